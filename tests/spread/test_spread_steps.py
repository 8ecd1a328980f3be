"""What workers do with rows, without Spark: the same as one machine does with articles."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, replace
from pathlib import Path

import pytest
from conftest import read_by_hand
from hypothesis import given, settings
from hypothesis import strategies as st

from kg import rdf
from kg.pipeline.failure import of_crash
from kg.read.options import Options
from kg.read.web.fetch import Fetcher
from kg.resolve.across import NO_RULES, Rules
from kg.resolve.across.rules import Side
from kg.spread import deciding, editions, extracting, showing
from kg.spread.batches import Fields
from kg.spread.job import _explained, _told
from kg.store import in_memory
from kg.store.coming import Coming
from kg.types import Article, Reading

SENTENCE = "The court upheld the law."
PLACES = ("", "a.txt", "b.txt")
URLS = ("", "https://a.example/1", "https://a.example/2")
_ENDS = ("It rained.", "It rained and rained.", "Nobody knew why he sang of seven other blue birds all day.")
TEXTS = tuple(f"{SENTENCE} {words}" for words in _ENDS)

articles = st.builds(lambda text, source, url: Article(f"id{TEXTS.index(text)}", text, source=source, url=url),
                     st.sampled_from(TEXTS), st.sampled_from(PLACES), st.sampled_from(URLS))


def reading_of(id: str, text: str = SENTENCE) -> Reading:
    return read_by_hand(Article(id, text, source=f"{id}.txt", published="2025-03-18"))


@given(st.lists(articles, max_size=6))
@settings(deadline=None, max_examples=60)
def test_the_last_from_a_place_is_kept_as_in_a_store(added: list[Article]) -> None:
    rows = [{"component": 1, "ord": f"{number:02}", "article": json.dumps(asdict(article))} for number, article in enumerate(added)]
    gone = {row["ord"] for row in editions._replaced(rows)}
    left = [article for row, article in zip(rows, added, strict=True) if row["ord"] not in gone]
    with in_memory() as store:
        for article in added:
            store.add(read_by_hand(article))
        assert sorted(left, key=str) == sorted(store.articles(), key=str)


def _brought(readings: Sequence[Reading]) -> list[Fields]:
    return [{"id": reading.article.id, **extracting._brought(reading)} for reading in readings]


def _rows(brought: Sequence[Fields]) -> Iterator[Fields]:
    """As ``rows_of`` and ``put_together`` give them, all in one component a kind."""
    for number, (kind, column) in enumerate((("profile", "profiles"), ("signature", "signature"))):
        for article in brought:
            yield from ({"component": number, "kind": kind, "article": article["id"], **row} for row in article[column])


def _published(readings: Sequence[Reading], rules: Rules = NO_RULES) -> set[str]:
    brought = _brought(readings)
    rows = [*deciding._under(_rows(brought), rules=rules)]
    decided = list(deciding._decided(rows, rules=rules))
    lines = {row["line"] for row in decided if row["kind"] == "join"}
    for article in brought:
        own = [row for row in decided if row["kind"] == "profile" and row["article"] == article["id"]]
        keyed = {row["id"]: row["keys"] for row in own}
        profiles = [{**row, "keys": keyed[row["id"]]} for row in article["profiles"]]
        joined = [(row["id"], row["joined"]) for row in own if row["joined"]]
        shown = showing._texts([{"bucket": 0, **article, "profiles": profiles, "joined": joined}])
        lines |= {line for row in shown for line in row["text"].split("\n")}
    return lines | set(showing.about(rules).splitlines())


def _stored(readings: Sequence[Reading], rules: Rules = NO_RULES) -> set[str]:
    with in_memory() as store:
        store.rule(rules)
        for reading in readings:
            store.add(reading)
        return {f"{quad} ." for graph in store.graphs(all=True) for quad in graph}


def test_what_is_published_is_what_a_store_holds() -> None:
    readings = [reading_of("a"), reading_of("b"), reading_of("c", f"{SENTENCE} It was seven in the evening when it did so.")]
    assert _published(readings) == _stored(readings)


def test_rules_of_the_user_hold() -> None:
    rules = Rules(groups=((Side("court"), Side("minister")),))
    readings = [reading_of("a"), reading_of("b")]
    assert _published(readings, rules) == _stored(readings, rules) != _stored(readings)


def test_an_article_that_fails_is_named_and_the_rest_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    class Hands:
        def readings(self, found: Iterator[Article]) -> Iterator[object]:
            for article in found:
                yield of_crash(article, -11) if "falls" in article.text else read_by_hand(article)

    monkeypatch.setattr(extracting, "_workers", lambda seconds: Hands())
    made = [Article("a", SENTENCE), Article("b", "It falls.", source="b.txt"), Article("c", SENTENCE)]
    rows = [{"ord": a.id, "id": a.id, "url": "", "source": a.source, "told": "", "article": json.dumps(asdict(a))} for a in made]
    a, b, c = extracting.extracted(rows, seconds=1, least=0.0)
    assert json.loads(b["failure"])["source"] == "b.txt"
    assert "packed" not in b
    assert [row["id"] for row in (a, b, c)] == ["a", "b", "c"]
    assert a["packed"] == Coming.of(read_by_hand(made[0]), rdf.triples(read_by_hand(made[0]))).packed


def test_work_is_known_again_by_the_choices_alone() -> None:
    told = _told(Options(date="2025-03-18", known=lambda address: True))
    assert told == json.loads(json.dumps(told)) == _told(Options(date="2025-03-18", fetcher=Fetcher())) != _told(Options())


@pytest.mark.parametrize(
    ("said", "cause"),
    [
        ("An error occurred while calling o1.\n: org.x.SparkException: no\nCaused by: java.io.IOException: No space left", "No space left"),
        ("thrown from the worker:\nTraceback\nkg.errors.ModelError: a file is missing", "kg.errors.ModelError: a file is missing"),
        ("the connection is gone", "the connection is gone"),
        ("", "OSError"),
    ],
)
def test_what_java_says_is_told_in_a_line(said: str, cause: str, tmp_path: Path) -> None:
    error = _explained(OSError(said), "local[2]", tmp_path / "spark.log")
    assert (error.cause, error.where) == (f"the job failed: {cause}", "local[2]")
    assert "spark.log" in error.fix


def test_facts_less_sure_are_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    doubtful = replace(read_by_hand(Article("a", SENTENCE)).facts[0], confidence=0.3)

    class Hands:
        def readings(self, found: Iterator[Article]) -> Iterator[Reading]:
            yield from (read_by_hand(article).telling([doubtful]) for article in found)

    monkeypatch.setattr(extracting, "_workers", lambda seconds: Hands())
    row = {"ord": "", "id": "a", "url": "", "source": "", "told": "", "article": json.dumps(asdict(Article("a", SENTENCE)))}
    assert [len(next(extracting.extracted([row], seconds=1, least=least))["facts"]) for least in (0.0, 0.5)] == [1, 0]
