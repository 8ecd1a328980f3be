"""When an article was published, by the data in a page's scripts."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from kg.read.documents.web_page import head, written_dates
from kg.read.documents.web_page.choice import Choice
from kg.read.documents.web_page.page import Page, plain

_KEY_WORDS = r"(?:date|time|first|originally)?_?(?:publish(?:ed)?|publication|pub)(?:_?(?:date|time|on|at|ed|utc))*"
_KEY = re.compile(_KEY_WORDS, re.I)
_SCRIPT_KEY = re.compile(r"publi|pubdate|pub_date", re.I)
_PAIR = re.compile(rf"""\b{_KEY_WORDS}\\*["']?\s*[:=]\s*\\*["']([^"'\\]{{8,40}})""", re.I)
_SET = re.compile(r"(?:^|[=(])\s*(?=[{\[])")
_TITLES = frozenset(("headline", "headlines", "title", "name", "slug", "url", "canonicalurl", "canonical_url", "path"))
_MOST_VALUES = 100_000  # of JSON in a script
_MOST_TEXTS = 20  # JSON texts in one


def published(page: Page, choice: Choice, url: str, day_first: bool | None) -> str:
    """The date that goes with the article's title or address in the JSON of scripts; "" where there is none."""
    shown = [page.blocks[choice.headline].text] if choice.headline is not None else []
    titles = {plain(title) for title in (*shown, *page.titles)} - {""}
    path = head.path(url)
    for script in page.head.scripts:
        for value in _objects(script) if _SCRIPT_KEY.search(script) else ():
            own = any(plain(text) in titles or (path and path in text) for text in _names(value))
            days = (written_dates.machine(one, day_first) for key, one in value.items() if own and _KEY.fullmatch(key))
            if day := next(filter(None, days), ""):
                return day
    return ""


def only(page: Page, day_first: bool | None) -> str:
    """The one date of publication that scripts name, whatever they are; "" where they name none, or more."""
    values = (match[1] for script in page.head.scripts for match in _PAIR.finditer(script))
    days = {day for value in values if (day := written_dates.machine(value, day_first))}
    return days.pop() if len(days) == 1 else ""


def _names(value: dict[str, Any]) -> Iterator[str]:
    """What an object is called, or where it is."""
    for key, one in value.items():
        if key.lower() in _TITLES:
            yield from (text for text in (one.values() if isinstance(one, dict) else [one]) if isinstance(text, str))


def _objects(script: str) -> Iterator[dict[str, Any]]:
    """The objects in a script that is JSON, or that sets variables to JSON."""
    waiting: list[Any] = []
    decoder, at = json.JSONDecoder(strict=False), 0
    for _ in range(_MOST_TEXTS):
        start = _SET.search(script, at)
        if start is None:
            break
        at = start.end()
        try:
            value, at = decoder.raw_decode(script, at)
        except (ValueError, RecursionError):
            continue
        waiting.append(value)
    seen = 0
    while waiting and seen < _MOST_VALUES:
        value = waiting.pop()
        seen += 1
        if isinstance(value, dict):
            yield value
            waiting += reversed(list(value.values()))
        elif isinstance(value, list):
            waiting += reversed(value)
