"""Forms for how long and how often, and for the clock: "for 30 days", "every Friday", "5:30 p.m. GMT"."""

from __future__ import annotations

import re

from kg.english.time import words as w
from kg.english.time.meaning import Calendar, Duration, Meaning, Recurring, Shift, Weekday

_PARTS = w.either(w.names("parts_of_day"))
_BARE = r"hours|days|nights|weeks|months|years|decades|centuries"


def _figure(amount: float) -> str:
    return str(int(amount)) if amount == int(amount) else f"{amount:g}"


def iso_duration(amounts: list[tuple[float, str]]) -> str:
    """An ISO 8601 duration of amounts of the data file's units; weekends and nights count as days.

    >>> iso_duration([(30, "D")]), iso_duration([(9, "Y"), (10, "M")]), iso_duration([(2, "10Y")]), iso_duration([(90, "TM")])
    ('P30D', 'P9Y10M', 'P20Y', 'PT90M')
    """
    days, clock = "", ""
    for amount, unit in amounts:
        if unit == "E":
            unit, amount = "D", 2 * amount
        if unit == "Q":
            unit, amount = "M", 3 * amount
        factor = re.match(r"\d+", unit)
        amount *= int(factor[0]) if factor else 1
        if unit.startswith("T"):
            clock += _figure(amount) + unit[1]
        else:
            days += _figure(amount) + unit.lstrip("0123456789")
    return f"P{days}" + (f"T{clock}" if clock else "")


def _duration(m: re.Match[str]) -> Meaning | None:
    amount, unit = w.number(m["amount"]), w.unit(m["unit"])
    if amount is None or m["to"]:
        return Duration("")
    if m["half"]:
        amount += 0.5
    amounts = [(amount, unit)]
    if m["more"] and (more := w.number(m["more"])) is not None:
        second = w.unit(m["unit2"])
        if _ORDER.get(second, 9) <= _ORDER.get(unit, 0):
            return None
        amounts.append((more, second))
    return Duration(iso_duration(amounts), Shift(unit, amount) if len(amounts) == 1 else None)


_ORDER = {"Y": 0, "M": 1, "W": 2, "D": 3, "TH": 4, "TM": 5, "TS": 6}


def _half(m: re.Match[str]) -> Meaning:
    unit = w.unit(m["unit"])
    halves = {"TH": "PT30M", "Y": "P6M", "10Y": "P5Y", "100Y": "P50Y", "D": "PT12H", "TM": "PT30S"}
    return Duration(halves.get(unit, ""))


def _untold(m: re.Match[str]) -> Meaning:
    return Duration("")


def _every(m: re.Match[str]) -> Meaning | None:
    what = m["what"].lower()
    number = 2.0 if m["other"] else w.number(m["amount"]) if m["amount"] else w.ordinal(m["ordinal"]) if m["ordinal"] else 1.0
    if number is None:
        return Recurring("")
    head = what.split()[0]
    if head in w.WEEKDAYS:
        return Recurring(iso_duration([(number, "W")]), Weekday(w.weekday(head)))
    if head in w.MONTHS or head in w.SEASONS:
        return Recurring(iso_duration([(number, "Y")]), Calendar(month=w.MONTHS.get(head) or w.SEASONS[head]))
    if head in {"weekend"}:
        return Recurring("P1W")
    unit = w.unit(head) or "D"
    return Recurring(iso_duration([(number, unit)]))


def _frequency(m: re.Match[str]) -> Meaning:
    return Recurring(w.table("frequencies")[m["word"].lower()])


def _times_a(m: re.Match[str]) -> Meaning:
    return Recurring(iso_duration([(1, w.unit(m["unit"]))]))


def _weekends(m: re.Match[str]) -> Meaning:
    return Recurring("P1W" if m["word"].lower() == "weekends" else "P1D")


def _clock(m: re.Match[str]) -> Meaning | None:
    word = (m["word"] or "").lower()
    if word:
        hour, minute = (12 if word in {"noon", "midday"} else 0), 0
    else:
        hour, minute = int(m["hour"]), int(m["minute"] or 0)
        half = (m["half"] or "").lower()
        if hour > 24 or minute > 59 or (half and not 1 <= hour <= 12):
            return None
        if half:
            hour = hour % 12 + (12 if half == "p" else 0)
    zone = w.table("zones").get((m["zone"] or "").lower(), "")
    return Calendar(clock=f"T{hour % 24:02d}:{minute:02d}:00{zone}")


def _military(m: re.Match[str]) -> Meaning | None:
    return Calendar(clock=f"T{m['hour']}:{m['minute']}:00{w.table('zones').get(m['zone'].lower(), '')}")


_ZONE = rf"(?:\s+(?:(?P<zone>{w.ZONE})(?![\w-])|(?:local|eastern|central|pacific|mountain)(?:\s+(?:standard|daylight))?\s+time|ET\b))?"
FORMS = [
    (
        rf"(?:{w.NUMBER}(?P<to>\s?(?:-|–|to|or)\s?))?(?P<amount>{w.NUMBER}|{w.SOME})"
        rf"(?P<half>\s+and\s+a\s+half)?(?:\s?-\s?|\s+)(?:more\s+|full\s+|straight\s+|consecutive\s+)?(?P<unit>{w.UNIT})"
        rf"(?:(?:\s+and|\s*,)?\s+(?P<more>{w.NUMBER})\s+(?P<unit2>{w.UNIT}))?(?!\w|(?:\s|-|\s-\s)old\b|\s+of\s+age\b)",
        _duration,
    ),
    (r"half\s+(?:an?|the)\s+(?P<unit>hour|day|year|decade|century|minute)(?!\w)", _half),
    (rf"(?<=\bfor\s)(?:{_BARE})(?!\w)", _untold),
    (r"(?:minute|hour|day|week|month|year|decade|century)s?-long(?!\w)", _untold),
    (
        rf"(?:every|each)\s+(?:(?P<other>other)\s+|(?P<ordinal>{w.PLAIN_ORDINAL})\s+|(?P<amount>{w.NUMBER}|few|couple\s+of)\s+)?"
        rf"(?P<what>{w.WEEKDAY}|{w.either(w.MONTHS)}|{w.SEASON}|{w.UNIT}|{_PARTS})(?!\w)",
        _every,
    ),
    (rf"(?P<word>{w.either(w.table('frequencies'))})(?!\w)", _frequency),
    (
        rf"(?:once|twice|(?:{w.NUMBER})\s+times)\s+(?:an?|per|every|each)\s+(?P<unit>second|minute|hour|day|week|month"
        rf"|quarter|year|decade)(?!\w)",
        _times_a,
    ),
    (r"(?P<word>weekdays|weekends)(?!\w)", _weekends),
    (
        r"(?:(?P<hour>\d{1,2})(?:[:.](?P<minute>[0-5]\d))?\s?(?P<half>[ap])\s?\.?\s?m\b\.?"
        rf"|(?P<word>noon|midday|midnight)){_ZONE}(?!\w)",
        _clock,
    ),
    (rf"(?P<hour>[01]?\d|2[0-3]):(?P<minute>[0-5]\d)(?![\d:])(?P<half>(?!))?(?P<word>(?!))?{_ZONE}", _clock),
    (rf"(?P<hour>\d{{1,2}})\s+o\s?['’]\s?clock(?P<minute>(?!))?(?P<half>(?!))?(?P<word>(?!))?{_ZONE}", _clock),
    (rf"(?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d)\s+(?P<zone>{w.ZONE})(?!\w)", _military),
]
