"""``kg build``: articles into the graph."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Annotated

import typer

from kg.cli import options
from kg.cli.articles import Inputs
from kg.cli.export import check_format
from kg.cli.messages import plural
from kg.types import Reading

Out = Annotated[
    Path | None,
    typer.Option(
        "--out",
        metavar="FILE",
        show_default=False,
        help="Write the graph of these articles to FILE (.nq .ttl .trig .nt .jsonld .rdf .graphml .gexf .csv) instead of a store; "
        "with --store, beside it.",
    ),
]


def register(app: typer.Typer) -> None:
    """Add the command to the command line."""
    app.command("build")(build)


def build(
    inputs: options.Inputs,
    store: options.Store = "",
    out: Out = None,
    date: options.Date = "",
    publisher: options.Publisher = "",
    confidence: options.Confidence = 0.0,
    any_language: options.AnyLanguage = False,
) -> None:
    """Read articles and add their facts to the graph.

    An article that is in the graph already is replaced. What cannot be read is named, and the rest is done.

    \b
    Examples:
      kg build article.txt
      kg build news/ --store europe.kg
      kg build article.txt --out graph.ttl --date 2025-03-19
      kg build article.txt --confidence 0.7
    """
    if out is not None:
        check_format(out.suffix)
    articles = Inputs(inputs, date, publisher, any_language)
    readings: Iterator[Reading] = (reading.surer_than(confidence) for reading in articles.readings())
    if out is None or store:
        readings = _added(readings, options.store_location(store))
    if out is None:
        for _ in readings:
            pass
    else:
        _write(readings, out)
    articles.finish()


def _added(readings: Iterator[Reading], location: str) -> Iterator[Reading]:
    """The readings, each on its way added to the store. The store is opened when the first comes: bad input alone makes none."""
    from kg.store import open_store

    first = next(readings, None)
    if first is None:
        return
    with open_store(location, write=True) as store:
        for reading in chain([first], readings):
            older = store.add(reading)
            done = f"replaced in {location}" if older else f"added to {location}"
            print(f"{reading.article.id}: {_content(reading)} {done}", flush=True)
            for id in older:
                if id != reading.article.id:
                    print(f"{id}: replaced by {reading.article.id}, which came from the same place")
            yield reading


def _write(readings: Iterator[Reading], out: Path) -> None:
    """Write all readings as one graph, in the format the file's name tells."""
    from kg.rdf import formats, quads

    kept = list(readings)
    if kept:
        formats.write([quad for reading in kept for quad in quads(reading)], out)
    for reading in kept:
        print(f"{reading.article.id}: {_content(reading)} written to {out}")


def _content(reading: Reading) -> str:
    return f"{plural(len(reading.facts), 'fact')} about {plural(len(reading.entities), 'entity')}"
