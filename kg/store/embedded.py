"""Oxigraph in this process: a graph in a folder, or in memory."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import product
from pathlib import Path
from typing import IO, Any

import pyoxigraph
from pyoxigraph import DefaultGraph, NamedNode, Quad, RdfFormat, Triple

from kg.errors import StoreError
from kg.rdf.terms import KEPT_GRAPH
from kg.store import location as places
from kg.store.backend import GraphName, Term
from kg.store.query import Result, ask
from kg.store.sparql_text import OWN, operations

_IN_MEMORY = 100_000  # quads, about 100 MB: the engine keeps ten indices and would let each of them grow to 64 MB and more


class Embedded:
    """A backend in this process. What a change did survives the end of the process, however it ends."""

    def __init__(self, kept: pyoxigraph.Store, path: Path | None = None) -> None:
        """``path`` is the folder, None for a graph in memory."""
        self._kept, self._path = kept, path
        self.known: dict[NamedNode, Any] | None = {}
        self._in_memory = 0  # quads that came since the last were written out
        self.where = str(path) if path else "the graph in memory"

    def find(self, subjects: Collection[NamedNode] | None, predicate: NamedNode | None, objects: Collection[Term] | None,
             graph: GraphName | None) -> Iterator[Quad]:
        """See ``Backend.find``."""
        try:
            for s, o in product(subjects if subjects is not None else (None,), objects if objects is not None else (None,)):
                yield from self._kept.quads_for_pattern(s, predicate, o, graph)
        except OSError as error:
            raise self._explained(error) from error

    def stays(self, triples: Collection[Triple], gone: Collection[NamedNode]) -> set[Triple]:
        """See ``Backend.stays``."""
        without = {DefaultGraph(), *gone}
        try:
            return {
                t
                for t in triples
                if any(q.graph_name not in without for q in self._kept.quads_for_pattern(t.subject, t.predicate, t.object, None))
            }
        except OSError as error:
            raise self._explained(error) from error

    def change(self, dropped: Collection[NamedNode], out: Collection[Quad], into: Collection[Quad]) -> None:
        """See ``Backend.change``."""
        if self.known:
            for quad in (*out, *into):
                if quad.graph_name == KEPT_GRAPH and isinstance(quad.subject, NamedNode):
                    self.known.pop(quad.subject, None)
        try:
            if dropped or out:
                self._kept.update(operations(dropped, out, into, OWN))
            else:  # the same without the way through text, which takes half as long again
                self._kept.extend(sorted(into, key=str))  # in the order of the index: a third less work for the engine
            self._in_memory += len(out) + len(into)
            if self._path and self._in_memory > _IN_MEMORY:
                self.flush()
        except (OSError, RuntimeError) as error:
            raise self._explained(error) from error

    def pour(self, text: IO[bytes], format: RdfFormat) -> None:
        """Put N-Quads or N-Triples of our own in, as fast as the engine takes them; an interruption leaves a part of them.

        Raises:
            StoreError: the disk does not take it.
        """
        if self.known:
            self.known.clear()
        try:
            self._kept.bulk_load(text, format, lenient=True)  # an engine wrote it, so its IRIs need no second look
        except (OSError, RuntimeError) as error:
            raise self._explained(error) from error

    def dump(self, graph: GraphName, path: Path) -> None:
        """Write a graph to a file, N-Triples in no order: faster than quad by quad, and in no memory.

        Raises:
            StoreError: it cannot be read, or the disk does not take it.
        """
        try:
            self._kept.dump(str(path), RdfFormat.N_TRIPLES, from_graph=graph)
        except (OSError, RuntimeError) as error:
            raise self._explained(error) from error

    def graphs(self) -> list[NamedNode]:
        """See ``Backend.graphs``."""
        try:
            return sorted((name for name in self._kept.named_graphs() if isinstance(name, NamedNode)), key=str)
        except OSError as error:
            raise self._explained(error) from error

    def ask(self, sparql: str, *, remote: bool = False) -> Result:
        """See ``Backend.ask``."""
        return ask(self._kept, sparql, remote=remote)

    def local(self, graphs: Collection[NamedNode] | None = None) -> pyoxigraph.Store:
        """See ``Backend.local``; it is the store itself."""
        return self._kept

    def flush(self) -> None:
        """See ``Backend.flush``."""
        try:
            self._kept.flush()
            self._in_memory = 0
        except (OSError, RuntimeError) as error:
            raise self._explained(error) from error

    def close(self) -> None:
        """See ``Backend.close``: the engine closes its files when nobody holds it any more."""
        if self._in_memory and self._path:
            self.flush()

    def _explained(self, error: Exception) -> StoreError:
        return places.explained(error, self.where)
