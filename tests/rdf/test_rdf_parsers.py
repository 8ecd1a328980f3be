"""Other people's parsers read what we write: Raptor here; rdflib and networkx beside the formats themselves."""

from __future__ import annotations

import csv
import io
import shutil
import subprocess
from pathlib import Path

import pytest
from graph_story import hostile, readings, story
from hypothesis import given, settings
from pyoxigraph import Literal, Quad, RdfFormat, parse

from kg import rdf
from kg.rdf.formats import union
from kg.rdf.xml import element, xml_text
from kg.types import Reading

RAPPER = shutil.which("rapper")
RAPTOR = {"nq": "nquads", "trig": "trig", "ttl": "turtle", "nt": "ntriples", "rdf": "rdfxml"}
with_raptor = pytest.mark.skipif(RAPPER is None, reason="rapper is not installed: apt-get install raptor2-utils")


def rapped(data: bytes, format: str, folder: Path) -> set[Quad]:
    """What Raptor reads, as N-Quads (without graphs in formats that have none)."""
    path = folder / f"graph.{format}"
    path.write_bytes(data)
    arguments = [str(RAPPER), "-q", "-i", RAPTOR[format], "-o", "nquads", str(path), "urn:base:"]
    done = subprocess.run(arguments, capture_output=True)
    assert done.returncode == 0, done.stderr.decode()
    assert done.stderr == b""
    return set(parse(done.stdout, format=RdfFormat.N_QUADS))


def without_names_of_graphs(quads: set[Quad]) -> set[tuple[str, str, str]]:
    return {(str(quad.subject), str(quad.predicate), str(quad.object)) for quad in quads}


@with_raptor
@pytest.mark.parametrize("format", RAPTOR)
def test_raptor_reads_stories(format: str, tmp_path: Path) -> None:
    quads = [*rdf.quads(story(), model="english 1"), *rdf.quads(story("norland-2"))]
    found = rapped(rdf.dump(quads, format), format, tmp_path)
    if format == "nq":
        assert found == set(quads)
    assert without_names_of_graphs(found) == without_names_of_graphs({Quad(*triple) for triple in union(quads)})


@with_raptor
@settings(max_examples=10)
@pytest.mark.parametrize("format", ["nq", "nt", "ttl"])
@given(reading=readings())
def test_raptor_reads_hostile_text(format: str, reading: Reading, tmp_path_factory: pytest.TempPathFactory) -> None:
    quads = [quad for quad in rdf.quads(reading) if not _ends_a_string(quad)]
    found = rapped(rdf.dump(quads, format), format, tmp_path_factory.mktemp("raptor"))
    assert len(found) == len(quads)


def _ends_a_string(quad: Quad) -> bool:
    """Raptor is written in C: for it a string ends at its first NUL."""
    return isinstance(quad.object, Literal) and "\0" in quad.object.value


@given(readings())
def test_csv_gives_every_text_back(reading: Reading) -> None:
    quads = rdf.quads(reading)
    table = list(csv.DictReader(io.StringIO(rdf.dump(quads, "csv").decode(), newline="")))
    [back] = rdf.readings(quads)
    assert [(row["subject"], row["relation"], row["predicate"]) for row in table] == [
        (row.subject, row.relation, row.predicate.encode("utf-8", "replace").decode()) for row in rdf.rows(back)
    ]


@given(hostile)
def test_an_element_of_xml_holds_any_text(text: str) -> None:
    from xml.etree import ElementTree

    told = xml_text(text)
    read = ElementTree.fromstring(element("a", {"b": told}, told))
    assert (read.get("b"), read.text or "") == (told, told)
