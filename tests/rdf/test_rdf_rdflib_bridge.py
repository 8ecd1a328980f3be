from __future__ import annotations

import pytest
import rdflib
from graph_story import readings, story
from hypothesis import given
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Triple

from kg import rdf
from kg.rdf.rdflib_bridge import from_rdflib, from_term, to_rdflib, to_term
from kg.types import Reading

# rdflib warns of its own code.
pytestmark = pytest.mark.filterwarnings("ignore:Dataset.default_context is deprecated:DeprecationWarning")


@given(readings())
def test_quads_come_back_from_rdflib(reading: Reading) -> None:
    quads = rdf.quads(reading)
    assert from_rdflib(to_rdflib(quads)) == quads


def test_the_union_is_what_a_query_sees() -> None:
    dataset = to_rdflib(rdf.quads(story()))
    rows = dataset.query("SELECT ?n { ?s rel:shell ?o . ?s skos:prefLabel ?n }")
    assert [str(row[0]) for row in rows] == ["Republic of Norland"]  # type: ignore[index]
    assert {g.identifier for g in dataset.graphs()} >= {rdflib.URIRef("urn:kg:graph:norland-1")}


def test_all_kinds_of_terms_come_back() -> None:
    one = NamedNode("urn:a")
    objects = [one, BlankNode("b"), Literal("x"), Literal("x", language="en"), Literal("0.50", datatype=NamedNode("http://www.w3.org/2001/XMLSchema#decimal"))]
    quads = [Quad(one, one, o) for o in objects]
    assert set(from_rdflib(to_rdflib(quads))) == set(quads)
    graph = rdflib.Graph()
    graph.add((rdflib.URIRef("urn:a"), rdflib.URIRef("urn:a"), rdflib.Literal("x")))
    assert from_rdflib(graph) == [Quad(one, one, Literal("x"))]


def test_what_is_no_rdf_is_refused() -> None:
    one = NamedNode("urn:a")
    with pytest.raises(ValueError, match="Unexpected RDF term"):
        to_term(Triple(one, one, one))
    with pytest.raises(ValueError, match="Unexpected RDF term"):
        from_term(rdflib.Variable("x"))
    graph = rdflib.Graph()
    graph.add((rdflib.URIRef("urn:a"), rdflib.BNode("p"), rdflib.Literal("x")))
    with pytest.raises(ValueError, match="Unexpected RDF triple"):
        from_rdflib(graph)
