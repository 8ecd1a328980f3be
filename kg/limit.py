"""A limit on the time that a piece of work may take, so that no input can hang a run.

It interrupts Python code and waits on other threads, by a signal; a single long call of compiled code ends first. It holds in the
main thread of a process on systems with POSIX timers, and nowhere else: work that must be ended in any case belongs in a process
of its own (``kg.pipeline.workers``).
"""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from types import FrameType

_AGAIN = 1.0  # seconds after which the work is interrupted anew, should something on its way have swallowed the interruption


class OutOfTime(BaseException):
    """The time is over. No Exception, so that what catches all exceptions of a library does not catch it."""


@contextmanager
def time_limit(seconds: float) -> Iterator[None]:
    """Interrupt what is done inside after some seconds, 0 for never. An outer limit stands still meanwhile.

    Raises:
        OutOfTime: it took longer.
    """
    if threading.current_thread() is not threading.main_thread() or not hasattr(signal, "setitimer"):
        yield
        return
    outer = signal.getitimer(signal.ITIMER_REAL)[0]
    before = signal.signal(signal.SIGALRM, _interrupt)
    signal.setitimer(signal.ITIMER_REAL, seconds, _AGAIN if seconds else 0)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
        if outer:
            signal.setitimer(signal.ITIMER_REAL, outer, _AGAIN)


def no_limit() -> AbstractContextManager[None]:
    """Let an outer limit stand still, while something else is waited for."""
    return time_limit(0)


def _interrupt(signal: int, frame: FrameType | None) -> None:
    raise OutOfTime
