"""Long work: what is there is passed over, what failed is listed, Ctrl-C stops cleanly, several processes give the same bytes."""

from __future__ import annotations

import json
import os
import signal
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest
from conftest import TEXT, read_by_hand

from kg.cli.app import run
from kg.cli.interrupt import Stop, stopping, until
from kg.cli.progress import Progress, files, progress
from kg.store import open_store
from kg.types import Article, Reading

Write = Callable[..., str]
Captured = pytest.CaptureFixture[str]

by_hand = pytest.mark.usefixtures("pipeline_by_hand")


def three(write: Write) -> None:
    for number in range(3):
        write(f"news/{number}.txt", TEXT.replace("rules", f"rules of {number}"))


def everything(store: str) -> set[str]:
    with open_store(store) as graph:
        return {str(quad) for quads in graph.graphs(all=True) for quad in quads}


@by_hand
def test_what_is_there_is_passed_over(write: Write, capsys: Captured) -> None:
    three(write)
    assert run(["build", "news"]) == 0
    assert capsys.readouterr().out.count("added to graph.kg") == 3
    before = everything("graph.kg")
    assert run(["build", "news"]) == 0
    assert capsys.readouterr().out == "3 articles are in graph.kg already, unchanged\n"
    assert everything("graph.kg") == before
    assert run(["build", "news/1.txt"]) == 0
    assert capsys.readouterr().out.endswith(": is in graph.kg already, unchanged\n")


@by_hand
@pytest.mark.parametrize("more", [["--again"], ["--date", "2025-03-18"], ["--publisher", "The Ledger"], ["--confidence", "0.5"]])
def test_what_would_be_read_in_another_way_is_read_anew(write: Write, capsys: Captured, more: list[str]) -> None:
    three(write)
    assert run(["build", "news"]) == 0
    capsys.readouterr()
    assert run(["build", "news", *more]) == 0
    assert capsys.readouterr().out.count("replaced in graph.kg") == 3


@by_hand
def test_a_file_beside_the_store_holds_what_was_passed_over_too(write: Write) -> None:
    three(write)
    assert run(["build", "news", "--store", "a.kg", "--out", "one.nq"]) == 0
    assert run(["build", "news", "--store", "a.kg", "--out", "two.nq"]) == 0
    assert Path("one.nq").read_bytes() == Path("two.nq").read_bytes()


@by_hand
def test_what_fails_is_listed(write: Write, capsys: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
    def fall(articles: Iterable[Article]) -> Iterator[Reading]:
        for article in articles:
            yield fallen(article)

    def fallen(article: Article) -> Reading:
        if "of 1" in article.text:
            raise IndexError("no such token")
        return read_by_hand(article)

    monkeypatch.setattr("kg.pipeline.read_articles", fall)
    monkeypatch.setattr("kg.pipeline.read_article", fallen)
    three(write)
    write("news/0.txt", b"\x89PNG")
    assert run(["build", "news", "--report", "failures.jsonl"]) == 1
    told = [json.loads(line) for line in Path("failures.jsonl").read_text("utf8").splitlines()]
    assert [(one["source"], one["error"]) for one in told] == [("news/0.txt", "NotText"), ("news/1.txt", "IndexError")]
    assert told[0]["place"] == "read"
    assert told[1]["cause"] == "IndexError: no such token (a defect of kg)"
    assert told[1]["article"].startswith("court-upholds-law-")
    out, err = capsys.readouterr()
    assert out.count("added") == 1
    assert err.count("kg: error: ") == 2
    assert run(["build", "news/2.txt", "--report", "no/such/folder.jsonl"]) == 2


@by_hand
def test_ctrl_c_stops_after_the_article_in_hand_and_the_next_run_goes_on(
    write: Write, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    three(write)
    assert run(["build", "news", "--store", "clean.kg"]) == 0

    def interrupted(articles: Iterable[Article]) -> Iterator[Reading]:
        for article in articles:
            if "of 1" in article.text:
                os.kill(os.getpid(), signal.SIGINT)
            yield read_by_hand(article)

    with monkeypatch.context() as patch:
        patch.setattr("kg.pipeline.read_articles", interrupted)
        capsys.readouterr()
        assert run(["build", "news", "--store", "stopped.kg"]) == 130
    out, err = capsys.readouterr()
    assert out.count("added to") == 2
    assert "stopping after the article in hand" in err
    assert run(["build", "news", "--store", "stopped.kg"]) == 0
    assert capsys.readouterr().out.count("added to") == 1
    assert everything("stopped.kg") == everything("clean.kg")


@by_hand
def test_ctrl_c_does_not_wait_for_many_to_be_joined(write: Write, capsys: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
    three(write)
    assert run(["build", "news", "--store", "clean.kg"]) == 0

    def interrupted(articles: Iterable[Article]) -> Iterator[Reading]:
        for article in articles:
            os.kill(os.getpid(), signal.SIGINT)
            yield read_by_hand(article)

    monkeypatch.setattr("kg.cli.build._MANY", 1)
    with monkeypatch.context() as patch:
        patch.setattr("kg.pipeline.read_articles", interrupted)
        assert run(["build", "news", "--store", "stopped.kg"]) == 130
    assert "what was read (1 article) is joined when the graph is opened next" in capsys.readouterr().err
    assert list(Path("stopped.kg").glob("waiting*"))
    assert run(["list", "--store", "stopped.kg"]) == 0
    assert capsys.readouterr().out.count("court-upholds-law-") == 1
    assert run(["build", "news", "--store", "stopped.kg"]) == 0
    assert "joining 2 articles" in capsys.readouterr().err
    assert everything("stopped.kg") == everything("clean.kg")


@by_hand
def test_a_file_is_not_written_half(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(articles: Iterable[Article]) -> Iterator[Reading]:
        for article in articles:
            os.kill(os.getpid(), signal.SIGINT)
            yield read_by_hand(article)

    monkeypatch.setattr("kg.pipeline.read_articles", interrupted)
    three(write)
    assert run(["build", "news", "--out", "graph.nq"]) == 130
    assert not Path("graph.nq").exists()


def test_a_second_ctrl_c_stops_at_once() -> None:
    before = signal.getsignal(signal.SIGINT)

    def work(stop: Stop) -> None:
        os.kill(os.getpid(), signal.SIGINT)
        while not stop.asked:
            pass
        os.kill(os.getpid(), signal.SIGINT)
        while True:
            pass

    with pytest.raises(KeyboardInterrupt), stopping("it") as stop:
        work(stop)
    assert signal.getsignal(signal.SIGINT) is before


def test_items_come_until_the_work_shall_stop() -> None:
    stop, taken = Stop(), []
    for item in until(stop, range(5)):
        taken.append(item)
        stop.asked = item == 2
    assert taken == [0, 1, 2]


def test_several_processes_give_the_same_bytes(write: Write) -> None:
    write("news/1.txt", "Ann Lee called Bob Ray on Monday, she said. He accused the firm of fraud.\n")
    write("news/2.txt", "The court upheld the law.\n\nThe minister did not sign it.\n")
    assert run(["build", "news", "--store", "one.kg"]) == 0
    assert run(["build", "news", "--store", "two.kg", "--jobs", "2"]) == 0
    assert everything("one.kg") == everything("two.kg")


def test_progress_is_silent_where_nobody_looks(capsys: Captured) -> None:
    with progress(["a.txt"]) as shown:
        assert type(shown) is Progress
        assert list(shown.counted([1, 2])) == [1, 2]
    assert capsys.readouterr() == ("", "")


def test_progress_on_a_terminal(capsys: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    monkeypatch.setattr("kg.cli.progress._SOON", -1.0)
    monkeypatch.setenv("FORCE_COLOR", "1")
    with progress(["a.txt", "b.txt"]) as shown:
        for article in shown.counted([Article("a", "one two"), Article("b", "three")]):
            shown.read(article)
        shown.failed(3)
    err = capsys.readouterr().err
    assert "reading" in err
    assert "words/s" in err
    assert "3 failed" in err


def test_the_files_of_inputs_are_counted(write: Write) -> None:
    three(write)
    assert files(["news", "no-such-file.txt"]) == 4
    assert files(["news", "-"]) is None
    assert files(["https://example.com/"]) is None
