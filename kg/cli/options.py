"""Options that several commands share."""

from __future__ import annotations

import os
from typing import Annotated

import typer

DEFAULT_STORE = "graph.kg"

Inputs = Annotated[list[str], typer.Argument(metavar="INPUT...", help="Files (text, HTML), folders, or -.", show_default=False)]
Store = Annotated[str, typer.Option("--store", metavar="DIR", help="The graph; else $KG_STORE, else ./graph.kg.", show_default=False)]
Date = Annotated[str, typer.Option("--date", metavar="DATE", help="When the articles were published, as 2025-03-18.", show_default=False)]
Publisher = Annotated[str, typer.Option("--publisher", metavar="NAME", help="Who published the articles.", show_default=False)]
AnyLanguage = Annotated[bool, typer.Option("--any-language", help="Take every text as English without a look.")]


def store_location(given: str) -> str:
    """Where the store is: as given, else $KG_STORE, else ./graph.kg."""
    return given or os.environ.get("KG_STORE", "") or DEFAULT_STORE
