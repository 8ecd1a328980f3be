"""A parsed Doc as plain lists: read once, then asked often."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from spacy.tokens import Doc

from kg.english.quotes.types import Extent

RELATIVE = frozenset({"who", "which", "that", "whom"})
_COLUMNS: list[int | str] = ["ORTH", "LOWER", "LEMMA", "POS", "TAG", "DEP", "HEAD", "SENT_START", "SPACY"]
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


@dataclass(slots=True)
class Words:
    """Attributes by token. ``heads[i] == i`` at a root; ``deps`` are UD labels with subtypes, ``base`` without.

    ``sentence`` and ``paragraph`` number the sentence and the paragraph of each token; a paragraph ends at a line break
    behind which a sentence starts. ``glued[i]``: nothing lies between i and the next token; ``spaced``: that is known.
    """

    text: list[str]
    lower: list[str]
    lemmas: list[str]
    pos: list[str]
    tags: list[str]
    deps: list[str]
    base: list[str]
    heads: list[int]
    children: list[list[int]]
    sentence: list[int]
    paragraph: list[int]
    glued: list[bool]
    spaced: bool

    def of(self, i: int, *labels: str) -> list[int]:
        """Children of i with one of the labels, given with or without subtype."""
        return [c for c in self.children[i] if self.deps[c] in labels or self.base[c] in labels]

    def subtree(self, i: int, without: int = -1) -> list[int]:
        """i and all under it in text order, leaving out ``without`` and all under that."""
        found, todo = [], [i]
        while todo:
            j = todo.pop()
            if j != without:
                found.append(j)
                todo.extend(self.children[j])
        return sorted(found)

    def clause(self, i: int) -> bool:
        """Whether i heads a clause."""
        return self.pos[i] == "VERB" or any(self.deps[c] in {"cop", "nsubj", "nsubj:pass"} for c in self.children[i])

    def finite(self, i: int) -> bool:
        """Whether i heads a clause with a finite verb; a clause whose copula or auxiliary was left out counts by its subject."""
        if self.tags[i] in _FINITE:
            return True
        helpers = self.of(i, "aux", "cop")
        return any(self.tags[c] in _FINITE for c in helpers) or (not helpers and self.tags[i] != "VB" and bool(self.of(i, "nsubj")))

    def case(self, i: int) -> str:
        """The preposition over i in lower case, its fixed parts included."""
        parts = sorted(t for c in self.of(i, "case") for t in (c, *self.of(c, "fixed")))
        return " ".join(self.lower[t] for t in parts)


def words(doc: Doc) -> Words:
    """Read a parsed Doc."""
    table = doc.to_array(_COLUMNS)
    strings, seen = doc.vocab.strings, {0: ""}

    def text(column: int) -> list[str]:
        keys: list[int] = table[:, column].tolist()
        for key in set(keys) - seen.keys():
            seen[key] = strings[key]
        return [seen[k] for k in keys]

    orth, lower, lemmas, pos, tags, deps = (text(c) for c in range(6))
    n = len(orth)
    heads: list[int] = (table[:, 6].astype(np.int64) + np.arange(n)).tolist()  # kept as distances
    children: list[list[int]] = [[] for _ in range(n)]
    for i, h in enumerate(heads):
        if h != i and pos[i] != "SPACE":
            children[h].append(i)
    sentence, paragraph = _numbers(orth, pos, (table[:, 7] == 1).tolist())
    plain = {d: d.split(":", 1)[0] for d in set(deps)}
    base = [plain[d] for d in deps]
    glued = (table[:, 8] == 0).tolist()
    return Words(orth, lower, lemmas, pos, tags, deps, base, heads, children, sentence, paragraph, glued, not doc.has_unknown_spaces)


def _numbers(text: list[str], pos: list[str], starts: list[bool]) -> tuple[list[int], list[int]]:
    """Sentence and paragraph of each token."""
    sentence, paragraph, s, p, broken = [], [], -1, 0, False
    for i, start in enumerate(starts):
        s += start or s < 0
        p += start and broken
        space = pos[i] == "SPACE"
        broken = (broken and space) or (space and "\n" in text[i])
        sentence.append(s)
        paragraph.append(p)
    return sentence, paragraph


def extents(tokens: list[int], w: Words) -> tuple[Extent, ...]:
    """Runs of neighbouring tokens of a paragraph; white space, and punctuation at their ends, is left out."""
    found: list[Extent] = []
    for i in tokens:
        if found and w.paragraph[found[-1][0]] == w.paragraph[i] and all(w.pos[k] == "SPACE" for k in range(found[-1][1], i)):
            found[-1] = (found[-1][0], i + 1)
        else:
            found.append((i, i + 1))
    return tuple(x for e in found if (x := trimmed(e, w)))


def trimmed(extent: Extent, w: Words) -> Extent | None:
    """An extent without punctuation and white space at its ends; None where nothing is left."""
    start, end = extent
    while start < end and w.pos[start] in {"PUNCT", "SPACE"}:
        start += 1
    while end > start and w.pos[end - 1] in {"PUNCT", "SPACE"}:
        end -= 1
    return (start, end) if start < end else None
