"""What the readers hand each other: a piece of input, what is told of it, and the article found in it."""

from __future__ import annotations

import io
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field, fields, replace
from typing import Any, BinaryIO, cast

from kg.errors import TooLarge
from kg.read.text import MAX_BYTES

HEAD = 65_536  # bytes from which a format is told


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is told of an article beside its text; "" where nothing is.

    ``published`` is an ISO 8601 date, or date and time.
    """

    headline: str = ""
    byline: str = ""
    publisher: str = ""
    url: str = ""
    published: str = ""

    def over(self, other: Metadata) -> Metadata:
        """What this tells, and where it tells nothing what ``other`` does."""
        told = {f.name: getattr(self, f.name) or getattr(other, f.name) for f in fields(self)}
        return Metadata(**told)


@dataclass(frozen=True, slots=True)
class Dropped:
    """A piece of a document that is no part of its article, and why it is none, as "navigation" or "running head"."""

    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Draft:
    """The article that a document holds, before it is checked.

    ``text`` has an empty line between paragraphs, and the headline as the first of them where the document shows one.
    ``metadata`` is what the document tells outside its text: what the words of the text tell is found later, for all formats.
    """

    text: str
    metadata: Metadata = field(default_factory=Metadata)
    dropped: tuple[Dropped, ...] = ()


@dataclass(frozen=True, slots=True)
class Item:
    """One piece of input: a file, a member of an archive, a row of a table, what a web address gives.

    ``where`` names it in errors, and is where its article came from unless ``source`` says another place. ``name`` is its file
    name, a hint at its format where the content tells none. ``open`` gives its bytes from the start, to be closed by who asked
    for them. ``media_type`` is what a server or an archive calls it. ``metadata`` is told from outside (a feed's entry, a table's
    row), and counts where the document itself tells nothing. ``time`` is that of the file, ISO 8601. ``depth`` counts the archives
    it lies in.
    """

    where: str
    open: Callable[[], BinaryIO]
    name: str = ""
    media_type: str = ""
    metadata: Metadata = field(default_factory=Metadata)
    time: str = ""
    depth: int = 0
    source: str = ""

    def head(self) -> bytes:
        """The first bytes, at most HEAD.

        Raises:
            InputError: it cannot be opened.
        """
        with self.open() as stream:
            return read_up_to(stream, HEAD)

    def bytes(self, most: int = MAX_BYTES) -> bytes:
        """All bytes.

        Raises:
            InputError: it cannot be opened.
            TooLarge: there are more than ``most``.
        """
        with self.open() as stream:
            data = read_up_to(stream, most + 1)
        if len(data) > most:
            cause = f"it is larger than {most // 1_000_000} MB"
            raise TooLarge(cause, where=self.where, fix="split it into articles, one a file, and give the folder")
        return data

    def within(self, where: str, open: Callable[[], BinaryIO], *, name: str, **told: object) -> Item:
        """An item in this one: one archive deeper, with what is told of the outer where nothing else is said."""
        return replace(self, where=where, open=open, name=name, media_type="", source="", depth=self.depth + 1, **told)  # type: ignore[arg-type]


def of_bytes(data: bytes, where: str, *, name: str = "", media_type: str = "", metadata: Metadata | None = None) -> Item:
    """An item that is in memory."""
    return Item(where, lambda: io.BytesIO(data), name=name, media_type=media_type, metadata=metadata or Metadata())


def read_up_to(stream: BinaryIO, most: int) -> bytes:
    """The next ``most`` bytes of a stream, fewer only at its end; streams may give less than asked for."""
    parts, left = [], most
    while left > 0 and (part := stream.read(left)):
        parts.append(part)
        left -= len(part)
    return b"".join(parts)


def spooled(stream: BinaryIO, where: str, most: int) -> BinaryIO:
    """A copy of a stream that can be read again from any place: in memory while it is small, else in a temporary file.

    Raises:
        TooLarge: it has more than ``most`` bytes.
    """
    copy = tempfile.SpooledTemporaryFile(max_size=MAX_BYTES)  # noqa: SIM115 - it lives as long as who asked for it
    try:
        left = most
        while part := stream.read(HEAD):
            left -= len(part)
            if left < 0:
                raise TooLarge(f"it is larger than {most // 1_000_000} MB", where=where, fix="unpack it, or give its parts one by one")
            copy.write(part)
        copy.seek(0)
    except BaseException:
        copy.close()
        raise
    return cast(BinaryIO, copy)


def reopened(stream: BinaryIO) -> BinaryIO:
    """A spooled stream from its start; closing what is given does not close it."""
    return cast(BinaryIO, io.BufferedReader(_View(stream)))


class _View(io.RawIOBase):
    """Reads another stream from a place of its own."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream, self._at = stream, 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        self._stream.seek(self._at)
        part = self._stream.read(len(buffer))
        buffer[: len(part)] = part
        self._at += len(part)
        return len(part)

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        if whence == io.SEEK_CUR:
            offset += self._at
        elif whence == io.SEEK_END:
            offset += self._stream.seek(0, io.SEEK_END)
        self._at = max(0, offset)
        return self._at

    def tell(self) -> int:
        return self._at


class Joined(io.RawIOBase):
    """Some bytes, and a stream after them; closed, it closes the stream."""

    def __init__(self, first: bytes, rest: BinaryIO) -> None:
        self._first, self._rest = io.BytesIO(first), rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        part = self._first.read(len(buffer)) or self._rest.read(len(buffer))
        buffer[: len(part)] = part
        return len(part)

    def close(self) -> None:
        self._rest.close()
        super().close()
