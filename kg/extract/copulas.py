"""Clauses with *be*: roles, classes, places and properties.

"She is commander of the fleet"       she | be commander of | fleet
"Sumy is in the northeast"            Sumy | be in | northeast
"He was critical of the plan"         he | be critical of | plan
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.arguments import case_of, is_predicate, obliques, subjects
from kg.extract.maker import Maker
from kg.extract.phrase import Proposition
from kg.extract.phrases import is_time, members, phrase
from kg.extract.roles import relations
from kg.extract.view import NOMINAL, View
from kg.types import MentionKind

_NAME = "copulas"


def find(make: Maker) -> Iterator[Proposition | None]:
    """Propositions of every copular clause, and of what is coordinated with its predicate."""
    v = make.view
    for i in range(len(v.words)):
        if not v.of(i, "cop") or not is_predicate(v, i):
            continue
        subs = [s for s in subjects(v, i) if not _empty(v, s, i)]
        for s in subs:
            for m in members(v, i) if v.pos[i] in NOMINAL else [i]:
                yield from _predicate(make, i, s, m)


def _empty(v: View, s: int, i: int) -> bool:
    """Subjects that stand for nothing: "there", and the "it" of "it was the army that fired" and "it is time to go"."""
    word = v.words[s].lower()
    if word in {"there", "what"}:
        return True
    return word == "it" and bool(v.of(i, "acl", "advcl", "ccomp", "csubj", "xcomp"))


def _predicate(make: Maker, i: int, s: int, m: int) -> Iterator[Proposition | None]:
    v = make.view
    tokens = (*v.of(i, "cop"), i)
    case = case_of(v, m) or (case_of(v, i) if m != i else "")
    if case:
        if not is_time(v, m):
            yield make.make(_NAME, i, s, f"be {case}", m, tokens=tokens, prior=0.9)
        return
    if v.pos[m] in {"ADJ", "ADV", "VERB"} and not v.of(m, "det"):
        held = [o for o in obliques(v, m) if o.case and not is_time(v, o.token)]
        for o in held:
            yield make.make(_NAME, i, s, f"be {v.words[m].lower()} {o.case}", o.token, tokens=tokens, prior=0.9)
        if not held and v.pos[m] == "ADJ" and not v.of(m, "xcomp", "ccomp", "csubj", "advcl"):
            yield make.make(_NAME, i, s, "be", None, value=_property(v, m), tokens=tokens, prior=0.8)
        return
    p = phrase(v, m)
    for label, target in relations(v, m) if p is None or not p.label else []:
        yield make.make(_NAME, i, s, label, target, tokens=tokens, prior=0.9)
    if p is None or p.kind is MentionKind.PRONOUN:
        return
    if p.kind is MentionKind.NAME:
        yield make.make(_NAME, i, s, "be", m, tokens=tokens, prior=0.9)
    else:
        yield make.make(_NAME, i, s, "be", None, value=p.text, tokens=tokens, prior=0.9)


def _property(v: View, m: int) -> str:
    """An adjective with its degree or its measure: "very old", "120 metres tall"."""
    measure = [c for c in v.of(m, "obl:unmarked", "nmod:unmarked") if c < m and v.of(c, "nummod")]
    if measure:
        return v.text(min(v.subtree(measure[0])), m + 1)
    before = [v.words[c] for c in v.of(m, "advmod") if c < m and v.words[c].lower() not in {"not", "n't", "n’t", "also", "still", "now"}]
    return " ".join([*before, v.words[m]]).lower()
