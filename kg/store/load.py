"""Files of RDF into a store, of our own or others' making.

A store that is made anew gets the graphs as they are: first beside its place, which it takes when it is whole. A store that is
there already gets the articles among them one by one, as if they had just been read, and the other graphs as they are.
"""

from __future__ import annotations

import glob
import os
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph
from pyoxigraph import NamedNode, Quad

from kg import rdf
from kg.errors import StoreError
from kg.rdf import names, terms
from kg.rdf.terms import JOINS_GRAPH, KEPT_GRAPH
from kg.store import bulk, merging, union
from kg.store import location as places
from kg.store.backend import Backend
from kg.store.chunks import Input
from kg.store.embedded import Embedded
from kg.store.opening import open_store
from kg.store.raw import Watch, fill
from kg.store.store import Store

if TYPE_CHECKING:
    from kg.store.server import Server

_AT_ONCE = 20_000  # quads of a graph without an article that go in as one transaction
_OWN = (JOINS_GRAPH, KEPT_GRAPH, NamedNode(names.UNION))  # what a store makes for itself


@dataclass(frozen=True, slots=True)
class Loaded:
    """What was loaded: how many quads there were in the files, and the ids of articles that were added one by one."""

    quads: int
    articles: tuple[str, ...] = ()


def load(inputs: Sequence[Input], location: str | os.PathLike[str], *, watch: Watch = iter) -> Loaded:
    """Load files into a store.

    Where there is no store, one is made: it has the graphs of the files, and what a store keeps for itself if they hold it. It is
    there when all of it is, or not at all; the same on a server that takes whole graphs and holds none of ours. Where there is one,
    an interruption leaves it as before or after an article.

    Args:
        inputs: the files.
        location: the store's folder, or the address of a server.
        watch: sees the parts of the files go by.

    Raises:
        FormatError: a file cannot be read, or is not of its format; the store is as it was.
        StoreError: the store cannot be opened or written.
    """
    new = not places.is_url(location) and not places.is_store(places.folder(location))
    if new:
        return _load_new(inputs, places.folder(location), watch)
    with open_store(location, write=True) as store, _beside(None) as folder:
        made, count = _filled(folder, inputs, watch)
        if places.is_url(location) and (server := _empty_server(store.backend)):
            server.clear()  # what adopting an empty graph has noted comes with the graph again
            bulk.pour(Embedded(made), server)
            return Loaded(count)
        return Loaded(count, _add(made, store))


def _empty_server(backend: Backend) -> Server | None:
    """Where a graph is kept, if that is a server that takes whole graphs and holds none of ours yet."""
    from kg.store.server import Server

    if isinstance(backend, Server) and backend.takes_graphs and set(backend.graphs()) <= {*_OWN}:
        return backend
    return None


def _load_new(inputs: Sequence[Input], path: Path, watch: Watch) -> Loaded:
    places.check(path, write=True)
    path.parent.mkdir(parents=True, exist_ok=True)
    _sweep(path)
    with _beside(path) as folder:
        made, count = _filled(folder, inputs, watch)
        if any(_holds_articles(made, given.graph) for given in inputs):  # in one graph: they are to have one each
            with open_store(path, write=True) as store:
                return Loaded(count, _add(made, store))
        made.flush()
        del made  # the engine closes its files when nobody holds it any more
        try:
            folder.replace(path)
        except OSError as error:
            raise StoreError("a graph was made here meanwhile", where=str(path), fix="load into it, or choose another folder") from error
        return Loaded(count)


@contextmanager
def _beside(path: Path | None) -> Iterator[Path]:
    """A folder beside a path, or one for temporary files; it is gone afterwards, if it is still there."""
    outer = Path(tempfile.mkdtemp(dir=path.parent if path else None, prefix=_prefix(path) if path else None))
    try:
        yield outer / "new"
    finally:
        shutil.rmtree(outer, ignore_errors=True)


def _prefix(path: Path) -> str:
    return f".{path.name[:40]}.loading."


def _sweep(path: Path) -> None:
    """Take away what loads left that were killed; the engine locks what one that runs is making."""
    for left in path.parent.glob(f"{glob.escape(_prefix(path))}*/new/CURRENT"):
        try:
            pyoxigraph.Store(left.parent)
        except (OSError, RuntimeError):
            continue
        shutil.rmtree(left.parents[1], ignore_errors=True)


def _filled(folder: Path, inputs: Sequence[Input], watch: Watch) -> tuple[pyoxigraph.Store, int]:
    made = places.opened(folder, write=True)
    try:
        return made, fill(made, inputs, watch=watch)
    except (OSError, RuntimeError) as error:
        raise places.explained(error, folder) from error


def _holds_articles(made: pyoxigraph.Store, graph: NamedNode) -> bool:
    return next(made.quads_for_pattern(None, terms.TYPE, terms.NEWS_ARTICLE, graph), None) is not None


def _add(made: pyoxigraph.Store, store: Store) -> tuple[str, ...]:
    """Put what a store in the making holds into another: articles as if they had just been read, other graphs as they are."""
    backend = Embedded(made)
    added: list[str] = []
    others: list[NamedNode] = []
    with store.batch() as batch:
        for graph in backend.graphs():
            if graph in _OWN:
                continue
            found = rdf.readings(merging.original(backend, graph))
            for reading in found:
                batch.add(reading)
                added.append(reading.article.id)
            if not found:
                others.append(graph)
    for graph in others:
        coming = made.quads_for_pattern(None, None, None, graph)
        while part := list(islice(coming, _AT_ONCE)):
            _pour(part, graph, store)
    return tuple(added)


def _pour(part: list[Quad], graph: NamedNode, store: Store) -> None:
    """Put quads into a graph that is no article's, and into the union."""
    backend = store.backend
    change = union.change(backend, union.Graphs({}, {graph: part}))
    backend.change((), change.out, [*part, *change.into])
