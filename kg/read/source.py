"""Any input the command line or a caller names, to Articles."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from kg.errors import EmptyInput, InputError, NotFound, TooLarge, UsageError
from kg.read import folder
from kg.read.dateline import checked_date
from kg.read.decode import decode
from kg.read.html import looks_like_html, read_html
from kg.read.language import require_english
from kg.read.plain import read_plain
from kg.read.text import MAX_BYTES
from kg.types import Article

STANDARD_INPUT = "-"


def read(
    source: str | Path,
    *,
    publisher: str = "",
    date: str = "",
    any_language: bool = False,
    on_error: Callable[[InputError], None] | None = None,
) -> Iterator[Article]:
    """The articles of a source: a text or HTML file, a folder (with the folders in it, sorted by path), or ``-``.

    Args:
        source: a path, or ``-`` for standard input. The format is told by content, not by name.
        publisher: who published the articles; overrides what they say themselves.
        date: when they were published, as ISO 8601; overrides what they say themselves.
        any_language: take every text as English without a look.
        on_error: called with the error of each file that cannot be read, and reading goes on; without it the error is raised.

    Raises:
        UsageError: ``date`` is no date, or the source is a URL.
        InputError: NotFound, NotText, EmptyInput, NotEnglish or TooLarge, naming the file.
    """
    checked_date(date)
    for path in inputs(source):
        try:
            article = _read_one(path, any_language)
        except InputError as error:
            if on_error is None:
                raise
            on_error(error)
        else:
            yield replace(article, publisher=publisher or article.publisher, published=date or article.published)


def inputs(source: str | Path) -> Iterator[str]:
    """The single inputs a source stands for: the files of a folder, else the source itself.

    Raises:
        UsageError: the source is a URL.
        EmptyInput: a folder without text or HTML files.
    """
    name = str(source)
    check_source(name)
    if name != STANDARD_INPUT and Path(name).is_dir():
        yield from map(str, folder.files(Path(name)))
    else:
        yield name


def check_source(name: str) -> None:
    """Refuse a source of a kind that is not read, before any work is done for it.

    Raises:
        UsageError: it is a URL.
    """
    if name.startswith(("http://", "https://")):
        raise UsageError("web addresses are not read yet", where=name, fix="save the page and give its file")


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
    return decode(_bytes(name), where="standard input" if name == STANDARD_INPUT else name)


def _read_one(name: str, any_language: bool) -> Article:
    data = _bytes(name)
    where = "standard input" if name == STANDARD_INPUT else name
    if not data.strip():
        raise EmptyInput("it is empty", where=where, fix="check that this is the file you meant")
    article = read_html(data, where=where) if looks_like_html(data) else read_plain(data, where=where)
    if not any_language:
        require_english(article.text, where=where)
    return replace(article, source=name)


def _bytes(name: str) -> bytes:
    """All bytes of a file or of standard input, one more than allowed at most."""
    try:
        if name == STANDARD_INPUT:
            data = sys.stdin.buffer.read(MAX_BYTES + 1)
        else:
            with Path(name).open("rb") as file:
                data = file.read(MAX_BYTES + 1)
    except FileNotFoundError as error:
        raise NotFound("there is no such file or folder", where=name, fix="check the path; see what is there with ls") from error
    except (OSError, ValueError) as error:  # ValueError: a path with a null character
        reason = getattr(error, "strerror", None) or str(error)
        raise NotFound(f"it cannot be read: {reason}", where=name, fix="check the path and its permissions") from error
    if len(data) > MAX_BYTES:
        cause = f"it is larger than {MAX_BYTES // 1_000_000} MB"
        raise TooLarge(cause, where=name, fix="split it into articles, one a file, and give the folder")
    return data
