"""An article that could not be read through, in words."""

from __future__ import annotations

import traceback
from dataclasses import dataclass
from pathlib import Path

from kg.errors import InputError
from kg.types import Article

_PACKAGE = Path(__file__).parents[1]


@dataclass(frozen=True, slots=True)
class Failure:
    """What failed: where it came from, the id of its article ("" where there is none yet), why, in which place of the house
    ("read", or the line of kg that fell), the class of the error, and what to do about it."""

    source: str
    article: str
    cause: str
    place: str
    error: str
    fix: str = ""

    def __str__(self) -> str:
        text = f"{self.source or self.article}: {self.cause}"
        return f"{text} ({self.fix})" if self.fix else text


def of_input(error: InputError) -> Failure:
    """An input that could not be read as an article."""
    return Failure(error.where, "", error.cause, "read", type(error).__name__, error.fix)


def of_defect(article: Article, error: BaseException) -> Failure:
    """An article that something fell over: a defect of kg, which costs this article and no other."""
    told = " ".join(str(error).split())[:200]
    cause = f"{type(error).__name__}: {told} (a defect of kg)" if told else f"{type(error).__name__} (a defect of kg)"
    return _of(article, cause, _place(error), type(error).__name__, "report it, with the text")


def of_time(article: Article, seconds: float, place: str = "extract") -> Failure:
    """An article that took too long."""
    cause = f"it takes longer than the limit of {seconds:g} seconds"
    return _of(article, cause, place, "TooSlow", "raise it with --time-limit, or split the article")


def of_crash(article: Article, code: int | None) -> Failure:
    """An article at which the process that read it ended."""
    return _of(article, f"the process that read it ended (exit code {code})", "extract", "Crash", "try it alone, with --jobs 1; report it")


def _of(article: Article, cause: str, place: str, error: str, fix: str) -> Failure:
    return Failure(article.source or "text", article.id, cause, place, error, fix)


def _place(error: BaseException) -> str:
    """The innermost line of this package that the error came through, as "kg/extract/speech.py:40"."""
    for frame in reversed(traceback.extract_tb(error.__traceback__)):
        path = Path(frame.filename)
        if path.is_relative_to(_PACKAGE):
            return f"kg/{path.relative_to(_PACKAGE).as_posix()}:{frame.lineno}"
    return "extract"
