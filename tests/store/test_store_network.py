"""``kg.network``: the facts of a store as a networkx graph."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import permutations
from pathlib import Path
from typing import Any, get_type_hints

import networkx
import pytest
from graph_story import story
from network_story import APART, BETWEEN, NORTH, SOUTH, article
from sparql_server import serving

import kg
from kg.errors import NoSuchArticle, StoreError, UsageError
from kg.rdf import to_rdflib
from kg.store import Store, in_memory, open_store
from kg.store.network import EdgeAttributes, NodeAttributes
from kg.types import Argument, Article, Entity, EntityType, Reading, Status

WORLD = [article("north", NORTH), article("south", SOUTH + BETWEEN), article("apart", APART)]

# rdflib warns of its own code.
pytestmark = pytest.mark.filterwarnings("ignore:Dataset.default_context is deprecated:DeprecationWarning")


def stored(readings: Iterable[Reading]) -> Store:
    store = in_memory()
    for reading in readings:
        store.add(reading)
    return store


def content(graph: networkx.MultiDiGraph) -> tuple[Any, Any]:
    """All a network holds, in its own order."""
    return list(graph.nodes(data=True)), list(graph.edges(keys=True, data=True))


@pytest.fixture(scope="module")
def told() -> Iterator[Store]:
    with stored([story()]) as store:
        yield store


def test_nodes_are_what_takes_part_in_the_facts(told: Store) -> None:
    nodes = dict(kg.network(told).nodes(data=True))
    assert sorted(nodes) == ["arden_power_station", "norland"]
    assert nodes["norland"] == {
        "label": "Republic of Norland",
        "type": "GeopoliticalEntity",
        "names": ("Norland",),
        "same_as": ("http://www.wikidata.org/entity/Q1",),
        "articles": 1,
        "facts": 2,  # that it is "not ready" has no second end
    }


def test_edges_are_facts(told: Store) -> None:
    assert list(kg.network(told).edges(keys=True, data=True)) == [
        (
            "norland",
            "arden_power_station",
            "norland-1.0",
            {
                "predicate": "shell",
                "status": "asserted",
                "generic": False,
                "sources": ("officials",),
                "time": "Tuesday",
                "begins": date(2031, 4, 8),
                "ends": date(2031, 4, 8),
                "place": "",
                "event": "ASSAULT",
                "mode": "heavy-weapons",
                "confidence": 0.9,
                "article": "norland-1",
                "published": "2031-04-09",
                "sentence": "Norland shelled the Arden power station with drones on Tuesday, officials said.",
                "origin": "norland-1",
                "origins": 1,
            },
        )
    ]


def test_attributes_are_typed(told: Store) -> None:
    graph = kg.network(told, status=None)
    [*nodes], [*edges] = (attributes for _, attributes in graph.nodes(data=True)), (edge for *_, edge in graph.edges(data=True))
    for attributes, kind in [*((node, NodeAttributes) for node in nodes), *((edge, EdgeAttributes) for edge in edges)]:
        assert attributes.keys() == get_type_hints(kind).keys()
    assert {type(attributes["articles"]) for attributes in nodes} == {int}
    assert {type(edge["confidence"]) for edge in edges} == {float}


def test_the_status_is_asserted_unless_another_is_asked_for(told: Store) -> None:
    def predicates(status: Any) -> list[str]:
        return sorted(edge["predicate"] for *_, edge in kg.network(told, status=status).edges(data=True))

    assert predicates("negated") == predicates([Status.NEGATED]) == ["sign"]
    assert predicates(None) == predicates(list(Status)) == ["shell", "sign"]
    assert predicates([]) == []


def test_the_confidence(told: Store) -> None:
    assert kg.network(told, confidence=0.9).number_of_edges() == 1
    assert kg.network(told, confidence=0.91).number_of_nodes() == 0


@pytest.mark.parametrize(
    ("since", "until", "kept"),
    [
        ("2031-04-08", "", 1),
        ("2031-04-09", "", 0),  # that was Tuesday, whenever it was published
        ("", "2031-04", 1),
        ("", "2031-03", 0),
        ("2031", "2031", 1),
        ("2032", "", 0),
    ],
)
def test_days_are_those_of_the_fact(since: str, until: str, kept: int, told: Store) -> None:
    assert kg.network(told, since=since, until=until).number_of_edges() == kept


def test_a_fact_without_a_time_has_that_of_its_article() -> None:
    with stored([article("north", NORTH, published="2031-04-09T10:00"), article("apart", APART, published="")]) as store:
        assert kg.network(store, since="2031-04-09", until="2031-04-09").number_of_edges() == 3
        assert kg.network(store, since="2031-04-10").number_of_edges() == 0
        assert kg.network(store).number_of_edges() == 4


def test_articles_alone() -> None:
    with stored(WORLD) as store:
        assert sorted(kg.network(store, articles=["apart"])) == ["gund", "hestia"]
        assert content(kg.network(store, articles=["north", "south", "apart"])) == content(kg.network(store))
        with pytest.raises(NoSuchArticle, match="nowhere"):
            kg.network(store, articles=["nowhere"])


@pytest.mark.parametrize("wrong", [{"status": "certain"}, {"since": "March"}, {"until": "2031-13"}, {"since": "2032", "until": "2031"}])
def test_wrong_usage(wrong: dict[str, str], told: Store) -> None:
    with pytest.raises(UsageError):
        kg.network(told, **wrong)


def test_a_folder_a_store_a_server_and_a_dataset_give_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    with serving() as site, open_store(tmp_path / "graph.kg", write=True) as store, open_store(site.url, write=True) as server:
        for reading in [*WORLD, story()]:
            store.add(reading)
            server.add(reading)
        expected = content(kg.network(store, status=None))
        assert content(kg.network(server, status=None)) == expected
        assert content(kg.network(server, status=None, articles=["north"])) == content(kg.network(store, status=None, articles=["north"]))
        assert content(kg.network(to_rdflib(store.quads()), status=None)) == expected
    assert content(kg.network(tmp_path / "graph.kg", status=None)) == expected
    assert content(kg.network(str(tmp_path / "graph.kg"), status=None)) == expected
    with pytest.raises(StoreError, match="no graph here"):
        kg.network(tmp_path / "nowhere.kg")


def test_a_dataset_narrowed_to_articles() -> None:
    with stored(WORLD) as store:
        assert content(kg.network(to_rdflib(store.quads()), articles=["apart"])) == content(kg.network(store, articles=["apart"]))


def test_the_order_of_adding_does_not_matter() -> None:
    found = [content(kg.network(stored(order))) for order in permutations(WORLD)]
    assert all(one == found[0] for one in found)


def test_copies_tell_nothing_new() -> None:
    copy = article("second", NORTH, published="2031-04-10", copy_of="first")
    with stored([copy, article("first", NORTH), article("third", [*NORTH[:1], *SOUTH])]) as store:
        edges = {key: edge for *_, key, edge in kg.network(store).edges(keys=True, data=True)}
    assert (edges["second.0"]["article"], edges["second.0"]["origin"], edges["third.0"]["origin"]) == ("second", "first", "third")
    assert {key: edges[key]["origins"] for key in ("first.0", "second.0", "third.0")} == {"first.0": 2, "second.0": 2, "third.0": 2}
    assert {key: edges[key]["origins"] for key in ("first.1", "second.1", "third.1")} == {"first.1": 1, "second.1": 1, "third.1": 1}


def test_the_class_is_the_one_most_articles_give() -> None:
    def reading(id: str, kind: EntityType) -> Reading:
        made = article(id, NORTH)
        entities = tuple(Entity(entity.id, entity.name, kind if entity.id == "arden" else entity.type) for entity in made.entities)
        return Reading(made.article, entities, made.facts)

    with stored([reading("a", EntityType.PLACE), reading("b", EntityType.GPE), reading("c", EntityType.GPE)]) as store:
        node = kg.network(store).nodes["arden"]
    assert (node["type"], node["articles"], node["facts"]) == ("GeopoliticalEntity", 3, 6)


def test_an_empty_store_is_an_empty_network() -> None:
    with in_memory() as store:
        assert content(kg.network(store)) == ([], [])


def test_what_else_takes_part_is_no_node() -> None:
    told = story()
    assert Argument("instrument", "drones") in told.facts[0].arguments
    with stored([told, Reading(Article("empty", "Nothing."))]) as store:
        assert "drones" not in kg.network(store)
