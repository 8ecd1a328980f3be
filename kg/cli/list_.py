"""``kg list``: the articles in the graph."""

from __future__ import annotations

import typer

from kg.cli import options
from kg.cli.output import Format, print_rows, tabular

COLUMNS = ("article", "published", "publisher", "headline", "source")


def register(app: typer.Typer) -> None:
    """Add the command to the command line."""
    app.command("list")(tabular(list_))


def list_(output: Format, store: options.Store = "") -> None:
    """List the articles in the graph.

    \b
    Examples:
      kg list
      kg list --jsonl
    """
    from kg.store import open_store

    with open_store(options.store_location(store)) as graph:
        rows = [
            {
                "article": article.id,
                "published": article.published,
                "publisher": article.publisher,
                "headline": article.headline,
                "source": article.source,
            }
            for article in graph.articles()
        ]
    print_rows(rows, COLUMNS, output)
