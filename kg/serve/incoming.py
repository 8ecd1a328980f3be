"""``/articles``: articles that are dropped, pasted or named into a graph that is served with ``--write``, and taken out of it.

An article is read as ``kg build`` reads it. Meanwhile the answer tells line by line, in JSON, how far it is.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar
from urllib.parse import unquote

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from kg.errors import EmptyInput, InputError, KgError, NotText, UsageError
from kg.read.dateline import checked_date
from kg.read.finish import finish
from kg.read.item import Draft, Item, of_bytes
from kg.read.options import Options
from kg.read.walk import outcomes
from kg.read.web.page import item_at
from kg.serve.access import Access
from kg.serve.explore.answers import JSON, guarded, packed, refusal
from kg.serve.requests import content, in_address, media_type, text, value
from kg.types import Article, Reading

if TYPE_CHECKING:
    from kg.read.web.fetch import Fetcher

_T = TypeVar("_T")

MOST_BYTES = 10_000_000  # of what is sent
NDJSON = "application/x-ndjson"
_BYTES = ("", "text/plain", "text/html", "application/xhtml+xml", "application/octet-stream")

Step = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Incoming:
    """An article to come: the bytes of a file, a text, or the address of a page; where it comes from, and what is said of it."""

    content: bytes = b""
    text: str = ""
    url: str = ""
    where: str = "what was sent"
    date: str = ""
    publisher: str = ""


def routes(access: Access, *, fetcher: Fetcher | None = None) -> list[Route]:
    """The routes.

    Args:
        access: the graph; served for reading only, it takes no articles.
        fetcher: gets what is at web addresses; by default one that refuses those of private networks.
    """
    reader = _Reader(fetcher)

    async def post(request: Request) -> Response:
        if not access.writable:
            return _read_only()
        return StreamingResponse(_lines(access, reader, await incoming(request)), media_type=NDJSON, headers={"cache-control": "no-store"})

    async def delete(request: Request) -> Response:
        if not access.writable:
            return _read_only()
        id = request.path_params["id"]
        await access.write(lambda store: store.remove(id))
        return Response(packed({"removed": id}), media_type=JSON)

    return [
        Route("/articles", guarded(post), methods=["POST"]),
        Route("/articles/{id:path}", guarded(delete), methods=["DELETE"]),
    ]


async def incoming(request: Request) -> Incoming:
    """The article that a request brings.

    Raises:
        HTTPException: it is too large, or of a type that is not taken.
        UsageError: what it says makes no sense.
    """
    type, given = _type_of(request), in_address(request)
    if type == JSON:
        return _of_json(await content(request, MOST_BYTES))
    if type not in _BYTES:
        raise UsageError(f"content of the type {type[:60]} is not taken", fix="send text/plain, text/html or application/json")
    name = value(given, "name") or unquote(request.headers.get("x-filename", ""))
    date = checked_date(value(given, "date"))
    return Incoming(await content(request, MOST_BYTES), where=name or "what was sent", date=date, publisher=value(given, "publisher"))


def _type_of(request: Request) -> str:
    """The type of the content; a text may come in any character set, which is found out when it is read."""
    type = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    return media_type(request) if type == JSON else type


def _of_json(sent: bytes) -> Incoming:
    try:
        told = json.loads(text(sent))
    except ValueError as error:
        raise UsageError("the content is not JSON", fix='send an object such as {"url": "https://..."}') from error
    if not isinstance(told, dict) or not all(isinstance(one, str) for one in told.values()):
        raise UsageError("the content is no object of texts", fix='send one such as {"text": "...", "date": "2025-03-18"}')
    if bool(told.get("url")) == bool(told.get("text")):
        raise UsageError("there is no article", fix="send either a url or a text")
    date = checked_date(told.get("date", ""))
    url, words = told.get("url", ""), told.get("text", "")
    return Incoming(text=words, url=url, where=url or "the text", date=date, publisher=told.get("publisher", ""))


async def _lines(access: Access, reader: _Reader, coming: Incoming) -> AsyncIterator[bytes]:
    async for step in _steps(access, reader, coming):
        yield packed(step) + b"\n"


async def _steps(access: Access, reader: _Reader, coming: Incoming) -> AsyncIterator[Step]:
    """How far it is; an error is the last step."""
    try:
        yield {"step": "reading"}
        article = await reader.run(partial(reader.article, coming))
        yield {"step": "understanding", "words": len(article.text.split())}
        reading = await reader.run(partial(_understood, article))
        yield {"step": "adding"}
        replaced = await access.write(lambda store: store.add(reading))
        yield _done(reading, replaced)
    except KgError as error:
        yield {"step": "failed", "error": f"{error.where}: {error.cause}" if error.where else error.cause, "fix": error.fix}


def _done(reading: Reading, replaced: tuple[str, ...]) -> Step:
    return {
        "step": "done",
        "article": reading.article.id,
        "headline": reading.article.headline,
        "entities": len(reading.entities),
        "facts": len(reading.facts),
        "replaced": list(replaced),
    }


class _Reader:
    """Reads one article at a time, beside everything else; the language model is loaded with the first and stays."""

    def __init__(self, fetcher: Fetcher | None) -> None:
        self._fetcher, self._pool = fetcher, ThreadPoolExecutor(1, "kg-incoming")

    def _web(self) -> Fetcher:
        """What gets web addresses, made when one is asked for: it needs an optional part, and is used by the one thread."""
        if self._fetcher is None:
            from kg.read.web.fetch import Fetcher

            self._fetcher = Fetcher()
        return self._fetcher

    async def run(self, work: Callable[[], _T]) -> _T:
        """The outcome of some work, in its turn."""
        return await asyncio.get_running_loop().run_in_executor(self._pool, work)

    def article(self, coming: Incoming) -> Article:
        """The article that is to come.

        A file has no source: browsers tell its name without its folder, and an article replaces another from the same source.

        Raises:
            InputError: it cannot be fetched, or is no article in English.
            MissingExtra: the part that fetches is not installed.
        """
        options = Options(date=coming.date, publisher=coming.publisher)
        if coming.url:
            options = replace(options, fetcher=self._web())
            return _only(item_at(coming.url, options), options)
        if coming.text:
            return replace(finish(Draft(coming.text), of_bytes(b"", coming.where), options), source="")
        return replace(_only(of_bytes(coming.content, coming.where, name=coming.where), options), source="")


def _only(item: Item, options: Options) -> Article:
    """The one article of an input.

    Raises:
        InputError: there is none, it cannot be read, or there are several, as in an archive or a feed.
    """
    found = outcomes(item, options)
    first = next(found, None)
    if isinstance(first, InputError):
        raise first
    if first is None:
        raise EmptyInput("there is no article in it", where=item.where, fix="give the address of an article")
    if next(found, None) is not None:
        raise NotText("it holds several articles", where=item.where, fix="give one, or add all of them with kg build")
    return first.article


def _understood(article: Article) -> Reading:
    from kg import pipeline

    return pipeline.read_article(article)


def _read_only() -> Response:
    return refusal(403, "this server only reads", "start it with --write")
