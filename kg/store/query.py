"""Asking a graph in SPARQL."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

import pyoxigraph
from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, QueryResultsFormat, Triple

from kg.errors import QueryError
from kg.rdf.encode import sort_quads
from kg.rdf.names import PREFIXES, XSD
from kg.store.hidden import code_of, without_kept

Term = NamedNode | BlankNode | Literal | Triple

COMMON_PREFIXES: dict[str, str] = dict(PREFIXES) | {
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "geo": "http://www.w3.org/2003/01/geo/wgs84_pos#",
    "sh": "http://www.w3.org/ns/shacl#",
    "time": "http://www.w3.org/2006/time#",
    "wd": "http://www.wikidata.org/entity/",
    "wdt": "http://www.wikidata.org/prop/direct/",
}
"""The prefixes a query may use without declaring them."""

_STRING = XSD + "string"
_SERVICE = re.compile(r"(?<![\w?$:@.-])service(?![\w:-])", re.IGNORECASE)
_UPDATE = re.compile(r"\b(?:insert|delete|load|clear|drop|create|copy|move|add)\b", re.IGNORECASE)
_SHOWN = 30  # characters of the query in an error
_QUERY = re.compile(r"(?:base|prefix|version|select|ask|construct|describe)\b", re.IGNORECASE)
_PLACE = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Rows:
    """The answer to a SELECT: a value for each variable in each row, None where a variable is unbound."""

    variables: tuple[str, ...]
    rows: tuple[tuple[Term | None, ...], ...]
    json: bytes = field(repr=False)  # the same in SPARQL's own JSON, which other formats are made from


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to an ASK."""

    value: bool

    def __bool__(self) -> bool:
        return self.value


@dataclass(frozen=True, slots=True)
class Triples:
    """The answer to a CONSTRUCT or DESCRIBE, sorted; the quads lie in the default graph."""

    quads: tuple[Quad, ...]


Result = Rows | Answer | Triples


def ask(store: pyoxigraph.Store, sparql: str, *, remote: bool = False) -> Result:
    """Ask a store. Its default graph holds the union of the articles' graphs; ``GRAPH`` tells them apart.

    Args:
        store: what is asked.
        sparql: a SPARQL 1.1 query; it may use ``COMMON_PREFIXES`` undeclared.
        remote: whether the query may ask other servers (SERVICE); by default nothing goes over the network.

    Raises:
        QueryError: the query is wrong, would change the graph or go over the network, or went wrong.
    """
    if not remote and asks_others(sparql):
        raise QueryError("SERVICE would ask another server, and queries stay on this machine", fix="leave SERVICE out")
    try:
        found = store.query(without_kept(sparql), prefixes=COMMON_PREFIXES)
        return _result(found)
    except SyntaxError as error:
        raise _explained(sparql, _complaint(sparql) or str(error)) from error
    except UnicodeEncodeError as error:
        raise QueryError("the query holds half a character (a lone surrogate)", fix="check its encoding") from error
    except (OSError, ValueError, RuntimeError) as error:
        raise QueryError(f"the query went wrong: {error}", fix="check the query") from error


def _result(found: pyoxigraph.QuerySolutions | pyoxigraph.QueryBoolean | pyoxigraph.QueryTriples) -> Result:
    if isinstance(found, pyoxigraph.QueryBoolean):
        return Answer(bool(found))
    if isinstance(found, pyoxigraph.QueryTriples):
        triples = {Quad(t.subject, t.predicate, t.object, DefaultGraph()) for t in found}
        return Triples(tuple(sort_quads(list(triples))))
    json = found.serialize(format=QueryResultsFormat.JSON) or b""
    again = pyoxigraph.parse_query_results(json, QueryResultsFormat.JSON)
    if not isinstance(again, pyoxigraph.QuerySolutions):
        raise ValueError(f"Unexpected query result: {again!r}")
    return Rows(tuple(variable.value for variable in again.variables), tuple(tuple(solution) for solution in again), json)


def asks_others(sparql: str) -> bool:
    """Whether SERVICE stands in the query outside strings, IRIs and comments, plainly or in Unicode escapes."""
    plain = re.sub(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})", _unescaped, sparql)
    return any(_SERVICE.search(code_of(text)) for text in (sparql, plain))


def _unescaped(match: re.Match[str]) -> str:
    code = int(match[1] or match[2], 16)
    return chr(code) if code <= 0x10FFFF else match[0]


def _complaint(sparql: str) -> str:
    """What the parser says of a query as it was written, "" if nothing: a place in the error is one of the user's own text."""
    try:
        pyoxigraph.Store().query(sparql, prefixes=COMMON_PREFIXES)
    except SyntaxError as error:
        return str(error)
    return ""


def _explained(sparql: str, message: str) -> QueryError:
    """The parser's message in fewer words, and the usual mistakes by name."""
    where, cause = "", message
    if match := _PLACE.match(message):
        where, cause = f"line {match[1]}, column {match[2]}", match[3]
        if cause.startswith("expected"):  # a list of all that could stand there, longer than any query
            cause = _unexpected(sparql, int(match[1]), int(match[2]))
    code = code_of(sparql).strip()
    if _UPDATE.match(code):
        return QueryError("a query reads the graph and cannot change it", fix="use SELECT, ASK, CONSTRUCT or DESCRIBE")
    if not _QUERY.match(code):
        return QueryError("this is not SPARQL", fix="begin with SELECT, ASK, CONSTRUCT or DESCRIBE")
    declared = {*COMMON_PREFIXES, *(name for name in re.findall(r"(?i)\bprefix\s+([\w.-]*):", code))}
    for name in re.findall(r"(?<![\w:?$@.-])([A-Za-z][\w-]*):", code):
        if name not in declared:
            return QueryError(f"the prefix {name}: is not declared", fix=f"begin the query with PREFIX {name}: <...>")
    return QueryError(f"this is not SPARQL: {cause}", where=where, fix="correct the query there")


def _unexpected(sparql: str, line: int, column: int) -> str:
    lines = sparql.split("\n")
    rest = lines[line - 1][column - 1 :].strip() if line <= len(lines) else ""
    return f"unexpected {rest[:_SHOWN]!r}" if rest else "something is missing"


def term_json(term: Term) -> dict[str, object]:
    """A term in SPARQL's own JSON."""
    if isinstance(term, NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, BlankNode):
        return {"type": "bnode", "value": term.value}
    if isinstance(term, Triple):
        parts = {"subject": term_json(term.subject), "predicate": term_json(term.predicate), "object": term_json(term.object)}
        return {"type": "triple", "value": parts}
    told: dict[str, object] = {"type": "literal", "value": term.value}
    if term.language:
        return told | {"xml:lang": term.language}
    return told if term.datatype.value == _STRING else told | {"datatype": term.datatype.value}
