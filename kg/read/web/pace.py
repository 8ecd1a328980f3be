"""No server is asked more often than it can bear."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic, sleep

SECONDS = 1.0  # between two requests to one host
_MOST_HOSTS = 10_000


class Pace:
    """Remembers when each host was asked last."""

    def __init__(self, clock: Callable[[], float] = monotonic, sleep: Callable[[float], None] = sleep) -> None:
        self._clock, self._sleep = clock, sleep
        self._last: dict[str, float] = {}

    def keep(self, host: str, seconds: float = SECONDS) -> None:
        """Wait until a host may be asked again, which it is then."""
        last = self._last.pop(host, None)
        if last is not None and (wait := last + seconds - self._clock()) > 0:
            self._sleep(wait)
        self._last[host] = self._clock()
        if len(self._last) > _MOST_HOSTS:
            del self._last[next(iter(self._last))]
