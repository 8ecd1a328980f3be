"""The content of an HTTP response as it was kept: in chunks, compressed."""

from __future__ import annotations

import io
import zlib
from importlib import import_module
from typing import Any

from kg.errors import Damaged, TooLarge
from kg.read.text import MAX_BYTES

_BROTLI_STEP = 16  # bytes; a few of them may unpack to 16 MB
_ANY_WRAPPER, _NO_WRAPPER = zlib.MAX_WBITS | 32, -zlib.MAX_WBITS


def body(data: bytes, headers: Any, where: str) -> bytes:
    """The content of what was sent.

    Args:
        data: what was sent, after the headers.
        headers: with ``get_header(name)``; None for content that is as it was sent.
        where: what errors call it.

    Raises:
        TooLarge: it unpacks to more than MAX_BYTES.
        Damaged: it is compressed in a way that is not known here, or broken.
    """
    if headers is None:
        return data
    if (headers.get_header("Transfer-Encoding") or "").strip().lower() == "chunked":
        data = _joined(data)
    encodings = [name.strip().lower() for name in (headers.get_header("Content-Encoding") or "").split(",")]
    for encoding in reversed(encodings):
        data = _decoded(data, encoding, where)
        if len(data) > MAX_BYTES:
            raise TooLarge(f"it unpacks to more than {MAX_BYTES // 1_000_000} MB", where=where, fix="save the article's text alone")
    return data


def _joined(data: bytes) -> bytes:
    """The chunks joined; archives that say "chunked" of what is not any more are left as they are."""
    from warcio.bufferedreaders import ChunkedDataReader

    return bytes(ChunkedDataReader(io.BytesIO(data)).read())


def _decoded(data: bytes, encoding: str, where: str) -> bytes:
    if encoding in ("gzip", "x-gzip", "deflate"):
        return _inflated(data, encoding)
    if encoding == "br":
        return _from_brotli(data, where)
    if encoding in ("", "identity", "none", "utf-8"):
        return data
    raise Damaged(f"it is compressed as {encoding[:40]!r}, which is not known here", where=where, fix="save the page and give that")


def _inflated(data: bytes, encoding: str) -> bytes:
    """Archives that say "gzip" of what is unpacked already are left as they are."""
    for wrapper in (_ANY_WRAPPER, _NO_WRAPPER) if encoding == "deflate" else (_ANY_WRAPPER,):
        try:
            return zlib.decompressobj(wrapper).decompress(data, MAX_BYTES + 1)
        except zlib.error:
            continue
    return data


def _from_brotli(data: bytes, where: str) -> bytes:
    """Archives that say "br" of what is unpacked already are left as they are."""
    try:
        brotli: Any = import_module("brotli")
    except ImportError as error:
        raise Damaged("it is compressed with Brotli", where=where, fix="install what reads that: pip install brotli") from error
    decoder, parts, size, at = brotli.Decompressor(), [], 0, 0
    try:
        while at < len(data) and size <= MAX_BYTES:
            parts.append(decoder.process(data[at : at + _BROTLI_STEP]))
            size, at = size + len(parts[-1]), at + _BROTLI_STEP
    except brotli.error:
        return data
    return b"".join(parts)
