"""Lines sorted on disk: any number of them in the memory that a few thousand take."""

from __future__ import annotations

import heapq
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from itertools import groupby
from types import TracebackType
from typing import TextIO

from kg.errors import FormatError

HELD = 24 << 20  # bytes of memory, about, that lines may take before they are sorted and put on disk
OVERHEAD = 100  # bytes that a line takes besides its characters
RUNS = 32  # sorted files of one size before they are merged into one: files open at once are few, however many lines there are


def no_room(error: Exception) -> FormatError:
    """What to tell of a temporary file that cannot be written."""
    cause = getattr(error, "strerror", None) or error
    return FormatError(f"a temporary file cannot be written: {cause}", where=tempfile.gettempdir(), fix="set TMPDIR to a folder with room")


class Spool:
    """Lines that come in any order and go out in code point order, each once.

    Use it in a ``with`` statement: until then it may have files in the folder for temporary files.
    """

    def __init__(self, held: int = HELD) -> None:
        """``held`` is how many bytes, about, stay in memory."""
        self._most = held
        self._lines: set[str] = set()
        self._size = 0
        self._levels: list[list[TextIO]] = []  # a file of one level is made of RUNS files of the level before

    def __enter__(self) -> Spool:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        for run in self._runs():
            with suppress(OSError):  # closing writes out what is held, and the disk may be full
                run.close()
        self._levels.clear()
        self._lines.clear()

    def add(self, line: str) -> None:
        """Take a line; it holds no line feed and no lone surrogate.

        Raises:
            FormatError: there is no room for temporary files.
        """
        if line in self._lines:
            return
        self._lines.add(line)
        self._size += len(line) + OVERHEAD
        if self._size > self._most:
            try:
                self._keep(0, (line + "\n" for line in sorted(self._lines)))
            except OSError as error:
                raise no_room(error) from error
            self._lines.clear()
            self._size = 0

    def __iter__(self) -> Iterator[str]:
        """The lines; what comes later is in the next walk, and one walk at a time."""
        runs = self._runs()
        for run in runs:
            run.seek(0)
        held = (line + "\n" for line in sorted(self._lines))
        return (line[:-1] for line, _ in groupby(heapq.merge(*runs, held)))

    def _runs(self) -> list[TextIO]:
        return [run for level in self._levels for run in level]

    def _keep(self, level: int, lines: Iterator[str]) -> None:
        run = tempfile.TemporaryFile("w+", encoding="utf-8", newline="\n")  # noqa: SIM115 - closed with the spool
        if level == len(self._levels):
            self._levels.append([])
        self._levels[level].append(run)
        run.writelines(lines)
        if len(self._levels[level]) == RUNS:
            full = self._levels[level]
            for each in full:
                each.seek(0)
            self._keep(level + 1, (line for line, _ in groupby(heapq.merge(*full))))
            for each in full:
                each.close()
            self._levels[level] = []
