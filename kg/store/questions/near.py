"""The part of a graph on a server that a question about somebody, or about an article, can look at, fetched into this process.

Servers differ in what they make of aggregates and of decimals: Virtuoso 7 refuses half of the ready questions, and takes another word
than the first for the least of several. The answers are to be the same everywhere, so they are made here; but of a graph of millions
of quads only that is fetched which the answer may depend on: the facts that somebody takes part in or claims (of an article: its own),
the facts that tell the same subject's same relation, which may repeat or contradict them, and what these facts name.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

import pyoxigraph
from pyoxigraph import DefaultGraph, NamedNode, Quad

from kg.rdf import terms
from kg.store.backend import Backend, Term
from kg.store.query import Rows
from kg.store.sparql_text import batches

_OF_ARTICLES = (terms.TYPE, terms.HEADLINE, terms.DATE_PUBLISHED, terms.PUBLISHER, terms.URL, terms.SOURCE, terms.ORIGIN)
_OF_THINGS = (terms.PREF_LABEL, terms.TYPE)
_NAMED_BY = (terms.SUBJECT, terms.OBJECT, terms.PLACE, terms.ATTRIBUTED_TO)
_RIVALS = """SELECT DISTINCT ?other {{
  VALUES ?fact {{ {} }} ?fact rdf:subject ?a ; rdf:predicate ?r . ?other rdf:subject ?a ; rdf:predicate ?r
}}"""
_DEEPEST = 10  # general relations above each other, and more


def part(backend: Backend, things: Collection[NamedNode], articles: Collection[NamedNode]) -> pyoxigraph.Store:
    """The part of a graph, in the default graph of a store in memory.

    Args:
        backend: where the graph is.
        things: entities that a question is about.
        articles: articles that it is about.

    Raises:
        StoreError: the server does not answer.
    """
    return _Part(backend).of(things, articles)


class _Part:
    """A part on its way."""

    def __init__(self, backend: Backend) -> None:
        self._backend, self._made = backend, pyoxigraph.Store()

    def of(self, things: Collection[NamedNode], articles: Collection[NamedNode]) -> pyoxigraph.Store:
        roles = _subjects(self._fetched(None, terms.SUB_PROPERTY_OF, [terms.ARGUMENT]))
        facts: set[NamedNode] = set()
        for predicate in (*_NAMED_BY, *sorted(roles, key=str)) if things else ():
            facts |= _subjects(self._backend.find(None, predicate, list(things), DefaultGraph()))
        if articles:
            evidence = _subjects(self._backend.find(None, terms.HAS_SOURCE, list(articles), DefaultGraph()))
            facts |= _subjects(self._backend.find(None, terms.EVIDENCE, list(evidence), DefaultGraph())) if evidence else set()
        facts |= self._rivals(facts)
        self._describe(self._all_of(facts), {*things}, {*articles})
        return self._made

    def _rivals(self, facts: Collection[NamedNode]) -> set[NamedNode]:
        """The facts of the same subjects and relations."""
        found: set[NamedNode] = set()
        for some in batches(sorted(facts, key=str)):
            answer = self._backend.ask(_RIVALS.format(" ".join(map(str, some))))
            found |= {node for (node,) in answer.rows if isinstance(node, NamedNode)} if isinstance(answer, Rows) else set()
        return found

    def _describe(self, told: Collection[Quad], things: set[NamedNode], articles: set[NamedNode]) -> None:
        """Fetch what is told of all that facts name."""
        evidence = self._all_of(_objects(told, terms.EVIDENCE))
        self._fetched(_objects(evidence, terms.HAS_SELECTOR), terms.EXACT)
        self._all_of(_objects(told, terms.TIME))
        self._above(_objects(told, terms.PREDICATE))
        others = {terms.EVIDENCE, terms.TIME, terms.PREDICATE, terms.TYPE, terms.STATUS, terms.EVENT_TYPE, terms.EVENT_MODE}
        named = things | {q.object for q in told if isinstance(q.object, NamedNode) and q.predicate not in others}
        for predicate in _OF_THINGS:
            self._fetched(named, predicate)
        for predicate in _OF_ARTICLES:
            self._fetched(articles | _objects(evidence, terms.HAS_SOURCE), predicate)

    def _above(self, relations: Collection[NamedNode]) -> None:
        """Fetch the names of relations, and the relations that are more general."""
        self._fetched(relations, terms.LABEL)
        for _ in range(_DEEPEST):
            relations = _objects(self._fetched(relations, terms.SUB_PROPERTY_OF), terms.SUB_PROPERTY_OF)

    def _all_of(self, nodes: Collection[NamedNode]) -> list[Quad]:
        return self._fetched(nodes, None)

    def _fetched(self, subjects: Collection[NamedNode] | None, predicate: NamedNode | None,
                 objects: Collection[Term] | None = None) -> list[Quad]:
        if subjects is not None and not subjects:
            return []
        wanted = None if subjects is None else sorted(subjects, key=str)
        found = list(self._backend.find(wanted, predicate, objects, DefaultGraph()))
        self._made.bulk_extend(Quad(q.subject, q.predicate, q.object) for q in found)
        return found


def _objects(quads: Iterable[Quad], predicate: NamedNode) -> set[NamedNode]:
    return {q.object for q in quads if q.predicate == predicate and isinstance(q.object, NamedNode)}


def _subjects(quads: Iterable[Quad]) -> set[NamedNode]:
    return {q.subject for q in quads if isinstance(q.subject, NamedNode)}
