"""The articles of a command's inputs: what cannot be read is named on stderr, and the rest goes on."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain

import typer

from kg.cli.messages import print_error
from kg.cli.progress import Progress, progress
from kg.cli.report import Report
from kg.pipeline.failure import Failure, of_input
from kg.read.options import Options
from kg.read.source import found_in
from kg.read.walk import Found
from kg.types import Article, Reading


@dataclass(slots=True)
class Inputs:
    """Inputs of one command, and how many of them failed.

    ``jobs`` is how many processes read; ``seconds`` what an article may take; ``report`` keeps what failed.
    """

    sources: Sequence[str]
    options: Options = field(default_factory=Options)
    jobs: int = 1
    seconds: float = 0
    report: Report | None = None
    failed: int = 0
    _progress: Progress | None = None

    def found(self) -> Iterator[Found]:
        """The articles, with what they were read from."""
        for source in self.sources:
            for found in found_in(source, self.options):
                if isinstance(found, Found):
                    yield found
                else:
                    self.fails(of_input(found))

    def __iter__(self) -> Iterator[Article]:
        for found in self.found():
            yield found.article

    def readings(self, passed_over: Callable[[Article], bool] | None = None) -> Iterator[Reading]:
        """What the articles say; the language model is loaded only when there is something to read.

        Args:
            passed_over: articles that need not be read.
        """
        with progress(self.sources) as shown:
            self._progress = shown
            articles = (article for article in shown.counted(self) if not (passed_over and passed_over(article)))
            for first in articles:
                for outcome in self._outcomes(chain([first], articles)):
                    if isinstance(outcome, Reading):
                        shown.read(outcome.article)
                        yield outcome
                    else:
                        self.fails(outcome)
        self._progress = None

    def finish(self) -> None:
        """Leave with exit code 1 if an input failed."""
        if self.report is not None:
            self.report.close()
        if self.failed:
            raise typer.Exit(1)

    def _outcomes(self, articles: Iterator[Article]) -> Iterator[Reading | Failure]:
        if self.jobs > 1:
            from kg.pipeline.workers import readings

            return readings(articles, self.jobs, self.seconds)
        from kg.pipeline.attempts import attempts

        return attempts(articles, self.seconds)

    def fails(self, failure: Failure) -> None:
        """Name an input that failed, and count it."""
        self.failed += 1
        print_error(str(failure))
        if self.report is not None:
            self.report.add(failure)
        if self._progress is not None:
            self._progress.failed(self.failed)
