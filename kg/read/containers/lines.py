"""The lines of a long text, one at a time, none of them endless."""

from __future__ import annotations

import codecs
import io
from collections.abc import Iterator
from typing import BinaryIO

import kg.read.decode  # noqa: F401 - it registers how bytes that are no UTF-8 are read
from kg.errors import TooLarge

MAX_LINE = 20_000_000  # characters

_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def encoding_of(head: bytes) -> str:
    """The encoding of a text that is read piece by piece: UTF-16 where it begins with its mark, else UTF-8 with or without one."""
    return "utf-16" if head.startswith(_WIDE) else "utf-8-sig"


def as_text(data: bytes) -> str:
    """The text of a head, whose last character may be cut."""
    decoder = codecs.getincrementaldecoder(encoding_of(data))("kg-windows-1252")
    return decoder.decode(data)


def reader(stream: BinaryIO, head: bytes) -> io.TextIOWrapper:
    """The text of a stream, with the line ends it has."""
    errors = "kg-windows-1252" if encoding_of(head) == "utf-8-sig" else "replace"
    return io.TextIOWrapper(stream, encoding_of(head), errors, newline="")


def lines(text: io.TextIOWrapper, where: str) -> Iterator[str | TooLarge]:
    """The lines of a text with their ends; for one that is too long the error."""
    while line := text.readline(MAX_LINE):
        if len(line) < MAX_LINE:
            yield line
            continue
        while line and not line.endswith(("\n", "\r")):
            line = text.readline(MAX_LINE)
        cause = f"a line is longer than {MAX_LINE // 1_000_000} million characters"
        yield TooLarge(cause, where=where, fix="give each article in a line or row of its own")
