"""``kg remove``: articles out of the graph."""

from __future__ import annotations

from typing import Annotated

import typer

from kg.cli import options
from kg.cli.messages import print_error
from kg.errors import NoSuchArticle


def register(app: typer.Typer) -> None:
    """Add the command to the command line."""
    app.command("remove")(remove)


def remove(
    articles: Annotated[list[str], typer.Argument(metavar="ARTICLE...", help="Ids as kg list prints them.", show_default=False)],
    store: options.Store = "",
) -> None:
    """Take articles out of the graph.

    What only they said is gone from it; what others say too stays.

    \b
    Example:
      kg remove ukraine-and-russia-trade-strikes-after-2d2acb1568
    """
    from kg.store import open_store

    location = options.store_location(store)
    failed = False
    with open_store(location, write=True) as graph:
        for article in articles:
            try:
                graph.remove(article)
            except NoSuchArticle as error:
                failed = True
                print_error(str(error))
            else:
                print(f"{article}: removed from {location}")
    if failed:
        raise typer.Exit(1)
