"""Asking a server what a user asks, with the answers that a graph in a folder gives."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

import pyoxigraph
from pyoxigraph import BlankNode, DefaultGraph, NamedNode, Quad, Triple

from kg.errors import QueryError, StoreError
from kg.rdf import names
from kg.rdf.encode import sort_quads
from kg.store.protocol import Answered, Connection, Refused
from kg.store.query import Answer, Result, Rows, Term, Triples, ask, asks_others, term_json
from kg.store.rewriting import Asked, asked
from kg.store.sparql_text import batches

_BLANK = "urn:kg:blank:"  # a blank node among rows, which VALUES cannot hold


def ask_server(connection: Connection, sparql: str, *, remote: bool = False) -> Result:
    """Ask a server; its default graph is the union of all articles. See ``kg.store.query.ask``.

    Raises:
        QueryError: the query is wrong, would change the graph or go over the network, or the server cannot answer it.
    """
    seen = None if remote and asks_others(sparql) else ask(pyoxigraph.Store(), sparql)  # what is wrong with it shows on an empty graph
    query = asked(sparql)
    try:
        if query.kind == "ask":
            return Answer(bool(_answered(connection, query, query.text("ASK")).truth))
        if query.kind == "construct":
            return _constructed(connection, query)
        if query.kind == "describe":
            return _described(connection, query)
        found = _answered(connection, query, query.text("SELECT", query.head))
        return _rows(found, seen.variables if isinstance(seen, Rows) else found.variables)
    except StoreError as error:
        where = "" if isinstance(error, Refused) else error.where
        raise QueryError(error.cause, where=where, fix="ask in another way" if isinstance(error, Refused) else error.fix) from error


def _answered(connection: Connection, query: Asked, text: str) -> Answered:
    found = connection.query(text, default="" if query.is_scoped else names.UNION)
    if found.limit:
        fix = "ask for less with LIMIT, or let the server give more (Virtuoso: ResultSetMaxRows in virtuoso.ini)"
        raise QueryError(f"the server gives no more than {found.limit} rows, and there are more", where=connection.where, fix=fix)
    return found


def _rows(found: Answered, variables: tuple[str, ...]) -> Rows:
    """Rows with the variables in the order in which the query has them."""
    at = [found.variables.index(name) if name in found.variables else None for name in variables]
    rows = tuple(tuple(None if i is None else row[i] for i in at) for row in found.rows)
    bindings = [{name: term_json(term) for name, term in zip(variables, row, strict=True) if term is not None} for row in rows]
    told = {"head": {"vars": list(variables)}, "results": {"bindings": bindings}}
    return Rows(variables, rows, json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode())


def _constructed(connection: Connection, query: Asked) -> Triples:
    variables = query.built()
    found = _answered(connection, query, query.text("SELECT", " ".join(variables) or "(1 AS ?any)"))
    if not variables:
        return _triples(_built(query, "{}") if found.rows else ())
    at = [found.variables.index(name[1:]) if name[1:] in found.variables else None for name in variables]
    rows = dict.fromkeys(tuple(None if i is None else row[i] for i in at) for row in found.rows)
    lines = " ".join("(" + " ".join(map(_value, row)) + ")" for row in rows)
    return _triples(_built(query, f"{{ VALUES ({' '.join(variables)}) {{ {lines} }} }}"))


def _built(query: Asked, pattern: str) -> Iterator[Triple]:
    """What a template makes of rows; blank nodes that came with them are so again."""
    made = pyoxigraph.Store().query(f"{query.prologue} CONSTRUCT {query.template} WHERE {pattern}")
    if not isinstance(made, pyoxigraph.QueryTriples):
        raise ValueError(f"Unexpected query result: {made!r}")
    for triple in made:
        yield Triple(_unblanked(triple.subject), triple.predicate, _unblanked(triple.object))  # type: ignore[arg-type]


def _value(term: Term | None) -> str:
    return "UNDEF" if term is None else f"<{_BLANK}{term.value}>" if isinstance(term, BlankNode) else str(term)


def _unblanked(term: Term) -> Term:
    is_blank = isinstance(term, NamedNode) and term.value.startswith(_BLANK)
    return BlankNode(term.value.removeprefix(_BLANK)) if is_blank and isinstance(term, NamedNode) else term


def _described(connection: Connection, query: Asked) -> Triples:
    """All that the graph says of what a DESCRIBE names or finds."""
    told = query.described()
    if "*" in told or any(term[0] in "?$" for term in told) or query.body:
        heads = [term if term[0] in "*?$" else f"({term} AS ?described{i})" for i, term in enumerate(told)]
        rows = _answered(connection, query, query.text("SELECT DISTINCT", " ".join(heads))).rows
    else:
        rows = tuple((term,) for term in _constants(query, told))
    nodes = sorted({term for row in rows for term in row if isinstance(term, NamedNode)}, key=str)
    found: list[Triple] = []
    for some in batches(nodes):
        text = f"SELECT ?s ?p ?o {query.origin} WHERE {{ VALUES ?s {{ {' '.join(map(str, some))} }} ?s ?p ?o }}"
        told_of = connection.query(f"{query.prologue} {text}", default="" if query.origin else names.UNION)
        found += [Triple(*row) for row in told_of.rows]  # type: ignore[arg-type]
    return _triples(found)


def _constants(query: Asked, told: list[str]) -> Iterable[Term]:
    """IRIs that are written in a query, in full."""
    heads = " ".join(f"({term} AS ?described{i})" for i, term in enumerate(told))
    found = pyoxigraph.Store().query(f"{query.prologue} SELECT {heads} {{}}")
    return [term for row in found for term in row] if isinstance(found, pyoxigraph.QuerySolutions) else []


def _triples(found: Iterable[Triple]) -> Triples:
    return Triples(tuple(sort_quads(list({Quad(t.subject, t.predicate, t.object, DefaultGraph()) for t in found}))))
