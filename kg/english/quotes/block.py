"""Where a statement without quotation marks ends: "The minister said:", then paragraphs of it, as press offices write.

A speaker says "I" and "we": paragraphs go on being theirs as long as one of them, or one still to come, does so. What is said
of the speaker in the third person is the writer's again.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.english.quotes.draft import Draft
from kg.english.quotes.words import Words

_FIRST = frozenset({"i", "we", "my", "our", "us", "me"})
_THIRD = frozenset({"he", "she", "they"})


class Block:
    """A statement that starts at a token; ``names`` are words for who makes it, in lower case."""

    def __init__(self, w: Words, start: int, names: Sequence[str]) -> None:
        self._w, self._names = w, frozenset(names) | _THIRD
        first = [i for i in range(start, len(w.text)) if w.lower[i] in _FIRST]
        self._last = w.paragraph[first[-1]] if first else -1  # the last paragraph that speaks in the first person

    def over(self, i: int, cues: Sequence[Draft]) -> bool:
        """Whether the paragraph that token i opens, with these cues in it, is the writer's again."""
        reports = [d for d in cues if d.report]
        if not reports:
            return False
        if self._w.paragraph[i] > self._last:
            return True
        return any(self._w.lower[s] in self._names for d in reports for s in d.speakers)
