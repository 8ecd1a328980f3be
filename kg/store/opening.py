"""Opening a graph: in a folder, on a server, in memory."""

from __future__ import annotations

import os
from pathlib import Path

import pyoxigraph

from kg.errors import StoreError
from kg.store import location as places
from kg.store.backend import Backend
from kg.store.embedded import Embedded
from kg.store.store import Store
from kg.store.waiting import Waiting


def open_store(location: str | os.PathLike[str], *, write: bool = False) -> Store:
    """Open the graph kept in a folder or on a SPARQL 1.1 server.

    Args:
        location: the folder, or the address of the server.
        write: whether articles will be added or removed; a folder is then made with the first article.

    Raises:
        UsageError: the location is neither.
        StoreError: there is no graph (and none is to be written), it cannot be opened, or another process writes to it.
    """
    if places.is_url(location):
        from kg.store.server import opened

        server = opened(os.fspath(location), write=write)
        return Store(server.where, server, write=write)
    path = places.folder(location)
    places.check(path, write=write)

    def make() -> Backend:
        return Embedded(places.opened(path, write=write), path)

    waiting = Waiting(path)
    if not write and waiting.there():
        _finish(path, waiting)
    return Store(str(path), make() if places.is_store(path) else None, write=write, make=make, waiting=waiting)


def _finish(path: Path, waiting: Waiting) -> None:
    """Join what an interrupted process left waiting, unless another one is at it; what it has joined by then can be read."""
    try:
        with open_store(path, write=True) as store:
            store.finish()
    except StoreError as error:
        if waiting.afresh():
            raise StoreError("its articles are not joined yet", where=str(path), fix=f"try again later ({error.cause})") from error
    finally:
        waiting.close()


def in_memory() -> Store:
    """A graph in memory, empty."""
    return Store("memory", Embedded(pyoxigraph.Store()), write=True)
