"""Nominals that stand beside what they name: titles, appositions, copulas, "the city of Sumy", "a user called X"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from kg.resolve.cluster import NAME, NOMINAL, Link
from kg.resolve.knowledge import words as known
from kg.resolve.reference import SUBJECT, Reference
from kg.types import EntityType

if TYPE_CHECKING:
    from spacy.tokens import Token

_BODIES = frozenset({EntityType.ORGANIZATION, EntityType.GPE, EntityType.PLACE, EntityType.GROUP})
_OPEN = frozenset({EntityType.OTHER})
_NEGATIONS = frozenset({"not", "n't", "n’t", "never"})
_MEASURES = frozenset({EntityType.TIME, EntityType.QUANTITY})


def agree(a: EntityType, b: EntityType) -> bool:
    """Whether two types may be one thing's: equal, one open, or both bodies with places (states, companies, buildings)."""
    if a in _MEASURES or b in _MEASURES:
        return False
    return a == b or a in _OPEN or b in _OPEN or {a, b} <= _BODIES or {a, b} <= {EntityType.OBJECT, EntityType.PLACE, EntityType.WORK}


def link_nominals(references: Sequence[Reference], at: Mapping[int, Reference]) -> Iterator[Link]:
    """Links from nominals to what the same clause says they are. ``at``: reference by head token."""
    for r in references:
        for link in (_title(r, at), _apposition(r, at), _copula(r, at), _named_by_of(r, at), _called(r, at), _amount(r, at)):
            if link is not None:
                yield link


def _link(a: Reference, b: Reference, how: str, rank: int = NOMINAL) -> Link:
    first, second = (a, b) if a.number < b.number else (b, a)
    return Link(rank, first.number, second.number, f"“{first.phrase.text}” and “{second.phrase.text}”: {how}")


def _title(r: Reference, at: Mapping[int, Reference]) -> Link | None:
    if not r.nominal or r.head.dep_ not in {"nmod:desc", "compound"}:
        return None
    name = at.get(r.head.head.i)
    if name is None or not name.named or name.type is not EntityType.PERSON:
        return None
    if r.head.dep_ == "compound" and r.lemma not in known("titles", "neutral"):
        return None
    return _link(r, name, "title and name")


def _coordinated(token: Token) -> bool:
    return token.dep_ == "conj" or any(c.dep_ == "conj" for c in token.children)


def _many(r: Reference) -> bool:
    """Whether several are meant; a company may have a plural for its name."""
    return r.plural and not (r.named and r.type is EntityType.ORGANIZATION)


def _company(name: Reference, noun: Reference) -> bool:
    """Nouns for people who do something serve for companies too: "the developer, Brightwater Homes"."""
    return name.named and name.type is EntityType.ORGANIZATION and noun.nominal and noun.type is EntityType.PERSON and noun.definite


def _apposition(r: Reference, at: Mapping[int, Reference]) -> Link | None:
    if r.head.dep_ != "appos":
        return None
    other = at.get(r.head.head.i)
    if other is None or not (r.nominal or other.nominal) or not (r.named or r.nominal) or not (other.named or other.nominal):
        return None
    if _many(r) or _many(other) or not (agree(r.type, other.type) or _company(r, other) or _company(other, r)):
        return None
    if r.nominal and other.nominal and (r.determiner == "" or EntityType.OTHER in {r.type, other.type}):
        return None
    if EntityType.PERSON in {r.type, other.type} and EntityType.OTHER in {r.type, other.type}:  # "the pseudonym ..."
        return None
    if any(c.dep_ == "conj" for c in r.head.children) or any(c.dep_ == "conj" and c.i < r.head.i for c in other.head.children):
        return None
    return _link(r, other, "apposition")


def _copula(r: Reference, at: Mapping[int, Reference]) -> Link | None:
    """ "X is the president of Y" says who X is; "X is a player", "X may be the winner" and "X is not the winner" do not."""
    if not r.nominal or not r.definite or r.plural or r.type in _OPEN or _coordinated(r.head):
        return None
    children = list(r.head.children)
    if not any(c.dep_ == "cop" for c in children) or any(c.dep_ in {"aux", "mark"} or c.lower_ in _NEGATIONS for c in children):
        return None
    subjects = [at.get(c.i) for c in children if c.dep_ in SUBJECT]
    if len(subjects) != 1 or (x := subjects[0]) is None or not x.named or x.plural or _coordinated(x.head):
        return None
    return _link(r, x, "said to be the same") if agree(r.type, x.type) else None


def _named_by_of(r: Reference, at: Mapping[int, Reference]) -> Link | None:
    if not r.nominal or r.plural or r.lemma not in known("roles", "named_by_of"):
        return None
    for child in r.head.children:
        name = at.get(child.i)
        if child.dep_.split(":")[0] == "nmod" and name is not None and name.named and name.type in {EntityType.GPE, EntityType.PLACE}:
            cases = [c.lower_ for c in child.children if c.dep_ == "case"]
            if cases == ["of"] and not any(c.dep_ == "conj" for c in child.children):
                return _link(r, name, "named with “of”")
    return None


def _called(r: Reference, at: Mapping[int, Reference]) -> Link | None:
    """A name that a participle gives to a noun: "a user labelled Ghost", "the city, also known as the Big Smoke"."""
    verb = r.head.head
    if not r.named or verb.dep_ != "acl" or verb.tag_ != "VBN" or (verb.lemma_ or verb.lower_).lower() not in known("roles", "naming"):
        return None
    cases = [c.lower_ for c in r.head.children if c.dep_ in {"case", "mark"}]
    if cases not in ([], ["as"]) or r.head.dep_.split(":")[0] not in {"xcomp", "obj", "obl"} or _coordinated(r.head):
        return None
    other = at.get(verb.head.i)
    if other is None or not (other.named or other.nominal) or _many(other) or _coordinated(other.head) or not agree(r.type, other.type):
        return None
    return _link(r, other, "called so", NAME if other.named else NOMINAL)


def _amount(r: Reference, at: Mapping[int, Reference]) -> Link | None:
    """ "dozens of drones" are the drones; "a group of the students" is not all of them."""
    if not r.nominal or r.lemma not in known("roles", "amounts") or _coordinated(r.head):
        return None
    for child in r.head.children:
        counted = at.get(child.i)
        if child.dep_ != "nmod" or counted is None or not counted.nominal or not counted.plural or _coordinated(child):
            continue
        plain = not counted.determiner and counted.possessor < 0 and not {r.type, counted.type} & _MEASURES
        if plain and [c.lower_ for c in child.children if c.dep_ == "case"] == ["of"]:
            return _link(r, counted, "so many of them")
    return None
