"""Articles read by several processes: the same readings in the same order, and no process that falls or hangs costs more than one."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator

import pytest

from kg.errors import ModelError
from kg.pipeline import read_article, workers
from kg.pipeline.failure import Failure
from kg.pipeline.workers import readings
from kg.types import Article, Reading

BY_HAND = """
import os, sys, time
from kg.errors import ModelError
from kg.pipeline.worker import receive, send
from kg.types import Reading
while (article := receive(sys.stdin.buffer)) is not None:
    match article.text.split()[0]:
        case "falls": os._exit(3)
        case "hangs": time.sleep(60)
        case "slow": time.sleep(0.3)
        case "model": send(sys.stdout.buffer, ModelError("it is damaged"))
    send(sys.stdout.buffer, Reading(article))
"""


@pytest.fixture
def by_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "WORKER", (sys.executable, "-c", BY_HAND))


def of(text: str) -> Article:
    return Article(id=f"id-{text}", text=text, source=f"{text}.txt")


def told(texts: str, seconds: float = 0) -> list[str]:
    return [o.error if isinstance(o, Failure) else o.article.text for o in readings(map(of, texts.split()), 2, seconds)]


@pytest.mark.usefixtures("by_hand")
def test_the_order_is_that_of_the_articles() -> None:
    assert told("slow a b slow c d e f g h") == ["slow", "a", "b", "slow", "c", "d", "e", "f", "g", "h"]


@pytest.mark.usefixtures("by_hand")
def test_a_process_that_falls_costs_its_article() -> None:
    assert told("a falls c falls d e") == ["a", "Crash", "c", "Crash", "d", "e"]


@pytest.mark.usefixtures("by_hand")
def test_a_process_that_hangs_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "_GRACE", 0.2)
    monkeypatch.setattr(workers, "_START", 1.0)
    assert told("hangs a b", 0.3) == ["TooSlow", "a", "b"]


@pytest.mark.usefixtures("by_hand")
def test_what_concerns_all_is_raised() -> None:
    with pytest.raises(ModelError):
        told("a model b")


@pytest.mark.usefixtures("by_hand")
def test_who_wants_no_more_leaves_no_process_and_takes_few_ahead() -> None:
    taken: list[str] = []

    def many() -> Iterator[Article]:
        for number in range(1_000):
            taken.append(str(number))
            yield of(f"n{number}")

    found = readings(many(), 2)
    next(found)
    found.close()  # type: ignore[attr-defined]
    assert len(taken) <= 8
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("kg-jobs")]


def test_the_readings_are_those_of_one_process() -> None:
    texts = (
        "Ann Lee called Bob Ray on Monday. She accused him of fraud.",
        "The court upheld the law.",
        "Norland struck Arden, officials said.",
    )
    articles = [of(text) for text in texts]
    assert list(readings(articles, 2, 60)) == [read_article(article) for article in articles]
    assert all(isinstance(reading, Reading) for reading in readings(articles[:1], 2))
