"""Who wrote a page's article."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import islice
from typing import Any

from kg.read.documents.web_page import roles, small
from kg.read.documents.web_page.choice import Choice
from kg.read.documents.web_page.page import Page
from kg.read.documents.web_page.region import Region

_METAS = ("author", "article:author", "parsely-author", "sailthru.author", "byl", "dc.creator", "dcterms.creator", "dc.author")
_BY = re.compile(r"^\s*(?:by|words by|story by|posted by|written by)\b[:\s]*", re.I)
_AUTHOR_PATH = re.compile(r"/(?:authors?|by|bylines?|contributors?|staff|writers?|reporters?|journalists?|people|profiles?)\b", re.I)
_MOST_LINKS = 20  # of a line
_LONGEST = 12  # words of a name, or of some


def byline(root: Any, page: Page, choice: Choice) -> str:
    """Who wrote the article: as linked data, meta tags or microdata have it, else as the lines by the headline do; "" if none does."""
    region = Region(page, choice)
    ways: tuple[Callable[[], list[str]], ...] = (
        lambda: [one for name in page.node.authors if (one := _name(name))],
        lambda: [one for name in _METAS for value in page.head.metas.get(name, ()) if (one := _name(value))][:1],
        lambda: list(_properties(root, region)),
        lambda: list(_lines(region)),
    )
    names = next((names for way in ways if (names := way())), [])
    return ", ".join(dict.fromkeys(names))


def _name(text: str) -> str:
    """A name without "By" before it; "" for an address, or for what is too long to be one."""
    name = _BY.sub("", " ".join(text.split())).strip(" ,|·-–—")
    return "" if "://" in name or "@" in name or not name or len(name.split()) > _LONGEST else name


def _properties(root: Any, region: Region) -> Iterator[str]:
    for element in root.xpath("//*[@itemprop]"):
        if element.get("itemprop") in ("author", "creator") and region.is_scoped(element):
            inner = element.xpath(".//*[@itemprop='name']")
            value = (
                (inner[0].get("content") or "".join(inner[0].itertext()))
                if inner
                else element.get("content") or "".join(element.itertext())
            )
            if name := _name(value):
                yield name


def _lines(region: Region) -> Iterator[str]:
    """The author as the lines around the headline have it, or one right below the body."""
    for where in (region.head, region.above, region.foot):
        for block in region.lines(where):
            if name := small.byline(block.text):
                yield _name(name)
                return
            for link in islice(block.box.element.iter("a"), _MOST_LINKS):
                name = _name("".join(link.itertext()))
                named = " " in name and _AUTHOR_PATH.search(link.get("href") or "")
                if name and where is not region.above and ("author" in (link.get("rel") or "").split() or named):
                    yield name
                    return
            called = " ".join(roles.names(box.element, box.tag) for box in list(block.box.up())[:2])
            if where is region.head and {"author", "byline", "writer", "authors"} & set(roles.split_words(called)):
                name = _name(re.split(r"\s[|·–—]\s|\s{2,}|,? (?:updated|published|posted)\b", block.text, flags=re.I)[0])
                if name and not small.is_date(name):
                    yield name
                    return
