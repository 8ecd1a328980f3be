"""Options that several commands share."""

from __future__ import annotations

import os
from typing import Annotated

import typer

from kg.errors import UsageError

DEFAULT_STORE = "graph.kg"

Inputs = Annotated[list[str], typer.Argument(metavar="INPUT...", help="Files, archives, folders, web addresses, or -.", show_default=False)]
OptionalInputs = Annotated[
    list[str] | None, typer.Argument(metavar="[INPUT...]", help="Files, archives, folders, web addresses, or -.", show_default=False)
]
Store = Annotated[str, typer.Option("--store", metavar="DIR|URL", help="The graph; else $KG_STORE, else ./graph.kg.", show_default=False)]
Date = Annotated[str, typer.Option("--date", metavar="DATE", help="When the articles were published, as 2025-03-18.", show_default=False)]
Publisher = Annotated[str, typer.Option("--publisher", metavar="NAME", help="Who published the articles.", show_default=False)]
AnyLanguage = Annotated[bool, typer.Option("--any-language", help="Take every text as English without a look.")]


def _probability(given: str) -> float:
    """A number from 0 to 1.

    Raises:
        UsageError: it is none.
    """
    try:
        number = float(given)
    except ValueError:
        number = -1.0
    if not 0 <= number <= 1:  # nor is what is no number ("nan") between them
        raise UsageError(f"{given!r} is no probability", where="--confidence", fix="give a number from 0 to 1, such as 0.7")
    return number


Confidence = Annotated[
    float,
    typer.Option(
        "--confidence",
        metavar="NUMBER",
        parser=_probability,
        show_default=False,
        help="Leave out facts less sure than NUMBER (0 to 1): of facts with 0.8, four in five are right.",
    ),
]


def store_location(given: str) -> str:
    """Where the store is: as given, else $KG_STORE, else ./graph.kg."""
    return given or os.environ.get("KG_STORE", "") or DEFAULT_STORE
