"""How exactly an EDTF value is known, and the days it can mean.

What articles need of the Extended Date/Time Format: dates of any precision, days with a clock time, unspecified digits,
seasons and quarters, open and closed intervals, and marks of doubt. Any other value is kept and called "unknown".
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(T.+)?)?)?")
_UNSPECIFIED = re.compile(r"\d{4}-(?:XX|\d\d)-XX|\d{4}-XX|\d{3}X|\d\dXX")
_QUARTERS = {21: (3, "season"), 22: (6, "season"), 23: (9, "season"), 24: (12, "season")} | {
    33 + i: (1 + 3 * i, "quarter") for i in range(4)
}


@dataclass(frozen=True, slots=True, order=True)
class Extent:
    """The stretch of days a time can mean, both ends included; None where an end is open or unknown."""

    precision: str
    begins: date | None = None
    ends: date | None = None


UNKNOWN = Extent("unknown")


def extent(value: str) -> Extent:
    """The stretch of days an EDTF value can mean. Seasons are those of the northern hemisphere.

    >>> extent("2025-03").ends, extent("../2022").ends, extent("next week").precision
    (datetime.date(2025, 3, 31), datetime.date(2022, 12, 31), 'unknown')
    """
    first, slash, last = value.partition("/")
    if not slash:
        return _single(value)
    begin, end = _single(first).begins, _single(last).ends
    if begin is None and end is None:
        return UNKNOWN
    return Extent("interval", begin, end)


def _single(value: str) -> Extent:
    plain = re.sub(r"[?~%]", "", value)
    if _UNSPECIFIED.fullmatch(plain):
        return _unspecified(plain)
    match = _DATE.fullmatch(plain)
    if not match or match[1] == "0000":
        return UNKNOWN
    year, month, day = int(match[1]), match[2], match[3]
    if month is None:
        return Extent("year", date(year, 1, 1), date(year, 12, 31))
    if day is None:
        return _part_of_year(year, int(month))
    try:
        the_day = date(year, int(month), int(day))
    except ValueError:
        return UNKNOWN
    return Extent("time" if match[4] else "day", the_day, the_day)


def _part_of_year(year: int, month: int) -> Extent:
    if month in _QUARTERS:
        first, precision = _QUARTERS[month]
        last_year, last = (year + 1, 2) if first == 12 else (year, first + 2)
        if last_year > date.max.year:
            return UNKNOWN
        return Extent(precision, date(year, first, 1), _end_of_month(last_year, last))
    if not 1 <= month <= 12:
        return UNKNOWN
    return Extent("month", date(year, month, 1), _end_of_month(year, month))


def _unspecified(value: str) -> Extent:
    """Digits that are not known, at the end: the extent is all they could be."""
    year, *rest = value.split("-")
    if "X" not in year:
        return _single("-".join([year, *(part for part in rest if "X" not in part)]))
    first, last = int(year.replace("X", "0")), int(year.replace("X", "9"))
    return Extent("decade" if last - first < 10 else "century", date(max(first, 1), 1, 1), date(last, 12, 31))


def _end_of_month(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])
