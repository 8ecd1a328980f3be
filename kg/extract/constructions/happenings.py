"""Happenings told by a noun, with who does it, whom it is done to and who takes part.

"the regime's attacks on Aleppo"            regime | attack | Aleppo
"Peru's participation in the talks"         Peru | participate in | talks
"U.S. airstrikes against the port"          U.S. | conduct | airstrikes; U.S. | conduct airstrikes against | port
"Roe described the call with Poe"           Roe | call | Poe (and the other way round: it is mutual)
"in support of the army, aircraft struck"   aircraft | support | army

The verbs of nouns are in data/nouns.json; which verb goes with a noun that has none of its own ("make an attempt", "conduct a strike")
is the lexical function Oper1 of Mel'čuk (1996).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from kg.extract.arguments.core import case_of, is_passive, is_predicate, subjects
from kg.extract.maker import Maker
from kg.extract.phrase import Proposition
from kg.extract.sentence.lexicon import pairs, table, words
from kg.extract.sentence.phrases import is_time, members, phrase
from kg.extract.sentence.predicates import noun_form
from kg.extract.sentence.roles import owners
from kg.extract.sentence.view import View
from kg.extract.status import status
from kg.types import Status

_NAME = "happenings"
_DIRECT = frozenset({"on", "against", "upon"})
_KEPT = frozenset({"to", "in", "from", "with", "for", "about", "into", "over", "at", "toward", "towards", "among", "on", "against"})


def find(make: Maker) -> Iterator[Proposition | None]:
    """Propositions of every noun for a happening."""
    v = make.view
    for i in range(len(v.words)):
        if v.pos[i] != "NOUN" or v.name[i] >= 0 or is_time(v, i) or phrase(v, i) is None:
            continue
        lemma = v.lemmas[i].lower()
        if lemma in pairs("reciprocal", "nouns"):
            yield from _between(make, i, pairs("reciprocal", "nouns")[lemma])
        elif v.mention[i] in {"abstract", "event"} and any(case == "between" for case, _ in _targets(v, i)):
            yield from _between(make, i, f"have {noun_form(v, i)} with")
        elif lemma in _verbs() and v.mention[i] not in {"person", "organization", "place"}:
            yield from _done(make, i, *_verbs()[lemma])
        if lemma in pairs("supports", "nouns"):
            yield from _supported(make, i, pairs("supports", "nouns")[lemma])


@cache
def _verbs() -> dict[str, tuple[str, frozenset[str]]]:
    """The verb of a noun, and the prepositions of the noun that stand for the verb's object."""
    found = {}
    for entry in table("nouns")["happenings"]:
        noun, _, rest = entry.partition("=")
        verb, _, marks = rest.partition(":")
        found[noun] = (verb, frozenset(filter(None, marks.split(","))))
    return found


def aimed(v: View, i: int, case: str) -> bool:
    """Whether what stands under the preposition is what the happening is done to: "on" in "the attack on Lima"."""
    return case in _verbs().get(v.lemmas[i].lower(), ("", frozenset()))[1]


def _targets(v: View, i: int) -> list[tuple[str, int]]:
    """(preposition, token) of what stands behind a noun, each conjunct by itself; times are none."""
    return [(case_of(v, c), m) for c in v.of(i, "nmod") if v.deps[c] != "nmod:poss" and not is_time(v, c) for m in members(v, c)]


def _done(make: Maker, i: int, verb: str, marks: frozenset[str]) -> Iterator[Proposition | None]:
    """What a noun with a verb of its own tells: "the capture of the port by rebels", "Peru's response to the quake"."""
    v = make.view
    under = _targets(v, i)
    by = [m for case, m in under if case == "by"]
    have = [m for m in owners(v, i) if not is_time(v, m)]
    done_to = [m for case, m in under if case in marks] or _further(v, i, marks)
    doers = by or have
    if by and not done_to and "of" in marks:
        done_to = have  # "the port's capture by rebels"
    elif not doers and "of" not in marks:
        doers = [m for case, m in under if case == "of"]
    state = _state(v, i)
    for d in doers if not marks else ():
        for c in v.of(i, "nmod"):  # "Roe's arrival in May"
            if is_time(v, c) and case_of(v, c) in {"in", "on", "at", "during"} and v.deps[c] != "nmod:poss":
                yield make.make(_NAME, i, d, f"{verb} {case_of(v, c)}", c, state=state)
    for d in doers:
        for m in done_to:
            if v.lemmas[m] != v.lemmas[i]:  # "their support for the talks and their support for the army"
                yield make.make(_NAME, i, d, verb, m, state=state)
        for case, m in under:
            whose = not done_to and (by or "of" not in marks)  # "his expulsion from the club" does not say who expels
            if whose and case in _KEPT and case not in marks and not _circumstance(v, i, case, m):
                yield make.make(_NAME, i, d, f"{verb} {case}", m, state=state)


def _further(v: View, i: int, marks: frozenset[str]) -> list[int]:
    """The object the parse hangs on the doer: "the effect of drought *on crops*"."""
    inner = [k for c in v.of(i, "nmod") if case_of(v, c) == "of" for k in v.of(c, "nmod")]
    return [m for k in inner if case_of(v, k) in marks - {"of"} and not is_time(v, k) for m in members(v, k)]


def _circumstance(v: View, i: int, case: str, m: int) -> bool:
    return v.lemmas[m] == v.lemmas[i] or (case in {"in", "at", "on"} and v.lemmas[m] in words("discourse", "nouns"))


def _supported(make: Maker, i: int, verb: str) -> Iterator[Proposition | None]:
    """Who does it, with the verb the noun goes with: "Roe's attempt", "a paper by Poe"."""
    v = make.view
    under = _targets(v, i)
    by = [m for case, m in under if case == "by"]
    state = _state(v, i)
    for d in by or owners(v, i):
        if side(v, d) and (by or (verb != "make" and (verb != "write" or _person(v, d)))):  # "the Nature paper" was not written by Nature
            yield make.make(_NAME, i, d, verb, i, state=state)
            if v.lemmas[i].lower() not in _verbs():
                for case, m in under:
                    if case in _DIRECT:
                        yield make.make(_NAME, i, d, f"{verb} {noun_form(v, i)} {case}", m, state=state)


def _person(v: View, i: int) -> bool:
    k = v.name[i]
    return v.pos[i] == "PRON" or (v.names[k][2] == "PERSON" if k >= 0 else v.mention[i] == "person")


def _between(make: Maker, i: int, verb: str) -> Iterator[Proposition | None]:
    """What two sides have with each other: "the war between A and B", "A's talks with B", "after a meeting with B, A left"."""
    v = make.view
    state, known = _state(v, i), not verb.startswith("have ") or v.lemmas[i].lower() in pairs("reciprocal", "nouns")
    both = [m for case, m in _targets(v, i) if case == "between"]
    for k, a in enumerate(both):
        for b in both[k + 1 :]:
            if known or (_party(v, a) and _party(v, b)):  # "flights between Oslo and Rome"
                yield from _mutual(make, i, a, b, verb, state)
    others = [m for case, m in _targets(v, i) if case == "with"]
    others += [m for c in _adjacent(v, i) for m in members(v, c)]
    for d in owners(v, i) or _subject_above(v, i, bool(others)):
        for b in others:
            if side(v, d) and side(v, b):  # "started the match with attacking style"
                yield from _mutual(make, i, d, b, verb, state)
        for case, m in _targets(v, i):
            if case in {"against", "on"} and side(v, m):
                yield make.make(_NAME, i, d, f"{verb.split()[0]} against", m, state=state)


def _adjacent(v: View, i: int) -> list[int]:
    """A *with*-phrase right behind a mutual noun belongs to it, also where the parse hangs it on the verb."""
    at = v.heads[i]
    return [c for c in v.of(at, "obl") if at != i and case_of(v, c) == "with" and min(v.of(c, "case")) == i + 1]


def side(v: View, i: int) -> bool:
    """Whether token i can be a side of something mutual: people, bodies, states, and pronouns for them."""
    k = v.name[i]
    named = k >= 0 and v.names[k][2] in {"PERSON", "ORG", "GPE", "NORP"}
    return named or v.pos[i] == "PRON" or v.mention[i] in {"person", "organization", "place"}


def _party(v: View, i: int) -> bool:
    """Whether token i is somebody, and not merely a place."""
    k = v.name[i]
    return (v.names[k][2] in {"PERSON", "ORG", "NORP"}) if k >= 0 else v.mention[i] in {"person", "organization"}


def _mutual(make: Maker, i: int, a: int, b: int, verb: str, state: Status) -> Iterator[Proposition | None]:
    yield make.make(_NAME, i, a, verb, b, state=state)
    yield make.make(_NAME, i, b, verb, a, state=state)


def _subject_above(v: View, i: int, partner: bool) -> list[int]:
    """The subject of the verb whose object or adverbial the noun is: "Trump described the call with Putin"."""
    at = v.heads[i]
    if v.base(i) == "obl" and case_of(v, i) not in {"in", "during", "at", "after", "following", "through"}:
        return []
    if v.base(i) == "obl" and not partner:
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
        above = status(v, at)
        if v.lemmas[i] in words("standing_relations", "nouns") and lemma in words("changes_relations", "nouns"):
            return Status.ASSERTED  # "to deepen the ties" takes them for granted
        return Status.HYPOTHETICAL if above is Status.NEGATED and v.base(i) == "obl" else above  # "was not ready for an attack on"
    return Status.HYPOTHETICAL if v.said(i, "det") & {"no", "any"} else Status.ASSERTED
