"""Where things are by the points of the compass.

"a village north of Lima"                village | be north of | Lima
"The base lies 30 km west of Lima"       base | be west of | Lima
"Orla is a port located south of Lima"   Orla | be south of | Lima
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.arguments.core import subjects
from kg.extract.arguments.subjects import said_of
from kg.extract.maker import Maker
from kg.extract.phrase import Proposition
from kg.extract.sentence.lexicon import words
from kg.extract.sentence.phrases import is_place
from kg.extract.sentence.view import NOMINAL, View
from kg.extract.status import status
from kg.types import Status

_NAME = "directions"
_STANDS = frozenset({"locate", "situate", "lie", "sit", "stand", "base", "position", "nestle"})


def find(make: Maker) -> Iterator[Proposition | None]:
    """Propositions of every direction with "of" and a place."""
    v = make.view
    for i in range(len(v.words) - 1):
        place = bearing(v, i)
        if place < 0 or v.of(i, "cop"):
            continue
        at = _of_what(v, i)
        if v.pos[at] == "VERB":
            for s in subjects(v, at) if v.lemmas[at] in _STANDS else ():
                yield make.make(_NAME, i, s, f"be {v.words[i].lower()} of", place, state=status(v, at))
        elif v.pos[at] in NOMINAL and at < i:
            told = v.of(at, "cop")
            state = status(v, at) if told else Status.ASSERTED
            for s in said_of(v, at) or [at]:
                yield make.make(_NAME, i, s, f"be {v.words[i].lower()} of", place, state=state, background=not told)


def bearing(v: View, i: int) -> int:
    """The place that a direction is told from, wherever the parse hangs it: "north of *Lima*"; -1 where there is none."""
    if v.words[i].lower() not in words("directions", "adverbials") or i + 1 == len(v.words) or v.words[i + 1].lower() != "of":
        return -1
    place = v.heads[i + 1]
    return place if v.deps[i + 1] == "case" and place > i and is_place(v, place) else -1


def _of_what(v: View, i: int) -> int:
    """The noun or verb that a direction belongs to, over those it is coordinated with: "west of Lima and *north* of Quito"."""
    at = i
    while v.heads[at] != at and (v.base(at) == "conj" or v.pos[at] in {"ADV", "ADJ"}) and v.pos[at] != "VERB":
        at = v.heads[at]
        if v.pos[at] in NOMINAL or v.pos[at] == "VERB":
            break
    return at
