"""RDF written as it comes, in memory that does not grow with the graph: quads are sorted on disk and then serialised one by one."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator
from typing import IO, BinaryIO, cast

from pyoxigraph import Literal, Quad, RdfFormat, Triple, serialize

from kg.rdf.lines import flat, iris, line_of, quads_of, statement, united
from kg.rdf.names import PREFIXES
from kg.rdf.reifiers import reified
from kg.rdf.spool import HELD, Spool
from kg.rdf.xml import xml_text

RDF_FORMATS: dict[str, RdfFormat] = {
    "nq": RdfFormat.N_QUADS,
    "trig": RdfFormat.TRIG,
    "jsonld": RdfFormat.JSON_LD,
    "ttl": RdfFormat.TURTLE,
    "nt": RdfFormat.N_TRIPLES,
    "rdf": RdfFormat.RDF_XML,
}
REIFYING = ("nq", "trig", "ttl", "nt")
"""The formats that RDF 1.2 triple terms can be written in."""

_WITH_PREFIXES = ("ttl", "trig", "rdf", "jsonld")


def write_rdf(quads: Iterable[Quad], out: BinaryIO, name: str, *, as_is: bool = False, rdf12: bool = False, held: int = HELD) -> None:
    """Write quads, which may come in any order and more than once, sorted and each once.

    Args:
        quads: the quads.
        out: where the bytes go.
        name: one of ``RDF_FORMATS``; those without named graphs hold the union.
        as_is: the union as it is, even where two articles prefer different names for one entity.
        rdf12: facts as RDF 1.2 reifiers; only in ``REIFYING`` formats.
        held: how many bytes of quads, about, are held in memory at once.

    Raises:
        FormatError: there is no room for temporary files.
        OSError: the bytes cannot be written.
    """
    union = not RDF_FORMATS[name].supports_datasets
    prefixes = _Prefixes() if name in _WITH_PREFIXES else None
    with Spool(held) as spool:
        for quad in quads:
            line = flat(line_of(quad)) if union else line_of(quad)
            spool.add(line)
            if prefixes:
                prefixes.see(line)
        lines = united(spool) if union and not as_is else iter(spool)
        if name in ("nq", "nt") and not rdf12:  # the lines are statements already
            out.writelines(statement(line).encode() for line in lines)
        else:
            _serialize(reified(quads_of(lines)) if rdf12 else quads_of(lines), out, name, prefixes.used() if prefixes else None)


def _serialize(quads: Iterator[Quad], out: BinaryIO, name: str, prefixes: dict[str, str] | None) -> None:
    found: Iterator[Quad] | Iterator[Triple] = quads if RDF_FORMATS[name].supports_datasets else (quad.triple for quad in quads)
    through: io.RawIOBase | BinaryIO = out
    if name == "rdf":
        found, through = (_for_xml(quad.triple) for quad in quads), _Returns(out)
    elif name in ("ttl", "trig"):
        through = _Spaced(out)
    serialize(found, cast("IO[bytes]", through), RDF_FORMATS[name], prefixes=prefixes)
    if isinstance(through, _Spaced):
        through.finish()


class _Prefixes:
    """The prefixes the terms need: a file declares no others."""

    def __init__(self) -> None:
        self._unused = tuple(PREFIXES.values())

    def see(self, line: str) -> None:
        for iri in iris(line):
            if iri.startswith(self._unused):
                self._unused = tuple(namespace for namespace in self._unused if not iri.startswith(namespace))

    def used(self) -> dict[str, str]:
        return {prefix: namespace for prefix, namespace in PREFIXES.items() if namespace not in self._unused}


class _Spaced(io.RawIOBase):
    """Turtle on its way out, with a blank line between statements."""

    def __init__(self, out: BinaryIO) -> None:
        self._out, self._held = out, b""

    def writable(self) -> bool:
        return True

    def write(self, data: bytes) -> int:  # type: ignore[override]
        # No literal holds a line feed in Turtle, so the ends of lines are the ends of statements. What comes next tells.
        text = re.sub(rb" \.\n(?=[^@}\n])", rb" .\n\n", self._held + data)
        self._out.write(text[:-3])
        self._held = text[-3:]
        return len(data)

    def finish(self) -> None:
        """Write what was held back."""
        self._out.write(self._held)
        self._held = b""


class _Returns(io.RawIOBase):
    """XML on its way out: readers turn a bare carriage return into a line feed, and the serialiser leaves it bare."""

    def __init__(self, out: BinaryIO) -> None:
        self._out = out

    def writable(self) -> bool:
        return True

    def write(self, data: bytes) -> int:  # type: ignore[override]
        self._out.write(data.replace(b"\r", b"&#13;"))
        return len(data)


def _for_xml(triple: Triple) -> Triple:
    """A triple without the characters that XML has no way to write."""
    literal = triple.object
    if not isinstance(literal, Literal):
        return triple
    text = xml_text(literal.value)
    if text == literal.value:
        return triple
    plain = Literal(text, language=literal.language) if literal.language else Literal(text, datatype=literal.datatype)
    return Triple(triple.subject, triple.predicate, plain)
