"""Mailboxes (mbox): messages one after the other, each after a line that begins "From "."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from typing import BinaryIO

from kg.errors import InputError, TooLarge
from kg.read.format import Container, Head
from kg.read.item import HEAD, Item
from kg.read.options import Options
from kg.read.text import MAX_BYTES

# From sender Tue Mar 18 09:30:00 2025: text may have a line that begins so, but not one that ends so.
_SEPARATOR = re.compile(rb"From \S[^\r\n]{0,200}\d\d?:\d\d[^\r\n]{0,40}\d{4}[^\r\n]{0,40}\r?\n?")
_BEGINS = re.compile(rb"(?:\r?\n){0,3}" + _SEPARATOR.pattern + rb">?[\w-]+:")
_QUOTED = re.compile(rb">+From ")


def matches(head: Head) -> bool:
    """Whether a file begins with such a line, and with a header after it."""
    return _BEGINS.match(head.data) is not None


def members(item: Item, options: Options) -> Iterator[Item | InputError]:
    """The messages, counted from 1."""
    with item.open() as stream:
        for number, message in enumerate(_messages(stream), 1):
            where = f"{item.where}#message={number}"
            if message is None:
                yield TooLarge(f"it is larger than {MAX_BYTES // 1_000_000} MB", where=where, fix="save its text alone")
            else:
                inner = item.within(where, partial(io.BytesIO, message), name=f"{number}.eml")
                yield replace(inner, media_type="message/rfc822")


def _messages(stream: BinaryIO) -> Iterator[bytes | None]:
    """The messages without the lines before them; None for one that is too large."""
    held: list[bytes] = []
    size, begun = 0, False
    after_empty, whole_line = True, True  # a separator is a whole line, and stands after an empty one
    while line := stream.readline(HEAD):
        if whole_line and after_empty and _SEPARATOR.fullmatch(line):
            if begun:
                yield b"".join(held) if size <= MAX_BYTES else None
            held, size, begun = [], 0, True
        else:
            quoted = whole_line and _QUOTED.match(line)
            size += len(line)
            if size <= MAX_BYTES:
                held.append(line[1:] if quoted else line)
        after_empty, whole_line = whole_line and not line.strip(b"\r\n"), line.endswith(b"\n")
    if begun:
        yield b"".join(held) if size <= MAX_BYTES else None


FORMAT = Container("mailbox", matches, members)
