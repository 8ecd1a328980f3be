"""The part of a graph that a question about somebody, or about an article, can look at, in this process.

Servers differ in what they make of aggregates and of decimals: Virtuoso 7 refuses half of the ready questions, and takes another word
than the first for the least of several. The answers are to be the same everywhere, so they are made here; but of a graph of millions
of quads only that is fetched which the answer may depend on: the facts that somebody takes part in or claims (of an article: its own),
the facts that tell the same subject's same relation, which may repeat or contradict them, and what these facts name. An engine in this
process is asked the same way: in a large graph it may begin a join where there is most.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Set

import pyoxigraph
from pyoxigraph import DefaultGraph, NamedNode, Quad

from kg.rdf import terms
from kg.rdf.names import KG
from kg.store.backend import Backend, Term
from kg.types import Status

_OF_ARTICLES = (terms.TYPE, terms.HEADLINE, terms.DATE_PUBLISHED, terms.PUBLISHER, terms.URL, terms.SOURCE, terms.ORIGIN)
_OF_THINGS = (terms.PREF_LABEL, terms.TYPE)
_NAMED_BY = (terms.SUBJECT, terms.OBJECT, terms.PLACE, terms.ATTRIBUTED_TO)
_NEGATED = NamedNode(KG + Status.NEGATED)
_DEEPEST = 10  # general relations above each other, and more


def part(backend: Backend, things: Collection[NamedNode], articles: Collection[NamedNode], *, rivals: bool = True) -> pyoxigraph.Store:
    """The part of a graph, in the default graph of a store in memory.

    Args:
        backend: where the graph is.
        things: entities that a question is about.
        articles: articles that it is about.
        rivals: whether it compares facts with others of the same subject and relation.

    Raises:
        StoreError: the graph cannot be read.
    """
    return _Part(backend).of(things, articles, rivals)


class _Part:
    """A part on its way."""

    def __init__(self, backend: Backend) -> None:
        self._backend, self._made = backend, pyoxigraph.Store()

    def of(self, things: Collection[NamedNode], articles: Collection[NamedNode], rivals: bool) -> pyoxigraph.Store:
        roles = _subjects(self._fetched(None, terms.SUB_PROPERTY_OF, [terms.ARGUMENT]))
        facts: set[NamedNode] = set()
        for predicate in (*_NAMED_BY, *sorted(roles, key=str)) if things else ():
            facts |= _subjects(self._backend.find(None, predicate, list(things), DefaultGraph()))
        if articles:
            evidence = _subjects(self._backend.find(None, terms.HAS_SOURCE, list(articles), DefaultGraph()))
            facts |= _subjects(self._backend.find(None, terms.EVIDENCE, list(evidence), DefaultGraph())) if evidence else set()
        facts |= self._rivals(facts, {*things}) if rivals else set()
        self._describe(self._fetched(facts), {*things}, {*articles})
        return self._made

    def _rivals(self, facts: set[NamedNode], things: Set[NamedNode]) -> set[NamedNode]:
        """Other facts of the same subject, relation and object; of a negated one, and of one with a value, all of its subject and relation.

        What one of the things is the subject of is here already, so nothing is looked for where a rival would share it with a fact.
        Looked up step by step, for an engine may begin such a join at the relations; and what is left by subject and object is little.
        """
        subject, object_, status = (self._ends(facts, p) for p in (terms.SUBJECT, terms.OBJECT, terms.STATUS))
        facts = {f for f in facts if f in subject and subject[f] not in things}
        loose = {f for f in facts if f not in object_ or status.get(f) == _NEGATED}
        facts = {f for f in facts if f in loose or object_[f] not in things}
        relation = self._ends(facts, terms.PREDICATE)
        subjects, pairs = {subject[f] for f in loose}, {(subject[f], object_[f]) for f in facts - loose}
        of_subject = self._with(terms.SUBJECT, {subject[f] for f in facts})
        with_object = self._with(terms.OBJECT, {object_ for _, object_ in pairs})
        near = {f for f, s in of_subject.items() if s in subjects or (s, with_object.get(f)) in pairs} - facts
        same = {(subject[f], relation[f]) for f in facts if f in relation}
        return {f for f, r in self._ends(near, terms.PREDICATE).items() if (of_subject[f], r) in same}

    def _ends(self, facts: set[NamedNode], predicate: NamedNode) -> dict[NamedNode, NamedNode]:
        """What facts have there that is no value."""
        return _pairs(self._backend.find(sorted(facts, key=str), predicate, None, DefaultGraph())) if facts else {}

    def _with(self, predicate: NamedNode, nodes: set[NamedNode]) -> dict[NamedNode, NamedNode]:
        """The facts that have one of the nodes there."""
        return _pairs(self._backend.find(None, predicate, sorted(nodes, key=str), DefaultGraph())) if nodes else {}

    def _describe(self, told: Collection[Quad], things: set[NamedNode], articles: set[NamedNode]) -> None:
        """Fetch what is told of all that facts name."""
        evidence = self._fetched(_objects(told, terms.EVIDENCE))
        self._fetched(_objects(evidence, terms.HAS_SELECTOR), terms.EXACT)
        self._fetched(_objects(told, terms.TIME))
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

    def _fetched(self, subjects: Collection[NamedNode] | None, predicate: NamedNode | None = None,
                 objects: Collection[Term] | None = None) -> list[Quad]:
        if subjects is not None and not subjects:
            return []
        wanted = None if subjects is None else sorted(subjects, key=str)
        found = list(self._backend.find(wanted, predicate, objects, DefaultGraph()))
        self._made.bulk_extend(Quad(q.subject, q.predicate, q.object) for q in found)
        return found


def _objects(quads: Iterable[Quad], predicate: NamedNode) -> set[NamedNode]:
    return {q.object for q in quads if q.predicate == predicate and isinstance(q.object, NamedNode)}


def _pairs(quads: Iterable[Quad]) -> dict[NamedNode, NamedNode]:
    return {q.subject: q.object for q in quads if isinstance(q.subject, NamedNode) and isinstance(q.object, NamedNode)}


def _subjects(quads: Iterable[Quad]) -> set[NamedNode]:
    return {q.subject for q in quads if isinstance(q.subject, NamedNode)}
