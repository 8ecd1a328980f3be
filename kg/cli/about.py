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

COLUMNS = (
    *("subject_entity", "predicate", "object_entity", "status", "generic", "source", "time", "place", "arguments", "event", "mode"),
    *("confidence", "sentence", "article", "start", "end"),
)
TO_LOOK_AT = ("subject", "predicate", "object", "told", "sentence")  # what fits side by side on a terminal


def register(app: typer.Typer) -> None:
    """Add the command to the command line."""
    app.command("about")(tabular(about))


def about(
    name: Annotated[str, typer.Argument(metavar="NAME", help="Any name of it, or its id.", show_default=False)],
    output: Format,
    store: options.Store = "",
    confidence: options.Confidence = 0.0,
) -> None:
    """Print what the graph knows of an entity.

    Each fact comes with how it is told (status, who says so, when, where, what else takes part, how sure) and the sentence it
    stands on. Formats other than the table have each of these as a column.

    \b
    Examples:
      kg about "European Union"
      kg about Russia --confidence 0.7
      kg about Russia --jsonl
    """
    from kg.store import open_store

    with open_store(options.store_location(store)) as graph:
        known = graph.about(name)
    for entity in known.entities:
        note(_described(entity))
    lines = [line for line in known.lines if line.fact.confidence >= confidence]
    if output is Format.TABLE:
        print_rows(map(_to_look_at, lines), TO_LOOK_AT, output)
    else:
        print_rows(map(_row, lines), COLUMNS, output)


def _described(entity: Entity) -> str:
    names = f", also {', '.join(entity.names)}" if entity.names else ""
    return f"{entity.name} ({entity.type}, ent:{entity.id}){names}"


def _row(line: Line) -> Row:
    known = {column: getattr(line.row, column) for column in COLUMNS if column != "sentence"}
    return known | {"object_entity": _object(line), "sentence": line.sentence}


def _to_look_at(line: Line) -> Row:
    row = line.row
    status = f"generic, {row.status}" if row.generic else row.status
    event = f"{row.event} ({row.mode})" if row.mode else row.event
    place = f"in {row.place}" if row.place else ""
    told = (status, row.source and f"says {row.source}", row.time, place, row.arguments, event, f"{row.confidence:.2f}")
    return {
        "subject": row.subject_entity,
        "predicate": row.predicate,
        "object": _object(line),
        "told": " · ".join(filter(None, told)),
        "sentence": line.sentence,
    }


def _object(line: Line) -> str:
    """The other party, or words; nothing where the predicate says it all."""
    from kg.types import TRUE

    return line.row.object_entity or ("" if line.fact.value == TRUE else line.fact.value)
