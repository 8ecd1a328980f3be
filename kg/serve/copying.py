"""Whole graphs read from a store, in memory that does not grow with them."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from itertools import chain
from tempfile import SpooledTemporaryFile
from typing import BinaryIO, cast

from pyoxigraph import DefaultGraph, NamedNode, Quad

from kg.errors import UsageError
from kg.rdf import names
from kg.rdf.streams import write_rdf
from kg.rdf.terms import KEPT_GRAPH
from kg.store import Store

_HELD = 1 << 20  # bytes of a graph that are held in memory


class Stopped(Exception):
    """Nobody waits for the graph any more."""


def graph_names(store: Store) -> list[str]:
    """The IRIs of the named graphs that queries see, sorted."""
    return [graph.value for graph in store.backend.graphs() if graph != KEPT_GRAPH]


def copied(store: Store, graph: str, format: str, stop: threading.Event) -> BinaryIO | None:
    """A graph as a file, sorted; its triples are in no named graph there, whatever the format. None where there is no such graph.

    Args:
        store: the store.
        graph: the IRI of the graph; that of the union for the default graph.
        format: one of ``RDF_FORMATS``.
        stop: when set, the work ends, for nothing.

    Raises:
        Stopped: it was.
        UsageError: this is no IRI.
        StoreError: the store cannot be read.
    """
    name = DefaultGraph() if graph == names.UNION else _node(graph)
    if name == KEPT_GRAPH:
        return None
    found = store.backend.find(None, None, None, name)
    first = next(found, None)
    if first is None and name != DefaultGraph():
        return None
    with ExitStack() as after_an_error:
        file = after_an_error.enter_context(SpooledTemporaryFile(_HELD))
        write_rdf(_flat(chain([first] if first else [], found), stop), cast("BinaryIO", file), format, as_is=True)
        after_an_error.pop_all()
    return cast("BinaryIO", file)


def _flat(quads: Iterable[Quad], stop: threading.Event) -> Iterator[Quad]:
    for quad in quads:
        if stop.is_set():
            raise Stopped
        yield Quad(quad.subject, quad.predicate, quad.object, DefaultGraph())


def _node(iri: str) -> NamedNode:
    try:
        return NamedNode(iri)
    except ValueError as error:
        raise UsageError(f"{iri[:100]!r} is no IRI of a graph", fix="give it in full, such as urn:kg:joins") from error
