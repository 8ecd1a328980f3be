"""Files of RDF, a part at a time: what a part holds for the named graphs, and what for their union.

A part of N-Quads stays text from the file to the engine, which is several times as fast as looking at every quad. It must be
as the engine writes it: one blank between terms, a graph in every line. Whatever is written otherwise is looked at.
"""

from __future__ import annotations

import gzip
import hashlib
import os
import re
import sys
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import BinaryIO, cast

from pyoxigraph import BlankNode, NamedNode, Quad, Triple, parse

from kg.errors import FormatError, NotFound
from kg.rdf import names
from kg.rdf.lines import END, in_graph
from kg.rdf.names import KEPT, RDF
from kg.rdf.reifiers import described
from kg.rdf.streams import RDF_FORMATS
from kg.rdf.terms import KEPT_GRAPH, Node, Subject

SIZE = 24 << 20  # bytes of N-Quads that are one part: larger ones save the engine merging, and take more memory
_PAGE = 1 << 18  # bytes that are looked at together: a few graphs of articles
QUADS = 200_000  # quads that are one part where they are looked at
STDIN = "-"

_LINES = ("nq", "nt")
_KEPT = f"<{KEPT}>".encode()
_OTHERWISE = (b"\n_:", b"> _:", b". #", b".#", f"<{RDF}reifies> ".encode())  # blank nodes, comments and reifiers
_LINE = re.compile(r"\bline (\d+)")


@dataclass(frozen=True, slots=True)
class Input:
    """A file of RDF, ``format`` being one of ``RDF_FORMATS``; ``graph`` is where its triples go that are in no graph."""

    source: str
    format: str
    graph: NamedNode

    @property
    def where(self) -> str:
        """Its name, for messages."""
        return "standard input" if self.source == STDIN else self.source


@dataclass(frozen=True, slots=True)
class Text:
    """Lines of N-Quads that look as the engine writes them: those of named graphs, and the same without graphs, to be in their union.

    That is not sure: in a line without a graph the object looks like one. The engine does not take the rest of such a line.
    ``before`` is how many lines of the file come before them.
    """

    named: bytes
    flat: bytes
    count: int
    before: int = 0


@dataclass(frozen=True, slots=True)
class Quads:
    """Quads of named graphs."""

    named: tuple[Quad, ...]

    @property
    def count(self) -> int:
        """How many they are."""
        return len(self.named)

    def flat(self) -> Iterator[Quad]:
        """The same without graphs, to be in their union."""
        return (Quad(q.subject, q.predicate, q.object) for q in self.named if q.graph_name != KEPT_GRAPH)


def input_of(source: str, format: str = "", graph: str = "") -> Input:
    """A file of RDF by its name.

    Args:
        source: a path, which may end in .gz, or "-" for standard input.
        format: one of ``RDF_FORMATS``; by default what the name ends in.
        graph: the IRI of the graph for triples that are in none; by default made of the file's name.

    Raises:
        FormatError: there is no such format or IRI, or the name tells none.
        NotFound: there is no such file.
    """
    path = Path(source)
    told = Path(path.stem) if path.suffix.lower() == ".gz" else path
    name = (format or told.suffix).lower().removeprefix(".")
    if name not in RDF_FORMATS:
        fix = f"name its format: --format {'|'.join(RDF_FORMATS)}"
        raise FormatError(f"{name!r} is no format of RDF" if name else "its name tells no format", where=source, fix=fix)
    if source != STDIN and not path.is_file():
        raise NotFound("there is no such file", where=source, fix="check the path")
    try:
        return Input(source, name, NamedNode(graph or names.graph_iri(told.name)))
    except ValueError as error:
        raise FormatError(f"{graph!r} is no IRI", fix="give one such as urn:my:graph") from error


def parts(given: Input, size: int = SIZE) -> Iterator[Text | Quads]:
    """What a file holds, in parts of about ``size`` bytes.

    Raises:
        FormatError: it cannot be read, or is not of its format.
    """
    try:
        with _opened(given.source) as file:
            if given.format in _LINES:
                yield from _of_lines(file, given, size)
            else:
                yield from _of_quads(_parsed(file, given.format), given.graph, "")
    except (OSError, EOFError, zlib.error) as error:
        cause = getattr(error, "strerror", None) or error
        raise FormatError(f"cannot read the file: {cause}", where=given.where, fix="check the file") from error
    except (SyntaxError, ValueError) as error:
        raise wrong(given, error) from error


def looked_at(given: Input, text: Text) -> Iterator[Quads]:
    """The quads of a part that the engine did not take as it is.

    Raises:
        FormatError: it is not of its format.
    """
    try:
        yield from _of_quads(_parsed(text.named, "nq"), given.graph, "")
    except (SyntaxError, ValueError) as error:
        raise wrong(given, error, text.before) from error


def wrong(given: Input, error: Exception, before: int = 0) -> FormatError:
    """The error of a file that is not of its format; ``before`` is how many lines come before the part it is in."""
    text = _LINE.sub(lambda match: f"line {int(match[1]) + before}", str(error))
    return FormatError(f"this is not {given.format}: {text}", where=given.where, fix="check the file, or name its format")


@contextmanager
def _opened(source: str) -> Iterator[BinaryIO]:
    if source == STDIN:
        yield sys.stdin.buffer
    elif os.fspath(source).lower().endswith(".gz"):
        with gzip.open(source) as packed:
            yield cast("BinaryIO", packed)
    else:
        with Path(source).open("rb") as file:
            yield file


def _of_lines(file: BinaryIO, given: Input, size: int) -> Iterator[Text | Quads]:
    scope, before = "", 0
    while data := file.read(size):
        data += b"" if data.endswith(b"\n") else file.readline()
        # A blank node is one within its file: its name must not meet that of another file.
        scope = scope or hashlib.sha256(data).hexdigest()[:16]
        if text := _text(data, given, before):
            yield text
        else:
            try:
                yield from _of_quads(_parsed(data, given.format), given.graph, scope)
            except (SyntaxError, ValueError) as error:
                raise wrong(given, error, before) from error
        before += data.count(b"\n")


def _text(data: bytes, given: Input, before: int) -> Text | None:
    """A part as it is; None where it is not written as the engine writes."""
    if any(sign in data for sign in _OTHERWISE) or data.startswith((b"_:", b"#")):
        return None
    data += b"" if data.endswith(b"\n") else b"\n"
    if given.format == "nt":
        count = data.count(END)
        return Text(in_graph(data, given.graph), data, count, before) if count == data.count(b"\n") else None
    flat: list[bytes] = []
    begin = 0
    while begin < len(data):
        end = data.index(b"\n", min(begin + _PAGE, len(data) - 1)) + 1
        for lines in _without_graphs(data[begin:end]):
            if lines is None:
                return None
            flat.append(lines)
        begin = end
    return Text(data, b"".join(flat), data.count(b"\n"), before)


def _without_graphs(data: bytes) -> Iterator[bytes | None]:
    """Lines without their graphs, graph by graph; None where they are no lines of one graph after those of another."""
    while data:
        first, _, end = data[: data.index(b"\n") + 1].rpartition(b" ")
        graph = first[first.rfind(b" ") + 1 :]
        suffix = b" %b%b" % (graph, END)
        lines = data[: data.rindex(suffix) + len(suffix)] if end == b".\n" and _is_iri(graph) else b""
        if not lines or lines.count(b"\n") != lines.count(suffix):
            yield None
            return
        yield b"" if graph == _KEPT else lines.replace(suffix, END)
        data = data[len(lines) :]


def _is_iri(term: bytes) -> bool:
    return term[:1] == b"<" and term[-1:] == b">" and b'"' not in term


def _parsed(data: BinaryIO | bytes, format: str) -> Iterator[Quad]:
    return cast("Iterator[Quad]", parse(data, format=RDF_FORMATS[format]))


def _of_quads(quads: Iterable[Quad], graph: NamedNode, scope: str) -> Iterator[Quads]:
    found = (_placed(quad, graph, scope) for quad in described(quads))
    while part := tuple(islice(found, QUADS)):
        yield Quads(part)


def _placed(quad: Quad, graph: NamedNode, scope: str) -> Quad:
    """A quad in a named graph, its blank nodes named apart from those of other files."""
    name = quad.graph_name if isinstance(quad.graph_name, NamedNode) else graph
    subject = cast("Subject", _scoped(quad.subject, scope))
    return Quad(subject, quad.predicate, _scoped(quad.object, scope), name)


def _scoped(node: Node, scope: str) -> Node:
    if isinstance(node, BlankNode):
        return BlankNode(f"{node.value}x{scope}") if scope else node
    if isinstance(node, Triple):
        return Triple(cast("NamedNode | BlankNode", _scoped(node.subject, scope)), node.predicate, _scoped(node.object, scope))
    return node
