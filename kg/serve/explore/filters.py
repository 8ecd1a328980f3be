"""Which facts are wanted: by status, predicate, event type, claimant, publisher and date. The store itself leaves the others out."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from pyoxigraph import NamedNode

from kg.draw.dates import bounds
from kg.errors import UsageError
from kg.rdf import names
from kg.serve.explore.queries import entity_node, literal
from kg.types import EntityType, Status

_Kind = TypeVar("_Kind", Status, EntityType)

_DATED = """
  ?f kg:evidence/oa:hasSource ?dated .
  OPTIONAL {{ ?dated schema:datePublished ?published }}
  OPTIONAL {{ ?f kg:time ?when OPTIONAL {{ ?when kg:begins ?begins }} OPTIONAL {{ ?when kg:ends ?ends }} }}
  BIND(SUBSTR(STR(?published), 1, 10) AS ?day)
  FILTER(IF(BOUND(?begins) || BOUND(?ends),
    COALESCE(STR(?begins), "0000") <= {until} && COALESCE(STR(?ends), "9999") >= {since}, ?day <= {until} && ?day >= {since}))"""


@dataclass(frozen=True, slots=True)
class Filters:
    """What facts must have, one of each kind that is not empty.

    ``classes`` are those of entities that may come into view; ``claimants`` are ids, ``publishers`` names. ``since`` and ``until``
    are the first and the last day, "" for any. A fact is dated by its own time, else by its article's.
    """

    statuses: tuple[Status, ...] = ()
    classes: tuple[EntityType, ...] = ()
    predicates: tuple[str, ...] = ()
    events: tuple[str, ...] = ()
    claimants: tuple[str, ...] = ()
    publishers: tuple[str, ...] = ()
    since: str = ""
    until: str = ""

    def pattern(self) -> str:
        """The same as a pattern of SPARQL on ``?f``."""
        return "".join(self._parts())

    def admits(self, kind: EntityType | None) -> bool:
        """Whether an entity of a class may come into view; words (None) always may."""
        return not self.classes or kind is None or kind in self.classes

    def _parts(self) -> Iterator[str]:
        yield from _one_of("kg:status", (NamedNode(names.KG + status) for status in self.statuses))
        yield from _one_of("rdf:predicate", (NamedNode(names.relation_iri(predicate)) for predicate in self.predicates))
        yield from _one_of("kg:eventType", (NamedNode(names.event_iri(event)) for event in self.events))
        yield from _one_of("prov:wasAttributedTo", map(entity_node, self.claimants))
        yield from _one_of("kg:evidence/oa:hasSource/schema:publisher", map(literal, self.publishers))
        if self.since or self.until:
            yield _DATED.format(since=literal(self.since or "0000"), until=literal(self.until or "9999"))


def filters(
    *,
    statuses: Collection[str] = (),
    classes: Collection[str] = (),
    predicates: Collection[str] = (),
    events: Collection[str] = (),
    claimants: Collection[str] = (),
    publishers: Collection[str] = (),
    since: str = "",
    until: str = "",
) -> Filters:
    """Filters from words as they come with a request; dates are "2025", "2025-03" or "2025-03-18".

    Raises:
        UsageError: a status or a class is none, or a date.
    """
    first, last = _day(since, "since", 0), _day(until, "until", 1)
    if first and last and first > last:
        raise UsageError(f"{since} is after {until}", where="since", fix="give the earlier day as since")
    return Filters(
        statuses=tuple(_known(Status, name, "status") for name in sorted({*statuses})),
        classes=tuple(_known(EntityType, name, "class") for name in sorted({*classes})),
        predicates=tuple(sorted({*predicates})),
        events=tuple(sorted({*events})),
        claimants=tuple(sorted({*claimants})),
        publishers=tuple(sorted({*publishers})),
        since=first,
        until=last,
    )


def _known(kind: type[_Kind], name: str, where: str) -> _Kind:
    try:
        return kind(name)
    except ValueError as error:
        raise UsageError(f"{name[:100]!r} is no {where}", where=where, fix=f"give one of {', '.join(kind)}") from error


def _day(text: str, where: str, end: int) -> str:
    found = bounds(text) if text else ("", "")
    if found is None:
        raise UsageError(f"{text[:100]!r} is no date", where=where, fix="write it as 2025, 2025-03 or 2025-03-18")
    return found[end]


def _one_of(property: str, values: Iterable[object]) -> Iterator[str]:
    """A pattern that the engine joins last: it knows how many facts an entity has, not how many have a status."""
    told = ", ".join(map(str, values))
    if told:
        name = "?" + "".join(filter(str.isalpha, property))
        yield f" ?f {property} {name} . FILTER({name} IN ({told}))"
