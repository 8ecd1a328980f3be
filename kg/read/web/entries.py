"""The entries of a feed (RSS, Atom): what is told of each, and the text it carries.

The text is taken from the feed's tree here; feedparser, which knows the ways of all feeds with names and dates, gets the short
rest. (It takes quadratic time for some hostile texts, and holds everything it meets.)
"""

from __future__ import annotations

import html
import io
import re
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import urljoin

from kg.errors import MissingExtra, TooLarge
from kg.read.dateline import is_date
from kg.read.item import Metadata
from kg.read.web.address import without_password
from kg.read.web.markup import local_name, tree

MOST_ENTRIES = 10_000
_ENTRIES = frozenset(("item", "entry"))
_HELD = frozenset(("channel", "rss", "feed", "RDF"))  # what entries lie in
# Elements that tell something of a feed or an entry, and how many characters of their text are read.
_TOLD = dict.fromkeys(("title", "link", "guid", "id"), 2_000) | dict.fromkeys(
    ("author", "creator", "name", "published", "updated", "pubDate", "date", "issued", "modified", "created", "source"), 200
)
_NAMES, _LONGEST_NAME = frozenset(("author", "creator", "name")), 50  # characters of one word
_MOST_ALIKE = 20  # elements of one name in one entry
_LONGEST_ATTRIBUTE = 2_000
_USUAL = {"dc": "http://purl.org/dc/elements/1.1/", "atom": "http://www.w3.org/2005/Atom"}  # prefixes that feeds forget to declare
_TAG = re.compile(r"<[^<>]{0,1000}>")


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a feed: what is told of its article, and its content in HTML, "" where it carries none."""

    told: Metadata
    content: str = ""


def entries(data: bytes, base: str, where: str) -> list[Entry]:
    """The entries of a feed, in its order.

    Args:
        data: the feed.
        base: the address that its links are relative to.
        where: what errors call it.

    Raises:
        NotText, Damaged: it is no XML.
        TooLarge: it has more than MOST_ENTRIES entries, or more tags than are read.
        MissingExtra: what reads feeds is not installed.
    """
    root = tree(data, where)
    rest, contents = _small(root), list[str]()
    _take_apart(root, rest, contents, where)
    parsed = _parsed(rest, base, where)
    publisher = _words(parsed.feed, "title")
    return [Entry(_told(entry, base, publisher), content) for entry, content in zip(parsed.entries, contents, strict=True)]


def _take_apart(old: Any, new: Any, contents: list[str], where: str) -> None:
    """Copy what tells something from an element to another, and the content of each entry into a list."""
    alike: dict[str, int] = {}
    for child in old:
        name = local_name(child)
        alike[name] = alike.get(name, 0) + 1
        if name in _ENTRIES:
            if len(contents) == MOST_ENTRIES:
                raise TooLarge(f"it has more than {MOST_ENTRIES:,} entries", where=where, fix="split it")
            contents.append(_content(child))
            new.append(_entry(child))
        elif name in _HELD and alike[name] == 1:
            held = _small(child)
            new.append(held)
            _take_apart(child, held, contents, where)
        elif name in _TOLD and alike[name] <= _MOST_ALIKE:
            new.append(_copied(child))


def _entry(old: Any) -> Any:
    """A copy of what tells something of an entry."""
    new = _small(old)
    if "atom" not in new.tag.lower():
        new.tag = "item"  # whatever its namespace is
    alike: dict[str, int] = {}
    for child in old:
        name = local_name(child)
        alike[name] = alike.get(name, 0) + 1
        if name in _TOLD and alike[name] <= _MOST_ALIKE:
            new.append(_copied(child))
    return new


def _copied(element: Any) -> Any:
    """An element that tells something, with the elements in it that do, such as an author's name."""
    copy = _small(element)
    name = local_name(element)
    if name == "title":
        copy.text = _cut("".join(element.itertext()), name)
        if element.get("type") == "xhtml":
            copy.attrib.pop("type")
        return copy
    copy.text = _cut(element.text or "", name)
    for child in element[:_MOST_ALIKE]:
        if local_name(child) in _TOLD:
            inner = _small(child)
            inner.text = _cut("".join(child.itertext()), local_name(child))
            copy.append(inner)
    return copy


def _cut(text: str, name: str) -> str:
    """The beginning of a text; of an author's the words that may be names, which addresses of mail are not."""
    text = text[: _TOLD[name]]
    if name not in _NAMES:
        return text
    return " ".join(word for word in text.split() if len(word) <= _LONGEST_NAME and "@" not in word).strip("()")


def _small(element: Any) -> Any:
    """An element without what is in it."""
    from lxml import etree

    attributes = {name: value for name, value in element.attrib.items()[:_MOST_ALIKE] if len(value) <= _LONGEST_ATTRIBUTE}
    try:
        return etree.Element(element.tag, attributes, nsmap=element.nsmap)
    except ValueError:  # a prefix that nobody declared, or a namespace with characters that it may not have
        prefix = element.tag.partition(":")[0]
        tag = f"{{{_USUAL[prefix]}}}{local_name(element)}" if prefix in _USUAL else local_name(element)
        return etree.Element(tag, {name: value for name, value in attributes.items() if name.isalpha()})


def _content(entry: Any) -> str:
    """The content of an entry in HTML, the longest where it has several; summaries are none."""
    carriers = [inner for inner in entry.iter() if local_name(inner) == "encoded"]
    carriers += [child for child in entry if local_name(child) in ("content", "body")]
    return max(map(_html, carriers), key=len, default="")


def _html(element: Any) -> str:
    """What an element holds as HTML: as text that is HTML, as elements, or as plain text."""
    from lxml import etree

    kind = (element.get("type") or "").lower()
    if element.get("src") or kind.startswith(("image/", "audio/", "video/")) or element.get("url"):
        return ""
    if len(element):
        for inner in element.iter():
            inner.tag = local_name(inner) or inner.tag
        etree.cleanup_namespaces(element)
        return html.escape(element.text or "") + "".join(etree.tostring(child, method="html", encoding="unicode") for child in element)
    text = element.text or ""
    is_html = "html" in kind or local_name(element) in ("encoded", "body") or (not kind and "</" in text)
    return text if is_html else "".join(f"<p>{html.escape(part)}</p>" for part in re.split(r"\n[ \t]*\n", text) if part.strip())


def _parsed(root: Any, base: str, where: str) -> Any:
    """What feedparser makes of a tree. It gets a stream, since what it takes for an address or a file name it would open."""
    from lxml import etree

    try:
        import feedparser
    except ImportError as error:
        fix = "install it: pip install '.[web]' in a checkout, or kg[web]"
        raise MissingExtra("reading feeds needs an optional part", where=where, fix=fix) from error
    headers = {"content-type": "application/xml; charset=utf-8", "content-location": base}
    stream = io.BytesIO(etree.tostring(root, encoding="utf-8"))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return feedparser.parse(stream, response_headers=headers, sanitize_html=False, resolve_relative_uris=False)


def _told(entry: Any, base: str, publisher: str) -> Metadata:
    source = dict.get(entry, "source")
    return Metadata(
        headline=_words(entry, "title"),
        byline=_authors(entry),
        publisher=(_words(source, "title") if isinstance(source, dict) else "") or publisher,
        url=_link(str(dict.get(entry, "link") or ""), base),
        published=_date(entry),
    )


def _words(told: Any, key: str) -> str:
    """A text of an entry on one line, without markup."""
    text = str(dict.get(told, key) or "")
    detail = dict.get(told, f"{key}_detail")
    if isinstance(detail, dict) and dict.get(detail, "type") == "text/html":
        text = html.unescape(_TAG.sub("", text))
    return " ".join(text.split())


def _authors(entry: Any) -> str:
    """Who wrote it."""
    authors = [str(dict.get(author, "name") or "") for author in dict.get(entry, "authors") or () if isinstance(author, dict)]
    names = [" ".join(name.split()) for name in authors or [str(dict.get(entry, "author") or "")]]
    return ", ".join(dict.fromkeys(filter(None, names)))


def _link(link: str, base: str) -> str:
    link = without_password(link)
    try:
        return urljoin(base, link) if link else ""
    except ValueError:
        return link


def _date(entry: Any) -> str:
    """When it was published, else changed: as it is written, since the day is that of the place it was written in."""
    for key in ("published", "updated", "created"):
        told = str(dict.get(entry, key) or "").strip()
        for date in _dates(told):
            if is_date(date):
                return date
        parsed = dict.get(entry, f"{key}_parsed")
        if told and parsed:
            moment = datetime(*parsed[:6])
            return f"{moment.isoformat()}+00:00" if ":" in told else moment.date().isoformat()
    return ""


def _dates(told: str) -> Iterator[str]:
    if told[:4].isdigit():
        yield told.replace(" ", "T", 1).replace(" ", "")
    try:
        yield parsedate_to_datetime(told).isoformat()
    except (ValueError, TypeError, OverflowError, IndexError):
        return
