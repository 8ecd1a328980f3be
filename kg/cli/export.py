"""``kg export``: the whole graph in a format."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli import options
from kg.cli.messages import note
from kg.errors import UsageError

if TYPE_CHECKING:
    from pyoxigraph import Quad

    from kg.store import Store


def register(app: typer.Typer) -> None:
    """Add the command to the command line."""
    app.command("export")(export)


def export(
    format: Annotated[str, typer.Argument(metavar="FORMAT", help="One of nq trig jsonld ttl nt rdf graphml gexf csv.")],
    store: options.Store = "",
    out: Annotated[Path | None, typer.Option("--out", metavar="FILE", help="Write to FILE instead of stdout.", show_default=False)] = None,
    confidence: options.Confidence = 0.0,
) -> None:
    """Write the whole graph in a format.

    It is sorted: the same graph gives the same bytes.

    \b
    Examples:
      kg export ttl
      kg export nq --out graph.nq
      kg export csv --confidence 0.7
    """
    check_format(format)
    from kg.rdf import formats
    from kg.store import open_store

    with open_store(options.store_location(store)) as graph:
        formats.write(_quads(graph, confidence), out or sys.stdout.buffer, format)
    if out:
        note(f"the graph of {options.store_location(store)} written to {out}")


def _quads(graph: Store, confidence: float) -> list[Quad]:
    """Everything, or what articles say without the facts that are less sure."""
    from kg.rdf import quads

    if not confidence:
        return graph.quads()
    return [quad for reading in graph.readings() for quad in quads(reading.surer_than(confidence))]


def check_format(format: str) -> None:
    """Refuse a format before any work is done for it.

    Raises:
        UsageError: no graph can be written that way.
    """
    from kg.rdf import formats

    if format.lower().removeprefix(".") not in formats.FORMATS:
        cause = f"{format!r} is no format of a graph" if format else "the file's name has no ending to tell the format by"
        raise UsageError(cause, fix=f"use one of {', '.join(formats.FORMATS)}")
