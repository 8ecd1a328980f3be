"""Opening the folder of a store, and what its errors mean."""

from __future__ import annotations

import os
import re
import time
from pathlib import Path

import pyoxigraph

from kg.errors import StoreError, UsageError

_MISSING = r"No such file"
_TRIES, _PAUSE = 40, 0.05  # two seconds in all


def is_url(location: str | os.PathLike[str]) -> bool:
    """Whether a location is the address of a server."""
    return re.match(r"https?://", os.fspath(location), re.IGNORECASE) is not None


def folder(location: str | os.PathLike[str]) -> Path:
    """The folder a location names.

    Raises:
        UsageError: it is a URL of another kind than a server's, or names nothing.
    """
    text = os.fspath(location)
    if re.match(r"[A-Za-z][A-Za-z0-9+.-]+://", text):
        raise UsageError("a graph is kept in a folder or on a SPARQL server", where=text, fix="give a path, or an http address")
    if not text or "\0" in text:
        raise UsageError("this is no path", where=repr(text), fix="give the path of a folder")
    return Path(text)


def is_store(path: Path) -> bool:
    """Whether a graph is kept there."""
    return (path / "CURRENT").is_file()


def check(path: Path, *, write: bool) -> None:
    """See that a store can be opened, or made, at a path.

    Raises:
        StoreError: it cannot.
    """
    where = str(path)
    if path.exists() and not path.is_dir():
        raise StoreError("a graph is kept in a folder, and this is a file", where=where, fix="give another path")
    if is_store(path):
        if write and not os.access(path, os.W_OK):
            raise StoreError("the folder is read-only", where=where, fix="change its permissions, or choose another folder")
        return
    if path.is_dir() and any(path.iterdir()):
        raise StoreError("this folder holds something else, no graph", where=where, fix="give another folder")
    if not write:
        raise StoreError("there is no graph here", where=where, fix=f"make one: kg build ARTICLE --store {where}")
    parent = next(up for up in (path, *path.absolute().parents) if up.exists())
    if not os.access(parent, os.W_OK):
        raise StoreError("no folder can be made here", where=where, fix="choose another folder")


def opened(path: Path, *, write: bool) -> pyoxigraph.Store:
    """The store at a path; with ``write`` it is made if it is not there.

    Raises:
        StoreError: another process writes to it, it is damaged, or the folder cannot be used.
    """
    check(path, write=write)
    try:
        if not write:
            return _read_only(path)
        path.parent.mkdir(parents=True, exist_ok=True)
        return pyoxigraph.Store(path)
    except (OSError, ValueError, RuntimeError) as error:
        raise explained(error, path) from error


def _read_only(path: Path) -> pyoxigraph.Store:
    """The store at a path. A writer beside may take files away that are being opened; it is soon done with that."""
    for _ in range(_TRIES):
        try:
            return pyoxigraph.Store.read_only(os.fspath(path))
        except (OSError, RuntimeError) as error:
            if not re.search(_MISSING, str(error)):
                raise
        time.sleep(_PAUSE)
    return pyoxigraph.Store.read_only(os.fspath(path))


def explained(error: Exception, path: Path | str) -> StoreError:
    """A storage error in words a user can act on."""
    text, where = str(error), str(path)
    permissions = "change its permissions, or choose another folder"
    known = (
        (_MISSING, "files are missing: another process is changing the graph, or it is damaged", "try again; else build it elsewhere"),
        (r"LOCK|lock hold|No locks", "another process is writing to this graph", "wait until it is done, then try again"),
        (r"No space left|ENOSPC|disk full", "the disk is full; the graph is as it was before", "free some space, then try again"),
        (r"Permission denied|Read-only file system|read-write instances", "the folder is read-only", permissions),
        (r"Corruption|corrupt|checksum", "the graph's files are damaged", "build the graph again in another folder"),
    )
    for pattern, cause, fix in known:
        if re.search(pattern, text):
            return StoreError(cause, where=where, fix=fix)
    return StoreError(f"the graph cannot be used: {text}", where=where, fix="check the folder, or choose another")
