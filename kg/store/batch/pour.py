"""Text into an engine in large parts, one of which is under way while the next is made.

The engine sorts a part for each of its indices and puts it into files of its own: the fewer parts, the less it has to merge.
None of this is a transaction.
"""

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor
from types import TracebackType

from pyoxigraph import RdfFormat

from kg.store.embedded import Embedded

# Lines of a part, which takes some 300 MB while it is under way: the engine has six indices of named graphs, three of the default graph.
_LINES = {RdfFormat.N_QUADS: 250_000, RdfFormat.N_TRIPLES: 400_000}


class Pour:
    """Takes text; use it in a ``with`` statement, at whose end all of it is in the engine.

    Raises:
        StoreError: the engine does not take it.
    """

    def __init__(self, backend: Embedded) -> None:
        self._backend = backend
        self._parts: dict[RdfFormat, list[bytes]] = {RdfFormat.N_QUADS: [], RdfFormat.N_TRIPLES: []}
        self._lines = {RdfFormat.N_QUADS: 0, RdfFormat.N_TRIPLES: 0}
        self._thread = ThreadPoolExecutor(1, "kg-pour")
        self._under_way: Future[None] | None = None

    def __enter__(self) -> Pour:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        try:
            if kind is None:
                for format in self._parts:
                    self._send(format)
                self._wait()
        finally:
            self._thread.shutdown(cancel_futures=True)

    def named(self, text: bytes, lines: int) -> None:
        """Lines of N-Quads."""
        self._put(RdfFormat.N_QUADS, text, lines)

    def flat(self, text: bytes, lines: int) -> None:
        """Lines of N-Triples, of the default graph."""
        self._put(RdfFormat.N_TRIPLES, text, lines)

    def _put(self, format: RdfFormat, text: bytes, lines: int) -> None:
        self._parts[format].append(text)
        self._lines[format] += lines
        if self._lines[format] >= _LINES[format]:
            self._send(format)

    def _send(self, format: RdfFormat) -> None:
        part, self._parts[format], self._lines[format] = b"".join(self._parts[format]), [], 0
        self._wait()
        self._under_way = self._thread.submit(self._backend.pour, part, format) if part else None

    def _wait(self) -> None:
        under_way, self._under_way = self._under_way, None
        try:
            if under_way is not None:
                under_way.result()
        finally:
            del under_way  # an error in it would hold this frame, and so the graph, open
