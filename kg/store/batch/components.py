"""Rows put together into components on disk: those that are linked by shared keys, over as many rows as it takes.

It is what ``kg.store.blocks.linked`` finds in a graph, for rows that are in none: the keys are united in memory, the rows sorted by
a file that is gone with the process.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from itertools import groupby

from kg.rdf import names
from kg.store.blocks import Row


class Components:
    """Rows of any kinds, to be had again component by component. Errors of the disk are ``sqlite3.Error``."""

    def __init__(self) -> None:
        self._file = sqlite3.connect("")  # SQLite's own temporary file
        self._file.executescript("CREATE TABLE rows (key INTEGER, kind TEXT, article TEXT, id TEXT, keys TEXT, payload TEXT)")
        self._numbers: dict[str, int] = {}
        self._parents: list[int] = []

    def put(self, rows: Iterable[Row]) -> None:
        """Rows that are to be put together."""
        self._file.executemany(
            "INSERT INTO rows VALUES (?, ?, ?, ?, ?, ?)",
            ((self._united(row), row.kind, row.article, row.id, json.dumps(row.keys), row.payload) for row in rows),
        )

    def all(self) -> Iterator[list[Row]]:
        """The components."""
        roots = ((key, self._root(key)) for key in range(len(self._parents)))
        self._file.executescript("CREATE TABLE roots (key INTEGER PRIMARY KEY, root INTEGER)")
        self._file.executemany("INSERT INTO roots VALUES (?, ?)", roots)
        query = "SELECT roots.root, kind, article, id, keys, payload FROM rows JOIN roots USING (key) ORDER BY roots.root"
        for _, found in groupby(self._file.execute(query), key=lambda told: told[0]):
            yield [Row(kind, article, id, tuple(json.loads(keys)), payload) for _, kind, article, id, keys, payload in found]

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()

    def _united(self, row: Row) -> int:
        """The number of a row's keys, which are linked from now on; one without keys is linked to none."""
        numbers = [self._number(f"{row.kind} {names.clean(key)}") for key in row.keys] or [self._new()]
        first = self._root(numbers[0])
        for number in numbers[1:]:
            root = self._root(number)
            first, other = min(first, root), max(first, root)
            self._parents[other] = first
        return first

    def _number(self, key: str) -> int:
        number = self._numbers.get(key)
        if number is None:
            number = self._numbers[key] = self._new()
        return number

    def _new(self) -> int:
        self._parents.append(len(self._parents))
        return len(self._parents) - 1

    def _root(self, number: int) -> int:
        parents = self._parents
        while parents[number] != number:
            parents[number] = parents[parents[number]]
            number = parents[number]
        return number
