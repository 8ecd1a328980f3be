"""Prints docs/command-line.md: the help of every command, as the program prints it.

python docs/command_line.py > docs/command-line.md
"""

from __future__ import annotations

import contextlib
import io

import typer

from kg.cli import run
from kg.cli.app import app

HEAD = """# The command line

Made by `python docs/command_line.py` from the program's own help; a test checks that it is current.

Results go to stdout, messages and errors to stderr. On a terminal progress is shown; in a pipe nothing but results and
messages is written. An error is one line: `kg: error: WHERE: WHAT (WHAT TO DO)`.

| exit code | means |
|---|---|
| 0 | done |
| 1 | something failed: it is named on stderr, and the rest is done |
| 2 | the command line is wrong |
| 130 | interrupted: the store is as before or after an article, never between |

The store is `--store DIR`, else `$KG_STORE`, else `./graph.kg`.
"""


def commands() -> list[str]:
    """The names of all commands, in the order of the help."""
    tree = typer.main.get_command(app)
    return list(tree.commands)  # type: ignore[attr-defined]


def help_of(*arguments: str) -> str:
    """What the program prints for ``kg ARGUMENTS --help``."""
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        run([*arguments, "--help"])
    return out.getvalue().strip("\n")


def page() -> str:
    """The whole page."""
    parts = [HEAD, f"## kg\n\n```text\n{help_of()}\n```\n"]
    parts += [f"## kg {name}\n\n```text\n{help_of(name)}\n```\n" for name in commands()]
    return "\n".join(parts)


if __name__ == "__main__":
    print(page(), end="")
