"""The examples of docs/status.md, read by the whole reader."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from kg.pipeline import read_article
from kg.types import Article, Reading

_PAGE = Path(__file__).parents[2] / "docs" / "status.md"


def _rows() -> list[list[str]]:
    lines = _PAGE.read_text("utf8").split("## Examples")[1].split("## Measured")[0].splitlines()
    return [[c.strip() for c in line.strip("|").split("|")] for line in lines if line.startswith("|")][2:]


@cache
def _reading(sentence: str) -> Reading:
    return read_article(Article(id="example", text=sentence, published="2025-03-19"))


@pytest.mark.parametrize("row", _rows(), ids=lambda row: f"{row[0][:40]} {row[4]}")
def test_example(row: list[str]) -> None:
    sentence, *wanted = row
    reading = _reading(sentence)
    names = {e.id: e.name for e in reading.entities}
    told = [
        [names[f.subject], f.predicate, names.get(f.object, f.value), f.status.value, ", ".join(names[s] for s in f.sources)]
        for f in reading.facts
    ]
    assert wanted in told


def test_generic_statements_are_marked_and_no_plain_triples() -> None:
    generic, particular = (_reading(s).facts for s in ("Sharks attack people.", "Peru joined the pact."))
    assert {(f.generic, f.status.value) for f in generic} == {(True, "hypothetical")}
    assert {f.generic for f in particular} == {False}


def test_contradicting_claims_stay_side_by_side() -> None:
    reading = _reading("Peru said Chile attacked the port. Bolivia said Chile did not attack the port.")
    names = {e.id: e.name for e in reading.entities}
    claims = {(names[s], f.status.value) for f in reading.facts if f.predicate == "attack" for s in f.sources}
    assert claims == {("Peru", "asserted"), ("Bolivia", "negated")}
    assert len({(f.subject, f.object) for f in reading.facts if f.predicate == "attack"}) == 1
