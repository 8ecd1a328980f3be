"""What two sides have with each other, told by a verb with "between" beside its noun.

"An agreement was signed between Peru and Chile"     Peru | sign agreement with | Chile, and the other way round
"Fighting broke out between Peru and Chile"          Peru | fight | Chile
"Qatar brokered a truce between Peru and Chile"      Peru | have truce with | Chile
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import permutations

from kg.extract.arguments.core import case_of, is_passive, is_predicate, objects, subjects
from kg.extract.constructions.happenings import side
from kg.extract.maker import Maker
from kg.extract.phrase import Proposition
from kg.extract.sentence.lexicon import pairs, words
from kg.extract.sentence.phrases import members
from kg.extract.sentence.predicates import base_form, noun_form
from kg.extract.sentence.view import View
from kg.extract.status import status

_NAME = "between"


def find(make: Maker) -> Iterator[Proposition | None]:
    """Propositions of every verb whose noun is something two sides have."""
    v = make.view
    for i in range(len(v.words)):
        if v.pos[i] != "VERB" or not is_predicate(v, i) or v.of(i, "cop"):
            continue
        brought = objects(v, i) if is_passive(v, i) or v.lemmas[i] in words("brokers", "adverbials") else []
        nouns = [n for n in (brought if v.of(i, "obj") else subjects(v, i)) if _shared(v, n)]
        for n in nouns[:1]:
            pairs = list(permutations(_sides(v, i, n), 2))
            for a, b in pairs if len(pairs) == 2 else ():
                yield make.make(_NAME, i, a, _predicate(v, i, n), b, state=status(v, i))


def _sides(v: View, i: int, n: int) -> list[int]:
    """The two under "between", beside the verb or, of a pact, under its noun."""
    held = [c for c in v.of(i, "obl") if case_of(v, c) == "between"]
    if v.lemmas[n] in words("pacts", "adverbials"):
        held += [c for c in v.of(n, "nmod") if case_of(v, c) == "between"]
    return [m for c in held[:1] for m in members(v, c) if side(v, m)]


@cache
def _verbs() -> dict[str, str]:
    """What sides of a happening do, by its noun or gerund."""
    return pairs("mutual") | pairs("reciprocal", "nouns")


def _shared(v: View, n: int) -> bool:
    """Whether a noun is of something that two sides have or do with each other."""
    return v.name[n] < 0 and (v.lemmas[n] in words("pacts", "adverbials") or v.lemmas[n].lower() in _verbs())


def _predicate(v: View, i: int, n: int) -> str:
    lemma = v.lemmas[n].lower()
    if lemma in _verbs():
        return _verbs()[lemma]
    done = is_passive(v, i) and v.lemmas[i] in words("concludes", "adverbials")
    return f"{base_form(v, i) if done else 'have'} {noun_form(v, n)} with"
