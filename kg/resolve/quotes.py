"""First-person pronouns in quotations: "I" is who speaks, "we" and "our" the state somebody speaks for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kg.resolve.cluster import Groups
from kg.resolve.knowledge import words as known
from kg.resolve.reference import Reference
from kg.resolve.states import state_named, state_of_adjective
from kg.types import EntityType

_SINGULAR = frozenset({"i", "me", "my", "mine", "myself"})
_PLURAL = frozenset({"we", "us", "our", "ours", "ourselves"})


def first_person(r: Reference) -> str:
    """ "I", "we" or "" for what a pronoun is."""
    word = r.head.lower_
    return "I" if word in _SINGULAR else "we" if word in _PLURAL else ""


def spokesmen(references: Sequence[Reference], groups: Groups, key: Mapping[int, str], at: Mapping[int, Reference]) -> dict[int, int]:
    """Group of a person -> group of the one state or body they hold an office of.

    "Ukrainian President ...", "the president of Ukraine", "commander of Central Command", "Tunisia's coach ...".
    """
    states: dict[str, int] = {}
    for r in references:
        if key.get(r.number, "").startswith("state:"):
            states.setdefault(key[r.number], groups.of[r.number])
    people = {groups.of[r.number] for r in references if r.named and r.type is EntityType.PERSON}
    found: dict[int, set[int]] = {}
    for r in references:
        group = groups.of[r.number]
        if group not in people:
            continue
        said = list(r.titles) if r.named else [*sorted(r.modifiers), r.lemma]
        found.setdefault(group, set()).update(_bodies(r, groups, at) if any(w in known("roles", "speaks_for_body") for w in said) else ())
        if not any(w in known("roles", "speaks_for_state") for w in said):
            continue
        for code in {f"state:{s.code}" for w in said if (s := state_of_adjective(w) or state_named(w.upper()))} | _owner(r, key, at):
            if code in states:
                found.setdefault(group, set()).add(states[code])
    return {group: min(of) for group, of in found.items() if len(of) == 1}


def _bodies(r: Reference, groups: Groups, at: Mapping[int, Reference]) -> set[int]:
    """Named organisations and teams of states that a role or title belongs to."""
    titles = [c for c in r.head.children if c.dep_ == "nmod:desc"] if r.named else []
    owners = [c.i for word in (r.head, *titles) for c in word.children if c.dep_ in {"nmod:poss", "nmod", "compound", "nmod:unmarked"}]
    found = [at[i] for i in owners if i in at]
    return {groups.of[o.number] for o in found if o.named and o.type in {EntityType.ORGANIZATION, EntityType.GPE}}


def _owner(r: Reference, key: Mapping[int, str], at: Mapping[int, Reference]) -> set[str]:
    """States an office belongs to by possessive or "of"."""
    owners = [c.i for c in r.head.children if c.dep_ in {"nmod:poss", "nmod", "compound"}]
    return {key[at[i].number] for i in owners if i in at and key.get(at[i].number, "").startswith("state:")}


def speaker_of(r: Reference, group: int, profile_type: EntityType, speaks_for: Mapping[int, int]) -> int:
    """The group a first-person pronoun means when ``group`` speaks; -1 where that is not plain."""
    if first_person(r) == "I":
        return group if profile_type in {EntityType.PERSON, EntityType.OTHER} else -1
    if profile_type in {EntityType.ORGANIZATION, EntityType.GPE}:
        return group
    return speaks_for.get(group, -1)
