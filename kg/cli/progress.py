"""How far a long command is, on a terminal: done, how fast, how much longer, what failed. Silent elsewhere."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from kg.types import Article

if TYPE_CHECKING:
    from rich.progress import Progress as Bar

T = TypeVar("T")

_SOON = 2.0  # seconds: a rate from less tells nothing


class Progress:
    """Counts; shows nothing."""

    def counted(self, articles: Iterable[T]) -> Iterator[T]:
        """The articles as they are taken from their inputs."""
        yield from articles

    def read(self, article: Article) -> None:
        """An article is read."""

    def failed(self, number: int) -> None:
        """So many have failed by now."""


@contextmanager
def progress(sources: Sequence[str]) -> Iterator[Progress]:
    """Shows progress over some inputs on stderr where that is a terminal."""
    if not sys.stderr.isatty():
        yield Progress()
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, SpinnerColumn, TextColumn, TimeElapsedColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[rate]}"),
               TimeElapsedColumn(), TextColumn("left"), TimeRemainingColumn(compact=True), TextColumn("[red]{task.fields[failed]}"))
    with Bar(*columns, console=Console(stderr=True), transient=True) as bar:
        yield _Shown(bar, files(sources))


def files(sources: Sequence[str]) -> int | None:
    """How many files there are to read; None where that cannot be told beforehand (addresses, standard input).

    An archive counts as one, whatever is in it.
    """
    from kg.errors import InputError
    from kg.read.containers import folder

    number = 0
    for source in sources:
        try:
            if source == "-" or source.startswith(("http://", "https://")):
                return None
            number += sum(1 for _ in folder.files(Path(source))) if Path(source).is_dir() else 1
        except (InputError, ValueError, OSError):
            number += 1
    return number


class _Shown(Progress):
    """Counts on a terminal."""

    def __init__(self, bar: Bar, total: int | None) -> None:
        self._bar, self._began, self._words, self._read, self._failed = bar, time.monotonic(), 0, 0, 0
        self._passed = 0
        self._task = bar.add_task("reading", total=total, rate="", failed="")

    def counted(self, articles: Iterable[T]) -> Iterator[T]:
        for article in articles:
            self._passed += 1
            yield article

    def read(self, article: Article) -> None:
        self._read += 1
        self._words += len(article.text.split())
        seconds = time.monotonic() - self._began
        rate = f"{self._read / seconds:.1f} articles/s, {self._words / seconds:,.0f} words/s" if seconds > _SOON else ""
        self._bar.update(self._task, completed=self._passed + self._failed, rate=rate)

    def failed(self, number: int) -> None:
        self._failed = number
        self._bar.update(self._task, completed=self._passed + number, failed=f"{number:,} failed")
