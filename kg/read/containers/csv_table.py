"""Tables of articles, one a row: CSV with commas, semicolons or bars, and TSV."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator

from kg.errors import Damaged, EmptyInput, InputError, TooLarge
from kg.read.containers.lines import MAX_LINE, as_text, lines, reader
from kg.read.containers.row import columns_of, has_text_column, is_usual, item_of, no_text
from kg.read.format import Container, Head
from kg.read.item import HEAD, Item
from kg.read.options import Options
from kg.read.text import MAX_CHARACTERS

_DELIMITERS = (",", "\t", ";", "|")
_SUFFIXES = (".csv", ".tsv")
_MEDIA_TYPES = ("text/csv", "text/tab-separated-values")
_LONGEST_HEADER = 2_000  # characters, in a table that is not named as one
_ROWS_LOOKED_AT = 20
_COLUMN = re.compile(r"[^\W\d_][\w .()/-]{0,40}")  # what the name of a column may be in a table that is not named as one
_LONGEST_NAMES = 1_000_000  # characters of the names of all columns: enough for a hundred thousand, and spreadsheets have 16,384 at most
_LONGEST_FIELD = 4 * MAX_CHARACTERS  # longer ones cannot be passed over: it may be a quotation mark that is never closed


def matches(head: Head) -> bool:
    """Whether a file is a table of articles.

    A text may hold commas anywhere: where the name does not say it is a table, its first line must be names of columns, one of
    them known to hold the text of an article and another known too, and the rows must have as many.
    """
    text = as_text(head.data)
    named = head.name.endswith(_SUFFIXES) or head.media_type in _MEDIA_TYPES
    if not named and not any(has_text_column(text[:_LONGEST_HEADER].partition("\n")[0].split(delimiter)) for delimiter in _DELIMITERS):
        return False
    rows = _rows(text, _delimiter(text))
    if not rows or "\x00" in text[:_LONGEST_HEADER]:
        return False
    if named:
        return has_text_column(rows[0]) or _as_wide(rows, cut=len(head.data) >= HEAD)
    names = [name.strip() for name in rows[0]]
    known = has_text_column(names) and sum(map(is_usual, names)) >= 2 and all(map(_COLUMN.fullmatch, names))
    return known and len(rows) > 1 and len(rows[0]) == len(rows[1])


def members(item: Item, options: Options) -> Iterator[Item | InputError]:
    """The rows, from 1 after the names of the columns; empty lines do not count.

    Raises:
        InputError: NotText: no column holds the text; Damaged, TooLarge: it cannot be read on from there; EmptyInput: no row.
    """
    csv.field_size_limit(max(csv.field_size_limit(), _LONGEST_FIELD))  # it holds for the process, and there is no other way
    head = item.head()
    with item.open() as stream, reader(stream, head) as text:
        source = _Lines(lines(text, item.where))
        rows = csv.reader(source, delimiter=_delimiter(as_text(head)))
        names = _names(source, rows, item.where)
        columns = columns_of(names, options.columns)
        if columns.text not in names:
            raise no_text(names, options.columns, item.where, "column")
        number = 0
        try:
            for row in rows:
                source.taken = 0
                if row:
                    number += 1
                    yield item_of(item, f"{item.where}#row={number}", dict(zip(names, row, strict=False)), columns)
        except csv.Error as error:
            where = f"{item.where}#row={number + 1}"
            raise Damaged(f"the row cannot be read: {error}", where=where, fix="is a quotation mark not closed?") from error
        if not number:
            raise EmptyInput("the table has no row", where=item.where, fix="check that this is the file you meant")


def _names(source: _Lines, rows: Iterator[list[str]], where: str) -> list[str]:
    """The names of the columns.

    Raises:
        TooLarge: they are longer than those of any table.
    """
    source.most = _LONGEST_NAMES
    try:
        names = [name.strip() for name in next(rows, [])]
    except csv.Error as error:
        if source.taken <= source.most:
            raise
        cause = f"the names of its columns are longer than {_LONGEST_NAMES:,} characters"
        raise TooLarge(cause, where=where, fix="is a quotation mark not closed? else keep only the columns that articles need") from error
    source.most = MAX_LINE
    return names


class _Lines:
    """Lines for the csv reader, which joins those of a row: not endlessly many."""

    def __init__(self, source: Iterator[str | TooLarge]) -> None:
        self._source, self.taken, self.most = source, 0, MAX_LINE

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        line = next(self._source)
        if isinstance(line, TooLarge):
            raise line
        self.taken += len(line)
        if self.taken > self.most:
            raise csv.Error("it is longer than an article may be")
        return line


def _as_wide(rows: list[list[str]], *, cut: bool) -> bool:
    """Whether the second of the first rows is as wide as the first; where what is looked at ends in one of them, no wider."""
    width = len(rows[0])
    if cut and len(rows) < 3:
        return width > 1 and len(rows[-1]) <= width
    return len(rows) > 1 and len(rows[1]) == width > 1


def _delimiter(text: str) -> str:
    """What stands between the columns: what gives the first rows most columns, and the same number in all of them."""
    return max(_DELIMITERS, key=lambda delimiter: _fit(_rows(text, delimiter)))


def _fit(rows: list[list[str]]) -> tuple[bool, float, int]:
    width = len(rows[0]) if rows else 0
    even = sum(len(row) == width for row in rows) / len(rows) if width > 1 else 0
    return bool(rows) and width > 1 and has_text_column(rows[0]), even, width


def _rows(text: str, delimiter: str) -> list[list[str]]:
    """The first rows in the beginning of a table; not the last one there, which may be cut, if there are others."""
    found: list[list[str]] = []
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
            found += [row] if row else []
            if len(found) > _ROWS_LOOKED_AT:
                break
    except csv.Error:
        pass
    return found if len(found) < 3 else found[:-1]


FORMAT = Container("table", matches, members)
