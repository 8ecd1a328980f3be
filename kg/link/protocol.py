"""What goes to a reconciliation service and comes from it, as JSON: the W3C Reconciliation API, 0.1, 0.2 and the draft of 0.3.

https://reconciliation-api.github.io/specs/. What a service sends is not trusted: whatever is not as it should be is an error
that says what is wrong.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kg.errors import LinkError

BATCH = 10  # queries in one request, unless the service says how many it takes
LARGEST_BATCH = 50
LIMIT = 5  # candidates for a query: enough to see whether the first leads

_IRI = re.compile(r"[a-z][a-z0-9+.-]*:[^\x00-\x20<>\"{}|\\^`\x7f]+", re.IGNORECASE)
_JOINS = ("/", "#", "=", ":")  # what the IRI of an id may be put behind


@dataclass(frozen=True, slots=True, order=True)
class Query:
    """Who is asked for: a name, and the id of a type in the service's own terms, "" for any."""

    name: str
    type: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Candidate:
    """Who it may be. ``types`` are (id, name); the scale of ``score`` is the service's own; ``match`` is its word that this is it."""

    id: str
    name: str
    score: float
    match: bool = False
    types: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a service says of itself. ``space`` is where its ids lie; ``view`` the address of a page for an id, with "{{id}}" in it."""

    name: str
    space: str = ""
    view: str = ""
    types: tuple[tuple[str, str], ...] = ()  # (id, name)
    batch: int = BATCH
    draft: bool = False  # whether it speaks 0.3 and nothing older

    def iri(self, id: str) -> str:
        """The IRI of an id, "" where the service gives no valid one: none is made up."""
        if id.startswith(("http://", "https://")):
            found = id
        elif self.space.endswith(_JOINS):
            found = self.space + id
        else:
            found = self.view.replace("{{id}}", id) if "{{id}}" in self.view else ""
        return found if _IRI.fullmatch(found) else ""


def manifest(text: str, where: str) -> Manifest:
    """The manifest a service sent.

    Raises:
        LinkError: it is none.
    """
    found = _json(text, where)
    if not isinstance(found, dict) or not isinstance(found.get("name"), str):
        raise LinkError("what is there is no reconciliation service", where=where, fix="give the address that shows its manifest")
    versions = [str(version) for version in _listed(found.get("versions"))]
    view = found.get("view")
    batch = found.get("batchSize")
    return Manifest(
        name=found["name"],
        space=_string(found.get("identifierSpace")),
        view=_string(view.get("url")) if isinstance(view, dict) else "",
        types=_types(found.get("defaultTypes")),
        batch=min(max(batch, 1), LARGEST_BATCH) if isinstance(batch, int) else BATCH,
        draft=bool(versions) and not {"0.1", "0.2"} & {*versions},
    )


def request(queries: Sequence[Query], *, draft: bool) -> dict[str, Any]:
    """The queries of one batch, as a service that speaks the draft or an older version reads them."""
    if draft:
        return {"queries": [_draft(query) for query in queries]}
    return {f"q{i}": {"query": query.name} | _bounds(query) for i, query in enumerate(queries)}


def _draft(query: Query) -> dict[str, Any]:
    return {"conditions": [{"matchType": "name", "propertyValue": query.name}]} | _bounds(query)


def _bounds(query: Query) -> dict[str, Any]:
    return {"limit": LIMIT} | ({"type": query.type} if query.type else {})


def answers(text: str, count: int, where: str, *, draft: bool) -> list[tuple[Candidate, ...]]:
    """The candidates for each query of a batch, best first.

    Raises:
        LinkError: the answer is none, or lacks some of the queries.
    """
    found = _json(text, where)
    if draft:
        results = found.get("results") if isinstance(found, dict) else None
        listed = [one.get("candidates") if isinstance(one, dict) else None for one in _listed(results)][:count]
    else:
        results = found if isinstance(found, dict) else {}
        listed = [one.get("result") if isinstance(one := results.get(f"q{i}"), dict) else None for i in range(count)]
    answered = sum(isinstance(one, list) for one in listed)
    if answered != count:
        raise LinkError(f"the service answered {answered} of {count} queries", where=where, fix="try again later")
    return [_candidates(_listed(one), where) for one in listed]


def encoded(candidates: Sequence[Candidate]) -> str:
    """Candidates as one line of JSON, to be kept."""
    return json.dumps([[c.id, c.name, c.score, c.match, c.types] for c in candidates], ensure_ascii=False, separators=(",", ":"))


def decoded(text: str) -> tuple[Candidate, ...]:
    """The candidates that :func:`encoded` wrote."""
    return tuple(Candidate(i, name, score, match, tuple((t, n) for t, n in types)) for i, name, score, match, types in json.loads(text))


def _candidates(listed: Sequence[Any], where: str) -> tuple[Candidate, ...]:
    found = []
    for one in listed:
        if not isinstance(one, dict) or not isinstance(one.get("id"), str) or not isinstance(one.get("name"), str):
            raise LinkError("the service named a candidate without an id or a name", where=where, fix="tell who runs it")
        found.append(Candidate(one["id"], one["name"], _score(one.get("score")), one.get("match") is True, _types(one.get("type"))))
    return tuple(sorted(found, key=lambda c: (-c.score, c.id)))


def _score(given: Any) -> float:
    """A score; what is no number that can be compared counts nothing."""
    number = float(given) if isinstance(given, int | float) and not isinstance(given, bool) else 0.0
    return number if math.isfinite(number) else 0.0


def _types(given: Any) -> tuple[tuple[str, str], ...]:
    """Types as (id, name): objects, or ids alone as 0.1 has them."""
    found = []
    for one in _listed(given):
        if isinstance(one, str):
            found.append((one, one))
        elif isinstance(one, Mapping) and isinstance(one.get("id"), str):
            found.append((one["id"], _string(one.get("name")) or one["id"]))
    return tuple(found)


def _json(text: str, where: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise LinkError("the answer is no JSON", where=where, fix="give the address of a reconciliation service") from error


def _listed(given: Any) -> list[Any]:
    return given if isinstance(given, list) else []


def _string(given: Any) -> str:
    return given if isinstance(given, str) else ""
