# ruff: noqa: E501  (one sentence a line reads best)
"""What is told twice is one thing: headlines and leads, sentences quoted twice; nouns for people, capitals, initials."""

from __future__ import annotations

import pytest
from resolve_docs import at, doc, phrases, resolved

from kg.resolve.acronyms import initials, link_acronyms
from kg.resolve.coref import told_apart
from kg.resolve.reference import references
from kg.resolve.retold import link_retold
from kg.types import EntityType

_SENTENCE = "The/DET/det/2 mayor/NOUN/nsubj/3 saw/VERB/root/0 a/DET/det/5 storm/NOUN/obj/3 coming/VERB/acl/5 over/ADP/case/9 the/DET/det/9 hills/NOUN/obl/6"


def _told(headline: str, lead: str) -> list[tuple[int, int]]:
    from spacy.tokens import Doc

    plain = doc(f"{headline}\n{lead}")
    spaces = [True] * len(plain)
    words = [t.text for t in plain]
    last = len(headline.split()) - 1
    words[last] = "\n\n" if words[last] == "_" else words[last]
    spaces[last - 1] = words[last] != "\n\n"
    d = Doc(plain.vocab, words=words, spaces=spaces, pos=[t.pos_ for t in plain], tags=[t.tag_ for t in plain], deps=[t.dep_ for t in plain], heads=[t.head.i for t in plain], lemmas=[t.lemma_ for t in plain])
    return [(link.first, link.second) for link in link_retold(references(d, phrases(d)))]


@pytest.mark.parametrize(("end", "lead", "joined"), [
    ("_/SPACE/dep/2", "Four/ADJ/amod/2 thieves/NOUNS/nsubj/3 fled/VERB/root/0", 1),
    ("_/SPACE/dep/2", "A/DET/det/2 thief/NOUN/nsubj/3 fled/VERB/root/0", 0),  # one is not many
    ("_/SPACE/dep/2", "Other/ADJ/amod/2 guards/NOUNS/nsubj/3 fled/VERB/root/0", 0),  # another noun
    ("./PUNCT/punct/2", "Four/ADJ/amod/2 thieves/NOUNS/nsubj/3 fled/VERB/root/0", 0),  # no headline
])
def test_the_lead_tells_the_headline_again(end: str, lead: str, joined: int) -> None:
    assert len(_told(f"Thieves/NOUNS/nsubj/2 strike/VERB/root/0 {end}", lead)) == joined


def test_a_lead_that_says_something_else_of_the_noun_does_not() -> None:
    headline = "Young/ADJ/amod/2 thieves/NOUNS/nsubj/3 strike/VERB/root/0 _/SPACE/dep/3"
    assert _told(headline, "Old/ADJ/amod/2 thieves/NOUNS/nsubj/3 fled/VERB/root/0") == []


def test_a_sentence_given_twice_tells_of_the_same() -> None:
    d = doc(f"{_SENTENCE}\n{_SENTENCE}")
    r = resolved(d)
    assert at(r, d, "storm", 0) == at(r, d, "storm", 1)
    other = doc(f"{_SENTENCE}\n" + _SENTENCE.replace("saw/", "feared/").replace("mayor/", "judge/").replace("hills", "sea"))
    assert at(resolved(other), other, "storm", 0) != at(resolved(other), other, "storm", 1)


def test_a_noun_before_a_name_takes_the_person_up_where_nobody_else_is_called_so() -> None:
    types = {"student": EntityType.PERSON}
    once = "Student/NOUN/compound/2 Roe/PROPN/nsubj/3 spoke/VERB/root/0\nThe/DET/det/2 student/NOUN/nsubj/3 left/VERB/root/0"
    d = doc(once, {"Roe": "PERSON"})
    r = resolved(d, types)
    assert at(r, d, "student", -1) == at(r, d, "Roe") != ""
    two = doc("A/DET/det/2 student/NOUN/nsubj/3 slept/VERB/root/0\n" + once, {"Roe": "PERSON"})
    assert at(resolved(two, types), two, "student", -1) != at(resolved(two, types), two, "Roe")


@pytest.mark.parametrize(("noun", "same"), [("decision", True), ("weather", False)])
def test_a_capital_that_decides_is_its_state(noun: str, same: bool) -> None:
    d = doc(f"Peru/PROPN/nsubj/2 agreed/VERB/root/0\nLima/PROPN/nmod:poss/2 {noun}/NOUN/nsubj/3 surprised/VERB/root/0", {"Peru": "GPE", "Lima": "GPE"})
    r = resolved(d)
    assert (at(r, d, "Lima") == at(r, d, "Peru")) is same


def test_initials_stand_for_a_body_written_small_and_keep_numbers() -> None:
    assert "NF6" in initials("Norvian Falcon 6")
    d = doc("Norvian/ADJ/amod/3 security/NOUN/compound/3 forces/NOUNS/nsubj/4 left/VERB/root/0\nNSF/PROPN/nsubj/2 spoke/VERB/root/0", {"NSF": "ORG"})
    refs = references(d, phrases(d, {"forces": EntityType.ORGANIZATION}))
    assert [link.reason for link in link_acronyms(refs)] == ["“NSF” is the acronym of “Norvian security forces”"]


@pytest.mark.parametrize(("first", "second", "apart"), [("lecture", "evening", True), ("lecture", "", False), ("", "evening", False)])
def test_one_noun_with_different_words_is_told_apart(first: str, second: str, apart: bool) -> None:
    def noun(word: str) -> str:
        return f"The/DET/det/3 {word}/ADJ/amod/3 session/NOUN/nsubj/4 ended/VERB/root/0" if word else "The/DET/det/2 session/NOUN/nsubj/3 ended/VERB/root/0"

    d = doc(f"{noun(first)}\n{noun(second)}")
    a, b = references(d, phrases(d))
    assert told_apart(a, b) is apart
