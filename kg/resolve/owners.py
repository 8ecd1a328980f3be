"""Whose a thing is: the group of the possessor of each owned phrase ("her passport", "the company's board")."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kg.resolve.cluster import Groups
from kg.resolve.reference import Reference
from kg.types import MentionKind


def owned_by_pronoun(r: Reference) -> bool:
    """Whether only a pronoun tells whose a thing is: "her passport"."""
    return r.possessor >= 0 and r.head.doc[r.possessor].pos_ == "PRON"


def owners(references: Sequence[Reference], at: Mapping[int, Reference], groups: Groups, meant: Mapping[int, int]) -> dict[int, int]:
    """Number of an owned phrase -> group that owns it, as far as that is known.

    ``at``: reference by head token; ``meant``: group of each resolved pronoun by its number.
    """
    found = {}
    for r in references:
        holder = at.get(r.possessor)
        if holder is None:
            continue
        group = groups.of[holder.number] if holder.kind is not MentionKind.PRONOUN else meant.get(holder.number, -1)
        if group >= 0:
            found[r.number] = groups.of[group]
    return found
