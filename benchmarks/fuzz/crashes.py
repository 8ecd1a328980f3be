"""What broke a law: each place where it broke once, with the input and the traceback."""

from __future__ import annotations

import hashlib
import traceback
from pathlib import Path

DEEPEST = 3  # of the frames of a traceback: where it broke


class Crashes:
    """Files in a folder, an input and a text of the same name for each kind."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._folder = folder

    def keep(self, data: bytes, error: BaseException) -> bool:
        """Keep an input that broke a law, unless another broke there before; a shorter one takes its place."""
        name = signature(error)
        path = self._folder / name
        if path.exists() and path.stat().st_size <= len(data):
            return False
        new = not path.exists()
        path.write_bytes(data)
        told = "".join(traceback.format_exception(error))
        path.with_suffix(".txt").write_text(told, encoding="utf-8", errors="backslashreplace")
        return new

    def kinds(self) -> list[str]:
        """The names of what is kept: of what broke a law, and of what libFuzzer stopped."""
        return sorted(path.name for path in self._folder.iterdir() if path.suffix != ".txt")


def signature(error: BaseException) -> str:
    """A name for the place where it broke: the same error in the same lines is the same."""
    frames = traceback.extract_tb(error.__traceback__)[-DEEPEST:]
    places = "|".join(f"{Path(frame.filename).name}:{frame.name}:{frame.lineno}" for frame in frames)
    return f"{type(error).__name__}-{hashlib.sha256(places.encode()).hexdigest()[:10]}"
