"""Times next to each other that are one: "Tuesday at 5 p.m.", "from May to July", "early 2019", "about 1850", "since 2014"."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from kg.english.time.meaning import Between, Calendar, DayOf, Duration, Holiday, Meaning, Named, Part, Shift, Weekday
from kg.english.time.scan import Found
from kg.english.time.text import Text

_PARTS = r"morning|afternoon|evening|night|midday|noon|midnight|dawn|dusk|daybreak|nightfall|lunchtime"
_AT = re.compile(r"\s*,?\s*(?:at|around|about|by|before|after|shortly\s+(?:before|after))?\s*(?:about\s+|around\s+)?", re.IGNORECASE)
_ON = re.compile(r"\s*,?\s*(?:local\s+time\s*,?\s*)?(?:on|of)?\s*(?:the\s+)?", re.IGNORECASE)
_TO = re.compile(r"\s*(?:to|until|till|through|thru|[-–—])\s*(?:(?:about|around|the|roughly|c\.|ca\.)\s+)*", re.IGNORECASE)
_AND = re.compile(r"\s+and\s+(?:(?:about|around|the)\s+)*", re.IGNORECASE)
_FROM = re.compile(r"\b(?P<word>from|between)\s+(?:(?:about|around|the|roughly|c\.|ca\.)\s+)*$", re.IGNORECASE)
_NOW = re.compile(r"\s*(?:to|until|till|through|[-–—])\s*(?:the\s+)?(?:present(?:\s+day)?|now|today|this\s+day)(?!\w)", re.IGNORECASE)
_ONWARD = re.compile(r"\s+(?:on\b(?!\s+\w)|onwards?\b)", re.IGNORECASE)
_DOUBT = re.compile(
    r"\b(?P<word>about|around|circa|ca?\.|roughly|approximately|sometime\s+(?:in|around|during)|some\s+time\s+in"
    r"|(?:probably|perhaps|possibly|maybe)(?:\s+in|\s+on)?)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_EARLY = re.compile(
    r"\b(?:the\s+)?(?:very\s+)?(?:(?P<word>early|mid|late|later|earlier)(?:\s?-\s?|\s+)(?:(?:in|on)\s+)?"
    r"|(?P<noun>middle|beginning|start|end|close|first\s+half|second\s+half|latter\s+half|early\s+part|latter\s+part)\s+of\s+)(?:the\s+)?$",
    re.IGNORECASE,
)
_PARTS_OF = {
    "early": "early", "mid": "mid", "middle": "mid", "late": "late", "later": "late", "beginning": "start", "start": "start",
    "end": "end", "close": "end", "first half": "first half", "second half": "second half", "latter half": "second half",
    "early part": "early", "latter part": "late",
}  # fmt: skip
_IN = re.compile(r"\b(?:in|within)\s+(?:about\s+|around\s+|the\s+)*$", re.IGNORECASE)
_BOUND = re.compile(
    r"\b(?P<word>since|until|till|by|before|after|up\s+to|prior\s+to|through|starting(?:\s+in|\s+on)?|as\s+of)\s+"
    r"(?:the\s+)?$",
    re.IGNORECASE,
)
Merge = Callable[[str, Found, Found, int], Found | None]
_REACH = 34  # characters before a time that can qualify it


def join(seen: Text, found: list[Found]) -> list[Found]:
    """The times of a Doc with what belongs together put together."""
    text = seen.text
    times = _pairs(text, found, _clocked)
    times = [_qualified(text, f, before) for f, before in zip(times, [0, *(f.end for f in times)], strict=False)]
    times = _pairs(text, times, _ranged)
    return [_bounded(seen, f, before) for f, before in zip(times, [0, *(f.end for f in times)], strict=False)]


def _pairs(text: str, found: list[Found], merge: Merge) -> list[Found]:
    done: list[Found] = []
    for f in found:
        both = merge(text, done[-1], f, done[-2].end if len(done) > 1 else 0) if done and f.start - done[-1].end < 24 else None
        if both is not None:
            done[-1] = both
        else:
            done.append(f)
    return done


def _is_day(said: Meaning) -> bool:
    match said:
        case Weekday() | Holiday() | DayOf():
            return True
        case Calendar():
            return said.day is not None
        case Shift():
            return said.unit == "D"
    return False


def _clocked(text: str, a: Found, b: Found, free: int) -> Found | None:
    """A day with its clock time, in either order."""
    gap = text[a.end : b.start]
    if "\n" in gap:
        return None
    first, second = a.meaning, b.meaning
    if (clock := _clock(second)) and isinstance(first, Calendar | Weekday | Shift) and _is_day(first) and _AT.fullmatch(gap):
        return Found(a.start, b.end, replace(first, clock=clock), (a, b))
    if (clock := _clock(first)) and isinstance(second, Calendar | Weekday | Shift) and _is_day(second) and _ON.fullmatch(gap):
        return Found(a.start, b.end, replace(second, clock=clock), (a, b))
    return None


def _clock(said: Meaning) -> str:
    """The clock time of what tells nothing else."""
    return said.clock if isinstance(said, Calendar) and said.day is None else ""


def _qualified(text: str, f: Found, free: int) -> Found:
    """What stands before a time and makes it a part of itself, or less sure."""
    before = text[max(free, f.start - _REACH) : f.start]
    if isinstance(f.meaning, Duration) and f.meaning.ahead is not None and not _IN.search(before):
        return replace(f, meaning=Duration(f.meaning.value))
    if not before or "\n" in before[-2:]:
        return f
    if (m := _EARLY.search(before)) and not isinstance(f.meaning, Duration):
        word = re.sub(r"\s+", " ", (m["word"] or m["noun"]).lower())
        f = Found(f.start - len(before) + m.start(), f.end, _part(f.meaning, word), (f,))
        before = before[: m.start()]
    if (m := _DOUBT.search(before)) and _doubtful(f.meaning):
        word = m["word"].lower()
        mark = "X" if word.startswith("some") else "?" if word[0] in "pm" else "~"
        if isinstance(f.meaning, Calendar) and not (word == "ca." and f.meaning.month):
            f = Found(f.start - len(before) + m.start(), f.end, replace(f.meaning, mark=mark), (f,))
    return f


def _doubtful(said: Meaning) -> bool:
    return isinstance(said, Calendar) and not said.clock and (said.year is not None or said.month is not None)


def _part(said: Meaning, word: str) -> Meaning:
    part = _PARTS_OF.get(word, "")
    whole = isinstance(said, Calendar) and said.day is None and not said.clock
    if word == "later" and not (isinstance(said, Calendar) and said.unspecified):
        return said  # "later that year" is still any time of it
    return Part(part, said) if part and (whole or _unit(said)) else said


def _unit(said: Meaning) -> bool:
    """A whole month, year, decade or century, of which there is a beginning and an end."""
    return isinstance(said, Shift) and said.unit.lstrip("0123456789") in {"M", "Y"}


def _calendrical(said: Meaning) -> bool:
    return not isinstance(said, Duration) and (
        isinstance(said, Calendar | Weekday | Shift | Holiday | Named | DayOf) or (isinstance(said, Part) and _calendrical(said.of))
    )


def _ranged(text: str, a: Found, b: Found, free: int) -> Found | None:
    """From one time to another; "and" makes an interval only after "between"."""
    gap = text[a.end : b.start]
    if not (_calendrical(a.meaning) and _calendrical(b.meaning)) or "\n" in gap:
        return None
    opening = _FROM.search(text[max(free, a.start - _REACH) : a.start])
    word = opening["word"].lower() if opening else ""
    joined = _AND.fullmatch(gap) if word == "between" else _TO.fullmatch(gap)
    if not joined or (not word and not _alike(a.meaning, b.meaning)):
        return None
    begin, end = _same_era(a.meaning, b.meaning), b.meaning
    start = a.start - (len(text[max(free, a.start - _REACH) : a.start]) - opening.start()) if opening else a.start
    return Found(start, b.end, Between(begin, end), (replace(a, meaning=begin), b))


def _alike(a: Meaning, b: Meaning) -> bool:
    """Whether two times are told to the same precision, as the ends of an interval without "from" are."""
    if isinstance(a, Part):
        a = a.of
    if isinstance(b, Part):
        b = b.of
    if isinstance(a, Calendar) and isinstance(b, Calendar):
        return (a.day is None) == (b.day is None) and (a.month is None) == (b.month is None) and bool(a.clock) == bool(b.clock)
    return isinstance(a, Weekday) and isinstance(b, Weekday) and not a.which and not b.which


def _same_era(a: Meaning, b: Meaning) -> Meaning:
    """The first of two times: in "from 1200 to 400 BC" the years run down, so both are before Christ."""
    if isinstance(a, Calendar) and isinstance(b, Calendar) and a.month is None and (b.year or 1) <= 0 < (a.year or 0):
        return replace(a, year=1 - (a.year or 0))
    return a


def _bounded(seen: Text, f: Found, free: int) -> Found:
    """A time that something goes on from, or until."""
    text, said = seen.text, f.meaning
    if (m := _NOW.match(text, f.end)) and _calendrical(said):
        return Found(f.start, m.end(), Between(said, None), (f,))
    if not _calendrical(said):
        return f
    before = text[max(free, f.start - _REACH) : f.start]
    if (m := _FROM.search(before)) and (after := _ONWARD.match(text, f.end)) and m["word"].lower() == "from":
        return Found(f.start - len(before) + m.start(), after.end(), Between(said, None), (f,))
    m = _BOUND.search(before)
    if not m or not _governed(seen, f, f.start - len(before) + m.start("word")):
        return f
    word = re.sub(r"\s+", " ", m["word"].lower())
    start = f.start - len(before) + m.start()
    if word == "as of":
        return Found(start, f.end, said, (f,))
    until = word in {"until", "till", "by", "before", "up to", "prior to", "through"}
    return Found(start, f.end, Between(None, said) if until else Between(said, None), (f,))


def _governed(seen: Text, f: Found, at: int) -> bool:
    """Whether the preposition governs the time itself, not something the time describes ("after the 1958 coup")."""
    span, word, doc = seen.span(f.start, f.end), seen.span(at, at + 1), seen.doc
    if not seen.parsed:
        following = doc[span.end] if span.end < len(doc) else None
        return following is None or not following.is_alpha
    return span.start <= word[0].head.i < span.end
