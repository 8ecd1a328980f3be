"""The graph kept and asked: articles in and out, SPARQL, what is known of a name."""

from __future__ import annotations

from kg.store.about import About, Line
from kg.store.opening import in_memory, open_store
from kg.store.query import COMMON_PREFIXES, Answer, Result, Rows, Triples
from kg.store.results import GRAPH_FORMATS, ROW_FORMATS, render, write_result
from kg.store.store import Store

__all__ = [
    "COMMON_PREFIXES",
    "GRAPH_FORMATS",
    "ROW_FORMATS",
    "About",
    "Answer",
    "Line",
    "Result",
    "Rows",
    "Store",
    "Triples",
    "in_memory",
    "open_store",
    "render",
    "write_result",
]
