"""The search for circles of garbage is rarer, and still takes place."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator

import pytest

from kg.pipeline.garbage import seldom


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    before = gc.get_threshold()
    gc.set_threshold(700, 10, 10)  # as Python has it; another test may have changed it
    yield
    gc.set_threshold(*before)
    gc.unfreeze()


class Circle:
    def __init__(self) -> None:
        self.itself = self


def test_circles_are_found_though_more_rarely() -> None:
    before = gc.get_threshold()
    seldom()
    assert gc.get_threshold() > before
    gone = weakref.ref(Circle())
    kept = [[] for _ in range(3 * gc.get_threshold()[0])]  # type: ignore[var-annotated]
    assert gone() is None
    assert kept
