"""The examples of docs/extraction.md, read by the whole reader."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from kg.pipeline import read_article
from kg.types import Article, Reading

_HEADER = ["sentence", "subject", "predicate", "object", "status"]
_PAGE = Path(__file__).parents[2] / "docs" / "extraction.md"


def _rows() -> list[list[str]]:
    """The last five cells of every table that ends with a sentence and a fact: sentence, subject, predicate, object, status."""
    rows, inside = [], False
    for line in _PAGE.read_text("utf8").splitlines():
        cells = [c.strip() for c in line.strip("|").split("|")][-5:] if line.startswith("|") else []
        if cells == _HEADER:
            inside = True
        elif not cells:
            inside = False
        elif inside and set(line) - set("|-"):
            rows.append(cells)
    return rows


@cache
def _reading(sentence: str) -> Reading:
    return read_article(Article(id="example", text=sentence, published="2025-03-19"))


@pytest.mark.parametrize("row", _rows(), ids=lambda row: f"{row[1]} {row[2]} {row[3]}")
def test_example(row: list[str]) -> None:
    sentence, *wanted = row
    reading = _reading(sentence)
    names = {e.id: e.name for e in reading.entities}
    told = [[names[f.subject], f.predicate, names.get(f.object, f.value), f.status.value] for f in reading.facts]
    assert wanted in told
