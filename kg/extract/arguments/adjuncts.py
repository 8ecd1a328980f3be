"""Prepositional phrases of a verb as ends of facts: which of them are, and under which predicate."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.arguments.core import Oblique, case_of, obliques
from kg.extract.phrase import Phrase
from kg.extract.sentence.lexicon import pairs, words
from kg.extract.sentence.phrases import is_time, members, phrase
from kg.extract.sentence.predicates import noun_form
from kg.extract.sentence.view import View
from kg.types import MentionKind

_EXAMPLES = frozenset({"including", "such as"})


def adjuncts(v: View, i: int) -> list[Oblique]:
    """Prepositional arguments that can be an end of a fact: no times, no attributions, no set phrases."""
    told = v.lemmas[i] in words("says", "verbs") and v.of(i, "ccomp", "parataxis")  # where a thing was said is no part of it
    found = []
    for o in obliques(v, i):
        if is_time(v, o.token) or o.case.startswith(("according", "accord")) or o.case in words("circumstances", "nouns"):
            continue
        if o.case in {"between", "among", "amongst"} and (v.of(o.token, "conj") or v.base(o.token) == "conj"):
            continue  # "between Lima and Quito" is no fact of Lima alone
        if o.case == "with" and "no" in v.said(o.token, "det"):
            continue  # "with no delay" has none
        if o.case in _EXAMPLES or (told and o.case in {"in", "during", "at", "on"} and not named(v, o.token)):
            continue
        if not _set_phrase(v, o.token) and not _absolute(v, i, o) and (o.case or v.pos[o.token] == "PROPN"):
            found.append(o)
    return found


def _set_phrase(v: View, i: int) -> bool:
    """Phrases that join what is said, and those that only lead to what is aimed at: "in fact", "in an attempt to win"."""
    if v.lemmas[i] in words("purposes", "arguments") and any(v.infinitive(c) for c in v.of(i, "acl")):
        return not v.of(i, "nmod:poss")
    cases = [t for c in v.of(i, "case") for t in v.subtree(c)]
    if cases and v.text(min(cases), i + 1).lower() in words("set_phrases", "arguments"):
        return True
    if v.lemmas[i] in words("circumstances", "arguments") and v.said(i, "case") & {"in", "with", "under", "from", "into"}:
        return True
    return v.lemmas[i] in words("discourse", "nouns") and not v.of(i, "nmod", "amod", "acl")


def _absolute(v: View, i: int, o: Oblique) -> bool:
    """A phrase before the subject that tells of circumstances, not of an argument: "With the work almost done, Roe left"."""
    subject = v.of(i, "nsubj")
    if o.case == "with" and o.token > i and any(v.tags[c] in {"VBG", "VBN"} and c > o.token for c in v.of(o.token, "acl")):
        before = min(v.subtree(o.token)) - 1
        if v.words[before] == ",":
            return True  # "Peru won, with Chile coming second"
    return o.case in {"with", "as", "of"} and bool(subject) and o.token < subject[0]


def named(v: View, i: int) -> bool:
    """Whether token i heads a name."""
    p = phrase(v, i)
    return p is not None and bool(p.label)


def with_object(v: View, i: int, predicate: str, objs: list[int], arg: Oblique) -> str:
    """The predicate before an argument: with the object's noun where that is part of what happens ("fire drones at")."""
    nouns = [noun_form(v, _counted(v, o)) for o in objs if v.pos[o] == "NOUN" and _told_with(v, i, o, phrase(v, o))]
    return " ".join(filter(None, [predicate, nouns[0] if len(nouns) == len(objs) > 0 else "", arg.case]))


def _counted(v: View, o: int) -> int:
    """What an amount is of: "met a number of *ministers* in"."""
    inner = [c for c in v.of(o, "nmod") if case_of(v, c) == "of" and v.pos[c] == "NOUN"] if v.lemmas[o] in words("amounts", "nouns") else []
    return inner[0] if inner else o


def _told_with(v: View, i: int, o: int, p: Phrase | None) -> bool:
    if p is None or not (p.kind is MentionKind.NOMINAL or is_time(v, o)):
        return False
    return o > i or (v.deps[i] == "acl:relcl" and v.heads[i] == o)  # "the threat they pose to the port"


def addressed(v: View, i: int) -> Iterator[tuple[str, str, int]]:
    """Whom words are addressed to, beside what is said in them: "in a statement to the agency, the army denied it"."""
    given = pairs("addressed", "nouns")
    for c in v.of(i, "obl"):
        if case_of(v, c) in {"in", "during"} and v.lemmas[c] in given:
            for to in v.of(c, "nmod"):
                if case_of(v, to) in {"to", "with"} and not is_time(v, to):
                    for m in members(v, to):
                        yield f"{given[v.lemmas[c]]} {noun_form(v, c)}", case_of(v, to), m
