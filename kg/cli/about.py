"""``kg about``: what the graph knows of an entity."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli import options
from kg.cli.messages import note
from kg.cli.output import Format, Row, print_rows, tabular

if TYPE_CHECKING:
    from kg.store import Line
    from kg.types import Entity

COLUMNS = ("subject_entity", "predicate", "object_entity", "status", "source", "time", "place", "sentence", "article", "start", "end")


def register(app: typer.Typer) -> None:
    """Add the command to the command line."""
    app.command("about")(tabular(about))


def about(
    name: Annotated[str, typer.Argument(metavar="NAME", help="Any name of it, or its id.", show_default=False)],
    output: Format,
    store: options.Store = "",
) -> None:
    """Print what the graph knows of an entity.

    Each fact comes with the sentence it stands on.

    \b
    Examples:
      kg about "European Union"
      kg about Russia --jsonl
    """
    from kg.store import open_store

    with open_store(options.store_location(store)) as graph:
        known = graph.about(name)
    for entity in known.entities:
        note(_described(entity))
    print_rows(map(_row, known.lines), COLUMNS, output)


def _described(entity: Entity) -> str:
    names = f", also {', '.join(entity.names)}" if entity.names else ""
    return f"{entity.name} ({entity.type}, ent:{entity.id}){names}"


def _row(line: Line) -> Row:
    row = line.row
    return {
        "subject_entity": row.subject_entity,
        "predicate": row.predicate,
        "object_entity": row.object_entity or line.fact.value,
        "status": row.status,
        "source": row.source,
        "time": row.time,
        "place": row.place,
        "sentence": line.sentence,
        "article": row.article,
        "start": row.start,
        "end": row.end,
    }
