"""What a verb says its subject or object is, becomes or counts as (SVC and SVOC).

"The town remained calm"                  town | remain | calm
"He became president of Peru"             He | become president of | Peru
"The jury found Roe guilty of fraud"      jury | find guilty | Roe; Roe | be found guilty of | fraud
"They used the school as a prison"        school | be used as | prison
"The party elected her chair"             her | be elected | chair
"As a close ally, Peru left"              Peru | be | close ally
"The guests included Anna Roe"            Anna Roe | be one of | guests
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.arguments.adjuncts import adjuncts
from kg.extract.arguments.core import Oblique, is_passive, is_predicate, is_to, objects, obliques, small_clauses, subjects
from kg.extract.maker import Maker
from kg.extract.phrase import Proposition
from kg.extract.sentence.clause import bearer
from kg.extract.sentence.lexicon import words
from kg.extract.sentence.phrases import is_time, phrase
from kg.extract.sentence.predicates import base_form, participle
from kg.extract.sentence.roles import relations
from kg.extract.sentence.view import View
from kg.extract.status import status
from kg.types import MentionKind

_NAME = "complements"
_ADJECTIVES = frozenset({"JJ", "JJR", "JJS"})
_NEGATIONS = frozenset({"not", "n't", "n’t", "never", "also", "still", "now"})


def find(make: Maker) -> Iterator[Proposition | None]:
    """Propositions of every verb with a complement."""
    v = make.view
    for i in range(len(v.words)):
        if v.pos[i] != "VERB" or not is_predicate(v, i) or (v.of(i, "cop") and not is_to(v, i)):
            continue
        yield from _role(make, i)
        yield from _for_whom(make, i)
        passive = is_passive(v, i)
        held = [] if passive else objects(v, i)
        yield from _members(make, i, held)
        for c in small_clauses(v, i):
            if v.of(i, "expl") or any(v.words[o].lower() == "it" and v.of(c, "xcomp", "ccomp", "advcl", "csubj") for o in held):
                continue  # "made it clear that", "find it hard to": nothing is so
            of = held or subjects(v, i)
            label = participle(v, i) if held or passive else base_form(v, i)
            for s in of:
                yield from _says(make, i, s, label, c)
        for a in as_phrases(v, i, held):
            for o in held:
                yield make.make(_NAME, i, o, f"{participle(v, i)} as", a.token, state=status(v, i))
        for c in _as_property(v, i):
            for o in objects(v, i):
                yield from _property(make, i, o, f"{participle(v, i)} as", c, apart=True)


def _role(make: Maker, i: int) -> Iterator[Proposition | None]:
    """A role that a clause starts with: "As a close ally, Peru stands by Chile"."""
    v = make.view
    subs = [s for s in subjects(v, i) if v.base(s) == "nsubj" and bearer(v, s)]
    for o in obliques(v, i) if subs else ():
        if o.case == "as" and o.token < subs[0] and bearer(v, o.token) and v.tags[o.token] == "NN":
            for s in subs:
                yield from _class(make, i, s, "be", o.token)


def _members(make: Maker, i: int, objs: list[int]) -> Iterator[Proposition | None]:
    """Who belongs to a class that includes them: "The guests included Anna Roe"."""
    v = make.view
    classes = [s for s in subjects(v, i) if v.tags[s] == "NNS" and v.name[s] < 0] if v.lemmas[i] == "include" else []
    for s in classes:
        for o in objs:
            if (p := phrase(v, o)) is not None and p.kind is MentionKind.NAME:
                yield make.make(_NAME, i, o, "be one of", s, state=status(v, i))


def _for_whom(make: Maker, i: int) -> Iterator[Proposition | None]:
    """For whom something is made so: "The law makes it easier for farmers to get loans"."""
    v = make.view
    for c in secondary(v, i):
        for clause in v.of(c, "advcl", "ccomp", "xcomp", "csubj"):
            doers = subjects(v, clause) if "for" in v.said(clause, "mark") and v.infinitive(clause) else []
            for s in subjects(v, i):
                for d in doers:
                    yield make.make(_NAME, i, s, f"{base_form(v, i)} {v.words[c].lower()} for", d, state=status(v, i))


def as_phrases(v: View, i: int, objs: list[int]) -> list[Oblique]:
    """What a verb says its objects are or are taken for."""
    return [a for a in adjuncts(v, i) if a.case == "as" and a.token > i] if objs and v.lemmas[i] in words("as", "arguments") else []


def _as_property(v: View, i: int) -> list[int]:
    """The adjectives a verb says of its objects under *as*: "described the vote as largely *free*"."""
    under = v.of(i, "obl", "advcl", "xcomp") if v.lemmas[i] in words("as", "arguments") else []
    first = [
        c for c in under if c > i and _adjective(v, c) and v.said(c, "case", "mark") == {"as"} and not v.of(c, "nsubj", "cop", "fixed")
    ]
    return [m for c in first for m in (c, *v.of(c, "conj")) if _adjective(v, m)]


def secondary(v: View, i: int) -> list[int]:
    """The adjective that makes one predicate with verb i: "hold *accountable*", "remain *steadfast* in"."""
    return [c for c in small_clauses(v, i) if _adjective(v, c)][:1]


def _adjective(v: View, c: int) -> bool:
    return (v.pos[c] == "ADJ" or v.tags[c] in _ADJECTIVES) and not v.of(c, "det")


def _says(make: Maker, i: int, s: int, label: str, c: int) -> Iterator[Proposition | None]:
    v = make.view
    if v.lemmas[c] in {"rid", "first", "last"}:
        return  # "get rid of", "put people first": parts of the verb
    if _adjective(v, c):
        yield from _property(make, i, s, label, c)
    elif v.pos[c] in {"NOUN", "PROPN"} and not is_time(v, c):
        yield from _class(make, i, s, label, c)


def _property(make: Maker, i: int, s: int, label: str, c: int, *, apart: bool = False) -> Iterator[Proposition | None]:
    """What an adjective says with its complements, or where it stands ``apart`` from its verb by itself."""
    v, state = make.view, status(make.view, i)
    told = [o for o in obliques(v, c) if o.case and not is_time(v, o.token) and not apart]
    for o in told:
        yield make.make(_NAME, i, s, f"{label} {v.words[c].lower()} {o.case}", o.token, state=state)
    if not told and not v.of(c, "xcomp", "ccomp", "csubj", "advcl"):
        before = [v.words[a] for a in v.of(c, "advmod") if a < c and v.words[a].lower() not in _NEGATIONS]
        yield make.make(_NAME, i, s, label, None, value=" ".join([*before, v.words[c]]).lower(), state=state)


def _class(make: Maker, i: int, s: int, label: str, c: int) -> Iterator[Proposition | None]:
    v, state = make.view, status(make.view, i)
    if v.of(c, "case") and label != "be":
        case = " ".join(v.words[k].lower() for k in v.of(c, "case"))
        yield make.make(_NAME, i, s, f"{label} {case}", c, state=state)
        return
    for role, target in relations(v, c):
        yield make.make(_NAME, i, s, label + role.removeprefix("be"), target, state=state)
    p = phrase(v, c)
    if p is not None and p.kind is MentionKind.NAME:
        yield make.make(_NAME, i, s, label, c, state=state)
    elif p is not None:
        yield make.make(_NAME, i, s, label, None, value=p.text, state=state)
