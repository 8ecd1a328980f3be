"""Values of dates and feasts; those without a year get the one that context gives them."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from kg.english.time import arithmetic
from kg.english.time.arithmetic import Moment, edtf, edtf_year, exists, season_around
from kg.english.time.context import Context
from kg.english.time.edtf import extent
from kg.english.time.meaning import Calendar, Holiday


def calendar(said: Calendar, context: Context) -> str:
    """The value of a date; one without a year gets the year that context and direction give."""
    if said.year is None and said.month is None and said.day is None:
        return f"{context.told[:10]}{said.clock}" if extent(context.told[:10]).precision == "day" else ""
    if said.unspecified:
        return _marked(_open_year(said.year or 0, said.unspecified), said.mark)
    year = said.year if said.year is not None else _year(said, context)
    if year is None:
        if said.which or said.month is None:
            return ""
        return "-".join(["XXXX", f"{said.month:02d}"] + ([f"{said.day:02d}"] if said.day else []))
    if said.month is not None and said.month <= 12 and said.day is not None and not exists(year, said.month, said.day):
        return ""
    return _marked(edtf(Moment(year, said.month, said.day)) + said.clock, said.mark)


def _marked(value: str, mark: str) -> str:
    """A value with its mark of doubt; a clock time has none, and "X" opens the parts that are not told."""
    if "T" in value or not mark:
        return value
    if mark == "X":
        return value + {4: "-XX-XX", 7: "-XX" if value[5:7] <= "12" else ""}.get(len(value), "") if value[:4].isdigit() else value
    return value + mark


def _open_year(year: int, digits: int) -> str:
    if digits < 0:  # the hundred years up to this one
        return f"-{-year // 100:02d}XX"
    return edtf_year(year)[:-digits] + "X" * digits


def _year(said: Calendar, context: Context) -> int | None:
    """The year of a date that is told without one."""
    told = context.anchor
    if said.which in {"previous", "same", "following"}:
        return _beside(said, told) if told else None
    if context.history and told is not None and not said.general:
        if said.which in {"last", "next"}:
            return _beside(replace(said, which="previous" if said.which == "last" else "following"), told)
        return told.year
    base = context.reference
    if base is None or said.general or said.month is None:
        return None
    place, now = _place(said.month, said.day), _place(base.month, base.day)
    if said.month > 12:
        return _season_year(said, base, context.direction)
    if said.day is None:
        now = _place(base.month, None)
    if said.which == "last":
        return base.year - (place >= now)
    if said.which == "next":
        return base.year + (place <= now)
    if said.which == "this":
        return base.year
    if context.direction < 0:
        return base.year - (place > now)
    if context.direction > 0:
        return base.year + (place < now)
    return min((base.year, base.year - 1, base.year + 1), key=lambda y: abs((y - base.year) * 372 + place - now))


def _place(month: int, day: int | None) -> int:
    """Where in a year a month or day stands."""
    return month * 31 + (day if day is not None else 15)


def _beside(said: Calendar, told: Moment) -> int:
    if said.which == "same" or said.month is None:
        return told.year
    order = said.month if said.month <= 12 else 3 * (said.month - 20) if said.month <= 24 else 3 * (said.month - 32)
    at = told.month or (12 if said.which == "following" else 1)
    if said.which == "following":
        return told.year + (told.month is None or order < at or (order == at and said.month <= 12))
    return told.year - (told.month is None or order >= at)


def _season_year(said: Calendar, base: date, direction: int) -> int | None:
    """The year a season or quarter without a year belongs to."""
    month = said.month or 0
    if month > 24:
        quarter = (base.month + 2) // 3
        if said.which in {"last", "next"}:
            return base.year + (1 if said.which == "next" else -1)  # "of last year"
        late, early = direction < 0 and month - 32 > quarter, direction > 0 and month - 32 < quarter
        return base.year - late + early
    now, year = season_around(base)
    if said.which == "last":
        return year - (month >= now)
    if said.which == "next":
        return year + (month <= now)
    if not said.which and direction == 0:
        return None  # "summer is hot here": any summer
    return year - (direction < 0 and month > now) + (direction > 0 and month < now)


def holiday(said: Holiday, context: Context) -> str:
    if not said.rule:
        return ""
    if said.year is not None:
        found = arithmetic.holiday(said.rule, said.year)
        return found.isoformat() if found else ""
    at, base = context.anchor, context.reference
    if context.history and at is not None and not said.which:
        found = arithmetic.holiday(said.rule, at.year)
        return found.isoformat() if found else ""
    if base is None:
        return f"XXXX-{said.rule}" if re.fullmatch(r"\d\d-\d\d", said.rule) else ""
    days = [d for y in (base.year - 1, base.year, base.year + 1) if (d := arithmetic.holiday(said.rule, y))]
    if said.which == "last" or (not said.which and context.direction < 0):
        days = [d for d in days if d < base or (not said.which and d == base)][-1:]
    elif said.which == "next" or (not said.which and context.direction > 0):
        days = [d for d in days if d > base or (not said.which and d == base)][:1]
    elif said.which == "this":
        days = [d for d in days if d.year == base.year]
    return min(days, key=lambda d: abs((d - base).days)).isoformat() if days else ""
