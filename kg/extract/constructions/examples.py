"""Members and parts named behind a class or a whole.

"gods such as Zeus"                       Zeus | be example of | gods
"ten strikes, including two on ships"     ten strikes | include | two
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.arguments.core import case_of
from kg.extract.maker import Maker
from kg.extract.phrase import Proposition
from kg.extract.sentence.lexicon import words
from kg.extract.sentence.phrases import is_time, members, phrase
from kg.extract.sentence.roles import empty
from kg.extract.sentence.view import View
from kg.types import MentionKind, Status

_NAME = "examples"


def find(make: Maker) -> Iterator[Proposition | None]:
    """Propositions of every noun with examples behind it."""
    v = make.view
    for i in range(len(v.words)):
        if v.pos[i] in {"NOUN", "PROPN"} and v.children[i] and not is_time(v, i):
            yield from _examples(make, i)


def _examples(make: Maker, i: int) -> Iterator[Proposition | None]:
    v = make.view
    for c in v.of(i, "nmod"):
        case = case_of(v, c)
        if (
            case not in words("examples", "nouns")
            or v.lemmas[i] in words("bare", "nouns") | words("headings", "nouns")
            or (case == "including" and not _many(v, i))
        ):
            continue
        for m in members(v, c):
            p = phrase(v, m)
            if p is None or (p.kind is not MentionKind.NAME and (case == "like" or p.kind is not MentionKind.NOMINAL)):
                continue
            s, predicate, o = (i, "include", m) if case == "including" else (m, "be example of", i)
            yield make.make(_NAME, i, s, predicate, o, state=Status.ASSERTED, background=True)


def _many(v: View, i: int) -> bool:
    """Whether a noun stands for a thing that has members or parts."""
    return v.tags[i] in {"NNS", "NNPS"} or v.mention[i] in {"place", "organization", "person", "object"} or empty(v, i)
