"""docs/confidence.md: its example runs, and its figures are those it promises."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kg.extract.confidence.probability import weights

_PAGE = (Path(__file__).parents[2] / "docs" / "confidence.md").read_text("utf8")


def _rows(columns: int) -> list[list[str]]:
    measured = _PAGE.split("<!-- measured: begin -->")[1].split("<!-- measured: end -->")[0]
    rows = [[c.strip() for c in line.strip("|").split("|")] for line in measured.splitlines() if line.startswith("|")]
    return [r for r in rows if len(r) == columns and re.match(r"[\d%.]+$", r[-1])]


def test_the_example_runs() -> None:
    (code,) = re.findall(r"```python\n(.*?)```", _PAGE, flags=re.S)
    exec(code, {})


@pytest.mark.parametrize("row", _rows(7), ids=lambda row: str(row[0]))
def test_confidence_is_calibrated_on_every_source(row: list[str]) -> None:
    assert float(row[3]) < 0.08
    assert float(row[4]) < 0.08


def test_the_table_of_judged_facts_adds_up() -> None:
    judged, *_ = _rows(7)
    bins = _rows(4)
    assert judged[0] == "judged"
    assert sum(int(row[1]) for row in bins) == int(judged[1]) > 500
    right = sum(int(row[1]) * float(row[3]) for row in bins) / int(judged[1])
    assert round(100 * right) == pytest.approx(float(judged[2].rstrip("%")), abs=1)


def test_the_table_of_what_is_left_out_adds_up() -> None:
    bins = [(float(row[0][:3]), int(row[1]), float(row[3])) for row in _rows(4)]
    every = sum(count for _, count, _ in bins)
    for least, kept, right in _rows(3):
        left = [(count, share) for low, count, share in bins if low >= float(least)]
        told = sum(count for count, _ in left)
        assert round(100 * told / every) == pytest.approx(float(kept.rstrip("%")), abs=1)
        assert 100 * sum(count * share for count, share in left) / told == pytest.approx(float(right.rstrip("%")), abs=1.5)


def test_the_page_counts_the_features() -> None:
    (told,) = re.findall(r"by about (\d+) numbers", _PAGE)
    assert abs(int(told) - len(weights())) < 15
