"""``kg validate``: is the graph as its shapes say?"""

from __future__ import annotations

from dataclasses import asdict

import typer

from kg.cli import options
from kg.cli.messages import note, plural
from kg.cli.output import Format, print_rows, tabular

COLUMNS = ("article", "sentence", "quote", "node", "what", "message")


def register(app: typer.Typer) -> None:
    """Add the command to the command line."""
    app.command("validate")(tabular(validate))


def validate(output: Format, store: options.Store = "") -> None:
    """Check the graph against its SHACL shapes.

    What is wrong is printed; then the exit code is 1.

    \b
    Examples:
      kg validate
      kg validate --jsonl
    """
    from kg.store import open_store

    with open_store(options.store_location(store)) as graph:
        report = graph.validate()
    if not report.conforms or output is not Format.TABLE:
        print_rows(map(asdict, report.problems), COLUMNS, output)
    verdict = "conforms" if report.conforms else f"has {plural(len(report.problems), 'problem')}"
    note(f"the graph of {plural(report.articles, 'article')} {verdict}")
    if not report.conforms:
        raise typer.Exit(1)
