"""Who may ask: pages of other sites may not, though they run in a browser on this machine.

A page of any site can send requests to 127.0.0.1, and can make its own name stand for 127.0.0.1 to read the answers (DNS
rebinding). So the name that a request is for must be one of this machine, and what is not plainly reading must not come from
a page of another site, unless that site is allowed.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from kg.errors import UsageError
from kg.serve.problems import told

LOOPBACK = frozenset({"localhost", "127.0.0.1", "[::1]"})
"""The names of this machine that no other can take."""

_HOST = re.compile(r"(\[[0-9a-f:.]+\]|[a-z0-9._-]+)(:\d+)?", re.IGNORECASE)
_ORIGIN = re.compile(r"https?://(?:\[[0-9a-f:.]+\]|[a-z0-9._-]+)(?::\d+)?", re.IGNORECASE)
_SAFE = {"GET", "HEAD", "OPTIONS"}
_ALLOWED = {
    "access-control-allow-methods": "GET, HEAD, POST, PUT, DELETE",
    "access-control-allow-headers": "accept, content-type",
    "access-control-allow-private-network": "true",  # a page of a public site that asks one of this machine
    "access-control-max-age": "600",
}
_EXPOSED = "x-sparql-maxrows, location, retry-after"


def origins(given: Collection[str], *, writable: bool) -> frozenset[str]:
    """The sites that are allowed, checked.

    Args:
        given: origins such as ``https://example.org``, or ``*`` for all.
        writable: whether the server writes; then not all are allowed.

    Raises:
        UsageError: one is no origin.
    """
    for origin in given:
        if origin != "*" and not _ORIGIN.fullmatch(origin):
            raise UsageError(f"{origin!r} is no origin", where="--cors", fix="give one such as https://example.org, without a path")
    if "*" in given and writable:
        raise UsageError("any page on the web could write", where="--cors '*' with --write", fix="name the sites that may")
    return frozenset(origin.lower() for origin in given)


class Guard:
    """An application that answers only who may ask."""

    def __init__(self, app: ASGIApp, *, hosts: Collection[str] = LOOPBACK, cors: Collection[str] = ()) -> None:
        """Guard an application.

        Args:
            app: the application.
            hosts: the names that requests may be for, without ports; empty for any.
            cors: origins of other sites whose pages may ask, ``*`` for all.
        """
        self._app, self._hosts, self._cors = app, hosts, cors

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or hand it on."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        origin = headers.get("origin", "").lower()
        is_allowed = bool(origin) and ("*" in self._cors or origin in self._cors)

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start" and self._cors:
                _share(MutableHeaders(scope=message), origin if is_allowed else "")
            await send(message)

        refused = self._refused(scope["method"], headers, origin, is_allowed)
        await (refused or self._app)(scope, receive, with_headers)

    def _refused(self, method: str, headers: Headers, origin: str, is_allowed: bool) -> Response | None:
        """The answer to who may not ask, or asks whether they may; None for who may."""
        host = _HOST.fullmatch(headers.get("host", ""))
        if host is None or (self._hosts and host[1].lower() not in self._hosts):
            return told(403, f"this server does not go by the name {headers.get('host', '')[:100]!r} (ask for localhost)")
        own = re.sub(r"^https?://", "", origin) == headers["host"].lower()
        if method not in _SAFE and origin and not (own or is_allowed):
            return told(403, f"pages of {origin[:100]} may not do this (start the server with --cors and that origin)")
        if headers.get("sec-fetch-site") == "cross-site" and headers.get("sec-fetch-mode") != "navigate" and not is_allowed:
            return told(403, "pages of other sites may not ask (start the server with --cors and their origin)")  # not even in vain
        if method == "OPTIONS" and is_allowed and "access-control-request-method" in headers:
            return Response(status_code=204, headers=_ALLOWED)
        return None


def _share(headers: MutableHeaders, origin: str) -> None:
    """Let a page of an allowed site read an answer; ``origin`` is "" where it is not allowed."""
    headers.add_vary_header("Origin")
    if origin:
        headers["access-control-allow-origin"] = origin
        headers["access-control-expose-headers"] = _EXPOSED
        headers["cross-origin-resource-policy"] = "cross-origin"
