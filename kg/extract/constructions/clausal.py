"""Clauses in the place of an object, for loose sentences alone: open extraction tells them whole, a graph has no node for them.

"The authorities said that ten had died"     The authorities | said | that ten had died
"He waited while the bus was mended"         He | waited | while the bus was mended
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.arguments.core import is_predicate, objects, obliques, subjects
from kg.extract.maker import Maker
from kg.extract.phrase import Proposition
from kg.extract.sentence.predicates import voiced
from kg.extract.sentence.view import View
from kg.extract.status import status
from kg.extract.surface.full import words_of

NAME = "clausal"


def find(make: Maker) -> Iterator[Proposition | None]:
    """Propositions of every verb with a clause for its object, or with nothing but an adverbial clause."""
    v = make.view
    for i in range(len(v.words)):
        if v.pos[i] != "VERB" or not is_predicate(v, i) or v.of(i, "cop"):
            continue
        clause = complement(v, i)
        if clause < 0:
            continue
        value = words_of(v, whole(v, clause))
        for s in subjects(v, i) if value else ():
            yield make.make(NAME, i, s, voiced(v, i), None, value=value, state=status(v, i))


def complement(v: View, i: int) -> int:
    """The clause that stands for an object of verb i, behind it; -1 where there is none."""
    found = [c for c in v.of(i, "ccomp") if c > i]
    if not found and not objects(v, i) and not obliques(v, i) and not v.of(i, "xcomp"):
        found = [c for c in v.of(i, "advcl") if c > i and v.said(c, "mark")]
    return found[0] if found else -1


def whole(v: View, clause: int) -> set[int]:
    """The words of a clause without punctuation at its ends."""
    tokens = v.subtree(clause)
    while tokens and v.base(tokens[0]) == "punct":
        tokens.pop(0)
    while tokens and v.base(tokens[-1]) == "punct":
        tokens.pop()
    return set(tokens)
