"""What a query may take of the server: time, rows, memory, stack, turns; and what is sent by who means no good."""

from __future__ import annotations

import random
import socket
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest
from served import graph_in, serving

from kg.serve import Limits

SLOW = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
ASK = "ASK { ?s ?p ?o }"
LIMITS = Limits(rows=10, result=20_000, memory=200 << 20)


@pytest.fixture(scope="module")
def where(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A graph."""
    return graph_in(tmp_path_factory.mktemp("serve"))


@pytest.fixture(scope="module")
def client(where: Path) -> Iterator[httpx.Client]:
    """A client of a server that allows little."""
    with serving(where, limits=LIMITS) as address, httpx.Client(base_url=address, trust_env=False, timeout=60) as made:
        yield made


def asked(client: httpx.Client, query: str) -> httpx.Response:
    return client.post("/sparql", data={"query": query})


def test_a_query_that_takes_too_long_is_stopped_and_the_next_is_answered(where: Path) -> None:
    with serving(where, limits=Limits(timeout=1)) as address, httpx.Client(base_url=address, trust_env=False, timeout=60) as client:
        said = asked(client, SLOW)
        assert said.status_code == 503
        assert said.text.startswith("the query took more than 1 seconds and was stopped (ask for less")
        assert asked(client, ASK).json()["boolean"] is True


def test_rows_and_triples_are_cut_and_that_is_told(client: httpx.Client) -> None:
    said = asked(client, "SELECT * { ?s ?p ?o }")
    assert (len(said.json()["results"]["bindings"]), said.headers["x-sparql-maxrows"]) == (10, "10")
    said = asked(client, "CONSTRUCT WHERE { ?s ?p ?o }")
    assert said.headers["x-sparql-maxrows"] == "10"
    whole = asked(client, "SELECT * { ?s ?p ?o } LIMIT 10")
    assert len(whole.json()["results"]["bindings"]) == 10
    assert "x-sparql-maxrows" not in whole.headers


def test_an_answer_that_is_too_large_is_refused(client: httpx.Client) -> None:
    said = asked(client, f"SELECT ?x {{ BIND('{'x' * 30_000}' AS ?x) }}")
    assert said.status_code == 400
    assert said.text == "the answer has more than 20,000 bytes (ask for less, or for a part with LIMIT and OFFSET)\n"


def test_a_query_nested_deeply_fells_no_server(client: httpx.Client) -> None:
    said = asked(client, "ASK { FILTER(" + "(" * 50_000 + "1" + ")" * 50_000 + ") }")
    assert (said.status_code, said.text[:30]) == (500, "the query is nested too deeply")
    assert asked(client, ASK).json()["boolean"] is True


def test_a_query_that_takes_memory_fells_no_server(client: httpx.Client) -> None:
    twice = " ".join(f"BIND(CONCAT(?v{n}, ?v{n}) AS ?v{n + 1})" for n in range(30))
    much = f"SELECT (STRLEN(?v30) AS ?n) {{ BIND('0123456789' AS ?v0) {twice} }}"
    said = asked(client, much)
    assert said.status_code == 500
    assert said.text == "the query is nested too deeply, or needs more than 200 MB of memory (ask for less, or in another way)\n"
    assert asked(client, ASK).json()["boolean"] is True


def test_queries_wait_for_their_turn(where: Path) -> None:
    with serving(where) as address, httpx.Client(base_url=address, trust_env=False, timeout=60) as client, ThreadPoolExecutor(20) as pool:
        found = list(pool.map(lambda n: asked(client, f"SELECT ({n} AS ?n) {{}}"), range(20)))
    assert [int(said.json()["results"]["bindings"][0]["n"]["value"]) for said in found] == list(range(20))


def test_no_more_wait_than_may(where: Path) -> None:
    limits = Limits(timeout=0.5, workers=1, waiting=2)
    with serving(where, limits=limits) as address, httpx.Client(base_url=address, trust_env=False, timeout=60) as client:
        asked(client, ASK)
        with ThreadPoolExecutor(6) as pool:
            found = list(pool.map(lambda _: asked(client, SLOW), range(6)))
    refused = [said for said in found if "retry-after" in said.headers]
    assert {said.status_code for said in found} == {503}
    assert len(refused) >= 3
    assert any(said.text == "2 queries are waiting already (try again in a moment)\n" for said in refused)


def test_a_query_that_nobody_waits_for_is_stopped(where: Path) -> None:
    with serving(where, limits=Limits(workers=1)) as address, httpx.Client(base_url=address, trust_env=False, timeout=60) as client:
        asked(client, ASK)
        with pytest.raises(httpx.ReadTimeout):
            client.get("/sparql", params={"query": SLOW}, timeout=0.3)
        begun = time.monotonic()
        assert asked(client, ASK).json()["boolean"] is True
        assert time.monotonic() - begun < 10  # and not after 30 seconds


def test_a_server_that_ends_tells_who_waits(where: Path) -> None:
    with ThreadPoolExecutor(1) as pool, httpx.Client(trust_env=False, timeout=60) as client:
        with serving(where) as address:
            client.get(f"{address}/sparql", params={"query": ASK})
            waiting = pool.submit(client.get, f"{address}/sparql", params={"query": SLOW})
            time.sleep(0.5)
        said = waiting.result()
    assert (said.status_code, said.text) == (503, "the server is ending (ask again once it is back)\n")


def test_random_requests_fell_no_server(client: httpx.Client) -> None:
    chance = random.Random(1)
    for _ in range(40):
        said = client.post("/sparql", content=chance.randbytes(200), headers={"content-type": chance.choice(TYPES)})
        assert 400 <= said.status_code < 500
    for _ in range(40):
        query = "".join(chance.choice("ASK{}?sp<>\"'\\#\n@^:;.,()[]*\0é\U0001f600") for _ in range(60))
        assert asked(client, query).status_code in {200, 400}
    assert asked(client, ASK).json()["boolean"] is True


TYPES = ["application/sparql-query", "application/x-www-form-urlencoded", "application/sparql-update", "\"';", "text/turtle"]


def test_what_is_not_http_fells_no_server(client: httpx.Client) -> None:
    for sent in (b"\0\xff" * 100 + b"\r\n\r\n", b"GET /sparql?query=" + b"a" * 100_000, b"GET / HTTP/1.1\r\nHost: a b\r\n\r\n", b""):
        with socket.create_connection((client.base_url.host, client.base_url.port or 0)) as line:
            line.sendall(sent)
            line.shutdown(socket.SHUT_WR)
            assert b"Traceback" not in line.recv(10_000)
    assert asked(client, ASK).json()["boolean"] is True


def test_a_body_that_never_comes_is_not_waited_for(where: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.serve.requests._PATIENCE", 0.2)
    with serving(where) as address:
        host, port = address.removeprefix("http://").split(":")
        with socket.create_connection((host, int(port))) as line:
            line.sendall(b"POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/sparql-query\r\n")
            line.sendall(b"Content-Length: 9\r\n\r\nASK")
            assert line.recv(10_000).startswith(b"HTTP/1.1 408")


def test_a_body_longer_than_it_says_is_bounded(client: httpx.Client) -> None:
    def parts() -> Iterator[bytes]:
        for _ in range(40):
            yield b"#" * 100_000

    said = client.post("/sparql", content=parts(), headers={"content-type": "application/sparql-query"})
    assert said.status_code == 413
