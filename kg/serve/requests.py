"""What comes with a request: its parameters and its content, within bounds, and whether its client is still there."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Sequence
from typing import TypeVar
from urllib.parse import parse_qsl

from starlette.requests import Request

from kg.serve.problems import problem

_T = TypeVar("_T")

FORM = "application/x-www-form-urlencoded"
_FIELDS = 1_000  # of a form
_PATIENCE = 30.0  # seconds for a request to arrive

Parameters = Sequence[tuple[str, str]]


def in_address(request: Request) -> Parameters:
    """The parameters in the address of a request.

    Raises:
        HTTPException: they are not UTF-8.
    """
    return _parsed(request.scope["query_string"])


def in_form(content: bytes) -> Parameters:
    """The fields of a form.

    Raises:
        HTTPException: they are not UTF-8.
    """
    return _parsed(content)


def values(parameters: Parameters, name: str) -> tuple[str, ...]:
    """All values of a parameter."""
    return tuple(value for key, value in parameters if key == name)


def value(parameters: Parameters, name: str) -> str:
    """The one value of a parameter, "" where it is missing.

    Raises:
        HTTPException: there are several.
    """
    found = values(parameters, name)
    if len(found) > 1:
        raise problem(400, f"there are {len(found)} parameters {name}", "give one")
    return found[0] if found else ""


def media_type(request: Request) -> str:
    """The type of a request's content, "" where it has none.

    Raises:
        HTTPException: it is not in UTF-8.
    """
    type, _, parameters = request.headers.get("content-type", "").lower().partition(";")
    charset = parameters.partition("charset=")[2].partition(";")[0].strip(" \"'")
    if charset not in {"", "utf-8", "utf8", "us-ascii"}:
        raise problem(415, f"content in {charset[:40]} is not taken", "send UTF-8")
    return type.strip()


async def content(request: Request, most: int) -> bytes:
    """The content of a request.

    Args:
        request: the request.
        most: bytes it may have.

    Raises:
        HTTPException: it has more, or does not arrive.
    """
    told = request.headers.get("content-length", "0")
    parts, size = [], int(told) if told.isdecimal() else 0
    if size > most:
        raise _too_large(most)
    size = 0
    try:
        async with asyncio.timeout(_PATIENCE):
            async for part in request.stream():
                size += len(part)
                if size > most:
                    raise _too_large(most)
                parts.append(part)
    except TimeoutError as error:
        raise problem(408, f"the request did not arrive in {_PATIENCE:g} seconds", "send it again") from error
    return b"".join(parts)


def text(content: bytes) -> str:
    """Content as text.

    Raises:
        HTTPException: it is not UTF-8.
    """
    try:
        return content.decode()
    except UnicodeDecodeError as error:
        raise problem(400, "this is not UTF-8", "check the encoding") from error


async def while_there(request: Request, work: Awaitable[_T]) -> _T:
    """The outcome of some work, which ends when nobody waits for it any more."""
    working = asyncio.ensure_future(work)
    gone = asyncio.ensure_future(_gone(request))
    try:
        await asyncio.wait({working, gone}, return_when=asyncio.FIRST_COMPLETED)
        if not working.done():
            raise problem(499, "the client has gone")  # heard by nobody
        return working.result()
    finally:
        working.cancel()
        gone.cancel()
        await asyncio.gather(working, gone, return_exceptions=True)


def _parsed(raw: bytes) -> Parameters:
    try:
        return parse_qsl(raw.decode("ascii"), keep_blank_values=True, errors="strict", max_num_fields=_FIELDS)
    except UnicodeError as error:
        raise problem(400, "the parameters are not UTF-8, or not encoded as a URL", "check their encoding") from error
    except ValueError as error:
        raise problem(400, f"there are more than {_FIELDS:,} parameters", "send fewer") from error


def _too_large(most: int) -> Exception:
    return problem(413, f"the request has more than {most:,} bytes", "send less")


async def _gone(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass
