"""Quads into an engine as fast as it takes them, and their union with them.

The engine sorts what it gets at once for every one of its indices, on one core, and puts it into files of its own; so two parts are
under way at a time, and the union, which most queries ask, goes in as few large parts: a query looks into every file. None of this
is a transaction: it is for a store that nobody has seen yet.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from itertools import chain

import pyoxigraph
from pyoxigraph import DefaultGraph, RdfFormat

from kg.rdf import terms
from kg.rdf.merge import fullest, one_name_each
from kg.rdf.terms import ALT_LABEL, PREF_LABEL
from kg.store.chunks import Input, Quads, Text, looked_at, parts

AT_ONCE = 2  # parts that the engine works on
UNITED = 64 << 20  # bytes of the union that go in at once

Watch = Callable[[Iterable[Text | Quads]], Iterable[Text | Quads]]


def fill(store: pyoxigraph.Store, inputs: Sequence[Input], *, watch: Watch = iter) -> int:
    """Put files into a store; its default graph becomes the union of the named ones, all but what a store keeps for itself.

    Args:
        store: the store, which holds nothing yet.
        inputs: the files.
        watch: sees the parts go by.

    Returns:
        How many quads the files have.

    Raises:
        FormatError: a file cannot be read, or is not of its format.
        OSError: the disk does not take it.
    """
    count = 0
    under_way: deque[Future[None]] = deque()
    try:
        with ThreadPoolExecutor(AT_ONCE) as pool:
            for job in _jobs(store, ((given, part) for given in inputs for part in watch(parts(given)))):
                if len(under_way) == AT_ONCE:
                    under_way.popleft().result()
                under_way.append(pool.submit(job.run))
                count += job.count
            while under_way:
                under_way.popleft().result()
    finally:
        under_way.clear()  # an error among them would hold the store open
    settle(store)
    return count


@dataclass(frozen=True, slots=True)
class _Job:
    """Something to do, and how many quads of files it is the first to touch."""

    run: Callable[[], None]
    count: int = 0


def _jobs(store: pyoxigraph.Store, coming: Iterable[tuple[Input, Text | Quads]]) -> Iterator[_Job]:
    waiting: list[tuple[Input, Text]] = []
    for given, part in coming:
        if isinstance(part, Quads):
            yield _Job(partial(_put_quads, store, part), part.count)
            continue
        yield _Job(partial(_put_text, store, given, part), part.count)
        waiting.append((given, part))
        if sum(len(text.flat) for _, text in waiting) > UNITED:
            yield _Job(partial(_unite, store, waiting))
            waiting = []
    yield _Job(partial(_unite, store, waiting))


def _put_quads(store: pyoxigraph.Store, part: Quads) -> None:
    store.bulk_extend(chain(part.named, part.flat()))


def _put_text(store: pyoxigraph.Store, given: Input, part: Text) -> None:
    try:
        store.bulk_load(part.named, RdfFormat.N_QUADS)
    except (SyntaxError, ValueError):  # said again with the right line
        _look_at(store, given, part)


def _unite(store: pyoxigraph.Store, waiting: Sequence[tuple[Input, Text]]) -> None:
    try:
        store.bulk_load(b"".join(part.flat for _, part in waiting), RdfFormat.N_TRIPLES)
    except (SyntaxError, ValueError):  # a line in one of them has no graph
        for given, part in waiting:
            _look_at(store, given, part)


def _look_at(store: pyoxigraph.Store, given: Input, part: Text) -> None:
    for quads in looked_at(given, part):
        _put_quads(store, quads)


def settle(store: pyoxigraph.Store) -> None:
    """Leave every entity of the default graph one preferred name; the others are other names."""
    for quad in store.quads_for_pattern(None, PREF_LABEL, None, DefaultGraph()):
        labels = list(store.quads_for_pattern(quad.subject, PREF_LABEL, None, DefaultGraph()))
        if len(labels) > 1 and terms.value(quad.object) == fullest(terms.value(label.object) for label in labels):  # once for each entity
            told = [*labels, *store.quads_for_pattern(quad.subject, ALT_LABEL, None, DefaultGraph())]
            settled = one_name_each(told)
            store.extend(settled)
            for gone in set(told).difference(settled):
                store.remove(gone)
