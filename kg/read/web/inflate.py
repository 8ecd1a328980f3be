"""Compressed answers, unpacked piece by piece, so that a small one cannot become a huge one unseen."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator

_PIECE = 65_536  # bytes
_GZIP, _ZLIB, _RAW = 31, 15, -15  # how zlib numbers what is around the compressed bytes
_GZIP_MAGIC = b"\x1f\x8b"

CODINGS = ("gzip", "deflate")  # what servers may use
_OTHER_CODINGS = ("br", "zstd", "compress", "dcb", "dcz")


def inflated(parts: Iterable[bytes], coding: str) -> Iterator[bytes]:
    """What some bytes hold, in pieces of at most 64 KB; empty pieces are progress too.

    Args:
        parts: the bytes as they come.
        coding: the value of ``Content-Encoding``.

    Raises:
        ValueError: the coding is none of those that were asked for.
        EOFError, zlib.error: the bytes are cut off or broken.
    """
    coding = coding.strip().lower().removeprefix("x-")
    if coding in CODINGS:
        yield from _inflated(_sliced(parts), coding)
    elif coding in _OTHER_CODINGS or "," in coding:
        raise ValueError(f"it comes compressed as {coding[:40]!r}")
    else:  # there are servers that name a character set here
        yield from parts


def _sliced(parts: Iterable[bytes]) -> Iterator[bytes]:
    """Pieces, none of them large: what is left of one is copied again and again."""
    for part in parts:
        for at in range(0, len(part), _PIECE):
            yield part[at : at + _PIECE]


def _inflated(parts: Iterator[bytes], coding: str) -> Iterator[bytes]:
    unpack = None
    for part in parts:
        if unpack is None:
            unpack = zlib.decompressobj(_window(part, coding))
        while part:
            if unpack.eof:
                if not part.startswith(_GZIP_MAGIC[: len(part)]):
                    return  # padding after the end
                unpack = zlib.decompressobj(_GZIP)
            yield unpack.decompress(part, _PIECE)
            part = unpack.unconsumed_tail or unpack.unused_data
    while unpack is not None and not unpack.eof:
        last = unpack.decompress(unpack.unconsumed_tail, _PIECE)
        if not last:
            raise EOFError("it is cut off")
        yield last


def _window(begin: bytes, coding: str) -> int:
    """Which wrapping there is; servers disagree about what "deflate" means."""
    if coding == "gzip":
        return _GZIP
    wrapped = len(begin) >= 2 and begin[0] & 15 == 8 and int.from_bytes(begin[:2], "big") % 31 == 0
    return _ZLIB if wrapped else _RAW
