"""Plain text."""

from __future__ import annotations

import json

from kg.errors import NotText
from kg.read.decode import decode
from kg.read.format import Document, Head
from kg.read.item import Draft, Item
from kg.read.options import Options


def matches(head: Head) -> bool:
    """Whatever no other format claims."""
    return True


def read(item: Item, options: Options) -> Draft:
    """The text as it is.

    Raises:
        NotText: the bytes are binary or JSON, or no encoding fits them.
        TooLarge: see ``kg.read.item.Item.bytes``.
    """
    text = decode(item.bytes(), where=item.where)
    if _is_json(text):
        raise NotText("this is JSON data, not an article", where=item.where, fix="give the article's text as plain text or HTML")
    return Draft(text)


def _is_json(text: str) -> bool:
    """Whether the text is a JSON document, or has one on its first line."""
    for candidate in (text, text.lstrip().split("\n", 1)[0]):
        if candidate.lstrip()[:1] in ("{", "["):
            try:
                return isinstance(json.loads(candidate), (dict, list))
            except (ValueError, RecursionError):
                continue
    return False


FORMAT = Document("plain text", matches, read)
