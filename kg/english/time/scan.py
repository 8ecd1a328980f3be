"""Finding where the words of a Doc tell a time: all forms tried where a word may begin one, the longest taken."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from kg.english.time import words as w
from kg.english.time.meaning import Between, Meaning

if TYPE_CHECKING:
    from collections.abc import Callable

    from kg.english.time.text import Text

    Build = Callable[[re.Match[str]], Meaning | None]


@dataclass(frozen=True, slots=True)
class Found:
    """A stretch of the text (characters) and what it says; ``parts`` are the times a longer expression is made of."""

    start: int
    end: int
    meaning: Meaning
    parts: tuple[Found, ...] = ()


_DETERMINERS = frozenset({"the", "a", "an", "this", "that", "these", "those", "some", "many", "most"})


@cache
def _forms() -> list[tuple[re.Pattern[str], Build]]:
    from kg.english.time import calendar, lasting, relative

    return [(re.compile(pattern, re.IGNORECASE), build) for room in (calendar, relative, lasting) for pattern, build in room.FORMS]


@cache
def _starts() -> tuple[frozenset[str], frozenset[str]]:
    """Words a time can begin with, and words that can follow a determiner in one."""
    short = {m[:3] for m in w.MONTHS} | {"sept"} | {d[:3] for d in w.WEEKDAYS} | {"tues", "thur", "thurs"}
    plain = {*w.MONTHS, *w.WEEKDAYS, *w.SEASONS, *short, *(d + "s" for d in w.WEEKDAYS), *(s + "s" for s in w.SEASONS)}
    units = {*w.UNITS, *(u + "s" for u in w.UNITS), "centuries", "millennia"}
    named = {n.split()[0].split("'")[0] for n in (*w.table("holidays"), *w.names("feasts"), *w.table("periods"))}
    counted = {*w.ORDINALS, *w.table("decades"), *w.NUMBERS, *(word for word, n in w.NUMBERS.items() if 20 <= n <= 90)}
    after_determiner = plain | units | named | counted | set(w.names("inside"))
    return frozenset(after_determiner | set(w.names("first")) | set(w.table("frequencies"))), frozenset(after_determiner)


def scan(seen: Text) -> list[Found]:
    """Times by the words alone, in text order, none overlapping another."""
    strings, words = seen.doc.vocab.strings, seen.words
    found: list[Found] = []
    free = 0
    for new in set(words) - _OFFSETS.keys():
        _OFFSETS[new] = _offsets(strings[new])
    for k in [k for k, word in enumerate(words) if _OFFSETS[word]]:
        for offset in _OFFSETS[words[k]]:
            at = seen.starts[k] + max(offset, 0)
            if at < free or (offset < 0 and not (k + 1 < len(words) and _follows(strings[words[k + 1]]))):
                continue
            best = _longest(seen.text, at)
            if best is not None:
                found.append(best)
                free = best.end
    return found


# Where in a word a time may begin; kept by the word's id, which is a hash of it and so the same in every vocabulary.
_OFFSETS: dict[int, tuple[int, ...]] = {}
_DETERMINER = (-1,)  # at its start, but only with certain words after it


def _offsets(word: str) -> tuple[int, ...]:
    """Where in a token a time may begin: at its start, and after a hyphen ("mid-March", "2016-2020")."""
    if word in _DETERMINERS or word in {"'", "’"}:
        return _DETERMINER
    found = [0] if _begins(word) else []
    found += [m.end() for m in re.finditer(r"[-–/](?=\w)", word) if m.start() and _begins(word[m.end() :])]
    return tuple(found)


def _begins(word: str) -> bool:
    if word[:1].isdigit() or (word[:1] in {"'", "’"} and word[1:2].isdigit()):
        return True
    return any(part in _starts()[0] for part in (word.rstrip("."), word.partition("-")[0], word.partition("'")[0], word.partition("’")[0]))


def _follows(word: str) -> bool:
    """Whether a word can come after a determiner in a time."""
    return word[:1].isdigit() or word[1:2].isdigit() or word.partition("-")[0].rstrip(".") in _starts()[1]


def _longest(text: str, at: int) -> Found | None:
    best: Found | None = None
    for pattern, build in _forms():
        m = pattern.match(text, at)
        if m and m.end() > at and (best is None or m.end() > best.end):
            meaning = build(m)
            if meaning is not None:
                best = Found(at, m.end(), meaning, _ends(m, meaning))
    return best


def _ends(m: re.Match[str], meaning: Meaning) -> tuple[Found, ...]:
    """The two times of an interval that one form matched ("1992-94", "March 18-20")."""
    said = m.groupdict()
    first = next((g for g in ("from", "first", "year") if said.get(g)), None)
    last = next((g for g in ("day", "last", "short", "second") if said.get(g)), None)
    if not isinstance(meaning, Between) or first is None or last is None or meaning.begin is None or meaning.end is None:
        return ()
    return Found(*m.span(first), meaning.begin), Found(*m.span(last), meaning.end)
