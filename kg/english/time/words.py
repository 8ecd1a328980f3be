"""What words for times mean: names of months and days, numbers, units, holidays, periods, from ``kg/english/data/time.json``."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from functools import cache
from importlib import resources
from typing import Any


@cache
def _data() -> Mapping[str, Any]:
    found: dict[str, Any] = json.loads((resources.files("kg.english") / "data" / "time.json").read_text("utf8"))
    return found


def table(kind: str) -> dict[str, Any]:
    """One table of the data file.

    Raises:
        KeyError: the file has no such table.
    """
    return dict(_data()[kind])


def names(kind: str) -> list[str]:
    """One list of the data file.

    Raises:
        KeyError: the file has no such list.
    """
    return list(_data()[kind])


def either(words: Iterable[str]) -> str:
    """A pattern of alternatives, the longest first; white space in them matches any, apostrophes both kinds."""
    parts = sorted(set(words), key=lambda w: (-len(w), w))
    return "|".join(re.escape(w).replace(r"\ ", r"\s+").replace("'", r"\s?['’]") for w in parts)


MONTHS = {name: k for k, name in enumerate(names("months"), 1)}
WEEKDAYS = {name: k for k, name in enumerate(names("weekdays"))}
SEASONS: dict[str, int] = table("seasons")
NUMBERS: dict[str, int] = table("numbers")
ORDINALS: dict[str, int] = table("ordinals")
UNITS: dict[str, str] = table("units")

_BY_PREFIX = {name[:3]: k for name, k in MONTHS.items()}
_VAGUE = frozenset({"few", "several", "some", "many", "couple", "recent", "dozens", "hundreds", "thousands"})
_WORD = either(NUMBERS)

# A month's name or its abbreviation; "sept." too.
MONTH = rf"(?:{either(MONTHS)}|(?:jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec)\b\.?)"
WEEKDAY = rf"(?:{either(WEEKDAYS)})"
WEEKDAY_SHORT = rf"(?:{either(WEEKDAYS)}|(?:mon|tues|tue|wed|thurs|thur|thu|fri|sat|sun)\b\.?)"
SEASON = rf"(?:{either(SEASONS)})"
PLAIN_ORDINAL = (
    rf"(?:\d{{1,3}}\s?(?:st|nd|rd|th)|(?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty"
    rf"|ninety)\s?-?\s?)?(?:{either(ORDINALS)}))"
)
NUMBER = (
    rf"(?:\d{{1,3}}(?:,\d{{3}})+|\d+\s1/2|\d+\s?½|\d+(?:\.\d+)?(?:\s+(?:thousand|million|billion))?|(?:"
    rf"(?:{_WORD})\b)(?:(?:\s?-\s?|\s+(?:and\s+)?)(?:(?:{_WORD})\b))*)"
)
SOME = r"(?:(?:a\s+)?few|(?:a\s+)?couple(?:\s+of)?|several|some|many|a\s+number\s+of|dozens\s+of|hundreds\s+of|thousands\s+of)"
UNIT = (
    r"(?:seconds?|minutes?|hours?|days?|nights?|weeks?|fortnights?|weekends?|months?|quarters?|years?|decades?"
    r"|centur(?:y|ies)|millenni(?:um|a))"
)
ZONE = rf"(?:{either(table('zones'))})"


def month(word: str) -> int:
    """1 to 12 for a month's name or abbreviation."""
    return _BY_PREFIX[word[:3].lower()]


def weekday(word: str) -> int:
    """0 (Monday) to 6 for a weekday's name or abbreviation."""
    return next(k for name, k in WEEKDAYS.items() if name.startswith(word[:3].lower()))


def number(text: str) -> float | None:
    """The value of a number in digits or words; None for an amount that is not told ("several", "a few").

    >>> number("5,000"), number("twenty-five"), number("a hundred and ten thousand"), number("a few")
    (5000.0, 25.0, 110000.0, None)
    """
    plain = text.lower().replace(",", "").strip()
    if half := re.fullmatch(r"(\d+)\s?(?:1/2|½)", plain):
        return float(half[1][:12]) + 0.5
    if re.fullmatch(r"\d+(?:\.\d+)?", plain):
        return float(plain[:12])
    total, group = 0.0, 0.0
    for word in re.findall(r"[a-z]+|\d+(?:\.\d+)?", plain):
        if word in _VAGUE or word == "number":
            return None
        value = float(word[:12]) if word[0].isdigit() else float(NUMBERS.get(word, 0))
        if value in {12.0, 100.0} and word in {"dozen", "hundred"}:
            group = max(group, 1.0) * value
        elif value >= 1000:
            total, group = total + max(group, 1.0) * value, 0.0
        else:
            group += value
    return total + group or None


def ordinal(text: str) -> int:
    """The value of an ordinal in digits or words; 0 for what is none.

    >>> ordinal("19th"), ordinal("twenty-first"), ordinal("third")
    (19, 21, 3)
    """
    digits = re.match(r"\d+", text)
    if digits:
        return int(digits[0])
    *tens, last = re.findall(r"[a-z]+", text.lower()) or [""]
    return sum(NUMBERS.get(t, 0) for t in tens) + ORDINALS.get(last, 0)


def unit(word: str) -> str:
    """The designator of a unit of time: "D", "W", "M", "Y", "10Y", "TH" and so on; "" for what is none."""
    plain = word.lower()
    singular = {"centuries": "century", "millennia": "millennium"}.get(plain, plain.removesuffix("s"))
    return UNITS.get(singular, "")


def year(text: str, until: int = 2050) -> int:
    """A year from its digits; of two digits the latest such year not after ``until``."""
    digits = re.sub(r"\D", "", text)
    if len(digits) != 2:
        return int(digits)
    century = until // 100 * 100 + int(digits)
    return century if century <= until else century - 100
