"""The pages of a PDF to the article on them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kg.errors import Damaged, EmptyInput, TooLarge, TooSlow
from kg.read.documents import pdf_told
from kg.read.documents.pdf_layout import furniture
from kg.read.documents.pdf_layout.budget import Budget
from kg.read.documents.pdf_layout.columns import Columns
from kg.read.documents.pdf_layout.content import Drawing
from kg.read.documents.pdf_layout.fonts import Fonts
from kg.read.documents.pdf_layout.headline import headline_of
from kg.read.documents.pdf_layout.hyphens import Hyphens
from kg.read.documents.pdf_layout.ink import Ink
from kg.read.documents.pdf_layout.lines import lines_of
from kg.read.documents.pdf_layout.paragraphs import paragraphs_of
from kg.read.documents.pdf_layout.setting import Setting
from kg.read.documents.pdf_layout.shapes import Line, Page
from kg.read.documents.pdf_open import library, opened
from kg.read.documents.pdf_spelling import spelled
from kg.read.item import Draft, Dropped, Metadata
from kg.read.options import Options

_WHOLE = "check that the file is whole"
_END = b"%%EOF"
_LATEST = 1_024  # bytes of the end in which it stands


def article(data: bytes, where: str, options: Options) -> Draft:
    """The article of a PDF.

    Raises:
        Damaged: it is encrypted with a password, or none of its pages can be read.
        EmptyInput: its pages hold no text.
        TooLarge, TooSlow: see ``kg.read.documents.pdf_layout.budget``.
        MissingExtra: the part that reads PDFs is not installed.
    """
    cut = _END not in data[-_LATEST:]
    budget = Budget(where)
    with library(where):
        reader = opened(data, where, cut=cut)
        told, title = pdf_told.metadata(reader)
        pages = _pages(reader, where, budget, cut=cut)
    return _draft(pages, told, title, budget, options)


def _pages(reader: Any, where: str, budget: Budget, *, cut: bool) -> list[Page]:
    """The pages of a document with what is shown on them; what cannot be read of one is noted there.

    Raises:
        Damaged: none can be read.
        EmptyInput: no text is shown.
        TooLarge, TooSlow: see ``Budget``.
    """
    fonts = Fonts(budget)
    pages, failure = [], None
    for number, page in enumerate(reader.pages, 1):
        made = Page(number)
        pages.append(made)
        try:
            _draw(page, made, fonts, budget)
        except (TooLarge, TooSlow):
            raise
        except Exception as error:  # one broken page; the others are read
            failure = error
            made.aside.append((f"page {number}", "it cannot be read"))
    if not any(page.pieces or page.artifacts for page in pages):
        if failure is not None or cut or any(page.broken for page in pages):
            raise Damaged("no page of this PDF can be read", where=where, fix=_WHOLE) from failure
        raise _empty(any(page.pictures for page in pages), where)
    return pages


def _draw(page: Any, made: Page, fonts: Fonts, budget: Budget) -> None:
    """Put what is shown on a page of pypdf's onto ours, also when it breaks off."""
    from pypdf.generic import is_null_or_none

    if "/Contents" not in page:
        return
    content = page["/Contents"].get_object()
    if is_null_or_none(content):
        raise Damaged("its content is missing")
    ink = Ink(_box(page))
    drawing = Drawing(ink, fonts, budget)
    try:
        resources = page.get("/Resources")
        drawing.follow(content, {} if resources is None else resources.get_object())
    finally:
        ink.onto(made)
        made.pictures = drawing.pictures
        made.broken = drawing.broken
        if drawing.broken:
            made.aside.append((f"a part of page {made.number}", "it cannot be read"))


def _box(page: Any) -> tuple[float, float, float, float]:
    """Left, bottom, right and top of what can be seen of a page."""
    try:
        x, y, z, t = (float(value) for value in page.cropbox)
        if abs(z - x) > 1 and abs(t - y) > 1:
            return min(x, z), min(y, t), max(x, z), max(y, t)
    except Exception:  # a damaged box shows all
        pass
    return -1e5, -1e5, 1e5, 1e5


def _empty(pictures: bool, where: str) -> EmptyInput:
    if pictures:
        return EmptyInput("the PDF holds pictures and no text", where=where, fix="run text recognition (OCR) on it first")
    return EmptyInput("the PDF holds no text", where=where, fix="check that this is the file you meant")


def _draft(pages: list[Page], told: Metadata, title: str, budget: Budget, options: Options) -> Draft:
    """The article on some pages."""
    spelled(pages)
    furniture.set_aside(pages, title)
    setting = Setting(list(_blocks(pages, budget)))
    paragraphs = paragraphs_of(setting)
    hyphens = Hyphens(paragraphs)
    texts = [hyphens.text(paragraph) for paragraph in paragraphs]
    dropped = [Dropped(text, reason) for page in pages for text, reason in page.aside]
    heads = [one.text for one in dropped if one.reason == furniture.HEAD]
    at = headline_of(texts, paragraphs, setting.size, title, heads)
    if at is not None:
        texts.insert(0, texts.pop(at))
    headline = texts[0] if at is not None else told.headline
    return Draft("\n\n".join(texts), Metadata(headline=headline).over(told), tuple(dropped) if options.dropped else ())


def _blocks(pages: list[Page], budget: Budget) -> Iterator[list[Line]]:
    """The lines of each column of each page, in the order in which they are read."""
    columns = Columns()
    for page in pages:
        budget.check_time()
        for block in columns.blocks(page):
            yield lines_of(block, page.number)
