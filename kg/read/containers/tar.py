"""Tar archives, read from beginning to end: those within compressed files too are never kept whole."""

from __future__ import annotations

import io
import re
import tarfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any, BinaryIO, cast

from kg.errors import Damaged, EmptyInput, InputError, TooLarge
from kg.read.containers.budget import MAX_INNER, budget_of, copied, member
from kg.read.containers.names import day, may_be_article, member_name
from kg.read.format import Container, Head
from kg.read.item import HEAD, Item, read_up_to, reopened
from kg.read.options import Options

_BLOCK = 512  # bytes; headers are one, and what follows fills whole ones
_LONGEST_NOTE = 1_000_000  # bytes that tell more of the next member, such as a long name; tarfile would take any number
_FILES = (tarfile.REGTYPE, tarfile.AREGTYPE, tarfile.CONTTYPE)
_NOTES = (tarfile.GNUTYPE_LONGNAME, tarfile.XHDTYPE, tarfile.SOLARIS_XHDTYPE)
_BARE = (tarfile.LNKTYPE, tarfile.SYMTYPE, tarfile.DIRTYPE, tarfile.FIFOTYPE, tarfile.CHRTYPE, tarfile.BLKTYPE)  # no bytes follow
_TOLD = re.compile(rb"(?<![^\n])\d{1,9} (path|size|mtime|GNU\.sparse\.\w+)=([^\n]*)\n")


def matches(head: Head) -> bool:
    """Whether a file begins with the header of a member, which holds its own check sum."""
    return _header(head.data[:_BLOCK]) is not None


def members(item: Item, options: Options) -> Iterator[Item | InputError]:
    """The members that may be articles; links, devices and sparse files are passed over.

    Raises:
        InputError: Damaged, EmptyInput: it is cut off or broken from there on, or holds nothing to read.
    """
    found = False
    with item.open() as stream:
        budget = budget_of(item, stream)
        for entry in _entries(stream, item.where):
            name = member_name(entry.name)
            if not entry.file or not may_be_article(name):
                continue
            found = True
            where = f"{item.where}/{name}"
            if entry.part.left > MAX_INNER:
                yield TooLarge(f"it is larger than {MAX_INNER // 1_000_000} MB", where=where, fix="unpack it and give the folder")
                continue
            with copied(cast(BinaryIO, entry.part), where) as copy:
                open = partial(reopened, copy)
                yield member(item, budget, where, open, name=name.rpartition("/")[2], time=entry.time)
    if not found:
        raise EmptyInput("it holds no file that may be an article", where=item.where, fix="look what is in it")


@dataclass(frozen=True, slots=True)
class _Entry:
    name: str
    file: bool
    time: str
    part: _Part


class _Part(io.RawIOBase):
    """The bytes of one member in the stream of all."""

    def __init__(self, stream: BinaryIO, size: int, where: str) -> None:
        self._stream, self._where = stream, where
        self.left = size

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        data = self._stream.read(min(len(buffer), self.left))
        if not data and self.left and len(buffer):
            raise _cut_off(self._where)
        self.left -= len(data)
        buffer[: len(data)] = data
        return len(data)

    def rest(self) -> None:
        """Pass over what has not been read."""
        while self.read(HEAD):
            pass


def _entries(stream: BinaryIO, where: str) -> Iterator[_Entry]:
    """All members; what is left of each is passed over before the next."""
    told: dict[str, str] = {}
    while True:
        block = read_up_to(stream, _BLOCK)
        if not block.strip(b"\x00"):  # a block of zeros ends it, or the end of the file
            return
        header = _header(block)
        if header is None:
            raise _cut_off(where)
        sparse = header.type == tarfile.GNUTYPE_SPARSE
        while sparse and block[482 if block[257:262] == b"ustar" else 504]:  # its map goes on
            block = read_up_to(stream, _BLOCK).ljust(_BLOCK, b"\x00")
        size = 0 if header.type in _BARE else _number(told.get("size", "")) or header.size
        part, padding = _Part(stream, size, where), _Part(stream, -size % _BLOCK, where)
        if header.type in _NOTES and size <= _LONGEST_NOTE:
            told |= _note(header.type, read_up_to(cast(BinaryIO, part), size))
        elif header.type not in (tarfile.GNUTYPE_LONGLINK, tarfile.XGLTYPE):
            sparse = sparse or any(name.startswith("GNU.sparse") for name in told)
            time = day(_number(told.get("mtime", "").partition(".")[0]) or header.mtime)
            yield _Entry(told.get("path", header.name), header.type in _FILES and not sparse, time, part)
            told = {}
        part.rest()
        padding.rest()


def _header(block: bytes) -> tarfile.TarInfo | None:
    try:
        header = tarfile.TarInfo.frombuf(block, "utf-8", "replace")
    except (tarfile.HeaderError, ValueError):
        return None
    return header if header.size >= 0 else None


def _note(kind: bytes, data: bytes) -> dict[str, str]:
    """What a note tells of the member after it."""
    if kind == tarfile.GNUTYPE_LONGNAME:
        return {"path": data.rstrip(b"\x00").decode("utf-8", "replace")}
    return {match[1].decode(): match[2].decode("utf-8", "replace") for match in _TOLD.finditer(data)}


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 20 else 0


def _cut_off(where: str) -> Damaged:
    return Damaged("the archive is damaged or cut off; what comes after is lost", where=where, fix="get it again")


FORMAT = Container("tar", matches, members)
