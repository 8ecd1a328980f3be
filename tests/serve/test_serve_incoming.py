"""Articles that come to a graph that is served, and go."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import httpx
import pytest
from explored import Client, answering, exploring, graph_of, page
from graph_story import story

from kg.serve.incoming import MOST_BYTES
from kg.store import open_store

TEXT = "Court upholds law\n\nThe court upheld the law. The minister said that the rules would be published in the coming weeks.\n"
PAGE = f"<html><head><title>Court upholds law</title></head><body><article><p>{TEXT}</p></article></body></html>"

pytestmark = pytest.mark.usefixtures("pipeline_by_hand")


def steps(response: httpx.Response) -> list[dict[str, Any]]:
    assert response.status_code == 200, response.text
    assert response.headers["content-type"] == "application/x-ndjson"
    return [json.loads(line) for line in response.content.splitlines()]


def post(client: Client, **more: Any) -> list[dict[str, Any]]:
    return steps(client.send("POST", "/articles", **more))


def failed(client: Client, **more: Any) -> str:
    *_, last = post(client, **more)
    assert last["step"] == "failed"
    return f"{last['error']} | {last['fix']}"


def test_a_text_is_read_and_added(tmp_path: Path) -> None:
    with exploring(tmp_path / "graph.kg", writable=True) as client:
        told = post(client, content=TEXT.encode(), headers={"content-type": "text/plain", "x-filename": "law%20%C3%A9.txt"})
        assert [step["step"] for step in told] == ["reading", "understanding", "adding", "done"]
        assert told[1]["words"] == 21
        done = told[-1]
        assert (done["headline"], done["entities"], done["facts"], done["replaced"]) == ("Court upholds law", 3, 2, [])
        assert client.told("/search.json?q=minis")["hits"][0]["name"] == "minister"
        assert post(client, content=TEXT.encode())[-1]["replaced"] == [done["article"]]
        gone = client.send("DELETE", f"/articles/{done['article']}")
        assert json.loads(gone.content) == {"removed": done["article"]}
        assert client.told("/articles.json")["total"] == 0
        assert client.send("DELETE", f"/articles/{done['article']}").status_code == 404


def test_a_page_is_told_by_its_content(tmp_path: Path) -> None:
    with exploring(tmp_path / "graph.kg", writable=True) as client:
        said = {"publisher": "The Ledger", "date": "2031"}
        done = post(client, content=PAGE.encode(), headers={"content-type": "text/html"}, params=said)[-1]
        article = client.told(f"/article/{done['article']}.json")["article"]
        assert (article["publisher"], article["published"], article["source"]) == ("The Ledger", "2031", "")


def test_a_text_may_come_with_its_date(tmp_path: Path) -> None:
    with exploring(tmp_path / "graph.kg", writable=True) as client:
        done = post(client, json={"text": TEXT, "date": "2025-03-18", "publisher": "The Ledger"})[-1]
        article = client.told(f"/article/{done['article']}.json")["article"]
        assert (article["publisher"], article["published"]) == ("The Ledger", "2025-03-18")


def test_a_page_comes_by_its_address_and_replaces_what_came_from_there(tmp_path: Path) -> None:
    with exploring(tmp_path / "graph.kg", writable=True, fetcher=page(PAGE)) as client:
        first = post(client, json={"url": "https://news.example/1"})[-1]
        assert client.told(f"/article/{first['article']}.json")["article"]["url"] == "https://news.example/1"
    with exploring(tmp_path / "graph.kg", writable=True, fetcher=page(TEXT + "It was a long day in the court of the town.")) as client:
        assert post(client, json={"url": "https://news.example/1"})[-1]["replaced"] == [first["article"]]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b" \n", "it is empty"),
        (b"\x00\x01\x02\xff", "law.txt"),
        (b'{"a": 1}', "law.txt"),
        ("Das Gericht hat das Gesetz am Dienstag bestätigt, und der Minister sagte, dass es so bleibe. ".encode() * 9, "English"),
        (b"<html><body><script>alert(1)</script></body></html>", "no article text"),
    ],
)
def test_what_is_no_article_is_told_in_the_last_step(tmp_path: Path, content: bytes, expected: str) -> None:
    with exploring(graph_of(tmp_path, [story()]), writable=True) as client:
        assert expected in failed(client, content=content, params={"name": "law.txt"})
        assert client.told("/articles.json")["total"] == 1


@pytest.mark.parametrize(
    ("sent", "error"),
    [
        ({"content": b"{", "headers": {"content-type": "application/json"}}, "not JSON"),
        ({"json": []}, "no object"),
        ({"json": {"text": 1}}, "no object"),
        ({"json": {}}, "no article"),
        ({"json": {"text": "a", "url": "b"}}, "no article"),
        ({"json": {"text": TEXT, "date": "soon"}}, "no date"),
        ({"content": b"a", "params": {"date": "soon"}}, "no date"),
        ({"content": b"a", "headers": {"content-type": "image/png"}}, "image/png"),
    ],
)
def test_what_makes_no_sense_is_refused(tmp_path: Path, sent: dict[str, Any], error: str) -> None:
    with exploring(graph_of(tmp_path, [story()]), writable=True) as client:
        response = client.send("POST", "/articles", **sent)
        assert response.status_code == 400
        assert error in json.loads(response.content)["error"]


def test_too_much_is_refused(tmp_path: Path) -> None:
    with exploring(graph_of(tmp_path, [story()]), writable=True) as client:
        assert client.send("POST", "/articles", content=b"a" * (MOST_BYTES + 1)).status_code == 413


def test_a_server_that_only_reads_takes_nothing(tmp_path: Path) -> None:
    with exploring(where := graph_of(tmp_path, [story()])) as client:
        for method, address in (("POST", "/articles"), ("DELETE", "/articles/norland-1")):
            response = client.send(method, address, content=TEXT.encode())
            assert response.status_code == 403
            assert "--write" in json.loads(response.content)["fix"]
    with open_store(where) as store:
        assert len(store.articles()) == 1


def test_another_site_may_not_send_articles(tmp_path: Path) -> None:
    with exploring(graph_of(tmp_path, [story()]), writable=True) as client:
        response = client.send("POST", "/articles", content=TEXT.encode(), headers={"origin": "https://evil.example"})
        assert response.status_code == 403
        assert client.told("/articles.json")["total"] == 1


def test_a_page_is_fetched_where_it_has_moved_to(tmp_path: Path) -> None:
    def respond(request: httpx.Request) -> httpx.Response:
        if request.url.path == "/old":
            return httpx.Response(301, headers={"location": "/new"})
        return httpx.Response(200, text=PAGE if request.url.path == "/new" else "")

    with exploring(tmp_path / "graph.kg", writable=True, fetcher=answering(respond)) as client:
        done = post(client, json={"url": "https://news.example/old"})[-1]
        article = client.told(f"/article/{done['article']}.json")["article"]
        assert (article["url"], article["source"]) == ("https://news.example/new", "https://news.example/new")


@pytest.mark.parametrize(
    ("url", "content", "cause"),
    [
        *(("file:///etc/passwd", "", "no address of a web page"), ("http://127.0.0.1:8000/", "", "no public address")),
        *(("https://a.example/", "\x00\x01\x02" * 9, "not text"), ("https://a.example/", "<urlset/>", "no article")),
        ("https://a.example/", "<rss><channel><item><link>http://10.0.0.1/</link></item></channel></rss>", "no public address"),
    ],
)
def test_what_cannot_be_had_from_the_web_is_told(tmp_path: Path, url: str, content: str, cause: str) -> None:
    with exploring(graph_of(tmp_path, [story()]), writable=True, fetcher=page(content)) as client:
        assert cause in failed(client, json={"url": url})


def test_a_page_that_cannot_be_reached_is_told(tmp_path: Path) -> None:
    def respond(request: httpx.Request) -> httpx.Response:
        raise httpx.ConnectError("nobody is there")

    with exploring(graph_of(tmp_path, [story()]), writable=True, fetcher=answering(respond)) as client:
        assert "nobody is there" in failed(client, json={"url": "https://a.example"})


def test_without_a_fetcher_of_ones_own_private_networks_are_refused(tmp_path: Path) -> None:
    with exploring(graph_of(tmp_path, [story()]), writable=True) as client:
        assert "no public address" in failed(client, json={"url": "http://localhost:8000/articles"})
