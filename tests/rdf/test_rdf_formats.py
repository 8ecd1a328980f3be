from __future__ import annotations

import csv
import io
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import networkx
import pytest
import rdflib
from graph_story import readings, story
from hypothesis import given, settings
from pyoxigraph import Quad, Store

from kg import rdf
from kg.errors import FormatError
from kg.rdf.formats import union
from kg.rdf.networks import network
from kg.rdf.streams import RDF_FORMATS
from kg.rdf.xml import xml_text
from kg.types import TRUE, Reading

# rdflib warns of its own code.
pytestmark = [
    pytest.mark.filterwarnings("ignore:Dataset.default_context is deprecated:DeprecationWarning"),
    pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning"),
]

RDFLIB = {"nq": "nquads", "trig": "trig", "jsonld": "json-ld", "ttl": "turtle", "nt": "nt", "rdf": "xml"}


def _without_graphs(quads: list[Quad]) -> set[tuple[str, str, str]]:
    return {(str(q.subject), str(q.predicate), str(q.object)) for q in quads}


@pytest.mark.parametrize("format", RDF_FORMATS)
def test_a_graph_comes_back_from_its_file(format: str, tmp_path: Path) -> None:
    quads, path = rdf.quads(story(), model="english 1"), tmp_path / f"graph.{format}"
    rdf.write(quads, path)
    back = rdf.read(path)
    assert _without_graphs(back) == _without_graphs(quads)
    assert rdf.readings(back) == rdf.readings(quads)
    assert [child.name for child in tmp_path.iterdir()] == [path.name]


@pytest.mark.parametrize("format", RDF_FORMATS)
def test_rdflib_reads_what_we_write(format: str) -> None:
    quads = rdf.quads(story(), model="english 1")
    dataset = rdflib.Dataset(default_union=True)
    dataset.parse(data=rdf.dump(quads, format), format=RDFLIB[format])
    ours = rdf.to_rdflib(quads)
    assert set(dataset.triples((None, None, None))) == set(ours.triples((None, None, None)))


@pytest.mark.parametrize("format", ["nq", "trig", "jsonld", "ttl", "nt"])
@given(reading=readings())
def test_hostile_text_comes_back_from_its_file(format: str, reading: Reading) -> None:
    quads = rdf.quads(reading)
    assert _without_graphs(rdf.read(io.BytesIO(rdf.dump(quads, format)), format)) == _without_graphs(quads)


@settings(max_examples=15)
@given(readings())
def test_hostile_text_is_read_by_rdflib(reading: Reading) -> None:
    quads = rdf.quads(reading)
    for format in ("nq", "ttl"):
        dataset = rdflib.Dataset(default_union=True)
        dataset.parse(data=rdf.dump(quads, format), format=RDFLIB[format])
        assert len(dataset) == len(quads)


@given(readings())
def test_xml_keeps_offsets_of_hostile_text(reading: Reading) -> None:
    data = rdf.dump(rdf.quads(reading), "rdf")
    ElementTree.fromstring(data)
    [back] = rdf.readings(rdf.read(io.BytesIO(data), "rdf"))
    [before] = rdf.readings(rdf.quads(reading))
    assert back.article.text == xml_text(before.article.text)
    for fact in back.facts:
        quote = fact.evidence.quote
        assert back.article.text[quote.start : quote.end] == quote.text


@pytest.mark.parametrize("format", rdf.FORMATS)
def test_the_same_graph_gives_the_same_bytes_in_any_process(format: str) -> None:
    quads = rdf.quads(story())
    assert rdf.dump(quads[::-1], format) == rdf.dump(quads, format)
    code = (
        "import sys; sys.path[:0] = sys.argv[2:]\n"
        "from graph_story import story; from kg import rdf\n"
        "sys.stdout.buffer.write(rdf.dump(rdf.quads(story()), sys.argv[1]))"
    )
    tests = Path(__file__).parents[1]
    run = subprocess.run([sys.executable, "-c", code, format, str(tests), str(tests.parent)], capture_output=True, check=True)
    assert run.stdout.replace(b"\r\n", b"\n") == rdf.dump(quads, format)


def test_turtle_is_readable() -> None:
    text = rdf.dump(rdf.quads(story()), "ttl").decode()
    assert "\n\nent:norland a kg:GeopoliticalEntity ;\n" in text
    assert "\trel:shell ent:arden_power_station ." in text
    assert "urn:kg:relation:shell" not in text.replace("<urn:kg:relation:>", "")


def test_whatever_holds_quads_can_be_written() -> None:
    quads = rdf.quads(story())
    store = Store()
    store.extend(quads)
    expected = rdf.dump(quads, "nq")
    assert rdf.dump(store, ".NQ") == expected
    assert rdf.dump(rdf.to_rdflib(quads), "nq") == expected
    stream = io.BytesIO()
    rdf.write(iter(quads), stream, "nq")
    assert stream.getvalue() == expected


def test_facts_as_csv() -> None:
    table = list(csv.DictReader(io.StringIO(rdf.dump(rdf.quads(story()), "csv").decode())))
    assert tuple(table[0]) == rdf.COLUMNS
    assert table[0] == {
        "article": "norland-1",
        "sentence": "0",
        "subject": "Norland",
        "relation": "shelled",
        "object": "the Arden power station",
        "predicate": "shell",
        "subject_entity": "Republic of Norland",
        "object_entity": "Arden power station",
        "status": "asserted",
        "generic": "False",
        "source": "officials",
        "time": "2031-04-08",
        "place": "",
        "arguments": "by means of: drones; instrument: drones",
        "event": "ASSAULT",
        "mode": "heavy-weapons",
        "confidence": "0.9",
        "start": "0",
        "end": "79",
    }
    assert [row["status"] for row in table] == ["asserted", "negated", "asserted"]


@given(readings())
def test_csv_has_a_row_for_each_fact_whatever_the_text(reading: Reading) -> None:
    text = rdf.dump(rdf.quads(reading), "csv").decode()
    assert len(list(csv.reader(io.StringIO(text, newline="")))) == 1 + len(reading.facts)


@pytest.mark.parametrize("format", ["graphml", "gexf"])
def test_networks_are_read_by_networkx(format: str) -> None:
    data = io.BytesIO(rdf.dump(rdf.quads(story()), format))
    graph = networkx.read_graphml(data, force_multigraph=True) if format == "graphml" else networkx.read_gexf(data)
    assert graph.nodes["norland"]["label"] == "Republic of Norland"
    found = graph.get_edge_data("norland", "arden_treaty")
    edge = found if format == "gexf" else found["norland-1.1"]
    assert (edge["label"], edge["status"]) == ("sign", "negated")
    assert b"lastmodifieddate" not in data.getvalue()


def test_networks_join_nobody_by_what_they_do_alone() -> None:
    told = story()
    alone = tuple(replace(told.facts[2], id=who, subject=who, value=TRUE) for who in ("norland", "officials"))
    graph = network([replace(told, facts=alone)])
    ends = [end for who in ("norland", "officials") for end in graph.successors(who)]
    assert len(set(ends)) == 2
    assert {graph.nodes[end]["label"] for end in ends} == {"true"}


@settings(max_examples=15)
@pytest.mark.parametrize("format", ["graphml", "gexf"])
@given(reading=readings())
def test_networks_of_hostile_text_are_xml(format: str, reading: Reading) -> None:
    ElementTree.fromstring(rdf.dump(rdf.quads(reading), format))


def test_errors_name_cause_place_and_fix(tmp_path: Path) -> None:
    quads = rdf.quads(story())
    with pytest.raises(FormatError, match="tells no format") as named:
        rdf.write(quads, tmp_path / "graph.docx")
    assert ".ttl" in named.value.fix
    with pytest.raises(FormatError, match="'docx' is no format"):
        rdf.dump(quads, "docx")
    with pytest.raises(FormatError, match="no suffix"):
        rdf.write(quads, io.BytesIO())
    with pytest.raises(FormatError, match="cannot write") as failed:
        rdf.write(quads, tmp_path / "no such folder" / "graph.ttl")
    assert failed.value.where.endswith("graph.ttl")
    with pytest.raises(FormatError, match="cannot read"):
        rdf.read(tmp_path / "missing.ttl")
    with pytest.raises(FormatError, match="written, not read"):
        rdf.read(tmp_path / "facts.csv")
    (tmp_path / "broken.ttl").write_text("this is <not turtle")
    with pytest.raises(FormatError, match="this is not ttl"):
        rdf.read(tmp_path / "broken.ttl")
    (tmp_path / "binary.nt").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(FormatError, match="this is not nt"):
        rdf.read(tmp_path / "binary.nt")


def test_a_failed_write_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "graph.nt"
    path.write_text("old")

    def full(self: Path, target: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(FormatError, match="No space left"):
        rdf.write(rdf.quads(story()), path)
    assert path.read_text() == "old"
    assert [child.name for child in tmp_path.iterdir()] == ["graph.nt"]


def test_a_union_can_be_taken_as_it_is() -> None:
    quads = rdf.quads(story())
    assert union(quads, as_is=True) == union(quads)
