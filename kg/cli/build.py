"""``kg build``: articles into the graph."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli import options
from kg.cli.articles import Inputs
from kg.cli.export import check_format
from kg.cli.held import Held
from kg.cli.interrupt import Stop, stopping, until
from kg.cli.linking import Link, LinkCache, with_links
from kg.cli.messages import note, plural
from kg.cli.reading import reading
from kg.cli.spread import On, build_on, check_elsewhere
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


_MANY = 500  # articles that take some seconds to be joined

Again = Annotated[bool, typer.Option("--again", help="Read articles anew that are in the graph already and have not changed.")]


def register(app: typer.Typer) -> None:
    """Add the command to the command line."""
    app.command("build")(reading(required=False, jobs=True)(build))


def build(
    articles: Inputs,
    store: options.Store = "",
    out: Out = None,
    confidence: options.Confidence = 0.0,
    again: Again = False,
    same: Same = None,
    link: Link = "",
    link_cache: LinkCache = None,
    on: On = "",
) -> None:
    """Read articles and add their facts to the graph.

    An article that is in the graph already is replaced, or passed over where nothing of it has changed: what was interrupted goes on
    where it stopped. What cannot be read is named, and the rest is done.

    \b
    Examples:
      kg build article.txt
      kg build news/ --store europe.kg
      kg build article.txt --out graph.ttl --date 2025-03-19
      kg build article.txt --confidence 0.7
      kg build news/ --jobs 2 --report failures.jsonl
      kg build https://example.com/feed.xml
      kg build news/ --same same.csv
      kg build news/ --link https://wikidata.reconci.link/en/api
      kg build news/ --on local[2] --out published/
    """
    if on:
        check_elsewhere({"--store": bool(store), "--link": bool(link), "--again": again, "--jobs": articles.jobs > 1})
        build_on(on, out, articles, _rules(same) if same is not None else None, confidence)
        return
    if out is not None:
        check_format(out.suffix)
    if not articles.sources and same is None:
        raise UsageError("there is nothing to read", fix="for example: kg build article.txt")
    rules = _rules(same) if same is not None else None
    held = Held(confidence, again or bool(link))  # what a service says of an article may have changed
    found = (reading.surer_than(confidence) for reading in articles.readings(held))
    readings = with_links(found, link, link_cache)
    with stopping("the article in hand") as stop:
        if out is None or store:
            _into_store(until(stop, readings), options.store_location(store), rules, out, (articles, held, stop))
        else:
            _into_file(until(stop, readings), rules, out, stop)
    if stop.asked:
        raise KeyboardInterrupt
    articles.finish()


def _rules(file: Path) -> Rules:
    from kg.resolve.across import read_rules

    return read_rules(file)


def _into_store(readings: Iterator[Reading], location: str, rules: Rules | None, out: Path | None,
                known: tuple[Inputs, Held, Stop]) -> None:
    """Add the readings to a store; write what they say, joined as the store joins it, to a file too if there is one.

    ``known`` is told of the store, so that what is in it is not read again; where it shall stop, it does not wait for many articles to
    be joined.
    """
    from kg.pipeline.garbage import seldom
    from kg.rdf import formats
    from kg.store import open_store

    articles, held, stop = known
    with open_store(location, write=True) as store:
        if rules is not None:
            store.rule(rules)
        held.store = store
        seldom()
        if not held.again:
            articles.options = replace(articles.options, known=store.knows)
        added: set[str] = set()
        with store.batch() as batch:
            for reading in readings:
                older = batch.add(reading)
                added.add(reading.article.id)
                _tell(reading, older, location)
            if (waiting := store.waiting()) >= _MANY:
                _wait(waiting, stop)
        held.tell(location)
        if out is not None and (wanted := added | set(held.ids)):
            formats.write(store.quads(wanted), out)


def _tell(reading: Reading, older: tuple[str, ...], location: str) -> None:
    id = reading.article.id
    print(f"{id}: {_content(reading)} {'replaced in' if older else 'added to'} {location}", flush=True)
    for other in older:
        if other != id:
            print(f"{other}: replaced by {id}, which came from the same place")


def _wait(waiting: int, stop: Stop) -> None:
    """For many articles to be joined, but not if it shall stop."""
    if stop.asked:
        note(f"what was read ({plural(waiting, 'article')}) is joined when the graph is opened next; building goes on where it stopped")
        raise KeyboardInterrupt
    note(f"joining {plural(waiting, 'article')}; if that is interrupted, it is done when the graph is opened next")


def _into_file(readings: Iterator[Reading], rules: Rules | None, out: Path, stop: Stop) -> None:
    """Write what all readings say as one graph, in the format the file's name tells; nothing if they shall stop before."""
    from kg.rdf import formats
    from kg.store import in_memory

    done: list[str] = []
    with in_memory() as store:
        if rules is not None:
            store.rule(rules)
        for reading in readings:
            store.add(reading)
            done.append(f"{reading.article.id}: {_content(reading)} written to {out}")
        if stop.asked:
            return
        if done:
            formats.write(store.quads(), out)
    for line in done:
        print(line)


def _content(reading: Reading) -> str:
    return f"{plural(len(reading.facts), 'fact')} about {plural(len(reading.entities), 'entity')}"
