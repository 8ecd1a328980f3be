"""Who may ask, and what every answer says: names of the host, origins of pages, security headers."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from served import graph_in, serving
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from kg.errors import NoSuchEntity, UsageError
from kg.serve.guard import origins

ASK = {"query": "ASK {}"}
PAGE, OTHER = "https://example.org", "https://example.com"
PREFLIGHT = {"access-control-request-method": "POST", "access-control-request-headers": "content-type"}


async def _broken(request: Request) -> Response:
    raise ZeroDivisionError("secret")


async def _missing(request: Request) -> Response:
    raise NoSuchEntity("the graph knows nothing by that name", where=request.query_params["name"], fix="try another")


async def _own(request: Request) -> Response:
    return PlainTextResponse("own", headers={"content-security-policy": "default-src 'self'"})


ROUTES = [Route("/broken", _broken), Route("/missing", _missing), Route("/own", _own)]


@pytest.fixture(scope="module")
def where(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A graph."""
    return graph_in(tmp_path_factory.mktemp("serve"))


@pytest.fixture(scope="module")
def client(where: Path) -> Iterator[httpx.Client]:
    """A client of a server with routes of its own."""
    with serving(where, routes=ROUTES) as address, httpx.Client(base_url=address, trust_env=False) as made:
        yield made


@pytest.fixture(scope="module")
def shared(where: Path) -> Iterator[httpx.Client]:
    """A client of a server that writes and lets pages of one site ask."""
    with serving(where, writable=True, cors=(PAGE,)) as address, httpx.Client(base_url=address, trust_env=False) as made:
        yield made


@pytest.mark.parametrize(("host", "status"), [
    ("localhost", 200), ("localhost:8000", 200), ("LOCALHOST:1", 200), ("127.0.0.1", 200), ("[::1]:8000", 200),
    ("example.org", 403), ("example.org:8000", 403), ("127.0.0.1.example.org", 403), ("localhost.", 403), ("localhost@evil", 403),
    ("", 403), ("192.168.0.1", 403),
])  # fmt: skip
def test_only_names_of_this_machine_are_served(host: str, status: int, client: httpx.Client) -> None:
    said = client.get("/sparql", params=ASK, headers={"host": host})
    assert said.status_code == status
    assert "access-control-allow-origin" not in said.headers


def test_any_name_is_served_where_others_may_ask(where: Path) -> None:
    with serving(where, hosts=()) as address:
        assert httpx.get(f"{address}/sparql", headers={"host": "graph.example.org"}, trust_env=False).status_code == 200
        assert httpx.get(f"{address}/sparql", headers={"host": "<b>"}, trust_env=False).status_code == 403


@pytest.mark.parametrize(("method", "path", "status"), [
    ("POST", "/sparql", 403), ("PUT", "/graphs?graph=urn:kg:graph:a", 403), ("DELETE", "/graphs?graph=urn:kg:graph:a", 403),
    ("POST", "/own", 403), ("GET", "/sparql?query=ASK%7B%7D", 200),
])  # fmt: skip
@pytest.mark.parametrize("origin", [OTHER, "null", "http://localhost.example.org", "http://localhost:1"])
def test_pages_of_other_sites_may_only_read(method: str, path: str, status: int, origin: str, shared: httpx.Client) -> None:
    said = shared.request(method, path, headers={"origin": origin})
    assert said.status_code == status
    assert "access-control-allow-origin" not in said.headers
    assert said.headers["cross-origin-resource-policy"] == "same-origin"


def test_pages_of_other_sites_may_not_even_keep_it_busy(shared: httpx.Client) -> None:
    def asked(site: str, mode: str, **more: str) -> int:
        return shared.get("/sparql", params=ASK, headers={"sec-fetch-site": site, "sec-fetch-mode": mode, **more}).status_code

    assert asked("cross-site", "no-cors") == asked("cross-site", "cors", origin=OTHER) == 403
    assert asked("cross-site", "cors", origin=PAGE) == asked("cross-site", "navigate") == asked("same-origin", "cors") == 200


def test_its_own_pages_and_those_allowed_may_ask(shared: httpx.Client) -> None:
    own = str(shared.base_url).rstrip("/")
    for origin in (own, PAGE, PAGE.upper()):
        said = shared.post("/sparql", data=ASK, headers={"origin": origin})
        assert said.status_code == 200
    assert said.headers["access-control-allow-origin"] == PAGE
    assert "x-sparql-maxrows" in said.headers["access-control-expose-headers"]
    assert said.headers["cross-origin-resource-policy"] == "cross-origin"
    assert said.headers["vary"] == "accept, Origin"
    missing = shared.delete("/graphs?graph=urn:kg:graph:a", headers={"origin": PAGE})
    assert (missing.status_code, missing.headers["access-control-allow-origin"]) == (404, PAGE)


def test_a_browser_that_asks_whether_it_may_is_told(shared: httpx.Client, client: httpx.Client) -> None:
    said = shared.options("/sparql", headers={"origin": PAGE, **PREFLIGHT})
    assert (said.status_code, said.headers["access-control-allow-origin"]) == (204, PAGE)
    assert "PUT" in said.headers["access-control-allow-methods"]
    for other in (shared.options("/sparql", headers={"origin": OTHER, **PREFLIGHT}), client.options("/sparql", headers={"origin": PAGE})):
        assert not {"access-control-allow-origin", "access-control-allow-methods"} & set(other.headers)


def test_all_sites_may_read_where_that_is_said(where: Path) -> None:
    with serving(where, cors=("*",)) as address:
        said = httpx.post(f"{address}/sparql", data=ASK, headers={"origin": OTHER}, trust_env=False)
    assert (said.status_code, said.headers["access-control-allow-origin"]) == (200, OTHER)


@pytest.mark.parametrize("origin", ["example.org", "https://example.org/", "https://example.org/path", "ftp://example.org", ""])
def test_what_is_no_origin_is_told(origin: str) -> None:
    with pytest.raises(UsageError, match="no origin"):
        origins([origin], writable=False)


def test_not_every_page_on_the_web_may_write() -> None:
    with pytest.raises(UsageError, match="any page on the web could write"):
        origins(["*"], writable=True)


@pytest.mark.parametrize("path", ["/sparql", "/sparql?query=bad", "/graphs", "/nowhere", "/broken", "/missing?name=x"])
def test_every_answer_tells_browsers_to_be_careful(path: str, client: httpx.Client) -> None:
    told = httpx.get(client.base_url.join(path), trust_env=False).headers
    assert told["x-content-type-options"] == "nosniff"
    assert told["referrer-policy"] == "no-referrer"
    assert told["cross-origin-resource-policy"] == "same-origin"
    assert told["content-security-policy"] == "default-src 'none'; frame-ancestors 'none'"
    assert told["server"].startswith("kg/")


def test_a_route_may_say_otherwise(client: httpx.Client) -> None:
    assert client.get("/own").headers["content-security-policy"] == "default-src 'self'"


def test_errors_of_routes_are_told_in_words(client: httpx.Client, caplog: pytest.LogCaptureFixture) -> None:
    said = client.get("/missing", params={"name": "<b>\x1b[31m\n"})
    assert (said.status_code, said.text) == (404, "<b> [31m : the graph knows nothing by that name (try another)\n")
    assert said.headers["content-type"] == "text/plain; charset=utf-8"
    said = httpx.get(client.base_url.join("/broken"), trust_env=False)
    assert said.status_code == 500
    assert "secret" not in said.text
    assert "a defect of kg" in said.text
