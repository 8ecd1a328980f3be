"""What a clause is done for or against, and with whose help, told by a noun under "in" or "with".

"In support of the army, aircraft struck"      aircraft | support | army
"a march in protest against the law"           march | protest against | law
"With help from Peru, Chile built a port"      Peru | help | Chile
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from kg.extract.arguments.core import case_of, is_passive, is_predicate, subjects
from kg.extract.constructions.happenings import side
from kg.extract.maker import Maker
from kg.extract.phrase import Proposition
from kg.extract.sentence.lexicon import pairs, table
from kg.extract.sentence.phrases import is_time, members
from kg.extract.sentence.view import View
from kg.extract.status import status
from kg.types import Status

_NAME = "purposes"


def find(make: Maker) -> Iterator[Proposition | None]:
    """Propositions of every noun that with "in" makes a complex preposition."""
    v = make.view
    for i in range(len(v.words)):
        if v.pos[i] != "NOUN" or v.base(i) not in {"obl", "nmod"}:
            continue
        yield from _helped(make, i)
        known = _nouns().get(v.lemmas[i].lower())
        if known is None or case_of(v, i) != "in" or v.of(i, "det", "nmod:poss", "amod"):
            continue
        verb, marks = known
        targets = [m for c in v.of(i, "nmod") if case_of(v, c) in marks and not is_time(v, c) for m in members(v, c)]
        doers, state = _doers(v, i)
        for d in doers:
            for t in targets:
                yield make.make(_NAME, i, d, verb, t, state=state)


def _helped(make: Maker, i: int) -> Iterator[Proposition | None]:
    """Who stands behind what the subject does: "with the support of the army", "with funding from Peru"."""
    v = make.view
    at, verb = v.heads[i], pairs("aids", "nouns").get(v.lemmas[i].lower(), "")
    if not verb or v.base(i) != "obl" or case_of(v, i) not in {"with", "under", "through"} or is_passive(v, at) or not is_predicate(v, at):
        return
    helpers = [m for c in v.of(i, "nmod") if case_of(v, c) in {"of", "from", "by"} and not is_time(v, c) for m in members(v, c)]
    helpers += [m for c in v.of(i, "nmod:poss") for m in members(v, c)]
    state = status(v, at)
    for h in helpers:
        for s in subjects(v, at) if side(v, h) else []:
            yield make.make(_NAME, i, h, verb, s, state=state)


@cache
def _nouns() -> dict[str, tuple[str, frozenset[str]]]:
    """The verb of a noun, and the prepositions behind the noun that lead to its object."""
    found = {}
    for entry in table("nouns")["purposes"]:
        noun, _, rest = entry.partition("=")
        verb, _, marks = rest.partition(":")
        found[noun] = (verb, frozenset(marks.split(",")))
    return found


def _doers(v: View, i: int) -> tuple[list[int], Status]:
    """The subject of the clause, or the noun it stands with; in a passive nobody is said to be the one."""
    at = v.heads[i]
    if v.base(i) == "nmod":
        return [at], Status.ASSERTED
    if not is_predicate(v, at) or is_passive(v, at):
        return [], Status.ASSERTED
    return subjects(v, at), status(v, at)
