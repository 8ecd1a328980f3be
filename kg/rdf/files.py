"""Files and folders that appear whole or not at all."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from kg.errors import FormatError


@contextmanager
def whole_file(path: Path) -> Iterator[BinaryIO]:
    """A file to write, which takes the place of another at the end; after an error all is as it was.

    Raises:
        OSError: it cannot be written.
    """
    if path.exists() and not path.is_file():  # a pipe or a device: there is nothing to replace
        with path.open("wb") as file:
            yield file
        return
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:40]}.")
    beside = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            yield file
        beside.chmod(path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask())
        beside.replace(path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


@contextmanager
def whole_folder(path: Path, files: Collection[str]) -> Iterator[Path]:
    """A folder to put files in, which takes the place of another at the end; after an error all is as it was.

    Args:
        path: the folder.
        files: what will be in it. Nothing else may be in the folder that it replaces.

    Raises:
        FormatError: there is something else.
        OSError: it cannot be written.
    """
    if path.is_dir():
        if others := sorted({child.name for child in path.iterdir()} - set(files)):
            raise FormatError(f"the folder holds something else: {others[0]}", where=str(path), fix="give another folder")
    elif path.exists() or path.is_symlink():
        raise FormatError("this is no folder", where=str(path), fix="give the path of a folder")
    beside = Path(tempfile.mkdtemp(dir=path.parent, prefix=f".{path.name[:40]}."))
    try:
        made = beside / "new"
        made.mkdir()
        yield made
        if path.exists():
            path.replace(beside / "old")
        try:
            made.replace(path)
        except BaseException:
            if (beside / "old").exists():
                (beside / "old").replace(path)
            raise
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
