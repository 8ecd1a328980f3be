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
_GROUPS = frozenset({EntityType.ORGANIZATION, EntityType.GROUP})


def initials(text: str) -> frozenset[str]:
    """The acronyms a name of two or more words can have, in capitals.

    >>> sorted(initials("Organization of the Petroleum Exporting Countries"))
    ['OOTPEC', 'OPEC']
    """
    parts = [w for part in words(text) for w in part.split("-")]
    if len(parts) < 2:
        return frozenset()
    number = parts[-1] if parts[-1].isdigit() else ""  # "Explorer 6"
    if number:
        parts = parts[:-1]
    content = [w for w in parts if w not in known("suffixes", "initials_skip")]
    return frozenset("".join(w[0] for w in ws).upper() + number for ws in (parts, content) if len(ws) > 1)


def link_acronyms(references: Sequence[Reference]) -> Iterator[Link]:
    """Links from each acronym to the one name of the article it abbreviates; of several names, none."""
    names = [r for r in references if r.named and r.words]
    meanings: dict[str, dict[tuple[str, ...], Reference]] = defaultdict(dict)
    for r in references:
        if r.named and r.words:
            for short in initials(r.name):
                meanings[short].setdefault(r.words, r)
        elif r.nominal and _proper(r):
            for short in initials(r.phrase.text):
                if len(short) > 2:
                    meanings[short].setdefault(words(r.phrase.text), r)
    for r in names:
        if not is_acronym(r.name):
            continue
        options = [o for o in meanings.get("".join(r.words).upper(), {}).values() if _alike(o, r) or _in_brackets(o, r)]
        if len(options) == 1 and options[0].number != r.number:
            full = options[0]
            why = f"“{r.name}” is the acronym of “{full.name or full.phrase.text}”"
            yield Link(NAME, min(full.number, r.number), max(full.number, r.number), why)


def _proper(r: Reference) -> bool:
    """Whether a nominal is a body's name written small, led by a name: "Norvian security forces"."""
    return r.type in _GROUPS and not r.indefinite and r.phrase.text[:1].isupper() and r.head.doc[r.phrase.start].pos_ in {"PROPN", "ADJ"}


def _alike(full: Reference, short: Reference) -> bool:
    """Whether a name and initials can be one thing's: bodies, or things that are no people and of one type."""
    if {full.type, short.type} <= _BODIES or (full.nominal and short.type in _GROUPS | _BODIES):
        return True
    return full.type is short.type is not EntityType.PERSON or any(c.isdigit() for c in short.name)


def _in_brackets(full: Reference, short: Reference) -> bool:
    """Whether the acronym follows the name in brackets, which settles it whatever the types."""
    i = short.phrase.start - 1
    return i > 0 and full.head.doc[i].text in {"(", "["} and full.phrase.end in {i, i - 1}
