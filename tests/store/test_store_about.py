from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from graph_story import hostile, readings, story
from hypothesis import given

from kg import rdf
from kg.errors import NoSuchEntity
from kg.rdf.decode import in_memory
from kg.store import Store, open_store
from kg.store.about import about
from kg.types import Entity, EntityType, Reading


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "graph.kg", write=True) as made:
        made.add(story())
        other = story("norland-2", source="other.txt")
        renamed = tuple(Entity("norland", "Norland", EntityType.GPE, ("Norseland",)) if e.id == "norland" else e for e in other.entities)
        made.add(Reading(other.article, renamed, other.facts))
        yield made


@pytest.mark.parametrize("name", ["Republic of Norland", "Norland", "Norseland", "NORLAND", " norland ", "ent:norland"])
def test_an_entity_is_found_by_any_of_its_names(store: Store, name: str) -> None:
    found = store.about(name)
    [entity] = found.entities
    assert (entity.id, entity.name) == ("norland", "Republic of Norland")
    assert entity.names == ("Norland", "Norseland")
    assert [line.article.id for line in found.lines] == ["norland-1"] * 3 + ["norland-2"] * 3


def test_each_line_has_its_sentence(store: Store) -> None:
    first, *_ = store.about("Norland").lines
    assert first.sentence == "Norland shelled the Arden power station with drones on Tuesday, officials said."
    row = first.row
    assert (row.subject_entity, row.predicate, row.object_entity) == ("Republic of Norland", "shell", "Arden power station")
    assert first.row.source == "officials"
    for line in store.about("Norland").lines:
        quote = line.fact.evidence.quote
        assert line.article.text[quote.start : quote.end] == line.sentence


def test_who_claims_and_what_takes_part_is_known_too(store: Store) -> None:
    assert [line.fact.id for line in store.about("officials").lines] == ["norland-1.0", "norland-2.0"]
    assert [line.fact.id for line in store.about("drones").lines] == ["norland-1.0", "norland-2.0"]


def test_a_name_that_may_be_two_things_gives_both(tmp_path: Path) -> None:
    with open_store(tmp_path / "graph.kg", write=True) as store:
        article = story().article
        store.add(Reading(article, (Entity("doe_1", "Doe", EntityType.PERSON), Entity("doe_2", "Doe", EntityType.PERSON))))
        assert [entity.id for entity in store.about("Doe").entities] == ["doe_1", "doe_2"]


def test_an_unknown_name_proposes_known_ones(store: Store) -> None:
    with pytest.raises(NoSuchEntity, match=r"did you mean .*Norland") as unknown:
        store.about("Norlnad")
    assert unknown.value.where == "Norlnad"
    with pytest.raises(NoSuchEntity, match="lists all names"):
        store.about("zzzz")
    with pytest.raises(NoSuchEntity):
        store.about("")


@given(readings(), hostile)
def test_any_name_is_found_or_told(reading: Reading, name: str) -> None:
    kept = in_memory(rdf.quads(reading))
    for entity in reading.entities:
        assert entity.id in {found.id for found in about(kept, entity.name).entities}
    with suppress(NoSuchEntity):
        about(kept, name)
