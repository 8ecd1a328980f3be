"""What an adjective behind its noun says of it with its complement (a relative clause without "who is").

"the parties responsible for the raid"   parties | be responsible for | raid
"troops loyal to the president"          troops | be loyal to | president
"Roe, a senator critical of the plan"    senator | be critical of | plan
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.arguments.core import obliques
from kg.extract.arguments.subjects import said_of
from kg.extract.constructions.directions import bearing
from kg.extract.maker import Maker
from kg.extract.phrase import Proposition
from kg.extract.sentence.phrases import is_time
from kg.extract.sentence.view import NOMINAL, View
from kg.types import Status

_NAME = "postnominal"
_COMPARES = frozenset({"", "than", "as"})
_NONE = frozenset({"any", "no", "whatever"})


def find(make: Maker) -> Iterator[Proposition | None]:
    """Propositions of every adjective behind a noun that has a complement of its own."""
    v = make.view
    for i in range(len(v.words)):
        if not _behind(v, i):
            continue
        noun = v.heads[i]
        for o in obliques(v, i):
            if o.case not in _COMPARES and o.token > i and not is_time(v, o.token) and bearing(v, i) < 0:
                for s in said_of(v, noun) or [noun]:
                    yield make.make(
                        _NAME, i, s, f"be {v.words[i].lower()} {o.case}", o.token, state=Status.ASSERTED, background=True
                    )


def _behind(v: View, i: int) -> bool:
    """Whether i is such an adjective: plain in degree, and right behind the noun or what belongs to it."""
    noun = v.heads[i]
    if v.tags[i] != "JJ" or v.deps[i] not in {"amod", "acl"} or noun >= i or v.pos[noun] not in NOMINAL:
        return False
    if v.of(i, "cop", "nsubj", "case", "mark") or v.said(noun, "det") & _NONE:
        return False  # "a plan as popular in Lima", "the lesson that they were ripe for it", "any parties responsible for it"
    return all(v.pos[k] != "PUNCT" or v.words[k] != "," for k in range(noun + 1, i))
