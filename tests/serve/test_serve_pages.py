"""The pages as answers: at every view's address, under a policy that knows this server only, with files that name no other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from explored import Client, graph_of
from graph_story import story

from kg.serve import Access, application, explorer
from kg.serve.pages import _assets


@pytest.fixture
def client(tmp_path: Path) -> Iterator[Client]:
    where = graph_of(tmp_path, [story()])
    routes, page = explorer(str(where))
    with closing(Access(str(where))) as access:
        yield Client(application(access, routes=routes(access), page=page))


@pytest.mark.parametrize(
    "path", ["/", "/view?node=norland", "/path?from=a&to=b", "/entity/norland", "/entity/a/b%2Fc", "/article/norland-1"]
)
def test_every_view_has_a_page_under_a_closed_policy(client: Client, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 200
    policy = answer.headers["content-security-policy"]
    assert policy.startswith("default-src 'none'; script-src 'self'; connect-src 'self'")
    assert "frame-ancestors 'none'" in policy
    assert "unsafe-eval" not in policy
    assert '<h1 dir="auto">graph.kg</h1>' in answer.text
    assert 'id="add"' not in answer.text  # it only reads
    assert re.findall(r'(?:src|href)="([^"]+)"', answer.text)
    assert not re.findall(r'(?:src|href)="(?:https?:)?//', answer.text)


def test_sparql_without_a_question_is_a_page_for_a_browser_and_a_description_for_others(client: Client) -> None:
    page = client.get("/sparql", headers={"accept": "text/html"})
    assert "yasgui" in page.text
    assert "PREFIX kg:" in page.text
    assert client.get("/sparql", headers={"accept": "text/turtle"}).headers["content-type"].startswith("text/turtle")
    asked = client.get("/sparql?query=ASK%20%7B%7D", headers={"accept": "text/html,*/*;q=0.1"})
    assert "yasgui" not in asked.text


def test_files_are_sent_once(client: Client) -> None:
    answer = client.get("/assets/explorer.js")
    assert answer.headers["content-type"] == "text/javascript; charset=utf-8"
    assert client.get("/assets/explorer.js", headers={"if-none-match": answer.headers["etag"]}).status_code == 304
    assert client.get("/assets/nothing.js").status_code == 404
    assert client.get("/assets/..%2Fpages.py").status_code == 404


def test_no_file_of_ours_asks_elsewhere() -> None:
    for name, body in _assets().items():
        text = body.decode()
        assert "sourceMappingURL" not in text
        if not name.startswith(("yasgui", "sigma.js")):
            assert not re.search(r"""["'(]https?://(?!www\.w3\.org/2000/svg)""", text), name
            assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function", text), name


def test_a_server_that_writes_takes_articles(tmp_path: Path) -> None:
    where = graph_of(tmp_path, [story()])
    routes, _ = explorer("http://127.0.0.1:3030/news/sparql")
    with closing(Access(str(where), writable=True)) as access:
        page = Client(application(access, routes=routes(access))).get("/").text
    assert 'id="add"' in page
    assert '<h1 dir="auto">sparql</h1>' in page
