"""The default graph: the union of the articles' graphs, each triple once, each entity with one preferred name.

It is kept rather than computed for each query, because an engine that looks through all graphs at once finds a triple as
often as there are articles that say it, and every count would be wrong. It is a function of the named graphs alone.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import pyoxigraph
from pyoxigraph import DefaultGraph, NamedNode, Quad

from kg.rdf import terms
from kg.rdf.formats import union
from kg.rdf.terms import ALT_LABEL, PREF_LABEL

_LABELS = (PREF_LABEL, ALT_LABEL)


@dataclass(frozen=True, slots=True)
class Change:
    """What a change of the named graphs takes out of the default graph and puts into it, in no order."""

    out: tuple[Quad, ...]
    into: tuple[Quad, ...]


def change(store: pyoxigraph.Store, dropped: Iterable[NamedNode], new: list[Quad]) -> Change:
    """The change of the default graph when named graphs are dropped and new quads come in.

    Args:
        store: the store before the change.
        dropped: the graphs that go.
        new: the quads that come, none of them in the default graph.
    """
    gone = set(dropped)
    old = [quad for graph in gone for quad in store.quads_for_pattern(None, None, None, graph)]
    coming = {_flat(quad) for quad in new}
    names: dict[terms.Subject, set[Quad]] = {quad.subject: set() for quad in old if quad.predicate in _LABELS}
    for quad in coming:
        if quad.predicate in _LABELS:
            names.setdefault(quad.subject, set()).add(quad)
    leaving = {_flat(quad) for quad in old if quad.predicate not in _LABELS} - coming
    out = {quad for quad in leaving if not _elsewhere(store, quad, gone)}
    into = {quad for quad in coming if quad.predicate not in _LABELS}
    for subject, added in names.items():
        before, staying = _labels(store, subject, gone)
        after = {Quad(*triple) for triple in union(staying | added)}
        out |= before - after
        into |= after - before
    return Change(tuple(out), tuple(into))


def _flat(quad: Quad) -> Quad:
    return Quad(quad.subject, quad.predicate, quad.object, DefaultGraph())


def _elsewhere(store: pyoxigraph.Store, quad: Quad, gone: set[NamedNode]) -> bool:
    """Whether a graph that stays says the same."""
    graphs = (q.graph_name for q in store.quads_for_pattern(quad.subject, quad.predicate, quad.object, None))
    return any(graph not in gone and graph != DefaultGraph() for graph in graphs)


def _labels(store: pyoxigraph.Store, subject: terms.Subject, gone: set[NamedNode]) -> tuple[set[Quad], set[Quad]]:
    """The names an entity has in the default graph, and those the graphs that stay give it."""
    before: set[Quad] = set()
    staying: set[Quad] = set()
    for label in _LABELS:
        for quad in store.quads_for_pattern(subject, label, None, None):
            if quad.graph_name == DefaultGraph():
                before.add(quad)
            elif quad.graph_name not in gone:
                staying.add(_flat(quad))
    return before, staying
