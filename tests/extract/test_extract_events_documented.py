"""The examples of docs/events.md, read by the whole reader; its table of types is that of the ontology."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from kg.pipeline import read_article
from kg.rdf.ontology import event_modes, event_types
from kg.types import Article, Reading

_PAGE = (Path(__file__).parents[2] / "docs" / "events.md").read_text("utf8")


def _tables() -> list[list[list[str]]]:
    """The rows of each table of the page, without its head."""
    tables: list[list[list[str]]] = [[]]
    for line in _PAGE.splitlines():
        if line.startswith("|"):
            tables[-1].append([cell.strip() for cell in line.strip("|").split("|")])
        elif tables[-1]:
            tables.append([])
    return [table[2:] for table in tables if table]


_TYPES, *_EXAMPLES = _tables()
_ROWS = [row for table in _EXAMPLES[:2] for row in table]


@cache
def _reading(sentence: str) -> Reading:
    return read_article(Article(id="example", text=sentence, published="2025-03-19"))


@pytest.mark.parametrize("row", _ROWS, ids=lambda row: f"{row[1]} {row[2]}")
def test_example(row: list[str]) -> None:
    sentence, predicate, *wanted = row
    assert wanted in [[f.event, f.mode] for f in _reading(sentence).facts if f.predicate == predicate]


def test_the_types_and_modes_told_are_those_of_the_ontology() -> None:
    assert {row[0] for row in _TYPES} == event_types()
    assert {(row[0], mode) for row in _TYPES for mode in row[2].split(", ") if mode} == event_modes()
