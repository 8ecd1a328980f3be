"""Values of times counted from the day of writing, or from the time told before."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from kg.english.time.arithmetic import Moment, edtf, edtf_year, exists, moment_of, moved, week_of, weekday_near
from kg.english.time.context import Context
from kg.english.time.meaning import Calendar, DayOf, Recurring, Shift, Stretch, Weekday

_FINENESS = {"Y": {"day", "month", "year"}, "M": {"day", "month"}, "Q": {"day", "month"}}


def weekday(said: Weekday, context: Context) -> str:
    told = context.anchor
    if said.which in {"previous", "same", "following"}:
        if told is None or told.day is None or told.year < 1:
            return ""
        base: date | None = date(told.year, told.month or 1, told.day)
    else:
        base = context.reference
    if base is None:
        return ""
    if said.week:
        week = week_of(base, {"last": -1, "previous": -1, "next": 1, "following": 1}.get(said.week, 0))
        found = weekday_near(week[0], said.day, 1) if week else None
    elif said.which in {"last", "previous"}:
        found = weekday_near(base, said.day, -1, strict=True)
    elif said.which in {"next", "following"}:
        found = weekday_near(base, said.day, 1, strict=True)
    elif said.which == "this" and context.direction == 0:
        found = weekday_near(base, said.day, 1)
    else:
        found = weekday_near(base, said.day, context.direction or -1)
    return found.isoformat() + said.clock if found else ""


def _base(told: bool, context: Context) -> tuple[date | None, str]:
    """The day to count from and how exactly it is known."""
    if not told:
        return context.reference, "day" if context.reference else ""
    at = context.anchor
    if at is None or at.year < 1:
        return None, ""
    return date(at.year, at.month or 1, at.day or 1), "day" if at.day else "month" if at.month else "year"


def shift(said: Shift, context: Context) -> str:
    base, known = _base(said.told, context)
    unit = said.unit.lstrip("0123456789")
    if base is None or known not in _FINENESS.get(unit, {"day"}):
        return ""
    factor = int(said.unit[: -len(unit)] or 1) if unit else 1
    if unit == "Y" and factor == 1 and said.by == int(said.by):
        rough = abs(said.by) >= 100
        return edtf_year(base.year + int(said.by)) + "~" * (rough or said.approximate)
    if unit == "Y":
        return _years(said, base, factor)
    if unit == "E" and said.by == 0 and not said.told and context.direction < 0 and base.weekday() < 5:
        return _week(base, -1, unit)  # "played this weekend", told on a Monday
    if unit in {"W", "E"} and abs(said.by) <= 1 and factor == 1 and not said.approximate:
        return _week(base, int(said.by), unit) if not said.told or said.by == 0 else _a_week(base, said.by)
    found = moved(base, said.by, said.unit)
    if found is None:
        return ""
    if unit in {"M", "Q"}:
        return found.isoformat()[:7] if unit == "M" else f"{edtf_year(found.year)}-{33 + (found.month - 1) // 3}"
    return found.isoformat() + said.clock + ("~" if unit == "W" and not said.clock else "")


def day_of(said: DayOf, context: Context) -> str:
    month = shift(Shift("M", said.months, told=said.told or context.history), context)
    found = moment_of(f"{month}-{said.day:02d}")
    return edtf(found) if found and exists(found.year, found.month or 0, said.day) else ""


def _years(said: Shift, base: date, factor: int) -> str:
    """Decades and centuries: "this decade" is one of the calendar, "three decades ago" a year around then."""
    if said.by == 0 and factor in {10, 100}:
        return edtf_year(base.year)[: -len(str(factor)) + 1] + "X" * (len(str(factor)) - 1)
    if abs(said.by) == 1 and factor == 100 and not said.told:
        return edtf_year(base.year + 100 * int(said.by))[:-2] + "XX"
    return edtf_year(base.year + round(said.by * factor)) + "~"


def _week(base: date, weeks: int, unit: str) -> str:
    found = week_of(base, weeks)
    if found is None:
        return ""
    first = weekday_near(found[1], 5, -1) if unit == "E" else found[0]
    return f"{first.isoformat() if first else '..'}/{found[1].isoformat()}"


def _a_week(base: date, weeks: float) -> str:
    found = moved(base, weeks, "W")
    return f"{found.isoformat()}~" if found else ""


def stretch(said: Stretch, context: Context) -> str:
    """The last or next so many units, counted from the day of writing, in a text of history from the time told last."""
    at = context.anchor
    counted_from_told = said.towards > 0 and (context.history or context.direction < 0) and at is not None and at.year > 0
    if counted_from_told and at is not None:
        near, base = edtf(at), date(at.year, at.month or 1, at.day or 1)
    elif context.reference is not None:
        near, base = context.reference.isoformat(), context.reference
    else:
        return ""
    if not said.amounts:
        return f"../{near}" if said.towards < 0 else f"{near}/.."
    far: date | None = base
    for amount, unit in said.amounts:
        far = moved(far, said.towards * amount, unit) if far else None
    if far is None:
        return ""
    length = len(near)
    if said.amounts[0][1].endswith("Y") and (said.amounts[0][0] >= 10 or said.amounts[0][1] != "Y"):
        length, near = 4, near[:4]
    ends = sorted((far.isoformat()[:length], near))
    return f"{ends[0]}/{ends[1]}"


def recurring(said: Recurring, context: Context) -> str:
    if not said.period:
        return ""
    if isinstance(said.on, Weekday) and context.reference is not None:
        return f"R/{weekday(said.on, replace(context, direction=context.direction or -1))}/{said.period}"
    if isinstance(said.on, Calendar) and context.reference is not None:
        return f"R/{edtf(Moment(context.reference.year, said.on.month, said.on.day))}/{said.period}"
    return f"R/{said.period}"
