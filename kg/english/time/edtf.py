"""EDTF values: whether one is well formed, how exactly it is known, and the days it can mean.

What articles need of the Extended Date/Time Format (ISO 8601-2, https://www.loc.gov/standards/datetime/): dates of any
precision, years before Christ, days with a clock time, unspecified digits, seasons and quarters, open and closed intervals,
and marks of doubt. Beside them stand ISO 8601 durations ("P30D") and recurring intervals ("R/P1W", "R/2025-03-21/P1W"), which
EDTF has no form for. Any other value is kept and called "unknown".
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

_DATE = re.compile(r"(-?\d{4})(?:-(\d\d)(?:-(\d\d)(T.+)?)?)?")
_UNSPECIFIED = re.compile(r"-?\d{4}-(?:XX|\d\d)-XX|-?\d{4}-XX|-?\d{3}X|-?\d\dXX")
_YEARLY = re.compile(r"XXXX-(\d\d)(?:-(\d\d))?")  # a part of some year, or of every year
_LONG_YEAR = re.compile(r"Y-?\d{5,}")
_CLOCK = re.compile(r"T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:Z|[+-]\d\d:\d\d)?")
_NUMBER = r"\d+(?:\.\d+)?"
_DURATION = re.compile(
    rf"P(?=[\dT])(?:{_NUMBER}Y)?(?:{_NUMBER}M)?(?:{_NUMBER}W)?(?:{_NUMBER}D)?(?:T(?=\d)"
    rf"(?:{_NUMBER}H)?(?:{_NUMBER}M)?(?:{_NUMBER}S)?)?"
)
_QUARTERS = {21: (3, "season"), 22: (6, "season"), 23: (9, "season"), 24: (12, "season")} | {
    33 + i: (1 + 3 * i, "quarter") for i in range(4)
}


@dataclass(frozen=True, slots=True, order=True)
class Extent:
    """The stretch of days a time can mean, both ends included; None where an end is open, unknown or before the year 1."""

    precision: str
    begins: date | None = None
    ends: date | None = None


UNKNOWN = Extent("unknown")


def extent(value: str) -> Extent:
    """The stretch of days an EDTF value can mean. Seasons are those of the northern hemisphere.

    >>> extent("2025-03").ends, extent("../2022").ends, extent("next week").precision
    (datetime.date(2025, 3, 31), datetime.date(2022, 12, 31), 'unknown')
    """
    if _DURATION.fullmatch(value):
        return Extent("duration")
    if value.startswith("R/"):
        return Extent("set") if valid(value) else UNKNOWN
    first, slash, last = value.partition("/")
    if not slash:
        return _single(value)
    begin, end = _single(first), _single(last)
    if begin.begins is None and end.ends is None and {begin.precision, end.precision} <= {"unknown"}:
        return UNKNOWN
    return Extent("interval", begin.begins, end.ends)


def valid(value: str) -> bool:
    """Whether a value is EDTF as this module knows it, an ISO 8601 duration, or a recurring interval of these.

    >>> [valid(v) for v in ("1850~", "198X", "2025-03-18/..", "XXXX-07-04", "P30D", "R/2025-03-21/P1W", "2025-13", "soon")]
    [True, True, True, True, True, True, False, False]
    """
    if value.startswith("R/"):
        *anchor, period = value[2:].split("/")
        return len(anchor) < 2 and bool(_DURATION.fullmatch(period)) and all(_end(a) for a in anchor)
    if _DURATION.fullmatch(value):
        return True
    first, slash, last = value.partition("/")
    if not slash:
        return _end(first)
    return (_end(first) or first == "..") and (_end(last) or last == "..") and first + last != "...."


def _end(value: str) -> bool:
    return _single(value).precision != "unknown" and re.fullmatch(r"[^?~%]+[?~%]?", value) is not None


def _single(value: str) -> Extent:
    plain = re.sub(r"[?~%]$", "", value)
    if _UNSPECIFIED.fullmatch(plain):
        return _unspecified(plain)
    if found := _YEARLY.fullmatch(plain):
        return _yearly(int(found[1]), found[2])
    if _LONG_YEAR.fullmatch(plain):
        return Extent("year")
    match = _DATE.fullmatch(plain)
    if not match or match[1] == "-0000":
        return UNKNOWN
    year, month, day = int(match[1]), match[2], match[3]
    if month is None:
        return Extent("year", date(year, 1, 1), date(year, 12, 31)) if year > 0 else Extent("year")
    if day is None:
        return _part_of_year(year, int(month))
    if not 1 <= int(month) <= 12 or not 1 <= int(day) <= monthrange(year if year > 0 else 2000, int(month))[1]:
        return UNKNOWN
    if match[4] and not _CLOCK.fullmatch(match[4]) and not re.fullmatch(r"T(?:[01]\d|2[0-3]):[0-5]\d(?:Z|[+-]\d\d:\d\d)?", match[4]):
        return UNKNOWN
    the_day = date(year, int(month), int(day)) if year > 0 else None
    return Extent("time" if match[4] else "day", the_day, the_day)


def _part_of_year(year: int, month: int) -> Extent:
    first, precision = _QUARTERS.get(month, (month, "month"))
    if not 1 <= first <= 12 or (year == date.max.year and first == month == 24):
        return UNKNOWN
    last = first if precision == "month" else first + 2
    last_year, last = (year + 1, last - 12) if last > 12 else (year, last)
    if last_year > date.max.year:
        return UNKNOWN
    if year < 1:
        return Extent(precision)
    return Extent(precision, date(year, first, 1), date(last_year, last, monthrange(last_year, last)[1]))


def _yearly(month: int, day: str | None) -> Extent:
    precision = _part_of_year(2000, month).precision  # a leap year, so that 29 February is a day
    if precision == "unknown" or day is None:
        return Extent(precision)
    return Extent("day") if precision == "month" and 1 <= int(day) <= monthrange(2000, month)[1] else UNKNOWN


def _unspecified(value: str) -> Extent:
    """Digits that are not known, at the end: the extent is all they could be."""
    before = value.startswith("-")
    year, *rest = value.lstrip("-").split("-")
    if "X" not in year:
        return _single("-" * before + "-".join([year, *(part for part in rest if "X" not in part)]))
    first, last = int(year.replace("X", "0")), int(year.replace("X", "9"))
    precision = "decade" if last - first < 10 else "century"
    return Extent(precision) if before else Extent(precision, date(max(first, 1), 1, 1), date(last, 12, 31))
