"""What noun phrases say: possession, affiliation, place, and happenings told by a noun.

"Ukraine's air force"                       air force | be air force of | Ukraine
"Russian drones"                            drones | be drone of | Russia
"a hospital in Sumy"                        hospital | be in | Sumy
"the regime's attacks on Aleppo"            regime | attack on | Aleppo
"Trump described the call with Putin"       Trump | call | Putin (and the other way round: it is mutual)
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from kg.extract.arguments import case_of, is_passive, is_predicate, subjects
from kg.extract.lexicon import table, words
from kg.extract.maker import Maker
from kg.extract.phrase import Proposition
from kg.extract.phrases import is_place, is_time, members, phrase
from kg.extract.roles import affiliation, empty, owners, role_label
from kg.extract.status import status
from kg.extract.times import LOCATIVE
from kg.extract.view import View
from kg.types import EntityType, MentionKind, Status

_NAME = "nouns"
_TARGETS = frozenset({"on", "against", "with", "of", "to", "for", "into", "between", "from", "over", "at", "toward", "towards", "among"})


def find(make: Maker) -> Iterator[Proposition | None]:
    """Propositions of every noun that has an owner, a place or participants."""
    v = make.view
    for i in range(len(v.words)):
        if v.pos[i] not in {"NOUN", "PROPN"} or not v.children[i] or is_time(v, i):
            continue
        if v.of(i, "nmod:desc"):  # titles are appositions' business
            continue
        yield from _event(make, i)
        yield from _owned(make, i)
        yield from _located(make, i)
        yield from _examples(make, i)
        yield from _compound(make, i)


def _owned(make: Maker, i: int) -> Iterator[Proposition | None]:
    v = make.view
    p = phrase(v, i)
    if p is None or v.deps[i] in {"compound", "nmod:desc", "flat"}:
        return
    if p.label == "PERSON":
        if v.name[i] >= 0:  # else a title heads the name, which appositions read
            yield from _belongs(make, i)
        return
    label = f"be {role_label(v, i)} of"
    for o in owners(v, i):
        if p.type is EntityType.PLACE and v.base(o) == "compound":
            continue  # "Mosul airport", "border area": where it is or what it is called, not whose it is
        if (v.deps[i] == "appos" and not p.label) or (v.lemmas[i] in words("classes", "nouns") and v.base(o) == "compound"):
            continue
        if v.lemmas[i] in words("persons", "nouns") and v.deps[o] != "nmod:poss":
            yield make.make(_NAME, i, i, "be from", o, state=Status.ASSERTED, background=True, prior=0.8)
            continue
        yield make.make(_NAME, i, i, label, o, state=Status.ASSERTED, background=True, prior=0.8)
    yield from _complements(make, i, label)


def _complements(make: Maker, i: int, label: str) -> Iterator[Proposition | None]:
    """Names under a noun's preposition: "leader of Syria", "vote on Ukraine", "team from Oslo".

    Other nouns after *of* are part of its name.
    """
    v = make.view
    if v.of(i, "cop") or empty(v, i) or v.lemmas[i] in words("classes", "nouns") or v.mention[i] == "place":
        return
    for c in v.of(i, "nmod"):
        case = case_of(v, c)
        q = phrase(v, c)
        if q is None or is_time(v, c) or not case or v.deps[c] == "nmod:poss":
            continue
        if q.kind is not MentionKind.NAME and case not in {"on", "against", "between", "into", "over", "about", "by"}:
            continue
        loose = case in {"with", "to", "for"} and v.mention[i] not in {"person", "organization"}  # "envoy to", "spokesman for"
        if loose or (case in LOCATIVE and is_place(v, c)):
            continue
        for m in members(v, c):
            predicate = "be from" if case == "from" else label.removesuffix(" of") + " " + case
            yield make.make(_NAME, i, i, predicate, m, state=Status.ASSERTED, background=True, prior=0.75)


def _belongs(make: Maker, i: int) -> Iterator[Proposition | None]:
    """A person told apart by an organisation or a country: "Labour's Jane Roe", "Jane Roe of Labour"."""
    v = make.view
    beside = owners(v, i) + [m for c in v.of(i, "nmod") if case_of(v, c) in {"of", "from"} for m in members(v, c)]
    for o in beside:
        q = phrase(v, o)
        if q is None or is_time(v, o):
            continue
        if q.label == "ORG" or (not q.label and v.mention[o] == "organization"):
            yield make.make(_NAME, i, i, "be member of", o, state=Status.ASSERTED, background=True, prior=0.8)
        elif q.label in {"GPE", "NORP", "LOC"}:
            yield make.make(_NAME, i, i, "be from", o, state=Status.ASSERTED, background=True, prior=0.8)


def _compound(make: Maker, i: int) -> Iterator[Proposition | None]:
    """A participle with its doer before the noun: "Iranian-made drones" tells that Iran makes them."""
    v = make.view
    for c in v.of(i, "amod", "compound"):
        if v.tags[c] != "VBN" or v.pos[c] not in {"VERB", "ADJ"} or c > i:
            continue
        for doer in v.children[c]:
            if doer < c and (affiliation(v, doer) or v.name[doer] >= 0) and not is_time(v, doer):
                if v.words[c].lower() in words("placed", "nouns"):  # "Lima-based"
                    yield make.make(_NAME, i, i, f"be {v.words[c].lower()} in", doer, state=Status.ASSERTED, background=True, prior=0.85)
                    continue
                yield make.make(_NAME, i, doer, v.lemmas[c].lower(), i, state=Status.ASSERTED, background=True, prior=0.85)


def _located(make: Maker, i: int) -> Iterator[Proposition | None]:
    v = make.view
    if v.of(i, "cop"):
        return
    for c in v.of(i, "nmod"):
        case = case_of(v, c)
        if case in LOCATIVE and is_place(v, c) and not is_time(v, c):
            for m in members(v, c):
                yield make.make(_NAME, i, i, f"be {case}", m, state=Status.ASSERTED, background=True, prior=0.8)


def _examples(make: Maker, i: int) -> Iterator[Proposition | None]:
    """Members of a class: "gods such as Zeus and Hera"."""
    v = make.view
    for c in v.of(i, "nmod"):
        if case_of(v, c) in {"such as", "including", "like"}:
            for m in members(v, c):
                p = phrase(v, m)
                if p is not None and (p.kind is MentionKind.NAME or (p.kind is MentionKind.NOMINAL and case_of(v, c) != "like")):
                    yield make.make(_NAME, i, m, "be one of", i, state=Status.ASSERTED, background=True, prior=0.85)


@cache
def _mutual_verbs() -> dict[str, str]:
    return dict(entry.split("=") for entry in table("nouns")["reciprocal"])


def _event(make: Maker, i: int) -> Iterator[Proposition | None]:
    """A happening told by a noun, with who does it and whom it is done to."""
    v = make.view
    mutual = _mutual_verbs().get(v.lemmas[i].lower(), "")
    p = phrase(v, i)
    if p is None or not (mutual or p.type in {EntityType.EVENT}):
        return
    state = _state(v, i)
    under = v.of(i, "nmod") + (_adjacent(v, i) if mutual else [])
    targets = [(case_of(v, c), m) for c in under for m in members(v, c) if case_of(v, c) in _TARGETS and not is_time(v, c)]
    doers = owners(v, i) + [m for c in v.of(i, "nmod") if case_of(v, c) == "by" for m in members(v, c)]
    both = [t for case, t in targets if case == "between"]
    for k, a in enumerate(both):
        for b in both[k + 1 :]:
            yield from _mutual(make, i, a, b, mutual or v.lemmas[i], state)
    if mutual:
        doers = doers or _subject_above(v, i)
    for case, target in targets:
        if case == "between":
            continue
        for d in doers:
            if mutual and case == "with" and not (side(v, d) and side(v, target)):
                continue  # "started the match with attacking style"
            if mutual and case == "with":
                yield from _mutual(make, i, d, target, mutual, state)
            elif case != "of" or p.type is EntityType.EVENT:
                yield make.make(_NAME, i, d, f"{v.lemmas[i].lower()} {case}", target, state=state, prior=0.7)


def _adjacent(v: View, i: int) -> list[int]:
    """A *with*-phrase right behind a mutual noun belongs to it, also where the parse hangs it on the verb."""
    at = v.heads[i]
    return [c for c in v.of(at, "obl") if at != i and case_of(v, c) == "with" and min(v.of(c, "case")) == i + 1]


def side(v: View, i: int) -> bool:
    """Whether token i can be a side of something mutual: people, bodies, states, and pronouns for them."""
    k = v.name[i]
    named = k >= 0 and v.names[k][2] in {"PERSON", "ORG", "GPE", "NORP"}
    return named or v.pos[i] == "PRON" or v.mention[i] in {"person", "organization", "place"}


def _mutual(make: Maker, i: int, a: int, b: int, verb: str, state: Status) -> Iterator[Proposition | None]:
    yield make.make(_NAME, i, a, verb, b, state=state, prior=0.75)
    yield make.make(_NAME, i, b, verb, a, state=state, prior=0.75)


def _subject_above(v: View, i: int) -> list[int]:
    """The subject of the verb whose object or adverbial the noun is: "Trump described the call with Putin"."""
    at = v.heads[i]
    if v.base(i) == "obl" and case_of(v, i) not in {"in", "during", "at", "after", "following", "through"}:
        return []
    if at != i and v.base(i) in {"obj", "obl"} and is_predicate(v, at) and not is_passive(v, at):
        return subjects(v, at)
    return []


def _state(v: View, i: int) -> Status:
    """A happening under a verb that plans, doubts or denies is no more certain than the verb's clause."""
    at = v.heads[i]
    if at != i and v.base(i) in {"obj", "nsubj:pass", "nsubj", "obl", "nmod"} and v.pos[at] == "VERB":
        lemma = v.lemmas[at]
        if v.base(i) in {"obj", "obl", "nsubj:pass"} and lemma in words("planned") | words("foresees"):
            return Status.PLANNED
        if lemma in words("negative") | words("calls_off") and v.base(i) in {"obj", "obl"}:
            return Status.HYPOTHETICAL
        return status(v, at)
    return Status.HYPOTHETICAL if v.said(i, "det") & {"no", "any"} else Status.ASSERTED
