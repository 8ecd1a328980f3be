"""What is made of a store as a whole and kept until the store changes."""

from __future__ import annotations

import asyncio
import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Generic, TypeVar

from kg.serve.access import Access
from kg.store import Store

_T = TypeVar("_T")

_PATIENCE = 1.0  # seconds that a request waits for the newest before it takes the last


class Latest(Generic[_T]):
    """Something made of a store in the background, anew for each of its states."""

    def __init__(self, access: Access, pool: ThreadPoolExecutor, make: Callable[[Store, int], _T], *, patience: float = _PATIENCE) -> None:
        """Nothing is made yet.

        Args:
            access: the store.
            pool: where it is made.
            make: makes it of the store and the number of its state.
            patience: seconds to wait for the newest where there is one of an earlier state.
        """
        self._access, self._pool, self._make, self._patience = access, pool, make, patience
        self._lock = threading.Lock()
        self._ready: tuple[int, _T] | None = None
        self._coming: tuple[int, Future[_T]] | None = None

    def begin(self) -> Future[_T]:
        """Begin to make it, unless it is being made already; a failure is tried again."""
        with self._lock:
            generation = self._access.generation
            if self._coming and self._coming[0] == generation and not _has_failed(self._coming[1]):
                return self._coming[1]
            future = self._pool.submit(self._run, generation)
            self._coming = (generation, future)
            return future

    async def get(self) -> _T:
        """The newest; that of an earlier state of the store if the newest takes long.

        Raises:
            StoreError, QueryError: the store cannot be read.
        """
        await self._access.read(_look)
        ready = self._ready
        if ready and ready[0] == self._access.generation:
            return ready[1]
        coming = asyncio.shield(asyncio.wrap_future(self.begin()))
        if ready is None:
            return await coming
        try:
            return await asyncio.wait_for(coming, self._patience)
        except TimeoutError:
            return ready[1]

    def of(self, store: Store, generation: int) -> _T:
        """That of one state of the store, made here and now if it is not there."""
        ready = self._ready
        return ready[1] if ready and ready[0] == generation else self._make(store, generation)

    def _run(self, generation: int) -> _T:
        made = asyncio.run(self._access.read(lambda store: self._make(store, generation)))
        with self._lock:
            if self._ready is None or self._ready[0] <= generation:
                self._ready = (generation, made)
        return made


class Kept(Generic[_T]):
    """Answers that are asked for again, the last ones up to a weight of all together. Several threads may use it."""

    def __init__(self, most: int) -> None:
        """``most`` is the weight."""
        self._most, self._weight = most, 0
        self._lock = threading.Lock()
        self._held: OrderedDict[Hashable, tuple[_T, int]] = OrderedDict()

    def get(self, key: Hashable) -> _T | None:
        """What is kept, None where nothing is."""
        with self._lock:
            if key not in self._held:
                return None
            self._held.move_to_end(key)
            return self._held[key][0]

    def put(self, key: Hashable, value: _T, weight: int) -> None:
        """Keep something, and let go of what was not asked for longest."""
        with self._lock:
            self._weight += weight - self._held.pop(key, (value, 0))[1]
            self._held[key] = (value, weight)
            while self._weight > self._most and len(self._held) > 1:
                self._weight -= self._held.popitem(last=False)[1][1]


def _has_failed(future: Future[_T]) -> bool:
    return future.done() and (future.cancelled() or future.exception() is not None)


def _look(_: Store) -> None:
    """Nothing; but a look at the store finds out whether it has changed."""
