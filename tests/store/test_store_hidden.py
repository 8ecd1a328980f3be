"""The graph a store keeps for itself is in no answer, and a query is otherwise left alone."""

from __future__ import annotations

import time

import pytest
from graph_story import hostile, story
from hypothesis import given
from pyoxigraph import Literal, NamedNode, Quad, Store

from kg import rdf
from kg.errors import QueryError
from kg.rdf import terms
from kg.store.hidden import code_of, without_kept
from kg.store.query import Answer, Rows, Triples, ask

KEPT = Quad(NamedNode("urn:kg:article:norland-1"), NamedNode("urn:kg:ontology#original"), Literal("packed"), terms.KEPT_GRAPH)


@pytest.fixture(scope="module")
def store() -> Store:
    made = Store()
    made.extend([*rdf.quads(story()), KEPT])
    return made


@pytest.mark.parametrize(
    "sparql",
    [
        "SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }",
        "SELECT DISTINCT ?g { graph\n  $g# any { graph\n{ ?s ?p ?o } }",
        "SELECT DISTINCT ?g { { GRAPH ?g { ?s ?p ?o } } UNION { GRAPH ?g { ?s a ?o } } }",
        "SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o FILTER EXISTS { GRAPH ?h { ?s ?p ?o } } } }",
        "SELECT DISTINCT ?g { OPTIONAL { GRAPH ?g { ?s ?p ?o } } FILTER(BOUND(?g)) }",
        "SELECT DISTINCT ?g { { SELECT ?g { GRAPH ?g { ?s ?p '}' } } } UNION { GRAPH ?g { ?s ?p ?o } } }",
        "SELECT ?g { GRAPH ?g {} }",
        "SELECT ?g { VALUES ?g { <urn:kg:kept> graph:norland-1 } FILTER EXISTS { GRAPH ?g { ?s ?p ?o } } }",
    ],
)
def test_it_is_not_among_the_graphs(store: Store, sparql: str) -> None:
    found = ask(store, sparql)
    assert isinstance(found, Rows)
    assert [str(row[0]) for row in found.rows] == ["<urn:kg:graph:norland-1>"]


def test_it_is_in_no_other_answer(store: Store) -> None:
    assert ask(store, "ASK { GRAPH ?g { ?s ?p 'packed' } }") == Answer(False)
    built = ask(store, "CONSTRUCT { ?s ?p ?o } WHERE { GRAPH ?g { ?s ?p ?o } }")
    assert isinstance(built, Triples)
    assert KEPT.object not in {quad.object for quad in built.quads}


def test_only_patterns_over_graphs_change() -> None:
    for sparql in ("SELECT * { ?s ?p ?o }", "ASK { GRAPH <urn:a> { ?s ?p 'GRAPH ?g {' } } # GRAPH ?g {", "ASK { ?graph ?g ?o }"):
        assert without_kept(sparql) == sparql
    changed = without_kept("ASK { GRAPH ?g { ?s ?p ?o } }")
    assert changed == "ASK { { GRAPH ?g { ?s ?p ?o } FILTER(?g != <urn:kg:kept>) } }"
    assert without_kept("ASK { GRAPH ?g { ?s ?p ?o ") == "ASK { GRAPH ?g { ?s ?p ?o "


def test_an_error_is_told_where_the_user_wrote_it(store: Store) -> None:
    with pytest.raises(QueryError) as wrong:
        ask(store, "SELECT ?g { GRAPH ?g { ?s ?p ?o } } LIMIT lots")
    assert wrong.value.where == "line 1, column 43"


def test_it_costs_next_to_nothing() -> None:
    many = Store()
    many.extend([Quad(NamedNode(f"urn:s{i}"), NamedNode("urn:p"), NamedNode("urn:o"), NamedNode(f"urn:g{i}")) for i in range(1000)])
    sparql = "SELECT ?g { GRAPH ?g { <urn:s1> ?p ?o } }"
    begun = time.perf_counter()
    for _ in range(20):
        without_kept(sparql)
    assert (time.perf_counter() - begun) / 20 < 0.002
    assert len(ask(many, sparql).rows) == 1  # type: ignore[union-attr]


@given(hostile)
def test_any_text_keeps_its_length_and_place(text: str) -> None:
    assert len(code_of(text)) == len(text)
    without_kept(text)
