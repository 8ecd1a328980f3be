"""A shortest way between two entities, by facts that are told as so."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from kg.serve.explore.index import Index
from kg.serve.explore.queries import cells, entity_nodes, entity_of
from kg.store import Store

MOST_VISITED = 50_000  # entities
MOST_SECONDS = 5.0
_PAIRS = 2_500  # pairs that are tried one by one: a hundredth of a millisecond each
_AT_ONCE = 500  # entities that one question is about

_JOINED = "SELECT DISTINCT ?a ?b {{ VALUES ?a {{ {a} }} VALUES ?b {{ {b} }} ?a ?p ?b }}"
_OUT = "SELECT DISTINCT ?a ?b {{ VALUES ?a {{ {a} }} ?a ?p ?b FILTER(isIRI(?b)) }}"
_IN = "SELECT DISTINCT ?a ?b {{ VALUES ?a {{ {a} }} ?f rdf:object ?a ; rdf:subject ?b ; kg:status kg:asserted }}"


@dataclass(slots=True)
class _Side:
    """What is reached from one end: each entity with the one before it; ``edge`` are those reached last."""

    before: dict[str, str]
    edge: list[str]
    hops: int = 0

    def way(self, id: str) -> list[str]:
        """From an entity back to the end."""
        found = [id]
        while before := self.before[found[-1]]:
            found.append(before)
        return found


@dataclass(frozen=True, slots=True)
class Way:
    """The ids from one entity to the other, empty where there is no way or it was given up, and then why ("too far", "too much")."""

    ids: Sequence[str]
    given_up: str = ""


def path(store: Store, index: Index, start: str, goal: str, *, longest: int = 6) -> Way:
    """A shortest way between two entities: of several the same one every time.

    Only asserted facts count, in either direction. It is looked for from both ends, from the one that costs less first.

    Args:
        store: the store.
        index: its entities.
        start: the id at one end.
        goal: the id at the other.
        longest: how many facts it may have.

    Raises:
        StoreError, QueryError: the store cannot be read.
    """
    if start == goal:
        return Way((start,))
    return _Search(store, index, _Side({start: ""}, [start]), _Side({goal: ""}, [goal]), longest).run()


@dataclass(slots=True)
class _Search:
    store: Store
    index: Index
    start: _Side
    goal: _Side
    longest: int
    begun: float = field(default_factory=time.monotonic)

    def run(self) -> Way:
        while self.start.hops + self.goal.hops < self.longest:
            if found := self._joined():
                return Way(found)
            if self.start.hops + self.goal.hops + 1 == self.longest and self._was_tried():
                break
            if self._is_too_much():
                return Way((), "too much")
            side, other = sorted((self.start, self.goal), key=lambda side: sum(map(self.index.facts, side.edge)))
            self._step(side)
            if met := sorted(set(side.edge) & other.before.keys()):
                return Way(self._whole(met[0], met[0]))
            if not side.edge:
                return Way((), "no way")
        return Way((), "too far")

    def _step(self, side: _Side) -> None:
        """Go one fact further from one end."""
        reached: dict[str, str] = {}
        for one, other in sorted(self._beside(side.edge)):
            if other not in side.before:
                reached.setdefault(other, one)
        side.before |= reached
        side.edge, side.hops = sorted(reached), side.hops + 1

    def _beside(self, ids: Sequence[str]) -> Iterator[tuple[str, str]]:
        for at in range(0, len(ids), _AT_ONCE):
            given = entity_nodes(ids[at : at + _AT_ONCE])
            for question in (_OUT, _IN):
                yield from self._ids(question.format(a=given))
            if self._is_too_much():
                return

    def _joined(self) -> Sequence[str]:
        """A way where a fact joins what was reached last from both ends."""
        if not self._was_tried():
            return ()
        a, b = entity_nodes(self.start.edge), entity_nodes(self.goal.edge)
        forth = [*self._ids(_JOINED.format(a=a, b=b))]
        back = [(one, other) for other, one in self._ids(_JOINED.format(a=b, b=a))]
        pairs = sorted({*forth, *back})
        return self._whole(*pairs[0]) if pairs else ()

    def _was_tried(self) -> bool:
        return len(self.start.edge) * len(self.goal.edge) <= _PAIRS

    def _whole(self, one: str, other: str) -> Sequence[str]:
        first, last = self.start.way(one)[::-1], self.goal.way(other)
        return (*first, *(last[1:] if one == other else last))

    def _ids(self, sparql: str) -> Iterable[tuple[str, str]]:
        for a, b in cells(self.store, sparql):
            if (one := entity_of(a)) and (other := entity_of(b)):
                yield one, other

    def _is_too_much(self) -> bool:
        visited = len(self.start.before) + len(self.goal.before)
        return visited > MOST_VISITED or time.monotonic() - self.begun > MOST_SECONDS


