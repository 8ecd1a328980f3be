"""Any input the command line or a caller names, to Articles."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, nullcontext
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, cast

from kg.errors import InputError, NotFound, TooSlow
from kg.limit import OutOfTime, time_limit
from kg.read.containers import folder
from kg.read.dateline import checked_date
from kg.read.decode import decode
from kg.read.item import HEAD, Item, Joined, reopened, spooled
from kg.read.options import Columns, Options, nothing_known
from kg.read.walk import Found, outcomes
from kg.types import Article

if TYPE_CHECKING:
    from kg.read.web.fetch import Fetcher

STANDARD_INPUT = "-"
MAX_STANDARD_INPUT = 500_000_000  # bytes; it is kept until it is read, beyond the first in a temporary file
_WEB = ("http://", "https://")


def read(
    source: str | Path,
    *,
    publisher: str = "",
    date: str = "",
    any_language: bool = False,
    file_dates: bool = False,
    columns: Columns | None = None,
    allow_private: bool = False,
    time_limit: float = 0,
    known: Callable[[str], bool] | None = None,
    on_error: Callable[[InputError], None] | None = None,
) -> Iterator[Article]:
    """The articles of a source, one after the other as they are asked for.

    Args:
        source: a file, a folder (with the folders in it, sorted by path), a web address, or ``-`` for standard input. A file may
            be an article or hold many (docs/reading.md names the formats); which it is is told by content, not by name.
        publisher: who published the articles; overrides what they say themselves.
        date: when they were published, as ISO 8601; overrides what they say themselves.
        any_language: take every text as English without a look.
        file_dates: take the time of its file for the date of an article that tells none.
        columns: names of the columns of tables.
        allow_private: whether web addresses may lead to this machine and its own network.
        time_limit: seconds that one document may take, 0 for any; it holds in the main thread.
        known: whether the article at a web address is there already, so that a feed passes it over.
        on_error: called with the error of each article that cannot be read, and reading goes on; without it the error is raised.

    Raises:
        UsageError: ``date`` is no date; MissingExtra: the format needs an optional part.
        InputError: see ``kg.errors``; it names the file, or the member of an archive.
    """
    options = Options(
        date=checked_date(date),
        publisher=publisher,
        any_language=any_language,
        file_dates=file_dates,
        columns=columns or Columns(),
        fetcher=fetcher_for([source], allow_private=allow_private),
        known=known or nothing_known,
        seconds=time_limit,
    )
    for found in found_in(source, options):
        if isinstance(found, Found):
            yield found.article
        elif on_error is None:
            raise found
        else:
            on_error(found)


def found_in(source: str | Path, options: Options) -> Iterator[Found | InputError]:
    """The articles of a source and what they were read from; what cannot be read is an error in its place."""
    for item in items(source, options):
        if isinstance(item, InputError):
            yield item
        else:
            yield from outcomes(item, options)


def items(source: str | Path, options: Options) -> Iterator[Item | InputError]:
    """The single inputs a source stands for: the files of a folder, else the source itself."""
    name = str(source)
    try:
        if name.startswith(_WEB):
            yield _at(name, options)
        elif name == STANDARD_INPUT:
            with _standard_input() as item:
                yield item
        elif Path(name).is_dir():
            for path in folder.files(Path(name)):
                yield _no_file(str(path), kind) if (kind := folder.special(path)) else _file(str(path))
        elif (kind := folder.special(Path(name))) == "named pipe":
            with _pipe(name, options.seconds) as item:
                yield item
        else:
            yield _no_file(name, kind) if kind else _file(name)
    except InputError as error:
        yield error
    except ValueError as error:  # a path with a null character
        yield _unreadable(error, name)


def read_sentences(name: str) -> list[str]:
    """The lines of a file of loose sentences (``-`` is standard input), their words as they are; an empty line stays one.

    Raises:
        InputError: NotFound, NotText or TooLarge.
    """
    lines = read_text(name).split("\n")
    return [line.rstrip("\r") for line in (lines[:-1] if lines[-1] == "" else lines)]


def read_text(name: str) -> str:
    """The text of a file, or of standard input for ``-``, as it is.

    Raises:
        InputError: NotFound, NotText or TooLarge.
    """
    with _standard_input() if name == STANDARD_INPUT else nullcontext(_file(name)) as item:
        return decode(item.bytes(), where=item.where)


@contextmanager
def _standard_input() -> Iterator[Item]:
    """Standard input, which can be read only once and is therefore kept as long as it is needed.

    Raises:
        TooLarge: it has more than MAX_STANDARD_INPUT bytes.
    """
    with spooled(sys.stdin.buffer, "standard input", MAX_STANDARD_INPUT) as kept:
        yield Item("standard input", lambda: reopened(kept), source=STANDARD_INPUT)


@contextmanager
def _pipe(name: str, seconds: float) -> Iterator[Item]:
    """A named pipe, which can be read only once, as ``<(command)`` of a shell is.

    Raises:
        NotFound: it cannot be read, or nobody writes to it.
        TooSlow: who writes to it does not come to an end.
        TooLarge: it has more than MAX_STANDARD_INPUT bytes.
    """
    try:
        with time_limit(seconds), _written_to(name) as stream:
            kept = spooled(stream, name, MAX_STANDARD_INPUT)
    except OutOfTime as error:
        raise TooSlow(f"nothing more comes from it within {seconds:g} seconds", where=name, fix="check what writes to it") from error
    except OSError as error:
        raise _unreadable(error, name) from error
    with kept:
        yield Item(name, lambda: reopened(kept), name=Path(name).name)


def _written_to(name: str) -> BinaryIO:
    """A named pipe, open; without waiting for somebody to write to it.

    Raises:
        NotFound: nobody does.
    """
    opened = os.open(name, os.O_RDONLY | os.O_NONBLOCK)
    stream = os.fdopen(opened, "rb")
    try:
        first = os.read(opened, HEAD)
    except BlockingIOError:  # there is somebody, who has written nothing yet
        first = b""
    else:
        if not first:
            stream.close()
            raise _no_file(name, "named pipe that nobody writes to")
    os.set_blocking(opened, True)
    return cast(BinaryIO, io.BufferedReader(Joined(first, stream)))


def _no_file(name: str, kind: str) -> NotFound:
    return NotFound(f"it is no file but a {kind}", where=name, fix="give a file, or - for standard input")


def _at(address: str, options: Options) -> Item:
    """What is at a web address.

    Raises:
        InputError: it may not or cannot be fetched.
    """
    from kg.read.web.page import item_at

    return item_at(address, options)


def fetcher_for(sources: Iterable[str | Path], *, allow_private: bool = False) -> Fetcher | None:
    """What gets web addresses, where one of the sources is one; without it nothing is asked of the network."""
    if not any(str(source).startswith(_WEB) for source in sources):
        return None
    from kg.read.web.fetch import Fetcher

    return Fetcher(allow_private=allow_private)


def _file(name: str) -> Item:
    def open() -> BinaryIO:
        try:
            return Path(name).open("rb")
        except FileNotFoundError as error:
            raise NotFound("there is no such file or folder", where=name, fix="check the path; see what is there with ls") from error
        except (OSError, ValueError) as error:
            raise _unreadable(error, name) from error

    return Item(name, open, name=Path(name).name, time=_time(name))


def _time(name: str) -> str:
    """When a file was last changed, to the day, in UTC; "" where there is none."""
    try:
        return datetime.fromtimestamp(Path(name).stat().st_mtime, UTC).date().isoformat()
    except (OSError, ValueError, OverflowError):
        return ""


def _unreadable(error: OSError | ValueError, name: str) -> NotFound:
    reason = getattr(error, "strerror", None) or str(error)
    made = NotFound(f"it cannot be read: {reason}", where=name, fix="check the path and its permissions")
    made.__cause__ = error
    return made
