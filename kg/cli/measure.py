"""``kg measure``: who is central in the graph, who belongs together, and what holds it together."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli import options
from kg.cli.messages import note
from kg.cli.output import Format, Row, print_rows, tabular
from kg.errors import UsageError
from kg.types import Status

if TYPE_CHECKING:
    import networkx

CENTRALITIES = ("name", "type", "degree", "weight", "betweenness", "pagerank", "articles", "id")
COMMUNITIES = ("community", "entities", "links", "members", "ids")
BRIDGES = ("kind", "apart", "name", "other", "told", "id", "other_id")
SUMMARY = ("measure", "value")
_MEMBERS = 5  # names in a cell of a table
_FOR_PROGRAMS = frozenset({"id", "ids", "other_id"})  # columns that a table to look at is better without


class Measure(StrEnum):
    """What entities are sorted by."""

    DEGREE = "degree"
    WEIGHT = "weight"
    BETWEENNESS = "betweenness"
    PAGERANK = "pagerank"


def register(app: typer.Typer) -> None:
    """Add the command to the command line."""
    app.command("measure")(tabular(measure))


def measure(
    output: Format,
    store: options.Store = "",
    by: Annotated[Measure, typer.Option("--by", help="The most central come first, by this measure.")] = Measure.DEGREE,
    top: Annotated[int, typer.Option("--top", metavar="NUMBER", min=0, help="At most so many rows; 0 for all.")] = 20,
    communities: Annotated[bool, typer.Option("--communities", help="Instead: who belongs together, by the Louvain method.")] = False,
    bridges: Annotated[
        bool, typer.Option("--bridges", help="Instead: links (bridges) and entities (articulation points) that alone join two parts.")
    ] = False,
    summary: Annotated[bool, typer.Option("--summary", help="Instead: density, components and the like, of the whole.")] = False,
    statuses: Annotated[
        list[Status] | None,
        typer.Option("--status", show_default=False, help="Only facts of this status; repeatable. Else what is asserted."),
    ] = None,
    since: Annotated[str, typer.Option("--since", metavar="DATE", help="Only facts from this date on.", show_default=False)] = "",
    until: Annotated[str, typer.Option("--until", metavar="DATE", help="Only facts up to this date.", show_default=False)] = "",
    confidence: options.Confidence = 0.0,
) -> None:
    """Measure the graph as a network: entities, linked where a fact joins them.

    Without one of --communities, --bridges and --summary, the entities come
    with degree (how many others they are linked with), weight (how much is
    told between them), betweenness (the share of shortest ways through them)
    and PageRank. The same articles give the same numbers.

    \b
    Examples:
      kg measure
      kg measure --by betweenness --top 10 --csv
      kg measure --communities --since 2025-03
      kg measure --bridges --status asserted --status planned
      kg measure --summary
    """
    chosen = [name for name, wanted in (("communities", communities), ("bridges", bridges), ("summary", summary)) if wanted]
    if len(chosen) > 1:
        raise UsageError(f"--{chosen[0]} and --{chosen[1]} exclude each other", fix="ask for one, then for the other")
    with _without_collector():
        found = _network(options.store_location(store), statuses, since, until, confidence)
        columns, rows = _rows(found, chosen[0] if chosen else "", by, output)
    if not found and output is Format.TABLE:
        note("there is no fact to measure")
        return
    shown = [column for column in columns if output is not Format.TABLE or column not in _FOR_PROGRAMS]
    print_rows(rows[: top or None] if chosen != ["summary"] else rows, shown, output)


@contextmanager
def _without_collector() -> Iterator[None]:
    """Millions of small objects are made here and hardly one is thrown away: without looking for such it takes a sixth less."""
    collected = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collected:
            gc.enable()


def _network(location: str, statuses: Sequence[Status] | None, since: str, until: str, confidence: float) -> networkx.MultiDiGraph:
    from kg.store import open_store
    from kg.store.network import network

    with open_store(location) as graph:
        return network(graph, status=statuses or Status.ASSERTED, since=since, until=until, confidence=confidence)


def _rows(graph: networkx.MultiDiGraph, chosen: str, by: Measure, output: Format) -> tuple[Sequence[str], list[Row]]:
    """The columns and rows of what was asked for."""
    if chosen == "communities":
        return COMMUNITIES, list(_communities(graph, shortened=output is Format.TABLE))
    if chosen == "bridges":
        return BRIDGES, list(_bridges(graph))
    if chosen == "summary":
        return SUMMARY, list(_summary(graph))
    return CENTRALITIES, list(_centralities(graph, by))


def _centralities(graph: networkx.MultiDiGraph, by: Measure) -> Iterator[Row]:
    from kg.store.measures import centralities

    for one in centralities(graph, by.value):
        yield {
            "name": one.name, "type": one.type, "degree": one.degree, "weight": one.weight, "betweenness": one.betweenness,
            "pagerank": one.pagerank, "articles": one.articles, "id": one.entity,
        }  # fmt: skip


def _communities(graph: networkx.MultiDiGraph, *, shortened: bool) -> Iterator[Row]:
    from kg.store.measures import communities

    for number, one in enumerate(communities(graph), 1):
        members = _few(one.names) if shortened else one.names
        yield {"community": number, "entities": len(one.members), "links": one.links, "members": members, "ids": one.members}


def _few(names: Sequence[str]) -> Sequence[str]:
    """The first names, and how many more there are."""
    return (*names[:_MEMBERS], f"and {len(names) - _MEMBERS:,} more") if len(names) > _MEMBERS else names


def _bridges(graph: networkx.MultiDiGraph) -> Iterator[Row]:
    from kg.store.measures import cuts

    for one in cuts(graph):
        yield {
            "kind": one.kind, "apart": one.apart, "name": one.name, "other": one.other_name, "told": one.told, "id": one.entity,
            "other_id": one.other,
        }  # fmt: skip


def _summary(graph: networkx.MultiDiGraph) -> Iterable[Row]:
    from dataclasses import asdict

    from kg.store.measures import summary

    return ({"measure": name.replace("_", " "), "value": value} for name, value in asdict(summary(graph)).items())
