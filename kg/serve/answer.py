"""The answer to a SPARQL query: within limits, in the format that is asked for. Made in a process that may be killed for it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

import pyoxigraph
from pyoxigraph import DefaultGraph, Quad, QueryResultsFormat, Triple

from kg.errors import KgError, QueryError
from kg.rdf.formats import dump
from kg.serve.asking import Graph, Solutions, found
from kg.serve.negotiate import GRAPHS, ROWS, NotAcceptable, chosen
from kg.serve.rows import row_json, rows_json, truth_json
from kg.store import Store

_T = TypeVar("_T")

_FORMATS = {"xml": QueryResultsFormat.XML, "csv": QueryResultsFormat.CSV, "tsv": QueryResultsFormat.TSV}


@dataclass(frozen=True, slots=True)
class Question:
    """A query as it came over HTTP.

    ``accept`` is the header, ``format`` a name that goes before it; ``default`` and ``named`` are the IRIs of its data set, both
    empty where it has none; ``rows`` is how many rows or triples the answer may have, ``size`` how many bytes, about.
    """

    sparql: str
    accept: str = ""
    format: str = ""
    default: tuple[str, ...] = ()
    named: tuple[str, ...] = ()
    rows: int = 10_000
    size: int = 100 << 20


@dataclass(frozen=True, slots=True)
class Reply:
    """What is answered: status of HTTP, media type, content, and after how many rows it was cut off (0: it is whole)."""

    status: int
    type: str
    body: bytes
    cut: int = 0


def answer(store: Store, question: Question) -> Reply:
    """The answer to a query; what is wrong with it is an answer too.

    Raises:
        OSError: the graph's files cannot be read.
    """
    try:
        return _answered(store, question)
    except NotAcceptable as error:
        return refusal(406, error)
    except QueryError as error:
        return refusal(400, error)
    except (RuntimeError, ValueError) as error:  # the engine's, on its way through the graph
        return refusal(500, QueryError(f"the query went wrong: {error}", fix="ask in another way"))


def refusal(status: int, error: KgError) -> Reply:
    """An error as an answer."""
    return Reply(status, "text/plain", f"{error}\n".encode("utf-8", "replace"))


def _answered(store: Store, question: Question) -> Reply:
    told = found(store, question.sparql, question.default, question.named)
    offered = GRAPHS if isinstance(told, Graph) else ROWS
    format, type = chosen(offered, question.accept, question.format)  # before the work
    if isinstance(told, Graph):
        triples, cut = _bounded(_distinct(told.triples), lambda triple: len(str(triple)), question)
        quads = [Quad(triple.subject, triple.predicate, triple.object, DefaultGraph()) for triple in triples]
        return Reply(200, type, dump(quads, format.name, as_is=True), cut)
    if isinstance(told, Solutions):
        rows, cut = _bounded((row_json(told.names, row) for row in told.rows), len, question)
        return Reply(200, type, _written(rows_json(told.names, rows), format.name), cut)
    return Reply(200, type, _written(truth_json(told), format.name))


def _bounded(parts: Iterable[_T], size_of: Callable[[_T], int], question: Question) -> tuple[list[_T], int]:
    """The parts that an answer may have, and how many they are if there are more.

    Raises:
        QueryError: they are too large. To cut there would be no help to who asks for the rest by LIMIT and OFFSET.
    """
    kept: list[_T] = []
    size = 0
    for part in parts:
        if len(kept) == question.rows:
            return kept, len(kept)
        size += size_of(part)
        if size > question.size:
            raise QueryError(f"the answer has more than {question.size:,} bytes", fix="ask for less, or for a part with LIMIT and OFFSET")
        kept.append(part)
    return kept, 0


def _distinct(triples: Iterable[Triple]) -> Iterator[Triple]:
    seen: set[Triple] = set()
    for triple in triples:
        if triple not in seen:
            seen.add(triple)
            yield triple


def _written(told: bytes, name: str) -> bytes:
    """An answer in SPARQL's JSON in another format, as the engine writes it: an empty line may be a row."""
    if name == "json":
        return told
    parsed = pyoxigraph.parse_query_results(told, QueryResultsFormat.JSON)
    return parsed.serialize(format=_FORMATS[name]) or b""
