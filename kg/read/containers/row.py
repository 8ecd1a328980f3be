"""A row of a table, or a JSON object, as an article: which of its values are what."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Mapping
from dataclasses import fields, replace
from functools import partial
from html import escape

from kg.errors import NotText
from kg.read.item import Item, Metadata
from kg.read.options import Columns
from kg.read.told_date import iso

# The usual names, the surest first, in lower case without what is no letter or digit.
_USUAL = {
    "text": (
        *("text", "body", "content", "articlebody", "articletext", "fulltext", "article", "story", "maintext", "bodytext"),
        *("articlecontent", "contenttext", "contenthtml", "html"),
    ),
    "headline": ("headline", "title", "articletitle", "heading", "head"),
    "byline": ("author", "authors", "byline", "creator", "writer", "journalist"),
    "publisher": ("publisher", "source", "outlet", "sourcename", "sitename", "publication", "newspaper", "media"),
    "url": ("url", "link", "href", "articleurl", "permalink", "uri", "sourceurl", "weburl"),
    "published": (
        *("published", "date", "pubdate", "publicationdate", "publisheddate", "publishedat", "datepublished", "datepublish"),
        *("publishdate", "publishedon", "dateposted", "articledate", "publishtime", "datetime"),
    ),
}
_WEB = ("http://", "https://")
_NO_WORD = re.compile(r"[\W_]+")
_MARKUP = re.compile(r"</?(?:p|br|div|h[1-6]|ul|ol|li|blockquote)\b[^<>]*>", re.I)


def columns_of(names: Iterable[str], asked: Columns) -> Columns:
    """Which names stand for what: those asked for, else the usual ones; "" where there is none."""
    plain: dict[str, str] = {}
    for name in names:
        plain.setdefault(_plain(name), name)
    found = {}
    for field in fields(Columns):
        told = getattr(asked, field.name)
        usual = next((plain[name] for name in _USUAL[field.name] if name in plain), "")
        found[field.name] = plain.get(_plain(told), told) if told else usual
    return Columns(**found)


def has_text_column(names: Iterable[str]) -> bool:
    """Whether one of the names is a usual one for the text of an article."""
    return not {_plain(name) for name in names}.isdisjoint(_USUAL["text"])


def is_usual(name: str) -> bool:
    """Whether a name is a usual one for anything told of an article."""
    return any(_plain(name) in names for names in _USUAL.values())


def no_text(names: Iterable[str], asked: Columns, where: str, what: str) -> NotText:
    """The error for a table, or an object, without a text."""
    shown = ", ".join(name[:40] for name in list(names)[:30])
    cause = f"there is no {what} {asked.text!r}" if asked.text else f"no {what} is named as the text of an article usually is"
    return NotText(f"{cause}; there are: {shown or 'none'}", where=where, fix="name the one that holds the text: --column text=NAME")


def item_of(outer: Item, where: str, values: Mapping[str, str], columns: Columns) -> Item:
    """An article from the values by their names."""
    told = {field.name: values.get(getattr(columns, field.name), "").strip() for field in fields(Columns)}
    url = told["url"] if told["url"].startswith(_WEB) else ""
    publisher = "" if told["publisher"].startswith(_WEB) else told["publisher"]
    metadata = Metadata(told["headline"], told["byline"], publisher, url, iso(told["published"]))
    markup = _MARKUP.search(told["text"]) is not None
    text = _page(told["headline"], told["text"]) if markup else _text(told["headline"], told["text"])
    data = text.encode("utf-8", "surrogatepass") if told["text"] else b""
    made = outer.within(where, partial(io.BytesIO, data), name="", metadata=metadata.over(outer.metadata))
    return replace(made, media_type="text/html" if markup else "text/plain")


def _plain(name: str) -> str:
    return _NO_WORD.sub("", name[:100]).lower()


def _text(headline: str, text: str) -> str:
    return text if not headline or text.startswith(headline) else f"{headline}\n\n{text}"


def _page(headline: str, text: str) -> str:
    return f"<!doctype html><html><head><title>{escape(headline)}</title></head><body><article>{text}</article></body></html>"
