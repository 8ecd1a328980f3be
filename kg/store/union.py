"""The default graph: the union of the articles' graphs, each triple once, each entity with one preferred name.

It is kept rather than computed for each query, because an engine that looks through all graphs at once finds a triple as
often as there are articles that say it, and every count would be wrong. It is a function of the named graphs alone.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from pyoxigraph import DefaultGraph, NamedNode, Quad, Triple

from kg.rdf import terms
from kg.rdf.merge import one_name_each
from kg.rdf.terms import ALT_LABEL, JOINS_GRAPH, PREF_LABEL
from kg.store.backend import Backend

_LABELS = (PREF_LABEL, ALT_LABEL)


@dataclass(frozen=True, slots=True)
class Graphs:
    """Named graphs that change: what each holds before and after; of the graph of joins only what goes and what comes."""

    before: Mapping[NamedNode, Collection[Quad]]
    after: Mapping[NamedNode, Collection[Quad]]

    def old(self) -> set[Triple]:
        """The triples before."""
        return {quad.triple for quads in self.before.values() for quad in quads}

    def new(self) -> set[Triple]:
        """The triples after."""
        return {quad.triple for quads in self.after.values() for quad in quads}

    def names(self) -> set[NamedNode]:
        """The graphs of which all is known."""
        return {*self.before, *self.after} - {JOINS_GRAPH}


@dataclass(frozen=True, slots=True)
class Change:
    """What a change of the named graphs takes out of the default graph and puts into it, in no order."""

    out: frozenset[Quad]
    into: frozenset[Quad]


def change(backend: Backend, graphs: Graphs) -> Change:
    """The change of the default graph when named graphs change.

    Args:
        backend: the graph before the change.
        graphs: the graphs that change.
    """
    old, new = graphs.old(), graphs.new()
    leaving = {t for t in old - new if t.predicate not in _LABELS}
    unjoined = {q.triple for q in graphs.before.get(JOINS_GRAPH, ())} & leaving
    staying = backend.stays(leaving - unjoined, graphs.names()) | backend.stays(unjoined, {*graphs.names(), JOINS_GRAPH})
    out = {_flat(t) for t in leaving - staying}
    into = {_flat(t) for t in new - old if t.predicate not in _LABELS}
    labels_out, labels_into = _labels(backend, graphs)
    return Change(frozenset(out | labels_out), frozenset(into | labels_into))


def _labels(backend: Backend, graphs: Graphs) -> tuple[set[Quad], set[Quad]]:
    """The change of names. Where none goes, the names of the default graph and the new ones tell all."""
    old, new = _names(graphs.before), _names(graphs.after)
    touched = {subject for subject in {*old, *new} if old.get(subject) != new.get(subject)}
    shrinking = {subject for subject in touched if old.get(subject, set()) - new.get(subject, set())}
    before = _told(backend, touched, None)
    staying = _told(backend, shrinking, graphs.names())
    out: set[Quad] = set()
    into: set[Quad] = set()
    for subject in touched:
        was = before.get(subject, set())
        stays = staying.get(subject, set()) if subject in shrinking else was
        becomes = {quad.triple for quad in one_name_each([_flat(t) for t in stays | new.get(subject, set())])}
        out |= {_flat(t) for t in was - becomes}
        into |= {_flat(t) for t in becomes - was}
    return out, into


def _names(graphs: Mapping[NamedNode, Collection[Quad]]) -> dict[terms.Subject, set[Triple]]:
    found: dict[terms.Subject, set[Triple]] = {}
    for quads in graphs.values():
        for quad in quads:
            if quad.predicate in _LABELS:
                found.setdefault(quad.subject, set()).add(quad.triple)
    return found


def _told(backend: Backend, subjects: Collection[terms.Subject], without: Collection[NamedNode] | None) -> dict[terms.Subject, set[Triple]]:
    """The names of subjects in the default graph; with ``without`` those that all named graphs but these give them."""
    found: dict[terms.Subject, set[Triple]] = {}
    nodes = sorted((node for node in subjects if isinstance(node, NamedNode)), key=str)
    for label in _LABELS if nodes else ():
        for quad in backend.find(nodes, label, None, DefaultGraph() if without is None else None):
            if without is None or (quad.graph_name != DefaultGraph() and quad.graph_name not in without):
                found.setdefault(quad.subject, set()).add(quad.triple)
    return found


def _flat(triple: Triple) -> Quad:
    return Quad(triple.subject, triple.predicate, triple.object, DefaultGraph())
