"""A folder to the files in it that may be articles."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from kg.errors import EmptyInput

SUFFIXES = frozenset(("", ".txt", ".text", ".md", ".htm", ".html", ".xhtml"))  # what a folder is searched for; content decides the format


def files(folder: Path) -> Iterator[Path]:
    """The text and HTML files of a folder and of the folders in it, sorted by path; hidden ones are left out.

    Raises:
        EmptyInput: there is no such file.
    """
    found = False
    for parent, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith(".") and Path(name).suffix.lower() in SUFFIXES:
                found = True
                yield Path(parent, name)
    if not found:
        kinds = " ".join(sorted(filter(None, SUFFIXES)))
        raise EmptyInput("the folder holds no text or HTML file", where=str(folder), fix=f"files ending in {kinds} are read")
