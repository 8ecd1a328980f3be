"""A graph that is served while it changes: by this server, or by another process."""

from __future__ import annotations

import asyncio
import shutil
import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from graph_story import story
from served import graph_in

from kg.errors import StoreError, UsageError
from kg.serve import Access
from kg.serve.fresh import Fresh, State, state_of
from kg.store import Store, open_store


def ids(store: Store) -> list[str]:
    return [article.id for article in store.articles()]


def add(id: str) -> Callable[[Store], object]:
    return lambda store: store.add(story(id, source=f"{id}.txt"))


def test_what_another_process_writes_is_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.serve.access._SOON", 0.0)
    where = graph_in(tmp_path, "a")
    with closing(Access(str(where))) as access:
        assert asyncio.run(access.read(ids)) == ["a"]
        assert access.generation == 0
        with open_store(where, write=True) as store:
            add("b")(store)
            assert asyncio.run(access.read(ids)) == ["a", "b"]
            assert access.generation == 1
        assert asyncio.run(access.read(ids)) == ["a", "b"]


def test_a_look_is_good_for_a_while(tmp_path: Path) -> None:
    where = graph_in(tmp_path, "a")
    with closing(Fresh(str(where), soon=60)) as graph:
        with open_store(where, write=True) as store:
            add("b")(store)
        assert ids(graph.store()) == ["a"]
        assert graph.changes == 0


def test_a_read_that_went_wrong_is_tried_again_if_the_graph_has_changed(tmp_path: Path) -> None:
    where, tries = graph_in(tmp_path, "a"), []

    def unlucky(store: Store) -> list[str]:
        tries.append(store)
        if len(tries) == 1:
            with open_store(where, write=True) as writer:
                add("b")(writer)
        if len(tries) != 2:
            raise StoreError("files are missing")
        return ids(store)

    with closing(Access(str(where))) as access:
        assert asyncio.run(access.read(unlucky)) == ["a", "b"]
        with pytest.raises(StoreError, match="files are missing"):
            asyncio.run(access.read(unlucky))
    assert len(tries) == 3


def test_a_graph_that_goes_is_told(tmp_path: Path) -> None:
    where = graph_in(tmp_path, "a")
    with closing(Fresh(str(where))) as graph:
        shutil.rmtree(where)
        assert state_of(where) == State()
        with pytest.raises(StoreError, match="there is no graph here"):
            graph.store()


def test_a_graph_that_is_not_there_is_told_or_empty(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="there is no graph here"):
        Access(str(tmp_path / "none.kg"))
    with pytest.raises(UsageError):
        Access("ftp://host/graph")
    with closing(Fresh(str(tmp_path / "none.kg"), missing=True)) as graph:
        assert ids(graph.store()) == []
        assert graph.again() is None


def test_what_is_written_here_is_seen_at_once_one_change_at_a_time(tmp_path: Path) -> None:
    async def several(access: Access) -> None:
        await asyncio.gather(*(access.write(add(f"n{number}")) for number in range(4)))

    with closing(Access(str(tmp_path / "graph.kg"), writable=True)) as access:
        asyncio.run(several(access))
        assert asyncio.run(access.read(ids)) == ["n0", "n1", "n2", "n3"]
        assert access.generation == 4
        with pytest.raises(StoreError, match="another process is writing"):
            open_store(tmp_path / "graph.kg", write=True)
    with open_store(tmp_path / "graph.kg", write=True) as store:
        assert len(ids(store)) == 4


def test_a_change_that_fails_is_told_and_may_have_changed_something(tmp_path: Path) -> None:
    with closing(Access(str(graph_in(tmp_path)), writable=True)) as access:
        with pytest.raises(StoreError, match="no such article"):
            asyncio.run(access.write(lambda store: store.remove("none")))
        assert access.generation == 1


def test_who_only_reads_does_not_write(tmp_path: Path) -> None:
    with closing(Access(str(graph_in(tmp_path)))) as access, pytest.raises(StoreError, match="for reading only"):
        asyncio.run(access.write(add("c")))


def test_many_read_at_once(tmp_path: Path) -> None:
    together = threading.Barrier(4, timeout=10)

    async def several(access: Access) -> None:
        await asyncio.gather(*(access.read(lambda _: together.wait()) for _ in range(4)))

    with closing(Access(str(graph_in(tmp_path)), threads=4)) as access:
        asyncio.run(several(access))
