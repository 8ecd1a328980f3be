"""Where things are and where happenings take place.

"a hospital in Sumy"                                    hospital | be in | Sumy
"hit a hospital in Sumy", hung on the verb              hospital | be in | Sumy
"In the final, Peru faced Chile at the Arena in Lima"   final | take place at | Arena
"a quake near Lima during the festival"                 quake | happen near | Lima; quake | happen during | festival
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.arguments.core import case_of, is_passive, is_predicate, objects, obliques, subjects
from kg.extract.constructions.happenings import aimed
from kg.extract.maker import Maker
from kg.extract.phrase import Proposition
from kg.extract.sentence.lexicon import words
from kg.extract.sentence.phrases import is_place, is_time, members, phrase
from kg.extract.sentence.roles import definite, empty
from kg.extract.sentence.view import View
from kg.extract.times import LOCATIVE
from kg.types import Status

_NAME = "places"
_WITHIN = frozenset({"in", "during", "at", "on"})


def find(make: Maker) -> Iterator[Proposition | None]:
    """Propositions of nouns with a place, and of things and happenings whose place the clause tells."""
    v = make.view
    for i in range(len(v.words)):
        if v.pos[i] in {"NOUN", "PROPN"} and v.children[i] and not is_time(v, i):
            yield from _located(make, i)
            yield from _named_after(make, i)
            yield from _dated(make, i)
        elif v.pos[i] == "VERB" and is_predicate(v, i) and not v.of(i, "cop"):
            yield from _by_clause(make, i)


def _located(make: Maker, i: int) -> Iterator[Proposition | None]:
    v = make.view
    thought = v.mention[i] in {"abstract", ""} and v.name[i] < 0 and not empty(v, i) and v.lemmas[i] not in words("situations", "nouns")
    if thought or v.of(i, "cop") or v.of(i, "nmod:desc"):
        return
    if any(v.tags[c] == "JJS" for c in v.of(i, "amod")):
        return  # "the largest island in Europe" says of which it is the largest
    happening = v.mention[i] == "event"
    for c in v.of(i, "nmod"):
        case = case_of(v, c)
        at = case in LOCATIVE and is_place(v, c) and not (happening and aimed(v, i, case))
        during = happening and (case in {"during", "amid"} or (case == "in" and v.mention[c] == "event"))
        if (at or during) and not is_time(v, c):
            verb = "happen" if happening and v.pos[i] == "NOUN" and (during or _sudden(v, i)) else "be"
            for m in members(v, c) if at else [c]:
                if (at and not is_place(v, m)) or v.pos[m] in {"DET", "PRON"}:
                    continue
                yield make.make(
                    _NAME, i, i, f"{verb} {case}", m, state=Status.ASSERTED, background=not happening or definite(v, i)
                )


def _named_after(make: Maker, i: int) -> Iterator[Proposition | None]:
    """The place before a happening: "the Lima earthquake", "the Vienna talks"; a state before a raid does it."""
    v = make.view
    predicate = (
        "happen in"
        if v.lemmas[i] in words("disasters", "nouns")
        else "take place in"
        if v.lemmas[i] in words("gatherings", "nouns")
        else ""
    )
    for c in v.of(i, "compound", "nmod:unmarked") if predicate and v.mention[i] in {"event", ""} and v.pos[i] == "NOUN" else []:
        k = v.name[c]
        if c < i and k >= 0 and v.names[k][2] in {"GPE", "LOC"} and v.name[i] != k and v.pos[c] == "PROPN":
            yield make.make(_NAME, i, i, predicate, c, state=Status.ASSERTED, background=True)


def _dated(make: Maker, i: int) -> Iterator[Proposition | None]:
    """When a happening was: "the strike on Monday", "talks in January"."""
    v = make.view
    if v.mention[i] != "event" or v.pos[i] != "NOUN" or v.of(i, "cop"):
        return
    for c in v.of(i, "nmod"):
        if is_time(v, c) and case_of(v, c) in {"in", "on", "at", "during"} and v.deps[c] != "nmod:poss":
            verb = "happen" if _sudden(v, i) else "take place"
            yield make.make(_NAME, i, i, f"{verb} {case_of(v, c)}", c, state=Status.ASSERTED, background=definite(v, i))


def _sudden(v: View, i: int) -> bool:
    """Whether a noun tells a thing that happens, as a collapse does, and not one that is held, as talks are."""
    return v.lemmas[i] in words("occurrences", "nouns")


def _by_clause(make: Maker, i: int) -> Iterator[Proposition | None]:
    """The place a verb has is that of the place it is done to, and of the event it is a part of."""
    v = make.view
    held = [o for o in obliques(v, i) if not is_time(v, o.token)]
    places = [o for o in held if o.case in LOCATIVE and is_place(v, o.token)]
    if not places:
        return
    patients = subjects(v, i) if is_passive(v, i) else objects(v, i)
    for place in places:
        for p in patients:
            if _stands(v, p) and p < place.token and not v.of(p, "nmod"):
                yield make.make(_NAME, i, p, f"be {place.case}", place.token, state=Status.ASSERTED)
        for o in held:
            if o.case in _WITHIN and _named_event(v, o.token) and o.token != place.token and place.case in {"at", "in"}:
                yield make.make(_NAME, i, o.token, f"take place {place.case}", place.token)


def _stands(v: View, p: int) -> bool:
    """Whether a thing stays where it is: a building, a site."""
    k = v.name[p]
    return (v.names[k][2] == "FAC") if k >= 0 else (v.mention[p] == "place" and v.lemmas[p] not in words("classes", "nouns"))


def _named_event(v: View, i: int) -> bool:
    """A happening one can name or point at: "the World Cup", "the first game"."""
    if v.name[i] >= 0:
        return v.names[v.name[i]][2] == "EVENT"
    q = phrase(v, i)
    return v.mention[i] == "event" and q is not None and bool(v.said(i, "det") & {"the", "this"})
