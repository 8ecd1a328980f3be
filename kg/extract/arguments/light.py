"""Nouns that carry the meaning of a verb and its arguments: light verbs, idioms, abstract objects.

"put pressure on Peru"            put pressure on | Peru
"called for an end to the raids"  call for end to | raids
"took place in Oslo"              take place in | Oslo, and no "take | place"
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from kg.extract.arguments.core import case_of
from kg.extract.sentence.clause import bearer
from kg.extract.sentence.lexicon import table, words
from kg.extract.sentence.phrases import is_place, is_time, members
from kg.extract.sentence.predicates import noun_form
from kg.extract.sentence.view import View
from kg.extract.times import LOCATIVE


def carried(v: View, i: int, o: int) -> Iterator[tuple[str, int]]:
    """(noun and preposition, token) for what hangs on the noun o, the object or an adjunct of verb i, and belongs to the verb."""
    light, happening = v.lemmas[i] in words("light", "verbs"), v.mention[o] == "event"
    if not (light or happening or v.mention[o] == "abstract") or v.pos[o] != "NOUN" or o < i:
        return
    noun = noun_form(v, o)
    for c in v.of(o, "nmod"):
        case = case_of(v, c)
        if not case or case in {"including", "such as"} or v.deps[c] == "nmod:poss" or is_time(v, c):
            continue
        if case == "of" and (v.lemmas[o] in words("amounts", "nouns") or not (light or _side(v, c))):
            continue  # "the theme of the talks" and "a third of the land" are one thing
        if not light and (case == "between" or (case in LOCATIVE and is_place(v, c))):
            continue  # "condemned the attacks in the north": where those were
        for m in members(v, c):
            yield f"{noun} {case}", m


def _side(v: View, c: int) -> bool:
    return v.name[c] >= 0 or bearer(v, c) or v.pos[c] in {"PRON", "PROPN"}


@cache
def _idioms() -> frozenset[str]:
    return frozenset(table("arguments")["idioms"])


def is_idiom(v: View, i: int, o: int) -> bool:
    """Whether verb and object are one predicate: what takes *place* takes nothing."""
    return f"{v.lemmas[i]} {v.lemmas[o]}" in _idioms() and not v.of(o, "det", "amod", "nmod:poss")
