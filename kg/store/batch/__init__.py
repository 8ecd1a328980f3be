"""Many articles into a graph that is kept in a folder: they wait on disk, and are joined some or all at once.

To join an article with the others, what it shares names with is looked at, and the engine merges it into its indices. Both cost the
more the larger the graph is, and next to nothing more for several articles at once. So an article of a batch is put where it is
safe and cannot be seen, and joined later: in an empty graph all of them when the batch ends, otherwise some at a time.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import islice

from kg import __version__, rdf
from kg.errors import StoreError
from kg.rdf import names
from kg.rdf.terms import KEPT_GRAPH
from kg.store.backend import Backend
from kg.store.batch import afresh
from kg.store.coming import Coming
from kg.store.editions import older
from kg.store.embedded import Embedded
from kg.store.merging import exchange, originals, rules_of
from kg.store.waiting import Place, Waiting
from kg.types import Reading

AT_ONCE = 64  # articles that are joined with those of a graph as one change


class Batch:
    """Takes articles; ``Store.batch`` makes it."""

    def __init__(self, opened: Callable[[], Embedded], waiting: Waiting) -> None:
        """``opened`` gives the graph, which is made with the first article."""
        self._opened, self._waiting = opened, waiting
        self._empty: bool | None = None
        self._since = 0

    def add(self, reading: Reading, *, model: str = "") -> tuple[str, ...]:
        """As ``Store.add``: the article is safe on disk then, but seen in the graph only later, at the end of the batch at the latest.

        Raises:
            StoreError: the disk does not take it.
        """
        id, backend = reading.article.id, self._opened()
        self._empty = _is_empty(backend) if self._empty is None else self._empty
        coming = Coming.of(reading, rdf.triples(reading, model=model))
        earlier = older(backend, reading.article, self._waiting)
        held = [] if self._waiting.is_leaving(id) else list(originals(backend, [id]).values())
        before = self._waiting.packed(id) or "".join(held)
        if earlier or before != coming.packed:
            place = Place(names.clean(reading.article.url), names.clean(reading.article.source))
            self._waiting.put(coming, place, [*earlier, *([id] if held else [])])
            self._since += 1
            if not self._empty and self._since >= AT_ONCE:
                finish(backend, self._waiting)
                self._since = 0
        return tuple(sorted([*earlier, *([id] if before else [])]))


def finish(backend: Embedded, waiting: Waiting) -> None:
    """Join all articles that wait; begun before and interrupted, it is done again.

    Raises:
        StoreError: the disk does not take it, or another version of kg began it.
    """
    begun = waiting.afresh()
    if begun and begun != __version__:
        raise StoreError(f"version {begun} of kg began to make this graph", where=backend.where, fix="build it again in another folder")
    if begun or (waiting.count() > AT_ONCE and _is_empty(backend)):
        if not begun:
            waiting.begin_afresh(__version__)
        afresh.make(backend, waiting, rules_of(backend))
        backend.flush()
    else:
        while some := list(islice(waiting.all(), AT_ONCE)):
            gone = originals(backend, {*waiting.leaving(), *(coming.article for coming in some)})
            exchange(backend, list(gone), some)
            waiting.done(coming.article for coming in some)
    waiting.end()


def _is_empty(backend: Backend) -> bool:
    """Whether a graph tells nothing; an engine may remember the names of graphs that are empty now."""
    return all(next(backend.find(None, None, None, graph), None) is None for graph in backend.graphs() if graph != KEPT_GRAPH)
