"""``kg read``: the articles that inputs hold, before anything is understood of them."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from typing import Annotated

import typer

from kg.cli.articles import Inputs
from kg.cli.output import Format, Row, print_rows, tabular
from kg.cli.reading import reading
from kg.errors import UsageError
from kg.read.walk import Found

COLUMNS = ("article", "headline", "byline", "dateline", "published", "dated_by", "publisher", "url", "source", "format", "words", "sha256")
DROPPED = ("article", "reason", "text")


def register(app: typer.Typer) -> None:
    """Add the command to the command line."""
    app.command("read")(tabular(reading(required=True)(read)))


def read(
    output: Format,
    articles: Inputs,
    text: Annotated[bool, typer.Option("--text", help="Print the texts of the articles, an empty line between.")] = False,
    dropped: Annotated[bool, typer.Option("--dropped", help="Print what was left out of the articles, and why.")] = False,
) -> None:
    """Print the articles that inputs hold, and what is known of them.

    Nothing is understood and no graph is touched.

    \b
    Examples:
      kg read page.html
      kg read page.html --text
      kg read page.html --dropped
      kg read archive.warc.gz --jsonl > articles.jsonl
    """
    if text and dropped:
        raise UsageError("--text and --dropped exclude each other", fix="give one of them")
    articles.options = replace(articles.options, dropped=dropped)
    if text:
        for number, found in enumerate(articles.found()):
            sys.stdout.write(("\n" if number else "") + found.article.text.rstrip("\n") + "\n")
    elif dropped:
        print_rows((row for found in articles.found() for row in _dropped(found)), DROPPED, output)
    else:
        print_rows(map(_row, articles.found()), COLUMNS, output)
    articles.finish()


def _row(found: Found) -> Row:
    article = found.article
    told = {name: getattr(article, name) for name in COLUMNS if hasattr(article, name)}
    return {**told, "article": article.id, "format": found.format, "words": len(article.text.split())}


def _dropped(found: Found) -> Iterator[Row]:
    for piece in found.dropped:
        yield {"article": found.article.id, "reason": piece.reason, "text": piece.text}
