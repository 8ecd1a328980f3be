"""``kg about``: what the graph knows of an entity."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli import options
from kg.cli.messages import note, plural
from kg.cli.output import Format, Row, print_rows, tabular
from kg.errors import UsageError

if TYPE_CHECKING:
    from kg.store import About, Line, Store
    from kg.types import Entity

COLUMNS = (
    *("subject_entity", "predicate", "object_entity", "status", "generic", "source", "time", "place", "arguments", "event", "mode"),
    *("confidence", "sentence", "article", "start", "end", "origins"),
)
WHY = ("name", "reason", "article")
QUESTIONS = {"timeline": "timeline", "claims": "who-claims", "contradictions": "contradictions"}  # what each option asks
TO_LOOK_AT = ("subject", "predicate", "object", "told", "sentence")  # what fits side by side on a terminal


def register(app: typer.Typer) -> None:
    """Add the command to the command line."""
    app.command("about")(tabular(about))


def about(
    name: Annotated[str, typer.Argument(metavar="NAME", help="Any name of it, or its id.", show_default=False)],
    output: Format,
    store: options.Store = "",
    confidence: options.Confidence = 0.0,
    why: Annotated[bool, typer.Option("--why", help="Print why its names were joined instead.")] = False,
    timeline: Annotated[bool, typer.Option("--timeline", help="Print when what happened instead, in order.")] = False,
    claims: Annotated[bool, typer.Option("--claims", help="Print who claims what about it instead.")] = False,
    contradictions: Annotated[bool, typer.Option("--contradictions", help="Print who contradicts whom about it instead.")] = False,
) -> None:
    """Print what the graph knows of an entity.

    Each fact comes with how it is told (status, who says so, when, where, what else takes part, how sure) and the sentence it
    stands on. Formats other than the table have each of these as a column. What several articles tell comes with how many
    independent origins it has: copies of one article count once. --timeline, --claims and --contradictions ask what kg ask asks.

    \b
    Examples:
      kg about "European Union"
      kg about Russia --confidence 0.7
      kg about Russia --timeline
      kg about Russia --why --jsonl
    """
    from kg.store import open_store

    wanted = [option for option, given in zip(QUESTIONS, (timeline, claims, contradictions), strict=True) if given] + ["why"] * why
    if len(wanted) > 1:
        raise UsageError(f"--{wanted[0]} and --{wanted[1]} exclude each other", fix="ask for one of them")
    with open_store(options.store_location(store)) as graph:
        if wanted and not why:
            _asked(graph, QUESTIONS[wanted[0]], name, confidence, output)
            return
        known = graph.about(name)
    for entity in known.entities:
        note(_described(entity))
    if why:
        _why(known, output)
        return
    lines = [line for line in known.lines if line.fact.confidence >= confidence]
    if output is Format.TABLE:
        print_rows(map(_to_look_at, lines), TO_LOOK_AT, output)
    else:
        print_rows(map(_row, lines), COLUMNS, output)


def _asked(graph: Store, question: str, name: str, confidence: float, output: Format) -> None:
    from kg.cli.ask import print_answer
    from kg.store.questions import ask

    print_answer(ask(graph, question, about=name, confidence=confidence or ""), question, output)


def _why(known: About, output: Format) -> None:
    """The reasons for joining names; those across articles name no article."""
    names = {entity.id: entity.name for entity in known.entities}
    if not known.reasons and output is Format.TABLE:
        note("no names were joined")
        return
    told = ((names[id], reason, (article.headline or article.id) if article else "") for id, reason, article in known.reasons)
    print_rows((dict(zip(WHY, row, strict=True)) for row in told), WHY, output)


def _described(entity: Entity) -> str:
    names = f", also {', '.join(entity.names)}" if entity.names else ""
    return f"{entity.name} ({entity.type}, ent:{entity.id}){names}"


def _row(line: Line) -> Row:
    known = {column: getattr(line.row, column) for column in COLUMNS if column not in ("sentence", "origins")}
    return known | {"object_entity": _object(line), "sentence": line.sentence, "origins": line.origins}


def _to_look_at(line: Line) -> Row:
    row = line.row
    status = f"generic, {row.status}" if row.generic else row.status
    event = f"{row.event} ({row.mode})" if row.mode else row.event
    place = f"in {row.place}" if row.place else ""
    origins = f"{plural(line.origins, 'origin')} of {line.articles} articles" if line.articles > 1 else ""
    told = (status, row.source and f"says {row.source}", row.time, place, row.arguments, event, f"{row.confidence:.2f}", origins)
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
