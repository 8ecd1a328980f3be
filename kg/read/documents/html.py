"""Web pages: the article's own text without menus, adverts and comments, and what the page says of it."""

from __future__ import annotations

import re

from kg.errors import EmptyInput, TooLarge
from kg.read.decode import decode
from kg.read.documents.web_page.article import article
from kg.read.format import Document, Head
from kg.read.item import Draft, Item
from kg.read.options import Options

MAX_HTML_CHARACTERS = 8_000_000  # pages carry far more markup than text, and building the tree costs ten times their size

_LOOKS_LIKE_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|meta|title|script|style|link|article|main|header|nav|div|section|table|center|ul|ol|p|h[1-6])\b",
    re.I | re.S,
)
_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.I)
_XML_ENCODING = re.compile(rb"""^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{2,40})""", re.I)
_HEAD = 4_096  # bytes in which a page must say its character set


def matches(head: Head) -> bool:
    """Whether a file's content, whatever its name, is HTML."""
    return _LOOKS_LIKE_HTML.match(head.data[:_HEAD].lstrip(b"\xef\xbb\xbf").replace(b"\x00", b"").lstrip(b"\xff\xfe")) is not None


def read(item: Item, options: Options) -> Draft:
    """The article in a web page.

    Raises:
        EmptyInput: the page holds no article text.
        NotText, TooLarge: see ``kg.read.decode.decode`` and ``kg.read.item.Item.bytes``.
        MissingExtra: the part that reads web pages is not installed.
    """
    data = item.bytes()
    markup = decode(data, where=item.where, declared=_declared(data))
    if len(markup) > MAX_HTML_CHARACTERS:
        cause = f"the page has {len(markup):,} characters of HTML; at most {MAX_HTML_CHARACTERS:,} are read"
        raise TooLarge(cause, where=item.where, fix="save the article's text alone")
    draft = article(markup, where=item.where, address=item.metadata.url, dropped=options.dropped)
    if not any(map(str.isalnum, draft.text)):
        raise EmptyInput("the page holds no article text", where=item.where, fix="save the article's text and give that")
    return draft


def _declared(data: bytes) -> str:
    """The character set the page names."""
    match = _XML_ENCODING.search(data[:_HEAD]) or _CHARSET.search(data[:_HEAD])
    return match[1].decode("ascii") if match else ""


FORMAT = Document("HTML", matches, read)
