"""From an EDTF value to the first and last day it may mean, so that facts can be kept between two dates."""

from __future__ import annotations

import re

_EARLIEST, _LATEST = "0000-01-01", "9999-12-31"
_POINT = re.compile(r"(?P<year>\d{2}[\dX]{2}|\d{1}XXX)(?:-(?P<month>\d\d|XX))?(?:-(?P<day>\d\d|XX))?(?:T.*)?")
_SEASONS = {"21": ("03", "05"), "22": ("06", "08"), "23": ("09", "11"), "24": ("12", "12")}


def bounds(value: str) -> tuple[str, str] | None:
    """The first and the last ISO date (``YYYY-MM-DD``) an EDTF value covers; None where it is no date.

    >>> bounds("2025-03")
    ('2025-03-01', '2025-03-31')
    >>> bounds("../2022")
    ('0000-01-01', '2022-12-31')
    """
    first, slash, last = value.strip().partition("/")
    if not slash:
        return _point(first)
    low = (_EARLIEST, _EARLIEST) if first in ("..", "") else _point(first)
    high = (_LATEST, _LATEST) if last in ("..", "") else _point(last)
    if low is None or high is None or (first in ("..", "") and last in ("..", "")):
        return None
    return (low[0], high[1])


def _point(text: str) -> tuple[str, str] | None:
    match = _POINT.fullmatch(text.rstrip("~?%"))
    if match is None:
        return None
    year, month, day = match["year"], match["month"] or "XX", match["day"] or "XX"
    first, last = _SEASONS.get(month, ("01", "12") if month == "XX" else (month, month))
    if not "01" <= first <= last <= "12" or not (day == "XX" or "01" <= day <= "31"):
        return None
    days = ("01", "31") if day == "XX" else (day, day)
    return (f"{year.replace('X', '0')}-{first}-{days[0]}", f"{year.replace('X', '9')}-{last}-{days[1]}")
