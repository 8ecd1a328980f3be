"""Clauses with *be*: roles, classes, places and properties.

"She is commander of the fleet"          she | be commander of | fleet
"Sumy is in the northeast"               Sumy | be in | northeast
"Ann is in charge of the fleet"          Ann | be in charge of | fleet
"He was critical of the plan"            he | be critical of | plan
"The tower is the tallest in Peru"       tower | be tallest in | Peru
"The theme of the summit was water"      summit | have theme | water
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.arguments.adjuncts import adjuncts
from kg.extract.arguments.core import case_of, is_predicate, is_to, obliques, subjects
from kg.extract.maker import Maker
from kg.extract.phrase import Phrase, Proposition
from kg.extract.sentence.lexicon import words
from kg.extract.sentence.phrases import is_place, is_time, members, phrase
from kg.extract.sentence.placeholders import unfinished
from kg.extract.sentence.roles import relations
from kg.extract.sentence.view import NOMINAL, View
from kg.extract.times import LOCATIVE
from kg.types import MentionKind

_NAME = "copulas"
_THINGS = frozenset({"person", "place", "organization", "object", "animal"})
_LOOSE = frozenset({"not", "n't", "n’t", "also", "still", "now"})


def find(make: Maker) -> Iterator[Proposition | None]:
    """Propositions of every copular clause, and of what is coordinated with its predicate."""
    v = make.view
    for i in range(len(v.words)):
        if not v.of(i, "cop") or not is_predicate(v, i):
            continue
        subs = [s for s in subjects(v, i) if not _empty(v, s, i)]
        for s in subs:
            for m in _predicates(v, i):
                yield from _predicate(make, i, s, m)


def _predicates(v: View, i: int) -> list[int]:
    """What is said to be so: "a poet and a spy", "old and deaf"."""
    if v.pos[i] in NOMINAL or v.of(i, "det"):
        return members(v, i)
    return [i, *(c for c in v.of(i, "conj") if v.pos[c] == "ADJ" == v.pos[i] and not v.of(c, "cop", "nsubj"))]


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
            yield from _under(make, i, s, m, case)
        return
    if is_to(v, m):
        return  # "the fleet is to sail to Lima": what verbs tell
    if v.pos[m] in {"ADJ", "ADV", "VERB"} and not v.of(m, "det"):
        yield from _quality(make, i, s, m)
        return
    p = phrase(v, m)
    for label, target in [*(relations(v, m) if p is None or not p.label else []), *_best(v, m)]:
        if not _superlative(v, target):  # "one of the oldest" is no thing
            yield make.make(_NAME, i, s, label, target, tokens=tokens)
    if p is None or p.kind is MentionKind.PRONOUN or p.text.lower() in words("bare", "nouns") or p.text.endswith((" them", " us", " what")):
        return
    if p.kind is MentionKind.NAME:
        yield make.make(_NAME, i, s, "be", m, tokens=tokens)
    elif not (unfinished(v, m) or _bare(v, m, p)):
        yield make.make(_NAME, i, s, "be", None, value=p.text, tokens=tokens)
    yield from _attribute(make, i, s, m, p)
    yield from _inverted(make, i, s, m, p)


def _bare(v: View, m: int, p: Phrase) -> bool:
    """A judgement in one word, or a place in a row: "is a mistake", "is one of the best"; what it is of or for is told apart."""
    return (" " not in p.text and v.mention[m] == "abstract" and v.tags[m] == "NN") or p.text.startswith("one of ")


def _under(make: Maker, i: int, s: int, m: int, case: str) -> Iterator[Proposition | None]:
    """A predicate under a preposition; a bare noun between two is part of them: "in charge of"."""
    v = make.view
    tokens = (*v.of(i, "cop"), i)
    bare = v.pos[m] == "NOUN" and v.mention[m] in {"", "abstract", "event"} and not v.of(m, "det", "amod", "nmod:poss", "compound")
    inner = [c for c in v.of(m, "nmod") if case_of(v, c) in {"of", "with", "for", "to"} and v.deps[c] != "nmod:poss"] if bare else []
    for c in inner:
        for t in members(v, c):
            yield make.make(_NAME, i, s, f"be {case} {v.words[m].lower()} {case_of(v, c)}", t, tokens=tokens)
    if not inner:
        yield make.make(_NAME, i, s, f"be {case}", m, tokens=tokens)


def _quality(make: Maker, i: int, s: int, m: int) -> Iterator[Proposition | None]:
    """An adjective or adverb with its complements, or by itself."""
    v = make.view
    tokens = (*v.of(i, "cop"), i)
    held = [*(o for o in adjuncts(v, m) if o.case), *(o for o in obliques(v, m) if o.case == "than" and not is_time(v, o.token))]
    for o in held if v.lemmas[m] not in {"there", "here"} else ():
        yield make.make(_NAME, i, s, f"be {v.words[m].lower()} {o.case}", o.token, tokens=tokens)
    asked = any(v.tags[c] == "WRB" for c in v.of(m, "advmod"))
    plain = v.lemmas[m].lower() in words("plain_adjectives", "arguments") and not v.of(m, "advmod", "nmod:unmarked")
    if (
        not any(o.case and not is_time(v, o.token) for o in obliques(v, m))
        and v.pos[m] == "ADJ"
        and not (asked or plain)
        and not v.of(m, "xcomp", "ccomp", "csubj", "advcl")
    ):
        yield make.make(_NAME, i, s, "be", None, value=_property(v, m), tokens=tokens)


def _property(v: View, m: int) -> str:
    """An adjective with its degree or its measure: "very old", "120 metres tall"."""
    measure = [c for c in v.of(m, "obl:unmarked", "nmod:unmarked") if c < m and v.of(c, "nummod")]
    if measure:
        return v.text(min(v.subtree(measure[0])), m + 1)
    before = [v.words[c] for c in v.of(m, "advmod") if c < m and v.words[c].lower() not in _LOOSE]
    return " ".join([*before, v.words[m]]).lower()


def _superlative(v: View, i: int) -> bool:
    return v.pos[i] == "ADJ" and (v.tags[i] == "JJS" or any(v.tags[c] == "RBS" for c in v.of(i, "advmod")))


def _best(v: View, m: int) -> list[tuple[str, int]]:
    """Where something is the first of its kind: "the tallest in Peru", "one of the oldest in the world"."""
    inner = [c for c in v.of(m, "nmod") if case_of(v, c) == "of" and _superlative(v, c)]
    top = inner[0] if inner else m
    if not _superlative(v, top):
        return []
    degree = " ".join([*(v.words[c].lower() for c in v.of(top, "advmod") if c < top), v.words[top].lower()])
    label = f"be one of the {degree}" if inner else f"be {degree}"
    return [(f"{label} {case_of(v, c)}", c) for c in v.of(top, "obl", "nmod") if case_of(v, c) in LOCATIVE and is_place(v, c)]


def _attribute(make: Maker, i: int, s: int, m: int, p: Phrase) -> Iterator[Proposition | None]:
    """What a thing has for a theme, an aim, a name: "the summit's theme was water"."""
    v = make.view
    if v.lemmas[s] not in words("attributes", "nouns") or v.pos[s] != "NOUN":
        return
    held = v.of(s, "nmod:poss") or [c for c in v.of(s, "nmod") if case_of(v, c) == "of"]
    named = p.kind is MentionKind.NAME
    for owner in (o for c in held if not is_time(v, c) for o in members(v, c)):
        value = "" if named else p.text
        yield make.make(_NAME, i, owner, f"have {v.lemmas[s]}", m if named else None, value=value, tokens=(*v.of(i, "cop"), i))


def _inverted(make: Maker, i: int, s: int, m: int, p: Phrase) -> Iterator[Proposition | None]:
    """A role told before its bearer: "the mayor of Lima is Ann Roe"."""
    v = make.view
    q = phrase(v, s)
    if v.pos[s] != "NOUN" or q is None or q.label or v.tags[s] == "NNS":
        return
    stands = v.lemmas[s] in words("standing", "nouns") and v.mention[m] in _THINGS and v.of(m, "det")
    if not p.label and not stands:
        return  # "her mother was an artist" says what she was
    for label, target in relations(v, s):
        yield make.make(_NAME, i, m, label, target, tokens=(*v.of(i, "cop"), i))
