"""What ``import kg`` offers as functions."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from kg.types import Article, Fact

if TYPE_CHECKING:
    import rdflib


def build(*sources: str | Path, date: str = "", publisher: str = "", same: str | Path = "") -> rdflib.Dataset:
    """The graph of some articles: one named graph an article, and their union as the default.

    Args:
        sources: text or HTML files, folders, or ``-`` for standard input.
        date: when they were published, as ISO 8601; overrides what they say themselves.
        publisher: who published them; overrides what they say themselves.
        same: a CSV file of your own word on who is the same (docs/resolution.md).

    Raises:
        InputError: one of them cannot be read.
        UsageError: the file of who is the same cannot be read, or contradicts itself.
        ModelError: the language model's files are missing or damaged.
    """
    from kg.pipeline import read_articles
    from kg.rdf import to_rdflib
    from kg.read.source import read
    from kg.resolve.across import read_rules
    from kg.store import in_memory

    def articles() -> Iterator[Article]:
        for source in sources:
            yield from read(source, date=date, publisher=publisher)

    with in_memory() as store:
        if same:
            store.rule(read_rules(Path(same)))
        for reading in read_articles(articles()):
            store.add(reading)
        return to_rdflib(store.quads())


def extract(text: str, *, date: str = "") -> list[Fact]:
    """The facts of an English text, in the order in which it tells them.

    Their entities are ids; ``kg.pipeline.read_article`` gives the entities too. ``date`` (ISO 8601) is when it was published.

    Raises:
        InputError: the text is empty or too large.
        ModelError: the language model's files are missing or damaged.
    """
    from dataclasses import replace

    from kg.pipeline import read_article
    from kg.read import from_text
    from kg.read.dateline import checked_date

    article = from_text(text)
    return list(read_article(replace(article, published=checked_date(date)) if date else article).facts)
