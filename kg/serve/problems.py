"""What goes wrong, as answers over HTTP: a status, and in plain text the cause and what to do."""

from __future__ import annotations

from collections.abc import Mapping

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from kg.errors import FormatError, InputError, KgError, NoSuchArticle, NoSuchEntity, QueryError, UsageError
from kg.serve.negotiate import NotAcceptable
from kg.serve.workers import Busy, Fallen, TimedOut

_STATUSES: tuple[tuple[type[KgError], int], ...] = (  # the first that fits
    (Busy, 503),
    (TimedOut, 503),
    (Fallen, 500),
    (NotAcceptable, 406),
    (NoSuchArticle, 404),
    (NoSuchEntity, 404),
    (QueryError, 400),
    (FormatError, 400),
    (InputError, 400),
    (UsageError, 400),
    (KgError, 500),
)
_RETRY = {"retry-after": "1"}  # seconds


def problem(status: int, cause: str, fix: str = "", headers: Mapping[str, str] | None = None) -> HTTPException:
    """An error to raise: its status, what is wrong, and what to do."""
    return HTTPException(status, str(KgError(cause, fix=fix)), headers)


def told(status: int, text: str, headers: Mapping[str, str] | None = None) -> Response:
    """An error as an answer. What came with the request may stand in it, so it is text and one line."""
    line = "".join(char if char.isprintable() else " " for char in text)
    return PlainTextResponse(line.encode("utf-8", "replace") + b"\n", status, headers)


def status_of(error: KgError) -> int:
    """The status of HTTP that an error of kg has."""
    return next(status for kind, status in _STATUSES if isinstance(error, kind))


async def of_kg(_: Request, error: Exception) -> Response:
    """The answer to an error of kg."""
    assert isinstance(error, KgError)
    return told(status_of(error), str(error), _RETRY if isinstance(error, Busy) else None)


async def of_http(_: Request, error: Exception) -> Response:
    """The answer to an error with a status of its own."""
    assert isinstance(error, HTTPException)
    text = {
        404: "nothing is served at this address (SPARQL is at /sparql, graphs are at /graphs)",
        405: "this address does not take that method (see the header Allow)",
    }.get(error.status_code) if error.detail in {"Not Found", "Method Not Allowed"} else None
    return told(error.status_code, text or error.detail, error.headers)


async def of_defect(_: Request, error: Exception) -> Response:
    """The answer to an error that nobody foresaw; the server's log has more."""
    return told(500, "something went wrong here (this is a defect of kg: the server's own messages tell more)")
