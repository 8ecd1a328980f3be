"""One file compressed with gzip, bzip2 or xz."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any, BinaryIO, cast

from kg.errors import InputError
from kg.read.containers.budget import budget_of, member, unpacking
from kg.read.format import Container, Head
from kg.read.item import HEAD, Item, read_up_to
from kg.read.options import Options

if TYPE_CHECKING:
    import lzma

_GZIP, _BZIP2, _XZ = b"\x1f\x8b\x08", b"BZh", b"\xfd7zXZ\x00"
_BZIP2_BEGINS = re.compile(rb"BZh[1-9](?:1AY&SY|\x17rE8P\x90)")  # what follows is a block, or the end: "BZh" alone may be text
_SUFFIXES = (".gz", ".bz2", ".xz")
_TAR_SUFFIXES = (".tgz", ".tbz2", ".txz")
_XZ_MEMORY = 256_000_000  # bytes for one dictionary; xz -9 asks for 64 MB, a hostile file for 4 GB


def matches(head: Head) -> bool:
    """Whether a file begins as one of the three does."""
    return head.data.startswith((_GZIP, _XZ)) or _BZIP2_BEGINS.match(head.data) is not None


def members(item: Item, options: Options) -> Iterator[Item | InputError]:
    """What is compressed: one item, under the name of the file without the suffix."""
    with item.open() as stream:
        budget = budget_of(item, stream)
        magic = read_up_to(stream, len(_XZ))

    def open() -> BinaryIO:
        packed = item.open()
        return unpacking(_unpacked(packed, magic), budget, item.where, packed)

    # It is the same thing, only smaller: it keeps its place and source.
    yield replace(member(item, budget, item.where, open, name=_inner_name(item.name)), source=item.source)


def _unpacked(packed: BinaryIO, magic: bytes) -> BinaryIO:
    if magic.startswith(_GZIP):
        import gzip

        return cast(BinaryIO, gzip.GzipFile(fileobj=packed, mode="rb"))  # one member after the other, as web archives have
    if magic.startswith(_BZIP2):
        import bz2

        return cast(BinaryIO, bz2.BZ2File(packed))
    return cast(BinaryIO, io.BufferedReader(_Xz(packed)))


def _inner_name(name: str) -> str:
    lower = name.lower()
    if lower.endswith(_TAR_SUFFIXES):
        return f"{name.rpartition('.')[0]}.tar"
    return name.rpartition(".")[0] if lower.endswith(_SUFFIXES) else name


class _Xz(io.RawIOBase):
    """Unpacks xz within a bound of memory, which ``lzma.LZMAFile`` cannot be given."""

    def __init__(self, packed: BinaryIO) -> None:
        self._packed, self._decoder = packed, _decoder()

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        while True:
            if self._decoder.eof:
                rest = (self._decoder.unused_data or self._packed.read(HEAD)).lstrip(b"\x00")  # streams may be padded
                if not rest:
                    return 0
                self._decoder = _decoder()
            else:
                rest = self._packed.read(HEAD) if self._decoder.needs_input else b""
                if self._decoder.needs_input and not rest:
                    raise EOFError("the compressed file is cut off")
            part = self._decoder.decompress(rest, len(buffer))
            if part:
                buffer[: len(part)] = part
                return len(part)


def _decoder() -> lzma.LZMADecompressor:
    import lzma

    return lzma.LZMADecompressor(lzma.FORMAT_XZ, _XZ_MEMORY)


FORMAT = Container("compressed file", matches, members)
