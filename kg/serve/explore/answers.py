"""What the explorer answers over HTTP: JSON and files with an entity tag, and errors in words."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import asdict
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from kg.draw import payload
from kg.draw.text import clean
from kg.errors import KgError
from kg.serve.explore.index import Found
from kg.serve.explore.part import Part
from kg.serve.problems import status_of
from kg.types import Entity

Json = dict[str, Any]
Endpoint = Callable[[Request], Awaitable[Response]]

JSON = "application/json"


def answer(request: Request, body: bytes, type: str) -> Response:
    """Content that is sent only if the client does not have it already. The tag is made of the content: the same graph, the same tag."""
    tag = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
    headers = {"etag": tag, "cache-control": "no-cache"}
    if tag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    return Response(body, media_type=type, headers=headers)


def packed(told: Mapping[str, Any]) -> bytes:
    """JSON in ASCII: an id may hold half a character, which UTF-8 cannot."""
    return json.dumps(told, separators=(",", ":")).encode("ascii")


def part_json(part: Part) -> Json:
    """A part as ``kg.draw.payload`` tells it, with what is left out."""
    graph = part.graph()
    return {**payload.part(graph, part.order(graph)), "left_out": asdict(part.left_out)}


def entity_json(entity: Entity, facts: int) -> Json:
    """An entity as it stands in a part."""
    return payload.entity(entity.id, {"name": entity.name, "names": entity.names, "type": entity.type, "salience": facts})


def found_json(found: Found) -> Json:
    """An entity that was found, and the name it was found by."""
    return {**entity_json(found.entity, found.facts), "match": clean(found.name, payload.NAME)}


def guarded(endpoint: Endpoint) -> Endpoint:
    """An endpoint whose errors are JSON: ``error`` and ``fix``."""

    async def answered(request: Request) -> Response:
        try:
            return await endpoint(request)
        except HTTPException as error:
            return refusal(error.status_code, error.detail, "", error.headers)
        except KgError as error:
            return refusal(status_of(error), f"{error.where}: {error.cause}" if error.where else error.cause, error.fix)

    return answered


def refusal(status: int, cause: str, fix: str = "", headers: Mapping[str, str] | None = None) -> Response:
    """An error as an answer."""
    return Response(packed({"error": clean(cause), "fix": clean(fix)}), status, headers, JSON)
