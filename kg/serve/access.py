"""The graph that a server shows: read by many at once, written by one at a time."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from kg.errors import StoreError
from kg.serve.fresh import Fresh
from kg.store import Store, open_store

_T = TypeVar("_T")

_SOON = 1.0  # seconds that what another process wrote may stay unseen: opening a graph anew takes a tenth of that


class Access:
    """A graph that is served.

    Read-only, what another process writes is seen within a second. With ``writable`` nobody else can write to the graph, and what
    this server writes is seen at once.
    """

    def __init__(self, where: str, *, writable: bool = False, threads: int = 8) -> None:
        """Open the graph.

        Args:
            where: the folder, or the address of a SPARQL 1.1 server.
            writable: whether articles may be added and removed.
            threads: how many reads are under way at once; the others wait.

        Raises:
            UsageError: ``where`` is neither.
            StoreError: there is no graph (and none is to be written), it cannot be opened, or another process writes to it.
        """
        self.where, self.writable = where, writable
        self._written = 0
        self._owned = open_store(where, write=True) if writable else None
        self._fresh = None if writable else Fresh(where, soon=_SOON)
        self._before: list[Callable[[], None]] = []
        self._readers = ThreadPoolExecutor(threads, "kg-read")
        self._writer = ThreadPoolExecutor(1, "kg-write")

    @property
    def generation(self) -> int:
        """A number that goes up with each change of the graph that was made or noticed here; what was made of it before may be stale."""
        return self._written + (self._fresh.changes if self._fresh else 0)

    async def read(self, work: Callable[[Store], _T]) -> _T:
        """What ``work`` makes of the graph, in a thread of its own; it may run twice, and must not write.

        Raises:
            StoreError: the graph cannot be read.
        """
        return await asyncio.get_running_loop().run_in_executor(self._readers, self._read, work)

    async def write(self, work: Callable[[Store], _T]) -> _T:
        """Let ``work`` change the graph; one change at a time. What has begun is finished even if whoever asked has gone.

        Raises:
            StoreError: the graph is served for reading only, or cannot be written.
        """
        return await asyncio.get_running_loop().run_in_executor(self._writer, self._write, work)

    def before_close(self, work: Callable[[], None]) -> None:
        """Have something done before the graph is let go of."""
        self._before.append(work)

    def close(self) -> None:
        """Let go of the graph, once what is under way is done.

        Raises:
            StoreError: the disk does not take it.
        """
        for work in self._before:
            work()
        for pool in (self._readers, self._writer):
            pool.shutdown(cancel_futures=True)
        for held in (self._owned, self._fresh):
            if held is not None:
                held.close()

    def _read(self, work: Callable[[Store], _T]) -> _T:
        if self._owned is not None:
            return work(self._owned)
        assert self._fresh is not None
        try:
            return work(self._fresh.store())
        except StoreError:
            changed = self._fresh.again()  # a writer beside may have taken away files of the state that was open
            if changed is None:
                raise
        return work(changed)

    def _write(self, work: Callable[[Store], _T]) -> _T:
        if self._owned is None:
            raise StoreError("the graph is served for reading only", where=self.where, fix="start the server with --write")
        try:
            return work(self._owned)
        finally:
            self._written += 1
