"""What is said on stderr: errors, notes and, on a terminal, progress."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")


def print_error(text: str) -> None:
    """One line on stderr that begins with ``kg: error:``."""
    print(f"kg: error: {_on_one_line(text)}", file=sys.stderr)


def note(text: str) -> None:
    """One line on stderr about what was done."""
    print(f"kg: {_on_one_line(text)}", file=sys.stderr)


def with_progress(items: Iterable[T], title: str, total: int | None = None) -> Iterator[T]:
    """The items as they come, counted on stderr where that is a terminal."""
    if not sys.stderr.isatty():
        yield from items
        return
    from rich.console import Console
    from rich.progress import track

    yield from track(items, title, total=total, console=Console(stderr=True), transient=True)


def plural(count: int, noun: str) -> str:
    """A count and its noun.

    >>> plural(1, "entity"), plural(2, "entity"), plural(1000, "fact")
    ('1 entity', '2 entities', '1,000 facts')
    """
    many = f"{noun[:-1]}ies" if noun.endswith("y") else f"{noun}s"
    return f"{count:,} {noun if count == 1 else many}"


def _on_one_line(text: str) -> str:
    """Names of files may hold newlines and escape sequences; a message is one line and moves no cursor."""
    return "".join(character if character.isprintable() else " " for character in text).strip()
