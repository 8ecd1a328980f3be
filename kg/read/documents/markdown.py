"""Markdown: paragraphs, headings, lists and quotations as text; not code, markup, pictures and the addresses of links."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from kg.errors import TooLarge
from kg.read.decode import decode
from kg.read.documents.front_matter import BEGINS, split
from kg.read.format import Document, Head
from kg.read.item import Draft, Dropped, Item, Metadata
from kg.read.options import Options
from kg.read.text import require_size
from kg.read.told_date import iso

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_SUFFIXES = (".md", ".markdown")
_MEDIA_TYPES = ("text/markdown", "text/x-markdown")
# What no plain text has; two kinds of it make a Markdown text of a file that is not named as one.
_KINDS = (
    re.compile(rb"(?:\A|\n(?:[ \t]*|---|\+\+\+)\r?\n)#{1,6} [^\s#][^\n]{0,200}\n[ \t]*\r?\n"),  # a heading with empty lines around it
    re.compile(rb"\[[^][\n]{1,200}\]\((?:https?://|/|\.\.?/|#|mailto:)[^()\s]{0,500}\)"),  # a link
    re.compile(rb"(?:\A|\n)```[\w+-]{0,20}\r?\n"),  # code
    re.compile(rb"(?:\A|\n)\[[^][\n]{1,80}\]: ?https?://\S"),  # the address of a link
    re.compile(rb"\*\*[^\s*][^*\n]{0,200}[^\s*]\*\*"),  # stress
)
_MOST_LINES = 200_000  # each costs the parser up to two thousand bytes
_NOTE_MARK = re.compile(r"\[\^[\w-]{1,40}\](:?)")
_CODE, _MARKUP = ("fence", "code_block"), ("html_block",)


def matches(head: Head) -> bool:
    """Whether a file is named as Markdown, or holds what makes it unmistakable."""
    if head.name.endswith(_SUFFIXES) or head.media_type in _MEDIA_TYPES:
        return b"\x00" not in head.data
    kinds = (kind.search(head.data) is not None for kind in _KINDS)
    return sum((*kinds, BEGINS.match(head.data) is not None)) >= 2


def read(item: Item, options: Options) -> Draft:
    """The article in a Markdown text, with what is told in front of it.

    Raises:
        NotText: no encoding fits; EmptyInput, TooLarge: see ``kg.read.text.require_size``.
    """
    told, source = split(decode(item.bytes(), where=item.where))
    require_size(source, where=item.where)
    if source.count("\n") > _MOST_LINES:
        cause = f"it has more than {_MOST_LINES:,} lines"
        raise TooLarge(cause, where=item.where, fix="split it into articles, one a file, and give the folder")
    blocks = list(_blocks(_parser().parse(source)))
    kept = [(level, text) for level, text, reason in blocks if not reason and text]
    shown = told.get("title", "") or next((text for level, text in kept[:1] if level == 1), "")
    text = "\n\n".join(text for _, text in kept)
    if shown and not text.startswith(shown):
        text = f"{shown}\n\n{text}"
    url = told.get("url", "")
    metadata = Metadata(
        headline=shown,
        byline=told.get("author", ""),
        publisher=told.get("publisher", ""),
        url=url if url.startswith(("http://", "https://")) else "",
        published=iso(told.get("date", "")),
    )
    dropped = tuple(Dropped(text, reason) for _, text, reason in blocks if reason and text) if options.dropped else ()
    return Draft(text, metadata, dropped)


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark").enable(["table", "strikethrough"])


def _blocks(tokens: list[Token]) -> Iterator[tuple[int, str, str]]:
    """The level of each heading (0 for all else), its text, and why it is dropped ("" for what is kept)."""
    level = 0
    for token in tokens:
        if token.type == "heading_open":
            level = int(token.tag[1:])
        elif token.type == "inline":
            text = _inline(token.children or [])
            note = _NOTE_MARK.match(text)
            yield level, _NOTE_MARK.sub("", text).strip(), "note" if note and note[1] else ""
            level = 0
        elif token.type in _CODE:
            yield 0, token.content.strip(), "code"
        elif token.type in _MARKUP:
            yield 0, token.content.strip(), "markup"


def _inline(tokens: list[Token]) -> str:
    """The words of a paragraph: of links what is shown, of pictures nothing."""
    parts: list[str] = []
    in_address = False
    for token in tokens:
        if token.type == "link_open" and token.info == "auto":
            in_address = True
        elif token.type == "link_close":
            in_address = False
        elif token.type in ("text", "code_inline") and not in_address:
            parts.append(token.content)
        elif token.type in ("softbreak", "hardbreak"):
            parts.append("\n")
    return "".join(parts)


FORMAT = Document("Markdown", matches, read)
