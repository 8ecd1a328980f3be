"""A part of the graph as a file: every view has these twins, made by the same writers as ``kg export``."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from types import MappingProxyType

from pyoxigraph import DefaultGraph, NamedNode, Quad

from kg.rdf import names, terms
from kg.rdf.formats import dump
from kg.rdf.graphml import graphml
from kg.rdf.networks import Network
from kg.rdf.table import csv_lines
from kg.serve.explore.part import Part, named_in
from kg.store import Store
from kg.types import Status

_OF_ENTITIES = (terms.TYPE, terms.PREF_LABEL, terms.ALT_LABEL, terms.SAME_AS)
_OF_ARTICLES = (terms.TYPE, terms.HEADLINE, terms.PUBLISHER, terms.BYLINE, terms.URL, terms.SOURCE, terms.DATE_PUBLISHED)
_OF_PREDICATES = (terms.TYPE, terms.LABEL, terms.SUB_PROPERTY_OF)


def csv(part: Part, _: Store) -> bytes:
    """The facts as a table, with the columns of ``kg export csv``."""
    return "".join(csv_lines(part.readings())).encode("utf-8", "replace")


def network(part: Part, _: Store) -> bytes:
    """Entities and facts as GraphML."""
    with Network(part.readings()) as made:
        return "".join(graphml(made)).encode()


def turtle(part: Part, store: Store) -> bytes:
    """All triples that tell of the facts, in Turtle, sorted: the facts, their evidence and times, what they name, direct triples.

    Of an article it is told what it is, not what else it says.

    Raises:
        StoreError: the store cannot be read.
    """
    return dump([Quad(q.subject, q.predicate, q.object, DefaultGraph()) for q in quads(part, store)], "ttl", as_is=True)


def quads(part: Part, store: Store) -> Iterator[Quad]:
    """The same as quads of the union, in no order; some may come twice."""
    yield from part.told.quads
    entities = {id for fact in part.told.facts for id in named_in(fact)} | set(part.focus)
    described = (
        (_nodes(entities, names.entity_iri), _OF_ENTITIES),
        (_nodes({fact.evidence.article for fact in part.told.facts}, names.article_iri), _OF_ARTICLES),
        (_nodes({fact.predicate for fact in part.told.facts}, names.relation_iri), _OF_PREDICATES),
    )
    for nodes, properties in described:
        for property in properties if nodes else ():
            yield from store.backend.find(nodes, property, None, DefaultGraph())
    asserted = {names.fact_iri(fact.id) for fact in part.told.facts if fact.status is Status.ASSERTED}
    yield from _direct(part.told.quads, asserted)


def _direct(told: Iterable[Quad], asserted: Collection[str]) -> Iterator[Quad]:
    """The direct triples of asserted facts, as these tell them."""
    ends: dict[str, dict[str, Quad]] = {}
    for quad in told:
        if isinstance(quad.subject, NamedNode) and quad.subject.value in asserted:
            ends.setdefault(quad.subject.value, {})[quad.predicate.value] = quad
    for said in ends.values():
        subject, predicate, object = (said[part.value].object for part in (terms.SUBJECT, terms.PREDICATE, terms.OBJECT))
        if isinstance(subject, NamedNode) and isinstance(predicate, NamedNode):
            yield Quad(subject, predicate, object, DefaultGraph())


def _nodes(ids: set[str], iri: Callable[[str], str]) -> list[NamedNode]:
    return [NamedNode(iri(id)) for id in sorted(ids)]


TWINS: Mapping[str, tuple[Callable[[Part, Store], bytes], str]] = MappingProxyType({
    "csv": (csv, "text/csv; charset=utf-8"),
    "ttl": (turtle, "text/turtle; charset=utf-8"),
    "graphml": (network, "application/graphml+xml; charset=utf-8"),
})  # fmt: skip
"""What makes each file, and its media type, by suffix."""
