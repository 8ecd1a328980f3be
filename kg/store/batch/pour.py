"""Text into an engine in few large parts, each while it is made.

The engine sorts a part for each of its indices and puts it into files of its own: the fewer parts, the less it has to merge later.
It does so on one core, and while it does the next part is made. Named graphs are poured as they come; the default graph, which goes
into other indices, is kept on disk meanwhile, so that no more than two parts are in memory. None of this is a transaction.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from types import TracebackType
from typing import IO

from pyoxigraph import RdfFormat

from kg.store.embedded import Embedded

_LINES = 300_000  # of a part, which takes a quarter of a gigabyte while it is under way
_BYTES = 1 << 20  # that are handed over at once


class Pour:
    """Takes text; use it in a ``with`` statement, at whose end all of it is in the engine.

    Raises:
        StoreError: the engine does not take it.
        OSError: a temporary file cannot be written.
    """

    def __init__(self, backend: Embedded) -> None:
        self._backend = backend
        self._flat = tempfile.TemporaryFile()  # noqa: SIM115 - closed with the whole
        self._threads = ThreadPoolExecutor(2, "kg-pour")
        self._part: _Part | None = None
        self._last: _Part | None = None  # made before this one, and perhaps not in the engine yet

    def __enter__(self) -> Pour:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        try:
            if kind is None:
                self._end()
                self._flat.seek(0)
                while lines := self._flat.readlines(_BYTES):
                    self._put(b"".join(lines), len(lines), RdfFormat.N_TRIPLES)
            self._end()
        finally:
            try:
                self._wait()
            finally:
                self._flat.close()
                self._threads.shutdown(cancel_futures=True)

    def named(self, text: bytes, lines: int) -> None:
        """Lines of N-Quads."""
        self._put(text, lines, RdfFormat.N_QUADS)

    def flat(self, text: bytes) -> None:
        """Lines of N-Triples, of the default graph."""
        self._flat.write(text)

    def _put(self, text: bytes, lines: int, format: RdfFormat) -> None:
        if self._part is None:
            self._part = _Part(self._threads, lambda file: self._backend.pour(file, format))
        self._part.put(text, lines)
        if self._part.lines >= _LINES:
            self._end()

    def _end(self) -> None:
        """No more text for the part in hand; the one before it is in the engine then."""
        part, self._part = self._part, None
        try:
            if part is not None:
                part.close()
        finally:
            self._wait()
            self._last = part

    def _wait(self) -> None:
        last, self._last = self._last, None
        if last is not None:
            last.end()


class _Part:
    """Text on its way to one of some threads, which reads it from a pipe."""

    def __init__(self, threads: ThreadPoolExecutor, read: Callable[[IO[bytes]], None]) -> None:
        self.lines = 0
        out, into = os.pipe()
        self._into = os.fdopen(into, "wb", _BYTES)
        self._read: Future[None] | None = threads.submit(_read, out, read)

    def put(self, text: bytes, lines: int) -> None:
        """More text; an error of the reader is raised here or at the end."""
        try:
            self._into.write(text)
            self.lines += lines
        except BrokenPipeError:
            self.end()

    def close(self) -> None:
        """No more text."""
        with suppress(BrokenPipeError):  # the reader tells why
            self._into.close()

    def end(self) -> None:
        """The same, and wait until all is read."""
        read, self._read = self._read, None
        self.close()
        try:
            if read is not None:
                read.result()
        finally:
            del read  # an error in it would hold this frame, and so the graph, open


def _read(pipe: int, read: Callable[[IO[bytes]], None]) -> None:
    with os.fdopen(pipe, "rb", _BYTES) as file:
        read(file)
