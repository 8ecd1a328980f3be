"""How long the network may keep us waiting, all in all."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic


class Deadline:
    """A number of seconds that runs only while something is waited for from the network."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self._clock, self._left, self._until = clock, math.inf, math.inf

    def set(self, seconds: float) -> None:
        """Give so many seconds."""
        self._left = seconds

    @contextmanager
    def running(self) -> Iterator[None]:
        """Let it run while the block does."""
        begun = self._clock()
        self._until = begun + self._left
        try:
            yield
        finally:
            self._left -= self._clock() - begun
            self._until = math.inf

    def left(self) -> float:
        """How many seconds are left; none or fewer is over."""
        return self._until - self._clock()
