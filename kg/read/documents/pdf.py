"""PDF documents: the article that was typeset, without running heads and page numbers."""

from __future__ import annotations

import re

from kg.read.format import Document, Head
from kg.read.item import Draft, Item
from kg.read.options import Options

MAX_PDF_BYTES = 50_000_000  # of a file: pictures make PDFs large

_MARK = re.compile(rb"\s*%PDF-\d")
_LATE_MARK = re.compile(rb"(?:^|[\r\n])%PDF-\d\.\d")  # some servers and printers put something before it
_LATEST = 1_024  # bytes in which it stands


def matches(head: Head) -> bool:
    """Whether it begins as PDFs do, or is called one and soon does."""
    start = head.data[:_LATEST].removeprefix(b"\xef\xbb\xbf")
    called = head.name.endswith(".pdf") or head.media_type.startswith("application/pdf")
    return _MARK.match(start) is not None or (called and _LATE_MARK.search(start) is not None)


def read(item: Item, options: Options) -> Draft:
    """The article of a PDF.

    Raises:
        InputError, MissingExtra: see ``kg.read.documents.pdf_article.article`` and ``kg.read.item.Item.bytes``.
    """
    from kg.read.documents.pdf_article import article

    return article(item.bytes(MAX_PDF_BYTES), item.where, options)


FORMAT = Document("PDF", matches, read)
