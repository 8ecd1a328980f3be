"""Forms that count from the day of writing or from the time told before: "yesterday", "late Tuesday", "two weeks later"."""

from __future__ import annotations

import re

from kg.english.time import words as w
from kg.english.time.calendar import which_of
from kg.english.time.meaning import Anniversary, Between, Meaning, Recurring, Shift, Stretch, Untold, Weekday

_PARTS = w.either(w.names("parts_of_day"))
_UNIT = r"day|week|fortnight|month|quarter|year|decade|century|millennium"
_UNITS = r"days|nights|weeks|weekends|fortnights|months|quarters|years|decades|centuries|millennia|hours|minutes|seconds"
_LAST = r"last|past|previous|preceding|latest"
_NEXT = r"next|coming|following|ensuing|upcoming|subsequent"
_AMOUNT = rf"(?P<amount>{w.NUMBER}|{w.SOME})"
_COUNT = rf"{_AMOUNT}(?P<half1>\s+and\s+a\s+half)?[\s-]+(?P<unit>{w.UNIT})"

_DAYS = {
    "today": 0,
    "tonight": 0,
    "yesterday": -1,
    "tomorrow": 1,
    "the day before yesterday": -2,
    "the day after tomorrow": 2,
    "last night": -1,
    "last evening": -1,
    "this morning": 0,
    "this afternoon": 0,
    "this evening": 0,
    "this very day": 0,
    "this day": 0,
}


def _day(m: re.Match[str]) -> Meaning:
    return Shift("D", _DAYS[re.sub(r"\s+", " ", m["day"].lower())])


def _overnight(m: re.Match[str]) -> Meaning:
    return Between(Shift("D", -1), Shift("D", 0))


def _weekday(m: re.Match[str]) -> Meaning:
    day, week = w.weekday(m["weekday"]), m["week"] or m["week_before"]
    if m["plural"]:
        return Recurring("P1W", Weekday(day))
    return Weekday(day, which_of(m["which"]), which_of(week.rsplit(None, 1)[0]) if week else "")


def _which_unit(m: re.Match[str]) -> Meaning | None:
    which, unit = re.sub(r"\s+", " ", m["which"].lower()), w.unit(m["unit"])
    the = which.startswith("the ")
    which = which_of(which)
    by = {"last": -1, "previous": -1, "latest": -1, "same": 0, "this": 0, "current": 0, "next": 1, "following": 1}.get(which)
    if by is None:
        by = 1 if which in {"ensuing", "subsequent", "upcoming"} else 0
    told = which in {"previous", "same", "following", "ensuing", "subsequent"} or (the and which == "next")
    if the and which == "last" and unit != "E":
        return Stretch(((1.0, unit),), -1)
    return Shift(unit, by, told=told)


def _night(m: re.Match[str]) -> Meaning:
    """ "that evening", "the next morning": parts of the day told before, or of the one after or before it."""
    which = which_of(m["which"])
    return Shift("D", {"same": 0, "next": 1, "following": 1}.get(which, -1), told=True)


def _stretch(m: re.Match[str]) -> Meaning | None:
    towards = -1 if re.search(rf"\b(?:{_LAST})\b", m["which"].lower()) else 1
    amounts = [(m["amount"], m["unit"])] + ([(m["more"], m["unit2"])] if m["more"] else [])
    counted = [(w.number(a) if a else None, w.unit(u)) for a, u in amounts]
    if any(n is None for n, _ in counted):
        return Stretch((), towards)
    return Stretch(tuple((n or 0.0, u) for n, u in counted), towards)


def _recent(m: re.Match[str]) -> Meaning:
    return Stretch((), 1 if m["ahead"] or m["coming"] else -1)


def _weekend(m: re.Match[str]) -> Meaning:
    return Shift("E", 0)


def _ago(m: re.Match[str]) -> Meaning:
    word = re.sub(r"\s+", " ", m["how"].lower())
    amount, unit = w.number(m["amount"]), w.unit(m["unit"])
    half = 0.5 if m["half"] or m["half1"] else 0.0
    told = word not in {"ago", "back", "from now", "hence", "from today"}
    if amount is None or m["to"]:
        return Untold() if told else Stretch((), -1 if word in {"ago", "back"} else 1)
    by = (amount + half) * (-1 if word in {"ago", "earlier", "before", "previously", "prior", "beforehand", "back"} else 1)
    return Shift(unit, by, told=told, approximate=bool(half))


def _vague_ago(m: re.Match[str]) -> Meaning:
    return Stretch((), -1) if m["how"].lower() == "ago" else Untold()


def _beside(m: re.Match[str]) -> Meaning:
    """ "the year before", with nothing that says before what."""
    return Shift(w.unit(m["unit"]), -1 if m["how"].lower() == "before" else 1, told=True)


def _anniversary(m: re.Match[str]) -> Meaning:
    return Anniversary(w.ordinal(m["ordinal"])) if m["ordinal"] else Untold()


_WEEK = r"(?:the\s+)?(?:last|this|next|following|previous)\s+week"
FORMS = [
    (rf"(?P<day>{w.either(_DAYS)})(?:\s+(?:{_PARTS}))?(?!\w)", _day),
    (r"overnight(?!\w)", _overnight),
    (
        rf"overnight\s+(?:on\s+|into\s+)?(?P<weekday>{w.WEEKDAY})(?!\w)(?P<which>(?!))?(?P<week>(?!))?(?P<week_before>"
        rf"(?!))?(?P<plural>(?!))?",
        _weekday,
    ),
    (
        rf"(?:(?P<week_before>{_WEEK})\s*,?\s+on\s+)?(?:(?P<which>last|this\s+past|past|this|next|this\s+coming|coming"
        rf"|the\s+following|the\s+previous|that|the\s+same)\s+)?"
        rf"(?P<weekday>{w.WEEKDAY})(?P<plural>s(?!\w))?(?:\s+(?:of\s+)?(?P<week>{_WEEK})|(?:\s+(?:{_PARTS})s?))?(?!\w)",
        _weekday,
    ),
    (
        r"(?P<which>this\s+past|this|last|past|next|coming|current|(?:the|this)\s+(?:following|previous|preceding|next"
        r"|last|past|same|coming|current|ensuing|subsequent|very\s+same)|that(?:\s+same)?)"
        rf"\s+(?P<unit>{_UNIT}|weekend)(?!\w|\s?['’-]\s?\w*\s?old)",
        _which_unit,
    ),
    (rf"(?P<which>that(?:\s+same)?|the\s+(?:next|following|same|previous))\s+(?:{_PARTS})(?!\w)", _night),
    (
        rf"(?:the|these|those)\s+(?P<which>(?:{_LAST}|{_NEXT}|first)|(?:first|last))\s+{_AMOUNT}[\s-]+(?P<unit>{w.UNIT})"
        rf"(?:\s+and\s+(?P<more>{w.NUMBER})[\s-]+(?P<unit2>{w.UNIT}))?(?:\s+past)?(?!\w)",
        _stretch,
    ),
    (rf"(?P<which>{_LAST}|{_NEXT})\s+{_AMOUNT}[\s-]+(?P<unit>{w.UNIT})(?P<more>(?!))?(?P<unit2>(?!))?(?!\w)", _stretch),
    (rf"(?:the\s+)?(?:most\s+)?(?:recent|past|last|(?P<coming>coming|next))\s+(?:{_UNITS})(?P<ahead>(?!))?(?!\w)", _recent),
    (rf"the\s+(?:{_UNITS})\s+(?P<ahead>ahead|to\s+come)(?P<coming>(?!))?(?!\w)", _recent),
    (r"the\s+weekend(?!\w|\s+of\b)", _weekend),
    (
        rf"(?:{w.NUMBER}(?P<to>\s?(?:-|–|to|or|and)\s?))?{_COUNT}(?P<half>\s+and\s+a\s+half)?\s+"
        r"(?P<how>ago|(?:earlier|later)(?!\s+than\b)|beforehand|previously|afterwards?|hence|from\s+now|from\s+today"
        r"|(?:back|before|prior|after)(?=\s*(?:[.,;:)!?]|$)))(?!\w)",
        _ago,
    ),
    (
        rf"(?:{w.NUMBER}\s+)?(?:{_AMOUNT}[\s-]+(?:{w.UNIT})|(?:{_UNITS}))\s+(?P<how>ago|earlier|later|after|before|prior\s+to)(?!\w)",
        _vague_ago,
    ),
    (rf"the\s+(?P<unit>{_UNIT})\s+(?P<how>before|after)(?=\s*(?:[.,;:)!?]|$))", _beside),
    (rf"(?:the\s+)?(?:(?P<ordinal>{w.PLAIN_ORDINAL})\s+)?anniversary(?!\w)", _anniversary),
]
