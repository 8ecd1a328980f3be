"""``kg draw``: the graph as one HTML page, or as a picture."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from kg.cli import options
from kg.cli.messages import plural
from kg.errors import UsageError
from kg.types import EntityType, Status


def register(app: typer.Typer) -> None:
    """Add the command to the command line."""
    app.command("draw")(draw)


def draw(
    out: Annotated[Path | None, typer.Option("--out", metavar="FILE", help="The file to write.", show_default="graph.html")] = None,
    svg: Annotated[bool, typer.Option("--svg", help="A static picture as SVG; so does a file name that ends in .svg.")] = False,
    png: Annotated[bool, typer.Option("--png", help="A static picture as PNG; so does a file name that ends in .png.")] = False,
    store: options.Store = "",
    about: Annotated[str, typer.Option("--about", metavar="NAME", help="Only what is near this entity.", show_default=False)] = "",
    hops: Annotated[int, typer.Option("--hops", min=0, help="How many facts away from --about.")] = 1,
    since: Annotated[str, typer.Option("--since", metavar="DATE", help="Only facts from this date on.", show_default=False)] = "",
    until: Annotated[str, typer.Option("--until", metavar="DATE", help="Only facts up to this date.", show_default=False)] = "",
    types: Annotated[list[EntityType] | None, typer.Option("--type", help="Only entities of this class; repeatable.")] = None,
    statuses: Annotated[list[Status] | None, typer.Option("--status", help="Only facts of this status; repeatable.")] = None,
    confidence: options.Confidence = 0.0,
    limit: Annotated[int, typer.Option("--limit", min=1, help="At most so many entities, the most told of.")] = 150,
) -> None:
    """Draw the graph as one page that needs no network, or as a picture for a report.

    \b
    Examples:
      kg draw --out graph.html
      kg draw --about "European Union" --hops 2 --status asserted --out union.html
      kg draw --confidence 0.7
      kg draw --about "European Union" --png --out union.png
    """
    from kg.draw import draw as draw_file
    from kg.store import open_store

    if svg and png:
        raise UsageError("a picture is SVG or PNG, not both", where="--svg --png", fix="give one of them")
    with open_store(options.store_location(store)) as graph:
        readings = graph.readings()
    # Entities stay: of one whose facts are all left out the page says that, and not that nobody bears the name.
    readings = [replace(reading, facts=reading.surer_than(confidence).facts) for reading in readings]
    format = "svg" if svg else "png" if png else ""
    written = draw_file(
        readings,
        out or Path(f"graph.{format or 'html'}"),
        about=about or None,
        hops=hops,
        since=since or None,
        until=until or None,
        types=types or (),
        statuses=statuses or (),
        limit=limit,
        format=format,
    )
    print(f"{written}: drawn from {plural(len(readings), 'article')}")
