"""A folder to the files in it that may be articles."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from kg.errors import EmptyInput

# What a folder is searched for; content decides the format.
SUFFIXES = frozenset(
    (
        "",
        *(".txt", ".text", ".md", ".markdown", ".htm", ".html", ".xhtml", ".pdf", ".docx", ".docm", ".odt", ".fodt", ".eml", ".mbox"),
        *(".csv", ".tsv", ".json", ".jsonl", ".ndjson", ".rss", ".atom", ".xml", ".warc", ".wacz"),
        *(".zip", ".tar", ".tgz", ".tbz2", ".txz", ".gz", ".bz2", ".xz"),
    )
)


def files(folder: Path) -> Iterator[Path]:
    """The files of a folder that may be articles and of the folders in it, sorted by path; hidden ones are left out.

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
        raise EmptyInput("the folder holds no file that may be an article", where=str(folder), fix=f"files ending in {kinds} are read")


def special(path: Path) -> str:
    """What is there if it is neither a file nor a folder: "named pipe", "socket" or "device"; else "".

    Such things may give nothing for ever, or have no end.
    """
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError):  # nothing is there, or it may not be looked at: told when it is read
        return ""
    if stat.S_ISREG(mode) or stat.S_ISDIR(mode):
        return ""
    return "named pipe" if stat.S_ISFIFO(mode) else "socket" if stat.S_ISSOCK(mode) else "device"
