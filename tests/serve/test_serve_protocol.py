"""The SPARQL 1.1 Protocol: every way to ask, and everything that is wrong with a request."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

import httpx
import pytest
from served import graph_in, serving

from kg.serve import Limits

ASK, SELECT = "ASK { ?s ?p ?o }", "SELECT ?a { ?a a schema:NewsArticle } ORDER BY ?a"
CONSTRUCT, DESCRIBE = "CONSTRUCT { ?a a kg:Thing } WHERE { ?a a schema:NewsArticle }", "DESCRIBE ent:norland"
FORM, QUERY, UPDATE = "application/x-www-form-urlencoded", "application/sparql-query", "application/sparql-update"
JSON, XML, CSV, TSV = "application/sparql-results+json", "application/sparql-results+xml", "text/csv", "text/tab-separated-values"
TURTLE = "text/turtle"
BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    """A client of a server that only reads."""
    where = graph_in(tmp_path_factory.mktemp("serve"))
    with serving(where, limits=Limits(query=100_000)) as address, httpx.Client(base_url=address, trust_env=False, timeout=60) as made:
        yield made


def get(query: str, **more: str) -> dict[str, Any]:
    return {"method": "GET", "url": "/sparql", "params": {"query": query, **more}}


def post(body: str | bytes, type: str, address: str = "/sparql") -> dict[str, Any]:
    return {"method": "POST", "url": address, "content": body, "headers": {"content-type": type} if type else {}}


def form(**fields: str) -> dict[str, Any]:
    return {"method": "POST", "url": "/sparql", "data": fields}


# What is sent, and the status and content type of the answer: the W3C's protocol tests and more.
GOOD = {
    "query_get": (get(ASK), JSON),
    "query_post_form": (form(query=ASK), JSON),
    "query_post_direct": (post(ASK, QUERY), JSON),
    "query_post_direct_utf8": (post("ASK { ?s ?p 'Zürich' }", QUERY + "; charset=UTF-8"), JSON),
    "query_content_type_select": (get(SELECT), JSON),
    "query_content_type_ask": (get(ASK), JSON),
    "query_content_type_describe": (get(DESCRIBE), TURTLE),
    "query_content_type_construct": (get(CONSTRUCT), TURTLE),
    "query_dataset_default_graph": (get(ASK, **{"default-graph-uri": "urn:kg:graph:norland-1"}), JSON),
    "query_dataset_post": (post(ASK, QUERY, "/sparql?default-graph-uri=urn:kg:joins&named-graph-uri=urn:kg:joins"), JSON),
    "head": ({"method": "HEAD", "url": "/sparql", "params": {"query": ASK}}, JSON),
    "form with a charset": (post("query=" + quote(ASK), FORM + ";charset=utf-8"), JSON),
    "description": ({"method": "GET", "url": "/sparql"}, TURTLE),
    "format by name": (get(SELECT, format="csv"), CSV),
    "format by type": (get(CONSTRUCT, format="application/n-triples"), "application/n-triples"),
    "an unknown parameter": (get(ASK, soft="1"), JSON),
}
BAD = {
    "bad_query_syntax": (get("ASK { ?s ?p"), 400, "something is missing"),
    "bad_query_method": ({"method": "PUT", "url": "/sparql", "params": {"query": ASK}}, 405, "does not take that method"),
    "bad_multiple_queries": ({"method": "GET", "url": f"/sparql?query={quote(ASK)}&query={quote(ASK)}"}, 400, "2 parameters query"),
    "bad_query_wrong_media_type": (post(ASK, "text/plain"), 415, "type text/plain is not taken"),
    "bad_query_missing_form_type": (post("query=" + quote(ASK), ""), 415, "type (none) is not taken"),
    "bad_query_missing_direct_type": (post(ASK, ""), 415, "send application/x-www-form-urlencoded or application/sparql-query"),
    "bad_query_non_utf8": (post(ASK.encode("utf-16"), QUERY + "; charset=UTF-16"), 415, "send UTF-8"),
    "bytes that are no text": (post(b"ASK { ?s ?p '\xff' }", QUERY), 400, "not UTF-8"),
    "no query in a form": (form(x="1"), 400, "there is no query"),
    "an empty form": (post("", FORM), 400, "there is no query"),
    "an empty query": (get(" "), 400, "there is no query"),
    "no query beside a graph": ({"method": "GET", "url": "/sparql?default-graph-uri=urn:a"}, 400, "there is no query"),
    "broken percent": ({"method": "GET", "url": "/sparql?query=ASK%20%7B%7D%ff"}, 400, "not UTF-8"),
    "a form of raw bytes": (post(b"query=\xff", FORM), 400, "not UTF-8"),
    "many fields": (post("a=1&" * 2_000, FORM), 400, "more than 1,000 parameters"),
    "a graph that is no IRI": (get(ASK, **{"default-graph-uri": "norland"}), 400, "no IRI"),
    "a long query": (post("#" * 100_001, QUERY), 413, "more than 100,000 bytes"),
    "a long query in a form": (form(query="a" * 100_001), 413, "more than 100,000 bytes"),
    "an update that is a query": (get("CLEAR ALL"), 400, "a query reads the graph"),
    "service": (get("ASK { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }"), 400, "SERVICE would ask another server"),
    "NUL": (get("ASK { ?s ?p '\0' } \0"), 400, "this is not SPARQL"),
    "no such format": (get(ASK, format="pdf"), 406, "use one of json, xml, csv, tsv"),
    "no such type": ({**get(CONSTRUCT), "headers": {"accept": "image/png"}}, 406, "accept one of text/turtle"),
    "rows as Turtle": ({**get(SELECT), "headers": {"accept": TURTLE}}, 406, JSON),
    "update_post_form": (form(update="CLEAR ALL"), 403, "this server only reads"),
    "update_post_direct": (post("CLEAR ALL", UPDATE), 403, "this server only reads"),
    "update_post_using": (post("CLEAR ALL", UPDATE, "/sparql?using-graph-uri=urn:a"), 403, "this server only reads"),
    "bad_update_get": ({"method": "GET", "url": "/sparql?update=CLEAR%20ALL"}, 400, "comes by POST"),
    "update and query": (form(update="CLEAR ALL", query=ASK), 400, "a query and an update"),
    "another address": ({"method": "GET", "url": "/sparq"}, 404, "SPARQL is at /sparql"),
}


@pytest.mark.parametrize("name", GOOD)
def test_what_is_answered(name: str, client: httpx.Client) -> None:
    request, type = GOOD[name]
    said = client.request(**request)
    assert said.status_code == 200, said.text
    assert said.headers["content-type"].partition(";")[0] == type
    assert said.headers["vary"] == "accept"


@pytest.mark.parametrize("name", BAD)
def test_what_is_refused(name: str, client: httpx.Client) -> None:
    request, status, words = BAD[name]
    said = client.request(**request)
    assert said.status_code == status
    assert said.headers["content-type"] == "text/plain; charset=utf-8"
    assert words in said.text
    assert said.text.count("\n") == 1
    assert "Traceback" not in said.text


@pytest.mark.parametrize(
    ("query", "accept", "type"),
    [
        (SELECT, "", JSON),
        (SELECT, "*/*", JSON),
        (SELECT, "application/*", JSON),
        (SELECT, "text/*", CSV),
        (SELECT, XML, XML),
        (SELECT, f"{XML};q=0.5, {TSV};q=0.6", TSV),
        (SELECT, f"{JSON};q=0, */*;q=0.1", XML),
        (SELECT, "application/json", "application/json"),
        (SELECT, BROWSER, "application/xml"),
        (SELECT, f"{TURTLE}, {CSV};q=0.1", CSV),
        (ASK, "text/csv;q=nonsense, text/tab-separated-values", TSV),
        (CONSTRUCT, "application/rdf+xml", "application/rdf+xml"),
        (CONSTRUCT, "application/ld+json", "application/ld+json"),
        (CONSTRUCT, "application/n-quads;q=1.0, */*;q=0.1", "application/n-quads"),
        (DESCRIBE, "application/trig, text/turtle;q=0.9", "application/trig"),
        (DESCRIBE, "TEXT/TURTLE", TURTLE),
    ],
)
def test_the_format_is_what_the_client_likes_best(query: str, accept: str, type: str, client: httpx.Client) -> None:
    said = client.get("/sparql", params={"query": query}, headers={"accept": accept})
    assert said.headers["content-type"].partition(";")[0] == type


def test_rows_in_every_format(client: httpx.Client) -> None:
    def told(format: str, query: str = SELECT) -> str:
        return client.get("/sparql", params={"query": query, "format": format}).text

    iris = ["urn:kg:article:norland-1", "urn:kg:article:norland-2"]
    assert [row["a"]["value"] for row in json.loads(told("json"))["results"]["bindings"]] == iris
    assert told("csv") == "a\r\n" + "".join(f"{iri}\r\n" for iri in iris)  # RFC 4180 wants both
    assert told("tsv") == "?a\n" + "".join(f"<{iri}>\n" for iri in iris)
    assert all(f"<uri>{iri}</uri>" in told("xml") for iri in iris)
    assert told("csv", "SELECT ?x { VALUES ?x { UNDEF UNDEF } }") == "x\r\n\r\n\r\n"
    assert (json.loads(told("json", ASK))["boolean"], told("csv", ASK)) == (True, "true")
    odd = json.loads(told("json", "SELECT * { BIND(BNODE() AS ?b) VALUES (?w ?n) { ('a'@en 1) } BIND(<<( <urn:a> <urn:b> 'c' )>> AS ?t) }"))
    (row,) = odd["results"]["bindings"]
    assert (row["w"], row["b"]["type"]) == ({"type": "literal", "value": "a", "xml:lang": "en"}, "bnode")
    assert row["n"]["datatype"].endswith("#integer")
    assert row["t"]["value"]["object"] == {"type": "literal", "value": "c"}


def test_the_data_set_is_that_of_the_protocol(client: httpx.Client) -> None:
    def count(query: str, *graphs: tuple[str, str]) -> int:
        said = client.get("/sparql", params=[("query", query), *graphs])
        return len(said.json()["results"]["bindings"])

    first, second = "urn:kg:graph:norland-1", "urn:kg:graph:norland-2"
    named = "SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }"
    assert count(SELECT) == 2
    assert count(SELECT, ("default-graph-uri", first)) == 1
    assert count(SELECT, ("default-graph-uri", first), ("default-graph-uri", second)) == 2
    assert count(SELECT, ("named-graph-uri", first)) == 0
    assert count(SELECT.replace("{", f"FROM <{second}> {{", 1), ("default-graph-uri", "urn:none")) == 0
    assert count(named) == 3
    assert count(named, ("named-graph-uri", first)) == 1
    assert count(named, ("default-graph-uri", first)) == 0


def test_the_union_is_known_by_its_name_elsewhere(client: httpx.Client) -> None:
    def count(query: str, **more: str) -> int:
        return len(client.get("/sparql", params={"query": query, **more}).json()["results"]["bindings"])

    assert count("SELECT ?a { GRAPH <urn:kg:union> { ?a a schema:NewsArticle } }") == 2
    assert count("SELECT ?a FROM <urn:kg:union> { ?a a schema:NewsArticle }") == 2
    assert count("SELECT ?g FROM <urn:kg:union> FROM NAMED <urn:kg:joins> { GRAPH ?g { } }") == 1
    assert count(SELECT, **{"default-graph-uri": "urn:kg:union"}) == 2
    assert count("SELECT ?x { BIND('GRAPH <urn:kg:union>' AS ?x) FILTER(STRLEN(?x) = 20) }") == 1


def test_a_query_does_not_see_what_the_store_keeps_for_itself(client: httpx.Client) -> None:
    said = client.get("/sparql", params={"query": "SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }"}).text
    assert "urn:kg:kept" not in said


def test_options_and_methods_are_told(client: httpx.Client) -> None:
    said = client.options("/sparql")
    assert (said.status_code, said.headers["allow"]) == (204, "GET, HEAD, POST, OPTIONS")
    assert "GET" in client.delete("/sparql").headers["allow"]


def test_the_service_describes_itself(client: httpx.Client) -> None:
    import rdflib

    sd = rdflib.Namespace("http://www.w3.org/ns/sparql-service-description#")
    for type in ("text/turtle", "application/rdf+xml", "application/n-triples"):
        said = client.get("/sparql", headers={"accept": type})
        told = rdflib.Graph().parse(data=said.text, format=type)
        address = rdflib.URIRef(str(client.base_url.join("/sparql")))
        assert (address, sd.endpoint, address) in told
        assert (address, sd.feature, sd.UnionDefaultGraph) in told


def test_a_browser_that_asks_nothing_gets_a_page(tmp_path: Any) -> None:
    from starlette.requests import Request
    from starlette.responses import HTMLResponse, Response

    async def page(request: Request) -> Response:
        return HTMLResponse("<p>Ask</p>", headers={"content-security-policy": "default-src 'self'"})

    with serving(graph_in(tmp_path), page=page) as address, httpx.Client(trust_env=False) as client:
        said = client.get(f"{address}/sparql", headers={"accept": BROWSER})
        assert (said.text, said.headers["content-security-policy"]) == ("<p>Ask</p>", "default-src 'self'")
        assert client.get(f"{address}/sparql", headers={"accept": TURTLE}).headers["content-type"].startswith(TURTLE)
        assert client.get(f"{address}/sparql").headers["content-type"].startswith(TURTLE)
