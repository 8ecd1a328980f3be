"""What an article's first lines tell about it: when it was published, by whom, who wrote it."""

from __future__ import annotations

import re
from datetime import date, datetime

from kg.errors import UsageError
from kg.read.identity import first_lines

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_DATES = (
    re.compile(rf"\b{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})\b", re.IGNORECASE),
    re.compile(rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+{_MONTH},?\s+(?P<year>\d{{4}})\b", re.IGNORECASE),
    re.compile(r"\b(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)\b"),
)
# What may stand beside the date in a line that is about it; "Attack of September 11, 2001 remembered" is no such line.
_BESIDE = re.compile(
    r"""[\W\d_]*(?:(?:published|posted|updated|modified|created|first|last|date[d]?|on|at|
    (?:mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?|am|pm|[ap]|m|gmt|utc|bst|cet|[ecmp][sd]?t)\b[\W\d_]*)*""",
    re.IGNORECASE | re.VERBOSE,
)
_LONGEST_DATE_LINE = 120  # characters
_LONGEST_BYLINE = 120  # characters
_NAME = r"[A-Z][\w.’'-]*"
_BYLINE = re.compile(rf"(?:By|BY|by):?\s+({_NAME}(?:[ ,]+(?:{_NAME}|and|of|de|van|von))*)(?:\s*[|·–—-].*)?")
# CITY, Country (Agency) — text;  CITY, March 18, 2025 (Agency) - text
_DATELINE = re.compile(
    r"(?P<place>[A-Z][A-Z.’' /-]{1,60}(?:,[^—–()]{2,40}?)?)(?:\s+\((?P<agency>[A-Z][A-Za-z .&-]{1,30})\))?\s*(?:—|–|--|\s-)\s"
)
_CREDIT = re.compile(
    r"\b(?:article|story|report|post)\s(?:was\s)?(?:originally|first)\s(?:published|appeared)\s(?:on|in|by)"
    r"\s([A-Z][\w.&’' -]{1,40}\w)\.?\s*$",
    re.M,
)
_CREDIT_WITHIN = 1_000  # characters before the end
_PARTIAL = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2]))?")


def published(text: str) -> str:
    """The date of publication that the first lines give, as ISO 8601; "" where they give none."""
    for line in first_lines(text):
        dates = _dates(line) if len(line) <= _LONGEST_DATE_LINE and _BESIDE.fullmatch(_without_dates(line)) else _dates(_dateline(line))
        if dates:
            return dates[0]
    return ""


def publisher(text: str) -> str:
    """Who published the article, from "originally published on ..." at its end or the agency of its dateline; else ""."""
    match = _CREDIT.search(text, max(0, len(text) - _CREDIT_WITHIN))
    return match[1] if match else agency(text)


def agency(text: str) -> str:
    """The news agency a dateline names, as in "KYIV, Ukraine (AP) — ..."; "" where there is none."""
    for line in first_lines(text):
        match = _DATELINE.match(line)
        if match and match["agency"]:
            return match["agency"].strip()
    return ""


def place(text: str) -> str:
    """Where the dateline says the article was written, as "KYIV, Ukraine"; "" where there is none."""
    for line in first_lines(text):
        match = _DATELINE.match(line)
        if match:
            return _without_dates(match["place"]).strip(" ,")
    return ""


def byline(text: str) -> str:
    """Who wrote the article, from a line "By ..."; "" where there is none."""
    for line in first_lines(text):
        match = _BYLINE.fullmatch(line) if len(line) <= _LONGEST_BYLINE else None
        if match:
            return match[1].strip(" ,")
    return ""


def checked_date(value: str) -> str:
    """A date a user gave, unchanged.

    Raises:
        UsageError: it is no ISO 8601 year, month, date, or date and time.
    """
    if value and not is_date(value):
        raise UsageError(f"{value!r} is no date", fix="write it as 2025-03-18, 2025-03 or 2025")
    return value


def is_date(value: str) -> bool:
    """Whether a text is an ISO 8601 year, month, date, or date and time."""
    if _PARTIAL.fullmatch(value):
        return True
    try:
        return bool(datetime.fromisoformat(value))
    except ValueError:
        return False


def _dateline(line: str) -> str:
    match = _DATELINE.match(line)
    return match[0] if match else ""


def _dates(line: str) -> list[str]:
    return [found for pattern in _DATES for match in pattern.finditer(line) if (found := _iso(match))]


def _without_dates(line: str) -> str:
    for pattern in _DATES:
        line = pattern.sub(" ", line)
    return line


def _iso(match: re.Match[str]) -> str:
    month = match["month"].lower()
    number = int(month) if month.isdigit() else _MONTHS.index(month) + 1
    try:
        return date(int(match["year"]), number, int(match["day"])).isoformat()
    except ValueError:  # 31 June is no date
        return ""
