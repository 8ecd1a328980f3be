"""Articles that wait to be joined with the others: read, said to be in the graph, and safe on disk, though not in its indices yet.

They are in a file of SQLite in the store's folder, each in a transaction of its own, so that the end of the process loses none.
The file is there as long as articles wait.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from kg.errors import StoreError
from kg.store.blocks import Row
from kg.store.coming import PROFILE, SIGNATURE, Coming

_FILE = "waiting.sqlite"
_BESIDE = ("-wal", "-shm")  # what SQLite keeps beside its file
_TABLES = """
PRAGMA journal_mode = WAL;
PRAGMA synchronous = NORMAL;
CREATE TABLE IF NOT EXISTS articles (id TEXT PRIMARY KEY, url TEXT, source TEXT, packed TEXT, profiles TEXT, signature TEXT) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS by_url ON articles (url);
CREATE INDEX IF NOT EXISTS by_source ON articles (source);
CREATE TABLE IF NOT EXISTS leaving (id TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS afresh (version TEXT);
"""


@dataclass(frozen=True, slots=True)
class Place:
    """Where an article that waits came from."""

    url: str
    source: str


class Waiting:
    """The articles that wait, and the ids of those in the graph whose places they take.

    Every method raises ``StoreError`` where the file cannot be read or written.
    """

    def __init__(self, folder: Path) -> None:
        """``folder`` is the store's; the file is made with the first article."""
        self._path = folder / _FILE
        self._open: sqlite3.Connection | None = None

    def there(self) -> bool:
        """Whether articles may wait."""
        return self._open is not None or self._path.exists()

    def put(self, coming: Coming, place: Place, gone: Collection[str]) -> None:
        """An article that shall wait; those that it takes the place of, waiting or in the graph, go."""
        profiles = json.dumps([[row.id, row.keys, row.payload] for row in coming.profiles])
        signature = json.dumps([coming.signature.keys, coming.signature.payload])
        with self._changing() as file:
            file.executemany("INSERT OR IGNORE INTO leaving VALUES (?)", [(id,) for id in gone])
            file.executemany("DELETE FROM articles WHERE id = ?", [(id,) for id in gone])
            values = (coming.article, place.url, place.source, coming.packed, profiles, signature)
            file.execute("INSERT OR REPLACE INTO articles VALUES (?, ?, ?, ?, ?, ?)", values)

    def packed(self, id: str) -> str:
        """The packed original of an article, "" where it does not wait."""
        found = list(self._rows("SELECT packed FROM articles WHERE id = ?", (id,)))
        return str(found[0][0]) if found else ""

    def is_leaving(self, id: str) -> bool:
        """Whether an article of the graph goes when those that wait come."""
        return bool(list(self._rows("SELECT 1 FROM leaving WHERE id = ?", (id,))))

    def leaving(self) -> list[str]:
        """All of those, sorted."""
        return [str(id) for (id,) in self._rows("SELECT id FROM leaving ORDER BY id")]

    def came_from(self, *, url: str = "", source: str = "") -> list[str]:
        """Ids of the articles that wait from a URL or a source, sorted."""
        query = "SELECT id FROM articles WHERE (? != '' AND url = ?) OR (? != '' AND source = ?) ORDER BY id"
        return [str(id) for (id,) in self._rows(query, (url, url, source, source))]

    def count(self) -> int:
        """How many articles wait."""
        return int(next(self._rows("SELECT count(*) FROM articles"), (0,))[0])

    def all(self) -> Iterator[Coming]:
        """The articles that wait, by id."""
        for id, packed, profiles, signature in self._rows("SELECT id, packed, profiles, signature FROM articles ORDER BY id"):
            rows = tuple(Row(PROFILE, id, own, tuple(keys), payload) for own, keys, payload in json.loads(profiles))
            keys, payload = json.loads(signature)
            yield Coming(id, packed, rows, Row(SIGNATURE, id, "", tuple(keys), payload))

    def done(self, ids: Iterable[str]) -> None:
        """Articles that are in the graph now."""
        with self._changing() as file:
            file.executemany("DELETE FROM articles WHERE id = ?", [(id,) for id in ids])
            file.execute("DELETE FROM leaving")

    def begin_afresh(self, version: str) -> None:
        """Note that all of them are being put into an empty graph at once, by a version of kg."""
        with self._changing() as file:
            file.execute("INSERT INTO afresh VALUES (?)", (version,))

    def afresh(self) -> str:
        """The version of kg that began to do so, "" where none has."""
        return str(next(self._rows("SELECT version FROM afresh"), ("",))[0])

    def end(self) -> None:
        """None waits any more: the file goes."""
        self.close()
        try:
            self._path.unlink(missing_ok=True)
        except OSError as error:
            raise StoreError(f"a file cannot be removed: {error.strerror}", where=str(self._path), fix="remove it") from error
        for ending in _BESIDE:
            with suppress(OSError):
                self._path.with_name(_FILE + ending).unlink(missing_ok=True)

    def close(self) -> None:
        """Let go of the file."""
        opened, self._open = self._open, None
        if opened is not None:
            opened.close()

    def _rows(self, query: str, values: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
        if not self.there():
            return
        try:
            yield from self._file().execute(query, values)
        except sqlite3.Error as error:
            raise self._explained(error) from error

    def _changing(self) -> _Change:
        return _Change(self)

    def _file(self) -> sqlite3.Connection:
        if self._open is None:
            try:
                self._open = sqlite3.connect(self._path)
                self._open.executescript(_TABLES)
            except sqlite3.Error as error:
                raise self._explained(error) from error
        return self._open

    def _explained(self, error: sqlite3.Error) -> StoreError:
        full = "full" in str(error)
        cause = "the disk is full; the graph is as it was before" if full else f"what waits to be joined cannot be used: {error}"
        return StoreError(cause, where=str(self._path), fix="free some space, then try again" if full else "build the graph elsewhere")


class _Change:
    """A transaction."""

    def __init__(self, waiting: Waiting) -> None:
        self._waiting = waiting

    def __enter__(self) -> sqlite3.Connection:
        return self._waiting._file()

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: object) -> None:
        file = self._waiting._file()
        try:
            file.rollback() if kind else file.commit()
        except sqlite3.Error as wrong:
            raise self._waiting._explained(wrong) from wrong
        if isinstance(error, sqlite3.Error):
            raise self._waiting._explained(error) from error
