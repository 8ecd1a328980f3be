"""Time expressions to EDTF."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extract.dates import normalise

CASES = [
    ("Tuesday", "2025-03-19", "2025-03-18"),
    ("late Tuesday", "2025-03-19", "2025-03-18"),
    ("Wednesday", "2025-03-19", "2025-03-19"),
    ("yesterday", "2025-03-01", "2025-02-28"),
    ("overnight", "2025-03-19", "2025-03-19"),
    ("last month", "2025-01-15", "2024-12"),
    ("next year", "2025-01-15", "2026"),
    ("March 2011", "", "2011-03"),
    ("2011", "", "2011"),
    ("September 14, 2015", "", "2015-09-14"),
    ("19 September", "2016-10-01", "2016-09-19"),
    ("three days ago", "2025-03-19", "2025-03-16"),
    ("Tuesday", "", ""),
    ("for 30 days", "2025-03-19", ""),
    ("the Middle Ages", "2025-03-19", ""),
]


@pytest.mark.parametrize(("words", "reference", "value"), CASES)
def test_values(words: str, reference: str, value: str) -> None:
    assert normalise(words, reference) == value


@given(st.text(max_size=40), st.sampled_from(["", "2025-03-19", "2024-02-29", "garbage"]))
def test_any_text_gives_a_value_or_nothing(words: str, reference: str) -> None:
    value = normalise(words, reference)
    assert value == "" or value.replace("-", "").isdigit()
