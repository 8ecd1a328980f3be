"""What a request to the explorer asks for: its parameters, checked."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from starlette.requests import Request

from kg.errors import UsageError
from kg.serve.explore.filters import Filters, filters
from kg.serve.explore.part import MOST_ENTITIES
from kg.serve.requests import Parameters, content, in_address, value, values

_MOST_HOPS = 3
_MOST_CONTENT = 1 << 20  # bytes
_LISTS = {"statuses": "status", "classes": "class", "predicates": "predicate", "events": "event", "claimants": "claimant",
          "publishers": "publisher"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class View:
    """What a view shows: entities, how far from them, at most how many others, and which facts."""

    nodes: tuple[str, ...]
    hops: int
    limit: int
    filters: Filters


@dataclass(frozen=True, slots=True)
class Expansion:
    """An entity to expand, what is in view already, at most how many neighbours are to come, which facts, and whether also those
    that join what comes with what is in view."""

    node: str
    known: frozenset[str]
    limit: int
    filters: Filters
    across: bool


def view(request: Request) -> View:
    """The view that an address is of.

    Raises:
        HTTPException: the parameters are none.
        UsageError: one is wrong or missing, or there are too many entities.
    """
    given = in_address(request)
    nodes = tuple(sorted({*values(given, "node")}))
    if not nodes:
        raise UsageError("no entity is named", where="node", fix="name one or more: /view.json?node=ID&node=ID")
    _bounded(nodes)
    hops = number(given, "hops", 0 if len(nodes) > 1 else 1, _MOST_HOPS)
    return View(nodes, hops, number(given, "limit", 50, MOST_ENTITIES), filters_of(given))


async def expansion(request: Request) -> Expansion:
    """The expansion that a request asks for, in its address or, where that would be too long, in JSON with the same names.

    Raises:
        HTTPException: the parameters are none, or the content is too large.
        UsageError: one is wrong or missing, or there are too many entities.
    """
    given = in_address(request) if request.method == "GET" else _of_json(await content(request, _MOST_CONTENT))
    known = frozenset(values(given, "known"))
    node = value(given, "node")
    if not node:
        raise UsageError("no entity is named", where="node", fix="name one: /expand.json?node=ID")
    return Expansion(node, known, number(given, "limit", 50, MOST_ENTITIES), filters_of(given), value(given, "across") != "no")


def filters_of(given: Parameters) -> Filters:
    """The filters among parameters.

    Raises:
        HTTPException: there are two of what may be one.
        UsageError: one is wrong.
    """
    lists = {name: values(given, parameter) for name, parameter in _LISTS.items()}
    return filters(**lists, since=value(given, "since"), until=value(given, "until"))


def number(given: Parameters, name: str, otherwise: int, most: int) -> int:
    """A number from 0; more than ``most`` is ``most``.

    Raises:
        UsageError: it is none.
    """
    text = value(given, name)
    if not text:
        return otherwise
    if not (text.isascii() and text.isdigit() and len(text) < 10):
        raise UsageError(f"{text[:40]!r} is no number", where=name, fix=f"give one from 0 to {most}")
    return min(int(text), most)


def _of_json(content: bytes) -> Parameters:
    """The parameters in an object of JSON; ``filters`` may hold some of them."""
    try:
        told = json.loads(content)
    except ValueError as error:
        raise UsageError("the content is not JSON", fix='send an object such as {"node": "ID", "known": []}') from error
    if not isinstance(told, dict) or not isinstance(told.get("filters", {}), dict):
        raise UsageError("the content is no object", fix='send one such as {"node": "ID", "known": []}')
    pairs = [*told.items(), *told.get("filters", {}).items()]
    return [(name, _text(one)) for name, value in pairs for one in (value if isinstance(value, list) else [value]) if name != "filters"]


def _text(value: Any) -> str:
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise UsageError(f"{str(value)[:40]!r} is neither text nor a number", fix="send texts, numbers, and lists of these")
    return str(value)


def _bounded(ids: tuple[str, ...]) -> None:
    if len(ids) > MOST_ENTITIES:
        raise UsageError(f"there are {len(ids)} entities", where="node", fix=f"name {MOST_ENTITIES} at most")
