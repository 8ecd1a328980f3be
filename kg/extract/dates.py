"""Time expressions to EDTF values against a reference date (publication date of the article).

Absolute dates go through dateparser; weekdays and words such as "yesterday" are counted here, because for news the
nearest weekday not after the publication date is meant.
"""

from __future__ import annotations

import re
import warnings
from datetime import date, timedelta
from functools import lru_cache

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_DAYS = {
    "today": 0,
    "tonight": 0,
    "overnight": 0,
    "yesterday": -1,
    "tomorrow": 1,
    "this morning": 0,
    "this afternoon": 0,
    "this evening": 0,
    "last night": -1,
}
_MONTHS = (
    r"jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
)
_NUMBER = {m: n for n, m in enumerate(["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"], 1)}
_SPANS = {"week": 7, "day": 1}


@lru_cache(maxsize=4096)
def normalise(text: str, reference: str = "", ahead: bool = False) -> str:
    """EDTF value of a time expression, "" where it cannot be known. ``ahead`` looks for the next such time, not the last.

    >>> normalise("Tuesday", "2025-03-19"), normalise("March 2025"), normalise("1991"), normalise("last month", "2025-03-19")
    ('2025-03-18', '2025-03', '1991', '2025-02')
    >>> normalise("Friday", "2025-03-04", ahead=True), normalise("May 2", "2025-03-04", ahead=True)
    ('2025-03-07', '2025-05-02')
    """
    words = re.sub(r"^(?:on|in|by|since|until|late|early|around|about|the|of|at)\s+", "", text.lower().strip(" .,"))
    words = re.sub(r"^(?:late|early|on|the)\s+", "", words).replace("sept.", "sep").replace(".", "")
    base = _date(reference)
    if re.fullmatch(r"(1[0-9]|20)\d\d", words):
        return words
    if base is not None:
        relative = _relative(words, base, ahead)
        if relative:
            return relative
    if m := re.fullmatch(rf"({_MONTHS})\s+((?:1[0-9]|20)\d\d)", words):
        return _parse(f"1 {m[1]} {m[2]}", base)[:7]
    if (re.search(rf"\b({_MONTHS})\b", words) and re.search(r"\b\d{1,2}(?:st|nd|rd|th)?\b", words)) or re.fullmatch(
        r"\d{4}-\d\d-\d\d", words
    ):
        if re.search(r"\d{4}", words):
            return _parse(words, base)
        return _parse(words, base, ahead) if base is not None else ""
    return ""


def _date(reference: str) -> date | None:
    try:
        return date.fromisoformat(reference[:10])
    except ValueError:
        return None


def _relative(words: str, base: date, ahead: bool) -> str:
    if words in _DAYS:
        return (base + timedelta(days=_DAYS[words])).isoformat()
    last = words.split()[-1] if words.split() else ""
    for part in words.split():
        if part in _WEEKDAYS and not re.search(r"\d", words):
            back = (base.weekday() - _WEEKDAYS.index(part)) % 7
            if words.startswith("next") or (ahead and not words.startswith("last")):
                return (base + timedelta(days=(7 - back) or 7)).isoformat()
            return (base - timedelta(days=back)).isoformat()
    if (words.startswith("last ") and last in {"month", "year"}) or (words.startswith("next ") and last in {"month", "year"}):
        step = -1 if words.startswith("last") else 1
        if last == "year":
            return str(base.year + step)
        month = base.year * 12 + base.month - 1 + step
        return f"{month // 12}-{month % 12 + 1:02d}"
    if re.fullmatch(_MONTHS, words):
        month = _NUMBER[words[:3]]
        year = base.year + (month < base.month if ahead else -(month > base.month))
        return f"{year}-{month:02d}"
    if words in {"this month", "this year"}:
        return base.isoformat()[:7] if last == "month" else str(base.year)
    if m := re.fullmatch(r"(\d+|one|two|three|four|five|six) (day|week)s? ago", words):
        count = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}.get(m[1]) or int(m[1])
        return (base - timedelta(days=count * _SPANS[m[2]])).isoformat() if count < 10000 else ""
    return ""


def _parse(words: str, base: date | None, ahead: bool = False) -> str:
    """A full date through dateparser; where no year is given, the nearest one before the reference, or after it."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import dateparser

        settings: dict[str, object] = {"PREFER_DATES_FROM": "future" if ahead else "past", "REQUIRE_PARTS": ["day", "month"]}
        if base is not None:
            from datetime import datetime

            settings["RELATIVE_BASE"] = datetime(base.year, base.month, base.day)
        found = dateparser.parse(words, languages=["en"], settings=settings)
    return found.date().isoformat() if found else ""
