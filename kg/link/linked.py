"""A reading with its entities linked to what a service knows them as."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from kg.link.client import Service
from kg.link.decide import asked, decided
from kg.link.protocol import Candidate, Manifest, Query
from kg.types import Entity, Reading


def linked(reading: Reading, service: Service) -> Reading:
    """The same reading; entities that the service surely knows have their IRI there among ``same_as``, and the reason in words.

    Raises:
        LinkError: the service cannot be reached, or does not answer as it should.
    """
    manifest = service.manifest()
    queries = {entity.id: query for entity in reading.entities if (query := asked(entity, manifest)) is not None}
    answers = service.candidates(queries.values())
    asked_for = (entity for entity in reading.entities if entity.id in queries)
    found = {entity.id: _link(entity, queries[entity.id], answers[queries[entity.id]], manifest) for entity in asked_for}
    links = {id: link for id, link in found.items() if link}
    of = Counter(iri for iri, _ in links.values())
    # What the article tells apart is not made one by a link.
    kept = {id: link for id, link in links.items() if of[link[0]] == 1}
    entities = (_with_link(entity, *kept[entity.id]) if entity.id in kept else entity for entity in reading.entities)
    return replace(reading, entities=tuple(entities))


def _link(entity: Entity, query: Query, candidates: tuple[Candidate, ...], manifest: Manifest) -> tuple[str, str] | None:
    """The IRI of an entity and the reason in words."""
    if (found := decided(entity, query, candidates)) is None:
        return None
    candidate, why = found
    iri = manifest.iri(candidate.id)
    return (iri, f"“{entity.name}” is “{candidate.name}” ({iri}) of {manifest.name}: {why}") if iri else None


def _with_link(entity: Entity, iri: str, reason: str) -> Entity:
    return replace(entity, same_as=tuple(sorted({*entity.same_as, iri})), reasons=tuple(sorted({*entity.reasons, reason})))
