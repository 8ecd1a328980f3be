from __future__ import annotations

import pytest
from graph_story import hostile
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import NamedNode, Quad, RdfFormat, parse, serialize
from rdflib.namespace import split_uri

from kg.rdf import names


@given(hostile, st.sampled_from(" _"), st.booleans())
def test_any_string_can_be_read_back_from_its_local_name(text: str, blank: str, element: bool) -> None:
    assert names.decode(names.encode(text, blank, element=element), blank) == text


@given(hostile | st.text("axX1é _-.", max_size=6), st.sampled_from(" _"), st.booleans())
def test_a_string_that_is_plain_is_written_as_any_other(text: str, blank: str, element: bool) -> None:
    assert names.encode(text, blank, element=element) == names._spelt(text, blank, element)


@given(hostile, hostile)
def test_different_strings_have_different_names(one: str, other: str) -> None:
    assert (names.encode(one) == names.encode(other)) == (one == other)


@given(hostile)
def test_any_string_makes_valid_iris(text: str) -> None:
    made = (
        names.entity_iri(text),
        names.article_iri(text),
        names.graph_iri(text),
        names.fact_iri(text),
        names.relation_iri(text),
        names.evidence_iri(text, 0, 5),
        names.time_iri(text, text),
        names.time_iri(text, text, text),
    )
    quads = [Quad(NamedNode(iri), NamedNode(iri), NamedNode(iri), NamedNode(iri)) for iri in made]
    assert list(parse(serialize(quads, format=RdfFormat.N_QUADS), format=RdfFormat.N_QUADS)) == quads


@given(hostile)
def test_any_predicate_can_be_an_xml_element(text: str) -> None:
    namespace, local = split_uri(names.relation_iri(text))
    assert namespace + local == names.relation_iri(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("strike", "strike"),
        ("be commander of", "be_commander_of"),
        ("be 5th", "be_5th"),
        ("5", "_x35_"),
        ("Überfall", "Überfall"),
        ("a_b", "a_x5F_b"),
        ("U.S.", "U.S_x2E_"),
        ("be x-rated", "be_x20_x-rated"),
    ],
)
def test_predicates_stay_readable(text: str, name: str) -> None:
    assert names.relation_iri(text) == f"urn:kg:relation:{name}"


@given(hostile)
def test_cleaning_keeps_every_offset(text: str) -> None:
    cleaned = names.clean(text)
    assert len(cleaned) == len(text)
    assert cleaned.encode().decode() == cleaned


def test_an_iri_of_elsewhere_stands_for_itself() -> None:
    assert names.local_id("http://example.org/a_b", names.ENTITY) == "http://example.org/a_b"
    assert names.local_id("urn:kg:entity:a_b", names.ENTITY) == "a_b"
