# ruff: noqa: E501  (one sentence a line reads best)
from __future__ import annotations

import pytest
from resolve_docs import at, doc, resolved
from spacy.tokens import Doc

from kg.types import EntityType

_PEOPLE = {"Anna Berg": "PERSON", "Otto Lind": "PERSON", "Kim Park": "PERSON"}
_ANNA = "Anna/PROPN/nsubj/3 Berg/PROPN/flat/1 "
_TYPES = {"man": EntityType.PERSON, "commander": EntityType.PERSON, "drones": EntityType.OBJECT, "soldiers": EntityType.GROUP, "bridge": EntityType.OBJECT}


def _at(d: Doc, word: str, nth: int = 0, speakers: dict[int, int] | None = None) -> str:
    return at(resolved(d, _TYPES, speakers), d, word, nth)


def test_a_subject_is_taken_up() -> None:
    d = doc(_ANNA + "spoke/VERB/root/0\nShe/PRON/nsubj/2 left/VERB/root/0", _PEOPLE)
    assert _at(d, "She") == "anna_berg"


def test_gender_decides_between_two() -> None:
    d = doc(_ANNA + "met/VERB/root/0 Otto/PROPN/obj/3 Lind/PROPN/flat/4\nHe/PRON/nsubj/2 left/VERB/root/0", _PEOPLE)
    assert _at(d, "He") == "otto_lind"


def test_two_equally_good_antecedents_leave_the_pronoun_open() -> None:
    d = doc("Kim/PROPN/nsubj/6 Park/PROPN/flat/1 and/CCONJ/cc/4 Anna/PROPN/conj/1 Berg/PROPN/flat/4 spoke/VERB/root/0\nShe/PRON/nsubj/2 left/VERB/root/0",
            {**_PEOPLE, "Kim Park": "PERSON"})
    assert _at(d, "She") == ""


def test_no_antecedent_of_that_kind() -> None:
    d = doc(_ANNA + "spoke/VERB/root/0\nIt/PRON/nsubj/2 fell/VERB/root/0\nThey/PRON/nsubj/2 fell/VERB/root/0", _PEOPLE)
    assert _at(d, "It") == _at(d, "They") == ""


def test_a_subject_is_not_its_own_object_but_for_reflexives() -> None:
    d = doc(_ANNA + "saw/VERB/root/0 her/PRON/obj/3", _PEOPLE)
    assert _at(d, "her") == ""
    d = doc(_ANNA + "saw/VERB/root/0 herself/PRON/obj/3", _PEOPLE)
    assert _at(d, "herself") == "anna_berg"


def test_nobody_is_his_own_commander() -> None:
    d = doc("Otto/PROPN/nsubj/3 Lind/PROPN/flat/1 spoke/VERB/root/0\nHis/PRON/nmod:poss/2 commander/NOUN/nsubj/5 Kim/PROPN/appos/2 Park/PROPN/flat/3 agreed/VERB/root/0", _PEOPLE)
    assert _at(d, "His") == "otto_lind"
    assert _at(d, "commander") == _at(d, "Kim") == "kim_park"


def test_a_state_and_its_own() -> None:
    d = doc("drones/NOUNS/nsubj/2 struck/VERB/root/0 Ukraine/PROPN/obj/2 ,/PUNCT/punct/6 its/PRON/nmod:poss/6 bridge/NOUN/conj/3", {"Ukraine": "GPE"})
    assert _at(d, "its") == "ukraine"


def test_they_are_many() -> None:
    d = doc("soldiers/NOUNS/nsubj/2 left/VERB/root/0 Ukraine/PROPN/obj/2\nThey/PRON/nsubj/2 slept/VERB/root/0", {"Ukraine": "GPE"})
    assert _at(d, "They") == _at(d, "soldiers")


def test_they_for_two_joined_is_neither() -> None:
    d = doc("Otto/PROPN/nsubj/6 Lind/PROPN/flat/1 and/CCONJ/cc/4 Anna/PROPN/conj/1 Berg/PROPN/flat/4 left/VERB/root/0\nThey/PRON/nsubj/2 slept/VERB/root/0", _PEOPLE)
    assert _at(d, "They") == ""


def test_empty_it_is_nothing() -> None:
    d = doc("Ukraine/PROPN/nsubj/2 waits/VERB/root/0\nIt/PRON/expl/3 is/AUX/cop/3 unclear/ADJ/root/0", {"Ukraine": "GPE"})
    assert _at(d, "It") == ""


def test_it_that_keeps_the_place_of_a_clause_is_nothing() -> None:
    d = doc("Ukraine/PROPN/nsubj/2 waits/VERB/root/0\nIt/PRON/nsubj/3 is/AUX/cop/3 hard/ADJ/root/0 to/PART/mark/5 sleep/VERB/csubj/3", {"Ukraine": "GPE"})
    assert _at(d, "It") == ""


@pytest.mark.parametrize("word", ["who", "that"])
def test_relative_pronouns_are_what_they_modify(word: str) -> None:
    d = doc(f"Anna/PROPN/nsubj/5 Berg/PROPN/flat/1 {word}/PRON/nsubj/4 spoke/VERB/acl:relcl/1 left/VERB/root/0", _PEOPLE)
    assert _at(d, word) == "anna_berg"


def test_whose_reaches_through_its_noun() -> None:
    d = doc("the/DET/det/2 man/NOUN/nsubj/6 whose/PRON/nmod:poss/4 bridge/NOUN/nsubj/5 fell/VERB/acl:relcl/2 left/VERB/root/0")
    assert _at(d, "whose") == _at(d, "man")


_QUOTE = "I/PRON/nsubj/2 trust/VERB/root/0 him/PRON/obj/2 said/VERB/parataxis/2 Otto/PROPN/nsubj/4 Lind/PROPN/flat/5"


def test_i_is_who_speaks_and_him_is_not() -> None:
    d = doc("Otto/PROPN/nsubj/3 Lind/PROPN/flat/1 rose/VERB/root/0\n" + _QUOTE, _PEOPLE)
    speakers = {3: 7, 4: 7, 5: 7}
    assert _at(d, "I", 0, speakers) == "otto_lind"
    assert _at(d, "him", 0, speakers) == ""
    assert _at(d, "I") == ""


def test_our_is_the_state_an_office_speaks_for() -> None:
    text = ("Ukrainian/ADJ/amod/2 President/PROPN/nmod:desc/3 Kim/PROPN/nsubj/5 Park/PROPN/flat/3 said/VERB/root/0\n"
            "our/PRON/nmod:poss/2 bridge/NOUN/nsubj/3 fell/VERB/root/0 Park/PROPN/nsubj/5 said/VERB/parataxis/3")
    d = doc(text, {"Kim Park": "PERSON", "Park": "PERSON", "Ukrainian": "NORP"})
    assert _at(d, "our", 0, {5: 8, 6: 8, 7: 8}) == "ukraine"
    d = doc(text.replace("Ukrainian/ADJ", "Tall/ADJ"), {"Kim Park": "PERSON", "Park": "PERSON"})
    assert _at(d, "our", 0, {5: 8, 6: 8, 7: 8}) == ""
    assert _at(d, "our") == ""


def test_what_leads_a_clause_points_at_its_subject() -> None:
    d = doc("Otto/PROPN/nsubj/3 Lind/PROPN/flat/1 rose/VERB/root/0\n"
            "near/ADP/case/3 her/PRON/nmod:poss/3 bridge/NOUN/obl/6 Kim/PROPN/nsubj/6 Park/PROPN/flat/4 slept/VERB/root/0", _PEOPLE)
    assert _at(d, "her") == "kim_park"


def test_said_that_he() -> None:
    d = doc("Otto/PROPN/nsubj/3 Lind/PROPN/flat/1 told/VERB/root/0 Kim/PROPN/obj/3 Park/PROPN/flat/4 that/SCONJ/mark/8 he/PRON/nsubj/8 agreed/VERB/ccomp/3", _PEOPLE)
    assert _at(d, "he") == "otto_lind"


def test_in_acme_its_rival_its_is_not_acmes() -> None:
    d = doc("Acme/PROPN/nsubj/5 ,/PUNCT/punct/4 its/PRON/nmod:poss/4 rival/NOUN/appos/1 grew/VERB/root/0", {"Acme": "ORG"})
    d.spans["coref_clusters_1"] = [d[0:1], d[2:3]]
    r = resolved(d)
    assert at(r, d, "its") != at(r, d, "Acme")
