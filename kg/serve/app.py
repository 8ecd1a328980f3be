"""The application: the addresses of the protocols, those of further routes, and what holds for all of them."""

from __future__ import annotations

from collections.abc import AsyncIterator, Collection, Sequence
from contextlib import asynccontextmanager

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.routing import BaseRoute
from starlette.types import ASGIApp, Receive, Scope, Send

from kg.errors import KgError
from kg.serve import graphs, problems, sparql
from kg.serve.access import Access
from kg.serve.guard import LOOPBACK, Guard
from kg.serve.headers import SecurityHeaders
from kg.serve.limits import Limits
from kg.serve.workers import Workers


class Application:
    """An ASGI application that serves a graph."""

    def __init__(self, app: ASGIApp, workers: Workers) -> None:
        """``workers`` answer its queries."""
        self._app, self._workers = app, workers

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        await self._app(scope, receive, send)

    async def stop(self) -> None:
        """End the queries that run; those who wait for them are told."""
        await self._workers.close()


def application(
    access: Access,
    *,
    limits: Limits | None = None,
    hosts: Collection[str] = LOOPBACK,
    cors: Collection[str] = (),
    routes: Sequence[BaseRoute] = (),
    page: sparql.Page | None = None,
) -> Application:
    """The application that serves a graph.

    Args:
        access: the graph; it stays open when the application ends.
        limits: what one request may take.
        hosts: the names that requests may be for, empty for any.
        cors: origins of other sites whose pages may ask, ``*`` for all.
        routes: further routes, such as the explorer's; their errors of kg are answered in words too.
        page: what a browser gets at ``/sparql`` when it asks nothing.
    """
    limits = limits or Limits()
    workers = Workers(access.where, limits, missing=access.writable)

    @asynccontextmanager
    async def running(_: Starlette) -> AsyncIterator[None]:
        try:
            yield
        finally:
            await workers.close()

    own = [sparql.route(workers, limits, writable=access.writable, page=page), graphs.route(access, limits)]
    handlers = {KgError: problems.of_kg, HTTPException: problems.of_http, Exception: problems.of_defect}
    inner = Starlette(routes=[*own, *routes], exception_handlers=handlers, lifespan=running)
    return Application(SecurityHeaders(Guard(inner, hosts=hosts, cors=cors)), workers)
