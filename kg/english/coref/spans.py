"""The span of a mention, read off the tree from its head."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

# What hangs on a head but is no part of its noun phrase; a case mark after the head ("Kyiv's") is.
_OUTSIDE = frozenset({
    "case", "cc", "conj", "mark", "cop", "nsubj", "csubj", "aux", "advcl", "parataxis", "discourse", "vocative", "reparandum", "orphan",
    "expl", "list", "dislocated", "punct",
})
_OUTER_PUNCTUATION = frozenset({",", ".", ";", ":", '"', "“", "”", "``", "''", "-", "–", "—"})
_PAIRS = {")": "(", "]": "["}


def spans_of(doc: Doc, heads: Iterable[int]) -> list[Span]:
    """The widest noun phrases of some head tokens, without what a clause hangs on them."""
    made = []
    for i in heads:
        start, end = bounds(doc[i])
        made.append(doc[start:end])
    return made


def bounds(head: Token) -> tuple[int, int]:
    """Start and end (exclusive) of the noun phrase a token heads."""
    first = last = head.i
    doc = head.doc
    cut = 0  # where the phrase starts at the earliest: after what stands before the head but outside
    for child in head.children:
        base = child.dep_.split(":")[0]
        if child.dep_ == "obl:unmarked" or (base in _OUTSIDE and not (base == "case" and child.i > head.i)):
            if base != "punct" and child.right_edge.i < head.i:
                cut = max(cut, child.right_edge.i + 1)
            continue
        first, last = min(first, child.left_edge.i), max(last, child.right_edge.i)
    first = min(max(first, cut), head.i)
    while last > head.i and (doc[last].text in _OUTER_PUNCTUATION or doc[last].is_space):
        last -= 1
    while first < head.i and (doc[first].text in _OUTER_PUNCTUATION or doc[first].text == "(" or doc[first].is_space):
        first += 1
    opening = _PAIRS.get(doc[last].text)
    if last > head.i and opening and not any(t.text == opening for t in doc[first:last]):
        last -= 1
    return first, last + 1
