"""The small print about an article: lines that name its author or its date."""

from __future__ import annotations

import re

from kg.read.documents.web_page import written_dates

_LONGEST = 25  # words
_NAME = r"[^\W\d_a-z][\w.’'-]*"  # begins with a capital letter
_JOINT = r"(?:and|of|de|la|van|von|der|den|da|dos|bin|ibn|al|el|for|in|the)"
_BYLINE = re.compile(
    r"(?:By|BY|by|(?:Words|Story|Posted|Written|Reported|Report|Analysis)\s+by):?\s+"
    rf"(?P<names>{_NAME}(?:(?:\s*[,|/·&]\s*|\s+)(?:{_NAME}|{_JOINT}))*)\s*(?:[|·–—-].*)?"
)
_BESIDE_DATE = re.compile(
    r"""[\W\d_]*(?:(?:first|published|posted|updated|modified|created|issued|filed|last|date[d]?|on|at|by|in|
    (?:mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?|a\.?m|p\.?m|[ap]|m|gmt|utc|bst|ist|ce?s?t|[ecmp][sd]?t|h|hrs?)\b[\W\d_]*)*""",
    re.I | re.X,
)
_CHANGED, _PUBLISHED = re.compile(r"\b(?:updated|modified)\b", re.I), re.compile(r"\b(?:published|posted|issued|filed)\b", re.I)
_AGO = re.compile(
    r"(?:\w+\s){0,3}(?:\d+|an?|one|two|three)\s?(?:seconds?|s|minutes?|mins?|m|hours?|hrs?|h|days?|d|weeks?|w|months?|years?)\sago\.?", re.I
)
_CLOCK = re.compile(r"(?:\w+\s)?\d{1,2}[:.]\d\d(?::\d\d)?\s*(?:[ap]\.?m\.?)?\s*\(?[A-Z]{0,4}\)?", re.I)


def is_date(text: str) -> bool:
    """Whether a line tells nothing but a date or time."""
    if len(text) > 160:
        return False
    if _AGO.fullmatch(text) or _CLOCK.fullmatch(text):
        return True
    rest, found = [], 0
    for date in written_dates.written(text, day_first=True):
        if date.start >= found:
            rest.append(text[found : date.start])
            found = date.end
    return found > 0 and _BESIDE_DATE.fullmatch(" ".join((*rest, text[found:]))) is not None


def is_change(text: str) -> bool:
    """Whether a line tells nothing but when the page was changed."""
    return is_date(text) and _CHANGED.search(text) is not None and _PUBLISHED.search(text) is None


def is_byline(text: str) -> bool:
    """Whether a line tells nothing but who wrote the article."""
    return bool(byline(text))


def byline(text: str) -> str:
    """Who wrote the article, if a line tells nothing else; else ""."""
    match = _BYLINE.fullmatch(text) if len(text) <= 300 and len(text.split()) <= _LONGEST else None
    return match["names"].strip(" ,") if match else ""
