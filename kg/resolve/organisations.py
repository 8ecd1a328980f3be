"""Shorter forms of an organisation's name: "Harvard" for "Harvard University", "the Security Council" for the U.N.'s."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from kg.resolve.cluster import NAME, Link
from kg.resolve.knowledge import words as known
from kg.resolve.names import expanded
from kg.resolve.reference import Reference
from kg.resolve.states import seat, state_named, state_of_adjective
from kg.types import EntityType


def link_organisations(references: Sequence[Reference]) -> Iterator[Link]:
    """Links from each short name to the one longer name of the article it can be short for; of several, none."""
    names: dict[tuple[str, ...], Reference] = {}
    for r in references:
        if r.named and r.type is EntityType.ORGANIZATION and r.words and r.head.pos_ != "ADJ":
            names.setdefault(expanded(r.name), r)
    starts: dict[tuple[str, ...], list[tuple[str, ...]]] = defaultdict(list)
    ends: dict[tuple[str, ...], list[tuple[str, ...]]] = defaultdict(list)
    for long in sorted(names):
        for cut in range(1, min(len(long), 8)):
            starts[long[:cut]].append(long)
            ends[long[cut:]].append(long)
    for short in sorted(names):
        r = names[short]
        if state_named(r.name) or state_of_adjective(r.name):
            continue
        options = [o for o in starts[short] if _names_it_all(short, o)] if r.determiner != "the" else []
        options += [o for o in ends[short] if (len(short) > 1 or r.determiner == "the") and not seat(names[o].name)]
        option = _one(options)
        if option is not None:
            full = names[option]
            yield Link(NAME, min(full.number, r.number), max(full.number, r.number), f"“{r.name}” is short for “{full.name}”")


def _names_it_all(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether what the short form leaves out is a kind of body and not a part of one ("Senate" is not its committee)."""
    rest = long[len(short):]
    if all(w in known("suffixes", "companies") for w in rest):
        return True
    return rest[-1] not in known("suffixes", "subunits") and rest[0] not in known("suffixes", "initials_skip")


def _one(options: Sequence[tuple[str, ...]]) -> tuple[str, ...] | None:
    """The longest option when all others are shorter forms of it."""
    if not options:
        return None
    longest = max(options, key=lambda o: (len(o), o))
    return longest if all(o == longest[: len(o)] or o == longest[-len(o):] for o in options) else None
