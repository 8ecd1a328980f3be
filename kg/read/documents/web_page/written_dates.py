"""Dates as pages write them, for machines and for people."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_LONG = (
    "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
)
_MONTH = rf"(?P<month>{_LONG})\b\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>1[89]\d\d|20\d\d)"
_ANY_YEAR = re.compile(r"(?:1[89]|20)\d\d")
_CLOCK = r"\d{1,2}:\d\d(?::\d\d)?\s+(?:[A-Z]{2,5}\s+)?"  # Tue Mar 18 10:42:00 EDT 2025
_SPELLED = (
    re.compile(rf"\b{_MONTH}\s*{_DAY}(?:\s*,\s*|\s+){_YEAR}\b", re.I),
    re.compile(rf"\b{_DAY}\.?(?:\s+of)?[\s-]*{_MONTH}[\s,-]*{_YEAR}\b", re.I),
    re.compile(rf"\b{_MONTH}\s+{_DAY}\s+{_CLOCK}{_YEAR}\b", re.I),
    re.compile(rf"\b{_YEAR}[-/.](?P<month>\d\d?)[-/.](?P<day>\d\d?)(?!\d)", re.I),
)
_NUMBERS = re.compile(rf"(?<![\d./-])(?P<first>\d\d?)(?P<sep>[./-])(?P<second>\d\d?)(?P=sep){_YEAR}(?!\d)")
_COMPACT = re.compile(r"\s*(\d{4})(\d\d)(\d\d)(?:T\d{4,6}\w*|\d{6})?\s*")
_MACHINE = re.compile(r"\s*(\d{4})-(\d\d?)-(\d\d?)(?:[T\s].*)?", re.S)
_STAMP = re.compile(r"\s*(\d{10})(\d{3})?\s*")
_PATHS = (
    re.compile(r"/((?:19|20)\d\d)/(\d\d?)/(\d\d?)(?=[/_.-]|$)"),
    re.compile(rf"/((?:19|20)\d\d)/({'|'.join(_MONTHS)})[a-z]*/(\d\d?)(?=[/_.-]|$)", re.I),
    re.compile(r"(?<=[/_-])((?:19|20)\d\d)-(\d\d)-(\d\d)(?=[/_.-]|$)"),
    re.compile(r"/((?:19|20)\d\d)(\d\d)(\d\d)(?=[/_.-]|$)"),
)
_NONE = frozenset(("1970-01-01", "1969-12-31", "1900-01-01"))  # what empty fields are written as
_LONGEST = 200  # characters of a value for machines


@dataclass(frozen=True, slots=True)
class Written:
    """A date in a text, as ISO 8601, and where it stands."""

    iso: str
    start: int
    end: int


def machine(value: object, day_first: bool | None = None) -> str:
    """The day that a value for machines names, as ISO 8601: ISO, RFC 2822, compact, a time stamp, or words; "" if it names none."""
    text = str(value) if isinstance(value, (str, int, float)) and not isinstance(value, bool) else ""
    text = text.removesuffix(".0")  # a number of JSON
    if not text or len(text) > _LONGEST:
        return ""
    if match := _MACHINE.fullmatch(text) or _COMPACT.fullmatch(text):
        return _iso(match[1], match[2], match[3])
    if match := _STAMP.fullmatch(text):
        return _known(datetime.fromtimestamp(int(match[1]), UTC).date().isoformat())
    found = next(written(text, day_first), None)
    return found.iso if found else ""


def written(text: str, day_first: bool | None = None) -> Iterator[Written]:
    """The dates in a text, in their order.

    Args:
        text: some words.
        day_first: whether 3/4/2025 is 3 April; None where that is not known, and then it is no date.
    """
    if not _ANY_YEAR.search(text):
        return
    found = [Written(iso, m.start(), m.end()) for pattern in _SPELLED for m in pattern.finditer(text) if (iso := _spelled(m))]
    for match in _NUMBERS.finditer(text):
        if iso := _numbers(match, day_first):
            found.append(Written(iso, match.start(), match.end()))
    yield from sorted(found, key=lambda one: (one.start, -one.end))


def order(text: str) -> bool | None:
    """Whether the first date in numbers that can be read in one way only has its day first; None if there is none."""
    for match in _NUMBERS.finditer(text):
        first, second = int(match["first"]), int(match["second"])
        if match["sep"] != "." and max(first, second) <= 31 and min(first, second) <= 12 < max(first, second):
            return first > 12
    return None


def in_path(path: str) -> str:
    """The day in the path of an address; "" if it has none."""
    for pattern in _PATHS:
        if match := pattern.search(path):
            month = match[2].lower()
            return _iso(match[1], str(_MONTHS.index(month[:3]) + 1) if month.isalpha() else month, match[3])
    return ""


def _spelled(match: re.Match[str]) -> str:
    month = match["month"].lower()
    return _iso(match["year"], month if month.isdigit() else str(_MONTHS.index(month[:3]) + 1), match["day"])


def _numbers(match: re.Match[str], day_first: bool | None) -> str:
    first, second = int(match["first"]), int(match["second"])
    if match["sep"] == "." or first > 12:
        day_first = True
    elif second > 12:
        day_first = False
    elif first == second:
        day_first = True
    if day_first is None:
        return ""
    return _iso(match["year"], str(second if day_first else first), str(first if day_first else second))


def _iso(year: str, month: str, day: str) -> str:
    try:
        return _known(date(int(year), int(month), int(day)).isoformat())
    except ValueError:  # 31 June
        return ""


def _known(iso: str) -> str:
    return iso if "1800" < iso < "2100" and iso not in _NONE else ""
