"""What is written as it comes is what would be written at once."""

from __future__ import annotations

import io
import random
import re
from dataclasses import replace

import pytest
from graph_story import hostile, readings, story
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, serialize

from kg import rdf
from kg.rdf.encode import sort_quads
from kg.rdf.formats import union
from kg.rdf.lines import iris, line_of, quads_of
from kg.rdf.names import PREFIXES, XSD, clean
from kg.rdf.streams import RDF_FORMATS, write_rdf
from kg.types import Reading

SMALL = 10_000  # bytes held in memory: a story is on disk in a dozen parts


def streamed(quads: list[Quad], format: str, held: int = SMALL) -> bytes:
    out = io.BytesIO()
    write_rdf(iter(quads), out, format, held=held)
    return out.getvalue()


def at_once(quads: list[Quad], format: str) -> bytes:
    """The same by the engine in one go, with all quads in memory."""
    whole = RDF_FORMATS[format].supports_datasets
    found = sort_quads(list(dict.fromkeys(quads))) if whole else union(quads)
    seen = {iri for quad in found for iri in iris(line_of(quad if isinstance(quad, Quad) else Quad(*quad)))}
    used = {prefix: space for prefix, space in PREFIXES.items() if any(iri.startswith(space) for iri in seen)}
    text = serialize(found, format=RDF_FORMATS[format], prefixes=None if format in ("nq", "nt") else used) or b""
    if format in ("ttl", "trig"):
        return re.sub(rb" \.\n(?=[^@}\n])", rb" .\n\n", text)
    return text.replace(b"\r", b"&#13;") if format == "rdf" else text


@pytest.mark.parametrize("format", RDF_FORMATS)
def test_stories_of_several_articles(format: str) -> None:
    second = story("norland-2")
    entities = tuple(replace(entity, name=f"{entity.name} II") for entity in second.entities)
    quads = [*rdf.quads(story()), *rdf.quads(replace(second, entities=entities))]
    shuffled = quads + quads[:50]
    random.Random(1).shuffle(shuffled)
    assert streamed(shuffled, format) == streamed(quads, format, held=10**9) == at_once(quads, format)


@pytest.mark.parametrize("format", ["nq", "trig", "ttl", "nt", "jsonld"])
@settings(max_examples=10)
@given(st.lists(readings(), max_size=2))
def test_hostile_text(format: str, found: list[Reading]) -> None:
    quads = [quad for reading in found for quad in rdf.quads(reading)]
    assert streamed(quads, format) == at_once(quads, format)


nodes = st.sampled_from([NamedNode("urn:a"), NamedNode("urn:a:b"), NamedNode("https://schema.org/é"), BlankNode("b1")])
kinds = st.sampled_from([{}, {"language": "en"}, {"language": "de-CH"}, {"datatype": NamedNode(XSD + "integer")}])
literals = st.builds(lambda text, kind: Literal(text, **kind), hostile.map(clean), kinds)
quads = st.builds(Quad, nodes, st.sampled_from([NamedNode("urn:p"), NamedNode("urn:p1")]), nodes | literals, nodes)


@given(st.lists(quads))
def test_lines_are_quads_in_order(found: list[Quad]) -> None:
    lines = [line_of(quad) for quad in found]
    assert list(quads_of(lines)) == found
    assert list(quads_of(sorted(lines))) == sort_quads(found)


@given(st.lists(quads))
def test_any_quads_can_be_written(found: list[Quad]) -> None:
    for format in ("nq", "trig"):
        assert streamed(found, format) == at_once(found, format)


def test_a_long_text_is_no_hindrance() -> None:
    long = Literal("a \u202eright to left\u202c \r\n\t\"' " * 50_000)
    quads = [Quad(NamedNode("urn:s"), NamedNode("urn:p"), long, NamedNode("urn:g"))]
    for format in RDF_FORMATS:
        [quad] = rdf.read(io.BytesIO(rdf.dump(quads, format)), format)
        assert quad.object == long


def test_an_error_of_what_is_read_or_written_gets_out() -> None:
    def broken() -> object:
        yield rdf.quads(story())[0]
        raise OSError(5, "Input/output error")

    class Full(io.RawIOBase):
        def write(self, data: object) -> int:
            raise BrokenPipeError(32, "Broken pipe")

    for format in RDF_FORMATS:
        with pytest.raises(OSError, match="Input/output error"):
            write_rdf(broken(), io.BytesIO(), format)  # type: ignore[arg-type]
        with pytest.raises(BrokenPipeError):
            write_rdf(rdf.quads(story()), Full(), format)  # type: ignore[arg-type]


def test_of_nothing_nothing_is_written() -> None:
    assert streamed([], "nq") == streamed([], "nt") == streamed([], "ttl") == b""
