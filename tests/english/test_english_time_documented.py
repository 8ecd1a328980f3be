"""The examples of docs/time.md."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg import english
from kg.english.time import normalise

_PAGE = Path(__file__).parents[2] / "docs" / "time.md"


def _rows() -> list[list[str]]:
    lines = _PAGE.read_text("utf8").split("## Examples")[1].split("## What")[0].splitlines()
    return [[c.strip() for c in line.strip("|").split("|")] for line in lines if line.startswith("|")][2:]


@pytest.mark.parametrize("row", _rows(), ids=lambda row: row[0])
def test_example(row: list[str]) -> None:
    words, value, ahead = row
    assert [normalise(words, "2025-03-19", direction=-1), normalise(words, "2025-03-19", direction=1)] == [value, ahead]


def test_the_pipeline_does_as_the_page_says() -> None:
    doc = english.load()(english.document("They met late Tuesday and will meet again in May.", "2025-03-19"))
    told = [(t.text, t._.edtf, t._.time_kind, t._.time_precision) for t in doc.spans["times"]]
    assert told == [("late Tuesday", "2025-03-18", "point", "day"), ("May", "2025-05", "point", "month")]
    assert f"# {told}" in _PAGE.read_text("utf8")
