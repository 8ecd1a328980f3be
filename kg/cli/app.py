"""The ``kg`` command: its sub-commands, and what becomes of errors, interrupts and closed pipes."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Sequence
from typing import Annotated, NoReturn

import typer

from kg.cli import about, ask, build, draw, export, facts, list_, load, measure, parse, query, read, remove, serve, validate
from kg.cli.messages import print_error
from kg.errors import KgError

INTERRUPTED = 130  # exit code, as shells have it for a process that Ctrl-C ended

app = typer.Typer(name="kg", add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None)
for command in (build, read, facts, parse, query, ask, about, draw, measure, list_, remove, export, load, validate, serve):
    command.register(app)


def _print_version(wanted: bool) -> None:
    if wanted:
        from kg import __version__

        print(f"kg {__version__}")
        raise typer.Exit


@app.callback()
def kg(
    version: Annotated[bool, typer.Option("--version", help="Print the version and stop.", callback=_print_version, is_eager=True)] = False,
) -> None:
    """News articles in, one knowledge graph out: who did what to whom, when, where, and who says so.

    \b
    Example:
      kg build article.txt
      kg facts article.txt
      kg draw --out graph.html

    The graph is kept in a store: --store DIR, else $KG_STORE, else ./graph.kg.
    Exit codes: 0 done, 1 something failed (named on stderr, the rest is done), 2 wrong usage.
    """


def main() -> NoReturn:
    """Run the command line of this process and leave with its exit code."""
    sys.exit(run(sys.argv[1:]))


def run(arguments: Sequence[str]) -> int:
    """Run one command line; the exit code.

    Results go to stdout and messages to stderr. No exception gets out: an error is one line that says what, where and
    what to do, unless $KG_DEBUG is set.
    """
    _write_utf8()
    try:
        return _invoke(list(arguments) or ["--help"])
    except typer.TyperException as error:
        print_error(f"{error.format_message().rstrip('.')} (see kg --help)")
        return error.exit_code
    except KgError as error:
        print_error(str(error))
        return error.exit_code
    except BrokenPipeError:
        # Whoever read our output has seen enough. What Python flushes on exit goes nowhere instead of failing again.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except (KeyboardInterrupt, typer.Abort):
        print_error("interrupted")
        return INTERRUPTED
    except Exception as error:
        if os.environ.get("KG_DEBUG"):
            raise
        print_error(_in_words(error))
        return 1


def _invoke(arguments: list[str]) -> int:
    """Run a command line without typer's own handling of errors."""
    tree = typer.main.get_command(app)
    code = 0
    try:
        with tree.make_context("kg", arguments) as context:
            tree.invoke(context)
    except typer.Exit as done:
        code = done.exit_code
    sys.stdout.flush()
    return code


def _in_words(error: Exception) -> str:
    if isinstance(error, OSError) and error.strerror:
        return f"{error.filename or 'input or output'}: {error.strerror}"
    return f"{type(error).__name__}: {error} (this is a defect of kg: set KG_DEBUG=1 to see where it arose, and report it)"


def _write_utf8() -> None:
    """Output is UTF-8 whatever the locale, for news has more than ASCII in it."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
