"""Where a graph is kept: the few things a store asks of an engine, whichever it is."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any, Protocol

import pyoxigraph
from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, Triple

from kg.store.query import Result

Term = NamedNode | BlankNode | Literal | Triple
GraphName = NamedNode | BlankNode | DefaultGraph


class Backend(Protocol):
    """An engine that keeps quads. The default graph is the union of what the named graphs tell, kept by the store.

    Every method raises ``StoreError`` where the engine cannot be read or written; what went wrong leaves it as it was.
    """

    where: str
    """The folder or address, for messages."""

    known: dict[NamedNode, Any] | None
    """What ``kg.store.blocks`` has read of nodes of the graph of what is kept, until a change touches them; None where others may
    change them too. A name that returns in many articles is read for each of them."""

    def find(self, subjects: Collection[NamedNode] | None, predicate: NamedNode | None, objects: Collection[Term] | None,
             graph: GraphName | None) -> Iterator[Quad]:
        """The quads with one of the subjects and one of the objects, in no order; None stands for any, and for all graphs.

        Quads of the default graph have the graph name ``DefaultGraph()``.
        """
        ...

    def stays(self, triples: Collection[Triple], gone: Collection[NamedNode]) -> set[Triple]:
        """Those of the triples that some named graph tells which is none of ``gone``."""
        ...

    def change(self, dropped: Collection[NamedNode], out: Collection[Quad], into: Collection[Quad]) -> None:
        """Drop named graphs, take quads out, put quads in: one transaction, in this order."""
        ...

    def graphs(self) -> list[NamedNode]:
        """The named graphs, sorted; those the store itself needs are among them."""
        ...

    def ask(self, sparql: str, *, remote: bool = False) -> Result:
        """The answer to a SPARQL query.

        Raises:
            QueryError: the query is wrong, or went wrong.
        """
        ...

    def local(self, graphs: Collection[NamedNode] | None = None) -> pyoxigraph.Store:
        """Named graphs, None for all, with the default graph where all are asked for, as a store in this process to read from."""
        ...

    def flush(self) -> None:
        """Have on disk what was written."""
        ...

    def close(self) -> None:
        """Let go of it, with everything written."""
        ...
