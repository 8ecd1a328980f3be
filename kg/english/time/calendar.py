"""Forms of the calendar: dates, months, years, decades, centuries, seasons, quarters."""

from __future__ import annotations

import re

from kg.english.time import words as w
from kg.english.time.meaning import Between, Calendar, DayOf, Holiday, Meaning, Named, Part, Untold

_ERA = r"(?:\s?(?P<era>(?-i:B\.\s?C\.(?:\s?E\.)?|A\.\s?D\.|C\.\s?E\.|BCE?|AD|CE)(?!\w)))"
_YEAR = r"(?P<year>(?:1\d|20)\d\d)(?![\d%]|,\d|\.\d|\s?(?:st|nd|rd|th)\b)"
_LATER_YEAR = rf"(?:\s*,?\s+(?:of\s+|in\s+)?(?:{_YEAR}|['’](?P<short>\d\d)\b|(?P<old>\d{{3}})(?=\s*(?:[.,;)]|$))))"
_DAY = r"(?P<day>0?[1-9]|[12]\d|3[01])(?:\s?(?:st|nd|rd|th)\b)?(?![\d:%]|[.,]\d)"
_DASH = r"(?:\s*[-–—]\s*|\s+(?:to|through|until)\s+)"
_DAYS = rf"(?P<from>[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?{_DASH}(?:the\s+)?{_DAY}"
_NAMED_DAY = rf"(?:{w.WEEKDAY_SHORT}\s*,?\s+)?"
_WHICH = (
    r"(?P<which>last|this\s+past|past|this|next|coming|this\s+coming|the\s+following|the\s+previous|the\s+preceding"
    r"|that|that\s+same|the\s+same|same|following|previous)"
)
_AFTER = (
    r"(?:\s+(?P<after>last|next|this\s+year|last\s+year|next\s+year|of\s+(?:this|last|next)\s+year|"
    r"(?:of\s+)?(?:that|the)(?:\s+same)?\s+year))"
)

_SAME = {
    "that": "same",
    "same": "same",
    "following": "following",
    "previous": "previous",
    "preceding": "previous",
    "past": "last",
    "coming": "next",
}


def which_of(text: str | None) -> str:
    """ "last", "this", "next", "previous", "same" or "following" for the words that say so, "" for none."""
    last = (text or "").lower().replace("of ", "").replace(" year", "").replace(" month", "").split()[-1:]
    return _SAME.get(last[0], last[0]) if last else ""


def _year(m: re.Match[str]) -> int | None:
    found = m.groupdict()
    text = found.get("year") or found.get("old") or found.get("short")
    if text is None:
        return None
    value = w.year(text) if text == found.get("short") else int(text.replace(",", ""))
    return 1 - value if found.get("era") and found["era"].upper().startswith("B") else value


def _date(m: re.Match[str]) -> Meaning | None:
    day = int(m["day"])
    year, which = _year(m), which_of(m.groupdict().get("after"))
    date = Calendar(year, w.month(m["month"]), day, which=which)
    if m.groupdict().get("from"):
        first = int(m["from"])
        return Between(Calendar(year, date.month, first, which=which), date) if first < day else None
    return date


def _day_of_month(m: re.Match[str]) -> Meaning | None:
    """ "the 12th of last month": a day of the month before, this or after, for which the year and month are counted later."""
    return DayOf(int(m["day"]), {"last": -1, "next": 1}.get(which_of(m["which"]), 0), told=which_of(m["which"]) == "same")


def _month(m: re.Match[str]) -> Meaning | None:
    which = which_of(m.groupdict().get("which") or m.groupdict().get("after"))
    return Calendar(_year(m), w.month(m["month"]), which=which)


def _iso(m: re.Match[str]) -> Meaning | None:
    year, month, day = int(m["year"]), int(m["month"]), m["day"]
    if day is None and month == year % 100 + 1:
        return Between(Calendar(year), Calendar(year + 1))  # "2009-10" is a season of two years
    clock = f"T{m['clock']}{'' if m['clock'].count(':') == 2 else ':00'}{m['zone'] or ''}" if m["clock"] else ""
    return Calendar(year, month, int(day) if day else None, clock=clock)


def _numeric(m: re.Match[str]) -> Meaning | None:
    """Day and month in figures; where both orders are possible, only the year is sure, except with dots (day first)."""
    a, b, year = int(m["a"]), int(m["b"]), w.year(m["year"])
    if m["sep"] == "." or a > 12:
        a, b = b, a
    elif b <= 12 and a != b:
        return Calendar(year)
    return Calendar(year, a, b) if 1 <= a <= 12 and 1 <= b <= 31 else None


def _single_year(m: re.Match[str]) -> Meaning | None:
    return Calendar(_year(m))


def _two_years(m: re.Match[str]) -> Meaning | None:
    first = int(m["year"])
    last = first // 100 * 100 + int(m["short"])
    return Between(Calendar(first), Calendar(last)) if last > first else None


def _decade(m: re.Match[str]) -> Meaning | None:
    if m["words"]:
        return Calendar(1900 + w.table("decades")[m["words"].lower()], unspecified=1)
    digits = m["digits"].lstrip("'’")
    year = int(digits) if len(digits) == 4 else 1900 + int(digits) if int(digits) >= 20 else 2000 + int(digits)
    return Calendar(year, unspecified=2 if year % 100 == 0 and year < 2000 else 1)


def _century(m: re.Match[str]) -> Meaning | None:
    number = w.ordinal(m["ordinal"])
    if not 1 <= number <= 30:
        return None
    before = m["era"] and m["era"].upper().startswith("B")
    return Calendar(-100 * (number - 1) if before else 100 * (number - 1), unspecified=-2 if before else 2)


def _centuries(m: re.Match[str]) -> Meaning | None:
    """ "the 15th to the 19th century": the first one is told by its number alone."""
    first, last = w.ordinal(m["first"]), w.ordinal(m["last"])
    if not 1 <= first < last <= 30:
        return None
    return Between(Calendar(100 * (first - 1), unspecified=2), Calendar(100 * (last - 1), unspecified=2))


def _season(m: re.Match[str]) -> Meaning | None:
    word = m["season"].lower()
    which = which_of(m["which"] or m["after"])
    return Calendar(_year(m), w.SEASONS[word.removesuffix("s")], which=which, general=word.endswith("s"))


def _quarter(m: re.Match[str]) -> Meaning | None:
    number = int(m["q"]) if m["q"] else w.ordinal(m["ordinal"]) if m["ordinal"].lower() != "final" else 4
    return Calendar(_year(m), 32 + number, which=which_of(m["after"])) if 1 <= number <= 4 else None


def _half(m: re.Match[str]) -> Meaning | None:
    part = "first half" if m["half"].lower() == "first" else "second half"
    return Part(part, Calendar(_year(m), which=which_of(m["after"])))


def _fiscal(m: re.Match[str]) -> Meaning | None:
    """A year of accounts is some twelve months around the year of its number."""
    year = _year(m)
    if m["second"] and year is not None:
        return Between(Calendar(year), Calendar(year // 100 * 100 + int(m["second"][-2:])))
    return Calendar(year, mark="~") if year is not None else Untold()


def _holiday(m: re.Match[str]) -> Meaning | None:
    name = re.sub(r"\s+", " ", m["name"].lower().replace("’", "'")).replace(" '", "'")
    name = "fourth of july" if name == "4th of july" else name
    return Holiday(w.table("holidays").get(name, ""), _year(m), which_of(m["which"] or m["after"]))


def _period(m: re.Match[str]) -> Meaning | None:
    return Named(w.table("periods")[re.sub(r"\s+", " ", m["name"].lower().replace("’", "'")).replace(" '", "'")])


_OF_DAY = r"(?:day\s+)?(?:of\s+)?"
FORMS = [
    (
        r"(?P<year>\d{4})-(?P<month>0[1-9]|1[0-2])(?:-(?P<day>0[1-9]|[12]\d|3[01])(?:[T ](?P<clock>(?:[01]\d"
        r"|2[0-3]):[0-5]\d(?::[0-5]\d)?)(?P<zone>Z|[+-]\d\d:\d\d)?)?)?(?![\d:-])",
        _iso,
    ),
    (r"(?P<a>\d{1,2})(?P<sep>[/.])(?P<b>\d{1,2})(?P=sep)(?P<year>(?:19|20)\d\d|\d\d)(?![\d/])(?!\.\d)", _numeric),
    (rf"{_NAMED_DAY}(?:the\s+)?{_DAYS}\s+{_OF_DAY}(?P<month>{w.MONTH})(?:{_LATER_YEAR}|{_AFTER})?", _date),
    (rf"{_NAMED_DAY}(?P<month>{w.MONTH})\s+{_DAYS}(?:{_LATER_YEAR}|{_AFTER})?", _date),
    (rf"{_NAMED_DAY}(?:the\s+)?{_DAY}\s+{_OF_DAY}(?P<month>{w.MONTH})(?:{_LATER_YEAR}{_ERA}?|{_AFTER})?", _date),
    (rf"the\s+{_DAY}\s+of\s+(?P<which>(?:this|last|next|the\s+same|that)\s+month)(?!\w)", _day_of_month),
    (rf"{_DAY}-(?P<month>{w.MONTH})-(?P<year>\d{{4}}|\d\d)\b", _date),
    (rf"{_NAMED_DAY}(?P<month>{w.MONTH})\s+(?:the\s+)?{_DAY}(?:{_LATER_YEAR}{_ERA}?|{_AFTER})?", _date),
    (rf"(?:{_WHICH}\s+)?(?P<month>{w.MONTH})(?:{_LATER_YEAR}|{_AFTER})?(?![\w])", _month),
    (rf"(?:the\s+)?year\s+(?P<year>\d{{1,4}}){_ERA}?(?![\d%,])", _single_year),
    (r"(?-i:A\.?D)\.?\s+(?P<year>\d{1,4})\b", _single_year),
    (rf"(?P<year>\d{{1,3}}(?:,\d{{3}})+|\d{{1,5}}){_ERA}(?!\w)", _single_year),
    (r"(?P<year>(?:1\d|20)\d\d)\s?[-–—/]\s?(?P<short>\d\d)(?![\d%-]|\.\d)", _two_years),
    (rf"{_YEAR}(?![\w-]*(?<=-)\d)", _single_year),
    (r"(?P<year>[1-9]\d\d)(?![\d%:]|[.,]\d|\s?(?:st|nd|rd|th)\b)", _single_year),
    (r"['’](?P<short>\d\d)(?![\ds:])", _single_year),
    (r"(?:the\s+)?(?:(?P<digits>(?:1\d|20)\d0|['’]?\d0)\s?['’]?\s?s\b|(?P<words>" + w.either(w.table("decades")) + r"))", _decade),
    (rf"(?:the\s+)?(?P<ordinal>{w.PLAIN_ORDINAL})\s?-?\s?centur(?:y|ies){_ERA}?", _century),
    (
        rf"(?:the\s+)?(?P<first>{w.PLAIN_ORDINAL})\s?(?:-|–|to|through"
        rf"|until)\s?(?:the\s+)?(?P<last>{w.PLAIN_ORDINAL})\s?-?\s?centur(?:y|ies)",
        _centuries,
    ),
    (
        rf"(?:{_WHICH}\s+)?(?:the\s+)?(?P<season>{w.SEASON}s?)(?:(?:\s*,?\s+(?P<year>\d{{4}})|\s+of\s+"
        rf"(?P<old>\d{{3,4}}))(?:\s?[-–/]\s?(?:\d{{4}}|\d{{2,3}}))?|{_AFTER})?(?!\w)",
        _season,
    ),
    (
        rf"(?:the\s+)?(?:(?P<ordinal>first|second|third|fourth|final|[1-4](?:st|nd|rd|th))[\s-]+quarter|Q(?P<q>[1-4]))"
        rf"(?:\s*,?\s+(?:of\s+)?(?:{_YEAR}|(?P<after>(?:this|last|next)\s+year)))?(?!\w)",
        _quarter,
    ),
    (rf"(?:the\s+)?(?P<half>first|second)\s+half\s+of\s+(?:{_YEAR}|(?P<after>(?:this|last|next)\s+year))", _half),
    (
        rf"(?:the\s+)?(?:fiscal(?:\s+year)?|financial\s+year|FY)\s?(?:{_YEAR}"
        rf"|['’]?(?P<short>\d\d)\b)?(?:\s?[-–/]\s?(?P<second>\d{{4}}|\d\d)\b)?",
        _fiscal,
    ),
    (rf"(?:the\s+)?{_YEAR}\s+(?:fiscal|financial)\s+year(?P<short>(?!))?(?P<second>(?!))?(?!\w)", _fiscal),
    (
        rf"(?:{_WHICH}\s+)?(?P<name>{w.either([*w.table('holidays'), *w.names('feasts'), '4th of july'])})"
        rf"(?:{_LATER_YEAR}|{_AFTER})?(?!\w)",
        _holiday,
    ),
    (rf"(?:the\s+)?(?P<name>{w.either(w.table('periods'))})(?!\w)", _period),
]
