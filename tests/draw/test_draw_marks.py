"""Names marked in the text of an article, and who belongs together."""

from __future__ import annotations

from draw_story import STORY, fact
from hypothesis import given
from hypothesis import strategies as st

from kg.draw.communities import communities
from kg.draw.marks import marks, pieces
from kg.draw.network import network
from kg.types import Article, Entity, EntityType, Reading


def test_the_longest_name_counts_and_whole_words_alone() -> None:
    text = "Ada Brook met Brooks. Brook left Brookside, brook."
    found = [(text[start:end], id) for start, end, id in marks(text, {"ada": ("Ada Brook", "Brook"), "x": ("B", "")})]
    assert found == [("Ada Brook", "ada"), ("Brook", "ada")]


def test_a_name_that_two_bear_is_the_first_ones() -> None:
    assert marks("Finn", {"a": ("Finn",), "b": ("Finn",)}) == [(0, 4, "a")]
    assert marks("Finn", {}) == []


@given(st.text(max_size=80), st.lists(st.text(min_size=1, max_size=6), max_size=5))
def test_pieces_are_as_long_as_the_text(text: str, names: list[str]) -> None:
    cut = pieces(text, {"a": tuple(names), "b": ("b",)}, {"a": 0})
    assert sum(len(piece) for piece, _ in cut) == len(text)
    assert {number for _, number in cut} <= {-1, 0}


def test_what_turns_text_round_is_veiled_in_its_place() -> None:
    assert pieces("a\u202eb\ud800\nc", {}, {}) == [("a\u200cb?\nc", -1)]


def test_who_is_told_of_together() -> None:
    ring = [("a", "b"), ("b", "c"), ("c", "a"), ("d", "e"), ("e", "f"), ("f", "d"), ("g", "d"), ("a", "d")]
    facts = tuple(fact(i, one, "meet", other, 0) for i, (one, other) in enumerate(ring))
    told = Reading(Article("a1", ""), tuple(Entity(id, id, EntityType.PERSON) for id in "abcdefg"), facts)
    of = communities(network([told]))
    assert {id for id, number in of.items() if number == of["d"]} == set("defg")
    assert of["d"] == 0  # the largest
    assert of["a"] == of["b"] == of["c"] == 1


def test_a_claimant_alone_is_in_no_community() -> None:
    assert "storm" in communities(network([STORY]))
    alone = Reading(STORY.article, STORY.entities, (fact(0, "storm", "damage", "pier", 2, sources=("company",)),))
    assert "company" not in communities(network([alone]))
