# ruff: noqa: E501  (one sentence a line reads best)
"""Owned things: the same where the owner is, and named after them."""

from __future__ import annotations

from resolve_docs import at, doc, entity, resolved

from kg.types import EntityType

_NAMES = {"Anna Berg": "PERSON", "Berg": "PERSON", "Otto Lund": "PERSON", "Acme": "ORG"}
_LOST = "Anna/PROPN/nsubj/3 Berg/PROPN/flat/1 lost/VERB/root/0 her/PRON/nmod:poss/5 passport/NOUN/obj/3\n"


def test_what_a_pronoun_owns_is_named_after_the_owner_and_taken_up() -> None:
    d = doc(_LOST + "Berg/PROPN/nsubj/2 wants/VERB/root/0 her/PRON/nmod:poss/4 passport/NOUN/obj/2", _NAMES)
    r = resolved(d)
    passport = entity(r, at(r, d, "passport"))
    assert at(r, d, "passport", 0) == at(r, d, "passport", 1)
    assert passport.name == "Anna Berg's passport"
    assert "passport" not in passport.names


def test_the_name_of_the_owner_and_a_pronoun_for_them_own_one_thing() -> None:
    d = doc(_LOST + "Otto/PROPN/nsubj/3 Lund/PROPN/flat/1 found/VERB/root/0 Berg/PROPN/nmod:poss/6 's/PART/case/4 passport/NOUN/obj/3", _NAMES)
    r = resolved(d)
    assert at(r, d, "passport", 0) == at(r, d, "passport", 1)
    assert any("passport" in reason and "the same words" in reason for reason in r.reasons)


def test_two_owners_have_two_things() -> None:
    d = doc(_LOST + "Otto/PROPN/nsubj/3 Lund/PROPN/flat/1 lost/VERB/root/0 his/PRON/nmod:poss/5 passport/NOUN/obj/3", _NAMES | {"Otto": "PERSON"})
    r = resolved(d)
    first, second = (entity(r, at(r, d, "passport", k)) for k in (0, 1))
    assert first.id != second.id
    assert {first.name, second.name} == {"Anna Berg's passport", "Otto Lund's passport"}


def test_an_owner_nobody_knows_names_nothing() -> None:
    d = doc("They/PRON/nsubj/2 lost/VERB/root/0 their/PRON/nmod:poss/4 passport/NOUN/obj/2\n" + _LOST, _NAMES)
    r = resolved(d)
    assert at(r, d, "passport", 0) != at(r, d, "passport", 1)
    assert entity(r, at(r, d, "passport", 0)).name == "passport"


def test_mass_nouns_name_a_substance_bare_plurals_some_members() -> None:
    text = "Plants/NOUNS/nsubj/2 make/VERB/root/0 {0}/{1}/obj/2\nFires/NOUNS/nsubj/2 make/VERB/root/0 {0}/{1}/obj/2"
    d = doc(text.format("ozone", "NOUN"))
    assert at(resolved(d), d, "ozone", 0) == at(resolved(d), d, "ozone", 1)
    d = doc(text.format("gases", "NOUNS"))
    assert at(resolved(d), d, "gases", 0) != at(resolved(d), d, "gases", 1)


def test_the_plural_takes_up_a_plural_but_not_other_ones() -> None:
    strikes = "Acme/PROPN/nsubj/2 saw/VERB/root/0 {}/ADJ/amod/4 strikes/NOUNS/obj/2\nThe/DET/det/2 strikes/NOUNS/nsubj/3 hurt/VERB/root/0 Acme/PROPN/obj/3"
    for word, same in (("heavy", True), ("other", False)):
        d = doc(strikes.format(word), _NAMES, {"strikes": "strike"})
        r = resolved(d, {"strikes": EntityType.EVENT})
        assert (at(r, d, "strikes", 0) == at(r, d, "strikes", 1)) is same


def test_names_inside_a_nominal_count_as_what_they_name() -> None:
    d = doc("Acme/PROPN/nsubj/4 Holdings/PROPN/flat/1 Inc/PROPN/flat/1 closed/VERB/root/0 its/PRON/nmod:poss/6 offices/NOUNS/obj/4\n"
            "Acme/PROPN/nmod:poss/3 's/PART/case/1 offices/NOUNS/nsubj/4 burned/VERB/root/0\n"
            "Initech/PROPN/nmod:poss/3 's/PART/case/1 offices/NOUNS/nsubj/4 burned/VERB/root/0",
            {"Acme Holdings Inc": "ORG", "Acme": "ORG", "Initech": "ORG"}, {"offices": "office"})
    r = resolved(d)
    assert at(r, d, "offices", 0) == at(r, d, "offices", 1) != at(r, d, "offices", 2)
