from __future__ import annotations

from dataclasses import replace

import pytest
from graph_story import readings, story
from hypothesis import given, settings
from pyoxigraph import Literal, NamedNode, Quad

from kg import rdf
from kg.errors import StoreError
from kg.rdf import names, terms
from kg.store.originals import pack, shown, unpack, view
from kg.types import Reading


@settings(max_examples=30)
@given(readings())
def test_an_original_comes_back_as_it_was(reading: Reading) -> None:
    original = rdf.quads(reading)
    assert unpack(pack(rdf.triples(reading)), reading.article.id) == original


def test_a_damaged_original_is_told() -> None:
    for text in ("nonsense", "aGVsbG8=", ""):
        with pytest.raises(StoreError, match="damaged") as damaged:
            unpack(text, "norland-1")
        assert damaged.value.where == "norland-1"


def test_a_view_names_what_is_joined() -> None:
    original = rdf.quads(story())
    assert view(original, {}) == original == view(original, {"norland": "norland"})
    seen = view(original, {"norland": "norland.1a2b3c"})
    own, joined = (NamedNode(names.entity_iri(id)) for id in ("norland", "norland.1a2b3c"))
    assert not any(own in (quad.subject, quad.object) for quad in seen)
    assert sum(joined in (quad.subject, quad.object) for quad in seen) == sum(own in (q.subject, q.object) for q in original)
    assert len(seen) == len(original)


def test_two_entities_of_an_article_that_are_one_keep_one_preferred_name() -> None:
    seen = view(rdf.quads(story()), {"arden_treaty": "arden_power_station"})
    joined = NamedNode(names.entity_iri("arden_power_station"))
    labels = {quad.predicate: quad.object for quad in seen if quad.subject == joined}
    assert labels[terms.PREF_LABEL] == Literal("Arden power station")
    assert Quad(joined, terms.ALT_LABEL, Literal("Arden treaty"), seen[0].graph_name) in seen
    assert sum(quad.predicate == terms.PREF_LABEL and quad.subject == joined for quad in seen) == 1


@pytest.mark.parametrize("written", ["It ends with <urn:kg:entity:norland", "It holds <urn:kg:entity:norland> .", "<urn:kg:entity:norland"])
def test_what_looks_like_an_iri_in_a_text_stays_and_hides_none(written: str) -> None:
    told, joined = story(), {"norland": "norland.1a2b3c"}
    reading = replace(told, article=replace(told.article, headline=written, byline=written, publisher=written))
    made = shown(pack(rdf.triples(reading)), reading.article.id, joined)
    assert sorted(made.splitlines()) == sorted(f"{quad.triple} .".encode() for quad in view(rdf.quads(reading), joined))


def test_a_name_that_ends_in_the_beginning_of_an_iri_hides_no_subject() -> None:
    told = story()
    entities = tuple(replace(e, name=f"{e.name} <urn:kg:entity:", names=(f"{e.name} <urn:kg:entity:",)) for e in told.entities)
    reading, joined = replace(told, entities=entities), {e.id: f"{e.id}.1a2b3c" for e in told.entities}
    made = shown(pack(rdf.triples(reading)), reading.article.id, joined)
    assert sorted(made.splitlines()) == sorted(f"{quad.triple} .".encode() for quad in view(rdf.quads(reading), joined))
