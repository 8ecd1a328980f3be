"""GraphML, GEXF and the folders for Neo4j and Gephi hold what the network holds."""

from __future__ import annotations

import csv
import io
import re
import sqlite3
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import networkx
import pytest
from graph_story import readings, story
from hypothesis import given, settings
from hypothesis import strategies as st

from kg import rdf
from kg.errors import FormatError
from kg.rdf.networks import ATTRIBUTES, Network, network
from kg.rdf.sheets import FOLDERS
from kg.types import EntityType, Reading


def two() -> list[Reading]:
    """Articles that name one entity differently, and one that is called by a name that no entity has."""
    first, second = story(), story("norland-2")
    longer = tuple(replace(entity, name=f"the {entity.name}", type=EntityType.PERSON) for entity in second.entities)
    facts = (replace(second.facts[0], place="norland"), replace(second.facts[1], object="nobody"), *second.facts[2:])
    return [first, replace(second, entities=longer, facts=facts)]


def by_hand(found: list[Reading]) -> tuple[dict[str, dict[str, Any]], list[tuple[str, str, str, str, str]]]:
    with Network(found) as made:
        nodes = {node.key: {"label": node.label, "type": node.type} for node in made.nodes()}
        return nodes, [(edge.subject, edge.target, edge.label, edge.source, edge.place) for edge in made.edges()]


def test_entities_of_several_articles_are_one_node() -> None:
    nodes, edges = by_hand(two())
    assert nodes["norland"] == {"label": "the Republic of Norland", "type": "GeopoliticalEntity"}
    assert nodes["nobody"] == {"label": "nobody", "type": "Other"}
    assert nodes['"not ready"'] == {"label": "not ready", "type": "Text"}
    assert list(nodes) == ["arden_power_station", "arden_treaty", "drones", "norland", "officials", '"not ready"', "nobody"]
    assert edges == [
        ("norland", "arden_power_station", "shell", "the officials", ""),
        ("norland", "arden_treaty", "sign", "", ""),
        ("norland", '"not ready"', "be", "", ""),
        ("norland", "arden_power_station", "shell", "the officials", "the Republic of Norland"),
        ("norland", "nobody", "sign", "", ""),
        ("norland", '"not ready"', "be", "", ""),
    ]


def content(graph: networkx.Graph) -> tuple[dict[str, Any], list[Any]]:
    """The nodes, and the edges without their number in the file."""
    edges = [(subject, target, {name: told[name] for name in ATTRIBUTES}) for subject, target, told in graph.edges(data=True)]
    return dict(graph.nodes(data=True)), sorted(edges, key=repr)


def read_graphml(data: bytes) -> networkx.Graph:
    return networkx.read_graphml(io.BytesIO(data), force_multigraph=True)


def read_gexf(data: bytes) -> networkx.Graph:
    return networkx.read_gexf(io.BytesIO(data))


def test_networkx_reads_the_same_network() -> None:
    quads = [quad for reading in two() for quad in rdf.quads(reading)]
    expected = content(network(two()))
    assert content(read_graphml(rdf.dump(quads, "graphml"))) == expected
    assert content(read_gexf(rdf.dump(quads, "gexf"))) == expected


@settings(max_examples=20)
@given(st.lists(readings(), max_size=2))
def test_networkx_reads_hostile_text(found: list[Reading]) -> None:
    quads = [quad for reading in found for quad in rdf.quads(reading)]
    made = network(rdf.readings(quads))
    nodes, edges = content(made)
    assert content(read_graphml(rdf.dump(quads, "graphml"))) == (nodes, edges)
    if len({key for *_, key in made.edges(keys=True)}) == len(edges) and all(len(made[a][b]) == 1 for a, b in made.edges()):
        assert content(read_gexf(rdf.dump(quads, "gexf"))) == (nodes, edges)


def sheets(quads: list[Any], folder: Path, format: str) -> dict[str, list[dict[str, str]]]:
    rdf.write(quads, folder / format, format)
    found = {}
    for path in (folder / format).iterdir():
        text = path.read_bytes().decode("utf-8")
        assert "\r" not in text
        found[path.stem] = list(csv.DictReader(io.StringIO(text, newline="")))
        assert text.count("\n") == len(found[path.stem]) + 1
    return found


def test_neo4j(tmp_path: Path) -> None:
    found = sheets([quad for reading in two() for quad in rdf.quads(reading)], tmp_path, "neo4j")
    nodes, relationships = found["nodes"], found["relationships"]
    assert nodes[3] == {
        ":ID": "norland",
        "name": "the Republic of Norland",
        "names:string[]": "Norland;Republic of Norland",
        "same_as:string[]": "http://www.wikidata.org/entity/Q1",
        ":LABEL": "Entity;GeopoliticalEntity",
    }
    assert [node[":LABEL"] for node in nodes[-2:]] == ["Text", "Entity;Other"]
    assert relationships[0] == {
        ":START_ID": "norland",
        ":END_ID": "arden_power_station",
        ":TYPE": "SHELL",
        "fact": "norland-1.0",
        "predicate": "shell",
        "status": "asserted",
        "source": "the officials",
        "time": "2031-04-08",
        "place": "",
        "event": "ASSAULT",
        "article": "norland-1",
        "sentence": story().facts[0].evidence.quote.text,
        "confidence:double": "0.9",
        "start:int": "0",
        "end:int": "79",
    }


def test_gephi(tmp_path: Path) -> None:
    found = sheets([quad for reading in two() for quad in rdf.quads(reading)], tmp_path, "gephi")
    assert found["nodes"][3] == {
        "Id": "norland",
        "Label": "the Republic of Norland",
        "Type": "GeopoliticalEntity",
        "names": "Norland; Republic of Norland",
    }
    edge = found["edges"][1]
    assert list(edge)[:5] == ["Source", "Target", "Type", "Id", "Label"]
    assert list(edge.values())[:6] == ["norland", "arden_treaty", "Directed", "norland-1.1", "sign", "negated"]


@settings(max_examples=20)
@pytest.mark.parametrize("format", FOLDERS)
@given(reading=readings())
def test_sheets_of_hostile_text(format: str, reading: Reading, tmp_path_factory: pytest.TempPathFactory) -> None:
    quads = rdf.quads(reading)
    found = sheets(quads, tmp_path_factory.mktemp("sheets"), format)
    made = network(rdf.readings(quads))
    assert {len(rows) for rows in found.values()} == {len(made), made.number_of_edges()}
    ids = [next(iter(node.values())) for node in found["nodes"]]
    assert len(set(ids)) == len(ids)
    edges = found["relationships" if format == "neo4j" else "edges"]
    ends = {end for edge in edges for end in list(edge.values())[:2]}
    assert ends <= set(ids)
    assert all(list(edge.values())[2] for edge in edges)


def test_a_relationship_has_a_type_as_neo4j_writes_them(tmp_path: Path) -> None:
    told = story()
    facts = tuple(replace(fact, predicate=name) for fact, name in zip(told.facts, ("be commander of", " ", "say-so"), strict=True))
    found = sheets(rdf.quads(replace(told, facts=facts)), tmp_path, "neo4j")
    assert [row[":TYPE"] for row in found["relationships"]] == ["BE_COMMANDER_OF", "_", "SAY-SO"]


def test_a_semicolon_ends_no_name(tmp_path: Path) -> None:
    told = story()
    entities = tuple(replace(entity, names=("a; b", "c")) for entity in told.entities)
    found = sheets(rdf.quads(replace(told, entities=entities)), tmp_path, "neo4j")
    assert found["nodes"][0]["names:string[]"] == "a, b;c"


def test_a_folder_is_named_as_one(tmp_path: Path) -> None:
    with pytest.raises(FormatError, match="'neo4j' is no format") as refused:
        rdf.dump(rdf.quads(story()), "neo4j")
    assert "use one of" in refused.value.fix
    with pytest.raises(FormatError, match=r"no RDF 1\.2 reifiers"):
        rdf.write(rdf.quads(story()), tmp_path / "x", "gephi", rdf12=True)
    with pytest.raises(FormatError, match="cannot write"):
        rdf.write(rdf.quads(story()), tmp_path / "no such folder" / "x", "gephi")
    assert list(tmp_path.iterdir()) == []


def test_facts_come_in_the_order_of_the_text() -> None:
    text = rdf.dump(rdf.quads(story()), "gexf").decode()
    places = [int(number) for number in re.findall(r'<edge id="norland-1\.(\d)"', text)]
    assert len(places) == 3
    assert all(before < after for before, after in pairwise(places))
    assert ' start="' not in text  # where a sentence starts is no time


def test_no_room_is_an_error_with_a_fix(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(self: Network) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(Network, "_merge", full)
    with pytest.raises(FormatError, match="disk is full") as failed:
        rdf.dump(rdf.quads(story()), "gexf")
    assert "TMPDIR" in failed.value.fix
