"""The explorer of a graph for tests, asked over HTTP without a socket."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import httpx
from pyoxigraph import Quad

from kg import rdf
from kg.read.web.fetch import Fetcher
from kg.serve import Access, application
from kg.serve.explore import Explorer, routes
from kg.serve.incoming import routes as incoming_routes
from kg.store import Store, in_memory, open_store
from kg.store.raw import settle
from kg.types import Article, Entity, EntityType, Evidence, Fact, Reading, Span, Surface, Time


class Client:
    """Asks an application."""

    def __init__(self, app: Any) -> None:
        self._app = app

    def send(self, method: str, path: str, **more: Any) -> httpx.Response:
        async def sent() -> httpx.Response:
            transport = httpx.ASGITransport(app=self._app)
            async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as client:
                return await client.request(method, path, **more)

        return asyncio.run(sent())

    def get(self, path: str, **more: Any) -> httpx.Response:
        return self.send("GET", path, **more)

    def told(self, path: str, **more: Any) -> dict[str, Any]:
        """The JSON at an address that answers well."""
        response = self.get(path, **more)
        assert response.status_code == 200, response.text
        assert response.headers["content-type"] == "application/json"
        return json.loads(response.content)


@contextmanager
def exploring(where: Path, *, writable: bool = False, fetcher: Fetcher | None = None) -> Iterator[Client]:
    """A graph that is served with an explorer while the block runs."""
    with closing(Access(str(where), writable=writable)) as access, closing(Explorer(access)) as explorer:
        yield Client(application(access, routes=[*routes(access, explorer), *incoming_routes(access, fetcher=fetcher)]))


def graph_of(folder: Path, readings: Iterable[Reading]) -> Path:
    """A graph in a folder."""
    with open_store(folder / "graph.kg", write=True) as store:
        for reading in readings:
            store.add(reading)
    return folder / "graph.kg"


def store_of(*readings: Reading) -> Store:
    """A graph in memory, as ``kg load`` makes one of files: entities of the same id are one."""
    store = in_memory()
    put(store, *readings)
    return store


def put(store: Store, *readings: Reading) -> None:
    """Put what articles say into a graph in memory."""
    held = store.backend.local()
    for reading in readings:
        quads = rdf.quads(reading)
        held.extend([*quads, *(Quad(quad.subject, quad.predicate, quad.object) for quad in quads)])
    settle(held)


def telling(*told: tuple[str, str, str] | tuple[str, str, str, dict[str, Any]], id: str = "news", **more: Any) -> Reading:
    """An article that tells facts: subject, predicate, object and what else there is; what begins with "=" is words, no entity."""
    text = " ".join(f"{s} {p} {o}." for s, p, o, *_ in told)
    facts, names = [], set()
    for number, (subject, predicate, object, *rest) in enumerate(told):
        words = f"{subject} {predicate} {object}."
        start = text.index(words)
        further = dict(rest[0]) if rest else {}
        value = object[1:] if object.startswith("=") else ""
        facts.append(Fact(f"{id}.{number}", subject, predicate, "" if value else object,
                          Evidence(id, number, Span(start, start + len(words), words)), Surface(subject, predicate, object),
                          value=value, **further))  # fmt: skip
        names |= {subject, *([] if value else [object]), *further.get("sources", ())}
    kinds = more.pop("kinds", {})
    entities = tuple(Entity(name, name.replace("_", " ").title(), kinds.get(name, EntityType.PERSON)) for name in sorted(names))
    return Reading(Article(id, text, **{"published": "2031-04-09", "headline": f"News of {id}", **more}), entities, tuple(facts))


def on(day: str) -> Time:
    """A day."""
    return Time(f"on {day}", day, "point")


def page(text: str) -> Fetcher:
    """Fetches one page, whatever is asked for."""
    return answering(lambda request: httpx.Response(404 if request.url.path == "/robots.txt" else 200, text=text))


def answering(respond: Callable[[httpx.Request], httpx.Response]) -> Fetcher:
    """Fetches what a function gives, and does not wait."""
    return Fetcher(transport=httpx.MockTransport(respond), sleep=lambda seconds: None)
