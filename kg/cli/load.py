"""``kg load``: files of RDF into the graph."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli import options
from kg.cli.messages import plural, with_progress


def register(app: typer.Typer) -> None:
    """Add the command to the command line."""
    app.command("load")(load)


def load(
    files: Annotated[
        list[str], typer.Argument(metavar="FILE...", help="Files (.nq .trig .jsonld .ttl .nt .rdf, also .gz), or -.", show_default=False)
    ],
    store: options.Store = "",
    format: Annotated[
        str, typer.Option("--format", metavar="NAME", help="nq trig jsonld ttl nt or rdf; else the ending of the name.", show_default=False)
    ] = "",
    graph: Annotated[
        str, typer.Option("--graph", metavar="IRI", help="Where triples in no graph go; else a graph named after FILE.", show_default=False)
    ] = "",
) -> None:
    """Load RDF into the graph: what kg export wrote, or anybody's.

    Where there is no graph, one is made as the files have it, fast and
    whole or not at all; files of kg export nq --all give the graph that
    they came from. Where there is one, articles are added one by one and
    other graphs as they are. FILE may be the folder of a graph that kg
    build --on has published.

    \b
    Examples:
      kg load graph.nq.gz --store copy.kg
      kg load countries.ttl --graph urn:my:countries
      kg load published/ --store europe.kg
    """
    from kg.store.chunks import STDIN, input_of
    from kg.store.load import load as load_files

    inputs = [input_of(file, format, graph) for given in files for file in _files(given)]
    location = options.store_location(store)
    loaded = load_files(inputs, location, watch=lambda parts: with_progress(parts, "loading"))
    articles = f", {plural(len(loaded.articles), 'article')} added one by one" if loaded.articles else ""
    named = ", ".join("standard input" if file == STDIN else file for file in files)
    print(f"{named}: {plural(loaded.quads, 'quad')} loaded into {location}{articles}")


def _files(given: str) -> list[str]:
    """A file, or the files of a published graph."""
    from kg.spread.tables import MANIFEST, manifest_in

    if not (Path(given) / MANIFEST).is_file():
        return [given]
    return [str(Path(given) / name) for name in manifest_in(given).loaded()]
