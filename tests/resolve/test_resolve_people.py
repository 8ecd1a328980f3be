# ruff: noqa: E501  (one sentence a line reads best)
from __future__ import annotations

import pytest
from resolve_docs import at, doc, entity, resolved

from kg.resolve.people import same_word
from kg.types import EntityType


def test_titles_surnames_and_full_names_are_one_person() -> None:
    d = doc("""
        Russian/ADJ/amod/2 President/PROPN/nmod:desc/3 Vladimir/PROPN/nsubj/5 Putin/PROPN/flat/3 told/VERB/root/0 President/PROPN/nmod:desc/7 Donald/PROPN/obj/5 Trump/PROPN/flat/7
        President/PROPN/nmod:desc/2 Trump/PROPN/nsubj/3 answered/VERB/root/0 Putin/PROPN/obj/3
        """, {"Vladimir Putin": "PERSON", "Donald Trump": "PERSON", "Trump": "PERSON", "Putin": "PERSON", "Russian": "NORP"})
    r = resolved(d)
    assert at(r, d, "Vladimir") == at(r, d, "Putin", 1) == "vladimir_putin"
    assert at(r, d, "Donald") == at(r, d, "Trump", 1) == "donald_trump"
    putin = entity(r, "vladimir_putin")
    assert (putin.name, putin.type) == ("Vladimir Putin", EntityType.PERSON)
    assert "Putin" in putin.names
    assert any("short for" in reason for reason in putin.reasons)
    assert at(r, d, "President", 0) == "vladimir_putin"


def test_a_title_inside_the_name_is_cut() -> None:
    d = doc("President/PROPN/nmod:desc/2 Trump/PROPN/nsubj/3 spoke/VERB/root/0\nDonald/PROPN/nsubj/3 Trump/PROPN/flat/1 left/VERB/root/0",
            {"President Trump": "PERSON", "Donald Trump": "PERSON"})
    r = resolved(d)
    assert at(r, d, "Trump", 0) == at(r, d, "Donald") == "donald_trump"
    assert entity(r, "donald_trump").names == ("President Trump", "Trump")


_TWO = "Maria/PROPN/nsubj/3 Lopez/PROPN/flat/1 spoke/VERB/root/0\nJuan/PROPN/nsubj/3 Lopez/PROPN/flat/1 left/VERB/root/0\n"


def test_two_people_with_one_surname_are_never_merged() -> None:
    d = doc(_TWO + "Lopez/PROPN/nsubj/2 wept/VERB/root/0", {"Maria Lopez": "PERSON", "Juan Lopez": "PERSON", "Lopez": "PERSON"})
    r = resolved(d)
    assert at(r, d, "Maria") == "maria_lopez"
    assert at(r, d, "Juan") == "juan_lopez"
    assert at(r, d, "Lopez", 2) == "juan_lopez"


def test_a_title_tells_which_of_two() -> None:
    d = doc(_TWO + "Mrs./PROPN/nmod:desc/2 Lopez/PROPN/nsubj/3 wept/VERB/root/0", {"Maria Lopez": "PERSON", "Juan Lopez": "PERSON", "Lopez": "PERSON"})
    assert at(resolved(d), d, "Lopez", 2) == "maria_lopez"


def test_two_in_one_sentence_leave_the_bare_name_open() -> None:
    d = doc("Maria/PROPN/nsubj/6 Lopez/PROPN/flat/1 and/CCONJ/cc/4 Juan/PROPN/conj/1 Lopez/PROPN/flat/4 left/VERB/root/0\nLopez/PROPN/nsubj/2 wept/VERB/root/0",
            {"Maria Lopez": "PERSON", "Juan Lopez": "PERSON", "Lopez": "PERSON"})
    r = resolved(d)
    assert at(r, d, "Lopez", 2).startswith("lopez.")


def test_a_bare_name_stays_with_its_first_bearer() -> None:
    d = doc("Anna/PROPN/nsubj/3 Berg/PROPN/flat/1 spoke/VERB/root/0\nBerg/PROPN/nsubj/2 left/VERB/root/0\nOtto/PROPN/nsubj/3 Berg/PROPN/flat/1 wept/VERB/root/0\n"
            "Berg/PROPN/nsubj/2 slept/VERB/root/0", {"Anna Berg": "PERSON", "Otto Berg": "PERSON", "Berg": "PERSON"})
    r = resolved(d)
    assert at(r, d, "Berg", 1) == at(r, d, "Berg", 3) == "anna_berg"


def test_a_single_name_is_known_in_its_article_alone() -> None:
    d = doc("Maslov/PROPN/nsubj/2 spoke/VERB/root/0\nMaslov/PROPN/nsubj/2 left/VERB/root/0", {"Maslov": "PERSON"})
    r = resolved(d)
    assert at(r, d, "Maslov", 0) == at(r, d, "Maslov", 1)
    assert at(r, d, "Maslov").startswith("maslov.")


@pytest.mark.parametrize(("a", "b", "same"), [
    ("zelenskyy", "zelensky", True), ("zelenskiy", "zelenskyy", True), ("sergei", "sergey", True), ("khaddafi", "haddafi", False), ("johnson", "johnston", False),
    ("bush", "busch", False), ("poroshenko", "poroshenka", True),
])
def test_transliterations(a: str, b: str, same: bool) -> None:
    assert same_word(a, b) is same


def test_middle_names_join_only_what_agrees() -> None:
    text = "\n".join(f"{n}/PROPN/nsubj/{len(rest) + 2} " + " ".join(f"{w}/PROPN/flat/1" for w in rest) + " spoke/VERB/root/0"
                     for n, *rest in (["George", "W.", "Bush"], ["George", "H.", "Bush"], ["Donald", "J.", "Trump"], ["Donald", "Trump"]))
    d = doc(text, {"George W. Bush": "PERSON", "George H. Bush": "PERSON", "Donald J. Trump": "PERSON", "Donald Trump": "PERSON"})
    r = resolved(d)
    assert at(r, d, "George", 0) != at(r, d, "George", 1)
    assert at(r, d, "Donald", 0) == at(r, d, "Donald", 1)


def test_a_title_with_its_nationality_is_another_name_and_a_bare_title_is_none() -> None:
    d = doc("Ukrainian/ADJ/amod/3 President/PROPN/nmod:desc/3 Kim/PROPN/nsubj/5 Park/PROPN/flat/3 spoke/VERB/root/0", {"Kim Park": "PERSON", "Ukrainian": "NORP"})
    assert entity(resolved(d), "kim_park").names == ("Ukrainian President Kim Park",)


def test_a_title_in_capitals_alone_is_who_holds_it() -> None:
    d = doc("Foreign/PROPN/compound/2 Secretary/PROPN/nmod:desc/3 Kim/PROPN/nsubj/5 Park/PROPN/flat/3 spoke/VERB/root/0\n"
            "The/DET/det/3 Foreign/PROPN/compound/3 Secretary/PROPN/nsubj/4 left/VERB/root/0", {"Kim Park": "PERSON", "Foreign Secretary": "PERSON"})
    r = resolved(d)
    assert at(r, d, "Secretary", 1) == "kim_park"
    assert {e.id for e in r.entities} == {"kim_park"}
