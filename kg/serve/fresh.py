"""A graph that is read while others may write to it: opened anew when it has changed."""

from __future__ import annotations

import os
import threading
import time
from pathlib import Path

from kg.store import Store, in_memory, location, open_store

_LOGS = ("LOG", "LOCK")  # files of the engine that tell nothing of what is in the graph

State = frozenset[tuple[str, int, int]]
"""What a folder holds: its files, their sizes in bytes, and when they were last changed in nanoseconds."""


def state_of(folder: Path) -> State:
    """What tells one state of a graph on disk from another; empty where there is none. It takes less than a millisecond."""
    try:
        with os.scandir(folder) as entries:
            told = ((entry.name, entry.stat()) for entry in entries if not entry.name.startswith(_LOGS))
            return frozenset((name, stat.st_size, stat.st_mtime_ns) for name, stat in told)
    except OSError:  # there is no folder, or a file went while we looked: the graph is changing
        return State()


class Fresh:
    """A graph open for reading. What is written to a folder is seen once it is looked at again; a server sees to that itself.

    ``changes`` counts how often the graph was found changed. Reads in several threads do no harm.
    """

    def __init__(self, where: str, *, soon: float = 0.0, missing: bool = False) -> None:
        """Open the graph.

        Args:
            where: the folder, or the address of a SPARQL 1.1 server.
            soon: seconds for which a look is good: so long may a change stay unseen.
            missing: whether a graph that is not there yet is an empty one.

        Raises:
            UsageError: ``where`` is neither.
            StoreError: there is no graph, or it cannot be opened.
        """
        self._where, self._soon, self._missing = where, soon, missing
        self._folder = None if location.is_url(where) else location.folder(where)
        self._lock, self.changes = threading.Lock(), 0
        self._looked = time.monotonic()
        self._state = self._seen()  # before it is opened: what is written meanwhile is then a change
        self._store = self._opened()

    def store(self) -> Store:
        """The graph as it is now. Who has the store of before may go on reading that.

        Raises:
            StoreError: it has changed and cannot be opened.
        """
        with self._lock:
            if time.monotonic() - self._looked >= self._soon:
                self._looked = time.monotonic()
                self._look()
            return self._store

    def again(self) -> Store | None:
        """The graph opened anew after a read went wrong, None if nothing has changed.

        Raises:
            StoreError: it cannot be opened.
        """
        with self._lock:
            return self._store if self._look() else None

    def close(self) -> None:
        """Let go of it."""
        self._store.close()

    def _look(self) -> bool:
        state = self._seen()
        if state == self._state:
            return False
        self._store = self._opened()
        self._state = state
        self.changes += 1
        return True

    def _seen(self) -> State:
        return state_of(self._folder) if self._folder else State()

    def _opened(self) -> Store:
        if self._missing and self._folder and not location.is_store(self._folder):
            return in_memory()
        return open_store(self._where)
