"""What services answered, kept on disk: a question is put once."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path
from types import TracebackType

from kg.errors import LinkError

_TABLE = "CREATE TABLE IF NOT EXISTS answers (service TEXT, question TEXT, answer TEXT, PRIMARY KEY (service, question))"
_WAIT = 30.0  # seconds for another process that writes to the same file


def default_cache() -> Path:
    """The file answers are kept in unless another is named: in $XDG_CACHE_HOME, else ~/.cache."""
    given = os.environ.get("XDG_CACHE_HOME", "")
    return (Path(given) if given else Path.home() / ".cache") / "kg" / "links.sqlite"


class Cache:
    """Answers by service and question. They do not grow old: who wants new ones removes the file."""

    def __init__(self, path: Path | None = None) -> None:
        """Open a file, or keep answers in memory alone.

        Raises:
            LinkError: the file cannot be opened.
        """
        self._where = str(path or "memory")
        try:
            if path is not None:
                path.parent.mkdir(parents=True, exist_ok=True)
            self._kept = sqlite3.connect(path or ":memory:", timeout=_WAIT)
            with self._kept:
                self._kept.execute(_TABLE)
        except (OSError, sqlite3.Error) as error:
            raise self._explained(error) from error

    def __enter__(self) -> Cache:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._kept.close()

    def get(self, service: str, question: str) -> str | None:
        """What a service answered, None where it has not been asked.

        Raises:
            LinkError: the file cannot be read.
        """
        try:
            row = self._kept.execute("SELECT answer FROM answers WHERE service = ? AND question = ?", (service, question)).fetchone()
        except sqlite3.Error as error:
            raise self._explained(error) from error
        return None if row is None else str(row[0])

    def put(self, service: str, answers: dict[str, str]) -> None:
        """Keep answers by question, all or none of them.

        Raises:
            LinkError: the file cannot be written.
        """
        try:
            with self._kept:
                rows = ((service, question, answer) for question, answer in answers.items())
                self._kept.executemany("INSERT OR REPLACE INTO answers VALUES (?, ?, ?)", rows)
        except sqlite3.Error as error:
            raise self._explained(error) from error

    def _explained(self, error: Exception) -> LinkError:
        fix = "remove the file, or name another with --link-cache"
        return LinkError(f"answers cannot be kept there: {error}", where=self._where, fix=fix)
