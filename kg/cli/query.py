"""``kg query``: SPARQL on the graph."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from kg.cli import options
from kg.cli.output import Format, tabular
from kg.errors import UsageError


def register(app: typer.Typer) -> None:
    """Add the command to the command line."""
    app.command("query")(tabular(query))


def query(
    output: Format,
    sparql: Annotated[str, typer.Argument(metavar="[SPARQL]", help="The query.", show_default=False)] = "",
    file: Annotated[str, typer.Option("--file", "-f", metavar="FILE", help="Read the query from FILE, or -.", show_default=False)] = "",
    format: Annotated[
        str, typer.Option("--format", metavar="NAME", help="Or xml; for triples ttl nt rdf jsonld nq trig.", show_default=False)
    ] = "",
    store: options.Store = "",
) -> None:
    """Ask the graph in SPARQL.

    SELECT and ASK give rows; CONSTRUCT and DESCRIBE give triples, as Turtle
    unless --format says otherwise. Formats other than table and jsonl are
    those of SPARQL 1.1. The usual prefixes and ours (ent: rel: kg: fact:
    art: graph: event:) need no declaration.

    \b
    Examples:
      kg query "SELECT ?name { ?entity skos:prefLabel ?name } LIMIT 10"
      kg query "DESCRIBE ent:russia" --format nt
      kg query -f question.rq --csv
    """
    from kg.read.source import read_text
    from kg.store import open_store, write_result

    if bool(sparql) == bool(file):
        raise UsageError("give a query, or -f and a file", fix='for example: kg query "ASK { ?s ?p ?o }"')
    if format and output is not Format.TABLE:
        raise UsageError(f"--format and --{output} exclude each other", fix="give one output format")
    with open_store(options.store_location(store)) as graph:
        result = graph.query(sparql or read_text(file))
    write_result(result, sys.stdout, format or ("" if output is Format.TABLE else output.value))
