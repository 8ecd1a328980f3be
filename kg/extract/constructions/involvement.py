"""What somebody is involved in or charged with, through the noun for it.

"She was involved in the sale of arms"         she | be involved in sale of | arms
"He was accused of involvement in the raid"    he | be accused of involvement in | raid
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.arguments.core import case_of, is_passive, is_predicate, obliques, subjects
from kg.extract.arguments.light import carried
from kg.extract.constructions.happenings import aimed
from kg.extract.maker import Maker
from kg.extract.phrase import Proposition
from kg.extract.sentence.lexicon import words
from kg.extract.sentence.phrases import is_time, members
from kg.extract.sentence.predicates import noun_form, participle
from kg.extract.sentence.view import View

_NAME = "involvement"


def find(make: Maker) -> Iterator[Proposition | None]:
    """Propositions of every adjective and passive of involvement whose argument is a noun with an argument of its own."""
    v = make.view
    for i in range(len(v.words)):
        if v.lemmas[i] not in words("involved", "adverbials") or not is_predicate(v, i) or not (v.of(i, "cop") or is_passive(v, i)):
            continue
        label = participle(v, i) if is_passive(v, i) else f"be {v.words[i].lower()}"
        for o in obliques(v, i):
            for noun, m in _inner(v, i, o.token) if o.case and o.token > i else ():
                for s in subjects(v, i):
                    yield make.make(_NAME, i, s, f"{label} {o.case} {noun}", m)


def _inner(v: View, i: int, o: int) -> Iterator[tuple[str, int]]:
    """(noun and preposition, token) for what the noun o is of or about: what a deed is done to, and other sides."""
    yield from carried(v, i, o)
    for c in v.of(o, "nmod"):
        case = case_of(v, c)
        if case == "of" and v.mention[o] == "event" and v.pos[o] == "NOUN" and aimed(v, o, case) and not is_time(v, c):
            for m in members(v, c):
                yield f"{noun_form(v, o)} of", m
