"""Names as one types them: a few letters, without accents, in any case, from the start of a name or of a word in it.

All names lie in one string, the names of what is told of most first, so that what is found first is what is wanted most and
a search ends as soon as it has enough. Looking through six million characters takes a few milliseconds.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

_LINE = "\n"
_INSIDE = re.compile(r"['’.]")  # "U.S." is typed "us", "O'Neill" "oneill"
_BETWEEN = re.compile(r"[\W_]+")


def fold(text: str) -> str:
    """A name as it is compared: no marks, no capitals, words parted by one blank.

    >>> fold("Señor O'Neill-Łódź"), fold("U.S. Steel"), fold("?!")
    ('senor oneill łodz', 'us steel', '?!')
    """
    if text.isascii():
        plain = text.lower()
    else:
        parts = unicodedata.normalize("NFKD", text)
        plain = unicodedata.normalize("NFKD", "".join(char for char in parts if not unicodedata.combining(char)).casefold())
    folded = _BETWEEN.sub(" ", _INSIDE.sub("", plain)).strip()
    return folded or " ".join(plain.split())  # a name may be signs alone


@dataclass(frozen=True, slots=True)
class Hit:
    """Something found: its place among all, and which of its names fits (0 is the first)."""

    place: int
    name: int


class Names:
    """The names of things, the most wanted thing first."""

    def __init__(self, named: Sequence[Sequence[str]]) -> None:
        """Take the names of each thing, its main name first."""
        blocks = [_LINE + _LINE.join(map(fold, names)) for names in named]
        self._starts: list[int] = []
        at = 0
        for block in blocks:
            self._starts.append(at)
            at += len(block)
        self._text = "".join(blocks) + _LINE

    def find(self, sought: str, limit: int) -> list[Hit]:
        """Things with a name that has these letters, at most ``limit``.

        First those with a name that starts so, then those with a word that does, then those with the letters anywhere, then those
        in whose names all words are found; in the order of the things within each. Nothing sought finds the first things.
        """
        found: dict[int, Hit] = {}
        for hit in chain.from_iterable(self._ways(fold(sought))):
            if len(found) >= limit:
                break
            found.setdefault(hit.place, hit)
        return list(found.values())

    def _ways(self, wanted: str) -> Iterator[Iterator[Hit]]:
        if not wanted:
            yield (Hit(place, 0) for place in range(len(self._starts)))
            return
        yield self._scan(_LINE + wanted)
        yield self._scan(" " + wanted)
        yield self._scan(wanted)
        if " " in wanted:
            yield self._with_all(wanted.split(" "))

    def _scan(self, letters: str) -> Iterator[Hit]:
        """Things whose names hold letters, each once."""
        at = self._text.find(letters)
        while at >= 0:
            place = bisect_right(self._starts, at) - 1
            start, end = self._block(place)
            yield Hit(place, self._text.count(_LINE, start, at + 1) - 1)
            at = self._text.find(letters, end)

    def _with_all(self, words: Sequence[str]) -> Iterator[Hit]:
        """Things in whose names all words start words; the longest word is found in the fewest names."""
        longest = max(words, key=len)
        for hit in self._scan(longest):
            names = self._text[slice(*self._block(hit.place))].replace(_LINE, " ")
            if all(" " + word in names for word in words):
                yield hit

    def _block(self, place: int) -> tuple[int, int]:
        """Where the names of a thing begin and end in the text."""
        following = place + 1
        return self._starts[place], self._starts[following] if following < len(self._starts) else len(self._text) - 1
