# ruff: noqa: E501  (one sentence a line reads best)
from __future__ import annotations

from resolve_docs import at, doc, entity, resolved

from kg.types import EntityType

_ROLES = {"sergeant": EntityType.PERSON, "commander": EntityType.PERSON, "president": EntityType.PERSON, "winner": EntityType.PERSON, "company": EntityType.ORGANIZATION,
          "firm": EntityType.ORGANIZATION, "city": EntityType.PLACE, "country": EntityType.PLACE, "resolution": EntityType.WORK, "brigade": EntityType.ORGANIZATION}


def test_an_apposition_names_an_organisation_again() -> None:
    d = doc("Railzug/PROPN/nsubj/7 ,/PUNCT/punct/6 Ukraine/PROPN/nmod:poss/6 's/PART/case/3 railway/NOUN/compound/6 company/NOUN/appos/1 said/VERB/root/0",
            {"Railzug": "ORG", "Ukraine": "GPE"})
    r = resolved(d, _ROLES)
    assert at(r, d, "company") == at(r, d, "Railzug") == "railzug"
    assert entity(r, "railzug").names == ("Ukraine 's railway company",)
    assert entity(r, "railzug").reasons == ("“Railzug” and “Ukraine 's railway company”: apposition",)
    assert at(r, d, "Ukraine") == "ukraine"


def test_a_role_is_the_person_but_not_a_name_of_theirs() -> None:
    d = doc("Ivan/PROPN/nsubj/6 Krav/PROPN/flat/1 ,/PUNCT/punct/5 a/DET/det/5 sergeant/NOUN/appos/1 spoke/VERB/root/0", {"Ivan Krav": "PERSON"})
    r = resolved(d, _ROLES)
    assert at(r, d, "sergeant") == at(r, d, "Ivan") == "ivan_krav"
    assert entity(r, "ivan_krav").names == ()


def test_two_names_side_by_side_are_two_places() -> None:
    d = doc("KHARKIV/PROPN/root/0 ,/PUNCT/punct/3 Ukraine/PROPN/appos/1", {"KHARKIV": "GPE", "Ukraine": "GPE"})
    r = resolved(d)
    assert at(r, d, "KHARKIV") == "kharkiv"
    assert at(r, d, "Ukraine") == "ukraine"


def test_a_plural_beside_a_name_is_not_it() -> None:
    d = doc("two/NUM/nummod/2 firms/NOUNS/nsubj/4 Acme/PROPN/appos/2 merged/VERB/root/0", {"Acme": "ORG"})
    assert at(resolved(d, _ROLES), d, "firms") != at(resolved(d, _ROLES), d, "Acme")


def test_a_definite_copula_says_who_somebody_is() -> None:
    d = doc("Anna/PROPN/nsubj/5 Berg/PROPN/flat/1 is/AUX/cop/5 the/DET/det/5 president/NOUN/root/0", {"Anna Berg": "PERSON"})
    assert at(resolved(d, _ROLES), d, "president") == "anna_berg"
    d = doc("Anna/PROPN/nsubj/6 Berg/PROPN/flat/1 is/AUX/cop/6 not/PART/advmod/6 the/DET/det/6 president/NOUN/root/0", {"Anna Berg": "PERSON"})
    assert at(resolved(d, _ROLES), d, "president") != "anna_berg"
    d = doc("Anna/PROPN/nsubj/6 Berg/PROPN/flat/1 may/AUX/aux/6 be/AUX/cop/6 the/DET/det/6 winner/NOUN/root/0", {"Anna Berg": "PERSON"})
    assert at(resolved(d, _ROLES), d, "winner") != "anna_berg"


def test_the_city_of_somewhere_is_that_city() -> None:
    d = doc("the/DET/det/2 city/NOUN/nsubj/5 of/ADP/case/4 Sumy/PROPN/nmod/2 burned/VERB/root/0", {"Sumy": "GPE"})
    assert at(resolved(d, _ROLES), d, "city") == at(resolved(d, _ROLES), d, "Sumy") == "sumy"


_DRAFT = "They/PRON/nsubj/2 drafted/VERB/root/0 a/DET/det/5 new/ADJ/amod/5 resolution/NOUN/obj/2\n"


def test_the_same_noun_again() -> None:
    d = doc(_DRAFT + "The/DET/det/2 resolution/NOUN/nsubj/3 failed/VERB/root/0")
    r = resolved(d, _ROLES)
    assert at(r, d, "resolution", 0) == at(r, d, "resolution", 1)
    assert at(r, d, "resolution").startswith("new_resolution.")
    assert entity(r, at(r, d, "resolution")).names == ("resolution",)


def test_indefinite_bare_plural_and_contradicting_nouns_start_afresh() -> None:
    for line in ("A/DET/det/2 resolution/NOUN/nsubj/3 failed/VERB/root/0", "Resolutions/NOUNS/nsubj/2 failed/VERB/root/0",
                 "The/DET/det/3 old/ADJ/amod/3 resolution/NOUN/nsubj/4 failed/VERB/root/0"):
        d = doc(_DRAFT + line, lemmas={"Resolutions": "resolution"})
        r = resolved(d, _ROLES)
        first = at(r, d, "resolution", 0)
        assert [t.text for t in d if r.of.get(t.i) == first] == ["resolution"]


def test_a_name_is_taken_up_by_its_own_noun() -> None:
    d = doc("92nd/ADJ/compound/3 Assault/PROPN/compound/3 Brigade/PROPN/nsubj/4 fought/VERB/root/0\nThe/DET/det/2 brigade/NOUN/nsubj/3 won/VERB/root/0",
            {"92nd Assault Brigade": "ORG"})
    assert at(resolved(d, _ROLES), d, "brigade") == "92nd_assault_brigade"


def test_the_company_is_the_only_company_around() -> None:
    one = "Acme/PROPN/nsubj/2 grew/VERB/root/0\n"
    d = doc(one + "The/DET/det/2 company/NOUN/nsubj/3 hired/VERB/root/0", {"Acme": "ORG"})
    assert at(resolved(d, _ROLES), d, "company") == "acme"
    d = doc(one + "Initech/PROPN/nsubj/2 shrank/VERB/root/0\nThe/DET/det/2 company/NOUN/nsubj/3 hired/VERB/root/0", {"Acme": "ORG", "Initech": "ORG"})
    assert at(resolved(d, _ROLES), d, "company").startswith("company.")


def test_the_country_is_the_only_state_around() -> None:
    d = doc("Ukraine/PROPN/nsubj/2 waits/VERB/root/0\nThe/DET/det/2 country/NOUN/nsubj/3 hopes/VERB/root/0", {"Ukraine": "GPE"})
    assert at(resolved(d, _ROLES), d, "country") == "ukraine"


def test_the_president_is_the_only_one_with_that_title() -> None:
    d = doc("President/PROPN/nmod:desc/2 Anna/PROPN/nsubj/4 Berg/PROPN/flat/2 spoke/VERB/root/0\nOtto/PROPN/nsubj/2 left/VERB/root/0\n"
            "The/DET/det/2 president/NOUN/nsubj/3 slept/VERB/root/0", {"Anna Berg": "PERSON", "Otto": "PERSON"})
    assert at(resolved(d, _ROLES), d, "president") == "anna_berg"


def test_a_name_given_by_a_participle() -> None:
    called = "A/DET/det/2 user/NOUN/nsubj/5 {0}/VERB/acl/2 Ghost/PROPN/xcomp/3 posted/VERB/root/0"
    for word, same in (("labelled", True), ("following", False)):
        d = doc(called.format(word), {"Ghost": "PERSON"}, {"labelled": "label", "following": "follow"})
        for t in d:
            if t.text == word:
                t.tag_ = "VBN" if same else "VBG"
        r = resolved(d, _ROLES | {"user": EntityType.PERSON})
        assert (at(r, d, "user") == at(r, d, "Ghost")) is same


def test_the_noun_before_a_name_takes_it_up() -> None:
    one = "The/DET/det/3 company/NOUN/compound/3 Acme/PROPN/nsubj/4 grew/VERB/root/0\n"
    far = "Otto/PROPN/nsubj/2 slept/VERB/root/0\n" * 4
    d = doc(one + far + "The/DET/det/2 company/NOUN/nsubj/3 hired/VERB/root/0", {"Acme": "ORG", "Otto": "PERSON"})
    assert at(resolved(d, _ROLES), d, "company", 1) == "acme"
    assert "company Acme" in entity(resolved(d, _ROLES), "acme").names


def test_dozens_of_drones_are_the_drones() -> None:
    fired = "They/PRON/nsubj/2 fired/VERB/root/0 dozens/NOUNS/obj/2 of/ADP/case/{1} {0}drones/NOUNS/nmod/3"
    lemmas = {"dozens": "dozen", "drones": "drone"}
    d = doc(fired.format("", 5), lemmas=lemmas)
    assert at(resolved(d), d, "dozens") == at(resolved(d), d, "drones")
    d = doc(fired.format("the/DET/det/6 ", 6), lemmas=lemmas)
    assert at(resolved(d), d, "dozens") != at(resolved(d), d, "drones")


def test_words_between_commas_only_add_something() -> None:
    d = doc("""
        A/DET/det/2 dam/NOUN/nsubj/3 burst/VERB/root/0
        The/DET/det/2 dam/NOUN/nsubj/6 ,/PUNCT/punct/4 built/VERB/acl/2 recently/ADV/advmod/4 leaked/VERB/root/0
    """)
    assert at(resolved(d), d, "dam") == at(resolved(d), d, "dam", 1)
    narrowed = doc("""
        A/DET/det/2 dam/NOUN/nsubj/3 burst/VERB/root/0
        The/DET/det/2 dam/NOUN/nsubj/5 built/VERB/acl/2 recently/ADV/advmod/3 leaked/VERB/root/0
    """)
    assert at(resolved(narrowed), narrowed, "dam") != at(resolved(narrowed), narrowed, "dam", 1)


def test_the_head_of_a_longer_name_takes_it_up() -> None:
    d = doc("""
        Norvik/PROPN/compound/2 Academy/PROPN/nsubj/5 of/ADP/case/4 Sciences/PROPN/nmod/2 met/VERB/root/0
        The/DET/det/2 academy/NOUN/nsubj/3 voted/VERB/root/0
    """, {"Norvik Academy of Sciences": "ORG"})
    assert at(resolved(d, {"academy": EntityType.ORGANIZATION}), d, "academy") == at(resolved(d), d, "Academy")


def test_this_district_is_the_constituency_just_spoken_of() -> None:
    text = """
        Rossi/PROPN/nsubj/2 won/VERB/root/0 in/ADP/case/6 the/DET/det/6 Upper/PROPN/compound/6 constituency/NOUN/obl/2
        Weber/PROPN/nsubj/2 lost/VERB/root/0
        Costa/PROPN/nsubj/2 won/VERB/root/0 in/ADP/case/5 {det}/DET/det/5 district/NOUN/obl/2
    """
    types = {"constituency": EntityType.PLACE, "district": EntityType.PLACE}
    names = {"Rossi": "PERSON", "Weber": "PERSON", "Costa": "PERSON"}
    d = doc(text.format(det="this"), names)
    assert at(resolved(d, types), d, "district") == at(resolved(d, types), d, "constituency")
    d = doc(text.format(det="another"), names)
    assert at(resolved(d, types), d, "district") != at(resolved(d, types), d, "constituency")
