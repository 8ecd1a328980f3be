"""Clients that people use, against a real server: SPARQLWrapper, rdflib, and kg itself."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
import rdflib
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from served import graph_in, serving
from SPARQLWrapper import CSV, GET, JSON, JSONLD, POST, POSTDIRECTLY, RDFXML, TSV, TURTLE, URLENCODED, XML, SPARQLWrapper
from SPARQLWrapper.SPARQLExceptions import QueryBadFormed

from kg.cli import run
from kg.serve import Limits
from kg.store import open_store

PREFIX = "PREFIX schema: <https://schema.org/> PREFIX skos: <http://www.w3.org/2004/02/skos/core#> "
ARTICLES = PREFIX + "SELECT ?a { ?a a schema:NewsArticle } ORDER BY ?a"
NAMES = PREFIX + "CONSTRUCT { ?e skos:prefLabel ?name } WHERE { ?e skos:prefLabel ?name }"
IRIS = ["urn:kg:article:norland-1", "urn:kg:article:norland-2"]


@pytest.fixture(scope="module")
def endpoint(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of /sparql on a server that gives no more than 50 rows at once."""
    with serving(graph_in(tmp_path_factory.mktemp("serve")), limits=Limits(rows=50)) as address:
        yield f"{address}/sparql"


@pytest.fixture(autouse=True)
def _direct(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    monkeypatch.setenv("no_proxy", "127.0.0.1")


@pytest.mark.parametrize(("method", "how"), [(GET, URLENCODED), (POST, URLENCODED), (POST, POSTDIRECTLY)])
def test_sparqlwrapper_asks_in_every_way(method: str, how: str, endpoint: str) -> None:
    client = SPARQLWrapper(endpoint, returnFormat=JSON)
    client.setMethod(method)
    client.setRequestMethod(how)
    client.setQuery(ARTICLES)
    assert [row["a"]["value"] for row in client.queryAndConvert()["results"]["bindings"]] == IRIS
    client.setQuery("ASK { ?s ?p ?o }")
    assert client.queryAndConvert()["boolean"] is True
    client.setQuery("ASK { ")
    with pytest.raises(QueryBadFormed, match="something is missing"):
        client.query()


@pytest.mark.parametrize("format", [XML, CSV, TSV])
def test_sparqlwrapper_reads_rows(format: str, endpoint: str) -> None:
    client = SPARQLWrapper(endpoint, returnFormat=format)
    client.setQuery(ARTICLES)
    found = client.queryAndConvert()
    text = found.toxml() if format == XML else found.decode()
    assert all(iri in text for iri in IRIS)


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")  # SPARQLWrapper makes one
@pytest.mark.parametrize("format", [TURTLE, RDFXML, JSONLD, XML])
def test_sparqlwrapper_reads_triples(format: str, endpoint: str) -> None:
    client = SPARQLWrapper(endpoint, returnFormat=format)
    client.setQuery(NAMES)
    found = client.queryAndConvert()
    graph = found if isinstance(found, rdflib.Graph) else rdflib.Graph().parse(data=found, format="turtle")
    assert rdflib.Literal("Republic of Norland") in set(graph.objects())


@pytest.mark.parametrize("method", ["GET", "POST", "POST_FORM"])
def test_rdflib_reads_a_graph(method: str, endpoint: str) -> None:
    store = SPARQLStore(endpoint, method=method)
    graph = rdflib.Graph(store)
    assert [str(row[0]) for row in graph.query(ARTICLES)] == IRIS
    label = rdflib.SKOS.prefLabel
    norland = rdflib.URIRef("urn:kg:entity:norland")
    assert list(graph.triples((norland, label, None))) == [(norland, label, rdflib.Literal("Republic of Norland"))]
    assert (norland, label, None) in graph
    assert len(graph) > 100
    assert rdflib.Literal("Republic of Norland") in set(graph.query(NAMES).graph.objects())
    assert graph.query("ASK { ?s ?p ?o }").askAnswer is True
    assert {str(context) for context in store.contexts()} == {"urn:kg:graph:norland-1", "urn:kg:graph:norland-2", "urn:kg:joins"}


def test_rdflib_reads_one_of_several_graphs(endpoint: str) -> None:
    first = rdflib.Graph(SPARQLStore(endpoint), rdflib.URIRef("urn:kg:graph:norland-1"))
    assert [str(article) for article in first.subjects(rdflib.RDF.type, rdflib.URIRef("https://schema.org/NewsArticle"))] == IRIS[:1]


def test_kg_reads_a_graph_that_kg_serves(endpoint: str, capsys: pytest.CaptureFixture[str]) -> None:
    def told(*arguments: str) -> str:
        assert run([*arguments, "--store", endpoint]) == 0
        return capsys.readouterr().out

    assert [json.loads(line)["article"] for line in told("list", "--jsonl").splitlines()] == ["norland-1", "norland-2"]
    assert told("query", "SELECT ?name { ent:norland skos:prefLabel ?name }", "--csv") == "name\nRepublic of Norland\n"
    assert told("query", "SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } } ORDER BY ?g", "--csv").split() == [
        "g", "urn:kg:graph:norland-1", "urn:kg:graph:norland-2", "urn:kg:joins",
    ]  # fmt: skip
    assert "ent:norland" in told("query", "DESCRIBE ent:norland")
    assert "Norland shelled the Arden power station" in told("about", "Norland")


def test_kg_exports_all_of_a_graph_though_it_comes_in_pages(
    endpoint: str, tmp_path: object, capsys: pytest.CaptureFixture[str]
) -> None:
    with open_store(endpoint) as store:
        quads = store.quads()
        assert len(quads) > 150
        assert len(store.readings()) == 2
    assert run(["query", "SELECT * { ?s ?p ?o }", "--store", endpoint]) == 1
    assert "gives no more than 50 rows, and there are more" in capsys.readouterr().err


def test_kg_is_told_that_it_cannot_write_there(endpoint: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["remove", "norland-1", "--store", endpoint]) == 1
    assert "this server only reads" in capsys.readouterr().err
