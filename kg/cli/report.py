"""``--report``: what failed, one JSON object a line, written as it happens."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

from kg.errors import UsageError
from kg.pipeline.failure import Failure


class Report:
    """A file of failures. It is made anew: what failed before is tried again, and told again if it fails again."""

    def __init__(self, path: Path) -> None:
        """Open the file.

        Raises:
            UsageError: it cannot be written.
        """
        try:
            self._file = path.open("w", encoding="utf-8")
        except OSError as error:
            cause = f"it cannot be written: {error.strerror}"
            raise UsageError(cause, where=str(path), fix="check the folder and its permissions") from error

    def add(self, failure: Failure) -> None:
        """Write a failure."""
        told = json.dumps(asdict(failure), ensure_ascii=False)
        self._file.write(told.encode("utf-8", "backslashreplace").decode() + "\n")  # names of files may hold half characters
        self._file.flush()

    def close(self) -> None:
        """Let go of the file; closing twice does no harm."""
        self._file.close()
