"""Counting in the calendar: units from a day, weekdays, seasons, Easter; and EDTF strings of what comes out."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, slots=True)
class Moment:
    """A date as exactly as it is known; ``month`` may be EDTF's number of a season or quarter."""

    year: int
    month: int | None = None
    day: int | None = None


def edtf_year(year: int) -> str:
    """
    >>> edtf_year(71), edtf_year(-2999), edtf_year(-13000)
    ('0071', '-2999', 'Y-13000')
    """
    if abs(year) > 9999:
        return f"Y{year}"
    return f"-{-year:04d}" if year < 0 else f"{year:04d}"


def edtf(moment: Moment) -> str:
    """A date as EDTF, to the precision it is known."""
    parts = [edtf_year(moment.year)] + [f"{n:02d}" for n in (moment.month, moment.day) if n is not None]
    return "-".join(parts)


def moment_of(value: str) -> Moment | None:
    """The date a plain EDTF date tells; None for what is no single date of a year, month or day."""
    found = re.fullmatch(r"(-?\d{4})(?:-(\d\d)(?:-(\d\d)(?:T.*)?)?)?[~?]?", value)
    if not found:
        return None
    month = int(found[2]) if found[2] else None
    if month is not None and month > 12:
        return None
    return Moment(int(found[1]), month, int(found[3]) if found[3] else None)


def exists(year: int, month: int, day: int) -> bool:
    """Whether the calendar has such a day."""
    return 1 <= month <= 12 and 1 <= day <= monthrange(year if year > 0 else 2000, month)[1]


def plus_days(day: date, days: int) -> date | None:
    """A day so many days away; None beyond the years 1 to 9999."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def plus_months(day: date, months: int) -> date | None:
    """The same day of the month so many months away, the last one of a shorter month; None beyond the years 1 to 9999."""
    count = day.year * 12 + day.month - 1 + months
    year, month = divmod(count, 12)
    if not 1 <= year <= 9999:
        return None
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def moved(day: date, amount: float, unit: str) -> date | None:
    """A day moved by an amount of a unit of the data file; None where that leaves the calendar or is no whole number of days."""
    factor = re.match(r"\d+", unit)
    amount *= int(factor[0]) if factor else 1
    if abs(amount) > 5_000_000:
        return None
    match unit.lstrip("0123456789"):
        case "Y":
            return plus_months(day, round(amount * 12))
        case "Q":
            return plus_months(day, round(amount * 3))
        case "M":
            return plus_months(day, round(amount))
        case "W" | "E":
            return plus_days(day, round(amount * 7))
        case "D":
            return plus_days(day, round(amount))
    return plus_days(day, round(amount * {"TH": 1 / 24, "TM": 1 / 1440, "TS": 1 / 86400}.get(unit, 0)))


def weekday_near(base: date, weekday: int, direction: int, strict: bool = False) -> date | None:
    """The nearest such weekday not before (+1) or not after (-1) a day; strictly so, or counting the day itself."""
    ahead = (weekday - base.weekday()) % 7
    if direction > 0:
        return plus_days(base, ahead or (7 if strict else 0))
    back = (7 - ahead) % 7
    return plus_days(base, -(back or (7 if strict else 0)))


def week_of(day: date, weeks: int = 0) -> tuple[date, date] | None:
    """Monday and Sunday of the week of a day, or of one so many weeks away."""
    first = plus_days(day, 7 * weeks - day.weekday())
    last = plus_days(first, 6) if first else None
    return (first, last) if first and last else None


def season_around(day: date) -> tuple[int, int]:
    """The season (northern hemisphere; EDTF number) of a day, and the year it began in.

    >>> season_around(date(2025, 1, 15)), season_around(date(2025, 3, 1))
    ((24, 2024), (21, 2025))
    """
    if day.month < 3:
        return 24, day.year - 1
    return 20 + day.month // 3, day.year


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (the Meeus/Jones/Butcher rule).

    >>> easter(2024), easter(2025)
    (datetime.date(2024, 3, 31), datetime.date(2025, 4, 20))
    """
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (a + 11 * h) // 319
    r = (2 * e + 2 * i - k - h + m + 32) % 7
    month, day = divmod(h - m + r + 90, 25)[0], 0
    day = (h - m + r + month + 19) % 32
    return date(year, month, day)


def holiday(rule: str, year: int) -> date | None:
    """The day of a feast in a year, by its rule in the data file."""
    if not 1 <= year <= 9998:
        return None
    if rule.startswith("easter"):
        return plus_days(easter(year), int(rule[6:]))
    if "." in rule:
        nth, weekday, month = (int(part) for part in rule.split("."))
        if nth < 0:
            return weekday_near(date(year, month, monthrange(year, month)[1]), weekday - 1, -1)
        first = weekday_near(date(year, month, 1), weekday - 1, 1)
        return plus_days(first, 7 * (nth - 1)) if first else None
    month, day = (int(part) for part in rule.split("-"))
    return date(year, month, day)
