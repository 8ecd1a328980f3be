"""Facts that would tell nothing are none."""

from __future__ import annotations

import pytest

from kg.pipeline import read_article
from kg.types import Article


def _told(sentence: str) -> set[tuple[str, str, str]]:
    reading = read_article(Article(id="example", text=sentence, published="2025-03-19"))
    names = {e.id: e.name for e in reading.entities}
    return {(names[f.subject], f.predicate, names.get(f.object, f.value)) for f in reading.facts}


@pytest.mark.parametrize(
    ("sentence", "predicate"),
    [
        ("Peru wants others.", "want"),
        ("The ministry found many ways.", "find"),
        ("Anna Weber asked which ships Peru sold.", "sell"),
        ("Peru has doubts.", "have"),
        ("Anna Weber was right.", "be"),
        ("The clause is the provision that protects tenants.", "be"),
        ("The agreement was signed between Peru and Chile.", "be signed between"),
        ("Anna Weber joined the minister for talks.", "join for"),
        ("The mayor considers the bridge a danger.", "consider"),
        ("The two firms work side by side.", "work by"),
        ("The firm has many shops here.", "have here"),
    ],
)
def test_no_fact(sentence: str, predicate: str) -> None:
    assert not {fact for fact in _told(sentence) if fact[1] == predicate}


@pytest.mark.parametrize(
    ("sentence", "fact"),
    [
        ("One of the guards fled the village.", ("One of the guards", "flee", "village")),
        ("Peru has 200 ships.", ("Peru", "have", "200 ships")),
        ("Anna Weber joined the minister for talks.", ("Anna Weber", "join", "minister")),
        ("The mayor considers the bridge a danger.", ("bridge", "be considered", "danger")),
        ("The envoys met a number of ministers in Lima.", ("envoys", "meet ministers in", "Lima")),
        ("The army fired two rockets at a bridge.", ("army", "fire rockets at", "bridge")),
        ("The crew was safe.", ("crew", "be", "safe")),
    ],
)
def test_what_stays(sentence: str, fact: tuple[str, str, str]) -> None:
    assert fact in _told(sentence)
