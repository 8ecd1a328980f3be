"""Learned coreference: clusters a model has left in ``doc.spans["coref_clusters_N"]``, taken in as links."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from kg.resolve.cluster import LEARNED, Link
from kg.resolve.reference import Reference
from kg.types import MentionKind

if TYPE_CHECKING:
    from spacy.tokens import Doc

PREFIX = "coref_clusters"


def learned(doc: Doc, at: Mapping[int, Reference]) -> list[list[Reference]]:
    """The clusters, each as the references its spans are headed by, in text order."""
    found = []
    for name in sorted(doc.spans):
        if name.startswith(PREFIX):
            heads = sorted({span.root.i for span in doc.spans[name]})
            found.append([at[i] for i in heads if i in at])
    return found


def link_learned(clusters: list[list[Reference]]) -> Iterator[Link]:
    """Links between the names and nominals of each cluster."""
    for cluster in clusters:
        told = [r for r in cluster if r.kind is not MentionKind.PRONOUN]
        for r in told[1:]:
            yield Link(LEARNED, told[0].number, r.number, f"“{told[0].phrase.text}” and “{r.phrase.text}”: learned coreference")
