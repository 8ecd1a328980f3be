"""``kg build``: articles into the graph."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli import options
from kg.cli.articles import Inputs
from kg.cli.export import check_format
from kg.cli.linking import Link, LinkCache, with_links
from kg.cli.messages import plural
from kg.errors import UsageError
from kg.types import Reading

if TYPE_CHECKING:
    from kg.resolve.across import Rules

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

Same = Annotated[
    Path | None,
    typer.Option(
        "--same",
        metavar="FILE",
        show_default=False,
        help="Your own word on who is the same: CSV with the columns a, b, decision (same or different). It holds for the whole "
        "store from now on; without INPUT, nothing else is done.",
    ),
]


def register(app: typer.Typer) -> None:
    """Add the command to the command line."""
    app.command("build")(build)


def build(
    inputs: options.OptionalInputs = None,
    store: options.Store = "",
    out: Out = None,
    date: options.Date = "",
    publisher: options.Publisher = "",
    confidence: options.Confidence = 0.0,
    any_language: options.AnyLanguage = False,
    same: Same = None,
    link: Link = "",
    link_cache: LinkCache = None,
) -> None:
    """Read articles and add their facts to the graph.

    An article that is in the graph already is replaced. What cannot be read is named, and the rest is done.

    \b
    Examples:
      kg build article.txt
      kg build news/ --store europe.kg
      kg build article.txt --out graph.ttl --date 2025-03-19
      kg build article.txt --confidence 0.7
      kg build news/ --same same.csv
      kg build news/ --link https://wikidata.reconci.link/en/api
    """
    if out is not None:
        check_format(out.suffix)
    if not inputs and same is None:
        raise UsageError("there is nothing to read", fix="for example: kg build article.txt")
    rules = _rules(same) if same is not None else None
    articles = Inputs(inputs or [], date, publisher, any_language)
    readings = with_links((reading.surer_than(confidence) for reading in articles.readings()), link, link_cache)
    if out is None or store:
        _into_store(readings, options.store_location(store), rules, out)
    else:
        _into_file(readings, rules, out)
    articles.finish()


def _rules(file: Path) -> Rules:
    from kg.resolve.across import read_rules

    return read_rules(file)


def _into_store(readings: Iterator[Reading], location: str, rules: Rules | None, out: Path | None) -> None:
    """Add the readings to a store; write what they say, joined as the store joins it, to a file too if there is one."""
    from kg.rdf import formats
    from kg.store import open_store

    with open_store(location, write=True) as store:
        if rules is not None:
            store.rule(rules)
        added: set[str] = set()
        for reading in readings:
            older = store.add(reading)
            added.add(reading.article.id)
            done = f"replaced in {location}" if older else f"added to {location}"
            print(f"{reading.article.id}: {_content(reading)} {done}", flush=True)
            for id in older:
                if id != reading.article.id:
                    print(f"{id}: replaced by {reading.article.id}, which came from the same place")
        if out is not None and added:
            formats.write(store.quads(added), out)


def _into_file(readings: Iterator[Reading], rules: Rules | None, out: Path) -> None:
    """Write what all readings say as one graph, in the format the file's name tells."""
    from kg.rdf import formats
    from kg.store import in_memory

    done: list[str] = []
    with in_memory() as store:
        if rules is not None:
            store.rule(rules)
        for reading in readings:
            store.add(reading)
            done.append(f"{reading.article.id}: {_content(reading)} written to {out}")
        if done:
            formats.write(store.quads(), out)
    for line in done:
        print(line)


def _content(reading: Reading) -> str:
    return f"{plural(len(reading.facts), 'fact')} about {plural(len(reading.entities), 'entity')}"
