"""``--confidence``: facts less sure are neither written nor shown, and nothing else changes."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from conftest import read_by_hand
from graph_story import readings
from hypothesis import given
from hypothesis import strategies as st

from kg.cli import run
from kg.types import Article, Entity, EntityType, Reading

Write = Callable[..., str]
Captured = pytest.CaptureFixture[str]


def _read(article: Article) -> Reading:
    """What the article says: a surer fact of a court and a less sure one of a minister; the gazette is in none."""
    told = read_by_hand(article)
    sure, unsure = told.facts
    facts = (replace(sure, confidence=0.7), replace(unsure, object="", value="rules", confidence=0.69))
    return replace(told, entities=(*told.entities, Entity("gazette", "Gazette", EntityType.ORGANIZATION)), facts=facts)


@pytest.fixture(autouse=True)
def _by_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    def read_articles(articles: Iterable[Article]) -> Iterator[Reading]:
        yield from map(_read, articles)

    monkeypatch.setattr("kg.pipeline.read_articles", read_articles)


def _rows(capsys: Captured, *command: str) -> list[tuple[str, float]]:
    capsys.readouterr()
    assert run([*command, "--jsonl"]) == 0
    return [(row["predicate"], row["confidence"]) for row in map(json.loads, capsys.readouterr().out.splitlines())]


@pytest.mark.parametrize(
    ("least", "left"),
    [("0", ["uphold", "publish"]), ("0.69", ["uphold", "publish"]), ("0.70", ["uphold"]), ("7e-1", ["uphold"]), ("1", [])],
)
def test_facts(least: str, left: list[str], write: Write, capsys: Captured) -> None:
    assert [predicate for predicate, _ in _rows(capsys, "facts", write("law.txt"), "--confidence", least)] == left


def test_build_keeps_facts_and_entities_by_the_same_rules(write: Write, capsys: Captured) -> None:
    assert run(["build", write("law.txt"), "--confidence", "0.7"]) == 0
    assert "1 fact about 4 entities" in capsys.readouterr().out  # a person or body is named though no fact is left of it
    assert run(["build", "law.txt", "--confidence", "0.8"]) == 0
    assert "0 facts about 3 entities" in capsys.readouterr().out
    assert run(["query", "SELECT ?name { ?e skos:prefLabel ?name } ORDER BY ?name", "--csv"]) == 0
    assert capsys.readouterr().out.split() == ["name", "Gazette", "court", "minister"]
    assert run(["validate"]) == 0


def test_what_is_built_is_what_is_exported_from_all(write: Write, capsys: Captured) -> None:
    assert run(["build", write("law.txt"), "--store", "all.kg"]) == 0
    assert run(["build", "law.txt", "--store", "sure.kg", "--out", "sure.nq", "--confidence", "0.7"]) == 0
    capsys.readouterr()
    assert run(["export", "nq", "--store", "all.kg", "--confidence", "0.7"]) == 0
    assert capsys.readouterr().out == Path("sure.nq").read_text(encoding="utf-8")
    assert run(["export", "nq", "--store", "all.kg", "--confidence", "0.1"]) == 0
    some = [line for line in capsys.readouterr().out.splitlines() if "leastConfidence" not in line]
    assert run(["export", "nq", "--store", "all.kg"]) == 0
    assert capsys.readouterr().out.splitlines() == some
    assert some != Path("sure.nq").read_text(encoding="utf-8").splitlines()


def test_about(write: Write, capsys: Captured) -> None:
    assert run(["build", write("law.txt")]) == 0
    assert _rows(capsys, "about", "minister") == [("publish", 0.69)]
    assert _rows(capsys, "about", "minister", "--confidence", "0.7") == []
    assert _rows(capsys, "about", "law", "--confidence", "0.7") == [("uphold", 0.7)]


def test_draw(write: Write, capsys: Captured) -> None:
    assert run(["build", write("law.txt")]) == 0
    assert run(["draw"]) == 0
    assert '"name": "minister"' in Path("graph.html").read_text(encoding="utf-8")
    assert run(["draw", "--confidence", "0.7"]) == 0
    page = Path("graph.html").read_text(encoding="utf-8")
    assert "uphold" in page
    assert '"name": "minister"' not in page
    assert run(["draw", "--confidence", "0.8", "--about", "law"]) == 2
    assert "no fact about 'law' is left" in capsys.readouterr().err


@pytest.mark.parametrize("command", [["build", "a"], ["facts", "a"], ["about", "a"], ["draw"], ["export", "nq"]])
@pytest.mark.parametrize("number", ["1.01", "-0.1", "70", "0,7", "70%", "nan", "high", ""])
def test_no_probability(command: list[str], number: str, write: Write, capsys: Captured) -> None:
    write("a")
    assert run([*command, "--confidence", number]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err == f"kg: error: --confidence: {number!r} is no probability (give a number from 0 to 1, such as 0.7)\n"
    assert not Path("graph.kg").exists()


@given(readings(), st.integers(0, 100), st.integers(0, 100))
def test_leaving_out_twice_is_leaving_out_more(reading: Reading, one: int, other: int) -> None:
    twice = reading.surer_than(one / 100).surer_than(other / 100)
    assert twice == reading.surer_than(max(one, other) / 100)
    assert set(twice.facts) == {fact for fact in reading.facts if fact.confidence >= max(one, other) / 100}
