"""Verb clauses, active and passive: subject, object, indirect object, prepositional arguments.

"Russia struck the railway power system"            Russia | strike | railway power system
"Putin declined to endorse a ceasefire"             Putin | decline to endorse | ceasefire; negated: Putin | endorse | ceasefire
"an agreement signed by both sides in Doha"         both sides | sign | agreement; agreement | be signed in | Doha
"Russia fired drones at Odesa"                      Russia | fire | drones; Russia | fire drones at | Odesa
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from kg.extract.arguments import (
    Oblique,
    agents,
    case_of,
    indirect_objects,
    is_passive,
    is_predicate,
    is_to,
    objects,
    obliques,
    subjects,
)
from kg.extract.lexicon import table, words
from kg.extract.maker import Maker
from kg.extract.phrase import Proposition
from kg.extract.phrases import is_place, is_time, members, phrase
from kg.extract.predicates import base_form, chain, noun_form, participle
from kg.extract.roles import relations
from kg.extract.status import status
from kg.extract.times import LOCATIVE
from kg.extract.view import View
from kg.types import MentionKind, Status

_NAME = "verbs"


def find(make: Maker) -> Iterator[Proposition | None]:
    """Propositions of every verb clause."""
    v = make.view
    for i in range(len(v.words)):
        if v.pos[i] == "VERB" and is_predicate(v, i) and (not v.of(i, "cop") or is_to(v, i)):
            for predicate, state, prior in _variants(v, i):
                yield from (_passive if is_passive(v, i) else _active)(make, i, predicate, state, prior)


def _variants(v: View, i: int) -> list[tuple[str, Status, float]]:
    """The predicate by itself, and under the verbs that govern it where those change what is reported."""
    own = Status.PLANNED if is_to(v, i) and status(v, i) is Status.ASSERTED else status(v, i)
    plain = (base_form(v, i), own, 0.9)
    governed = chain(v, i)
    if not governed:
        return [plain]
    parent = v.heads[i]
    above = status(v, v.heads[parent] if v.deps[i] == "acl" else parent)
    return [plain] if above is own else [(governed, above, 0.9), plain]


def _active(make: Maker, i: int, predicate: str, state: Status, prior: float) -> Iterator[Proposition | None]:
    v = make.view
    subs, objs = subjects(v, i), objects(v, i)
    held = arguments(v, i)
    for s in subs:
        for o in objs:
            for other in _each_other(v, o, s, subs):
                yield make.make(_NAME, i, s, predicate, other, state=state, prior=prior)
        for o in indirect_objects(v, i):
            yield make.make(_NAME, i, s, predicate, o, state=state, prior=prior)
        for o in objs:
            yield from _light(make, i, s, o, predicate, state, prior)
        for c in v.of(i, "xcomp"):
            yield from _complement(make, i, s, predicate, c, state, bool(objs))
            for o in objs if v.tags[c] == "VB" and not v.of(c, "cop") else []:
                yield make.make(_NAME, i, s, f"{predicate} to {base_form(v, c)}", o, state=state, prior=prior)
        for arg in held:
            if arg.case in LOCATIVE and is_place(v, arg.token) and any(_named(v, o) for o in objs):
                continue  # where two named sides meet is the place of the fact, no further side
            yield make.make(_NAME, i, s, with_object(v, i, predicate, objs, arg), arg.token, state=state, prior=prior * 0.9)
            if not objs:
                yield from _light(make, i, s, arg.token, f"{predicate} {arg.case}", state, prior)
        for noun, case, m in _addressed(v, i):
            yield make.make(_NAME, i, s, f"{noun} {case}", m, state=Status.ASSERTED, prior=0.8)
        if not objs and not held and not v.of(i, "ccomp", "xcomp"):
            yield _when(make, i, s, predicate, state)


def _each_other(v: View, o: int, s: int, subs: list[int]) -> list[int]:
    """The object, or for "each other" the other subjects."""
    around = {" ".join(v.words[k : k + 2]).lower() for k in (o, o - 1) if k >= 0}
    return [t for t in subs if t != s] if around & {"each other", "one another"} else [o]


def _light(make: Maker, i: int, s: int, o: int, predicate: str, state: Status, prior: float) -> Iterator[Proposition | None]:
    """Nouns that carry the meaning and the arguments, under a light verb or themselves abstract.

    "put pressure on Russia", "has faith in his word", "call for an end to the attacks".
    """
    v = make.view
    light, happening = v.lemmas[i] in words("light", "verbs"), v.mention[o] == "event"
    if not (light or happening or v.mention[o] == "abstract") or v.pos[o] != "NOUN" or o < i:
        return
    noun = noun_form(v, o)
    for c in v.of(o, "nmod"):
        case = case_of(v, c)
        if not case or case in {"including", "such as"} or v.deps[c] == "nmod:poss" or is_time(v, c):
            continue
        if case == "of" and not (light or happening):
            continue  # "the theme of the talks" is one thing
        for m in members(v, c):
            yield make.make(_NAME, i, s, f"{predicate} {noun} {case}", m, state=state, prior=prior * 0.9)


@cache
def _told_in() -> dict[str, str]:
    return dict(entry.split("=") for entry in table("nouns")["addressed"])


def _addressed(v: View, i: int) -> Iterator[tuple[str, str, int]]:
    """Whom words are addressed to, beside what is said in them: "in a statement to the agency, the army denied it"."""
    given = _told_in()
    for c in v.of(i, "obl"):
        if case_of(v, c) in {"in", "during"} and v.lemmas[c] in given:
            for to in v.of(c, "nmod"):
                if case_of(v, to) in {"to", "with"} and not is_time(v, to):
                    for m in members(v, to):
                        yield f"{given[v.lemmas[c]]} {noun_form(v, c)}", case_of(v, to), m


def _named(v: View, o: int) -> bool:
    p = phrase(v, o)
    return p is not None and bool(p.label)


def _passive(make: Maker, i: int, predicate: str, state: Status, prior: float) -> Iterator[Proposition | None]:
    v = make.view
    patients, doers, held = subjects(v, i), agents(v, i), arguments(v, i)
    for a in doers:
        for p in patients:
            yield make.make(_NAME, i, a, predicate, p, state=state, prior=prior)
    if v.lemmas[i] in words("harm", "nouns"):  # "hundreds were killed in the quake": the quake did it
        for arg in held:
            if arg.case in {"in", "from"} and v.mention[arg.token] == "event":
                for p in patients:
                    yield make.make(_NAME, i, arg.token, predicate, p, state=state, prior=prior * 0.8)
    label = predicate if " to " in predicate else participle(v, i)
    for p in patients:
        for o in v.of(i, "obj"):
            yield make.make(_NAME, i, p, label, o, state=state, prior=prior)
        for arg in held:
            yield make.make(_NAME, i, p, f"{label} {arg.case}".strip(), arg.token, state=state, prior=prior * 0.9)
        for c in v.of(i, "xcomp"):
            yield from _complement(make, i, p, label, c, state, False)
        if not doers and not held and not v.of(i, "obj", "xcomp", "ccomp"):
            yield _when(make, i, p, label, state) or make.make(
                _NAME, i, p, "be", None, value=label.removeprefix("be "), state=state, prior=prior * 0.8
            )


def arguments(v: View, i: int) -> list[Oblique]:
    """Prepositional arguments that can be an end of a fact: no times, no attributions, no set phrases."""
    found = []
    told = v.lemmas[i] in words("says", "verbs") and v.of(i, "ccomp", "parataxis")  # where a thing was said is no part of it
    for o in obliques(v, i):
        if is_time(v, o.token) or o.case.startswith(("according", "accord")) or o.case in words("circumstances", "nouns"):
            continue
        if o.case in {"including", "such as"} or (told and o.case in {"in", "during", "at", "on"} and not _named(v, o.token)):
            continue
        set_phrase = v.lemmas[o.token] in words("discourse", "nouns") and not v.of(o.token, "nmod", "amod", "acl")
        if not set_phrase and (o.case or v.pos[o.token] == "PROPN"):
            found.append(o)
    return found


def with_object(v: View, i: int, predicate: str, objs: list[int], arg: Oblique) -> str:
    """The predicate before an argument: with the object's noun where that is part of what happens ("fire drones at")."""
    nouns = []
    for o in objs:
        p = phrase(v, o)
        if p is not None and p.kind is MentionKind.NOMINAL and v.pos[o] == "NOUN" and o > i:
            nouns.append(noun_form(v, o))
    return " ".join(filter(None, [predicate, nouns[0] if nouns and len(objs) == 1 else "", arg.case]))


def _complement(make: Maker, i: int, s: int, predicate: str, c: int, state: Status, transitive: bool) -> Iterator[Proposition | None]:
    """Nominal complements: "became president of France", "served as" is an oblique; "named him chairman"."""
    v = make.view
    if v.pos[c] not in {"NOUN", "PROPN"} or transitive or v.of(c, "cop"):
        return
    if v.of(c, "case"):
        yield make.make(_NAME, i, s, f"{predicate} {' '.join(v.words[k].lower() for k in v.of(c, 'case'))}", c, state=state)
        return
    for label, target in relations(v, c):
        yield make.make(_NAME, i, s, predicate + label.removeprefix("be"), target, state=state, prior=0.9)
    p = phrase(v, c)
    if p is not None:
        yield make.make(
            _NAME,
            i,
            s,
            predicate,
            c if p.kind is MentionKind.NAME else None,
            value="" if p.kind is MentionKind.NAME else p.text,
            state=state,
        )


def _when(make: Maker, i: int, s: int, predicate: str, state: Status) -> Proposition | None:
    """A happening with nothing but a time: "the talks began on Tuesday"."""
    v = make.view
    for o in obliques(v, i):
        p = phrase(v, o.token)
        if is_time(v, o.token) and p is not None:
            return make.make(_NAME, i, s, f"{predicate} {o.case}".strip(), None, value=p.text, state=state, prior=0.8)
    return None
