"""What undoes a change of a graph on a server, left there while the change goes on.

Few servers make several operations one transaction, and none makes one of several requests. So what a change takes out and
puts in is written down first, in a graph of its own (``names.JOURNAL``), and wiped out last. Whoever opens the graph and finds it written
down undoes what was begun, so that an interruption costs an article that was on its way and nothing else.
"""

from __future__ import annotations

import base64
import json
import time
import zlib
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass

import pyoxigraph
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat

from kg.errors import StoreError
from kg.rdf import names, terms
from kg.store.lease import RENEWED, Writer
from kg.store.protocol import Connection
from kg.store.sparql_text import data

_GRAPH = NamedNode(names.JOURNAL)
_WRITER = NamedNode(names.KG + "writer")
_PIECE = NamedNode(names.KG + "piece")

_CHARACTERS = 1_000_000  # of one piece; a server may take ten times that
_PATIENCE = 5.0  # seconds a reader waits for a change that goes on

Undo = Callable[[Collection[Quad], Collection[Quad]], None]
"""Takes out the first quads and puts in the second."""


@dataclass(frozen=True, slots=True)
class _Found:
    """What the journal holds."""

    writer: Writer | None
    pieces: tuple[str, ...]

    def change(self) -> tuple[list[Quad], list[Quad]] | None:
        """The quads that came and those that went, None where the change had not begun: not all was written down."""
        told = sorted(piece.split(" ", 2) for piece in self.pieces)
        if not told or len(told) != int(told[0][1]):
            return None
        try:
            came, went = json.loads(zlib.decompress(base64.b64decode("".join(text for _, _, text in told))))
            return _read(came), _read(went)
        except (ValueError, SyntaxError, zlib.error) as error:
            raise StoreError("its record is damaged", fix="build the graph again") from error


class Journal:
    """The journal of a graph on a server."""

    def __init__(self, connection: Connection, undo: Undo, *, write: bool) -> None:
        self._connection, self._undo, self._write = connection, undo, write
        self._me = Writer.here()
        self._begun = False

    def open(self) -> None:
        """Make this process the writer, if it is to write, and undo what another one left half done.

        Raises:
            StoreError: another process is writing, or what is half done cannot be undone.
        """
        found = self._read()
        there = found.writer is not None and found.writer.is_there()
        if there and self._write:
            raise self._busy("another process is writing to this graph")
        if there:
            self._wait(found)
            return
        if self._write:
            self._sign()
            if self._read().writer != self._me:
                raise self._busy("another process began to write to this graph at the same moment")
        if found.pieces:
            self._mend(found)

    def check(self) -> None:
        """See that this process is still the writer, and that nothing of its own is half done.

        Raises:
            StoreError: it is not, or is open for reading only.
        """
        if not self._write:
            raise StoreError("the graph is open for reading only", where=self._connection.where, fix="open it for writing")
        found = self._read()
        if found.writer is None or found.writer.name != self._me.name:
            if found.writer is not None and found.writer.is_there():
                raise self._busy("another process took over writing to this graph")
            self._sign()
        if found.pieces:
            self._mend(found)
        self.renew()

    def begin(self, came: Iterable[Quad], went: Iterable[Quad]) -> None:
        """Write down what a change is going to put in and to take out."""
        packed = base64.b64encode(zlib.compress(json.dumps([_text(came), _text(went)]).encode(), 6)).decode()
        texts = [packed[at : at + _CHARACTERS] for at in range(0, len(packed), _CHARACTERS)]
        for number, text in enumerate(texts):  # each in one request: a literal is there or it is not
            self._connection.update(data("INSERT", [_quad(_PIECE, f"{number:06} {len(texts)} {text}")]))
        self._begun = True

    def end(self) -> None:
        """The change is done, or undone."""
        self._connection.update(_without(_PIECE))
        self._begun = False

    def back(self) -> None:
        """Undo a change that this process began."""
        self._mend(self._read())

    def renew(self) -> None:
        """Say again, once in a while, that this process is there."""
        if time.time() - self._me.at > RENEWED:
            self._me = self._me.renewed()
            self._sign()

    def close(self) -> None:
        """Let others write; undo what is half done, where the server lets us."""
        if not self._write:
            return
        if self._begun:
            self.back()
        if self._read().writer == self._me:
            self._connection.update(_without(_WRITER))

    def _read(self) -> _Found:
        said = self._connection.query(f"SELECT ?p ?o {{ GRAPH {_GRAPH} {{ {_GRAPH} ?p ?o }} }}").rows
        told = [(p, terms.value(o)) for p, o in said if o is not None]
        writers = [Writer.read(text) for p, text in told if p == _WRITER]
        return _Found(max(writers, key=lambda w: (w.at, w.name), default=None), tuple(text for p, text in told if p == _PIECE))

    def _sign(self) -> None:
        self._connection.update(f"{_without(_WRITER)} ;\n{data('INSERT', [_quad(_WRITER, self._me.text())])}")

    def _wait(self, found: _Found) -> None:
        """For a change that another process makes: a few seconds, then what is there has to do."""
        until = time.monotonic() + _PATIENCE
        while found.pieces and time.monotonic() < until:
            time.sleep(0.1)
            found = self._read()

    def _mend(self, found: _Found) -> None:
        try:
            if change := found.change():
                self._undo(*change)
            self.end()
        except StoreError as error:
            cause = f"a change of this graph was interrupted and cannot be undone now: {error.cause}"
            raise StoreError(cause, where=self._connection.where, fix="open it for writing, with a name that may change it") from error

    def _busy(self, cause: str) -> StoreError:
        return StoreError(cause, where=self._connection.where, fix="wait until it is done, then try again")


def _without(predicate: NamedNode) -> str:
    return f"DELETE WHERE {{ GRAPH {_GRAPH} {{ {_GRAPH} {predicate} ?any }} }}"


def _quad(predicate: NamedNode, text: str) -> Quad:
    return Quad(_GRAPH, predicate, Literal(text), _GRAPH)


def _text(quads: Iterable[Quad]) -> str:
    return (pyoxigraph.serialize(quads, format=RdfFormat.N_QUADS) or b"").decode()


def _read(text: str) -> list[Quad]:
    return list(pyoxigraph.parse(text, format=RdfFormat.N_QUADS))
