"""The graphs that a query is over, as the protocol, the query itself, or our own client says.

On other servers the union of all articles is a graph by the name of ``urn:kg:union``; here it is the default graph. A query that
names it, as ``kg query --store http://...`` does, finds it here too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pyoxigraph import BlankNode, DefaultGraph, NamedNode

from kg.errors import QueryError
from kg.rdf import names
from kg.store.hidden import code_of
from kg.store.rewriting import asked

_GRAPH = re.compile(r"(?<![\w?$:@.-])graph(?![\w:-])", re.IGNORECASE)
_UNION = re.compile(rf"\s*<{re.escape(names.UNION)}>")
_FROM = re.compile(r"(?<![\w?$:@.-])from(?![\w:-])", re.IGNORECASE)
_ORIGIN = re.compile(r"\s*(named\s+|)<([^<>\s]*)>", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Dataset:
    """The IRIs of the graphs that make up the default graph, and of those that ``GRAPH`` finds."""

    default: tuple[str, ...] = ()
    named: tuple[str, ...] = ()

    def default_nodes(self) -> list[NamedNode | BlankNode | DefaultGraph]:
        """The first, as the engine wants them."""
        return [DefaultGraph() if iri == names.UNION else NamedNode(iri) for iri in self.default]

    def named_nodes(self) -> list[NamedNode | BlankNode]:
        """The others, as the engine wants them."""
        return [NamedNode(iri) for iri in self.named]


def dataset_of(sparql: str, default: Sequence[str], named: Sequence[str]) -> Dataset | None:
    """The data set of a query; None for all there is, or what the query says with names that the engine knows.

    Args:
        sparql: the query.
        default: the IRIs of ``default-graph-uri``.
        named: the IRIs of ``named-graph-uri``; either list goes before what the query says.

    Raises:
        QueryError: one of them is no IRI.
    """
    for iri in (*default, *named):
        try:
            NamedNode(iri)
        except ValueError as error:
            raise QueryError(f"{iri[:100]!r} is no IRI of a graph", fix="give it in full, such as urn:kg:joins") from error
    if default or named:
        return Dataset(tuple(default), tuple(named))
    found = list(_origins(sparql))
    if (False, names.UNION) not in found:
        return None
    return Dataset(tuple(iri for is_named, iri in found if not is_named), tuple(iri for is_named, iri in found if is_named))


def without_union(sparql: str) -> str:
    """The same query, but what it asks of the graph of the union it asks of the default graph. Places stay as they are.

    >>> without_union("ASK { GRAPH <urn:kg:union> { ?s ?p ?o } }")
    'ASK {                      { ?s ?p ?o } }'
    """
    for match in list(_GRAPH.finditer(code_of(sparql))):
        if named := _UNION.match(sparql, match.end()):
            sparql = sparql[: match.start()] + " " * (named.end() - match.start()) + sparql[named.end() :]
    return sparql


def over(dataset: Dataset, sparql: str) -> str:
    """A query over a data set, in its text; it must be a query.

    >>> over(Dataset(("urn:a",), ("urn:b",)), "SELECT * FROM <urn:c> { ?s ?p ?o }")
    'SELECT * FROM <urn:a> FROM NAMED <urn:b> { ?s ?p ?o }'
    """
    query = asked(sparql)
    head = query.template if query.kind == "construct" else query.head
    clauses = [f"FROM <{iri}>" for iri in dataset.default] + [f"FROM NAMED <{iri}>" for iri in dataset.named]
    return " ".join(part for part in (query.prologue, query.kind.upper(), head, *clauses, query.body) if part)


def _origins(sparql: str) -> Iterator[tuple[bool, str]]:
    """The graphs of FROM that are written in full, and whether each is ``FROM NAMED``."""
    for match in _FROM.finditer(code_of(sparql)):
        if told := _ORIGIN.match(sparql, match.end()):
            yield bool(told[1]), told[2]
