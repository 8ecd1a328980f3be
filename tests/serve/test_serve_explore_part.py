"""Parts of a graph: around an entity, among several, on the way between two."""

from __future__ import annotations

from typing import Any

import pyoxigraph
import pytest
from explored import on, put, store_of, telling
from graph_story import canonical, hostile, readings, story
from hypothesis import given
from hypothesis import strategies as st

from kg.draw.network import network
from kg.errors import NoSuchArticle, QueryError, UsageError
from kg.serve.explore import part as parts_module
from kg.serve.explore.filters import Filters, filters
from kg.serve.explore.index import index_of
from kg.serve.explore.links import _between, between, neighbours, nodes, predicates
from kg.serve.explore.part import NO_FILTERS, LeftOut, Part, Parts
from kg.serve.explore.path import path
from kg.serve.explore.queries import cells
from kg.store import Store
from kg.types import Argument, EntityType, Reading, Status

HUB = telling(
    ("hub", "meet", "a"),
    ("hub", "call", "a"),
    ("b", "meet", "hub", {"status": Status.NEGATED}),
    ("hub", "visit", "c", {"time": on("2030-01-05"), "sources": ("d",)}),
    ("a", "thank", "c"),
    ("hub", "seem", "=very tired"),
    ("hub", "resign", "=true"),
    ("hub", "praise", "hub"),
    kinds={"c": EntityType.PLACE},
)
OTHER = telling(
    ("c", "meet", "b"),
    ("hub", "meet", "a", {"event": "CONSULT"}),
    id="other",
    publisher="The Ledger",
    published="2031-06",
    kinds={"c": EntityType.PLACE},
)


def around(store: Store, id: str, *, limit: int = 50, filters: Filters = NO_FILTERS, **more: Any) -> Part:
    parts = Parts(store, index_of(store))
    return parts.around(id, parts.ranked(neighbours(store, [id], filters), filters), limit=limit, filters=filters, **more)


def ids(part: Part) -> list[str]:
    return sorted(fact.id for fact in part.told.facts)


def test_an_entity_comes_with_all_its_facts() -> None:
    part = around(store_of(HUB, OTHER), "hub")
    assert ids(part) == ["news.0", "news.1", "news.2", "news.3", "news.5", "news.6", "news.7", "other.1"]
    assert part.left_out == LeftOut()
    graph = part.graph()
    assert set(graph) == {"hub", "a", "b", "c", "d", "words:very tired", "alone:hub"}
    assert part.order(graph)[:2] == ["hub", "a"]
    assert part.order(graph)[-2:] == ["alone:hub", "words:very tired"]
    assert graph.nodes["a"]["salience"] == 4  # of the whole graph, not of this part
    assert graph.nodes["hub"]["name"] == "Hub"


def test_of_many_neighbours_those_come_that_share_the_most_facts() -> None:
    part = around(store_of(HUB, OTHER), "hub", limit=2)
    assert ids(part) == ["news.0", "news.1", "news.3", "news.7", "other.1"]
    assert part.left_out == LeftOut(facts=3, entities=3, classes={"Person": 1, "words": 2})
    part = around(store_of(HUB, OTHER), "hub", limit=0)
    assert (ids(part), part.left_out.facts) == (["news.7"], 7)
    assert set(part.graph()) == {"hub"}


def test_what_is_known_is_joined_to_what_comes() -> None:
    part = around(store_of(HUB, OTHER), "hub", limit=1, known=frozenset({"a", "nobody", "words-12"}))
    assert ids(part) == ["news.0", "news.1", "news.3", "news.4", "news.7", "other.1"]  # news.4 joins a and c
    assert part.left_out.facts == 3


def test_more_facts_than_a_part_may_have_are_cut_fairly() -> None:
    many = telling(*[("hub", f"deed{i}", "a") for i in range(5)], ("b", "meet", "hub"), ("hub", "meet", "c"))
    part = around(store_of(many), "hub", most=3)
    assert {fact.object for fact in part.told.facts} | {fact.subject for fact in part.told.facts} == {"hub", "a", "b", "c"}
    assert part.left_out.facts == 4


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        ({"statuses": ["negated"]}, ["news.2"]),
        ({"statuses": ["negated", "asserted"], "predicates": ["meet"]}, ["news.0", "news.2", "other.1"]),
        ({"predicates": ["seem", "resign"]}, ["news.5", "news.6"]),
        ({"classes": ["Place"], "predicates": ["meet", "visit"]}, ["news.3"]),
        ({"events": ["CONSULT"]}, ["other.1"]),
        ({"claimants": ["d"]}, ["news.3"]),
        ({"publishers": ["The Ledger", 'a "'], "predicates": ["meet"]}, ["other.1"]),
        ({"until": "2030"}, ["news.3"]),
        ({"since": "2031-05"}, ["other.1"]),
        ({"since": "2031-04-09", "until": "2031-04-09", "predicates": ["call"]}, ["news.1"]),
        ({"since": "2032"}, []),
    ],
)
def test_facts_can_be_filtered(wanted: dict[str, Any], expected: list[str]) -> None:
    part = around(store_of(HUB, OTHER), "hub", filters=filters(**wanted))
    assert ids(part) == expected


def test_facts_are_found_in_whatever_way_costs_least() -> None:
    store, asked = store_of(HUB, OTHER), []
    for hub, a in ((1, 1), (1, 999), (999, 1)):  # by reading both, by a search from the subject, by one from the object
        asked.append(_between({"<urn:kg:entity:hub>": hub}, {"<urn:kg:entity:a>": a}, ""))
        links = between(store, nodes({"hub": hub}), nodes({"a": a}), filters(predicates=["meet"]))
        assert [link.fact for link in links] == ["urn:kg:fact:news.0", "urn:kg:fact:other.1"]
    assert len(set(asked)) == 3


def test_claims_of_several_claimants_count_once() -> None:
    store = store_of(telling(("a", "meet", "b", {"sources": ("c", "d")})))
    beside = neighbours(store, ["a"], filters(claimants=["c", "d"]))
    assert beside["b"].facts == 1


@pytest.mark.parametrize("wrong", [{"statuses": ["true"]}, {"classes": ["Dog"]}, {"since": "soon"}, {"since": "2032", "until": "2031"}])
def test_filters_that_make_no_sense_are_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(UsageError):
        filters(**wrong)


def test_a_part_among_entities_has_the_facts_that_join_them() -> None:
    parts = Parts(store := store_of(HUB, OTHER), index_of(store))
    assert ids(parts.among(["a", "b", "c"])) == ["news.4", "other.0"]
    assert ids(parts.among(["hub"])) == ["news.7"]
    assert set(parts.among(["d", "b"]).graph()) == {"d", "b"}
    assert parts.among([]).told.facts == []
    assert ids(parts.among(["a", "c"], filters=filters(classes=["Person"]))) == []
    cut = parts.among(["hub", "a", "b", "c"], most=2)
    assert (len(cut.told.facts), cut.left_out.facts) == (2, 6)


def test_a_part_within_some_hops_grows_step_by_step() -> None:
    chain = store_of(telling(("a", "meet", "b"), ("b", "meet", "c"), ("c", "meet", "d"), ("b", "know", "e"), ("b", "call", "c")))
    parts = Parts(chain, index_of(chain))
    assert ids(parts.within(["a"], 1, limit=50)) == ["news.0"]
    assert ids(parts.within(["a"], 2, limit=50)) == ["news.0", "news.1", "news.3", "news.4"]
    few = parts.within(["a"], 3, limit=2)
    assert (ids(few), few.left_out.entities) == (["news.0", "news.1", "news.4"], 2)


def test_steps_from_too_many_facts_are_not_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts_module, "_MOST_SEARCHED", 2)
    store = store_of(telling(("hub", "meet", "a"), ("hub", "meet", "b"), ("hub", "meet", "c"), ("x", "meet", "y")))
    assert ids(Parts(store, index_of(store)).within(["hub", "x"], 1, limit=50)) == ["news.0", "news.1", "news.2"]


def test_an_article_is_a_part() -> None:
    parts = Parts(store := store_of(HUB, story()), index_of(store))
    part = parts.article("norland-1")
    assert ids(part) == ["norland-1.0", "norland-1.1", "norland-1.2"]
    assert part.articles["norland-1"].text == story().article.text
    with pytest.raises(NoSuchArticle):
        parts.article("nothing")


def test_a_graph_is_the_one_that_is_drawn() -> None:
    """The same nodes and edges as ``kg draw`` makes of the readings, all but the salience of the whole."""
    part, drawn = around(store_of(story()), "norland"), network([canonical(story())])
    graph = part.graph()
    assert sorted(graph.edges(data=True, keys=True), key=str) == sorted(drawn.edges(data=True, keys=True), key=str)
    assert {id: node["name"] for id, node in graph.nodes(data=True)} == {id: node["name"] for id, node in drawn.nodes(data=True)}


def test_what_came_after_the_index_is_looked_up() -> None:
    store = store_of(HUB)
    old = index_of(store)
    put(store, telling(("hub", "meet", "newcomer"), id="later"))
    parts = Parts(store, old)
    part = parts.around("hub", neighbours(store, ["hub"], NO_FILTERS), limit=50)
    assert part.entities["newcomer"].name == "Newcomer"
    assert part.graph().nodes["newcomer"]["salience"] == 0
    assert parts.missing(["hub", "newcomer", "nobody"]) == ["nobody"]
    assert parts.entities(["nobody"])["nobody"].type is EntityType.OTHER


def test_predicates_are_counted_by_role() -> None:
    assert predicates(store_of(HUB), "hub") == {
        "subject": {"call": 1, "meet": 1, "praise": 1, "resign": 1, "seem": 1, "visit": 1},
        "object": {"meet": 1, "praise": 1},
        "claimant": {},
    }


WAYS = telling(
    ("a", "meet", "b"),
    ("c", "meet", "b"),
    ("c", "meet", "d"),
    ("d", "meet", "e"),
    ("a", "avoid", "e", {"status": Status.NEGATED}),
    ("x", "meet", "y"),
    ("a", "be", "=tired"),
)


@pytest.mark.parametrize("pairs", [0, 2_500])
@pytest.mark.parametrize(
    ("start", "goal", "way"),
    [("a", "a", "a"), ("a", "b", "ab"), ("b", "a", "ba"), ("a", "c", "abc"), ("a", "d", "abcd"), ("e", "a", "edcba"), ("a", "x", "")],
)
def test_a_way_is_a_shortest_one_of_asserted_facts(monkeypatch: pytest.MonkeyPatch, start: str, goal: str, way: str, pairs: int) -> None:
    monkeypatch.setattr("kg.serve.explore.path._PAIRS", pairs)
    store = store_of(WAYS)
    found = path(store, index_of(store), start, goal)
    assert "".join(found.ids) == way
    assert found.given_up == ("" if way else "no way")


def test_a_way_that_is_too_long_or_takes_too_much_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    store = store_of(WAYS)
    assert path(store, index_of(store), "a", "e", longest=3).given_up == "too far"
    assert path(store, index_of(store), "a", "e", longest=4).ids
    monkeypatch.setattr("kg.serve.explore.path.MOST_VISITED", 1)
    assert path(store, index_of(store), "a", "e").given_up == "too much"


def test_of_several_ways_the_same_comes_every_time() -> None:
    told = [("a", "meet", "m"), ("a", "meet", "n"), ("m", "meet", "z"), ("n", "meet", "z")]
    for order in (told, told[::-1]):
        store = store_of(telling(*order))
        assert path(store, index_of(store), "a", "z").ids == ("a", "m", "z")


def test_arguments_places_and_claimants_are_named() -> None:
    told = {"place": "p", "sources": ("s",), "arguments": (Argument("instrument", "tool"),)}
    reading = telling(("a", "hit", "b", told), ("p", "see", "tool"), ("s", "see", "a"))
    ((_, _, edge),) = Parts(store := store_of(reading), index_of(store)).among(["a", "b"]).graph().edges(data=True)
    assert (edge["place"], edge["sources"], edge["arguments"]) == ("P", ("S",), (("instrument", "Tool"),))


def test_the_class_of_an_entity_is_the_one_that_most_articles_give() -> None:
    kinds = (EntityType.PERSON, EntityType.GROUP, EntityType.GROUP)
    told = [telling(("a", "meet", "b"), id=f"news-{number}", kinds={"a": kind}) for number, kind in enumerate(kinds)]
    assert index_of(store_of(*told)).entities["a"].type is EntityType.GROUP


def test_a_graph_on_a_server_is_explored_too() -> None:
    class Remote:
        """An engine that is not in this process."""

        def __init__(self, backend: Any) -> None:
            self._backend = backend

        def __getattr__(self, name: str) -> Any:
            assert name != "local", "all of the graph would come over the network"
            return getattr(self._backend, name)

    store = store_of(HUB, OTHER)
    near = around(store, "hub").graph()
    store._backend = Remote(store.backend)
    far = around(store, "hub").graph()
    assert dict(near.nodes(data=True)) == dict(far.nodes(data=True))
    assert sorted(near.edges(keys=True)) == sorted(far.edges(keys=True))


def test_statements_of_others_do_no_harm() -> None:
    store = store_of(HUB)
    odd = """@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
    <urn:x:1> rdf:subject <urn:kg:entity:hub> ; rdf:predicate <urn:p> ; rdf:object [] , <urn:y> , "12"^^<urn:z>, 12, true, "a\\tb\\\\" .
    <urn:x:2> rdf:subject <urn:y> ; rdf:predicate <urn:p> ; rdf:object <urn:kg:entity:hub> ."""
    store.backend.local().load(odd.encode(), pyoxigraph.RdfFormat.TURTLE)
    part = around(store, "hub")
    assert ids(part) == ["news.0", "news.1", "news.2", "news.3", "news.5", "news.6", "news.7"]
    assert predicates(store, "hub")["subject"]["urn:p"] == 1


def test_a_query_that_goes_wrong_is_told() -> None:
    with pytest.raises(QueryError):
        list(cells(store_of(), "SELECT"))


@given(st.lists(readings(ids=st.sampled_from("ab") | hostile.filter(bool)), min_size=1, max_size=2, unique_by=lambda r: r.article.id))
def test_whatever_articles_say_can_be_looked_at(told: list[Reading]) -> None:
    store = store_of(*told)
    index = index_of(store)
    parts = Parts(store, index)
    for id in index.ranked[:3]:
        part = around(store, id)
        graph = part.graph()
        assert id in graph
        assert sum(index.facts(other) for other in [id]) >= graph.number_of_edges() >= 0
        assert part.order(graph)
    assert parts.among(index.ranked).graph().number_of_nodes() >= len(index.ranked)
