"""What goes wrong between us and a SPARQL server, and who may come in."""

from __future__ import annotations

import traceback
from contextlib import closing

import httpx
import pytest
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad
from sparql_server import PASSWORD, USER, serving

from kg.errors import QueryError, StoreError, UsageError
from kg.store.endpoints import Endpoints, endpoints, without_password
from kg.store.protocol import Connection
from kg.store.server import opened

A = NamedNode("urn:a")


@pytest.fixture(autouse=True)
def _environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    monkeypatch.delenv("KG_STORE_USER", raising=False)
    monkeypatch.delenv("KG_STORE_PASSWORD", raising=False)


@pytest.mark.parametrize(
    ("url", "query", "update", "data"),
    [
        ("http://h:8890/sparql", "http://h:8890/sparql", "http://h:8890/sparql", ""),
        ("http://h:7878/query", "http://h:7878/query", "http://h:7878/update", "http://h:7878/store"),
        ("http://h/news/query", "http://h/news/query", "http://h/news/update", "http://h/news/data"),
        ("http://h/news", "http://h/news", "http://h/news", ""),
        ("https://h/repositories/n", "https://h/repositories/n", "https://h/repositories/n/statements", "https://h/repositories/n/rdf-graphs/service"),
        ("http://h/a?update=/b&data=http://i/c&x=1", "http://h/a?x=1", "http://h/b", "http://i/c"),
    ],
)
def test_the_usual_addresses_are_known(url: str, query: str, update: str, data: str) -> None:
    found = endpoints(url, {})
    assert (found.query, found.update, found.data) == (query, update, data)
    assert (found.user, found.password) == ("", "")


def test_virtuoso_is_changed_at_another_address_by_who_has_a_name() -> None:
    name = "Virtuoso/07.20.3229 (Linux)"
    assert endpoints("http://h/sparql", {}).of(name).update == "http://h/sparql"
    assert endpoints("http://me:x@h/sparql", {}).of(name).query == "http://h/sparql-auth"
    assert endpoints("http://me:x@h/sparql", {}).of("Other").query == "http://h/sparql"
    assert endpoints("http://me:x@h/sparql?update=/u", {}).of(name).query == "http://h/sparql"


def test_name_and_password_come_from_the_address_or_the_environment() -> None:
    environment = {"KG_STORE_USER": "you", "KG_STORE_PASSWORD": "other"}
    assert endpoints("http://me:a%2Fb@h/x", environment) == Endpoints("http://h/x", "http://h/x", "", "me", "a/b")
    assert endpoints("http://h/x", environment).user == "you"
    assert "other" not in repr(endpoints("http://h/x", environment))
    assert without_password("http://me:se@cr/et@h/x") == "http://h/x"


@pytest.mark.parametrize("url", ["http://", "http://h:port/x", "http://[::1/x", "http://me:secret@h:port/x"])
def test_what_is_no_address_is_told(url: str) -> None:
    with pytest.raises(UsageError, match="no address of a server") as wrong:
        endpoints(url, {})
    assert "secret" not in str(wrong.value)


def test_the_password_is_asked_for_sent_and_never_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    with serving(password=True) as site:
        with pytest.raises(StoreError, match="wants a name and a password"):
            opened(site.url, write=False)
        monkeypatch.setenv("KG_STORE_USER", USER)
        monkeypatch.setenv("KG_STORE_PASSWORD", "secret-but-wrong")
        with pytest.raises(StoreError, match="does not know this name and password") as wrong:
            opened(site.url, write=False)
        assert "secret-but-wrong" not in "".join(traceback.format_exception(wrong.value))
        monkeypatch.setenv("KG_STORE_PASSWORD", PASSWORD)
        with closing(opened(site.url, write=True)) as server:
            quads = [Quad(A, A, Literal("x"), DefaultGraph())]
            server.change([], [], quads)
            assert list(server.find(None, None, None, DefaultGraph())) == quads
        address = site.url.replace("//", f"//{USER}:se%3Acret%2F%E2%82%AC@")
        monkeypatch.delenv("KG_STORE_USER")
        with closing(opened(address, write=False)) as server:
            assert USER not in server.where
            assert server.where == site.url


@pytest.mark.parametrize(
    ("fault", "cause"),
    [
        ("broken", "the server says: the disk is full"),
        ("forbidden", "the server does not allow this: read only"),
        ("elsewhere", "the server sends on to https://example.org/sparql"),
        ("page", "answers with text/html, not with results of SPARQL"),
        ("partial", "ran out of time"),
        ("nonsense", "answer cannot be read"),
        ("truncated", "the connection broke off"),
        ("slow", "did not answer in 0.2 seconds"),
        ("cut", "the connection broke off"),
    ],
)
def test_what_goes_wrong_is_told(fault: str, cause: str) -> None:
    with serving() as site, closing(Connection(endpoints(site.url, {}), timeout=0.2)) as connection:
        site.fault = fault
        with pytest.raises(StoreError) as wrong:
            connection.query("SELECT ?a {}")
    assert cause in wrong.value.cause
    assert wrong.value.where.startswith(site.base)
    assert wrong.value.fix


def test_a_wrong_address_is_told() -> None:
    with serving() as site:
        with pytest.raises(StoreError, match=r"no SPARQL at this address \(404 Not Found\)"):
            opened(site.base + "/elsewhere", write=False)
        gone = site.url
    with pytest.raises(StoreError, match="no server answers at this address") as wrong:
        opened(gone, write=False)
    assert wrong.value.where == gone


def test_a_server_that_cannot_be_changed_is_told_before_anything_is() -> None:
    with serving(update="/elsewhere") as site:
        with closing(opened(site.url, write=False)) as server:
            assert server.graphs() == []
        with pytest.raises(StoreError, match="no SPARQL at this address") as wrong:
            opened(site.url, write=True)
        assert wrong.value.where == site.base + "/update"


def test_one_address_for_everything_will_do() -> None:
    with serving(query="/news", update="/news-update") as site, closing(opened(site.url + "?update=/news-update", write=True)) as server:
        server.change([], [], [Quad(A, A, A, DefaultGraph())])
        assert len(list(server.find([A], None, None, None))) == 1


def test_rows_that_a_server_leaves_out_are_fetched_or_told() -> None:
    quads = [Quad(NamedNode(f"urn:s{i}"), A, Literal(str(i)), DefaultGraph()) for i in range(60)]
    with serving() as site, closing(opened(site.url, write=True)) as server:
        server.change([], [], quads)
        site.row_limit = 20
        assert set(server.find(None, A, None, DefaultGraph())) == set(quads)
        for query in ("SELECT ?s { ?s ?p ?o }", "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }", "DESCRIBE ?s { ?s ?p ?o }"):
            with pytest.raises(QueryError, match="no more than 20 rows, and there are more"):
                server.ask(query)
        assert len(server.ask("SELECT ?s { ?s ?p ?o } LIMIT 20").rows) == 20  # type: ignore[union-attr]


def test_errors_of_a_query_are_errors_of_the_query() -> None:
    with serving() as site, closing(opened(site.url, write=True)) as server:
        server.change([], [], [Quad(A, A, A, DefaultGraph())])
        with pytest.raises(QueryError, match="the prefix foo: is not declared"):
            server.ask("ASK { ?s foo:bar ?o }")
        with pytest.raises(QueryError, match="cannot change it"):
            server.ask("DROP ALL")
        with pytest.raises(QueryError, match="SERVICE would ask another server"):
            server.ask("SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } }")
        with pytest.raises(QueryError, match="the server says"):
            server.ask("SELECT ?s { SERVICE <nothing://example> { ?s ?p ?o } }", remote=True)
        site.fault = "cut"
        with pytest.raises(QueryError, match="broke off") as wrong:
            server.ask("ASK {}")
        assert wrong.value.where == site.url
        site.fault = ""


def test_digest_is_answered_where_a_server_asks_for_it() -> None:
    with closing(Connection(Endpoints("http://h/x", "http://h/x", user="me", password="x"))) as connection:
        assert isinstance(connection._answer_to('Digest realm="SPARQL", qop="auth"'), httpx.DigestAuth)
        assert isinstance(connection._answer_to('Basic realm="x"'), httpx.BasicAuth)


