"""The draft of any format to an Article: its text cleaned and checked, and what is known of it, with where that is from."""

from __future__ import annotations

from kg.read import dateline, identity
from kg.read.item import Draft, Item, Metadata
from kg.read.language import require_english
from kg.read.options import Options
from kg.read.text import clean, require_size
from kg.types import Article


def from_text(text: str, *, source: str = "") -> Article:
    """The article that a text is, with the headline, date, byline and agency its first lines tell.

    Raises:
        EmptyInput, TooLarge: see ``kg.read.text.require_size``.
    """
    return article(Draft(text), source=source, where=source or "text")


def article(draft: Draft, *, source: str, where: str, date: str = "", publisher: str = "", time: str = "") -> Article:
    """The article of a draft.

    Args:
        draft: what a document holds.
        source: where it came from.
        where: what errors call it.
        date, publisher: what the caller says; it goes before what the document says.
        time: of the file, for an article that has no other date; "" to do without.

    Raises:
        EmptyInput, TooLarge: see ``kg.read.text.require_size``.
    """
    text = require_size(clean(draft.text), where=where)
    told = Metadata(*(_line(getattr(draft.metadata, name)) for name in Metadata.__slots__))
    published, dated_by = _published(date, told.published, text, time)
    return Article(
        id=identity.article_id(text),
        text=text,
        source=source,
        headline=told.headline or identity.headline(text),
        publisher=publisher or told.publisher or dateline.publisher(text),
        byline=told.byline or dateline.byline(text),
        url=told.url,
        published=published,
        dateline=dateline.place(text),
        dated_by=dated_by,
    )


def finish(draft: Draft, item: Item, options: Options) -> Article:
    """The article of an item's draft.

    Raises:
        EmptyInput, TooLarge: see ``kg.read.text.require_size``.
        NotEnglish: it is in another language, and that is not allowed.
    """
    told = Draft(draft.text, draft.metadata.over(item.metadata))
    time = item.time if options.file_dates else ""
    source = item.source or item.where
    made = article(told, source=source, where=item.where, date=options.date, publisher=options.publisher, time=time)
    if not options.any_language:
        require_english(made.text, where=item.where)
    return made


def _published(given: str, told: str, text: str, time: str) -> tuple[str, str]:
    """When it was published, and what tells so."""
    told = told if dateline.is_date(told) else ""
    found = {"given": given, "metadata": told, "text": dateline.published(text), "file time": time}
    return next(((value, by) for by, value in found.items() if value), ("", ""))


def _line(text: str) -> str:
    """A text on one line, single spaces between its words."""
    return " ".join(clean(text).split())
