"""Which part of the graph is drawn."""

from __future__ import annotations

from dataclasses import replace

import pytest
from draw_story import FACTS, STORY, crowd, fact
from hypothesis import given
from hypothesis import strategies as st

from kg.draw.dates import bounds
from kg.draw.network import network
from kg.errors import UsageError
from kg.types import TRUE, Article, Entity, EntityType, Reading, Status, Time


def test_network_has_every_fact_with_all_that_is_known_of_it() -> None:
    graph = network([STORY])
    assert graph.number_of_edges() == len(FACTS)
    edge = graph.edges["storm", "pier", ("a1", "f2")]
    assert edge["sources"] == ("Harbour Company",)
    assert (edge["place"], edge["event"], edge["confidence"]) == ("Lowmere", "ASSAULT", 0.8)
    assert STORY.article.text[edge["start"] : edge["end"]] == edge["sentence"]
    assert graph.nodes["ada_brook"]["names"] == ("Brook", "Mayor Ada Brook")
    assert graph.nodes["ada_brook"]["degree"] == 3
    assert graph.graph["left_out"] == 0


def test_network_makes_words_a_node_without_class() -> None:
    graph = network([STORY])
    assert graph.nodes["words:a diver for years"]["type"] is None
    assert graph.nodes["words:a diver for years"]["name"] == "a diver for years"


def test_network_keeps_facts_without_any_object_apart() -> None:
    bare = replace(STORY, facts=(fact(0, "storm", "come", "", 2), fact(1, "pier", "fall", "", 4)))
    assert network([bare]).number_of_nodes() == 4


def test_network_joins_nobody_by_what_they_do_alone() -> None:
    told = (("storm", "pass"), ("pier", "fall"), ("pier", "burn"))
    alone = tuple(fact(number, who, what, "", 2, value=TRUE) for number, (who, what) in enumerate(told))
    graph = network([replace(STORY, facts=alone)])
    assert graph.number_of_nodes() == 4
    assert [graph.nodes[end]["name"] for end in graph.successors("pier")] == [""]
    assert not set(graph.successors("pier")) & set(graph.successors("storm"))


def test_network_draws_facts_of_entities_the_reading_does_not_describe() -> None:
    graph = network([replace(STORY, entities=())])
    assert graph.nodes["storm"]["name"] == "storm"
    assert graph.number_of_edges() == len(FACTS)


def test_network_is_the_same_for_any_order_and_for_twins() -> None:
    other = Reading(
        Article("b2", "", headline="Later"), (Entity("lowmere", "Lowmere Town", EntityType.GPE),), (fact(1, "storm", "hit", "lowmere", 2),)
    )
    one, two = network([STORY, other]), network([other, STORY, other])
    assert list(one.nodes(data=True)) == list(two.nodes(data=True))
    assert list(one.edges(keys=True, data=True)) == list(two.edges(keys=True, data=True))
    assert one.graph == two.graph
    assert one.nodes["lowmere"]["names"] == ("Lowmere",)


@pytest.mark.parametrize(
    ("about", "hops", "nodes"),
    [
        ("Ada Brook", 0, {"ada_brook"}),
        ("brook", 1, {"ada_brook", "bridge", "festival", "lowmere"}),
        ("Brook", 2, {"ada_brook", "bridge", "festival", "lowmere", "harbour"}),
        ("harbour company", 1, {"company", "carl_finn", "storm", "pier"}),
        ("pier", 1, {"pier", "storm", "company"}),
    ],
)
def test_about_keeps_what_lies_near(about: str, hops: int, nodes: set[str]) -> None:
    assert set(network([STORY], about=about, hops=hops).nodes) == nodes


def test_about_an_unknown_name_says_which_are_close() -> None:
    with pytest.raises(UsageError, match=r"did you mean .*Carl Finn"):
        network([STORY], about="Karl Finn")


def test_about_a_name_whose_facts_are_filtered_out_says_so() -> None:
    with pytest.raises(UsageError, match="no fact about 'storm' is left"):
        network([STORY], about="storm", statuses=[Status.NEGATED])


def test_filters_by_status_and_class() -> None:
    negated = network([STORY], statuses=[Status.NEGATED])
    assert [edge[2]["predicate"] for edge in negated.edges(data=True)] == ["cancel"]
    people = network([STORY], types=[EntityType.PERSON])
    assert set(people.nodes) == {"carl_finn", "words:a diver for years"}


def test_dates_use_the_time_of_the_fact_before_that_of_the_article() -> None:
    assert network([STORY], until="2025-03-17").number_of_edges() == 1
    assert network([STORY], since="2025-03-18").number_of_edges() == len(FACTS) - 1
    undated = replace(STORY, article=replace(STORY.article, published=""))
    graph = network([undated], since="2025")
    assert (graph.number_of_edges(), graph.graph["undated"]) == (1, len(FACTS) - 1)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"since": "soon"}, "no date"),
        ({"since": "2025", "until": "2024"}, "is after"),
        ({"limit": 0}, "picture of 0"),
        ({"limit": 9999}, "give 1 to 2000"),
        ({"hops": -1}, "make no sense"),
    ],
)
def test_senseless_options_are_told(options: dict[str, object], message: str) -> None:
    with pytest.raises(UsageError, match=message):
        network([STORY], **options)  # type: ignore[arg-type]


def test_limit_keeps_the_most_salient_and_counts_the_rest() -> None:
    graph = network([STORY], limit=3)
    assert set(graph.nodes) == {"ada_brook", "lowmere", "carl_finn"}
    assert (graph.graph["left_out"], graph.graph["left_out_facts"]) == (7, 6)


def test_limit_never_loses_whom_it_is_about() -> None:
    assert "pier" in network([STORY], about="old pier", hops=3, limit=1)


@given(st.integers(1, 60), st.integers(0, 120), st.integers(1, 70))
def test_nothing_is_lost_uncounted(nodes: int, facts: int, limit: int) -> None:
    reading = crowd(nodes, facts)
    graph = network([reading], limit=limit)
    assert graph.number_of_nodes() <= limit
    assert graph.number_of_edges() + graph.graph["left_out_facts"] == facts


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2025", ("2025-01-01", "2025-12-31")),
        ("2025-03-18", ("2025-03-18", "2025-03-18")),
        ("2025-03-18T10:00", ("2025-03-18", "2025-03-18")),
        ("2025-03~", ("2025-03-01", "2025-03-31")),
        ("202X", ("2020-01-01", "2029-12-31")),
        ("2025-21", ("2025-03-01", "2025-05-31")),
        ("../2022", ("0000-01-01", "2022-12-31")),
        ("2024-05/..", ("2024-05-01", "9999-12-31")),
        ("2024/2025", ("2024-01-01", "2025-12-31")),
        ("../..", None),
        ("2025-13", None),
        ("2025-02-77", None),
        ("Monday", None),
        ("", None),
    ],
)
def test_bounds_of_a_date(value: str, expected: tuple[str, str] | None) -> None:
    assert bounds(value) == expected


def test_a_fact_with_an_unresolved_time_is_dated_by_its_article() -> None:
    reading = replace(STORY, facts=(fact(0, "storm", "hit", "pier", 2, time=Time("overnight")),))
    assert network([reading], since="2025-03-18", until="2025-03-18").number_of_edges() == 1
