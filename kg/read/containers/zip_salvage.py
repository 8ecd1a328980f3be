"""What can be read of a ZIP archive whose end, where the list of its members is, is missing or damaged."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from io import BytesIO
from typing import BinaryIO

from kg.errors import Damaged, InputError
from kg.read.containers.budget import Budget, member
from kg.read.containers.names import may_be_article, member_name
from kg.read.item import HEAD, Item, read_up_to
from kg.read.text import MAX_BYTES

_HEADER = struct.Struct("<4s5H3L2H")  # of each member, before its bytes
_BEGINS, _SUMS_BEGIN = b"PK\x03\x04", b"PK\x07\x08"
_ENCRYPTED, _SUMS_FOLLOW, _UTF8 = 0x1, 0x8, 0x800
_STORED, _DEFLATED = 0, 8
_DOCUMENTS = ("mimetype", "[Content_Types].xml", "_rels/", "docProps/", "word/")  # with these begins no archive of articles


class _Cut(Exception):
    """The bytes end, or are not what they should be."""


@dataclass(frozen=True, slots=True)
class _Entry:
    name: str
    flags: int
    method: int
    crc: int
    packed_size: int


def members_before_damage(item: Item, stream: BinaryIO, budget: Budget) -> Iterator[Item | InputError]:
    """The members whose bytes are whole, as long as each leads to the next; then the error."""
    stream.seek(0)
    try:
        while True:
            entry = _entry(stream)
            if entry.name.startswith(_DOCUMENTS):
                break
            data = _data(entry, stream, budget, item.where)
            name = member_name(entry.name)
            if may_be_article(name):
                where = f"{item.where}/{name}"
                yield member(item, budget, where, partial(BytesIO, data), name=name.rpartition("/")[2])
    except (_Cut, zlib.error):
        pass
    raise Damaged("the archive is damaged or cut off; what comes after is lost", where=item.where, fix="get it again")


def _entry(stream: BinaryIO) -> _Entry:
    begin, _, flags, method, _, _, crc, packed, _, name_size, extra_size = _HEADER.unpack(_exactly(stream, _HEADER.size))
    if begin != _BEGINS or flags & _ENCRYPTED:
        raise _Cut
    name = _exactly(stream, name_size).decode("utf-8" if flags & _UTF8 else "cp437", "replace")
    _exactly(stream, extra_size)
    return _Entry(name, flags, method, crc, packed)


def _data(entry: _Entry, stream: BinaryIO, budget: Budget, where: str) -> bytes:
    """The bytes of a member, the first MAX_BYTES and one of a longer one; the stream is left behind them."""
    crc = entry.crc
    if entry.method == _DEFLATED:
        data, size = _inflated(stream, budget, where)
    elif entry.method == _STORED and not entry.flags & _SUMS_FOLLOW:
        data, size = _exactly(stream, min(entry.packed_size, MAX_BYTES + 1)), entry.packed_size
        stream.seek(size - len(data), 1)
    else:
        raise _Cut
    if entry.flags & _SUMS_FOLLOW:
        sums = _exactly(stream, 12)
        marked = sums.startswith(_SUMS_BEGIN)
        crc = int.from_bytes(sums[4:8] if marked else sums[:4], "little")
        _exactly(stream, 4 if marked else 0)
    if size == len(data) and zlib.crc32(data) != crc:
        raise _Cut
    return data


def _inflated(stream: BinaryIO, budget: Budget, where: str) -> tuple[bytes, int]:
    decoder = zlib.decompressobj(-zlib.MAX_WBITS)
    kept, size = bytearray(), 0
    while not decoder.eof:
        packed = decoder.unconsumed_tail or stream.read(HEAD)
        if not packed:
            raise _Cut
        part = decoder.decompress(packed, HEAD)
        budget.spend(len(part), where)
        kept += part[: max(0, MAX_BYTES + 1 - len(kept))]
        size += len(part)
    stream.seek(-len(decoder.unused_data), 1)
    return bytes(kept), size


def _exactly(stream: BinaryIO, size: int) -> bytes:
    data = read_up_to(stream, size)
    if len(data) < size:
        raise _Cut
    return data
