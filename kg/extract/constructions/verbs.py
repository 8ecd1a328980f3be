"""Verb clauses, active and passive: subject, object, indirect object, prepositional arguments.

"Russia struck the railway power system"            Russia | strike | railway power system
"Putin declined to endorse a ceasefire"             Putin | decline to endorse | ceasefire; negated: Putin | endorse | ceasefire
"an agreement signed by both sides in Doha"         both sides | sign | agreement; agreement | be signed in | Doha
"Russia fired drones at Odesa"                      Russia | fire | drones; Russia | fire drones at | Odesa
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.arguments.adjuncts import addressed, adjuncts, named, with_object
from kg.extract.arguments.core import (
    Oblique,
    agents,
    case_of,
    indirect_objects,
    is_passive,
    is_predicate,
    is_to,
    objects,
    small_clauses,
    subjects,
)
from kg.extract.arguments.light import carried, is_idiom
from kg.extract.constructions.complements import as_phrases, secondary
from kg.extract.constructions.placing import brought
from kg.extract.constructions.values import alone, bare, measure, score, when, where
from kg.extract.maker import Maker
from kg.extract.phrase import Proposition
from kg.extract.sentence.lexicon import words
from kg.extract.sentence.phrases import is_place
from kg.extract.sentence.placeholders import shell, weightless
from kg.extract.sentence.predicates import base_form, chain, participle
from kg.extract.sentence.view import View
from kg.extract.status import status, stronger
from kg.extract.times import LOCATIVE
from kg.types import TRUE, Status

_NAME = "verbs"
_ITSELF = frozenset({"it", "itself", "himself", "herself", "themselves", "myself", "ourselves"})


def find(make: Maker) -> Iterator[Proposition | None]:
    """Propositions of every verb clause."""
    v = make.view
    for i in range(len(v.words)):
        if v.pos[i] == "VERB" and is_predicate(v, i) and (not v.of(i, "cop") or is_to(v, i)):
            for predicate, state in _variants(v, i):
                yield from (_passive if is_passive(v, i) else _active)(make, i, predicate, state)


def _variants(v: View, i: int) -> list[tuple[str, Status]]:
    """The predicate by itself, and under the verbs that govern it where those change what is reported."""
    own = Status.PLANNED if is_to(v, i) and status(v, i) is Status.ASSERTED else status(v, i)
    plain = (base_form(v, i), own)
    governed = chain(v, i)
    if not governed:
        return [plain]
    parent = v.heads[i]
    above = status(v, v.heads[parent] if v.deps[i] == "acl" else parent)
    if v.deps[i] == "acl" and v.lemmas[parent] in words("obstacles", "arguments"):
        return [(governed, above), (plain[0], stronger(own, Status.HYPOTHETICAL))]
    return [plain] if above is own else [(governed, above), plain]


def _active(make: Maker, i: int, predicate: str, state: Status) -> Iterator[Proposition | None]:
    v = make.view
    subs, objs, given, held = subjects(v, i), objects(v, i), indirect_objects(v, i), adjuncts(v, i)
    predicate = " ".join([predicate, *(v.words[c].lower() for c in secondary(v, i))])
    said = small_clauses(v, i) if objs else []
    made = [c for c in v.of(i, "xcomp") if v.tags[c] == "VB" and not v.of(c, "cop")]
    raised = [*objs, *given] if made and v.lemmas[i] in words("raising", "arguments") else []
    idioms = [o for o in objs if is_idiom(v, i, o)]
    skipped = {
        *raised,
        *idioms,
        *(
            o
            for o in objs
            if weightless(v, i, o) or shell(v, i, o) or _supplied(v, i) or (predicate in words("complemented", "arguments") and _said(v, i))
        ),
    }
    if v.lemmas[i] in {"have", "do"} and not objs and not made:
        return  # it stands for a verb before: "more than they have for years"
    for s in subs:
        for o in [*objs, *given]:
            for other in _each_other(v, o, s, subs) if o not in skipped else []:
                yield make.make(_NAME, i, s, predicate, other, state=state)
            for c in made:
                yield make.make(_NAME, i, s, f"{predicate} to {base_form(v, c)}", o, state=state)
        for o in objs:
            for noun, m in carried(v, i, o) if not (said or _supplied(v, i)) else ():
                yield make.make(_NAME, i, s, f"{predicate} {noun}", m, state=state)
        for arg in held:
            if _only_place(v, i, predicate, objs, arg):
                continue
            if arg in as_phrases(v, i, objs) or brought(v, i, objs, arg) or any(arg.token < c for c in said):
                continue  # said of the object
            label = with_object(v, i, predicate, objs, arg)
            if not _without_object(v, i, predicate, objs, label, arg):
                yield make.make(_NAME, i, s, label, arg.token, state=state)
            for noun, m in carried(v, i, arg.token) if not objs else ():
                yield make.make(_NAME, i, s, f"{predicate} {arg.case} {noun}", m, state=state)
        for noun, case, m in addressed(v, i):
            yield make.make(_NAME, i, s, f"{noun} {case}", m, state=Status.ASSERTED)
        whole = " ".join([predicate, *(v.lemmas[o] for o in idioms)])
        yield from _alone(make, i, s, whole, state, bool(objs) and not idioms, bool(held))


def _alone(make: Maker, i: int, s: int, predicate: str, state: Status, transitive: bool, held: bool) -> Iterator[Proposition | None]:
    """What is told without another party."""
    v = make.view
    if result := score(v, i):
        yield make.make(_NAME, i, s, f"{predicate} by" if transitive else predicate, None, value=result, state=state)
    if far := "" if transitive or result else measure(v, i):
        yield make.make(_NAME, i, s, predicate, None, value=far, state=state)
    if transitive or (held and v.mention[s] != "event") or v.of(i, "ccomp", "xcomp"):
        return
    if told := when(v, i, predicate):
        yield make.make(_NAME, i, s, told[0], None, value=told[1], state=state)
    if place := where(v, i):
        yield make.make(_NAME, i, s, predicate, None, value=place, state=state)
    elif not (told or result or far or held) and state is not Status.HYPOTHETICAL and alone(v, i, s):
        yield make.make(_NAME, i, s, predicate, None, value=TRUE, state=state)


def _said(v: View, i: int) -> bool:
    """Whether a verb of calling or holding says what its object is: without that it is no fact ("called the plan *a mistake*")."""
    return bool(small_clauses(v, i)) or any(a.case == "as" for a in adjuncts(v, i))


def _supplied(v: View, i: int) -> bool:
    """Whether the object is who gets something: "provided *the army* with rifles" provides no army."""
    return v.lemmas[i] in {"provide", "supply", "furnish", "present"} and any(case_of(v, c) == "with" for c in v.of(i, "obl"))


def _without_object(v: View, i: int, predicate: str, objs: list[int], label: str, arg: Oblique) -> bool:
    """Whether a transitive verb would be told without what it is done to: "joined Roe for talks" is no "join for".

    Who else takes part is then a role of the fact with the object.
    """
    bare = bool(v.of(i, "obj")) and label == f"{predicate} {arg.case}" and predicate == base_form(v, i)
    itself = all(v.words[o].lower() in _ITSELF for o in v.of(i, "obj"))
    return bare and bool(objs) and arg.token not in objs and not itself


def _only_place(v: View, i: int, predicate: str, objs: list[int], arg: Oblique) -> bool:
    """Whether an argument is no further side, but the place or occasion of a fact told in full elsewhere.

    So is where two named sides meet, and where somebody declines or plans to do something.
    """
    if arg.case not in LOCATIVE | {"during"} or (arg.case in {"on", "upon"} and v.lemmas[i] in words("appeals", "arguments")):
        return False  # "called on Peru to stop"
    planned = " to " in predicate or (not objs and any(v.infinitive(c) for c in v.of(i, "xcomp")))
    spoken_of = v.lemmas[i] in words("attitudes", "arguments") and any(v.mention[o] == "event" for o in objs)
    return planned or (is_place(v, arg.token) and (spoken_of or any(named(v, o) for o in objs)))


def _each_other(v: View, o: int, s: int, subs: list[int]) -> list[int]:
    """The object, or for "each other" the other subjects."""
    around = {" ".join(v.words[k : k + 2]).lower() for k in (o, o - 1) if k >= 0}
    return [t for t in subs if t != s] if around & {"each other", "one another"} else [o]


def _passive(make: Maker, i: int, predicate: str, state: Status) -> Iterator[Proposition | None]:
    v = make.view
    patients, doers, held = subjects(v, i), agents(v, i), adjuncts(v, i)
    for a in doers if predicate == base_form(v, i) else ():  # who fears to be beaten is not who beats
        for p in patients:
            yield make.make(_NAME, i, a, predicate, p, state=state)
    if v.lemmas[i] in words("harm", "nouns"):  # "hundreds were killed in the quake": the quake did it
        for arg in held:
            if arg.case in {"in", "from"} and v.mention[arg.token] == "event":
                for p in patients:
                    yield make.make(_NAME, i, arg.token, predicate, p, state=state)
    label = predicate if " to " in predicate or predicate != base_form(v, i) else participle(v, i)
    for p in patients:
        for o in v.of(i, "obj"):
            yield make.make(_NAME, i, p, label, o, state=state)
        for arg in held:
            yield make.make(_NAME, i, p, f"{label} {arg.case}".strip(), arg.token, state=state)
        if not doers and (not held or v.mention[p] == "event") and not v.of(i, "obj", "xcomp", "ccomp"):
            if told := when(v, i, label):
                yield make.make(_NAME, i, p, told[0], None, value=told[1], state=state)
            elif held:
                continue
            elif place := where(v, i):
                yield make.make(_NAME, i, p, label, None, value=place, state=state)
            elif bare(v, i) and (" to " in label or label.startswith("be ")):
                yield make.make(_NAME, i, p, "be", None, value=label.removeprefix("be "), state=state)
