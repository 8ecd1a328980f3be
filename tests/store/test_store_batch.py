"""Many articles at once: the same graph as one after the other, whatever interrupts it."""

from __future__ import annotations

import pickle
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import mkdtemp
from typing import IO

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from news_articles import examples, news
from whole import everything

from kg.errors import StoreError
from kg.resolve.across import Rules, read_rules
from kg.store import batch, in_memory, open_store
from kg.store.batch import pour
from kg.store.embedded import Embedded
from kg.types import Reading

_many = settings(max_examples=examples(3), deadline=None, suppress_health_check=list(HealthCheck))
_WRITER = """
import pickle, sys
from kg.store import open_store
with open(sys.argv[2], "rb") as file:
    readings = pickle.load(file)
with open_store(sys.argv[1], write=True) as store, store.batch() as batch:
    for reading in readings:
        batch.add(reading)
        print(reading.article.id, flush=True)
    print("all", flush=True)
    sys.stdin.read()
"""


@pytest.fixture(autouse=True)
def _few(monkeypatch: pytest.MonkeyPatch) -> None:
    """Few articles are many."""
    monkeypatch.setattr(batch, "AT_ONCE", 2)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "graph.kg"


def _cut(reading: Reading) -> Reading:
    return reading.telling(reading.facts[::2])


def _from(reading: Reading, source: str, url: str = "") -> Reading:
    return replace(reading, article=replace(reading.article, source=source, url=url))


def _one_by_one(*groups: Sequence[Reading], rules: Rules | None = None) -> tuple[list[str], list[tuple[str, ...]]]:
    with in_memory() as store:
        if rules is not None:
            store.rule(rules)
        told = [store.add(reading) for group in groups for reading in group]
        return list(map(str, everything(store))), told


def _in_batches(path: Path, *groups: Sequence[Reading], rules: Rules | None = None) -> tuple[list[str], list[tuple[str, ...]]]:
    told = []
    with open_store(path, write=True) as store:
        if rules is not None:
            store.rule(rules)
        for group in groups:
            with store.batch() as adds:
                told += [adds.add(reading) for reading in group]
        return list(map(str, everything(store))), told


def _added(path: Path, found: Sequence[Reading], then: Callable[[], None]) -> None:
    with open_store(path, write=True) as store, store.batch() as adds:
        for reading in found:
            adds.add(reading)
        then()


def test_the_graph_is_that_of_one_article_after_the_other(path: Path) -> None:
    assert _in_batches(path, news()) == _one_by_one(news())
    assert not list(path.glob("waiting*"))


def test_a_second_batch_joins_with_the_first(path: Path) -> None:
    assert _in_batches(path, news()[:3], news()[3:]) == _one_by_one(news())


_sources = st.sampled_from(["", "a.txt", "b.txt"])
_urls = st.sampled_from(["", "", "https://example.com/a", "https://example.com/b"])
_steps = st.builds(lambda r, cut, s, u: _from(_cut(r) if cut else r, s, u), st.sampled_from(news()), st.booleans(), _sources, _urls)


@_many
@given(st.lists(st.lists(_steps), min_size=1, max_size=3))
def test_articles_take_the_places_of_others_as_if_they_came_one_by_one(groups: list[list[Reading]]) -> None:
    folder = Path(mkdtemp())
    try:
        assert _in_batches(folder / "graph.kg", *groups) == _one_by_one(*groups)
    finally:
        shutil.rmtree(folder)


def test_rules_of_the_user_hold(path: Path, tmp_path: Path) -> None:
    names = sorted({e.name for reading in news() for e in reading.entities if "." not in e.id})[:2]
    (tmp_path / "same.csv").write_text(f'a,b,decision\n"{names[0]}","{names[1]}",same\n', "utf8")
    rules = read_rules(tmp_path / "same.csv")
    assert _in_batches(path, news(), rules=rules) == _one_by_one(news(), rules=rules)


def test_copies_are_told(path: Path) -> None:
    copies = [replace(r, article=replace(r.article, id=f"{r.article.id}x", source="")) for r in news()[:3]]
    all = [*(_from(r, "") for r in news()), *copies]
    assert _in_batches(path, all) == _one_by_one(all)


def test_what_waits_is_held_and_known(path: Path) -> None:
    first, second = (_from(reading, "", f"https://example.com/{n}") for n, reading in enumerate(news()[:2]))
    with open_store(path, write=True) as store, store.batch() as adds:
        assert not store.holds(first.article, model=first.model)
        adds.add(first)
        assert store.holds(first.article, model=first.model)
        assert not store.holds(replace(first.article, headline="Another"), model=first.model)
        assert not store.holds(second.article, model=second.model)
        assert store.knows("https://example.com/0")
        assert not store.knows("https://example.com/1")
        assert store.waiting() == 1
        assert store.articles() == []
    with open_store(path) as store:
        assert [article.id for article in store.articles()] == [first.article.id]
        assert store.waiting() == 0


def test_an_article_that_leaves_is_not_held(path: Path) -> None:
    old, new = (_from(reading, "", "https://example.com/") for reading in news()[:2])
    with open_store(path, write=True) as store:
        store.add(old)
        with store.batch() as adds:
            assert adds.add(new) == (old.article.id,)
            assert not store.holds(old.article, model=old.model)
        assert [article.id for article in store.articles()] == [new.article.id]


@pytest.mark.parametrize("write", [False, True])
def test_what_an_error_left_waiting_is_joined_when_the_graph_is_opened(path: Path, write: bool) -> None:
    with pytest.raises(KeyboardInterrupt):
        _added(path, news(), lambda: signal.raise_signal(signal.SIGINT))
    assert list(path.glob("waiting*"))
    with open_store(path, write=write) as store:
        assert list(map(str, everything(store))) == _one_by_one(news())[0]
    assert not list(path.glob("waiting*"))


def test_a_batch_goes_on_with_what_waits(path: Path) -> None:
    with pytest.raises(KeyboardInterrupt):
        _added(path, news()[:4], lambda: signal.raise_signal(signal.SIGINT))
    with open_store(path, write=True) as store:
        with store.batch() as adds:
            for reading in news()[4:]:
                adds.add(reading)
            assert store.waiting() == len(news())
        assert list(map(str, everything(store))) == _one_by_one(news())[0]


def test_an_article_that_waited_can_be_taken_out(path: Path) -> None:
    with pytest.raises(KeyboardInterrupt):
        _added(path, news(), lambda: signal.raise_signal(signal.SIGINT))
    with open_store(path, write=True) as store:
        store.remove(news()[0].article.id)
        assert list(map(str, everything(store))) == _one_by_one(news()[1:])[0]


@pytest.fixture
def falling(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[int], None]]:
    """Makes the engine fail at a part, each of which is small."""
    whole = Embedded.pour

    def fall(after: int) -> None:
        done = iter(range(after))

        def pour(self: Embedded, text: IO[bytes], format: object) -> None:
            if next(done, None) is None:
                raise StoreError("the disk is full", where="here", fix="free some space")
            whole(self, text, format)  # type: ignore[arg-type]

        monkeypatch.setattr(Embedded, "pour", pour)

    monkeypatch.setattr(pour, "_LINES", 500)
    yield fall
    monkeypatch.setattr(Embedded, "pour", whole)


@pytest.mark.parametrize("after", [0, 1, 5])
def test_joining_that_was_interrupted_is_done_again(path: Path, falling: Callable[[int], None], monkeypatch: pytest.MonkeyPatch,
                                                    after: int) -> None:
    with pytest.raises(StoreError, match="full"):
        _added(path, news(), lambda: falling(after))
    monkeypatch.undo()
    with open_store(path) as store:
        assert list(map(str, everything(store))) == _one_by_one(news())[0]


def test_what_another_version_left_half_done_is_not_gone_on_with(path: Path, falling: Callable[[int], None],
                                                                monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(StoreError, match="full"):
        _added(path, news()[:3], lambda: falling(1))
    monkeypatch.setattr(batch, "__version__", "99")
    with pytest.raises(StoreError, match="version"):
        _added(path, news()[:1], lambda: None)
    with pytest.raises(StoreError, match="not joined yet"):
        open_store(path)


def test_a_writer_that_is_killed_loses_nothing_it_told_of(path: Path, tmp_path: Path) -> None:
    (tmp_path / "readings").write_bytes(pickle.dumps(list(news())))
    root = Path(__file__).parents[2]
    command = [sys.executable, "-c", _WRITER, str(path), str(tmp_path / "readings")]
    with subprocess.Popen(command, cwd=root, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as writer:
        assert writer.stdout is not None
        told = [line.decode().strip() for line in iter(writer.stdout.readline, b"all\n")]
        with open_store(path) as store:  # beside the writer
            assert store.articles() == []
        writer.send_signal(signal.SIGKILL)
    with open_store(path) as store:
        assert sorted(article.id for article in store.articles()) == sorted(told)
        assert list(map(str, everything(store))) == _one_by_one(news())[0]


def test_what_waits_and_is_damaged_is_named(path: Path) -> None:
    with open_store(path, write=True) as store:
        store.add(news()[0])
    (path / "waiting.sqlite").write_bytes(b"rubbish" * 1000)
    with pytest.raises(StoreError, match="waits to be joined cannot be used"):
        _added(path, news()[:1], lambda: None)


def test_without_an_article_no_graph_is_made(path: Path) -> None:
    with open_store(path, write=True) as store, store.batch():
        pass
    assert not path.exists()


def test_in_memory_articles_are_added_at_once() -> None:
    with in_memory() as store, store.batch() as adds:
        adds.add(news()[0])
        assert len(store.articles()) == 1

