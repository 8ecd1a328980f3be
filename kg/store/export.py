"""A store as a source of files: it is read while it is written, one article at a time."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from pyoxigraph import DefaultGraph, NamedNode, Quad

from kg import rdf
from kg.rdf import names, terms
from kg.rdf.decode import GraphName, in_memory, readings_in
from kg.rdf.formats import Source
from kg.rdf.terms import JOINS_GRAPH, KEPT_GRAPH
from kg.store.backend import Backend
from kg.store.store import Store
from kg.types import Reading


def source(store: Store, *, all: bool = False, confidence: float = 0.0) -> Source:
    """What a store holds, to be written to a file.

    What is less sure is left out of the articles as they are kept: entities stay joined, even if by what is left out now, and of
    what joins them that is told which is about something that is left.

    Args:
        store: the store; it must stay open until the file is written.
        all: also the graph of what the store itself needs. It tells of all facts, however sure.
        confidence: facts less sure are left out, and what is named in nothing else with them.

    Raises:
        StoreError: the store cannot be read; raised as the source is read.
    """

    def readings() -> Iterator[Reading]:
        return (reading.surer_than(confidence) for reading in _readings(store.backend))

    def quads() -> Iterator[Quad]:
        if confidence:
            yield from _sure(store.backend, readings())
        else:
            for graph in store.backend.graphs():
                if graph != KEPT_GRAPH:
                    yield from store.backend.find(None, None, None, graph)
        if all:
            yield from store.backend.find(None, None, None, KEPT_GRAPH)

    return Source(quads, readings)


def _readings(backend: Backend) -> Iterator[Reading]:
    """What the articles say, by their ids; one article is held, and the ids of all."""
    for graph, described in groupby(_described(backend), key=lambda pair: pair[1]):
        ids = {id for id, _ in described}
        yield from readings_in(in_memory(backend.find(None, None, None, graph)), ids)


def _described(backend: Backend) -> list[tuple[str, GraphName]]:
    """The ids of articles and the graphs that describe them, sorted. The default graph only repeats what named graphs say."""
    quads = list(backend.find(None, terms.TYPE, [terms.NEWS_ARTICLE], None))
    named = {quad.subject for quad in quads if quad.graph_name != DefaultGraph()}
    found = [quad for quad in quads if quad.graph_name != DefaultGraph() or quad.subject not in named]
    ids = [(names.local_id(quad.subject.value, names.ARTICLE), quad.graph_name) for quad in found if isinstance(quad.subject, NamedNode)]
    return sorted(ids, key=lambda pair: (pair[0], str(pair[1])))


def _sure(backend: Backend, readings: Iterator[Reading]) -> Iterator[Quad]:
    """What the articles say, and of what joins them that which is about something that is left."""
    about = {quad.subject for quad in backend.find(None, None, None, JOINS_GRAPH)}
    left: set[terms.Subject] = set()
    for reading in readings:
        for quad in rdf.quads(reading):
            yield quad
            if quad.subject in about:
                left.add(quad.subject)
    yield from (quad for quad in backend.find(None, None, None, JOINS_GRAPH) if quad.subject in left)
