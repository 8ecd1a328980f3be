"""What words say of a time, and a context, to an EDTF value; "" where the words and the context do not give one."""

from __future__ import annotations

from dataclasses import replace

from kg.english.time import counting, dates
from kg.english.time.arithmetic import moment_of
from kg.english.time.context import Context
from kg.english.time.edtf import extent
from kg.english.time.meaning import (
    Between,
    Calendar,
    DayOf,
    Duration,
    Holiday,
    Kind,
    Meaning,
    Named,
    Part,
    Recurring,
    Shift,
    Stretch,
    Untold,
    Weekday,
)
from kg.english.time.part import part_of


def value_of(meaning: Meaning, context: Context) -> str:
    """The EDTF value (an ISO 8601 duration or recurring interval for those kinds), "" where it cannot be known."""
    match meaning:
        case Calendar():
            return dates.calendar(meaning, context)
        case Weekday():
            return counting.weekday(meaning, context)
        case Shift():
            return counting.shift(meaning, context)
        case DayOf():
            return counting.day_of(meaning, context)
        case Stretch():
            return counting.stretch(meaning, context)
        case Duration():
            return _duration(meaning, context)
        case Recurring():
            return counting.recurring(meaning, context)
        case Holiday():
            return dates.holiday(meaning, context)
        case Named():
            return meaning.value
        case Part():
            value = value_of(meaning.of, context)
            return part_of(value, meaning.part) if value else ""
        case Between():
            return _between(meaning, context)
    return ""


def kind_of(meaning: Meaning, value: str) -> Kind:
    """The kind of a time: that of its words where it has no value."""
    match meaning:
        case Recurring():
            return Kind.SET
        case Duration():
            return Kind.POINT if value and not value.startswith("P") else Kind.DURATION
        case Untold():
            return meaning.kind
        case Stretch() | Between():
            return Kind.INTERVAL
    return Kind.INTERVAL if "/" in value else Kind.POINT


def _duration(said: Duration, context: Context) -> str:
    return value_of(said.ahead, context) if said.ahead is not None and context.direction > 0 else said.value


def _between(said: Between, context: Context) -> str:
    """An interval; an end without a year takes that of the other one."""
    begin, end = said.begin, said.end
    if isinstance(begin, Calendar) and isinstance(end, Calendar):
        begin, end = _one_year(begin, end)
    if begin is not None and end is not None and begin != end and isinstance(begin, Calendar) and begin.year is None:
        last = value_of(end, context)
        first = _before(begin, last) or value_of(begin, context)
    else:
        first = value_of(begin, context) if begin is not None else ".."
        within = replace(context, told=first.partition("/")[0], direction=1) if begin is not None and first else context
        last = value_of(end, within) if end is not None else ".."
    if not first or not last:
        return ""
    first, last = first.partition("/")[0], last.rpartition("/")[2]
    if first == last == ".." or (moment_of(first) and moment_of(last) and extent(f"{first}/{last}") and _reversed(first, last)):
        return ""
    return f"{first}/{last}"


def _one_year(begin: Calendar, end: Calendar) -> tuple[Calendar, Calendar]:
    if begin.year is None and end.year is not None and begin.month is not None and not begin.which:
        later = end.month is not None and (begin.month, begin.day or 0) > (end.month, end.day or 0)
        return replace(begin, year=end.year - later), end
    if end.year is None and begin.year is not None and end.month is not None and not end.which:
        later = begin.month is not None and end.month < begin.month
        return begin, replace(end, year=begin.year + later)
    return begin, end


def _before(begin: Calendar, last: str) -> str:
    """The latest such date before the end of an interval; "" where the end has no year."""
    at = moment_of(last.partition("/")[0])
    if at is None or begin.month is None or begin.month > 12 or at.month is None or begin.which:
        return ""
    later = (begin.month, begin.day or 0) > (at.month, at.day or 31)
    return dates.calendar(replace(begin, year=at.year - later), Context())


def _reversed(first: str, last: str) -> bool:
    a, b = extent(first), extent(last)
    return bool(a.begins and b.ends and a.begins > b.ends)
