"""HTML to Article: the article's own text without menus and adverts, and what the page's metadata says of it."""

from __future__ import annotations

import logging
import re
import warnings
from typing import Any

from kg.errors import EmptyInput, InputError, TooLarge
from kg.read import dateline
from kg.read.decode import decode
from kg.read.identity import article_id
from kg.read.text import clean, require_size
from kg.types import Article

MAX_HTML_CHARACTERS = 8_000_000  # pages carry far more markup than text, and building the tree costs ten times their size

_LOOKS_LIKE_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|meta|title|article|main|div|section|p|h[1-6])\b",
    re.I | re.S,
)
_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.I)
_XML_ENCODING = re.compile(rb"""^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{2,40})""", re.I)
_HEAD = 4_096  # bytes in which a page must say its character set
_NOT_CONTENT = ("script", "style", "noscript", "template", "nav", "header", "footer", "aside", "form", "button", "iframe", "svg", "title")
_BLOCKS = ("p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "blockquote", "td", "pre", "dd", "dt")


def looks_like_html(data: bytes) -> bool:
    """Whether a file's content, whatever its name, is HTML."""
    return _LOOKS_LIKE_HTML.match(data[:_HEAD].lstrip(b"\xef\xbb\xbf").replace(b"\x00", b"").lstrip(b"\xff\xfe")) is not None


def read_html(data: bytes, *, where: str) -> Article:
    """The article in the bytes of a web page; ``where`` names it in ``source`` and in errors.

    Raises:
        EmptyInput: the page holds no article text.
        NotText, TooLarge: see ``kg.read.decode.decode`` and ``kg.read.text.require_size``.
    """
    markup = decode(data, where=where, declared=_declared(data))
    if len(markup) > MAX_HTML_CHARACTERS:
        cause = f"the page has {len(markup):,} characters of HTML; at most {MAX_HTML_CHARACTERS:,} are read"
        raise TooLarge(cause, where=where, fix="save the article's text alone")
    page = _main_part(markup, where)
    title = _line(page.title if page else "")
    body = _paragraphs(page.text if page else "") or _structure(markup)
    if not any(map(str.isalnum, body)):
        raise EmptyInput("the page holds no article text", where=where, fix="save the article's text and give that")
    text = require_size(body if not title or body.startswith(title) else f"{title}\n\n{body}", where=where)
    return Article(
        id=article_id(text),
        text=text,
        source=where,
        headline=title,
        publisher=_line(page.sitename if page else "") or dateline.publisher(body),
        byline=_line(page.author if page else "") or dateline.byline(body),
        url=_line(page.url if page else ""),
        published=_line(page.date if page else "") or dateline.published(body),
    )


def _declared(data: bytes) -> str:
    """The character set the page names."""
    match = _XML_ENCODING.search(data[:_HEAD]) or _CHARSET.search(data[:_HEAD])
    return match[1].decode("ascii") if match else ""


def _main_part(markup: str, where: str) -> Any:
    """What trafilatura makes of a page: a document with text, title, date, author, sitename and url; None where nothing."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # what it cannot read the structural reader takes
        logging.getLogger("htmldate").setLevel(logging.CRITICAL)
        try:
            from trafilatura import bare_extraction
        except ImportError as error:
            raise InputError(
                "reading web pages needs an optional part", where=where, fix="install it: pip install '.[web]' in a checkout, or kg[web]"
            ) from error

        dates = {"original_date": True, "extensive_search": False}  # a date guessed from anywhere in the page is no date
        return bare_extraction(markup, with_metadata=True, include_comments=False, date_extraction_params=dates)


def _paragraphs(text: str | None) -> str:
    """Lines, each a paragraph of the page, with an empty line between them as plain-text articles have."""
    return "\n\n".join(line.strip() for line in clean(text or "").split("\n") if line.strip())


def _structure(markup: str) -> str:
    """The text of a page's paragraphs, headings and list items: for pages too small or too odd to find the main part of."""
    from lxml import etree, html

    try:
        root = html.document_fromstring(re.sub(r"^\s*<\?xml[^>]*\?>", "", markup))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return ""
    etree.strip_elements(root, *_NOT_CONTENT, etree.Comment, etree.ProcessingInstruction, with_tail=False)
    blocks = [e for e in root.iter(*_BLOCKS) if next(e.iterdescendants(*_BLOCKS), None) is None]
    texts = [_line("".join(block.itertext())) for block in blocks] or [_line("".join(root.itertext()))]
    return "\n\n".join(text for text in texts if text)


def _line(text: str | None) -> str:
    """A text on one line, single spaces between its words."""
    return " ".join(clean(text or "").split())
