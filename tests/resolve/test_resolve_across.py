from __future__ import annotations

import pytest
from across_readings import joined, reading, together

from kg.types import Reading


def _pair(id_a: str, id_b: str = "") -> frozenset[tuple[str, str]]:
    return frozenset({("a", id_a), ("b", id_b or id_a)})


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("p Yevgenia Morenko", "p Yevgenia Morenko"),
        ("p Volodymyr Hrytsenko", "p Volodimir Hrytsenko"),
        ("o European Harbour Union", "o European Harbor Union"),
        ("o Brightwater Ltd", "o Brightwater Limited"),
        ("l Kiev", "l Kyiv"),
        ("l Tulsa", "l Tulsa"),
        ("e Vietnam War", "e Vietnam War"),
    ],
)
def test_names_that_tell_who_is_meant_are_one(one: str, other: str) -> None:
    [found] = together(reading("a", one), reading("b", other))
    assert {article for article, _ in found} == {"a", "b"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("p John Smith", "p John Smith"),  # too many bear the name
        ("o Supreme Court", "o Supreme Court"),
        ("o Ministry of Defence", "o Ministry of Defence"),
        ("o Labour Party", "o Labour Party"),
        ("e Presidential Election", "e Presidential Election"),
        ("p Anna Quiroga", "p Petra Quiroga"),
        ("p Carl Anders Lindqvist", "p Carl Bertil Lindqvist"),
        ("l Springfield", "l Springfield"),
    ],
)
def test_names_that_may_be_two_things_stay_two(one: str, other: str) -> None:
    assert together(reading("a", one), reading("b", other)) == set()


def test_common_names_are_one_where_both_articles_tell_of_the_same() -> None:
    told = ("John Smith | be spokesman for | Brightwater Ltd",)
    one, other = (reading(id, "p John Smith", "o Brightwater Ltd", told=told) for id in "ab")
    assert _pair("john_smith") in together(one, other)
    why = next(e.reasons for e in joined(one, other) if e.id == "john_smith")
    assert any("spokesman" in reason or "Brightwater" in reason for reason in why)


def test_spellings_that_might_be_two_names_are_one_where_both_articles_tell_of_the_same() -> None:
    one, other, beside = "p Muammar Qadhani", "p Moammar Gadhani", "o Lakemouth Rovers"
    assert together(reading("a", one), reading("b", other)) == set()
    told = " | lead | Lakemouth Rovers"
    found = together(reading("a", one, beside, told=(one[2:] + told,)), reading("b", other, beside, told=(other[2:] + told,)))
    assert _pair("muammar_qadhani", "moammar_gadhani") in found


def test_a_body_every_state_has_is_one_where_both_tie_it_to_one_state() -> None:
    chile = [reading(id, "o Supreme Court", "l Chile", told=("Supreme Court | be court of | Chile",)) for id in "ab"]
    peru = reading("b", "o Supreme Court", "l Peru", told=("Supreme Court | be court of | Peru",))
    assert _pair("supreme_court") in together(*chile)
    assert together(chile[0], peru) == set()
    assert _pair("ministry_of_defence", "chilean_ministry_of_defense") in together(
        reading("a", "o Ministry of Defence", "l Chile", told=("Ministry of Defence | be ministry of | Chile",)),
        reading("b", "o Chilean Ministry of Defense", "l Chile"),
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("Yevgenia Morenko | be born | 1950",), ("Yevgenia Morenko | be born | 1980",)),
        (("Yevgenia Morenko | be president of | Chile",), ("Yevgenia Morenko | be president of | Peru",)),
    ],
)
def test_what_cannot_be_told_of_one_keeps_even_rare_names_apart(one: tuple[str, ...], other: tuple[str, ...]) -> None:
    names = ("p Yevgenia Morenko", "l Chile", "l Peru")
    assert together(reading("a", *names, told=one), reading("b", *names, told=other)) == set()
    assert together(reading("a", *names, told=one), reading("b", *names, told=one)) == {_pair("yevgenia_morenko")}


def test_two_presidents_of_different_times_may_be_one() -> None:
    one = reading("a", "p Yevgenia Morenko", "l Chile", told=("Yevgenia Morenko | be president of | Chile",), published="2001-01-01")
    other = reading("b", "p Yevgenia Morenko", "l Peru", told=("Yevgenia Morenko | be president of | Peru",), published="2031-01-01")
    assert together(one, other) == {_pair("yevgenia_morenko")}


def test_two_of_one_article_are_never_one_by_way_of_another() -> None:
    both = reading("a", "p Oleksandr Marchenko", "p Olexander Marchenko")
    other = reading("b", "p Oleksandr Marchenko")
    for found in together(both, other):
        assert len({article for article, _ in found}) == len(found)


def test_bare_surnames_are_known_in_their_article_alone() -> None:
    def local(article: str) -> Reading:
        made = reading(article, "p Maslov")
        entity = made.entities[0]
        id = f"maslov.{article * 6}"
        mentions = tuple(type(m)(m.span, id, m.kind) for m in made.mentions)
        return Reading(made.article, (type(entity)(id, entity.name, entity.type),), mentions=mentions)

    assert together(local("a"), local("b"), reading("c", "p Ivan Maslov")) == set()


def test_an_acronym_is_the_body_that_an_article_ties_it_to() -> None:
    full = reading("a", "o World Harbour Organization", "l Chile")
    tied = Reading(full.article, tuple(type(e)(e.id, e.name, e.type, ("WHBO",), e.same_as) if e.type == "Organization" else e
                                       for e in full.entities), full.facts, full.mentions)
    found = joined(tied, reading("b", "o WHBO", "l Chile"))
    names = {member: entity.id for entity in found for member in entity.members}
    assert ("a", "world_harbour_organization") in names


def test_who_keeps_an_id_that_two_have() -> None:
    names = ("p John Smith", "o Brightwater Ltd", "o Norbank")
    at_brightwater = [reading(id, *names[:2], told=("John Smith | be head of | Brightwater Ltd",)) for id in "bc"]
    at_norbank = reading("a", "p John Smith", "o Norbank Ltd", told=("John Smith | be head of | Norbank Ltd",))
    ids = {member: entity.id for entity in joined(*at_brightwater, at_norbank) for member in entity.members}
    assert ids["b", "john_smith"] == ids["c", "john_smith"] == "john_smith"  # most articles
    assert ids["a", "john_smith"].startswith("john_smith.")
