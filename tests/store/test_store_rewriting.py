"""Queries as a server is asked them. The small server keeps to the letter of SPARQL, so what it answers is what they mean."""

from __future__ import annotations

import doctest
from collections.abc import Iterator
from contextlib import closing

import pyoxigraph
import pytest
from graph_story import hostile
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad
from same_answers import HIDDEN, QUERIES, same
from sparql_server import serving
from test_store_server import graph_of

from kg.store import Rows, Triples, endpoints, rewriting, sparql_text
from kg.store.backend import Backend
from kg.store.embedded import Embedded
from kg.store.rewriting import asked
from kg.store.server import Server, opened

Both = tuple[Server, Backend]


@pytest.fixture(scope="module")
def both() -> Iterator[Both]:
    """The same graph on a server, with a graph of others beside it, and in memory."""
    with pytest.MonkeyPatch.context() as environment, serving() as site:
        environment.setenv("NO_PROXY", "127.0.0.1")
        site.store.add(Quad(NamedNode("urn:x"), NamedNode("urn:y"), Literal("of others"), NamedNode("urn:others")))
        site.store.add(Quad(NamedNode("urn:x"), NamedNode("urn:y"), Literal("of others"), DefaultGraph()))
        folder = Embedded(pyoxigraph.Store())
        folder.change([], [], graph_of("norland-1", "norland-2"))
        with closing(opened(site.url, write=True)) as server:
            server.change([], [], graph_of("norland-1", "norland-2"))
            yield server, folder


@pytest.mark.parametrize("query", QUERIES)
def test_a_server_gives_the_same_answers_as_a_folder(both: Both, query: str) -> None:
    same(*both, query)


@pytest.mark.parametrize("query", HIDDEN)
def test_what_is_not_the_articles_is_not_found(both: Both, query: str) -> None:
    found = both[0].ask(query)
    assert not found.rows if isinstance(found, Rows) else not found


def test_an_empty_graph_pattern_finds_the_graphs(both: Both) -> None:
    same(*both, "SELECT ?g { GRAPH ?g {} }")


def test_blank_nodes_that_a_query_makes(both: Both) -> None:
    for backend in both:
        found = backend.ask("SELECT ?b { BIND(BNODE() AS ?b) }")
        assert isinstance(found, Rows)
        assert isinstance(found.rows[0][0], BlankNode)
        assert b'"type":"bnode"' in found.json
        built = backend.ask("CONSTRUCT { ?b kg:of ?s ; kg:and [] } WHERE { ?s a kg:GeopoliticalEntity BIND(BNODE() AS ?b) }")
        assert isinstance(built, Triples)
        assert [type(quad.subject) for quad in built.quads] == [BlankNode, BlankNode]


def test_triples_as_terms_come_through(both: Both) -> None:
    same(*both, "SELECT ?t { BIND(TRIPLE(ent:a, rel:b, 'c') AS ?t) } ORDER BY ?t")


def test_any_kind_of_literal_comes_in_json_as_in_a_folder(both: Both) -> None:
    same(*both, "SELECT ?x { VALUES ?x { 'a' 'a'@en 'a'@en-GB 1 1.5 true <urn:a> \"\\u0000\\u001F\\\"é😀\" } } ORDER BY ?x")


_TOKENS = ["{", "}", "GRAPH", "?g", "<urn:a>", "# ", "\n", '"', "'''", "\\", "(", ")", "SELECT", "*", "FROM", "ent:a", "."]


@given(st.lists(st.sampled_from(_TOKENS) | hostile))
def test_no_text_makes_more_of_a_query_than_an_error(parts: list[str]) -> None:
    """What is rewritten was seen by the parser; what the parser takes can be taken apart."""
    text = "SELECT * { " + " ".join(parts) + " }"
    try:
        pyoxigraph.Store().query(text, prefixes={"ent": "urn:e:"})
    except (SyntaxError, UnicodeEncodeError):
        return
    query = asked(text)
    pyoxigraph.Store().query(query.text("SELECT", query.head))




@pytest.mark.parametrize("module", [endpoints, rewriting, sparql_text])
def test_the_examples_in_the_code_are_right(module: object) -> None:
    assert doctest.testmod(module).failed == 0  # type: ignore[arg-type]
