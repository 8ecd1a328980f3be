"""A SPARQL 1.1 server as the place where a graph is kept.

The union of all articles, which a folder holds as its default graph, is a named graph there (``names.UNION``). The server may
hold graphs of others too; they are neither seen nor touched.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import suppress
from itertools import product
from typing import Any

import pyoxigraph
from pyoxigraph import BlankNode, DefaultGraph, NamedNode, Quad, Triple

from kg.errors import StoreError
from kg.rdf import names
from kg.rdf.lines import n_triples
from kg.rdf.terms import JOINS_GRAPH, KEPT_GRAPH
from kg.store.asking import ask_server
from kg.store.backend import GraphName, Term
from kg.store.endpoints import endpoints
from kg.store.journal import Journal
from kg.store.protocol import Connection, Refused, visible
from kg.store.query import Result
from kg.store.sparql_text import batches, by_graph, data, graph_text, operations, pieces

_ATOMIC = re.compile(r"oxigraph|jena|fuseki|graphdb|rdf4j|blazegraph|stardog", re.IGNORECASE)
_ONE_REQUEST = 16_000_000  # characters of an update that is one transaction
_MOST, _CHARACTERS = 1_500, 500_000  # of one operation elsewhere: Virtuoso's parser takes 5,000 triples and no more
_BY_GRAPH = 20_000  # quads of one graph from which on they go in as a graph and not as text of an update
_WRONG = 400  # the status of HTTP for what cannot be understood
_LISTED = 100  # graphs that a query names
_UNION = NamedNode(names.UNION)
_SEEN_IN_ALL = f"({visible('?g')} || ?g = {_UNION} || ?g = {KEPT_GRAPH})"

_Part = Sequence[Term] | None


def opened(url: str, *, write: bool) -> Server:
    """The graph on a server.

    Args:
        url: its address; see ``kg.store.endpoints``.
        write: whether it will be changed; nobody else can then.

    Raises:
        UsageError: this is no address of a server.
        StoreError: no SPARQL server answers there, or it lets nobody or only others in, or another process writes to the graph.
    """
    connection = Connection(endpoints(url))
    try:
        return Server(connection, write=write)
    except BaseException:
        connection.close()
        raise


class Server:
    """A backend on a SPARQL 1.1 server."""

    def __init__(self, connection: Connection, *, write: bool) -> None:
        """Open the graph; what an interrupted change left is undone."""
        self._connection, self._write, self._closed = connection, write, False
        self.where = connection.where
        self.known: dict[NamedNode, Any] | None = None
        self._journal = Journal(connection, self._undo, write=write)
        self._journal.open()

    def find(self, subjects: Collection[NamedNode] | None, predicate: NamedNode | None, objects: Collection[Term] | None,
             graph: GraphName | None) -> Iterator[Quad]:
        """See ``Backend.find``."""
        if isinstance(graph, BlankNode):  # a server gives them other names, and we make none
            return
        if graph is None and subjects is None and predicate is None and objects is None:
            every: list[NamedNode | DefaultGraph] = [*self.graphs(), DefaultGraph()]
            for name in every:  # one by one: quicker, and pages of one graph keep their order
                yield from self._found([None, None, None], name)
            return
        for s, o in product(_parts(subjects), _parts(objects)):
            yield from self._found([s, None if predicate is None else [predicate], o], graph)

    def _found(self, terms: list[_Part], graph: NamedNode | DefaultGraph | None) -> Iterator[Quad]:
        """Quads whose subject, predicate and object are of those given; a single one is written into the pattern."""
        names_ = ["?s", "?p", "?o"]
        pattern = [str(part[0]) if part is not None and len(part) == 1 else name for part, name in zip(terms, names_, strict=True)]
        values = " ".join(
            f"VALUES {name} {{ {' '.join(map(str, part))} }}" for part, name in zip(terms, names_, strict=True) if part and len(part) > 1
        )
        wanted = [name for name in pattern if name in names_]
        if graph is None:
            where = f"{values} GRAPH ?g {{ {' '.join(pattern)} }} FILTER{_SEEN_IN_ALL}"
            wanted.append("?g")
        else:
            where = f"{values} GRAPH {graph_text(graph)} {{ {' '.join(pattern)} }}"
        fixed = {name: part[0] for part, name in zip(terms, names_, strict=True) if part is not None and len(part) == 1}
        for row in self._rows(" ".join(wanted) or "(1 AS ?any)", where):
            told = fixed | dict(zip(wanted, row, strict=False))
            name = graph if graph is not None else DefaultGraph() if told["?g"] == _UNION else told["?g"]
            yield Quad(told["?s"], told["?p"], told["?o"], name)  # type: ignore[arg-type]

    def _rows(self, variables: str, where: str) -> Iterator[tuple[Term | None, ...]]:
        """Rows of a SELECT, all of them: where the server gives so many at most, they come in pages."""
        query = f"SELECT {variables} {{ {where} }}"
        found = self._connection.query(query)
        if not (limit := found.limit):
            yield from found.rows
            return
        page = 0
        while page == 0 or len(found.rows) >= limit:
            found = self._connection.query(f"{query} LIMIT {limit} OFFSET {page * limit}")
            yield from found.rows
            page += 1

    def stays(self, triples: Collection[Triple], gone: Collection[NamedNode]) -> set[Triple]:
        """See ``Backend.stays``."""
        if len(gone) > _LISTED:  # rather told which graphs there are than each of so many named in every query
            rows = self._alike(triples, "?g", f"FILTER{visible('?g')}", " ?g")
            return {Triple(s, p, o) for s, p, o, g in rows if g not in gone} & set(triples)  # type: ignore[arg-type]
        without = f" FILTER(?g NOT IN ({', '.join(map(str, gone))}))" if gone else ""
        return {Triple(*row) for row in self._alike(triples, "?g", f"FILTER{visible('?g')}{without}")} & set(triples)  # type: ignore[arg-type]

    def _present(self, quads: Collection[Quad]) -> set[Quad]:
        """Those of quads that are there."""
        found: set[Quad] = set()
        for graph, some in by_graph(quads).items():
            rows = self._alike([quad.triple for quad in some], graph_text(graph))
            found.update(Quad(s, p, o, graph) for s, p, o in rows)  # type: ignore[arg-type]
        return found & set(quads)

    def _alike(self, triples: Iterable[Triple], graph: str, condition: str = "", also: str = "") -> Iterator[tuple[Term | None, ...]]:
        """The triples of a graph, or of ``?g``, with the subject of one of some triples and the predicate of one.

        Asked for by VALUES of several variables, Virtuoso may look through all of a graph for each of them, and asked with EXISTS
        it overlooks some.
        """
        subjects: dict[Term, set[NamedNode]] = {}
        for triple in triples:
            subjects.setdefault(triple.subject, set()).add(triple.predicate)
        for some in batches(subjects):
            predicates = ", ".join(sorted({str(predicate) for subject in some for predicate in subjects[subject]}))
            where = f"VALUES ?s {{ {' '.join(map(str, some))} }} GRAPH {graph} {{ ?s ?p ?o FILTER(?p IN ({predicates})) }}"
            yield from self._rows(f"DISTINCT ?s ?p ?o{also}", f"{where} {condition}")

    def change(self, dropped: Collection[NamedNode], out: Collection[Quad], into: Collection[Quad]) -> None:
        """See ``Backend.change``."""
        self._journal.check()
        if self._is_atomic and sum(len(str(quad)) for quads in (out, into) for quad in quads) < _ONE_REQUEST:
            self._connection.update(operations(dropped, out, into))
            return
        held = {quad for graph in dropped for quad in self.find(None, None, None, graph)}
        gone = set(dropped)
        there = self._present([quad for quad in dict.fromkeys((*out, *into)) if quad.graph_name not in gone])
        leaving = there & set(out)
        coming = [quad for quad in dict.fromkeys(into) if quad not in there or quad in leaving]
        self._journal.begin([quad for quad in coming if quad not in there], [*held, *leaving])
        try:
            for graph in dropped:
                self._connection.update(f"DROP SILENT GRAPH {graph}")
            self._exchange(leaving, coming)
            self._journal.end()
        except StoreError:
            with suppress(StoreError):  # the next change, or whoever opens the graph next, tries again
                self._journal.back()
            raise

    @property
    def _is_atomic(self) -> bool:
        """Whether one request is one transaction there."""
        return _ATOMIC.search(self._connection.server) is not None

    def _exchange(self, out: Collection[Quad], into: Collection[Quad]) -> None:
        """Take out and put in, piece by piece."""
        for some in pieces(out, _MOST, _CHARACTERS):
            self._connection.update(data("DELETE", some))
            self._journal.renew()
        for graph, quads in by_graph(into).items():
            if len(quads) >= _BY_GRAPH and self._connection.takes_graphs:
                name = graph_text(graph)[1:-1]
                self._connection.add(name, n_triples(quads))
                continue
            for some in pieces(quads, _MOST, _CHARACTERS):
                self._connection.update(data("INSERT", some))
                self._journal.renew()

    @property
    def takes_graphs(self) -> bool:
        """Whether it is known where the server takes whole graphs."""
        return self._connection.takes_graphs

    def pour(self, graph: GraphName, triples: bytes) -> None:
        """Put N-Triples into a graph, without a way back: see ``kg.store.bulk``.

        Raises:
            StoreError: the server does not take them.
        """
        self._connection.add(graph_text(graph)[1:-1], triples)
        self._journal.renew()

    def clear(self) -> None:
        """Take all graphs of ours out."""
        for graph in (*self.graphs(), _UNION):
            self._connection.update(f"DROP SILENT GRAPH {graph}")

    def _undo(self, came: Collection[Quad], went: Collection[Quad]) -> None:
        """Take out what came, as far as it did, and put back what went."""
        for some in pieces(came, _MOST, _CHARACTERS):
            self._forget(some)
        self._exchange([], went)

    def _forget(self, quads: list[Quad]) -> None:
        """Take out quads; those among them that the server cannot so much as read are not there."""
        try:
            self._connection.update(data("DELETE", quads))
        except Refused as error:
            if error.code != _WRONG:
                raise
            half = len(quads) // 2
            for some in (quads[:half], quads[half:]) if half else ():
                self._forget(some)

    def graphs(self) -> list[NamedNode]:
        """See ``Backend.graphs``."""
        # Grouped: DISTINCT takes Virtuoso a thousand times as long.
        found = self._connection.query("SELECT ?g { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g").rows
        named = (row[0] for row in found)
        return sorted((name for name in named if isinstance(name, NamedNode) and _is_ours(name)), key=str)

    def ask(self, sparql: str, *, remote: bool = False) -> Result:
        """See ``Backend.ask``."""
        return ask_server(self._connection, sparql, remote=remote)

    def local(self, graphs: Collection[NamedNode] | None = None) -> pyoxigraph.Store:
        """See ``Backend.local``; the graph of what the store itself needs is fetched only where it is asked for."""
        made = pyoxigraph.Store()
        every: list[GraphName] = [*(graph for graph in self.graphs() if graph != KEPT_GRAPH), DefaultGraph()]
        for graph in every if graphs is None else graphs:
            made.bulk_extend(self.find(None, None, None, graph))
        return made

    def flush(self) -> None:
        """See ``Backend.flush``; a server sees to it."""

    def close(self) -> None:
        """See ``Backend.close``."""
        if self._closed:
            return
        self._closed = True
        try:
            self._journal.close()
        finally:
            self._connection.close()


def _parts(terms: Collection[Term] | None) -> Iterable[_Part]:
    return (None,) if terms is None else batches(terms)


def _is_ours(graph: NamedNode) -> bool:
    return graph.value.startswith(names.GRAPH) or graph in (JOINS_GRAPH, KEPT_GRAPH)
