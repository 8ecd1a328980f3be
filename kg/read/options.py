"""What a caller may choose about reading."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.read.web.fetch import Fetcher


@dataclass(frozen=True, slots=True)
class Columns:
    """The names of the columns of a table of articles (CSV), or of the members of its objects (JSON Lines).

    "" is: the first column that bears one of the usual names, such as "text", "body" or "content".
    """

    text: str = ""
    headline: str = ""
    byline: str = ""
    publisher: str = ""
    url: str = ""
    published: str = ""


def nothing_known(address: str) -> bool:
    """For readers that keep nothing."""
    return False


@dataclass(frozen=True, slots=True)
class Options:
    """How to read.

    ``date`` and ``publisher`` go before what the articles say. ``any_language`` takes every text as English. ``file_dates``
    takes the time of its file for the date of an article that tells none. ``dropped`` asks for what readers leave out.
    ``known`` tells of a web address whether its article is there already: feeds and sitemaps pass it over. ``fetcher`` gets
    what is at web addresses; None refuses them.
    ``seconds`` is how long the reading of one document may take, 0 for any time.
    """

    date: str = ""
    publisher: str = ""
    any_language: bool = False
    file_dates: bool = False
    dropped: bool = False
    columns: Columns = field(default_factory=Columns)
    known: Callable[[str], bool] = nothing_known
    fetcher: Fetcher | None = None
    seconds: float = 0
