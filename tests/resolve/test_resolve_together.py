# ruff: noqa: E501  (one sentence a line reads best)
"""Plurals that take up several at once, and those that do not."""

from __future__ import annotations

import pytest
from resolve_docs import doc, resolved
from spacy.tokens import Doc

from kg.resolve import Resolution
from kg.types import EntityType

_NAMES = {"Rossi": "PERSON", "Weber": "PERSON", "Costa": "PERSON", "Peru": "GPE", "Chad": "GPE"}
_TYPES = {"ministers": EntityType.PERSON, "countries": EntityType.PLACE, "talks": EntityType.EVENT}
MET = "Rossi/PROPN/nsubj/2 {verb}/VERB/root/0 {case}Weber/PROPN/{dep}/2"


def _several(text: str, word: str) -> tuple[str, ...]:
    d = doc(text, _NAMES, {"ministers": "minister", "countries": "country"})
    r = resolved(d, _TYPES)
    return _names(r, d, word)


def _names(r: Resolution, d: Doc, word: str) -> tuple[str, ...]:
    name = {e.id: e.name for e in r.entities}
    at = next(t.i for t in reversed(list(d)) if t.text == word)
    return tuple(sorted(name[i] for i in r.several.get(at, ())))


def test_they_after_two_who_met() -> None:
    text = "Rossi/PROPN/nsubj/2 met/VERB/root/0 Weber/PROPN/obj/2\nThey/PRON/nsubj/2 discussed/VERB/root/0 trade/NOUN/obj/2"
    assert _several(text, "They") == ("Rossi", "Weber")


def test_what_is_said_of_several_is_in_no_single_place() -> None:
    d = doc("Rossi/PROPN/nsubj/2 met/VERB/root/0 Weber/PROPN/obj/2\nThey/PRON/nsubj/2 left/VERB/root/0", _NAMES)
    r = resolved(d)
    assert set(r.several) == {3}
    assert 3 not in r.of


def test_the_ministers_after_two_joined_by_and() -> None:
    text = "Rossi/PROPN/nsubj/4 and/CCONJ/cc/3 Weber/PROPN/conj/1 arrived/VERB/root/0\nThe/DET/det/2 ministers/NOUNS/nsubj/3 spoke/VERB/root/0"
    assert _several(text, "ministers") == ("Rossi", "Weber")


def test_both_countries_are_the_two_states_that_take_part() -> None:
    text = "Peru/PROPN/nsubj/2 fought/VERB/root/0 Chad/PROPN/obj/2\nBoth/DET/det/2 countries/NOUNS/nsubj/3 lost/VERB/root/0"
    assert _several(text, "countries") == ("Chad", "Peru")


@pytest.mark.parametrize("text", [
    "Rossi/PROPN/nsubj/2 spoke/VERB/root/0 of/ADP/case/4 Weber/PROPN/obl/2\nThey/PRON/nsubj/2 left/VERB/root/0",  # who is spoken of takes no part
    "Rossi/PROPN/nsubj/2 slept/VERB/root/0\nThey/PRON/nsubj/2 left/VERB/root/0",  # one alone
    "Rossi/PROPN/nsubj/2 met/VERB/root/0 Weber/PROPN/obj/2 with/ADP/case/5 Costa/PROPN/obl/2\nThey/PRON/nsubj/2 left/VERB/root/0",  # which two?
    "Rossi/PROPN/nsubj/4 or/CCONJ/cc/3 Weber/PROPN/conj/1 won/VERB/root/0\nThey/PRON/nsubj/2 left/VERB/root/0",  # one or the other
    "Teams/NOUNS/nsubj/6 from/ADP/case/3 Rossi/PROPN/nmod/1 and/CCONJ/cc/5 Weber/PROPN/conj/3 won/VERB/root/0\nThey/PRON/nsubj/2 left/VERB/root/0",  # the teams did
])
def test_none_where_it_is_not_plain(text: str) -> None:
    assert _several(text, "They") == ()


def test_somebody_told_of_in_between_does_not_part_them() -> None:
    text = """
        Rossi/PROPN/nsubj/2 met/VERB/root/0 Weber/PROPN/obj/2
        They/PRON/nsubj/2 discussed/VERB/root/0 trade/NOUN/obj/2
        Rossi/PROPN/nsubj/2 praised/VERB/root/0 trade/NOUN/obj/2
        They/PRON/nsubj/2 agreed/VERB/root/0
    """
    assert _several(text, "They") == ("Rossi", "Weber")
