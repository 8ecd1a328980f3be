"""Dates, agencies and bylines from the first lines."""

from __future__ import annotations

import pytest

from kg.errors import UsageError
from kg.read.dateline import byline, checked_date, published, publisher


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Headline\n\nFriday, July 21, 2017\n\nText.", "2017-07-21"),
        ("Headline\nPublished: 3 Sept. 2020 at 10:42 GMT\nText.", "2020-09-03"),
        ("2024-02-29\nText.", "2024-02-29"),
        ("KYIV, Ukraine, March 18, 2025 (Reuters) - Text.", "2025-03-18"),
        ("Attack of September 11, 2001 remembered\nText.", ""),
        ("He was born on July 21, 1957, in Kyiv.", ""),
        ("June 31, 2020\nText.", ""),
        ("6 hours ago\nText.", ""),
    ],
)
def test_published(text: str, date: str) -> None:
    assert published(text) == date


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("KYIV, Ukraine (AP) — Text.", "AP"),
        ("UNITED NATIONS, March 18, 2025 (Xinhua) -- Text.", "Xinhua"),
        ("KHARKIV, Ukraine — Text.", ""),
        ("The party (ABC) — a small one — won.", ""),
        ("Text.\n\nThis article was originally published on Example.com\n\nComments", "Example.com"),
    ],
)
def test_publisher(text: str, name: str) -> None:
    assert publisher(text) == name


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("By Ann Lee", "Ann Lee"),
        ("By Ann Lee and Bo de Vries, Example News", "Ann Lee and Bo de Vries, Example News"),
        ("By Ann Lee | Example News", "Ann Lee"),
        ("By 2030 all cars will be electric", ""),
        ("By " + "A" * 5000 + "!", ""),
    ],
)
def test_byline(line: str, name: str) -> None:
    assert byline(f"Headline\n{line}\nText.") == name


@pytest.mark.parametrize("value", ["", "2025", "2025-03", "2025-03-18", "2025-03-18T10:00:00+02:00"])
def test_dates_a_user_may_give(value: str) -> None:
    assert checked_date(value) == value


@pytest.mark.parametrize("value", ["yesterday", "18.03.2025", "2025-13", "2025-02-30"])
def test_dates_a_user_may_not_give(value: str) -> None:
    with pytest.raises(UsageError, match="is no date"):
        checked_date(value)
