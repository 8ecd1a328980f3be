"""Graphs to files and back. The same graph gives the same bytes in every format.

N-Quads, TriG and JSON-LD keep the articles' graphs apart; Turtle, N-Triples and RDF/XML hold their union. GraphML and GEXF
hold the network of entities and facts, CSV the table of facts; they are for other programs and are not read back.
"""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, cast

from pyoxigraph import DefaultGraph, Quad, RdfFormat, Store, Triple, parse, serialize

from kg.errors import FormatError
from kg.rdf import networks, table
from kg.rdf.decode import readings
from kg.rdf.encode import sort_quads
from kg.rdf.merge import one_name_each
from kg.rdf.names import PREFIXES, XSD

if TYPE_CHECKING:
    import rdflib

    from kg.types import Reading

    Graph = Iterable[Quad] | Store | rdflib.Graph

RDF_FORMATS: dict[str, RdfFormat] = {
    "nq": RdfFormat.N_QUADS,
    "trig": RdfFormat.TRIG,
    "jsonld": RdfFormat.JSON_LD,
    "ttl": RdfFormat.TURTLE,
    "nt": RdfFormat.N_TRIPLES,
    "rdf": RdfFormat.RDF_XML,
}
OTHER_FORMATS: dict[str, Callable[[list[Reading]], bytes]] = {
    "graphml": networks.to_graphml,
    "gexf": networks.to_gexf,
    "csv": lambda found: table.to_csv(found).encode("utf-8", "replace"),
}
FORMATS = (*RDF_FORMATS, *OTHER_FORMATS)
"""Every format a graph can be written in, by the suffix of its files."""

_WITH_PREFIXES = ("ttl", "trig", "rdf", "jsonld")


def dump(graph: Graph, format: str, *, as_is: bool = False) -> bytes:
    """A graph in a format.

    Args:
        graph: quads, an Oxigraph store, or an rdflib graph or dataset.
        format: one of ``FORMATS``; a leading dot does no harm.
        as_is: the triples as they are, even where two articles prefer different names for one entity.

    Raises:
        FormatError: there is no such format.
    """
    name = _known(format)
    quads = as_quads(graph)
    if name in OTHER_FORMATS:
        return OTHER_FORMATS[name](readings(quads))
    if RDF_FORMATS[name].supports_datasets:
        return _serialize(sort_quads(list(dict.fromkeys(quads))), name)
    return _serialize(union(quads, as_is=as_is), name)


def as_quads(graph: Graph) -> list[Quad]:
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


def _serialize(found: list[Quad] | list[Triple], name: str) -> bytes:
    if name == "rdf":
        found = [_for_xml(triple) for triple in found]  # type: ignore[arg-type]
    prefixes = _used(found) if name in _WITH_PREFIXES else None
    text = serialize(found, format=RDF_FORMATS[name], prefixes=prefixes) or b""
    if name in ("ttl", "trig"):  # a literal holds no line feed in these, so the ends of lines are the ends of statements
        return re.sub(rb" \.\n(?=[^@}\n])", rb" .\n\n", text)
    return text.replace(b"\r", b"&#13;") if name == "rdf" else text  # XML readers turn a bare carriage return into a line feed


def _used(found: list[Quad] | list[Triple]) -> dict[str, str]:
    """The prefixes the terms need: a file declares no others."""
    iris = {iri for part in found for iri in _iris(part)}
    return {prefix: namespace for prefix, namespace in PREFIXES.items() if any(iri.startswith(namespace) for iri in iris)}


def _iris(part: Quad | Triple) -> Iterable[str]:
    from pyoxigraph import Literal, NamedNode

    for node in part:
        if isinstance(node, NamedNode):
            yield node.value
        elif isinstance(node, Literal) and not node.language and node.datatype.value != XSD + "string":
            yield node.datatype.value


def _for_xml(triple: Triple) -> Triple:
    from pyoxigraph import Literal

    literal = triple.object
    if not isinstance(literal, Literal):
        return triple
    text = networks.xml_text(literal.value)
    if text == literal.value:
        return triple
    plain = Literal(text, language=literal.language) if literal.language else Literal(text, datatype=literal.datatype)
    return Triple(triple.subject, triple.predicate, plain)


def write(graph: Graph, target: str | os.PathLike[str] | BinaryIO, format: str = "") -> None:
    """Write a graph to a file or a binary stream. A file appears whole or not at all.

    Args:
        graph: quads, an Oxigraph store, or an rdflib graph or dataset.
        target: a path, or a stream opened for bytes.
        format: one of ``FORMATS``; by default the path's suffix.

    Raises:
        FormatError: there is no such format, or the file cannot be written.
    """
    if not isinstance(target, str | os.PathLike):
        if not format:
            raise FormatError("a stream has no suffix to tell the format by", fix=f"name one of {', '.join(FORMATS)}")
        target.write(dump(graph, format))
        return
    path = Path(target)
    data = dump(graph, format or format_of(path))
    try:
        _replace(path, data)
    except OSError as error:
        raise FormatError(f"cannot write the file: {error.strerror or error}", where=str(path), fix="choose another place") from error


def _replace(path: Path, data: bytes) -> None:
    if path.exists() and not path.is_file():  # a pipe or a device: there is nothing to replace
        path.write_bytes(data)
        return
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:40]}.")
    beside = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        beside.chmod(path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask())
        beside.replace(path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


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
