"""Facts by their ids, many at a time: what the store says of them, and the facts that this makes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from pyoxigraph import DefaultGraph, NamedNode, Quad

from kg.rdf import names, terms
from kg.rdf.decode import fact_in, in_memory
from kg.store import Store
from kg.types import Article, Fact

_TOLD = {"headline": terms.HEADLINE, "publisher": terms.PUBLISHER, "url": terms.URL, "published": terms.DATE_PUBLISHED}


@dataclass(frozen=True, slots=True)
class Told:
    """Facts, sorted by article and place in it, and the quads of the union that tell of them."""

    facts: Sequence[Fact]
    quads: Sequence[Quad]


def told(store: Store, facts: Collection[NamedNode]) -> Told:
    """Facts of a store; what lacks a part that no fact can lack is none.

    Raises:
        StoreError: the store cannot be read.
    """
    wanted = sorted(set(facts), key=str)
    quads = _about(store, wanted)
    further = _about(store, {*_objects(quads, terms.EVIDENCE), *_objects(quads, terms.TIME), *_general_predicates(quads)})
    selectors = _about(store, _objects(further, terms.HAS_SELECTOR))
    quads = [*quads, *further, *selectors]
    held = in_memory(quads)
    found = [fact for node in wanted if (fact := fact_in(held, DefaultGraph(), node))]
    return Told(sorted(found, key=lambda fact: (fact.evidence, fact.id)), quads)


def articles(store: Store, ids: Iterable[str] | None = None) -> dict[str, Article]:
    """What one sees of articles, by id: headline, publisher, address and date. None stands for all that have any of these.

    Raises:
        StoreError: the store cannot be read.
    """
    nodes = None if ids is None else [NamedNode(names.article_iri(id)) for id in sorted(set(ids))]
    said: dict[str, dict[str, str]] = defaultdict(dict)
    for name, property in _TOLD.items() if nodes is None or nodes else ():
        for quad in store.backend.find(nodes, property, None, DefaultGraph()):
            if isinstance(quad.subject, NamedNode) and quad.subject.value.startswith(names.ARTICLE):
                of, value = said[quad.subject.value], terms.value(quad.object)
                of[name] = min(of.get(name, value), value)
    found = (Article(names.local_id(iri, names.ARTICLE), "", **of) for iri, of in said.items())
    return {article.id: article for article in found}


def _about(store: Store, nodes: Iterable[NamedNode]) -> list[Quad]:
    wanted = sorted(set(nodes), key=str)
    return list(store.backend.find(wanted, None, None, DefaultGraph())) if wanted else []


def _objects(quads: Iterable[Quad], property: NamedNode) -> set[NamedNode]:
    return {quad.object for quad in quads if quad.predicate == property and isinstance(quad.object, NamedNode)}


def _general_predicates(quads: Iterable[Quad]) -> set[NamedNode]:
    """Predicates whose label is not in their name."""
    return {node for node in _objects(quads, terms.PREDICATE) if not node.value.startswith(names.RELATION)}
