"""Quads as the text of SPARQL updates and queries, in pieces that a server can take.

Terms write themselves escaped, so no text can end its literal. The union of all articles, which the store calls the default
graph, is a named graph on a server (``names.UNION``): what a server's default graph holds differs from server to server.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import TypeVar

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad

from kg.rdf import names
from kg.store.backend import GraphName

_T = TypeVar("_T")

_ROWS = 200  # of VALUES in one query
_CHARACTERS = 200_000  # of VALUES in one query, about
_LONG = 1_000  # characters of a row from which on it stands alone


OWN = ""  # stands for an engine's own default graph


def graph_text(graph: GraphName) -> str:
    """A graph's name on the server.

    >>> graph_text(DefaultGraph())
    '<urn:kg:union>'
    """
    return f"<{names.UNION}>" if isinstance(graph, DefaultGraph) else str(graph)


def data(verb: str, quads: Iterable[Quad], default: str = f"<{names.UNION}>") -> str:
    """``INSERT DATA`` or ``DELETE DATA``; ``default`` is what the default graph is there, ``OWN`` where it is one."""
    blocks: list[str] = []
    for graph, some in by_graph(quads).items():
        lines = "\n".join(f"{q.subject} {q.predicate} {q.object} ." for q in some)
        name = default if isinstance(graph, DefaultGraph) else str(graph)
        blocks.append(f"GRAPH {name} {{\n{lines}\n}}" if name != OWN else lines)
    return f"{verb} DATA {{\n" + "\n".join(blocks) + "\n}"


def operations(dropped: Iterable[NamedNode], out: Collection[Quad], into: Collection[Quad], default: str = f"<{names.UNION}>") -> str:
    """A whole change as one update: graphs that go, quads that go, quads that come. ``default`` as for ``data``."""
    found = [f"DROP SILENT GRAPH {graph}" for graph in dropped]
    found += [data("DELETE", out, default)] if out else []
    found += [data("INSERT", into, default)] if into else []
    return " ;\n".join(found)


def by_graph(quads: Iterable[Quad]) -> dict[GraphName, list[Quad]]:
    """Quads by the graph they are in."""
    found: dict[GraphName, list[Quad]] = {}
    for quad in quads:
        found.setdefault(quad.graph_name, []).append(quad)
    return found


def pieces(quads: Iterable[Quad], most: int, characters: int) -> Iterator[list[Quad]]:
    """Quads for operations of one graph each, so many and about so many characters at most.

    Of several graphs in one ``DELETE DATA`` Virtuoso leaves some literals in all graphs but one.
    """
    for told in by_graph(quads).values():
        some: list[Quad] = []
        size = 0
        for quad in told:
            length = len(str(quad))
            if some and (len(some) >= most or size + length > characters):
                yield some
                some, size = [], 0
            some.append(quad)
            size += length
        yield some


def batches(rows: Iterable[_T]) -> Iterator[Sequence[_T]]:
    """Terms for VALUES, as many as one query takes. What Virtuoso does not find by VALUES comes alone, for the pattern."""
    some: list[_T] = []
    size = 0
    for row in rows:
        length = len(str(row))
        if length >= _LONG or (isinstance(row, Literal) and row.language is not None):
            yield [row]
            continue
        some.append(row)
        size += length
        if len(some) >= _ROWS or size >= _CHARACTERS:
            yield some
            some, size = [], 0
    if some:
        yield some

