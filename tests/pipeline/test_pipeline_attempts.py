"""Articles that fail or take too long are named in their places, and the others are read."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from itertools import islice

import pytest

from kg.errors import ModelError
from kg.pipeline.attempts import attempt, attempts
from kg.pipeline.failure import Failure
from kg.types import Article, Reading


def of(text: str) -> Article:
    return Article(id=f"id-{text}", text=text, source=f"{text}.txt")


def read(article: Article) -> Reading:
    if article.text == "falls":
        raise ValueError("no such   thing")
    if article.text == "hangs":
        time.sleep(20)
    if article.text == "no model":
        raise ModelError("the model is damaged")
    return Reading(article)


@pytest.fixture(autouse=True)
def by_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    """A language model that takes three articles ahead, as the real one does."""

    def read_articles(articles: Iterable[Article]) -> Iterator[Reading]:
        given = iter(articles)
        while batch := list(islice(given, 3)):
            yield from [read(article) for article in batch]

    monkeypatch.setattr("kg.pipeline.read_articles", read_articles)
    monkeypatch.setattr("kg.pipeline.read_article", read)


def told(texts: str, seconds: float = 0) -> list[str]:
    return [o.error if isinstance(o, Failure) else o.article.text for o in attempts(map(of, texts.split()), seconds)]


def test_all_are_read_in_their_order() -> None:
    assert told("a b c d e") == ["a", "b", "c", "d", "e"]
    assert told("") == []


def test_only_the_one_that_falls_is_missing() -> None:
    assert told("a falls c d falls falls g") == ["a", "ValueError", "c", "d", "ValueError", "ValueError", "g"]


def test_only_the_one_that_hangs_is_missing() -> None:
    assert told("a hangs c d", 0.1) == ["a", "TooSlow", "c", "d"]


def test_the_time_of_what_comes_before_does_not_count() -> None:
    def slowly() -> Iterator[Article]:
        for text in "abc":
            time.sleep(0.2)
            yield of(text)

    assert [type(outcome) for outcome in attempts(slowly(), 0.1)] == [Reading] * 3


def test_what_concerns_all_is_raised() -> None:
    with pytest.raises(ModelError):
        attempt(of("no model"))
    with pytest.raises(ModelError):
        list(attempts([of("a"), of("no model")]))


def test_a_failure_says_what_where_and_why() -> None:
    failure = attempt(of("falls"))
    assert isinstance(failure, Failure)
    assert (failure.source, failure.article, failure.error) == ("falls.txt", "id-falls", "ValueError")
    assert failure.cause == "ValueError: no such thing (a defect of kg)"
    assert failure.place.startswith("kg/pipeline/attempts.py:")
    assert str(failure).startswith("falls.txt: ValueError: no such thing")


def test_a_failure_of_time_says_how_to_give_more() -> None:
    failure = attempt(of("hangs"), 0.05)
    assert str(failure) == "hangs.txt: it takes longer than the limit of 0.05 seconds (raise it with --time-limit, or split the article)"
