"""What is measured of a network, against networkx on small graphs; and that it does not depend on how the network was put together."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from random import Random

import networkx as nx
import pytest
from network_story import APART, BETWEEN, NORTH, SOUTH, article

import kg
from kg.store import in_memory
from kg.store.measures import MEASURES, Cut, central, centralities, communities, cuts, summary
from kg.store.measures.cuts import BRIDGE, POINT
from kg.store.measures.links import components, links

WORLD = NORTH + SOUTH + BETWEEN + APART
Told = tuple[str, str, str]


def network(told: Iterable[Told], alone: Iterable[str] = (), origin: str = "a") -> nx.MultiDiGraph:
    """A network of facts, with the attributes that measures look at."""
    graph = nx.MultiDiGraph()
    for name in alone:
        graph.add_node(name.lower(), label=name, type="Person", articles=1)
    for number, (subject, predicate, object) in enumerate(told):
        for name in (subject, object):
            graph.add_node(name.lower(), label=name, type="Person", articles=1)
        graph.add_edge(subject.lower(), object.lower(), key=str(number), predicate=predicate, origin=origin, article=origin)
    return graph


def lot(seed: int, entities: int = 24, facts: int = 30) -> list[Told]:
    """Facts drawn by lot: some entities with many, some in parts of their own, some facts of an entity with itself."""
    chance = Random(seed)
    names = [f"E{number:02}" for number in range(entities)]
    return [(names[int(entities * chance.random() ** 2)], chance.choice("xyz"), chance.choice(names)) for _ in range(facts)]


def plain(graph: nx.MultiDiGraph) -> nx.Graph:
    """The same with one link between two, and none of an entity with itself."""
    made = nx.Graph(graph)
    made.remove_edges_from(list(nx.selfloop_edges(made)))
    return made


@pytest.mark.parametrize("seed", range(10))
def test_centralities_are_those_of_networkx(seed: int) -> None:
    graph = network(lot(seed), alone=["Nobody"])
    ways = nx.betweenness_centrality(plain(graph))
    degrees = dict(plain(graph).degree())
    found = {one.entity: one for one in centralities(graph)}
    assert {id: one.degree for id, one in found.items()} == degrees
    assert {id: one.betweenness for id, one in found.items()} == pytest.approx(ways, rel=1e-3)


@pytest.mark.parametrize("seed", range(10))
def test_pagerank_is_that_of_networkx(seed: int) -> None:
    pytest.importorskip("scipy", reason="networkx's own needs it")
    graph = network(lot(seed), alone=["Nobody"])
    directed = nx.DiGraph()
    directed.add_nodes_from(graph)
    found = links(graph)
    directed.add_weighted_edges_from((found.ids[a], found.ids[b], weight) for (a, b), weight in found.directed.items())
    expected = nx.pagerank(directed, max_iter=1000, tol=1e-9)
    assert {one.entity: one.pagerank for one in centralities(graph)} == pytest.approx(expected, rel=1e-3)


@pytest.mark.parametrize("seed", range(10))
def test_pagerank_is_what_it_is_by_definition(seed: int) -> None:
    graph = network(lot(seed), alone=["Nobody"])
    found, rank = links(graph), {one.entity: one.pagerank for one in centralities(graph)}
    assert sum(rank.values()) == pytest.approx(1, abs=0.01)
    out = {id: sum(weight for (a, _), weight in found.directed.items() if found.ids[a] == id) for id in found.ids}
    lost = sum(rank[id] for id in found.ids if not out[id])
    for number, id in enumerate(found.ids):
        followed = sum(rank[found.ids[a]] * weight / out[found.ids[a]] for (a, b), weight in found.directed.items() if b == number)
        assert rank[id] == pytest.approx(0.85 * (followed + lost / len(rank)) + 0.15 / len(rank), rel=0.01)


def test_an_estimate_is_close_to_what_is_exact(monkeypatch: pytest.MonkeyPatch) -> None:
    graph = network(lot(1, 80, 160))
    exact = {one.entity: one.betweenness for one in centralities(graph)}
    monkeypatch.setattr(central, "EXACT", 10)
    monkeypatch.setattr(central, "SAMPLE", 40)
    estimated = {one.entity: one.betweenness for one in centralities(graph)}
    assert estimated != exact
    assert estimated == pytest.approx(exact, abs=0.05)
    assert {one.entity: one.betweenness for one in centralities(graph)} == estimated
    best = sorted(exact, key=lambda id: -exact[id])[:2]
    assert sorted(estimated, key=lambda id: -estimated[id])[:2] == best


def test_an_estimate_from_all_is_exact(monkeypatch: pytest.MonkeyPatch) -> None:
    graph = network([(f"E{a}", "x", f"E{b}") for a, b in nx.connected_watts_strogatz_graph(40, 4, 0.3, seed=1).edges])
    exact = [one.betweenness for one in centralities(graph)]
    monkeypatch.setattr(central, "EXACT", 10)
    monkeypatch.setattr(central, "SAMPLE", 40)
    assert [one.betweenness for one in centralities(graph)] == pytest.approx(exact)


def test_the_weight_is_what_is_told_by_whom_it_is_told_first() -> None:
    graph = network([("A", "meet", "B"), ("A", "meet", "B"), ("B", "call", "A"), ("A", "call", "A")])
    graph.add_edge("a", "b", key="copy", predicate="meet", origin="a", article="copy")
    graph.add_edge("a", "b", key="other", predicate="meet", origin="other", article="other")
    assert [(one.name, one.degree, one.weight) for one in centralities(graph)] == [("A", 1, 3), ("B", 1, 3)]


@pytest.mark.parametrize("by", MEASURES)
def test_the_most_central_comes_first(by: str) -> None:
    found = centralities(network(lot(3)), by)
    assert [getattr(one, by) for one in found] == sorted((getattr(one, by) for one in found), reverse=True)


@pytest.mark.parametrize("seed", range(10))
def test_bridges_and_points_are_those_of_networkx(seed: int) -> None:
    graph = network(lot(seed), alone=["Nobody"])
    found = cuts(graph, least=1)
    assert {frozenset((one.entity, one.other)) for one in found if one.kind == BRIDGE} == {*map(frozenset, nx.bridges(plain(graph)))}
    assert {one.entity for one in found if one.kind == POINT} == {*nx.articulation_points(plain(graph))}
    for one in found:
        without = plain(graph)
        part = nx.node_connected_component(without, one.entity)
        if one.kind == BRIDGE:
            without.remove_edge(one.entity, one.other)
            assert len(nx.node_connected_component(without, one.other)) == one.apart
        else:
            without.remove_node(one.entity)
            pieces = [len(piece) for piece in nx.connected_components(without) if piece <= part]
            assert sum(pieces) - max(pieces) == one.apart


def test_what_holds_the_world_together() -> None:
    assert cuts(network(WORLD)) == [
        Cut(BRIDGE, 3, "corva", "Corva", "dorne", "Dorne", ("recognise",)),
        Cut(POINT, 2, "corva", "Corva"),
        Cut(POINT, 2, "dorne", "Dorne"),
    ]
    assert len(cuts(network(WORLD), least=1)) == 4  # and between the two that are linked with each other alone


def test_who_belongs_together() -> None:
    found = communities(network(WORLD, alone=["Nobody"]))
    assert [(sorted(one.names), one.links) for one in found] == [
        (["Arden", "Brenn", "Corva"], 3),
        (["Dorne", "Eskar", "Fayle"], 3),
        (["Gund", "Hestia"], 1),
    ]
    assert found[0].names[0] == "Corva"  # with most told of it
    assert found[0].members == tuple(name.lower() for name in found[0].names)


@pytest.mark.parametrize("seed", range(10))
def test_communities_are_as_good_as_those_of_networkx(seed: int) -> None:
    graph = network(lot(seed, 40, 60))
    found = links(graph)
    weighted = nx.Graph()
    weighted.add_weighted_edges_from((found.ids[a], found.ids[b], weight) for (a, b), weight in found.mutual.items())
    own = [set(one.members) for one in communities(graph)]
    assert sorted(id for one in own for id in one) == sorted(weighted)
    reached = nx.community.modularity(weighted, own)
    assert reached >= nx.community.modularity(weighted, nx.community.louvain_communities(weighted, seed=0)) - 0.03
    assert summary(graph).modularity == pytest.approx(reached, rel=1e-3)


def test_the_world_in_numbers() -> None:
    found = asdict(summary(network(WORLD, alone=["Nobody"])))
    modularity = found.pop("modularity")
    assert found == {
        "articles": 1,
        "entities": 9,
        "facts": 8,
        "links": 8,
        "density": 0.2222,
        "components": 3,
        "largest_component": 6,
        "communities": 3,
        "bridges": 2,
        "articulation_points": 2,
    }
    assert 0.4 < modularity < 0.7


@pytest.mark.parametrize("seed", range(3))
def test_parts_are_those_of_networkx(seed: int) -> None:
    graph = network(lot(seed), alone=["Nobody"])
    found = links(graph)
    parts = components(found.neighbours())
    assert {frozenset(found.ids[i] for i in part) for part in parts} == {*map(frozenset, nx.connected_components(plain(graph)))}
    assert [len(part) for part in parts] == sorted(map(len, parts), reverse=True)
    assert summary(graph).density == pytest.approx(nx.density(plain(graph)), rel=1e-3)


@pytest.mark.parametrize("told", [[], [("A", "call", "A")]])
def test_a_network_without_links(told: list[Told]) -> None:
    graph = network(told)
    assert (communities(graph), cuts(graph)) == ([], [])
    assert [one.degree for one in centralities(graph)] == [0] * len(told)
    assert (summary(graph).links, summary(graph).density, summary(graph).modularity) == (0, 0.0, 0.0)


@pytest.mark.parametrize("large", [False, True])
def test_the_order_of_entities_and_facts_does_not_matter(large: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    if large:
        monkeypatch.setattr(central, "EXACT", 10)
        monkeypatch.setattr(central, "SAMPLE", 20)
    told = lot(5, 60, 90)
    found = []
    for seed in range(4):
        order = [*told]
        Random(seed).shuffle(order)
        graph = network(order)
        found.append((centralities(graph), communities(graph), cuts(graph, least=1), summary(graph)))
    assert all(one == found[0] for one in found)


def test_the_order_of_adding_to_a_store_does_not_matter() -> None:
    world = [article("north", NORTH), article("south", SOUTH), article("between", BETWEEN + APART)]
    found = []
    for order in (world, world[::-1]):
        with in_memory() as store:
            for reading in order:
                store.add(reading)
            graph = kg.network(store)
        found.append((centralities(graph), communities(graph), cuts(graph), summary(graph)))
    assert found[0] == found[1]
    assert found[0][0][0].name == "Corva"
