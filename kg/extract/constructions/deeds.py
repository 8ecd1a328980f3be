"""What somebody's deeds do, somebody does; who supports somebody's efforts supports somebody.

"The rebels' actions violate the truce"      rebels | violate | truce
"Peru supports the rebels' efforts"          Peru | support | rebels

The noun names a doing and nothing more, so that the owner is the doer of what it does (metonymy of deed for doer).
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.arguments.core import is_passive, is_predicate, objects, subjects
from kg.extract.maker import Maker
from kg.extract.phrase import Proposition
from kg.extract.sentence.lexicon import words
from kg.extract.sentence.phrases import members
from kg.extract.sentence.predicates import base_form
from kg.extract.sentence.view import View
from kg.extract.status import status

_NAME = "deeds"


def find(make: Maker) -> Iterator[Proposition | None]:
    """Propositions of owners of deeds, as doers and as those who are supported in them."""
    v = make.view
    for i in range(len(v.words)):
        if v.pos[i] != "VERB" or not is_predicate(v, i) or is_passive(v, i) or v.of(i, "cop"):
            continue
        subs, objs = subjects(v, i), objects(v, i)
        for s in subs if v.lemmas[i] not in words("states", "arguments") else ():
            for doer in _doers(v, s):
                for o in objs:
                    yield make.make(_NAME, i, doer, base_form(v, i), o, state=status(v, i))
        if v.lemmas[i] in words("backs", "arguments"):
            for o in objs:
                for doer in _doers(v, o):
                    for s in subs:
                        yield make.make(_NAME, i, s, base_form(v, i), doer, state=status(v, i))


def _doers(v: View, i: int) -> list[int]:
    """The owners of a deed: "their efforts", "the efforts of the army"."""
    if v.lemmas[i] not in words("deeds", "nouns"):
        return []
    owners = v.of(i, "nmod:poss")
    return [m for c in owners for m in members(v, c)]
