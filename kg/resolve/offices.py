"""People by what they are: "the president" for the one whom the article calls so, "the student" for "student Jane Roe"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from kg.resolve.cluster import NOMINAL, Groups, Link
from kg.resolve.knowledge import words as known
from kg.resolve.reference import Reference
from kg.types import EntityType

Offices = dict[str, dict[int, tuple[int, frozenset[str]]]]


def offices(references: Sequence[Reference], groups: Groups) -> Offices:
    """Noun -> who is called so (group) -> number of the first reference that says so, and the words of the title."""
    people = {groups.of[r.number] for r in references if r.named and r.type is EntityType.PERSON}
    found: Offices = defaultdict(dict)
    for r in references:
        group = groups.of[r.number]
        if group not in people:
            continue
        said = r.titles if r.named else (*sorted(r.modifiers), r.lemma)
        for word in said:
            if word in known("roles", "office") or word == said[-1]:
                old = found[word].get(group)
                found[word][group] = (old[0] if old else r.number, (old[1] if old else frozenset()) | frozenset(said))
    return found


def link_office(r: Reference, held: Offices, references: Sequence[Reference], groups: Groups, before: Sequence[Reference]) -> Link | None:
    """The link from "the president" to the one person called so before; none where there are two.

    Any noun for a person serves, but one that names no office must not have been used for anybody else (``before``: the
    earlier nominals with this noun).
    """
    if r.determiner != "the" or r.plural or groups.of[r.number] != r.number:
        return None
    fits = {g: first for g, (first, said) in held.get(r.lemma, {}).items() if first < r.number and r.modifiers <= said}
    if len(fits) != 1:
        return None
    group, first = next(iter(fits.items()))
    alone = r.type is EntityType.PERSON and all(groups.of[o.number] == group for o in before)
    if not alone and r.lemma not in known("roles", "office"):
        return None
    old = references[first]
    return Link(NOMINAL, old.number, r.number, f"“{r.phrase.text}” takes up “{old.phrase.text}”: who is called so")
