"""What a store on disk withstands: being killed, two writers, readers beside a writer, a full disk, a folder that is read-only.

A long run: ``KG_EXAMPLES=100 pytest tests/store/test_store_crashes.py``.
"""

from __future__ import annotations

import pickle
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from news_articles import examples, news
from whole import everything

from kg.errors import QueryError, StoreError
from kg.store import Store, in_memory, open_store
from kg.store.merging import adopt

_WRITER = """
import pickle, sys
from kg.store import open_store
with open(sys.argv[2], "rb") as file:
    readings = pickle.load(file)
with open_store(sys.argv[1], write=True) as store:
    for reading in readings:
        store.add(reading)
        print(reading.article.id, flush=True)
"""


@pytest.fixture
def pickled(tmp_path: Path) -> Path:
    path = tmp_path / "readings.pickle"
    path.write_bytes(pickle.dumps(list(news())))
    return path


def _writer(store: Path, pickled: Path) -> subprocess.Popen[bytes]:
    root = Path(__file__).parents[2]
    return subprocess.Popen([sys.executable, "-c", _WRITER, str(store), str(pickled)], cwd=root, stdout=subprocess.PIPE,
                            stderr=subprocess.PIPE)


def _dump(store: Store) -> frozenset[str]:
    return frozenset(map(str, everything(store)))


@pytest.fixture(scope="module")
def prefixes() -> list[frozenset[str]]:
    """All that a store holds after none, one, two, ... of the articles."""
    found: list[frozenset[str]] = []
    with in_memory() as store:
        adopt(store.backend)
        found.append(_dump(store))
        for reading in news():
            store.add(reading)
            found.append(_dump(store))
    return found


def test_a_writer_killed_at_any_time_leaves_a_prefix(tmp_path: Path, pickled: Path, prefixes: list[frozenset[str]]) -> None:
    chance = random.Random(5)
    reached = set()
    for number in range(examples(3)):
        path = tmp_path / f"{number}.kg"
        done = _killed(path, pickled, chance)
        if not (path / "CURRENT").exists():
            assert done == 0
            continue
        with open_store(path, write=True) as store:
            held = _dump(store)
            kept = prefixes.index(held) if held else 0  # it may be killed before anything is written
            assert kept >= done  # what was told to be added is there
            for reading in news():
                store.add(reading)
            assert _dump(store) == prefixes[-1]  # and the next run goes on from there
        reached.add(kept)
    assert reached


def _killed(path: Path, pickled: Path, chance: random.Random) -> int:
    """Let a writer add some articles, and kill it somewhere in the next; how many it said it had added."""
    with _writer(path, pickled) as writer:
        assert writer.stdout is not None
        done = chance.randrange(len(news()))
        for _ in range(done):
            writer.stdout.readline()
        time.sleep(chance.random() * (0.05 if done else 0.6))
        writer.send_signal(signal.SIGKILL)
        return done + sum(1 for line in writer.stdout if line.endswith(b"\n"))


def test_readers_beside_a_writer_see_whole_articles(tmp_path: Path, pickled: Path, prefixes: list[frozenset[str]]) -> None:
    path = tmp_path / "graph.kg"
    with open_store(path, write=True) as store:
        store.add(news()[0])
    seen, told = set(), set()
    with _writer(path, pickled) as writer:
        while writer.poll() is None:
            try:
                with open_store(path) as store:
                    seen.add(prefixes.index(_dump(store)))
            except (StoreError, QueryError) as error:  # a file about to be read has been merged into another: told, no half an answer
                told.add(str(error))
        assert writer.returncode == 0, writer.stderr and writer.stderr.read()
    with open_store(path) as store:
        seen.add(prefixes.index(_dump(store)))
    assert max(seen) == len(prefixes) - 1
    assert all("another process is changing the graph" in text or "No such file" in text for text in told)


def test_a_second_writer_in_another_process_is_told_and_changes_nothing(tmp_path: Path, pickled: Path) -> None:
    path = tmp_path / "graph.kg"
    with open_store(path, write=True) as store:
        store.add(news()[0])
        with _writer(path, pickled) as second:
            _, said = second.communicate()
        assert second.returncode != 0
        assert b"another process is writing to this graph" in said
        assert [article.id for article in store.articles()] == [news()[0].article.id]


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of three megabytes."""
    path = tmp_path / "disk"
    path.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", str(path)], capture_output=True, check=False)
    if mounted.returncode:
        pytest.skip("no disk can be mounted here (it takes a superuser)")
    yield path
    subprocess.run(["umount", "-l", str(path)], check=True)


def test_a_full_disk_is_told_and_loses_nothing(small_disk: Path, prefixes: list[frozenset[str]]) -> None:
    path = small_disk / "graph.kg"
    added = 0
    with pytest.raises(StoreError, match="the disk is full"), open_store(path, write=True) as store:  # noqa: PT012
        for reading in [*news(), *news()]:
            store.add(reading)
            added += 1
            store.backend.flush()
    assert 0 < added < len(news()), "the disk should hold some articles and not all"
    ballast = small_disk / "ballast"
    subprocess.run(["mount", "-o", "remount,size=64m", str(small_disk)], check=True)
    assert not ballast.exists()
    with open_store(path, write=True) as store:
        assert prefixes.index(_dump(store)) in {added, added + 1}
        for reading in news():
            store.add(reading)
        assert _dump(store) == prefixes[-1]


def test_a_disk_that_is_read_only_is_told_and_can_be_read(small_disk: Path) -> None:
    subprocess.run(["mount", "-o", "remount,size=64m", str(small_disk)], check=True)
    path = small_disk / "graph.kg"
    with open_store(path, write=True) as store:
        store.add(news()[0])
        before = _dump(store)
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    with pytest.raises(StoreError, match="read-only"), open_store(path, write=True) as store:
        store.add(news()[1])
    with pytest.raises(StoreError, match="no folder can be made"):
        open_store(small_disk / "new.kg", write=True)
    with open_store(path) as store:
        assert _dump(store) == before
    assert [child.name for child in small_disk.iterdir()] == ["graph.kg"]
