"""What is kept of a graph until it changes."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest
from explored import graph_of, telling
from graph_story import story

from kg.errors import StoreError
from kg.serve import Access
from kg.serve.explore import Explorer
from kg.serve.explore.latest import Kept, Latest
from kg.store import Store


@pytest.fixture
def access(tmp_path: Path) -> Iterator[Access]:
    with closing(Access(str(graph_of(tmp_path, [story()])), writable=True)) as access:
        yield access


def add(store: Store) -> None:
    store.add(telling(("x", "meet", "y")))


def test_it_is_made_once_for_each_state(access: Access) -> None:
    made: list[int] = []

    def make(store: Store, generation: int) -> int:
        made.append(generation)
        return len(store.articles())

    with ThreadPoolExecutor(1) as pool:
        latest = Latest(access, pool, make, patience=60)

        async def asked() -> tuple[int, ...]:
            first = await asyncio.gather(latest.get(), latest.get())
            await access.write(add)
            return (*first, await latest.get(), await latest.get())

        assert asyncio.run(asked()) == (1, 1, 2, 2)
    assert made == [0, 1]


def test_the_last_is_taken_where_the_newest_takes_long(access: Access) -> None:
    go_on = threading.Event()

    def make(store: Store, generation: int) -> int:
        if generation:
            assert go_on.wait(10)
        return generation

    with ThreadPoolExecutor(1) as pool:
        latest = Latest(access, pool, make, patience=0.01)

        async def asked() -> tuple[int, int]:
            await latest.get()
            await access.write(add)
            stale = await latest.get()
            go_on.set()
            await asyncio.wrap_future(latest.begin())
            return stale, await latest.get()

        assert asyncio.run(asked()) == (0, 1)


def test_what_failed_is_tried_again(access: Access) -> None:
    tries: list[int] = []

    def make(store: Store, generation: int) -> str:
        tries.append(generation)
        if len(tries) == 1:
            raise StoreError("a file is missing")
        return "made"

    with ThreadPoolExecutor(1) as pool:
        latest = Latest(access, pool, make)
        with pytest.raises(StoreError):
            asyncio.run(latest.get())
        assert asyncio.run(latest.get()) == "made"
        store = asyncio.run(access.read(lambda store: store))
        assert latest.of(store, 0) == "made"
        assert len(tries) == 2
        assert latest.of(store, 7) == "made"
        assert len(tries) == 3


def test_what_was_not_asked_for_longest_goes() -> None:
    kept: Kept[str] = Kept(10)
    kept.put("a", "A", 4)
    kept.put("b", "B", 4)
    assert kept.get("a") == "A"
    kept.put("c", "C", 4)
    assert [kept.get(key) for key in "abc"] == ["A", None, "C"]
    kept.put("c", "D", 6)
    assert [kept.get(key) for key in "ac"] == ["A", "D"]
    kept.put("large", "L", 99)
    assert [kept.get(key) for key in ("a", "c", "large")] == [None, None, "L"]


def test_hubs_are_looked_at_before_anybody_asks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.serve.explore.explorer._LARGE", 1)
    with closing(Access(str(graph_of(tmp_path, [story()])))) as access, closing(Explorer(access)) as explorer:
        explorer.begin()
        asyncio.run(explorer.hubs())
        asyncio.run(explorer._ahead.get())
        assert [key[1] for key in explorer._neighbours._held] == ["norland"]  # type: ignore[index]
        part = asyncio.run(explorer.around("norland", limit=5))
        assert len(part.told.facts) == 3
