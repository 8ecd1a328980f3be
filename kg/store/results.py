"""Answers of queries in the formats people and programs want."""

from __future__ import annotations

import json
from typing import TextIO

import pyoxigraph
from pyoxigraph import BlankNode, Literal, NamedNode, QueryResultsFormat

from kg.errors import FormatError
from kg.rdf.formats import dump
from kg.rdf.streams import RDF_FORMATS
from kg.store.query import COMMON_PREFIXES, Answer, Result, Rows, Term, Triples

ROW_FORMATS = ("table", "csv", "tsv", "json", "jsonl", "xml")
GRAPH_FORMATS = tuple(RDF_FORMATS)

_SPARQL_FORMATS = {
    "csv": QueryResultsFormat.CSV,
    "tsv": QueryResultsFormat.TSV,
    "json": QueryResultsFormat.JSON,
    "xml": QueryResultsFormat.XML,
}


def render(result: Result, format: str = "") -> str:
    """An answer in a format; every line ends with a line feed.

    csv, tsv, json and xml are those of SPARQL 1.1; jsonl is one plain object a row.

    Args:
        result: what a query gave.
        format: for SELECT and ASK one of ``ROW_FORMATS`` (by default "table", of any width),
            for CONSTRUCT and DESCRIBE one of ``GRAPH_FORMATS`` (by default "ttl").

    Raises:
        FormatError: the answer has no such format.
    """
    if isinstance(result, Triples):
        name = _checked(format or "ttl", GRAPH_FORMATS, "triples")
        return dump(result.quads, name, as_is=True).decode()
    name = _checked(format or "table", ROW_FORMATS, "rows")
    if name == "table":
        return table(result, width=None)
    if name == "jsonl":
        return _jsonl(result)
    if isinstance(result, Rows):
        text = _as_solutions(result).serialize(format=_SPARQL_FORMATS[name])
    else:
        text = _as_boolean(result).serialize(format=_SPARQL_FORMATS[name])
    return (text or b"").decode().replace("\r\n", "\n").rstrip("\n") + "\n"


def write_result(result: Result, stream: TextIO, format: str = "") -> None:
    """Write an answer to a text stream; a table on a terminal fits its width. See ``render``."""
    if isinstance(result, Triples) or format not in ("", "table") or not stream.isatty():
        stream.write(render(result, format))
        return
    import shutil

    stream.write(table(result, width=shutil.get_terminal_size().columns))


def table(result: Rows | Answer, width: int | None) -> str:
    """Rows as a table to look at, IRIs shortened; at a width of None every row is one line, however long."""
    if isinstance(result, Answer):
        return "yes\n" if result.value else "no\n"
    from io import StringIO

    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    shown = Table(box=box.SIMPLE_HEAD if width else None, pad_edge=False, header_style="bold")
    for variable in result.variables:
        shown.add_column(Text(variable), overflow="fold", no_wrap=width is None)
    for row in result.rows:
        shown.add_row(*(Text(" ".join(short(term).split())) for term in row))
    stream = StringIO()
    Console(file=stream, width=width or 1_000_000, highlight=False, force_terminal=False, color_system=None).print(shown)
    return "".join(line.rstrip() + "\n" for line in stream.getvalue().split("\n") if line.strip())


def short(term: Term | None) -> str:
    """A term to look at: an IRI by its prefix, a literal by its words, without control characters.

    >>> short(NamedNode("urn:kg:entity:kharkiv")), short(Literal("Kharkiv")), short(None)
    ('ent:kharkiv', 'Kharkiv', '')
    """
    if term is None:
        return ""
    if isinstance(term, NamedNode):
        fitting = [(space, prefix) for prefix, space in COMMON_PREFIXES.items() if term.value.startswith(space)]
        space, prefix = max(fitting, default=("", ""))
        return f"{prefix}:{term.value.removeprefix(space)}" if prefix else term.value
    text = str(term) if not isinstance(term, Literal) else term.value
    return "".join(char if char.isprintable() else " " for char in text)


def plain(term: Term | None) -> str | int | float | bool | None:
    """A term as JSON has it: numbers and truth values as such, anything else in words, an IRI in full."""
    if term is None:
        return None
    if not isinstance(term, Literal):
        return str(term) if isinstance(term, BlankNode | pyoxigraph.Triple) else term.value
    kind = term.datatype.value.rpartition("#")[2]
    try:
        if kind == "integer":
            return int(term.value)
        if kind in ("decimal", "double", "float"):
            number = float(term.value)
            return number if abs(number) < float("inf") else term.value
    except ValueError:
        return term.value
    return {"true": True, "false": False}.get(term.value, term.value) if kind == "boolean" else term.value


def _jsonl(result: Rows | Answer) -> str:
    if isinstance(result, Answer):
        return json.dumps({"answer": result.value}) + "\n"
    objects = (dict(zip(result.variables, map(plain, row), strict=True)) for row in result.rows)
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in objects)


def _as_solutions(result: Rows) -> pyoxigraph.QuerySolutions:
    found = pyoxigraph.parse_query_results(result.json, QueryResultsFormat.JSON)
    if not isinstance(found, pyoxigraph.QuerySolutions):
        raise ValueError(f"Unexpected query result: {found!r}")
    return found


def _as_boolean(result: Answer) -> pyoxigraph.QueryBoolean:
    found = pyoxigraph.parse_query_results(json.dumps({"head": {}, "boolean": result.value}), QueryResultsFormat.JSON)
    if not isinstance(found, pyoxigraph.QueryBoolean):
        raise ValueError(f"Unexpected query result: {found!r}")
    return found


def _checked(format: str, known: tuple[str, ...], what: str) -> str:
    if format not in known:
        raise FormatError(f"this query gives {what}, which are not written as {format}", fix=f"use one of {', '.join(known)}")
    return format
