from __future__ import annotations

import io
from dataclasses import replace

import pytest
from graph_story import readings, story
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Triple, parse

from kg import rdf
from kg.errors import FormatError
from kg.rdf.encode import sort_quads
from kg.rdf.formats import union
from kg.rdf.reifiers import REIFIES, described, reified
from kg.rdf.streams import RDF_FORMATS, REIFYING
from kg.rdf.terms import FACT, OBJECT, PREDICATE, STATEMENT, SUBJECT, TYPE
from kg.types import Reading

KEPT = [format for format in REIFYING if RDF_FORMATS[format].supports_datasets]
PARTS = (SUBJECT, PREDICATE, OBJECT)
MERGED = [format for format in REIFYING if format not in KEPT]


def test_a_fact_is_one_triple_about_a_triple() -> None:
    text = rdf.dump(rdf.quads(story()), "ttl", rdf12=True).decode()
    assert "\trdf:reifies <<( ent:norland rel:shell ent:arden_power_station )>> ;\n" in text
    assert "\nfact:norland-1.0 a kg:Fact ;\n" in text
    for gone in ("rdf:Statement", "rdf:subject", "rdf:predicate", "rdf:object"):
        assert gone not in text
    assert "ent:norland rel:sign" not in text.replace("<<( ent:norland rel:sign", "")  # what is denied is spoken of, not told


@settings(max_examples=10)
@pytest.mark.parametrize("format", KEPT)
@given(found=st.lists(readings(), max_size=2))
def test_the_same_quads_come_back(format: str, found: list[Reading]) -> None:
    quads = list(dict.fromkeys(quad for reading in found for quad in rdf.quads(reading)))
    back = parse(rdf.dump(quads, format, rdf12=True), format=RDF_FORMATS[format])
    assert sort_quads(list(described(back))) == sort_quads(quads)


@settings(max_examples=10)
@pytest.mark.parametrize("format", MERGED)
@given(found=st.lists(readings(), max_size=2))
def test_the_same_triples_come_back(format: str, found: list[Reading]) -> None:
    quads = [quad for reading in found for quad in rdf.quads(reading)]
    back = parse(rdf.dump(quads, format, rdf12=True), format=RDF_FORMATS[format])
    assert {quad.triple for quad in described(back)} == set(union(quads))


def test_all_else_stays_and_stays_sorted() -> None:
    quads = rdf.quads(story())
    made = list(reified(quads))
    assert made == sort_quads(made)
    reifiers = [quad for quad in made if quad.predicate == REIFIES]
    assert len(reifiers) == len(story().facts)
    assert set(made) - set(reifiers) == {q for q in quads if q.predicate not in PARTS and q.object != STATEMENT}


def test_what_is_no_whole_statement_stays_as_it_is() -> None:
    fact = NamedNode("urn:f")
    quads = [q for q in rdf.quads(story()) if q.subject != NamedNode("urn:kg:fact:norland-1.0") or q.predicate != SUBJECT]
    assert any(quad.object == STATEMENT for quad in reified(quads))
    two = [Quad(fact, TYPE, STATEMENT), *(Quad(fact, part, NamedNode(f"urn:{n}")) for part in (SUBJECT, OBJECT) for n in range(2))]
    assert list(reified(sort_quads(two))) == sort_quads(two)
    other = [Quad(BlankNode("b"), TYPE, FACT), Quad(fact, REIFIES, Literal("a"))]
    assert list(reified(other)) == list(described(other)) == other


def test_a_reifier_in_the_graph_already_is_written_in_any_format() -> None:
    triple = Triple(NamedNode("urn:a"), NamedNode("urn:p"), Literal("said \t so"))
    quads = [Quad(NamedNode("urn:f"), REIFIES, triple, NamedNode("urn:g"))]
    for format in KEPT:
        assert rdf.read(io.BytesIO(rdf.dump(quads, format)), format) == quads


@pytest.mark.parametrize("format", sorted({*rdf.FORMATS} - {*REIFYING}))
def test_formats_without_reifiers(format: str) -> None:
    with pytest.raises(FormatError, match=r"no RDF 1\.2 reifiers") as refused:
        rdf.dump(rdf.quads(replace(story(), facts=())), format, rdf12=True)
    assert "use one of nq, trig, ttl, nt" in str(refused.value)
