"""Whether an article is in a graph, or waits to be joined with it."""

from __future__ import annotations

from collections.abc import Iterable, Set

from pyoxigraph import Literal, NamedNode, Quad

from kg.rdf import names, terms
from kg.store.backend import Backend
from kg.store.merging import graph_of
from kg.store.originals import unpack
from kg.store.waiting import Waiting


def holds(backend: Backend, waiting: Waiting | None, told: Set[Quad], article: str) -> bool:
    """Whether an article is there of which just this is told, its entities and facts aside.

    Args:
        backend: the graph.
        waiting: the articles that wait, if any may.
        told: what is told of the article itself, and of how its graph was made.
        article: its id.
    """
    nodes = sorted({quad.subject for quad in told if isinstance(quad.subject, NamedNode)}, key=str)
    found: Iterable[Quad]
    if waiting is not None and (packed := waiting.packed(article)):
        found = [quad for quad in unpack(packed, article) if quad.subject in nodes]
    elif waiting is not None and waiting.is_leaving(article):
        return False
    else:
        found = backend.find(nodes, None, None, graph_of(article))
    return {quad for quad in found if quad.predicate != terms.MENTIONS} == told


def knows(backend: Backend, waiting: Waiting | None, address: str) -> bool:
    """Whether an article from a web address is there."""
    origin = names.clean(address)
    if waiting is not None and waiting.came_from(url=origin, source=origin):
        return True
    return any(next(backend.find(None, p, [Literal(origin)], None), None) is not None for p in (terms.URL, terms.SOURCE))
