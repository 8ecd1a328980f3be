"""What two subjects do with each other: the verb says it of each of them with the other (Levin 1993, 4.1: simple reciprocals).

"Lima and Quito clashed"            Lima | clash with | Quito, and the other way round
"the two leaders, Roe and Poe, met" Roe | meet | Poe
"Lima and Quito exchanged fire"     Lima | exchange fire with | Quito
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import permutations

from kg.extract.arguments.core import is_passive, is_predicate, obliques, subjects
from kg.extract.constructions.happenings import side
from kg.extract.maker import Maker
from kg.extract.phrase import Proposition
from kg.extract.sentence.lexicon import pairs, words
from kg.extract.sentence.phrases import is_time
from kg.extract.sentence.predicates import base_form, noun_form
from kg.extract.sentence.view import View
from kg.extract.status import status

_NAME = "mutual"
_SIDES = 4  # at most: of a longer row it is not said that each does it with each


def find(make: Maker) -> Iterator[Proposition | None]:
    """Propositions of verbs with two or a few sides for subjects."""
    v = make.view
    for i in range(len(v.words)):
        if v.pos[i] != "VERB" or not is_predicate(v, i) or v.of(i, "cop") or is_passive(v, i):
            continue
        predicate = _predicate(v, i)
        sides = [s for s in subjects(v, i) if side(v, s)] if predicate else []
        if 2 <= len(sides) <= _SIDES:
            state = status(v, i)
            for a, b in permutations(sides, 2):
                yield make.make(_NAME, i, a, predicate, b, state=state)


def _predicate(v: View, i: int) -> str:
    """The predicate that joins the two sides, "" where the verb does not or its other side is told already."""
    if any(o.case == "with" for o in obliques(v, i)) or v.of(i, "ccomp"):
        return ""
    objs = [o for o in v.of(i, "obj") if not is_time(v, o)]
    if v.lemmas[i] in words("exchanges"):
        plain = len(objs) == 1 and v.pos[objs[0]] == "NOUN" and not v.of(objs[0], "nmod:poss")
        return f"{base_form(v, i)} {noun_form(v, objs[0])} with" if plain else ""
    if objs:
        return ""
    if "together" in v.said(i, "advmod"):
        return base_form(v, i).removesuffix(" together") + " together with"
    return pairs("mutual").get(base_form(v, i), "")
