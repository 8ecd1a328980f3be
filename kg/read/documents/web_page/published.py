"""When a page's article was published: from what it tells machines, then from what it shows readers, then from its address.

Dates of changes, of comments and of other articles are not taken for it; a page that tells no other date has none.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urlsplit

from kg.read.documents.web_page import small, state, written_dates
from kg.read.documents.web_page.boxes import Block, Moment
from kg.read.documents.web_page.choice import Choice
from kg.read.documents.web_page.head import path
from kg.read.documents.web_page.linked_data import Node
from kg.read.documents.web_page.page import Page
from kg.read.documents.web_page.region import Region, called

_PUBLISHED_META = re.compile(r"publish|publication|pub[_.-]?date|issued|date[_.-]?original|pubtime|(?:^|\.)pub(?:_|$)")
_OTHER_META = re.compile(r"modif|updat|last|expir|unpublish|revis|publisher|volume|issue$|status|id$|url$")
_PLAIN_META = (
    "dc.date",
    "dc.date.created",
    "dcterms.created",
    "dcterms.date",
    "sailthru.date",
    "date",
    "dc.created",
    "article_date",
    "created",
)
_LABEL = re.compile(
    r"\b(?:(?P<later>updat\w+|modif\w+|edited|revis\w+|correct\w+|chang\w+|review\w+|amended)|"
    r"(?P<first>publi\w+|posted|issued|filed|created|released|first|originally))\b",
    re.I,
)
_CHANGED = re.compile(r"updated|modified|modif", re.I)
_FIRST = re.compile(r"publi|posted|created|pubdate", re.I)
_MOST_TIMES = 100  # by the headline, or below the body
_NEAR = 60  # characters before a time in which its label may be
_SENTENCE = 15  # words from which on a line may be about more than the article's date
_LABELLED = 3  # words at most between a label and its date, as in "Updated at 4 p.m. on"
_MONTH_FIRST = re.compile(r"\b(?:[ECMP][SD]?T|[ap]\.m\.)(?!\w)")
_DAY_FIRST_LANDS = (".uk", ".au", ".ie", ".nz", ".in", ".za", ".eu", ".de", ".fr", ".ng", ".ke")


def published(root: Any, page: Page, choice: Choice, found: list[Node], url: str) -> str:
    """The day of publication, as ISO 8601; "" where the page tells none.

    Args:
        root: the page's tree.
        page, choice: the page, and what of it is the article.
        found: what linked data tells of.
        url: the article's address.
    """
    region = Region(page, choice)
    day_first = _day_first(page, url)
    ways: tuple[Callable[[], str], ...] = (
        lambda: written_dates.machine(page.node.published, day_first),
        lambda: _of_page(found, day_first),
        lambda: _metas(page, day_first),
        lambda: _properties(root, region, day_first),
        lambda: _moments(page, region, day_first),
        lambda: state.published(page, choice, url, day_first),
        lambda: _lines(page, region, day_first),
        lambda: written_dates.in_path("/" + (path(url) or "")),
        lambda: state.only(page, day_first),
    )
    return next((day for way in ways if (day := way())), "")


def _of_page(found: list[Node], day_first: bool | None) -> str:
    """What linked data tells of the page itself, where that is one thing."""
    days = {day for node in found if not node.is_article and (day := written_dates.machine(node.published, day_first))}
    return days.pop() if len(days) == 1 else ""


def _metas(page: Page, day_first: bool | None) -> str:
    metas = page.head.metas
    names = [name for name in metas if _PUBLISHED_META.search(name) and not _OTHER_META.search(name)]
    names.sort(key=lambda name: not name.startswith("article:"))
    values = (value for name in (*names, *_PLAIN_META) for value in metas.get(name, ()))
    return next((day for value in values if (day := written_dates.machine(value, day_first))), "")


def _properties(root: Any, region: Region, day_first: bool | None) -> str:
    """Microdata and RDFa of the article."""
    for element in root.xpath("//*[@itemprop or @property]"):
        names = f"{element.get('itemprop') or ''} {element.get('property') or ''}".split()
        if any(name.rpartition(":")[2] == "datePublished" for name in names) and region.is_scoped(element):
            value = element.get("content") or element.get("datetime") or " ".join("".join(element.itertext()).split())
            if day := written_dates.machine(value, day_first):
                return day
    return ""


# --- times in the text ---


def _moments(page: Page, region: Region, day_first: bool | None) -> str:
    """The time elements by the headline, or below the body where they say what they are."""
    if not page.blocks:
        return ""
    below = range(region.foot.start, region.foot.stop + 1)
    for where in (region.head, region.above, below):
        moments = [moment for moment in page.layout.moments if moment.index in where][:_MOST_TIMES]
        told = {"first": "", "": "", "later": ""}
        for moment in moments:
            index = min(moment.index, len(page.roles) - 1)
            label = _label(moment)
            if region.is_own(index) and (where is region.head or label == "first" or region.is_beside(index)):
                told[label] = told[label] or written_dates.machine(_value(moment.element), day_first)
        if day := told["first"] or told[""]:
            return day
    return ""


def _value(element: Any) -> str:
    value = element.get("datetime") or element.get("title") or element.get("datetime-local")
    return value or " ".join("".join(element.itertext()).split())[:100]


def _label(moment: Moment) -> str:
    """Whether a time is said to be of publication ("first") or of a change ("later"); else ""."""
    own = f"{moment.element.get('class') or ''} {moment.element.get('itemprop') or ''}"
    if moment.element.get("pubdate") is not None or _FIRST.search(own):
        return "first"
    if _CHANGED.search(own):
        return "later"
    if label := _last_label(_text_before(moment.element)):
        return label
    named = called(moment.element, moment.box)
    return "first" if _FIRST.search(named) else "later" if _CHANGED.search(named) else ""


def _text_before(element: Any) -> str:
    """The nearest words before an element, up to another time."""
    text = ""
    for _ in range(3):
        before = element.getprevious()
        while before is not None and len(text) < _NEAR:
            text = (before.tail or "") + text
            if before.tag == "time" or next(before.iter("time"), None) is not None:
                return text
            text = "".join(before.itertext())[-_NEAR:] + text if isinstance(before.tag, str) else text
            before = before.getprevious()
        element = element.getparent()
        if element is None or element.tag in ("body", "article", "main"):
            return text
        text = (element.text or "") + text
        if text.strip():
            return text
    return text


def _last_label(text: str) -> str:
    """The label that a text ends with, a few words before its end at most."""
    last = ""
    for found in _LABEL.finditer(text[-_NEAR:]):
        last = (found.lastgroup or "") if len(text[-_NEAR:][found.end() :].split()) <= _LABELLED else ""
    return last


# --- dates in sight ---


def _lines(page: Page, region: Region, day_first: bool | None) -> str:
    """The dates in the lines by the headline, or below the body where they say what they are."""
    told = {True: "", False: ""}
    for where in (region.head, region.above, region.foot):
        for block in region.lines(where):
            if where is region.foot and block.linked >= 0.5:
                continue
            if where is region.above and not region.is_beside(block.index):
                continue
            for label, day in _dated(page, block, day_first):
                if where is region.foot and label != "first" and not (small.is_date(block.text) and region.is_beside(block.index)):
                    continue
                if label != "later":
                    told[label == "first"] = told[label == "first"] or day
        if told[True] or (told[False] and where is not region.head):
            break
    return told[True] or told[False]


def _dated(page: Page, block: Block, day_first: bool | None) -> Iterator[tuple[str, str]]:
    """The dates of a line that is about the article, each with its label."""
    text = block.text
    if day_first is None and _MONTH_FIRST.search(text):
        day_first = False
    dates = list(written_dates.written(text, day_first))
    named = called(block.box.element, block.box)
    short = block.words <= _SENTENCE or _LABEL.search(text)
    if not small.is_date(text) and (not short or page.prose[block.index] or text.endswith(("?", "!"))):
        return
    at = 0
    for date in dates:
        before = text[at : date.start]
        if not before.strip() and block.index and page.blocks[block.index - 1].words <= 3:
            before = page.blocks[block.index - 1].text
        label = _last_label(before)
        yield label or ("later" if _CHANGED.search(named) and not _FIRST.search(named) else ""), date.iso
        at = date.end


def _day_first(page: Page, url: str) -> bool | None:
    """Whether dates in numbers have their day first on this page; None where it does not tell."""
    language = (page.head.meta("og:locale") or page.head.language).lower().replace("_", "-")
    if "-" in language or (language and not language.startswith("en")):
        return not language.startswith(("en-us", "en-ph"))
    told = written_dates.order("\n".join(b.text for b in page.blocks if b.words <= 25)[:200_000])
    if told is None and urlsplit(url).netloc.endswith(_DAY_FIRST_LANDS):
        return True
    return told
