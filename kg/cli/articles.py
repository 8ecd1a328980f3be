"""The articles of a command's inputs: what cannot be read is named on stderr, and the rest goes on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

import typer

from kg.cli.messages import print_error, with_progress
from kg.errors import InputError
from kg.read.dateline import checked_date
from kg.read.source import check_source, read
from kg.types import Article, Reading


@dataclass(slots=True)
class Inputs:
    """Inputs of one command, and how many of them failed."""

    sources: Sequence[str]
    date: str = ""
    publisher: str = ""
    any_language: bool = False
    failed: int = 0

    def __post_init__(self) -> None:
        """Wrong usage is told before the language model is loaded and before anything is done.

        Raises:
            UsageError: the date is none, or a source is of a kind that is not read.
        """
        checked_date(self.date)
        for source in self.sources:
            check_source(source)

    def __iter__(self) -> Iterator[Article]:
        for source in self.sources:
            try:
                yield from read(source, date=self.date, publisher=self.publisher, any_language=self.any_language, on_error=self._report)
            except InputError as error:
                self._report(error)

    def readings(self) -> Iterator[Reading]:
        """What the articles say; the language model is loaded only when there is something to read."""
        from kg.pipeline import read_articles

        articles = iter(self)
        for first in articles:
            yield from with_progress(read_articles(chain([first], articles)), "reading")

    def finish(self) -> None:
        """Leave with exit code 1 if an input failed."""
        if self.failed:
            raise typer.Exit(1)

    def _report(self, error: InputError) -> None:
        self.failed += 1
        print_error(str(error))
