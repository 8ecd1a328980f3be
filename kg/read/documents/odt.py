"""OpenDocument texts (ODT): paragraphs, lists and tables in their order; not headers, footers, notes, comments and deleted text."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from typing import Any

from kg.errors import Damaged
from kg.read import dateline
from kg.read.documents.office import attribute, encrypted, is_byline, local, package, part, tree
from kg.read.format import Document, Head
from kg.read.item import Draft, Dropped, Item, Metadata
from kg.read.options import Options

MEDIA_TYPE = "application/vnd.oasis.opendocument.text"

_BODY = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}text"
_HEADLINE_WITHIN = 5  # paragraphs; "Background" further down is no headline
_MOST_SPACES = 100  # that stand for as many as a document likes to say
_SPACE = re.compile(r"[ \t\r\n]+")
# What is no text here: notes, comments, what was deleted, boxes beside the text, lists of the headings, phonetic help.
_NO_TEXT = frozenset(
    ("tracked-changes", "annotation", "note", "frame", "custom-shape", "table-of-content", "alphabetical-index", "ruby-text")
)
_FLAT = re.compile(rb"<office:document\s[^>]{0,10000}opendocument\.text")


def matches(head: Head) -> bool:
    """Whether it is one: the reader of ZIP archives looks into them and tells. Or it is one of XML alone."""
    packed = head.media_type == MEDIA_TYPE and head.data.startswith(b"PK\x03\x04")
    return packed or (head.data.lstrip(b"\xef\xbb\xbf").startswith(b"<?xml") and _FLAT.search(head.data) is not None)


def read(item: Item, options: Options) -> Draft:
    """The article in a document.

    Raises:
        Damaged: it is encrypted, cut off or broken; TooLarge: it is too long.
        MissingExtra: the part that reads documents is not installed.
    """
    if not item.head().startswith(b"PK"):
        root = tree(item.bytes(), item.where)
        return _draft(root, root, root, options)
    with package(item) as archive:
        if _is_encrypted(archive):
            raise encrypted(item.where)
        root, meta = part(archive, "content.xml", item.where), part(archive, "meta.xml", item.where)
        styles = part(archive, "styles.xml", item.where) if options.dropped else None
    if root is None:
        raise Damaged("there is no text part in the document", where=item.where, fix="save the document anew")
    return _draft(root, meta, styles, options)


def _draft(root: Any, meta: Any, styles: Any, options: Options) -> Draft:
    body = next(root.iter(_BODY), None)
    titles = _titles(root)
    paragraphs = list(_paragraphs(body)) if body is not None else []
    blocks = [(paragraph, text) for paragraph in paragraphs if (text := _text(paragraph).strip())]
    headline = next((text for paragraph, text in blocks[:_HEADLINE_WITHIN] if _is_headline(paragraph, titles)), "")
    text = "\n\n".join(text for _, text in blocks)
    author = _author(meta)
    byline = author if is_byline(author) and not dateline.byline(text) else ""
    return Draft(text, Metadata(headline=headline, byline=byline), tuple(_dropped(body, styles)) if options.dropped else ())


def _is_encrypted(archive: zipfile.ZipFile) -> bool:
    info = archive.NameToInfo.get("META-INF/manifest.xml")
    return info is not None and info.file_size < 1_000_000 and b"encryption-data" in archive.read(info)


def _paragraphs(element: Any) -> Iterator[Any]:
    """The paragraphs of a document in their order, those of tables cell by cell."""
    for child in element:
        if local(child) in ("p", "h"):
            yield child
        elif local(child) not in _NO_TEXT:
            yield from _paragraphs(child)


def _text(element: Any) -> str:
    """The text of a paragraph as the reader sees it: white space in XML is one space, more are elements of their own."""
    parts = [_SPACE.sub(" ", element.text or "")]
    for child in element:
        name = local(child)
        if name == "s":
            count = attribute(child, "c")
            parts.append(" " * (min(int(count), _MOST_SPACES) if count.isdecimal() and len(count) < 6 else 1))
        elif name in ("tab", "line-break"):
            parts.append("\t" if name == "tab" else "\n")
        elif name not in _NO_TEXT:
            parts.append(_text(child))
        parts.append(_SPACE.sub(" ", child.tail or ""))
    return "".join(parts)


def _titles(root: Any) -> frozenset[str]:
    """The names of the style of titles and of those made from it."""
    made = {attribute(style, "name") for style in root.iter("{*}style") if attribute(style, "parent-style-name") == "Title"}
    return frozenset((*made, "Title"))


def _is_headline(paragraph: Any, titles: frozenset[str]) -> bool:
    return attribute(paragraph, "style-name") in titles or (local(paragraph) == "h" and attribute(paragraph, "outline-level") == "1")


def _author(meta: Any) -> str:
    found = next(meta.iter("{*}initial-creator"), None) if meta is not None else None
    return " ".join((found.text or "").split()) if found is not None else ""


def _dropped(body: Any, styles: Any) -> Iterator[Dropped]:
    places: list[tuple[Any, tuple[str, ...], str]] = [(styles, ("header", "footer"), "running head")] if styles is not None else []
    places += [(body, ("text-box",), "text box"), (body, ("table-of-content",), "table of contents")] if body is not None else []
    for root, names, reason in places:
        for found in root.iter(*(f"{{*}}{name}" for name in names)):
            text = "\n\n".join(filter(None, (_text(paragraph).strip() for paragraph in _paragraphs(found))))
            if text:
                yield Dropped(text, reason)


FORMAT = Document("ODT", matches, read)
