"""``kg facts``: the facts of articles, or of loose sentences, as rows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

import typer

from kg.cli import options
from kg.cli.articles import Inputs
from kg.cli.messages import with_progress
from kg.cli.output import Format, Row, print_rows, tabular
from kg.cli.reading import reading
from kg.errors import UsageError
from kg.types import Reading

Lines = Annotated[
    str,
    typer.Option(
        "--lines",
        metavar="FILE",
        show_default=False,
        help="Loose sentences instead: one a line, tokens separated by spaces and kept as they are.",
    ),
]


def register(app: typer.Typer) -> None:
    """Add the command to the command line."""
    app.command("facts")(tabular(reading(required=False, jobs=True)(facts)))


def facts(
    output: Format,
    articles: Inputs,
    lines: Lines = "",
    confidence: options.Confidence = 0.0,
) -> None:
    """Print the facts that articles tell.

    They come in the order in which they are told. The graph is not touched.

    \b
    Examples:
      kg facts article.txt
      kg facts news/ --csv > facts.csv
      kg facts --lines sentences.txt --jsonl
      kg facts article.txt --confidence 0.7
    """
    if bool(articles.sources) == bool(lines):
        raise UsageError("give articles, or --lines and a file", fix="for example: kg facts article.txt")
    if lines:
        _print_lines(lines, articles.options.date, confidence, output)
    else:
        _print_articles(articles, confidence, output)


def _print_articles(articles: Inputs, confidence: float, output: Format) -> None:
    from kg.rdf.table import COLUMNS

    print_rows((row for reading in articles.readings() for row in _rows(reading, confidence)), COLUMNS, output)
    articles.finish()


def _print_lines(name: str, date: str, confidence: float, output: Format) -> None:
    from kg.pipeline import read_lines
    from kg.rdf.table import COLUMNS
    from kg.read.source import read_sentences

    readings = with_progress(read_lines(read_sentences(name), date=date), "reading")
    rows = ({"line": number, **row} for number, reading in enumerate(readings) for row in _rows(reading, confidence))
    print_rows(rows, ("line", *(column for column in COLUMNS if column not in ("article", "sentence"))), output)


def _rows(reading: Reading, confidence: float) -> Iterator[Row]:
    from dataclasses import asdict

    from kg.rdf.table import rows

    return map(asdict, rows(reading.surer_than(confidence)))
