"""The part of a graph that a question about somebody, or about an article, can look at, in this process.

Servers differ in what they make of aggregates and of decimals: Virtuoso 7 refuses half of the ready questions, and takes another word
than the first for the least of several. The answers are to be the same everywhere, so they are made here; but of a graph of millions
of quads only that is fetched which the answer may depend on: the facts that somebody takes part in or claims (of an article: its own),
the facts that tell the same subject's same relation, which may repeat or contradict them, and what these facts name. An engine in this
process is asked the same way: in a large graph it may begin a join where there is most.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence, Set
from concurrent.futures import ThreadPoolExecutor

import pyoxigraph
from pyoxigraph import DefaultGraph, NamedNode, Quad

from kg.rdf import terms
from kg.rdf.names import KG
from kg.store.backend import Backend, Term
from kg.store.embedded import Embedded
from kg.types import Status

_OF_ARTICLES = (terms.TYPE, terms.HEADLINE, terms.DATE_PUBLISHED, terms.PUBLISHER, terms.URL, terms.SOURCE, terms.ORIGIN)
_OF_THINGS = (terms.PREF_LABEL, terms.TYPE)
_NAMED_BY = (terms.SUBJECT, terms.OBJECT, terms.PLACE, terms.ATTRIBUTED_TO)
_NEGATED = NamedNode(KG + Status.NEGATED)
_DEEPEST = 10  # general relations above each other, and more
_AT_ONCE = 4  # questions to a server

_Pattern = tuple[Collection[NamedNode] | None, NamedNode | None, Collection[Term] | None]
"""Subjects, predicate and objects; None stands for any."""


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
    at_once = 1 if isinstance(backend, Embedded) else _AT_ONCE
    with ThreadPoolExecutor(at_once, "kg-near") as threads:
        return _Part(backend, threads).of(things, articles, rivals)


class _Part:
    """A part on its way."""

    def __init__(self, backend: Backend, threads: ThreadPoolExecutor) -> None:
        self._backend, self._threads, self._made = backend, threads, pyoxigraph.Store()

    def of(self, things: Collection[NamedNode], articles: Collection[NamedNode], rivals: bool) -> pyoxigraph.Store:
        roles = _subjects(self._fetched(None, terms.SUB_PROPERTY_OF, [terms.ARGUMENT]))
        takes_part = [*_NAMED_BY, *sorted(roles, key=str)] if things else []
        facts = _subjects(q for found in self._found([(None, predicate, things) for predicate in takes_part]) for q in found)
        evidence = _subjects(self._of_pattern((None, terms.HAS_SOURCE, articles)))
        facts |= _subjects(self._of_pattern((None, terms.EVIDENCE, evidence)))
        told = self._fetched(facts)
        if rivals:
            told += self._fetched(self._rivals(told, {*things}))
        self._describe(told, {*things}, {*articles})
        return self._made

    def _rivals(self, told: Collection[Quad], things: Set[NamedNode]) -> set[NamedNode]:
        """Other facts of the same subject, relation and object; of a negated one, and of one with a value, all of its subject and relation.

        What one of the things is the subject of is here already, so nothing is looked for where a rival would share it with a fact.
        Looked up step by step, for an engine may begin such a join at the relations; and what is left by subject and object is little.
        """
        ends = (terms.SUBJECT, terms.PREDICATE, terms.OBJECT, terms.STATUS)
        subject, relation, object_, status = (_pairs(q for q in told if q.predicate == end) for end in ends)
        known = {*subject}
        facts = {f for f in known if subject[f] not in things}
        loose = {f for f in facts if f not in object_ or status.get(f) == _NEGATED}
        facts = {f for f in facts if f in loose or object_[f] not in things}
        subjects, pairs = {subject[f] for f in loose}, {(subject[f], object_[f]) for f in facts - loose}
        same_subject = (None, terms.SUBJECT, {subject[f] for f in facts})
        of_subject, with_object = map(_pairs, self._found([same_subject, (None, terms.OBJECT, {object_ for _, object_ in pairs})]))
        near = {f for f, s in of_subject.items() if s in subjects or (s, with_object.get(f)) in pairs} - known
        same = {(subject[f], relation[f]) for f in facts if f in relation}
        relations = _pairs(self._of_pattern((near, terms.PREDICATE, None)))
        return {f for f, r in relations.items() if (of_subject[f], r) in same}

    def _describe(self, told: Collection[Quad], things: Set[NamedNode], articles: Set[NamedNode]) -> None:
        """Fetch what is told of all that facts name."""
        others = {terms.EVIDENCE, terms.TIME, terms.PREDICATE, terms.TYPE, terms.STATUS, terms.EVENT_TYPE, terms.EVENT_MODE}
        named = things | {q.object for q in told if isinstance(q.object, NamedNode) and q.predicate not in others}
        relations = _objects(told, terms.PREDICATE)
        evidence, _, above, *_ = self._put([
            (_objects(told, terms.EVIDENCE), None, None),
            (_objects(told, terms.TIME), None, None),
            (relations, terms.SUB_PROPERTY_OF, None),
            (relations, terms.LABEL, None),
            *((named, predicate, None) for predicate in _OF_THINGS),
        ])
        sources = articles | _objects(evidence, terms.HAS_SOURCE)
        quotes = (_objects(evidence, terms.HAS_SELECTOR), terms.EXACT, None)
        self._put([quotes, *((sources, predicate, None) for predicate in _OF_ARTICLES)])
        for _ in range(_DEEPEST):  # the relations that are more general
            above = self._fetched(_objects(above, terms.SUB_PROPERTY_OF), terms.SUB_PROPERTY_OF)

    def _fetched(self, subjects: Collection[NamedNode] | None, predicate: NamedNode | None = None,
                 objects: Collection[Term] | None = None) -> list[Quad]:
        """The quads of a pattern, put into the part."""
        return self._put([(subjects, predicate, objects)])[0]

    def _put(self, wanted: Sequence[_Pattern]) -> list[list[Quad]]:
        """The quads of some patterns, put into the part."""
        found = self._found(wanted)
        self._made.bulk_extend(Quad(q.subject, q.predicate, q.object) for some in found for q in some)
        return found

    def _found(self, wanted: Sequence[_Pattern]) -> list[list[Quad]]:
        """The quads of some patterns; a server is asked for several at once, and works on them on several cores."""
        return list(self._threads.map(self._of_pattern, wanted))

    def _of_pattern(self, pattern: _Pattern) -> list[Quad]:
        """The quads of a pattern; of one that has no subjects or no objects there are none."""
        subjects, predicate, objects = pattern
        if (subjects is not None and not subjects) or (objects is not None and not objects):
            return []
        wanted = None if subjects is None else sorted(subjects, key=str)
        return list(self._backend.find(wanted, predicate, None if objects is None else sorted(objects, key=str), DefaultGraph()))


def _objects(quads: Iterable[Quad], predicate: NamedNode) -> set[NamedNode]:
    return {q.object for q in quads if q.predicate == predicate and isinstance(q.object, NamedNode)}


def _pairs(quads: Iterable[Quad]) -> dict[NamedNode, NamedNode]:
    return {q.subject: q.object for q in quads if isinstance(q.subject, NamedNode) and isinstance(q.object, NamedNode)}


def _subjects(quads: Iterable[Quad]) -> set[NamedNode]:
    return {q.subject for q in quads if isinstance(q.subject, NamedNode)}
