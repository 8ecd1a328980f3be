"""Names as one types them."""

from __future__ import annotations

import pytest
from graph_story import hostile
from hypothesis import given
from hypothesis import strategies as st

from kg.serve.explore.index import Index
from kg.serve.explore.search import Names, fold
from kg.types import Entity, EntityType

names = st.text(st.sampled_from("abAB éÉßİǰ.-'’ 1σςΣ"), min_size=1, max_size=8) | hostile.filter(bool)
entities = st.lists(st.lists(names, min_size=1, max_size=3), max_size=8).map(
    lambda several: [Entity(f"e{i}", first, EntityType.PERSON, tuple(rest)) for i, (first, *rest) in enumerate(several)]
)


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("Émile  Zola", "emile zola"),
        ("U.S.", "us"),
        ("O’Neill-Smith", "oneill smith"),
        ("Straße", "strasse"),
        ("İstanbul", "istanbul"),
        ("Ελλάς", "ελλασ"),
        ("?!", "?!"),
        ("a_b", "a b"),
        ("ﬁne", "fine"),
        ("", ""),
    ],
)
def test_names_are_compared_without_what_one_does_not_type(name: str, folded: str) -> None:
    assert fold(name) == folded


def found(named: list[list[str]], sought: str, limit: int = 12) -> list[tuple[int, int]]:
    return [(hit.place, hit.name) for hit in Names(named).find(sought, limit)]


def test_names_that_start_so_come_first_then_words_then_the_rest() -> None:
    named = [["the banal"], ["Port Ana"], ["Dr. X", "Anatole"], ["Ana"], ["Bob"]]
    assert found(named, "ANA") == [(2, 1), (3, 0), (1, 0), (0, 0)]
    assert found(named, "ana", 2) == [(2, 1), (3, 0)]
    assert found(named, "x") == [(2, 0)]
    assert found(named, "zzz") == []


def test_words_are_found_in_any_order_and_in_several_names() -> None:
    named = [["Ana Berg"], ["Berg", "Ana"], ["Bergana"], ["Anabel Iceberg"]]
    assert found(named, "berg ana") == [(0, 0), (1, 0)]
    assert found(named, "ana ber") == [(0, 0), (1, 1)]


def test_nothing_typed_finds_what_comes_first() -> None:
    assert found([["A"], ["B"], ["C"]], " ", 2) == [(0, 0), (1, 0)]
    assert found([], "a") == []
    assert found([], "") == []


@given(entities)
def test_every_name_is_found_by_each_of_its_beginnings(told: list[Entity]) -> None:
    index = Index(told, {})
    for entity in told:
        for name in (entity.name, *entity.names):
            for length in range(1, len(name) + 1):
                if any(char.isalnum() for char in fold(name[:length])):
                    hits = index.search(name[:length], 50)
                    assert entity.id in [hit.entity.id for hit in hits]
                    assert all(hit.name in (hit.entity.name, *hit.entity.names) for hit in hits)


@given(entities, st.data())
def test_the_order_of_adding_does_not_matter(told: list[Entity], data: st.DataObject) -> None:
    facts = {entity.id: data.draw(st.integers(0, 2)) for entity in told}
    shuffled = data.draw(st.permutations(told))
    sought = data.draw(names)
    assert Index(told, facts).search(sought, 12) == Index(shuffled, facts).search(sought, 12)


@given(entities, names, st.integers(0, 5))
def test_hits_are_ranked_by_how_they_fit_then_by_facts_then_by_id(told: list[Entity], sought: str, limit: int) -> None:
    index = Index(told, {entity.id: len(entity.names) for entity in told})
    wanted = fold(sought)

    def rank(entity: Entity) -> tuple[int, int, str] | None:
        folded = [fold(name) for name in (entity.name, *entity.names)]
        ways = (
            any(name.startswith(wanted) for name in folded),
            any(f" {wanted}" in name for name in folded),
            any(wanted in name for name in folded),
            " " in wanted and all(any(f" {word}" in f" {name}" for name in folded) for word in wanted.split(" ")),
        )
        return (ways.index(True), -len(entity.names), entity.id) if any(ways) else None

    expected = sorted((place, entity.id) for entity in told if (place := rank(entity)))[:limit]
    assert [hit.entity.id for hit in index.search(sought, limit)] == [id for _, id in expected]
