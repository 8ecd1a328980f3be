"""Who is linked to whom: the service's word, names, types and scores."""

from __future__ import annotations

from pathlib import Path

import pytest
from reconciliation_server import SPACE, Behaviour, serving

from kg.link import Candidate, Manifest, Query, decided, default_cache, linked, open_service
from kg.link.decide import asked
from kg.types import Article, Entity, EntityType, Reading

HUMAN, STATE, FILM, CITY = (("Q5", "human"),), (("Q3624078", "sovereign state"),), (("Q11424", "film"),), (("Q515", "city"),)
WIKIDATA = Manifest("Wikidata", space=SPACE)
ANNA = Entity("anna_berg", "Anna Berg", EntityType.PERSON, names=("Berg", "Anna M. Berg"))
COUNCIL = Entity("harbour_council", "Harbour Council", EntityType.ORGANIZATION)


def choice(entity: Entity, *candidates: Candidate, type: str = "") -> str:
    found = decided(entity, Query(entity.name, type), candidates)
    return found[0].id if found else ""


@pytest.mark.parametrize(
    ("entity", "type"),
    [
        (ANNA, "Q5"),
        (COUNCIL, "Q43229"),
        (Entity("berg.3f2a91", "Anna Berg", EntityType.PERSON), None),  # known in one article alone
        (Entity("berg", "Berg", EntityType.PERSON), None),
        (Entity("two_days", "two days", EntityType.TIME), None),
        (Entity("ukrainians", "Ukrainians", EntityType.GROUP), None),
        (Entity("ukraine", "Ukraine", EntityType.GPE), "Q56061"),
    ],
)
def test_who_is_asked_for(entity: Entity, type: str | None) -> None:
    query = asked(entity, WIKIDATA)
    assert query == (None if type is None else Query(entity.name, type))


def test_types_of_other_services_are_found_by_name() -> None:
    other = Manifest("Other", types=(("/loc", "Human settlement"), ("/pub", "Newspaper"), ("/per", "Person"), ("/org", "Organisation")))
    assert asked(ANNA, other) == Query("Anna Berg", "/per")
    assert asked(COUNCIL, other) == Query("Harbour Council", "/org")
    assert asked(Entity("floods", "Floods", EntityType.EVENT), other) == Query("Floods")


def test_the_service_is_sure() -> None:
    assert choice(ANNA, Candidate("1", "A. Berg", 90, True, HUMAN), Candidate("2", "Anna Berg", 80, False, HUMAN)) == "1"
    assert choice(ANNA, Candidate("1", "A. Berg", 90, True)) == "1"
    assert choice(ANNA, Candidate("1", "Anna Berg", 90, True, FILM)) == ""
    assert choice(ANNA, Candidate("1", "Anna Berg", 90, True, (("Q4167410", "Wikimedia disambiguation page"),))) == ""
    assert choice(ANNA, Candidate("1", "Anna Berg", 90, True, HUMAN), Candidate("2", "Anna Berg", 90, True, HUMAN)) == ""
    assert choice(ANNA, Candidate("2", "Anna Berg", 95, False, HUMAN), Candidate("1", "Anna Berg", 90, True, HUMAN)) == ""


def test_a_score_that_leads() -> None:
    assert choice(ANNA, Candidate("1", "Anna Berg", 90, False, HUMAN), Candidate("2", "Anna Bergman", 70, False, HUMAN)) == "1"
    assert choice(ANNA, Candidate("1", "anna m. BERG", 90, False, HUMAN)) == "1"
    assert choice(ANNA, Candidate("1", "Anna Berg", 90, False, FILM), Candidate("2", "Anna Berg", 80, False, HUMAN)) == "2"


@pytest.mark.parametrize(
    "candidates",
    [
        (),
        (Candidate("1", "Anna Berg", 90, False, HUMAN), Candidate("2", "Anna Bergman", 80, False, HUMAN)),  # does not lead
        (Candidate("1", "Anna Berg", 90, False, HUMAN), Candidate("2", "Anna Berg", 20, False, HUMAN)),  # a namesake
        (Candidate("1", "Anna Bergman", 90, False, HUMAN),),
        (Candidate("1", "Berg", 90, False, HUMAN),),  # of a name alone
        (Candidate("1", "Anna Berg", 90, False, FILM),),
        (Candidate("1", "Anna Berg", 90, False, (("1", "human settlement"),)),),
        (Candidate("1", "Anna Berg", 90, False),),  # of what kind it is not told
        (Candidate("1", "Anna Berg", 90, False, (("Q7", "asteroid"),)),),
        (Candidate("1", "Anna Berg", 0, False, HUMAN),),
    ],
)
def test_in_doubt_nobody(candidates: tuple[Candidate, ...]) -> None:
    assert choice(ANNA, *candidates) == ""


def test_types_asked_for_are_believed() -> None:
    assert choice(COUNCIL, Candidate("1", "Harbour Council", 90, False, (("Q7", "quango"),)), type="Q43229") == "1"
    assert choice(COUNCIL, Candidate("1", "Harbour Council", 90, False, CITY), type="Q43229") == ""
    assert choice(COUNCIL, Candidate("1", "Harbour Council", 90, False, (("Q43229", "city"),)), type="Q43229") == "1"


@pytest.mark.parametrize(
    ("manifest", "id", "iri"),
    [
        (WIKIDATA, "Q6", f"{SPACE}Q6"),
        (Manifest("X", space="http://example.org/authors", view="https://example.org/page?id={{id}}"), "6", "https://example.org/page?id=6"),
        (Manifest("X", space="urn:x:"), "6", "urn:x:6"),
        (Manifest("X", space="http://example.org/authors"), "6", ""),
        (Manifest("X"), "https://example.org/6", "https://example.org/6"),
        (Manifest("X"), "6", ""),
        (WIKIDATA, "6> <urn:x", ""),
        (WIKIDATA, "a b", ""),
        (Manifest("X", space="/entity/"), "6", ""),
    ],
)
def test_no_iri_is_made_up(manifest: Manifest, id: str, iri: str) -> None:
    assert manifest.iri(id) == iri


def test_a_reading_is_linked() -> None:
    entities = (
        ANNA,
        Entity("anna_berg.3f2a91", "Anna Berg", EntityType.PERSON),
        COUNCIL,
        Entity("john_smith", "John Smith", EntityType.PERSON),
        Entity("norland", "Norland", EntityType.GPE),
        Entity("ukraine", "Ukraine", EntityType.GPE, same_as=("http://publications.europa.eu/resource/authority/country/UKR",)),
        Entity("volodymyr_zelensky", "Volodymyr Zelensky", EntityType.PERSON, reasons=("“Zelensky” is “Volodymyr Zelensky”",)),
    )
    reading = Reading(Article("a", "Text."), entities)
    with serving(Behaviour()) as url, open_service(url) as service:
        found = linked(reading, service)
        assert linked(found, service) == found
    assert found.article == reading.article
    links = {entity.id: [link.removeprefix(SPACE) for link in entity.same_as] for entity in found.entities}
    assert links == {
        "anna_berg": ["Q6"],
        "anna_berg.3f2a91": [],
        "harbour_council": ["Q9"],
        "john_smith": [],
        "norland": [],  # the service is sure, but of a film
        "ukraine": ["http://publications.europa.eu/resource/authority/country/UKR", "Q212"],
        "volodymyr_zelensky": ["Q3874799"],
    }
    assert found.entity("anna_berg").reasons == (
        f"“Anna Berg” is “Anna Berg” ({SPACE}Q6) of Test: its name and type (human) agree, and its score of 90 leads that of the next, 60",
    )
    assert found.entity("volodymyr_zelensky").reasons == (
        "“Volodymyr Zelensky” is “Volodymyr Zelenskyy” (http://www.wikidata.org/entity/Q3874799) of Test: the service is sure",
        "“Zelensky” is “Volodymyr Zelensky”",
    )


def test_two_entities_of_an_article_are_not_linked_to_one_thing() -> None:
    reading = Reading(Article("a", "Text."), (ANNA, Entity("anna_m_berg", "Anna Berg", EntityType.PERSON)))
    with serving(Behaviour()) as url, open_service(url) as service:
        assert linked(reading, service) == reading


def test_nobody_is_asked_for_nothing() -> None:
    behaviour = Behaviour()
    with serving(behaviour) as url, open_service(url) as service:
        assert linked(Reading(Article("a", "Text.")), service).entities == ()
    assert [method for method, _ in behaviour.requests] == ["GET"]


def test_where_answers_are_kept(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert default_cache() == tmp_path / "kg" / "links.sqlite"
    monkeypatch.delenv("XDG_CACHE_HOME")
    assert default_cache() == Path.home() / ".cache" / "kg" / "links.sqlite"
