"""Plain text to Article."""

from __future__ import annotations

import json

from kg.errors import NotText
from kg.read import dateline, identity
from kg.read.decode import decode
from kg.read.text import clean, require_size
from kg.types import Article


def read_plain(data: bytes, *, where: str) -> Article:
    """The article in the bytes of a plain-text file; ``where`` names it in ``source`` and in errors.

    Raises:
        NotText: the bytes are binary or JSON, or no encoding fits them.
        EmptyInput, TooLarge: see ``kg.read.text.require_size``.
    """
    text = decode(data, where=where)
    if _is_json(text):
        raise NotText("this is JSON data, not an article", where=where, fix="give the article's text as plain text or HTML")
    return from_text(text, source=where)


def from_text(text: str, *, source: str = "") -> Article:
    """The article that a text is, with the headline, date, byline and agency its first lines tell.

    Raises:
        EmptyInput, TooLarge: see ``kg.read.text.require_size``.
    """
    text = require_size(clean(text), where=source or "text")
    return Article(
        id=identity.article_id(text),
        text=text,
        source=source,
        headline=identity.headline(text),
        publisher=dateline.publisher(text),
        byline=dateline.byline(text),
        published=dateline.published(text),
    )


def _is_json(text: str) -> bool:
    """Whether the text is a JSON document, or has one on its first line."""
    for candidate in (text, text.lstrip().split("\n", 1)[0]):
        if candidate.lstrip()[:1] in ("{", "["):
            try:
                return isinstance(json.loads(candidate), (dict, list))
            except (ValueError, RecursionError):
                continue
    return False
