"""What a nominal says, with names as the things they name: "the U.N.'s headquarters" says what "United Nations headquarters" says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kg.resolve.cluster import Groups
from kg.resolve.names import words
from kg.resolve.owners import owned_by_pronoun
from kg.resolve.reference import Reference
from kg.types import EntityType

_SILENT = frozenset({"PUNCT", "SPACE", "DET", "PART"})
_CONTENT = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "VERB"})
_MEASURES = frozenset({EntityType.TIME, EntityType.QUANTITY})
Wording = tuple[tuple[int, ...], tuple[str, ...]]


def names_by_token(references: Sequence[Reference]) -> dict[int, Reference]:
    """The named thing each token is part of."""
    return {i: r for r in references if r.named and r.type not in _MEASURES for i in range(r.phrase.start, r.phrase.end)}


def wording(r: Reference, named: Mapping[int, Reference], groups: Groups, owner: Mapping[int, int]) -> Wording:
    """The groups named in a nominal (first its owner, where a pronoun tells it), and its other words.

    Articles and possessive marks do not count, nor does a pronoun whose owner is unknown.
    """
    doc = r.head.doc
    found: list[int] = []
    said: list[str] = []
    if owned_by_pronoun(r) and r.number in owner:
        found.append(owner[r.number])
    for i in range(r.phrase.start, r.phrase.end):
        name = named.get(i)
        if name is not None and r.phrase.start <= name.phrase.start and name.phrase.end <= r.phrase.end:
            group = groups.of[name.number]
            found += [group] if group not in found else []
        elif doc[i].pos_ not in _SILENT:
            said += words(doc[i].text)
    return tuple(found), tuple(said)


def content(r: Reference) -> frozenset[str]:
    """Content words under a noun, in base form: what narrows it down."""
    return frozenset((t.lemma_ or t.lower_).lower() for t in r.head.subtree if t.pos_ in _CONTENT and t.i != r.head.i)
