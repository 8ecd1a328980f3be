"""Graphs to files and back. The same graph gives the same bytes in every format.

N-Quads, TriG and JSON-LD keep the articles' graphs apart; Turtle, N-Triples and RDF/XML hold their union. GraphML and GEXF
hold the network of entities and facts, CSV the table of facts; they are for other programs and are not read back.
"""

from __future__ import annotations

import io
import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, TypeAlias, cast

from pyoxigraph import DefaultGraph, Quad, Store, Triple, parse

from kg.errors import FormatError
from kg.rdf.decode import readings
from kg.rdf.encode import sort_quads
from kg.rdf.files import whole_file, whole_folder
from kg.rdf.gexf import gexf
from kg.rdf.graphml import graphml
from kg.rdf.merge import one_name_each
from kg.rdf.networks import Network
from kg.rdf.sheets import FOLDERS
from kg.rdf.streams import RDF_FORMATS, REIFYING, write_rdf
from kg.rdf.table import csv_lines

if TYPE_CHECKING:
    import rdflib

    from kg.types import Reading

NETWORKS: dict[str, Callable[[Network], Iterator[str]]] = {"graphml": graphml, "gexf": gexf}
FORMATS = (*RDF_FORMATS, *NETWORKS, "csv")
"""Every format a graph can be written in, by the suffix of its files."""

WITH_GRAPHS = ("nq", "trig")
"""The formats that a whole store can be written in and loaded from: graphs are told apart, and one is read after the other."""


@dataclass(frozen=True, slots=True)
class Source:
    """A graph that is read as it is written, so that it need not fit in memory.

    ``quads`` gives its quads in any order, ``readings`` what its articles say, in the order they are to be told.
    """

    quads: Callable[[], Iterable[Quad]]
    readings: Callable[[], Iterable[Reading]]


Graph: TypeAlias = "Source | Iterable[Quad] | Store | rdflib.Graph"


def dump(graph: Graph, format: str, *, as_is: bool = False, rdf12: bool = False) -> bytes:
    """A graph in a format.

    Args:
        graph: quads, an Oxigraph store, an rdflib graph or dataset, or a source.
        format: one of ``FORMATS``; a leading dot does no harm.
        as_is: the triples as they are, even where two articles prefer different names for one entity.
        rdf12: facts as RDF 1.2 reifiers.

    Raises:
        FormatError: there is no such format, or it has no reifiers.
    """
    out = io.BytesIO()
    _write(graph, out, _known(format), as_is=as_is, rdf12=rdf12)
    return out.getvalue()


def write(graph: Graph, target: str | os.PathLike[str] | BinaryIO, format: str = "", *, rdf12: bool = False) -> None:
    """Write a graph to a file or a binary stream. A file appears whole or not at all.

    Args:
        graph: quads, an Oxigraph store, an rdflib graph or dataset, or a source.
        target: a path, or a stream opened for bytes. The formats of ``FOLDERS`` make a folder.
        format: one of ``FORMATS`` or ``FOLDERS``; by default the path's suffix.
        rdf12: facts as RDF 1.2 reifiers.

    Raises:
        FormatError: there is no such format, it has no reifiers, or the file cannot be written.
    """
    if not isinstance(target, str | os.PathLike):
        if not format:
            raise FormatError("a stream has no suffix to tell the format by", fix=f"name one of {', '.join(FORMATS)}")
        _write(graph, target, _known(format), rdf12=rdf12)
        return
    path = Path(target)
    folder = format.lower().removeprefix(".") in FOLDERS
    name = format.lower().removeprefix(".") if folder else _known(format) if format else format_of(path)
    try:
        if folder:
            _check(name, rdf12)
            _write_folder(graph, path, name)
            return
        with whole_file(path) as file:
            _write(graph, file, name, rdf12=rdf12)
    except OSError as error:
        raise FormatError(f"cannot write the file: {error.strerror or error}", where=str(path), fix="choose another place") from error


def _write(graph: Graph, out: BinaryIO, name: str, *, as_is: bool = False, rdf12: bool = False) -> None:
    _check(name, rdf12)
    source = _source(graph)
    if name in RDF_FORMATS:
        write_rdf(source.quads(), out, name, as_is=as_is, rdf12=rdf12)
    elif name in NETWORKS:
        with Network(source.readings()) as network:
            out.writelines(text.encode() for text in NETWORKS[name](network))
    else:
        out.writelines(line.encode("utf-8", "replace") for line in csv_lines(source.readings()))


def _write_folder(graph: Graph, path: Path, name: str) -> None:
    source = _source(graph)
    with Network(source.readings()) as network, whole_folder(path, [file for file, _ in FOLDERS[name](network)]) as folder:
        for file, lines in FOLDERS[name](network):
            with (folder / file).open("w", encoding="utf-8", newline="") as out:
                out.writelines(lines)


def _check(name: str, rdf12: bool) -> None:
    if rdf12 and name not in REIFYING:
        raise FormatError(f"{name} has no RDF 1.2 reifiers", fix=f"use one of {', '.join(REIFYING)}")


def _source(graph: Graph) -> Source:
    if isinstance(graph, Source):
        return graph
    quads = as_quads(graph)
    return Source(lambda: quads, lambda: readings(quads))


def as_quads(graph: Iterable[Quad] | Store | rdflib.Graph) -> list[Quad]:
    """The quads of whatever holds some."""
    if isinstance(graph, Store):
        return list(graph)
    if hasattr(graph, "triples"):  # an rdflib graph, told without importing rdflib
        from kg.rdf.rdflib_bridge import from_rdflib

        return from_rdflib(cast("rdflib.Graph", graph))
    return list(graph)


def union(quads: Iterable[Quad], *, as_is: bool = False) -> list[Triple]:
    """The triples of all graphs together, sorted, each once; an entity keeps one preferred name, unless as they are."""
    flat = [Quad(q.subject, q.predicate, q.object, DefaultGraph()) for q in quads]
    return [q.triple for q in sort_quads(list(dict.fromkeys(flat if as_is else one_name_each(flat))))]


def read(source: str | os.PathLike[str] | BinaryIO, format: str = "") -> list[Quad]:
    """The quads of an RDF file or binary stream, in the order they come.

    Args:
        source: a path, or a stream opened for bytes.
        format: "nq", "trig", "jsonld", "ttl", "nt" or "rdf"; by default the path's suffix.

    Raises:
        FormatError: the file cannot be read, is not of that format, or the format is one that is only written.
    """
    where = str(source) if isinstance(source, str | os.PathLike) else "the stream"
    name = format_of(source) if isinstance(source, str | os.PathLike) and not format else _known(format)
    if name not in RDF_FORMATS:
        raise FormatError(f"{name} is written, not read", where=where, fix=f"read one of {', '.join(RDF_FORMATS)}")
    try:
        data = Path(source).read_bytes() if isinstance(source, str | os.PathLike) else source.read()
        return list(parse(data, format=RDF_FORMATS[name]))
    except OSError as error:
        raise FormatError(f"cannot read the file: {error.strerror or error}", where=where, fix="check the path") from error
    except (SyntaxError, ValueError) as error:
        raise FormatError(f"this is not {name}: {error}", where=where, fix="check the file, or name its format") from error


def format_of(path: str | os.PathLike[str]) -> str:
    """The format a file's name tells.

    Raises:
        FormatError: it tells none that a graph can be written in.
    """
    where = Path(path)
    name = where.suffix.lower().removeprefix(".")
    if name not in FORMATS:
        known = " ".join(f".{format}" for format in FORMATS)
        raise FormatError("the name of the file tells no format of a graph", where=str(where), fix=f"end it in one of {known}")
    return name


def _known(format: str) -> str:
    name = format.lower().removeprefix(".")
    if name not in FORMATS:
        raise FormatError(f"{format!r} is no format of a graph", fix=f"use one of {', '.join(FORMATS)}")
    return name
