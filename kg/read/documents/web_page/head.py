"""What a page says of itself outside its text: titles, meta tags, addresses, and the JSON in its scripts."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urljoin, urlsplit

from kg.read.text import clean

MOST_SCRIPT = 4_000_000  # characters of JSON that are read
_SEPARATORS = re.compile(r"\s+(?:[|·•»›:]|::|-{1,2}|[–—])\s+|\s*\|\s*")
_LONGEST = 1_000  # characters of a title or a meta tag's content that are read
_MOST_METAS = 2_000
_LEAST = 3  # words of a part of a page title that may be a headline; the name of the site is shorter
_WEB = ("http://", "https://")


@dataclass(slots=True)
class Head:
    """What a page says of itself. ``metas`` has the contents of meta tags by lower-case name, in their order."""

    metas: dict[str, list[str]] = field(default_factory=dict)
    title: str = ""
    canonical: str = ""
    base: str = ""
    language: str = ""
    linked_data: list[str] = field(default_factory=list)
    scripts: list[str] = field(default_factory=list)

    def meta(self, *names: str) -> str:
        """The first content there is under the first of some names."""
        return next((value for name in names for value in self.metas.get(name, ()) if value), "")

    def address(self, told: str, other: str) -> str:
        """The article's own address: the canonical one, else ``told`` (by linked data), else ``other``; never a bare front page."""
        found = [self.canonical, self.meta("og:url"), told, self.meta("twitter:url", "dc.identifier"), other]
        full = [_joined(self.base or other, value) for value in found if value]
        web = [value for value in full if value.startswith(_WEB) and path(value) is not None]
        return next((value for value in web if path(value)), web[0] if web else "")

    def titles(self) -> list[str]:
        """What may be the headline, the likeliest first; also without the name of the site."""
        named = [self.meta(name) for name in ("og:title", "twitter:title", "parsely-title", "sailthru.title", "dc.title", "title")]
        return list(dict.fromkeys(part for title in (*named, self.title) for part in self._parts(title)))

    def _parts(self, title: str) -> list[str]:
        """A title without its last part, without all but its first, without its first, and whole."""
        cuts = [(m.start(), m.end()) for m in _SEPARATORS.finditer(title)]
        if not cuts:
            return [title] if title else []
        shorter = [title[: cuts[-1][0]], title[: cuts[0][0]], title[cuts[0][1] :]]
        site = self.meta("og:site_name", "application-name").casefold()
        if site and title.casefold().startswith(site):
            shorter.reverse()
        return [part for part in (*shorter, title) if len(part.split()) >= _LEAST and part.casefold() != site] or [title]


def path(address: str) -> str | None:
    """The path of a web address, without the slashes around it; None for what is no address."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    return parts.path.strip("/") if parts.netloc else None


def _joined(base: str, address: str) -> str:
    try:
        return urljoin(base, address)
    except ValueError:
        return ""


def head(root: Any) -> Head:
    """What a page says of itself."""
    told = Head(language=root.get("lang") or "")
    scripts = metas = 0
    for element in root.iter("meta", "link", "title", "base", "script"):
        if element.tag == "meta":
            metas += 1
            if metas <= _MOST_METAS:
                _meta(told, element)
        elif element.tag == "link":
            if "canonical" in (element.get("rel") or "").lower().split():
                told.canonical = told.canonical or (element.get("href") or "").strip()
        elif element.tag == "title":
            told.title = told.title or _line("".join(element.itertext()))
        elif element.tag == "base":
            told.base = told.base or (element.get("href") or "").strip()
        elif element.text:
            scripts += len(element.text)
            if scripts <= MOST_SCRIPT:
                _script(told, element)
    return told


def _meta(told: Head, element: Any) -> None:
    content = _line(element.get("content"))
    for key in ("property", "name"):
        for name in (element.get(key) or "").lower().split():
            told.metas.setdefault(name, []).append(content)


def _script(told: Head, element: Any) -> None:
    kind = (element.get("type") or "").lower()
    if "ld+json" in kind:
        told.linked_data.append(element.text)
    elif "{" in element.text and element.get("src") is None:
        told.scripts.append(element.text)


def _line(text: str | None) -> str:
    return " ".join(clean((text or "")[:_LONGEST]).split())
