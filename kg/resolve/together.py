"""Plurals that take up several at once: "they", "both", "the two leaders" after "Rossi met Weber" (split antecedents).

What is said of them is said of each. After Vala et al. 2016 ("Antecedent prediction with multiple antecedents"); plain cases alone:
one sentence before that names just two of the kind, joined by "and" or taking part in one happening.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from kg.resolve.cluster import Groups
from kg.resolve.knowledge import words as known
from kg.resolve.pronouns import Profile, form, stands_as
from kg.resolve.reference import SUBJECT, Reference
from kg.types import EntityType, MentionKind

if TYPE_CHECKING:
    from spacy.tokens import Token

_PEOPLE = frozenset({EntityType.PERSON})
_BODIES = frozenset({EntityType.GPE, EntityType.ORGANIZATION})
_PAIRED = frozenset({"both", "two"})
_ABOUT = frozenset({"of", "about", "on", "for", "from", "in", "at", "like", "than", "after", "before", "as"})
_ADDED = frozenset({"acl", "acl:relcl", "advcl"})
_ELSEWHERE = frozenset({"ccomp", "acl:relcl", "advcl", "parataxis", "conj"})


def together(
    refs: Sequence[Reference], groups: Groups, profiles: Mapping[int, Profile], meant: Mapping[int, int], speakers: Mapping[int, int]
) -> dict[int, tuple[int, ...]]:
    """Number of a plural pronoun or nominal -> the groups it takes up, two or more.

    ``meant``: group of each resolved pronoun; ``speakers``: for tokens inside quotations, who speaks. A pronoun keeps to the
    one thing it means where that is several people itself.
    """
    by_sentence: dict[int, list[Reference]] = {}
    for r in refs:
        by_sentence.setdefault(r.sentence, []).append(r)
    found: dict[int, tuple[int, ...]] = {}
    last: tuple[int, ...] = ()  # what a plural meant last, and where
    at = -9
    for r in refs:
        kinds = _kinds(r, profiles.get(meant.get(r.number, -1)))
        if not kinds:
            continue
        paired = bool({t.lower_ for t in (r.head, *r.head.children)} & _PAIRED)
        for s in range(r.sentence, r.sentence - (3 if paired else 2), -1):
            before = [m for m in by_sentence.get(s, ()) if m.number < r.number and (m.head.i in speakers) == (r.head.i in speakers)]
            named = [(m, g) for m in before if (g := _group(m, groups, meant)) in profiles and profiles[g].type in kinds and not m.plural]
            held = [(m, g) for m, g in named if _argument(m.head)]
            several = _several(held, apart=s < r.sentence)
            if not several and at in {s, s - 1} and held and {g for _, g in held} <= set(last):
                several = last  # one of them told of in between
            if several:
                found[r.number] = last = several
                at = r.sentence
            if several or (held and not paired):
                break
    return found


def _group(m: Reference, groups: Groups, meant: Mapping[int, int]) -> int:
    if m.kind is MentionKind.PRONOUN:
        return meant.get(m.number, -1)
    return groups.of[m.number] if m.named or (m.definite and m.type is EntityType.PERSON) else -1


def _kinds(r: Reference, single: Profile | None) -> frozenset[EntityType]:
    """The types of thing that each of several must have, empty where only one thing can be meant."""
    if r.kind is MentionKind.PRONOUN:
        if form(r) == "they" and (single is None or (single.type is EntityType.PERSON and not single.plural)):
            return _PEOPLE if single is not None else _PEOPLE | _BODIES
        return _PEOPLE | _BODIES if r.head.lower_ == "both" else frozenset()
    if not r.nominal or not r.plural or r.possessor >= 0 or any(c.dep_ in {"nmod", "acl", "acl:relcl", "conj"} for c in r.head.children):
        return frozenset()
    paired = any(c.lower_ in _PAIRED and c.i < r.head.i for c in r.head.children)
    if r.lemma in known("roles", "state"):
        return frozenset({EntityType.GPE}) if paired else frozenset()
    if r.lemma in known("roles", "parties"):
        return _PEOPLE | _BODIES if paired else frozenset()
    if r.type is EntityType.PERSON or r.lemma in known("roles", "office"):
        office = r.lemma in known("roles", "office") and r.determiner == "the" and not r.modifiers
        return _PEOPLE if paired or office else frozenset()
    return _BODIES if paired and r.type is EntityType.ORGANIZATION else frozenset()


def _argument(token: Token) -> bool:
    """Whether a mention takes part in a clause, not only in a noun phrase."""
    return stands_as(token).split(":")[0] in {"nsubj", "obj", "iobj", "obl", "root"}


def _several(held: Sequence[tuple[Reference, int]], *, apart: bool) -> tuple[int, ...]:
    """The groups of the mentions, where they are all of one row, or two that take part in one happening ``apart`` from the plural's."""
    main = [(m, g) for m, g in held if not _aside(m.head)]
    if len({g for _, g in main}) > 1:
        held = main
    order = list(dict.fromkeys(g for _, g in held))
    for m, _ in held:
        row = [m.head, *(c for c in m.head.children if c.dep_ == "conj")]
        joined = {g for t in row for x, g in held if x.head.i == t.i}
        if len(joined) > 1 and len(joined) == len(row) and joined == set(order) and _and(row):
            return tuple(sorted(joined))
    if apart and len(order) == 2 and any(_take_part(a.head, b.head) for a, g in held for b, h in held if g != h):
        return tuple(sorted(order))
    return ()


def _aside(token: Token) -> bool:
    """Whether a mention stands in a clause that only adds something."""
    while token.head.i != token.i and token.dep_ not in _ADDED:
        token = token.head
    return token.dep_ in _ADDED


def _and(row: Sequence[Token]) -> bool:
    return any(c.lower_ in {"and", "&"} for t in row for c in t.children if c.dep_ == "cc")


def _take_part(a: Token, b: Token) -> bool:
    """Whether a does something to or with b: "a met b", "a spoke in a call with b"; who is only spoken of takes no part."""
    if a.dep_ not in SUBJECT:
        return False
    cases = {c.lower_ for c in b.children if c.dep_ == "case"}
    while b.head.i != b.i and b.dep_ not in _ELSEWHERE:
        if b.head.i == a.head.i:
            return b.dep_ in {"obj", "iobj", "obl"} and not cases & _ABOUT
        b = b.head
    return False
