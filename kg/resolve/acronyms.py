"""Initials and what they stand for: "United Nations (U.N.)", "NATO" beside "North Atlantic Treaty Organization"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from kg.resolve.cluster import NAME, Link
from kg.resolve.knowledge import words as known
from kg.resolve.names import is_acronym, words
from kg.resolve.reference import Reference
from kg.types import EntityType

_BODIES = frozenset({EntityType.ORGANIZATION, EntityType.GPE})


def initials(text: str) -> frozenset[str]:
    """The acronyms a name of two or more words can have, in capitals.

    >>> sorted(initials("Organization of the Petroleum Exporting Countries"))
    ['OOTPEC', 'OPEC']
    """
    parts = [w for part in words(text) for w in part.split("-")]
    if len(parts) < 2:
        return frozenset()
    content = [w for w in parts if w not in known("suffixes", "initials_skip")]
    return frozenset("".join(w[0] for w in ws).upper() for ws in (parts, content) if len(ws) > 1)


def link_acronyms(references: Sequence[Reference]) -> Iterator[Link]:
    """Links from each acronym to the one name of the article it abbreviates; of several names, none."""
    names = [r for r in references if r.named and r.words]
    meanings: dict[str, dict[tuple[str, ...], Reference]] = defaultdict(dict)
    for r in names:
        for short in initials(r.name):
            meanings[short].setdefault(r.words, r)
    for r in names:
        if not is_acronym(r.name):
            continue
        options = [o for o in meanings.get("".join(r.words).upper(), {}).values() if {o.type, r.type} <= _BODIES or _in_brackets(o, r)]
        if len(options) == 1 and options[0].number != r.number:
            full = options[0]
            yield Link(NAME, min(full.number, r.number), max(full.number, r.number), f"“{r.name}” is the acronym of “{full.name}”")


def _in_brackets(full: Reference, short: Reference) -> bool:
    """Whether the acronym follows the name in brackets, which settles it whatever the types."""
    i = short.phrase.start - 1
    return i > 0 and full.head.doc[i].text in {"(", "["} and full.phrase.end in {i, i - 1}
