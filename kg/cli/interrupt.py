"""Ctrl-C in the middle of long work: the first stops it after the article in hand, the second at once."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from types import FrameType
from typing import TypeVar

from kg.cli.messages import note

T = TypeVar("T")


@dataclass(slots=True)
class Stop:
    """Whether the work shall stop."""

    asked: bool = False


@contextmanager
def stopping(what: str) -> Iterator[Stop]:
    """Take Ctrl-C for the wish to stop soon.

    Args:
        what: what is finished first, as "the article in hand".
    """
    stop = Stop()
    if threading.current_thread() is not threading.main_thread():
        yield stop
        return

    def ask(number: int, frame: FrameType | None) -> None:
        if stop.asked:
            raise KeyboardInterrupt
        stop.asked = True
        note(f"stopping after {what}; Ctrl-C again stops at once")

    before = signal.signal(signal.SIGINT, ask)
    try:
        yield stop
    finally:
        signal.signal(signal.SIGINT, before)


def until(stop: Stop, items: Iterable[T]) -> Iterator[T]:
    """The items as they come, until the work shall stop."""
    for item in items:
        yield item
        if stop.asked:
            return
