"""``kg export``: the whole graph in a format."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from kg.cli import options
from kg.cli.messages import note, plural
from kg.errors import UsageError

Format = Annotated[
    str,
    typer.Argument(metavar="FORMAT", help="One of nq trig jsonld ttl nt rdf graphml gexf csv; or neo4j, gephi or bulk, which are folders."),
]
Out = Annotated[
    Path | None,
    typer.Option("--out", metavar="FILE", help="Write to FILE (a folder for neo4j, gephi, bulk), not to stdout.", show_default=False),
]
Reified = Annotated[bool, typer.Option("--rdf12", help="Write facts as RDF 1.2 reifiers (nq, trig, ttl, nt).")]
All = Annotated[bool, typer.Option("--all", help="Also write the graph of what the store itself needs, such as originals (nq, trig).")]


_BULK = "bulk"  # files for a server's own loader


def register(app: typer.Typer) -> None:
    """Add the command to the command line."""
    app.command("export")(export)


def export(
    format: Format,
    store: options.Store = "",
    out: Out = None,
    confidence: options.Confidence = 0.0,
    rdf12: Reified = False,
    all: All = False,
) -> None:
    """Write the whole graph in a format.

    It is sorted: the same graph gives the same bytes. It takes no more memory for a larger graph.

    \b
    Examples:
      kg export ttl
      kg export nq --out graph.nq
      kg export csv --confidence 0.7
      kg export neo4j --out graph-for-neo4j
      kg export bulk --out to-load
    """
    if format.lower() == _BULK:
        _bulk(store, out, rdf12 or bool(confidence))
        return
    _check(format, out, rdf12, all, confidence)
    from kg.rdf import formats
    from kg.store import open_store
    from kg.store.export import source

    with open_store(options.store_location(store)) as graph:
        formats.write(source(graph, all=all, confidence=confidence), out or sys.stdout.buffer, format, rdf12=rdf12)
    if out:
        note(f"the graph of {options.store_location(store)} written to {out}")


def _bulk(store: str, out: Path | None, other: bool) -> None:
    """Write the files of ``kg export bulk``."""
    from kg.store import bulk, open_store

    if out is None or other:
        cause = "it holds the graph as it is" if other else f"{_BULK} is a folder of files"
        raise UsageError(cause, where=_BULK, fix=f"for example: kg export {_BULK} --out to-load")
    location = options.store_location(store)
    with open_store(location) as graph:
        count = bulk.write(graph, out)
    note(f"{plural(count, 'quad')} of {location} written to {out}; {out / bulk.SCRIPT} has Virtuoso load them")


def _check(format: str, out: Path | None, rdf12: bool, all: bool, confidence: float) -> None:
    """Refuse what cannot be done before any work is done for it.

    Raises:
        UsageError: it cannot.
    """
    from kg.rdf.formats import FORMATS, WITH_GRAPHS
    from kg.rdf.sheets import FOLDERS
    from kg.rdf.streams import REIFYING

    name = format.lower().removeprefix(".")
    if name not in FORMATS and name not in FOLDERS:
        raise UsageError(f"{format!r} is no format of a graph", fix=f"use one of {', '.join((*FORMATS, *FOLDERS))}")
    if name in FOLDERS and out is None:
        raise UsageError(f"{name} is a folder of files", fix=f"for example: kg export {name} --out graph-for-{name}")
    if rdf12 and name not in REIFYING:
        raise UsageError(f"{name} has no RDF 1.2 reifiers", where="--rdf12", fix=f"use one of {', '.join(REIFYING)}")
    if all and name not in WITH_GRAPHS:
        raise UsageError(f"{name} keeps no graphs apart", where="--all", fix=f"use one of {', '.join(WITH_GRAPHS)}")
    if all and confidence:  # what the store itself needs tells of every fact
        raise UsageError("--all and --confidence exclude each other", fix="leave out one of them")


def check_format(format: str) -> None:
    """Refuse a format before any work is done for it.

    Raises:
        UsageError: no graph can be written that way.
    """
    from kg.rdf import formats

    if format.lower().removeprefix(".") not in formats.FORMATS:
        cause = f"{format!r} is no format of a graph" if format else "the file's name has no ending to tell the format by"
        raise UsageError(cause, fix=f"use one of {', '.join(formats.FORMATS)}")
