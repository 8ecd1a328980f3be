"""Who is meant by a name, and who stands near whom."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kg.errors import UsageError
from kg.types import Entity


def named(name: str, drawn: Sequence[Entity], known: Sequence[Entity]) -> set[str]:
    """Ids of the entities that bear a name: exactly (case aside), else by all its words.

    Args:
        name: any name or the id.
        drawn: entities that take part in a fact that is kept.
        known: all entities, to tell an unknown name from one without facts.

    Raises:
        UsageError: nobody bears it, or nobody of that name takes part in a fact.
    """
    wanted = name.casefold().strip()
    words = set(wanted.split())
    exact = {entity.id for entity in drawn if wanted == entity.id.casefold() or wanted in map(_fold, _names(entity))}
    found = exact or {entity.id for entity in drawn if words and any(words <= set(_fold(n).split()) for n in _names(entity))}
    if found:
        return found
    if any(wanted in map(_fold, _names(entity)) for entity in known):
        raise UsageError(f"no fact about {name!r} is left", where="about", fix="ask for more dates, classes, statuses or less sure facts")
    raise UsageError(f"nobody is called {name!r}", where="about", fix=_hint(wanted, drawn))


def beyond(start: set[str], hops: int, facts: Sequence[tuple[str, ...]]) -> set[str]:
    """All nodes that at most ``hops`` facts part from ``start``; a fact joins its subject, object and claimants."""
    reached = set(start)
    for _ in range(hops):
        wider = reached | {party for fact in facts if not reached.isdisjoint(fact) for party in fact}
        if wider == reached:
            break
        reached = wider
    return reached


def _names(entity: Entity) -> tuple[str, ...]:
    return (entity.name, *entity.names)


def _fold(name: str) -> str:
    return name.casefold().strip()


def _hint(wanted: str, drawn: Iterable[Entity]) -> str:
    from difflib import get_close_matches

    spelled = {_fold(name)[:200]: name[:200] for entity in drawn for name in _names(entity)}
    close = [spelled[match] for match in get_close_matches(wanted[:200], sorted(spelled), n=3, cutoff=0.5)]
    return f"did you mean {' or '.join(close)}?" if close else "try another spelling"
