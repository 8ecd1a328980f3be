"""Rows on stdout in the format a user asks for; the options are the same for every command that prints rows."""

from __future__ import annotations

import csv
import inspect
import json
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import StrEnum
from functools import wraps
from typing import Annotated, Any, TextIO

import typer

from kg.errors import UsageError

Row = Mapping[str, object]


class Format(StrEnum):
    """How rows are written."""

    TABLE = "table"
    CSV = "csv"
    TSV = "tsv"
    JSON = "json"
    JSONL = "jsonl"


_HELP = {
    Format.TABLE: "Print a table to look at (the default).",
    Format.CSV: "Print comma-separated values.",
    Format.TSV: "Print tab-separated values; tabs and newlines in a value become spaces.",
    Format.JSON: "Print one JSON array of objects.",
    Format.JSONL: "Print one JSON object a line.",
}


def tabular(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options --table --csv --tsv --json --jsonl; it gets the choice as ``output: Format``."""

    @wraps(command)
    def with_formats(**arguments: Any) -> None:
        chosen = [format for format in Format if arguments.pop(format.value)]
        if len(chosen) > 1:
            both = " and ".join(f"--{format}" for format in chosen[:2])
            raise UsageError(f"{both} exclude each other", fix="give one output format")
        command(**arguments, output=chosen[0] if chosen else Format.TABLE)

    own = inspect.signature(command, eval_str=True)
    kept = [parameter for name, parameter in own.parameters.items() if name != "output"]
    added = [
        inspect.Parameter(
            format.value, inspect.Parameter.KEYWORD_ONLY, default=False, annotation=Annotated[bool, typer.Option(f"--{format}", help=text)]
        )
        for format, text in _HELP.items()
    ]
    with_formats.__signature__ = own.replace(parameters=[*kept, *added])  # type: ignore[attr-defined]
    with_formats.__annotations__ = {parameter.name: parameter.annotation for parameter in [*kept, *added]}
    return with_formats


def print_rows(rows: Iterable[Row], columns: Sequence[str], output: Format) -> None:
    """Write rows to stdout. Every row has the columns as keys; formats other than table and JSON are written as rows come."""
    {
        Format.TABLE: _table,
        Format.CSV: _csv,
        Format.TSV: _tsv,
        Format.JSON: _json,
        Format.JSONL: _jsonl,
    }[output](rows, columns, sys.stdout)


def _csv(rows: Iterable[Row], columns: Sequence[str], stream: TextIO) -> None:
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(columns)
    # The writer quotes a line feed but no lone carriage return, at which readers break the line.
    writer.writerows([_text(row[column]).replace("\r", " ") for column in columns] for row in rows)


def _tsv(rows: Iterable[Row], columns: Sequence[str], stream: TextIO) -> None:
    stream.write("\t".join(columns) + "\n")
    for row in rows:
        stream.write("\t".join(" ".join(_text(row[column]).splitlines()).replace("\t", " ") for column in columns) + "\n")


def _json(rows: Iterable[Row], columns: Sequence[str], stream: TextIO) -> None:
    objects = [json.dumps(_object(row, columns), ensure_ascii=False) for row in rows]
    stream.write("[\n " + ",\n ".join(objects) + "\n]\n" if objects else "[]\n")


def _jsonl(rows: Iterable[Row], columns: Sequence[str], stream: TextIO) -> None:
    for row in rows:
        stream.write(json.dumps(_object(row, columns), ensure_ascii=False) + "\n")


def _table(rows: Iterable[Row], columns: Sequence[str], stream: TextIO) -> None:
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    # On a terminal the table fits its width; in a pipe or file every row is one line, however long.
    terminal = stream.isatty()
    table = Table(box=box.SIMPLE_HEAD if terminal else None, header_style="bold", pad_edge=False)
    for column in columns:
        table.add_column(column, overflow="fold", no_wrap=not terminal)
    for row in rows:
        table.add_row(*(Text(" ".join(_text(row[column]).split())) for column in columns))
    console = Console(file=stream, width=None if terminal else 1_000_000, highlight=False)
    with console.capture() as capture:
        console.print(table)
    stream.writelines(line.rstrip() + "\n" for line in capture.get().splitlines())


def _object(row: Row, columns: Sequence[str]) -> dict[str, object]:
    return {column: row[column] for column in columns}


def _text(value: object) -> str:
    """A value as it stands in a cell."""
    if value is None:
        return ""
    if isinstance(value, (list, tuple)):
        return "; ".join(map(str, value))
    return str(value)
