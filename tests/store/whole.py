"""Whole stores, to be compared: all that one holds, and one made of all articles as a single change."""

from __future__ import annotations

from collections.abc import Iterable

from pyoxigraph import Quad

from kg import rdf
from kg.rdf.encode import sort_quads
from kg.store import Store, in_memory
from kg.store.coming import Coming
from kg.store.merging import adopt, exchange
from kg.types import Reading


def everything(store: Store) -> list[Quad]:
    """All quads of a store, sorted: the default graph, and what it keeps for itself, too."""
    return sort_quads(list(store.backend.find(None, None, None, None)))


def at_once(found: Iterable[Reading]) -> Store:
    """All articles as one change of an empty graph."""
    store = in_memory()
    adopt(store.backend)
    exchange(store.backend, [], [Coming.of(reading, rdf.triples(reading)) for reading in found])
    return store
