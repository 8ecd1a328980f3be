"""Questions to a store in SPARQL, answered inside its engine: what comes back are ids and numbers, and few of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import cast

from pyoxigraph import Literal, NamedNode, QueryResultsFormat, QuerySolutions

from kg.errors import QueryError
from kg.rdf import names
from kg.store import COMMON_PREFIXES, Rows, Store
from kg.store.embedded import Embedded

_ENTITY = f"<{names.ENTITY}"
_ESCAPE = re.compile(r"\\(.)")
_ESCAPED = {"t": "\t", "n": "\n", "r": "\r", "b": "\b", "f": "\f"}


def cells(store: Store, sparql: str) -> Iterator[list[str]]:
    """The rows of a SELECT, its values written as in a query: ``<IRI>``, ``"words"``, ``12``. All must be bound.

    An engine in this process writes them all at once, in SPARQL's TSV, and other threads go on meanwhile: row by row it would
    take several times as long.

    Raises:
        QueryError: it went wrong.
    """
    backend = store.backend
    if not isinstance(backend, Embedded):
        found = store.query(sparql)
        yield from ([str(value) for value in row] for row in found.rows) if isinstance(found, Rows) else ()
        return
    try:
        solutions = cast("QuerySolutions", backend.local().query(sparql, prefixes=COMMON_PREFIXES))
        told = solutions.serialize(format=QueryResultsFormat.TSV) or b""
    except (OSError, RuntimeError, SyntaxError) as error:
        raise QueryError(f"the query went wrong: {error}", fix="try again") from error
    yield from (line.split("\t") for line in told.decode().split("\n")[1:-1])


def text_of(cell: str) -> str:
    """The IRI, the words or the number that a cell has.

    >>> text_of("<urn:a>"), text_of("12"), text_of(r'"a \\"b\\""')
    ('urn:a', '12', 'a "b"')
    """
    if cell.startswith("<"):
        return cell[1:-1]
    words = cell[1 : cell.rindex('"')] if cell.startswith('"') else cell
    return _ESCAPE.sub(lambda match: _ESCAPED.get(match[1], match[1]), words) if "\\" in words else words


def entity_of(cell: str) -> str:
    """The id of an entity, "" where a cell is none."""
    return names.local_id(cell[1:-1], names.ENTITY) if cell.startswith(_ENTITY) else ""


def iris(nodes: Iterable[NamedNode]) -> str:
    """Nodes as they stand in a VALUES clause."""
    return " ".join(map(str, nodes))


def entity_node(id: str) -> NamedNode:
    """The node of an entity."""
    return NamedNode(names.entity_iri(id))


def entity_nodes(ids: Iterable[str]) -> str:
    """Entities as they stand in a VALUES clause."""
    return iris(map(entity_node, ids))


def literal(text: str) -> str:
    """Words as they stand in a query, whatever they are."""
    return str(Literal(names.clean(text)))
