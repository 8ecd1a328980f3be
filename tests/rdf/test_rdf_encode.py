from __future__ import annotations

from dataclasses import replace

from graph_story import canonical, hostile, readings, story
from hypothesis import given
from pyoxigraph import Literal, NamedNode, RdfFormat, parse, serialize

from kg import rdf
from kg.rdf import names, terms
from kg.rdf.encode import sort_quads
from kg.types import TRUE, Article, Reading, Status


def test_only_asserted_facts_are_direct_triples() -> None:
    direct = [q for q in rdf.quads(story()) if q.predicate.value.startswith(names.RELATION)]
    assert [(str(q.subject), str(q.predicate), terms.value(q.object)) for q in direct] == [
        ("<urn:kg:entity:norland>", "<urn:kg:relation:be>", "not ready"),
        ("<urn:kg:entity:norland>", "<urn:kg:relation:shell>", "urn:kg:entity:arden_power_station"),
    ]


@given(readings())
def test_each_direct_triple_is_an_asserted_fact_and_each_asserted_fact_a_direct_triple(reading: Reading) -> None:
    direct = {(q.subject, q.predicate, q.object) for q in rdf.quads(reading) if q.predicate.value.startswith(names.RELATION)}
    asserted = {
        (
            NamedNode(names.entity_iri(f.subject)),
            NamedNode(names.relation_iri(f.predicate)),
            NamedNode(names.entity_iri(f.object)) if f.object else _value(names.clean(f.value)),
        )
        for f in reading.facts
        if f.status is Status.ASSERTED
    }
    assert direct == asserted


def _value(words: str) -> Literal:
    return Literal("true", datatype=NamedNode("http://www.w3.org/2001/XMLSchema#boolean")) if words == "true" else Literal(words)


def test_what_somebody_did_alone_is_true() -> None:
    resigned = replace(story().facts[0], predicate="resign", object="", value=TRUE)
    reading = replace(story(), facts=(resigned,))
    [direct] = [q for q in rdf.quads(reading) if q.predicate.value == "urn:kg:relation:resign"]
    assert direct.object == _value("true")
    assert [f.value for f in rdf.readings(rdf.quads(reading))[0].facts] == [TRUE]


@given(readings())
def test_a_reading_comes_back_as_it_was(reading: Reading) -> None:
    assert rdf.readings(rdf.quads(reading)) == [canonical(reading)]


@given(readings())
def test_triples_are_the_quads_as_the_engine_writes_them(reading: Reading) -> None:
    quads = rdf.quads(reading, model="english 1")
    assert quads == sort_quads(quads)
    assert rdf.triples(reading, model="english 1") == serialize((quad.triple for quad in quads), format=RdfFormat.N_TRIPLES)


@given(readings())
def test_the_quote_is_what_the_text_holds_there(reading: Reading) -> None:
    [back] = rdf.readings(rdf.quads(reading))
    for fact in back.facts:
        quote = fact.evidence.quote
        assert back.article.text[quote.start : quote.end] == quote.text


@given(readings())
def test_quads_are_sorted_unique_and_in_one_graph(reading: Reading) -> None:
    quads = rdf.quads(reading)
    assert len(set(quads)) == len(quads)
    assert {str(q.graph_name) for q in quads} == {f"<{names.graph_iri(reading.article.id)}>"}
    again = Reading(reading.article, reading.entities[::-1], reading.facts[::-1])
    assert rdf.quads(again) == quads


@given(readings())
def test_hostile_strings_make_valid_n_quads(reading: Reading) -> None:
    quads = rdf.quads(reading, model=reading.article.headline)
    assert list(parse(serialize(quads, format=RdfFormat.N_QUADS), format=RdfFormat.N_QUADS)) == quads


@given(hostile, hostile)
def test_a_date_that_is_none_stays_words(published: str, text: str) -> None:
    reading = Reading(Article("a", text, published=published))
    [back] = rdf.readings(rdf.quads(reading))
    assert back.article.published == names.clean(published)


def test_dates_have_a_type_that_sparql_compares() -> None:
    def datatype(published: str) -> str:
        quads = rdf.quads(Reading(Article("a", "text", published=published)))
        [found] = [q.object for q in quads if q.predicate == terms.DATE_PUBLISHED]
        assert isinstance(found, Literal)
        return found.datatype.value.rpartition("#")[2]

    assert datatype("2031-04-09") == "date"
    assert datatype("2031-04-09T10:00:00Z") == "dateTime"
    assert datatype("2031-04-09T10:00:00+02:00") == "dateTime"
    assert datatype("2031-04-09T10:00") == "string"
    assert datatype("2031-02-30") == "string"


def test_provenance_tells_version_and_model_and_no_clock_time() -> None:
    quads = rdf.quads(story(), model="english 1.0")
    labels = {terms.value(q.object) for q in quads if q.predicate == terms.LABEL}
    assert {"english 1.0"} <= labels
    assert any(label.startswith("kg ") for label in labels)
    assert not any("AtTime" in q.predicate.value for q in quads)


def test_links_that_are_no_iris_are_left_out() -> None:
    reading = story()
    entity = reading.entities[3]
    broken = Reading(reading.article, (type(entity)(entity.id, entity.name, entity.type, same_as=("not an iri",)),))
    assert not [q for q in rdf.quads(broken) if q.predicate == terms.SAME_AS]


def test_states_have_their_codes() -> None:
    kept = replace(story().entities[0], same_as=("http://publications.europa.eu/resource/authority/country/UKR", "https://example.org/UKR"))
    quads = rdf.quads(replace(story(), entities=(kept,), facts=()))
    codes = {(q.predicate, terms.value(q.object)) for q in quads if q.predicate in {terms.ALPHA_2, terms.ALPHA_3}}
    assert codes == {(terms.ALPHA_2, "UA"), (terms.ALPHA_3, "UKR")}
    assert rdf.readings(quads)[0].entities[0].same_as == kept.same_as
    assert rdf.validate(quads).conforms
