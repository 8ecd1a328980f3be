"""What looks like a time and is none: the verbs "may" and "march", names ("Sunday Times"), amounts ("2000 people"), ages."""

from __future__ import annotations

import re

from spacy.tokens import Span

from kg.english.time import words as w
from kg.english.time.meaning import Calendar, Duration, Holiday, Named, Recurring, Weekday
from kg.english.time.scan import Found
from kg.english.time.text import Text

_NAMES = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC", "WORK_OF_ART", "PRODUCT", "NORP"})
_AMOUNTS = frozenset({"MONEY", "PERCENT", "QUANTITY"})
_WORDS = frozenset({"NOUN", "PROPN", "X", "NUM", "", "SYM"})
_BEFORE_YEAR = re.compile(
    r"(?:[$€£¥#§]|\b(?:no|nos|page|pages|pp|p|room|flight|resolution|aged?|highway|route|number)\b\.?)\s?$", re.IGNORECASE
)
_BEFORE_SHORT_YEAR = re.compile(
    r"\b(?:in|of|since|until|till|from|to|by|after|before|[a-z]{3,}y|[a-z]+ber|march|april|june|august|summer"
    r"|winter|spring|fall)\s+$",
    re.IGNORECASE,
)
_BEFORE_OLD_YEAR = re.compile(
    r"(?:\b(?:in|around|about|until|till|after|before|by|since|from|circa|ca?\.|born|died|year)|[(;–—-])\s*$", re.IGNORECASE
)
_BEFORE_CLOCK = re.compile(
    r"(?:\b(?:at|by|until|till|from|around|about|before|after|to|since|between|and|day|tonight|today|tomorrow"
    r"|yesterday)|[-–,(])\s*$",
    re.IGNORECASE,
)
_BEFORE_SEASON = re.compile(
    r"\b(?:in|during|since|until|till|by|from|every|each|early|late|mid|of|through|throughout|for)[\s-]+(?:the\s+"
    r"|early\s+|late\s+)*$",
    re.IGNORECASE,
)
_BEFORE_AGE = re.compile(r"\b(?:aged?(?:\s+of)?|ages)\s+$", re.IGNORECASE)
_RATE = re.compile(r"(?:[\d%]|illion|thousand|hundred|times|once|twice|dollars|euros|pounds)\s+$", re.IGNORECASE)


def is_time(seen: Text, found: Found) -> bool:
    """Whether a stretch that a form matched is a time where it stands."""
    span, text = seen.span(found.start, found.end), seen.text
    before = text[max(0, found.start - 24) : found.start]
    words = text[found.start : found.end]
    said = found.meaning
    if _named(span, said):
        return False
    match said:
        case Calendar(day=None) if said.clock and ":" in words and not re.search("[ap]\\s?\\.?\\s?m|[A-Za-z]{2}", words, re.IGNORECASE):
            return bool(_BEFORE_CLOCK.search(before)) or any(t.ent_type_ == "TIME" for t in span)
        case Calendar() if words[0] in "'’" and said.month is None and said.unspecified == 0:
            return bool(_BEFORE_SHORT_YEAR.search(before))
        case Calendar(unspecified=0) if re.fullmatch(r"\d{3,4}", words):
            return _is_year(span, before) and (len(words) == 4 or _is_old_year(span, before))
        case Calendar(unspecified=1) if re.search(r"\b(?:h(?:is|er)|their|my|your|our|its|['’]s)\s+(?:\w+\s+)?$", before, re.IGNORECASE):
            return False  # "in her 80s" is an age
        case Calendar(year=None, day=None, which="") if said.month is not None and said.month <= 12 and not said.clock:
            return words[0].isupper() and span[0].pos_ in _WORDS and span[0].tag_ not in {"MD", "VB", "VBP", "VBZ"}
        case Calendar(year=None, which="") if said.month in {21, 22, 23, 24}:
            return _is_season(span, before, words.lower())
        case Holiday() | Named():
            last = re.sub(r"^the\s+", "", words, flags=re.IGNORECASE)
            return last[:1].isupper() or last[:1].isdigit()
        case Duration():
            return _is_duration(span, before, words.lower())
        case Weekday() | Recurring(on=Weekday()):
            return any(c.isupper() for c in words) or span[-1].pos_ in _WORDS
    return True


def _named(span: Span, said: object) -> bool:
    """Whether the words are part of a name of something else. A year at the edge of a name is one still ("Expo 2020")."""
    labels = {t.ent_type_ for t in span}
    if isinstance(said, Named):
        return bool(labels & {"ORG", "WORK_OF_ART", "FAC"})
    if isinstance(said, Calendar) and said.year is not None:
        if not labels & (_NAMES | _AMOUNTS) or said.month is not None:
            return False
        if labels & _AMOUNTS:
            return True
        inside = [t.ent_type_ in _NAMES for t in (span.doc[max(0, span.start - 1)], span.doc[min(len(span.doc) - 1, span.end)])]
        return "WORK_OF_ART" in labels or all(inside) or not any(inside)
    if labels & _NAMES:
        return True
    bare = isinstance(said, Weekday) or (isinstance(said, Calendar) and said.day is None and not said.clock)
    return bare and labels == {"EVENT"}


def _is_year(span: Span, before: str) -> bool:
    token, doc = span[0], span.doc
    if _BEFORE_YEAR.search(before) or token.ent_type_ in _AMOUNTS:
        return False
    counted = token.head
    if token.dep_ == "nummod" and counted.i > token.i and token.ent_type_ != "EVENT":
        return counted.tag_ not in {"NNS", "NNPS"} and counted.tag_.startswith("NN")
    following = doc[span.end] if span.end < len(doc) else None
    return following is None or not (following.text in {"%", "percent"} or w.unit(following.text))


def _is_old_year(span: Span, before: str) -> bool:
    """A year of three digits: one that the model takes for a date, where a year may stand."""
    return span[0].ent_type_ == "DATE" and _BEFORE_OLD_YEAR.search(before) is not None


def _is_season(span: Span, before: str, words: str) -> bool:
    head = span[-1]
    if head.pos_ not in _WORDS or (head.dep_ in {"compound", "flat"} and head.head.i > head.i):
        return False  # "winter wheat", "the Winter Olympics"
    if words.endswith(("fall", "falls", "spring", "springs")):
        return bool(_BEFORE_SEASON.search(before)) and not words.endswith("s")
    return True


def _is_duration(span: Span, before: str, words: str) -> bool:
    unit = span[-1].lower_
    if _BEFORE_AGE.search(before) or "quarter" in words:
        return False
    if unit == "second" and (span[-1].pos_ == "ADJ" or words.startswith("a")):
        return False
    if re.match(r"(?:1[89]|20)\d\d\b", words) and not unit.endswith("s"):
        return False  # "the 2018 season"
    one = re.match(r"an?\b", words) is not None
    return not (one and (_RATE.search(before) or (len(span) == 2 and span[-1].dep_ in {"compound", "amod"})))
