from __future__ import annotations

import io
import json
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
import rdflib
from graph_story import hostile, story
from hypothesis import given
from pyoxigraph import BlankNode, Literal, NamedNode, Triple
from pyoxigraph import Store as Oxigraph

from kg.errors import FormatError, QueryError
from kg.rdf.encode import sort_quads
from kg.store import GRAPH_FORMATS, ROW_FORMATS, Answer, Rows, Store, Triples, open_store, render, write_result
from kg.store.query import ask
from kg.store.results import plain, short, table

WHO = """SELECT ?who ?what ?c {
  ?f a kg:Fact ; rdf:subject/skos:prefLabel ?who ; rdf:predicate/rdfs:label ?what ; kg:confidence ?c
} ORDER BY ?what"""


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    path = tmp_path_factory.mktemp("store") / "graph.kg"
    with open_store(path, write=True) as made:
        made.add(story())
        made.add(story("norland-2", source="other.txt"))
        yield made


def test_the_default_graph_is_the_union_and_prefixes_are_known(store: Store) -> None:
    found = store.query(WHO)
    assert isinstance(found, Rows)
    assert found.variables == ("who", "what", "c")
    assert found.rows[-1] == (Literal("Republic of Norland"), Literal("sign"), Literal("1", datatype=NamedNode("http://www.w3.org/2001/XMLSchema#decimal")))
    assert len(found.rows) == 6
    direct = store.query("SELECT ?o { ent:norland rel:shell ?o }")
    assert isinstance(direct, Rows)
    assert direct.rows == ((NamedNode("urn:kg:entity:arden_power_station"),),)


def test_named_graphs_tell_articles_apart(store: Store) -> None:
    found = store.query("SELECT ?g { GRAPH ?g { ent:norland rel:shell ?o } } ORDER BY ?g")
    assert isinstance(found, Rows)
    assert [str(row[0]) for row in found.rows] == ["<urn:kg:graph:norland-1>", "<urn:kg:graph:norland-2>"]


def test_ask_and_construct(store: Store) -> None:
    assert store.query("ASK { ent:norland rel:sign ?treaty }") == Answer(False)
    assert bool(store.query("ASK { ent:norland rel:shell ?station }"))
    built = store.query("CONSTRUCT { ?s ?p ?o } WHERE { ?s a kg:GeopoliticalEntity ; ?p ?o }")
    assert isinstance(built, Triples)
    assert list(built.quads) == sort_quads(list(built.quads))
    assert len(rdflib.Graph().parse(data=render(built), format="turtle")) == len(built.quads)


def test_dates_compare(store: Store) -> None:
    found = store.query('SELECT ?f { ?f kg:time/kg:begins ?d FILTER(?d > "2031-04-01"^^xsd:date) }')
    assert isinstance(found, Rows)
    assert len(found.rows) == 2


@pytest.mark.parametrize(
    ("sparql", "cause", "where"),
    [
        ("SELECT * {", "something is missing", "line 1, column 11"),
        ("SELECT *\nWHERE { ?s ?p }", "something is missing", "line 2"),
        ("SELECT ?x { ?x rel:a ?y } LIMIT lots", "unexpected 'lots'", "line 1"),
        ("SELEC ?x {}", "this is not SPARQL", ""),
        ("", "this is not SPARQL", ""),
        ("SELECT * { ?s foo:bar ?o }", "the prefix foo: is not declared", ""),
        ("INSERT DATA { <urn:a> <urn:b> 1 }", "cannot change it", ""),
        ("DROP ALL", "cannot change it", ""),
        ("SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } }", "another server", ""),
        ("SELECT * { service silent <http://example.org/> { ?s ?p ?o } }", "another server", ""),
        ("SELECT * { \\u0053ERVICE <http://example.org/> { ?s ?p ?o } }", "another server", ""),
        ("PREFIX e: <urn:e> SELECT * { ?s e:a\\#b ?o . SERVICE <http://example.org/> { ?s ?p ?o } }", "another server", ""),
        ("SELECT * { ?s ?p '\ud800' }", "lone surrogate", ""),
    ],
)
def test_wrong_queries_are_told(store: Store, sparql: str, cause: str, where: str) -> None:
    with pytest.raises(QueryError) as wrong:
        store.query(sparql)
    assert cause in wrong.value.cause
    assert wrong.value.where.startswith(where)
    assert wrong.value.fix


@pytest.mark.parametrize(
    "sparql", ["SELECT ?service { ?service ?p 'a SERVICE <x>' }", "ASK { ?s <urn:service> ?o } # SERVICE", "ASK { ?s kg:service ?o }"]
)
def test_the_word_service_may_stand_elsewhere(store: Store, sparql: str) -> None:
    store.query(sparql)


@given(hostile)
def test_any_string_is_a_query_or_told(text: str) -> None:
    with suppress(QueryError):
        ask(Oxigraph(), text)


def test_rows_in_every_format(store: Store) -> None:
    found = store.query(WHO + " LIMIT 1")
    assert render(found, "csv") == "who,what,c\nRepublic of Norland,be,0.5\n"
    assert render(found, "tsv") == '?who\t?what\t?c\n"Republic of Norland"\t"be"\t0.5\n'
    assert render(found, "jsonl") == '{"who": "Republic of Norland", "what": "be", "c": 0.5}\n'
    assert json.loads(render(found, "json"))["results"]["bindings"][0]["what"] == {"type": "literal", "value": "be"}
    assert render(found) == render(found, "table") == "who                  what  c\nRepublic of Norland  be    0.5\n"
    for format, parser in (("xml", "xml"), ("json", "json")):
        assert len(rdflib.query.Result.parse(io.BytesIO(render(found, format).encode()), format=parser)) == 1


def test_truth_in_every_format(store: Store) -> None:
    yes = store.query("ASK {}")
    assert [render(yes, format) for format in ("table", "csv", "tsv", "jsonl")] == ["yes\n", "true\n", "true\n", '{"answer": true}\n']
    assert json.loads(render(yes, "json"))["boolean"] is True
    assert "<boolean>true</boolean>" in render(yes, "xml")
    assert render(Answer(False)) == "no\n"


@pytest.mark.parametrize("format", GRAPH_FORMATS)
def test_triples_in_every_format(store: Store, format: str) -> None:
    built = store.query("DESCRIBE ent:norland")
    assert "norland" in render(built, format)


def test_a_format_that_does_not_fit_is_told(store: Store) -> None:
    with pytest.raises(FormatError, match="gives rows"):
        render(store.query("SELECT * {}"), "ttl")
    with pytest.raises(FormatError, match="gives triples"):
        render(store.query("DESCRIBE ent:norland"), "csv")
    assert set(ROW_FORMATS).isdisjoint(GRAPH_FORMATS)


def test_unbound_and_empty_results() -> None:
    found = ask(Oxigraph(), "SELECT ?a ?b { BIND(1 AS ?a) }")
    assert isinstance(found, Rows)
    assert found.rows[0][1] is None
    assert [render(found, format) for format in ("csv", "jsonl", "table")] == ["a,b\n1,\n", '{"a": 1, "b": null}\n', "a  b\n1\n"]
    assert render(ask(Oxigraph(), "SELECT ?a { FILTER(false) }"), "csv") == "a\n"


def test_terms_to_look_at() -> None:
    assert short(NamedNode("http://example.org/x")) == "http://example.org/x"
    assert short(Literal("a\x1b[31m\u202eb")) == "a [31m b"
    assert short(BlankNode("b")) == "_:b"
    xsd = "http://www.w3.org/2001/XMLSchema#"
    numbers = [("1", "integer"), ("x", "integer"), ("INF", "double"), ("1.5", "decimal")]
    assert [plain(Literal(v, datatype=NamedNode(xsd + t))) for v, t in numbers] == [1, "x", "INF", 1.5]
    others = [("true", "boolean"), ("maybe", "boolean"), ("a", "string")]
    assert [plain(Literal(v, datatype=NamedNode(xsd + t))) for v, t in others] == [True, "maybe", "a"]
    node = NamedNode("urn:a")
    assert plain(node) == "urn:a"
    assert plain(BlankNode("b")) == "_:b"
    assert "urn:a" in str(plain(Triple(node, node, node)))


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_on_a_terminal_the_table_fits(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "30")
    screen, pipe = _Terminal(), io.StringIO()
    found = store.query("SELECT ?quote { ?s oa:exact ?quote }")
    write_result(found, screen)
    assert max(map(len, screen.getvalue().splitlines())) <= 30
    write_result(found, pipe)
    assert max(map(len, pipe.getvalue().splitlines())) > 30
    write_result(found, screen, "csv")
    assert screen.getvalue().endswith(render(found, "csv"))
    assert isinstance(found, Rows)
    assert "quote" in table(found, width=30)


def test_remote_queries_must_be_asked_for(store: Store) -> None:
    with pytest.raises(QueryError, match="went wrong"):
        store.query("SELECT * { SERVICE <nothing://example> { ?s ?p ?o } }", remote=True)


def test_a_store_closed_early_lets_go(tmp_path: Path) -> None:
    with open_store(tmp_path / "g", write=True) as made:
        made.add(story())
        found = made.query("CONSTRUCT WHERE { ?s ?p ?o }")
    assert isinstance(found, Triples)
    open_store(tmp_path / "g", write=True).close()
