"""Things by their names: as they are written, then without regard to capitals; and names that are like one that nothing bears."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from pyoxigraph import NamedNode

from kg.errors import NoSuchEntity

_SUGGESTIONS = 3
_ALMOST_THE_SAME = 75  # of 100
_LIKE_ENOUGH = 65  # of 100; below it suggestions are noise

Named = tuple[str, NamedNode]


def found(name: str, exactly: Iterable[NamedNode], labels: Callable[[], Iterable[Named]]) -> list[NamedNode]:
    """What bears a name, sorted.

    Args:
        name: what is looked for.
        exactly: what bears just this name.
        labels: all names and what bears them; asked for only where nothing bears just this one.
    """
    nodes = set(exactly) or {node for label, node in labels() if label.casefold() == name.casefold()}
    return sorted(nodes, key=str)


def like(wanted: str, labels: Iterable[str]) -> str:
    """A proposal of names that are like one, "" where none is."""
    from rapidfuzz import fuzz, process
    from rapidfuzz.utils import default_process

    known: Sequence[str] = sorted(set(labels))
    close: dict[str, None] = {}
    for scorer, least in ((fuzz.ratio, _ALMOST_THE_SAME), (fuzz.WRatio, _LIKE_ENOUGH)):  # misspelt, then a part or in another order
        for label, _, _ in process.extract(wanted, known, scorer=scorer, processor=default_process, limit=_SUGGESTIONS, score_cutoff=least):
            close[label] = None
    return f"did you mean {' or '.join(list(close)[:_SUGGESTIONS])}?" if close else ""


def nothing_named(name: str, labels: Iterable[str]) -> NoSuchEntity:
    """The error that no entity bears a name, with those that are like it."""
    fix = like(name, labels) or "kg query 'SELECT ?name { ?entity skos:prefLabel ?name }' lists all names"
    return NoSuchEntity("the graph knows nothing by that name", where=name, fix=fix)
