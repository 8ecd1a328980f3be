"""Shorter forms of the name of a body or place: "Harvard" for "Harvard University", "the Security Council" for the U.N.'s."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg.resolve.cluster import NAME, Link
from kg.resolve.knowledge import words as known
from kg.resolve.names import expanded
from kg.resolve.reference import Reference, first_name_gender
from kg.resolve.states import seat, state_named, state_of_adjective
from kg.types import EntityType

_Words = tuple[str, ...]
_POWERS = frozenset({EntityType.GPE, EntityType.ORGANIZATION, EntityType.PLACE})
_DOMAIN = re.compile(r"\w\.[a-z]{2,}")  # "acme.org" is a site, not the longer name of Acme
_THINGS = frozenset({EntityType.OBJECT, EntityType.EVENT, EntityType.PLACE, EntityType.OTHER})


@dataclass(frozen=True, slots=True)
class _Longer:
    """A short name and the longer names that start or end with it."""

    short: _Words
    starts: Sequence[_Words]
    ends: Sequence[_Words]
    names: Mapping[_Words, Reference]


def link_organisations(references: Sequence[Reference]) -> Iterator[Link]:
    """Links from each short name to the one longer name of the article it can be short for; of several, none."""
    for names, options in ((_firms(references), _body), (_names(references, {EntityType.PLACE}), _place),
                           (_names(references, _POWERS), _state), (_names(references, _THINGS), _ship)):
        ends, starts = _parts(names)
        for short in sorted(names):
            r = names[short]
            full = _one(options(r, _Longer(short, starts[short], ends[short], names)))
            if full is not None and full != short:
                yield _link(names[full], r)


def _firms(references: Sequence[Reference]) -> dict[_Words, Reference]:
    """Names of bodies, and single words that nothing but the label makes a person: no title, no longer name, no first name.

    "Brightwater Ltd said ... Brightwater will": a name by itself looks the same for a person and a firm.
    """
    found = _names(references, {EntityType.ORGANIZATION})
    people = {w for r in references if r.named and r.phrase.label == "PERSON" and (len(r.words) > 1 or r.titles) for w in r.words}
    bodies = {o[0]: o for o in sorted(found, reverse=True) if len(o) > 1}
    for r in references:
        bare = r.named and r.phrase.label == "PERSON" and len(r.words) == 1 and not r.titles
        if bare and r.words[0] in bodies and r.words[0] not in people and not first_name_gender(r.words[0]):
            found.setdefault(expanded(r.name), r)
    return found


def _names(references: Sequence[Reference], types: frozenset[EntityType] | set[EntityType]) -> dict[_Words, Reference]:
    found: dict[_Words, Reference] = {}
    for r in references:
        if r.named and r.type in types and r.words and r.head.pos_ != "ADJ" and not _DOMAIN.search(r.name):
            found.setdefault(expanded(r.name), r)
    return found


def _parts(names: Mapping[_Words, Reference]) -> tuple[dict[_Words, list[_Words]], dict[_Words, list[_Words]]]:
    """Longer names by what they end with, and by what they start with."""
    ends: dict[_Words, list[_Words]] = defaultdict(list)
    starts: dict[_Words, list[_Words]] = defaultdict(list)
    for long in sorted(names):
        for cut in range(1, min(len(long), 8)):
            starts[long[:cut]].append(long)
            ends[long[cut:]].append(long)
    return ends, starts


def _body(r: Reference, known_as: _Longer) -> list[_Words]:
    short, starts, ends = known_as.short, known_as.starts, known_as.ends
    if state_named(r.name) or state_of_adjective(r.name):
        return []
    found = [o for o in starts if _names_it_all(short, o)] if r.determiner != "the" else []
    found += [o for o in ends if (len(short) > 1 or r.determiner == "the") and not seat(known_as.names[o].name)]
    if len(short) == 1 and not found:
        if r.determiner == "the":  # "the Church" for "Church of the Sun"
            found = [o for o in starts if o[1] == "of"]
        elif r.phrase.label == "ORG":  # what a body is named after, taken for a body itself: "Dianetics" for "Church of Dianetics"
            found = [o for o in ends if o[-2] == "of" and len(o) == 3]
    return found


def _place(r: Reference, known_as: _Longer) -> list[_Words]:
    """ "the Gulf" for "Persian Gulf"."""
    return list(known_as.ends) if r.determiner == "the" else []


def _state(r: Reference, known_as: _Longer) -> list[_Words]:
    """ "the North" for "North Korea"."""
    short = known_as.short
    if len(short) > 1 or r.determiner not in {"", "the"} or short[0] not in known("suffixes", "directions"):
        return []
    return [o for o in known_as.starts if state_named(known_as.names[o].name)]


def _ship(r: Reference, known_as: _Longer) -> list[_Words]:
    """ "Ocean" for "HMS Ocean"."""
    ships = [o for o in known_as.ends if len(o) == len(known_as.short) + 1 and o[0] in known("suffixes", "ships")]
    return [o for o in ships if known_as.names[o].name.split()[0].isupper()]


def _link(full: Reference, r: Reference) -> Link:
    return Link(NAME, min(full.number, r.number), max(full.number, r.number), f"“{r.name}” is short for “{full.name}”")


def _names_it_all(short: _Words, long: _Words) -> bool:
    """Whether what the short form leaves out is a kind of body and not a part of one ("Senate" is not its committee)."""
    rest = long[len(short):]
    if all(w in known("suffixes", "companies") for w in rest):
        return True
    return rest[-1] not in known("suffixes", "subunits") and rest[0] not in known("suffixes", "initials_skip")


def _one(options: Sequence[_Words]) -> _Words | None:
    """The longest option when all others are shorter forms of it."""
    if not options:
        return None
    longest = max(options, key=lambda o: (len(o), o))
    return longest if all(o == longest[: len(o)] or o == longest[-len(o):] for o in options) else None
