"""Which format an input has, told by its content."""

from __future__ import annotations

from functools import cache

from kg.read.format import Format, Head
from kg.read.item import Item


@cache
def formats() -> tuple[Format, ...]:
    """All formats, in the order in which they are tried: those told by their first bytes before those told by their look."""
    from kg.read.containers import compressed, csv_table, feed, json_lines, mbox, sitemap, tar, warc, zip
    from kg.read.documents import docx, html, mail, markdown, odt, pdf, plain

    return (
        *(docx.FORMAT, odt.FORMAT, pdf.FORMAT, zip.FORMAT, compressed.FORMAT, warc.FORMAT, tar.FORMAT, feed.FORMAT, sitemap.FORMAT),
        *(mbox.FORMAT, mail.FORMAT, json_lines.FORMAT, html.FORMAT, csv_table.FORMAT, markdown.FORMAT, plain.FORMAT),
    )


def format_of(item: Item, head: bytes) -> Format:
    """The format of an item that begins with these bytes."""
    told = Head(head, item.name.lower(), item.media_type)
    return next(format for format in formats() if format.matches(told))
