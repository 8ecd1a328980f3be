"""Word documents (DOCX): paragraphs, lists and tables in their order; not headers, footers, notes, comments and deleted text."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from typing import Any

from kg.errors import Damaged
from kg.read import dateline
from kg.read.documents.office import attribute, is_byline, local, package, part
from kg.read.format import Document, Head
from kg.read.item import Draft, Dropped, Item, Metadata
from kg.read.options import Options

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

_MAIN = "word/document.xml"
_HEADLINES = ("title", "heading 1")
_HEADLINE_WITHIN = 5  # paragraphs; "Background" further down is no headline
_SPACES = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
# What is no text here: what was deleted or moved away, properties, boxes beside the text, phonetic help.
_NO_TEXT = frozenset(("del", "moveFrom", "pPr", "rPr", "sectPr", "drawing", "pict", "object", "AlternateContent", "rt"))


def matches(head: Head) -> bool:
    """Whether it is one: the reader of ZIP archives looks into them and tells."""
    return head.media_type == MEDIA_TYPE and head.data.startswith(b"PK\x03\x04")


def read(item: Item, options: Options) -> Draft:
    """The article in a document.

    Raises:
        Damaged: it is cut off or broken; TooLarge: it is too long.
        MissingExtra: the part that reads documents is not installed.
    """
    with package(item) as archive:
        root = part(archive, _main_part(archive), item.where)
        if root is None:
            raise Damaged("there is no text part in the document", where=item.where, fix="save the document anew")
        styles = _style_names(part(archive, "word/styles.xml", item.where))
        blocks = [(styles.get(_style(paragraph), ""), _text(paragraph).strip()) for paragraph in _paragraphs(root)]
        author = _author(part(archive, "docProps/core.xml", item.where))
        dropped = tuple(_dropped(archive, root, blocks, item.where)) if options.dropped else ()
    blocks = [(style, text) for style, text in blocks if text and not style.startswith("toc ")]
    headline = next((text for style, text in blocks[:_HEADLINE_WITHIN] if style in _HEADLINES), "")
    text = "\n\n".join(text for _, text in blocks)
    byline = author if is_byline(author) and not dateline.byline(text) else ""
    return Draft(text, Metadata(headline=headline, byline=byline), dropped)


def _main_part(archive: zipfile.ZipFile) -> str:
    """The name of the part with the text; some programs number it."""
    others = (name for name in archive.namelist() if name.startswith("word/document") and name.endswith(".xml"))
    return _MAIN if _MAIN in archive.NameToInfo else next(others, _MAIN)


def _paragraphs(element: Any) -> Iterator[Any]:
    """The paragraphs of a document in their order, those of tables cell by cell."""
    for child in element:
        if local(child) == "p":
            yield child
        elif local(child) not in _NO_TEXT:
            yield from _paragraphs(child)


def _text(element: Any) -> str:
    """The text of a paragraph as the reader sees it."""
    name = local(element)
    if name == "t":
        return element.text or ""
    if name in _SPACES:
        return _SPACES[name]
    return "" if name in _NO_TEXT else "".join(map(_text, element))


def _style(paragraph: Any) -> str:
    found = next((e for e in paragraph.iterfind("{*}pPr/{*}pStyle")), None)
    return attribute(found, "val") if found is not None else ""


def _style_names(root: Any) -> dict[str, str]:
    """The names of the styles in lower case by their ids, which differ from language to language."""
    if root is None:
        return {}
    names = {attribute(style, "styleId"): style.find("{*}name") for style in root.iterfind("{*}style")}
    return {id: attribute(name, "val").lower() for id, name in names.items() if name is not None}


def _author(root: Any) -> str:
    found = root.findtext("{http://purl.org/dc/elements/1.1/}creator") if root is not None else ""
    return " ".join((found or "").split())


def _dropped(archive: zipfile.ZipFile, root: Any, blocks: list[tuple[str, str]], where: str) -> Iterator[Dropped]:
    for style, text in blocks:
        if text and style.startswith("toc "):
            yield Dropped(text, "table of contents")
    for box in root.iter("{*}txbxContent"):
        if not any(local(outer) == "Fallback" for outer in box.iterancestors()):  # which says the same again
            yield from _told(box, "text box")
    for name in archive.namelist():
        if name.startswith(("word/header", "word/footer")) and name.endswith(".xml"):
            yield from _told(part(archive, name, where), "running head")


def _told(element: Any, reason: str) -> Iterator[Dropped]:
    text = "\n\n".join(filter(None, (_text(paragraph).strip() for paragraph in _paragraphs(element))))
    if text:
        yield Dropped(text, reason)


FORMAT = Document("DOCX", matches, read)
