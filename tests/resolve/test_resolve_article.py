# ruff: noqa: E501  (one sentence a line reads best)
from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from resolve_docs import at, doc, entity, phrases, resolved

from kg.resolve import Resolution, resolve
from kg.types import EntityType

_TEXT = """
Anna/PROPN/nsubj/3 Berg/PROPN/flat/1 left/VERB/root/0 Moscow/PROPN/obj/3
Berg/PROPN/nsubj/2 saw/VERB/root/0 drones/NOUNS/obj/2
Moscow/PROPN/nsubj/2 denied/VERB/root/0 it/PRON/obj/2
She/PRON/nsubj/2 saw/VERB/root/0 drones/NOUNS/obj/2
"""
_NAMES = {"Anna Berg": "PERSON", "Berg": "PERSON", "Moscow": "GPE"}
_LEMMAS = {"denied": "deny"}


def test_an_empty_article() -> None:
    assert resolve(doc("a/X/root/0"), [], article="a1") == Resolution()


@settings(max_examples=25, deadline=None)
@given(st.randoms())
def test_the_order_of_phrases_does_not_matter(random: object) -> None:
    d = doc(_TEXT, _NAMES, _LEMMAS)
    shuffled = phrases(d)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert resolve(d, shuffled, article="a1") == resolved(d)


def test_entities_are_sorted_and_every_name_and_nominal_has_one() -> None:
    d = doc(_TEXT, _NAMES, _LEMMAS)
    r = resolved(d)
    assert list(r.entities) == sorted(r.entities)
    ids = {e.id for e in r.entities}
    assert len(ids) == len(r.entities)
    assert set(r.of.values()) == ids
    assert {p.head for p in phrases(d)} - set(r.of) == {t.i for t in d if t.text == "it"}


_ANEW = """
Anna/PROPN/nsubj/2 saw/VERB/root/0 a/DET/det/4 drone/NOUN/obj/2
Berg/PROPN/nsubj/2 saw/VERB/root/0 a/DET/det/4 drone/NOUN/obj/2
"""


def test_two_unknown_things_of_one_name_have_two_ids() -> None:
    d = doc(_ANEW, {"Anna": "PERSON", "Berg": "PERSON"})
    r = resolved(d)
    a, b = at(r, d, "drone", 0), at(r, d, "drone", 1)
    assert a != b
    assert a.startswith("drone.")
    assert b.startswith("drone.")


def test_a_single_bare_word_is_not_taken_up() -> None:
    d = doc(_TEXT, _NAMES, _LEMMAS)
    r = resolved(d)
    assert at(r, d, "drones", 0) != at(r, d, "drones", 1)


def test_local_ids_differ_between_articles_and_global_ones_do_not() -> None:
    d = doc(_TEXT, _NAMES, _LEMMAS)
    one, two = resolve(d, phrases(d), article="a1"), resolve(d, phrases(d), article="a2")
    assert at(one, d, "drones") != at(two, d, "drones")
    assert at(one, d, "Anna") == at(two, d, "Anna") == "anna_berg"
    assert at(one, d, "Moscow", 1) == at(two, d, "Moscow", 1) == "russia"
    assert at(one, d, "Moscow", 0) == "moscow"


def test_a_lone_odd_label_does_not_split_a_name() -> None:
    d = doc("Berg/PROPN/nsubj/2 spoke/VERB/root/0\nBerg/PROPN/nsubj/2 left/VERB/root/0\nBerg/PROPN/nsubj/2 slept/VERB/root/0", {"Berg": "PERSON"})
    found = phrases(d)
    found[1] = type(found[1])(found[1].head, found[1].start, found[1].end, "Berg", found[1].kind, EntityType.ORGANIZATION, "ORG")
    r = resolve(d, found, article="a1")
    assert len(r.entities) == 1
    assert r.entities[0].type is EntityType.PERSON


def test_learned_clusters_are_taken_in() -> None:
    d = doc("Anna/PROPN/nsubj/3 Berg/PROPN/flat/1 spoke/VERB/root/0\nThe/DET/det/2 star/NOUN/nsubj/3 left/VERB/root/0\n"
            "They/PRON/nsubj/2 slept/VERB/root/0", {"Anna Berg": "PERSON"})
    d.spans["coref_clusters_1"] = [d[0:2], d[3:5], d[6:7]]
    r = resolved(d)
    assert at(r, d, "star") == at(r, d, "They") == "anna_berg"
    assert "star" in entity(r, "anna_berg").names
    assert any("learned" in reason for reason in r.reasons)


def test_learned_clusters_do_not_join_two_names() -> None:
    d = doc("Anna/PROPN/nsubj/3 Berg/PROPN/flat/1 spoke/VERB/root/0\nOtto/PROPN/nsubj/3 Berg/PROPN/flat/1 left/VERB/root/0",
            {"Anna Berg": "PERSON", "Otto Berg": "PERSON"})
    d.spans["coref_clusters_1"] = [d[0:2], d[3:5]]
    assert len(resolved(d).entities) == 2


@pytest.mark.parametrize("label", ["DATE"])
def test_dates_are_known_in_their_article_alone(label: str) -> None:
    d = doc("Tuesday/PROPN/root/0", {"Tuesday": label})
    assert at(resolved(d), d, "Tuesday").startswith("tuesday.")
