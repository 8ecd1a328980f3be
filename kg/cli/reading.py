"""The options of every command that reads articles, in one place; the command gets ``articles: Inputs`` instead."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import fields
from functools import wraps
from pathlib import Path
from typing import Annotated, Any

import typer

from kg.cli import options
from kg.cli.articles import Inputs
from kg.cli.report import Report
from kg.errors import UsageError
from kg.read.dateline import checked_date
from kg.read.options import Columns, Options
from kg.read.source import fetcher_for

_COLUMNS = tuple(field.name for field in fields(Columns))
_MOST_JOBS = 256


def _options(jobs: bool) -> dict[str, tuple[Any, Any]]:
    """Annotation and default by name."""

    def option(kind: Any, *names: str, metavar: str | None = None, help: str) -> Any:
        return Annotated[kind, typer.Option(*names, metavar=metavar, help=help, show_default=False)]

    found: dict[str, tuple[Any, Any]] = {
        "date": (options.Date, ""),
        "publisher": (options.Publisher, ""),
        "any_language": (options.AnyLanguage, False),
        "file_dates": (option(bool, "--file-dates", help="Date an article that tells no date by the time of its file."), False),
        "column": (
            option(
                list[str] | None,
                "--column",
                metavar="WHAT=NAME",
                help=f"The column of a table, or member of JSON objects, that holds WHAT ({', '.join(_COLUMNS)}). May be repeated.",
            ),
            None,
        ),
        "allow_private": (option(bool, "--allow-private", help="Let web addresses lead to this machine and its own network."), False),
        "time_limit": (
            option(float, "--time-limit", metavar="SECONDS", help="What one article may take (60), 0 for any time."),
            60.0,
        ),
        "report": (
            option(Path | None, "--report", metavar="FILE", help="Write what fails to FILE, one JSON object a line: source, cause, place."),
            None,
        ),
    }
    if jobs:
        found["jobs"] = (option(int, "--jobs", "-j", metavar="N", help="Read with N processes (1). The graph is the same."), 1)
    return found


def reading(*, required: bool, jobs: bool = False) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Give a command INPUT and the options of reading; it gets them as ``articles: Inputs``.

    Args:
        required: whether there must be an input.
        jobs: whether it reads with several processes if it is asked to.
    """

    def decorate(command: Callable[..., None]) -> Callable[..., None]:
        added = {"inputs": (options.Inputs, ...) if required else (options.OptionalInputs, None), **_options(jobs)}

        @wraps(command)
        def with_reading(**arguments: Any) -> None:
            given = {name: arguments.pop(name) for name in added}
            command(**arguments, articles=_inputs(**given))

        own = inspect.signature(command, eval_str=True)
        kept = [parameter for name, parameter in own.parameters.items() if name != "articles"]
        keyword = inspect.Parameter.KEYWORD_ONLY
        more = [
            inspect.Parameter(name, keyword, annotation=kind, default=inspect.Parameter.empty if default is ... else default)
            for name, (kind, default) in added.items()
        ]
        parameters = [more[0], *(parameter.replace(kind=keyword) for parameter in kept), *more[1:]]
        with_reading.__signature__ = own.replace(parameters=parameters)  # type: ignore[attr-defined]
        with_reading.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
        return with_reading

    return decorate


def _inputs(
    inputs: list[str] | None,
    date: str,
    publisher: str,
    any_language: bool,
    file_dates: bool,
    column: list[str] | None,
    allow_private: bool,
    time_limit: float,
    report: Path | None,
    jobs: int = 1,
) -> Inputs:
    """The inputs of a command. Wrong usage is told before the language model is loaded and before anything is done.

    Raises:
        UsageError: an option makes no sense.
    """
    if not 0 <= time_limit < float("inf"):
        raise UsageError(f"{time_limit} is no time", where="--time-limit", fix="give seconds, such as 60, or 0 for any time")
    if not 1 <= jobs <= _MOST_JOBS:
        raise UsageError(f"{jobs} is no number of processes", where="--jobs", fix="give as many as there are cores, such as 2")
    chosen = Options(
        date=checked_date(date),
        publisher=publisher,
        any_language=any_language,
        file_dates=file_dates,
        columns=_columns(column or []),
        fetcher=fetcher_for(inputs or (), allow_private=allow_private),
        seconds=time_limit,
    )
    return Inputs(inputs or [], chosen, jobs, time_limit, Report(report) if report is not None else None)


def _columns(given: list[str]) -> Columns:
    """The columns that a user names.

    Raises:
        UsageError: one is no assignment, or of something that no column is for.
    """
    told = {}
    for one in given:
        what, equals, name = one.partition("=")
        if what not in _COLUMNS or not equals or not name:
            fix = f"write one of {', '.join(_COLUMNS)}, an equals sign and the name, as text=body"
            raise UsageError(f"{one!r} names no column", where="--column", fix=fix)
        told[what] = name
    return Columns(**told)
