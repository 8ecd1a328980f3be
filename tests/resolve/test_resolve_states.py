# ruff: noqa: E501  (one sentence a line reads best)
from __future__ import annotations

import pytest
from resolve_docs import at, doc, entity, resolved

from kg.resolve.states import seat, state_named, state_of_adjective, state_of_capital, state_of_link, state_of_people
from kg.types import EntityType


@pytest.mark.parametrize(("text", "code"), [
    ("the U.S.", "USA"), ("US", "USA"), ("America", "USA"), ("the United States", "USA"), ("Britain", "GBR"), ("UK", "GBR"), ("Burma", "MMR"),
    ("Russia’s", "RUS"), ("Türkiye", "TUR"), ("UNITED KINGDOM", "GBR"), ("North Macedonia", "MKD"), ("the Bahamas", "BHS"),
])
def test_names_of_states(text: str, code: str) -> None:
    found = state_named(text)
    assert found is not None
    assert found.code == code


@pytest.mark.parametrize("text", ["us", "Us", "is", "South America", "Texas", "", "it"])
def test_what_names_no_state(text: str) -> None:
    assert state_named(text) is None


def test_adjectives_peoples_capitals_and_seats() -> None:
    assert state_of_adjective("Russian") == state_named("Russia")
    assert state_of_adjective("French") == state_named("France")
    assert state_of_people("Ukrainians") == state_named("Ukraine")
    assert state_of_capital("Kiev") == state_of_capital("Kyiv") == state_named("Ukraine")
    assert state_of_capital("Brussels") is None
    assert state_of_capital("Singapore") is None
    assert seat("the Kremlin") == ("Kremlin", state_named("Russia"))


def test_a_state_in_its_guises_is_one_entity() -> None:
    d = doc("""
        The/DET/det/2 U.S./PROPN/nsubj/3 opposed/VERB/root/0 it/PRON/obj/3 ././PUNCT/punct/3
        America/PROPN/nsubj/2 waited/VERB/root/0 ././PUNCT/punct/2
        American/ADJ/amod/2 drones/NOUNS/nsubj/3 flew/VERB/root/0 ././PUNCT/punct/3
        """.replace("././", "./"), {"U.S.": "GPE", "America": "GPE", "American": "NORP"})
    r = resolved(d)
    assert at(r, d, "U.S.") == at(r, d, "America") == at(r, d, "American") == "united_states"
    state = entity(r, "united_states")
    assert (state.name, state.type) == ("United States", EntityType.GPE)
    assert state.names == ("America", "American", "U.S.")
    assert state.same_as == ("http://publications.europa.eu/resource/authority/country/USA",)
    assert at(r, d, "drones") not in {"", "united_states"}


def test_acronyms_of_states_keep_their_capitals() -> None:
    d = doc("DPRK/PROPN/nsubj/2 waited/VERB/root/0", {"DPRK": "GPE"})
    assert entity(resolved(d), "north_korea").names == ("DPRK",)


def test_a_people_is_a_group_of_its_own() -> None:
    d = doc("Ukrainians/PROPNS/nsubj/2 left/VERB/root/0 Ukraine/PROPN/obj/2", {"Ukrainians": "NORP", "Ukraine": "GPE"})
    r = resolved(d)
    assert at(r, d, "Ukrainians") == "ukrainians"
    assert entity(r, "ukrainians").type is EntityType.GROUP
    assert at(r, d, "Ukraine") == "ukraine"


def test_capitals_that_act_are_their_state_with_a_reason() -> None:
    d = doc("""
        Moscow/PROPN/nsubj/4 and/CCONJ/cc/3 Kyiv/PROPN/conj/1 accused/VERB/root/0 each/DET/det/6 other/ADJ/obj/4
        Fire/NOUN/nsubj/2 fell/VERB/root/0 on/ADP/case/4 Kyiv/PROPN/obl/2
        Kyiv/PROPN/nsubj:pass/3 was/AUX/aux:pass/3 hit/VERB/root/0 by/ADP/case/5 Russia/PROPN/obl:agent/3
        """, {"Moscow": "GPE", "Kyiv": "GPE", "Russia": "GPE"}, {"accused": "accuse", "hit": "hit"})
    r = resolved(d)
    assert at(r, d, "Moscow") == at(r, d, "Russia") == "russia"
    assert at(r, d, "Kyiv", 0) == "ukraine"
    assert at(r, d, "Kyiv", 1) == at(r, d, "Kyiv", 2) == "kyiv"
    assert any("capital" in reason for reason in entity(r, "russia").reasons)
    assert entity(r, "kyiv").same_as == ()


def test_a_seat_of_government_stays_an_organisation_of_its_own() -> None:
    d = doc("The/DET/det/2 Kremlin/PROPN/nsubj/3 said/VERB/root/0 Russia/PROPN/nsubj/5 agreed/VERB/ccomp/3",
            {"Kremlin": "FAC", "Russia": "GPE"}, {"said": "say", "agreed": "agree"})
    r = resolved(d)
    assert at(r, d, "Kremlin") == "kremlin"
    kremlin = entity(r, "kremlin")
    assert kremlin.type is EntityType.ORGANIZATION
    assert any("Russia" in reason for reason in kremlin.reasons)


def test_a_doubtful_name_is_a_state_only_with_evidence() -> None:
    alone = doc("Georgia/PROPN/nsubj/2 won/VERB/root/0", {"Georgia": "GPE"})
    assert at(resolved(alone), alone, "Georgia").startswith("georgia.")
    d = doc("Georgia/PROPN/nsubj/2 won/VERB/root/0 in/ADP/case/4 Tbilisi/PROPN/obl/2", {"Georgia": "GPE", "Tbilisi": "GPE"})
    assert at(resolved(d), d, "Georgia") == "georgia"


def test_states_by_their_links() -> None:
    ukraine = state_named("Ukraine")
    assert ukraine is not None
    assert (ukraine.code, ukraine.alpha2) == ("UKR", "UA")
    assert state_of_link(ukraine.same_as) == ukraine
    assert state_of_link("https://example.org/UKR") is None
    assert state_of_link(ukraine.same_as.replace("UKR", "XXX")) is None
