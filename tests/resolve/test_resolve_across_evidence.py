"""What an article tells of its entities, and how much their names tell."""

from __future__ import annotations

from dataclasses import replace

import pytest
from across_readings import reading, together

from kg.resolve.across import Profile, profiles
from kg.resolve.across.bodies import form_of, initials
from kg.resolve.across.cluster import differ
from kg.resolve.across.distinct import common_person, tells
from kg.resolve.across.evidence import evidence
from kg.resolve.across.people import NO, PERHAPS, YES, agree, block, full_name
from kg.resolve.across.places import Setting, behind, where
from kg.resolve.across.reasons import another_name
from kg.resolve.names import words
from kg.types import Mention, MentionKind, Reading, Span


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Volodymyr Hrytsenko", "Volodymir Hrytsenko", YES),
        ("Yevgenia Zelenska", "Yevgeniya Zelenska", YES),
        ("Carl A. Lindqvist", "Carl Anders Lindqvist", YES),
        ("Carl Lindqvist", "Carl A. Lindqvist", YES),
        ("C. Lindqvist", "Carl Lindqvist", PERHAPS),
        ("Bob Lindqvist", "Robert Lindqvist", PERHAPS),
        ("John Smyth", "John Smith", PERHAPS),  # two English surnames
        ("John Chaloner Smith", "John Smith", PERHAPS),
        ("Carl A. Lindqvist", "Carl B. Lindqvist", NO),
        ("Carl Lindqvist", "Petra Lindqvist", NO),
        ("Christina Lindqvist", "Christian Lindqvist", NO),
    ],
)
def test_full_names_agree(one: str, other: str, expected: int) -> None:
    a, b = full_name(one)[0], full_name(other)[0]
    assert agree(a, b) == agree(b, a) == expected
    if expected != NO:
        assert block(a) == block(b)


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("Foreign Office Minister Anna Quiroga", ("anna", "quiroga")),
        ("US Secretary of State", ()),
        ("Norland Emperor", ()),
        ("James Dean", ("james", "dean")),
        ("Quiroga", ()),
    ],
)
def test_an_office_is_no_part_of_a_full_name(name: str, form: tuple[str, ...]) -> None:
    assert full_name(name)[0] == form


@pytest.mark.parametrize(
    ("name", "kind", "told"),
    [
        ("Brightwater", "body", True),
        ("Ford", "body", False),  # a surname, a place
        ("Supreme Court", "body", False),
        ("World Bank", "body", True),
        ("Jackson High School", "body", False),
        ("Lakemouth University", "body", True),
        ("NCOs", "body", False),
        ("SDF", "body", False),
        ("Greatest Hits", "thing", False),
        ("Best Supporting Actress", "thing", False),
        ("Journey to the Centre of the Earth", "thing", True),
        ("Tulsa", "place", True),
        ("Washington County", "place", False),
        ("Victorian", "group", False),  # of the queen, of the place
        ("Iraqis", "group", True),
    ],
)
def test_what_a_name_tells_by_itself(name: str, kind: str, told: bool) -> None:
    assert tells(words(name), kind, name) is told


def test_kings_of_a_low_number_are_many() -> None:
    assert common_person(("leopold", "i"))
    assert not common_person(("louis", "xiv"))


@pytest.mark.parametrize(
    ("name", "setting", "place"),
    [
        ("springfield", Setting(stated=("USA.IL",)), "USA.IL"),
        ("springfield", Setting(here=frozenset({"USA.IL"})), "USA.IL"),
        ("springfield", Setting(home="USA"), ""),
        ("london", Setting(home="CAN"), "GBR"),
        ("london", Setting(stated=("CAN",)), "CAN"),
        ("cambridge", Setting(home="GBR"), "GBR"),
        ("washington", Setting(level="city"), "USA.DC"),
        ("washington", Setting(level="region"), "USA.WA"),
        ("northumberland", Setting(home="USA"), ""),  # a town in New Hampshire is called so
        ("palmyra", Setting(home="SYR"), "SYR"),
    ],
)
def test_where_places_of_one_name_are(name: str, setting: Setting, place: str) -> None:
    assert where((name,), setting)[0] == place


def test_what_stands_behind_a_comma() -> None:
    text = "Albany, New York; Baghdad, the U.S. Embassy; Lima, Peru said; Rome, Paris"
    assert [behind(text, text.index(name) + len(name)) for name in ("Albany", "Baghdad", "Lima", "Rome")] == ["USA.NY", "", "PER", ""]


def test_places_of_one_name_are_apart_by_what_stands_behind_them() -> None:
    illinois, other = (reading(id, "l Springfield", "l Illinois") for id in "ab")
    ohio = reading("c", "l Springfield", "l Ohio")
    found = together(illinois, other, ohio)
    assert frozenset({("a", "springfield"), ("b", "springfield")}) in found
    assert not any(("c", "springfield") in members for members in found)


def test_a_province_is_not_the_city_of_its_name() -> None:
    def milan(article: str, before: str) -> Reading:
        made = reading(article, "l Milan")
        moved = tuple(replace(m, span=Span(m.span.start + len(before), m.span.end + len(before), m.span.text)) for m in made.mentions)
        return replace(made, article=replace(made.article, text=before + made.article.text), mentions=moved)

    assert together(milan("a", "in "), milan("b", "near ")) == {frozenset({("a", "milan"), ("b", "milan")})}
    assert together(milan("a", "in "), milan("b", "in the province of ")) == set()


@pytest.mark.parametrize(
    ("name", "form", "owner"),
    [
        ("U.S. Department of Energy", ("department", "of", "energy"), "united_states"),
        ("Supreme Court of Chile", ("supreme", "court"), "chile"),
        ("Russian Airlines", ("russian", "airlines"), ""),  # no body that every state has
        ("Brightwater Inc.", ("brightwater",), ""),
    ],
)
def test_bodies_of_states_have_one_name(name: str, form: tuple[str, ...], owner: str) -> None:
    assert form_of(name, "body") == (form, owner)


def test_acronyms_are_initials() -> None:
    assert initials("World Harbour Organization", ("WHO", "XYZ", "the organization")) == ("who",)
    assert initials("NBPA", ()) == ("nbpa",)


def _pronouns(made: Reading, *told: str) -> Reading:
    spans = [Span(200 + i, 202 + i, word) for i, word in enumerate(told)]
    return replace(made, mentions=(*made.mentions, *(Mention(s, made.entities[0].id, MentionKind.PRONOUN) for s in spans)))


def test_pronouns_tell_the_sex_where_nearly_all_agree() -> None:
    made = reading("a", "p Robin Quiroga")
    assert evidence(_pronouns(made, "she", "her")).told["robin_quiroga"].sex == "f"
    assert evidence(_pronouns(made, "she", "he")).told["robin_quiroga"].sex == ""
    women, men = (_pronouns(reading(id, "p Robin Quiroga"), *told) for id, told in (("a", ("she", "her")), ("b", ("he", "his"))))
    assert together(women, men) == set()


def test_a_profile_says_what_it_stands_on() -> None:
    told = ("Anna Quiroga | be born | 1960", "Anna Quiroga | be president of | Chile")
    made = reading("a", "p Anna Quiroga", "o Lakemouth Rovers", "l Chile", told=told)
    [person, _] = profiles(made)
    assert isinstance(person, Profile)
    assert set(person.told) == {"born:1960", "president of:chile@2031"}
    assert {"with:lakemouth_rovers", "role:president|chile", "born:1960"} <= set(person.shared)
    assert person.keys[0] == "id:anna_quiroga"


def test_what_two_are_told_to_be_may_be_of_one() -> None:
    assert not differ("at", ["USA"], ["USA.OH"])
    assert differ("at", ["USA.NY"], ["USA.OH"])
    assert differ("president of", ["chile@"], ["peru@2030"])


def test_reasons_name_both_names_and_what_they_share() -> None:
    one, other = (Profile("a", "x", (), name, "person", form=words(name)) for name in ("Volodymyr Zelensky", "Volodymyr Zelenskiy"))
    assert another_name(one, other) == (
        "“Volodymyr Zelensky” is another name of “Volodymyr Zelenskiy”: surnames sound alike, first names are equal")
    assert another_name(one, other, "role:president|ukraine").endswith("; each tells of a president of Ukraine")
