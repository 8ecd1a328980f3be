"""Quads as lines of text whose code point order is the order quads are written in, and back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from pyoxigraph import DefaultGraph, Quad, RdfFormat, parse, serialize

from kg.rdf.merge import one_name_each
from kg.rdf.terms import ALT_LABEL, PREF_LABEL, TYPE

END = b" .\n"  # of a statement
_TYPE = str(TYPE)
_DEFAULT = str(DefaultGraph())
_PART = 100_000  # characters of lines that are read at a time
_PREFERRED = f"1\t{PREF_LABEL}\t"
_FIRST, _LAST = f"1\t{ALT_LABEL}\t", f"{_PREFERRED}~"  # what is said in between are names of something, and little else


def n_triples(quads: Iterable[Quad]) -> bytes:
    """Quads as N-Triples, a statement a line, in their order; their graphs are left out."""
    return serialize((quad.triple for quad in quads), format=RdfFormat.N_TRIPLES) or b""


def in_graph(triples: bytes, graph: object) -> bytes:
    """N-Triples, written as the engine writes them, as N-Quads of a graph: " ." ends only lines, for line feeds in literals are escaped."""
    return triples.replace(END, f" {graph}".encode() + END)


def line_of(quad: Quad) -> str:
    """Graph, subject, whether this is no type, predicate and object of a quad, with tabs between them.

    Terms are written as N-Quads has them, with no character below a blank, so a tab ends the shorter of two that begin alike.
    """
    subject, predicate, rest = str(quad).split(" ", 2)
    object, graph = (rest, _DEFAULT) if isinstance(quad.graph_name, DefaultGraph) else rest.rsplit(" ", 1)
    return f"{graph}\t{subject}\t{'0' if predicate == _TYPE else '1'}\t{predicate}\t{object}"


def flat(line: str) -> str:
    """A line without its graph: as the default graph would have it."""
    return _DEFAULT + line[line.index("\t") :]


def statement(line: str) -> str:
    """A line as a statement of N-Quads, with its line feed."""
    graph, subject, _, predicate, object = line.split("\t")
    return f"{subject} {predicate} {object} .\n" if graph == _DEFAULT else f"{subject} {predicate} {object} {graph} .\n"


def united(lines: Iterable[str]) -> Iterator[str]:
    """Sorted lines of one graph, but an entity of several preferred names keeps the fullest; the others are other names."""
    for _, about in groupby(lines, key=_subject):
        for named, part in groupby(about, key=_is_name):
            if named:
                yield from _settled(list(part))
            else:
                yield from part


def _subject(line: str) -> str:
    return line.split("\t", 2)[1]


def _is_name(line: str) -> bool:
    return _FIRST <= line.split("\t", 2)[2] <= _LAST


def _settled(lines: list[str]) -> list[str]:
    if sum(line.split("\t", 2)[2].startswith(_PREFERRED) for line in lines) < 2:
        return lines
    return sorted({line_of(quad) for quad in one_name_each(list(quads_of(lines)))})


def iris(line: str) -> Iterator[str]:
    """The IRIs that a line names, those of datatypes included."""
    graph, subject, _, predicate, object = line.split("\t")
    yield from (term[1:-1] for term in (graph, subject, predicate, object) if term[0] == "<" != term[1])
    if object[0] == '"' and object[-1] == ">":
        yield object[object.rindex("<") + 1 : -1]


def quads_of(lines: Iterable[str]) -> Iterator[Quad]:
    """Lines as quads again; the engine reads them as it gets them, some at a time."""
    part: list[str] = []
    size = 0
    for line in lines:
        part.append(statement(line))
        size += len(line)
        if size > _PART:
            yield from _parsed(part)
            part, size = [], 0
    yield from _parsed(part)


def _parsed(statements: list[str]) -> Iterator[Quad]:
    # Not from a stream: the engine would read a long literal anew from its start for every few thousand bytes of it.
    return parse("".join(statements).encode(), format=RdfFormat.N_QUADS, lenient=True)
