"""Bounds on what is unpacked: however archives are nested, a small input must not become an endless one."""

from __future__ import annotations

import io
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, fields
from typing import Any, BinaryIO, cast

from kg.errors import InputError, TooLarge
from kg.read.item import HEAD, Item
from kg.read.text import MAX_BYTES

FREE = 100_000_000  # bytes that any input may unpack to
RATIO = 200  # and beyond that so many times its size: text packs to a fourth, tables to a twentieth
MAX_INNER = 500_000_000  # bytes of a member that has to be copied before it can be read, such as an archive in an archive


class Budget:
    """How much may still be unpacked of an input; all archives within it spend from the same."""

    def __init__(self, packed: int) -> None:
        self.left = max(FREE, RATIO * packed)

    def spend(self, size: int, where: str) -> None:
        """Take some bytes off.

        Raises:
            TooLarge: nothing is left.
        """
        self.left -= size
        if self.left < 0:
            cause = f"it unpacks to more than {RATIO} times its size"
            raise TooLarge(cause, where=where, fix="if that is no trap, unpack it and give the folder")


@dataclass(frozen=True, slots=True)
class Member(Item):
    """An item in an archive, with the budget that it unpacks from."""

    budget: Budget | None = None

    def head(self) -> bytes:
        """The first bytes, at most HEAD; of a cut off one those before the cut, so that its format is told and what is whole read.

        Raises:
            InputError: it cannot be opened, or is a trap.
        """
        parts: list[bytes] = []
        left = HEAD
        with self.open() as stream:
            read = getattr(stream, "read1", stream.read)  # which gives what there is, and does not fail for what comes after
            try:
                while left > 0 and (part := read(left)):
                    parts.append(part)
                    left -= len(part)
            except InputError:
                raise
            except Exception:
                if not parts:
                    raise
        return b"".join(parts)


def member(outer: Item, budget: Budget, where: str, open: Callable[[], BinaryIO], *, name: str, time: str = "") -> Member:
    """A member of an archive."""
    inner = outer.within(where, open, name=name, time=time or outer.time)
    told: dict[str, Any] = {field.name: getattr(inner, field.name) for field in fields(Item)}
    return Member(**told | {"budget": budget})


def budget_of(item: Item, stream: BinaryIO) -> Budget:
    """The budget of an archive: that of the outermost it lies in, else one by the size of its own bytes."""
    if isinstance(item, Member) and item.budget:
        return item.budget
    if not stream.seekable():
        return Budget(0)
    size = stream.seek(0, io.SEEK_END)
    stream.seek(0)
    return Budget(size)


def unpacking(inner: BinaryIO, budget: Budget, where: str, *outer: BinaryIO) -> BinaryIO:
    """A stream of unpacked bytes, spent from the budget; closing it closes the inner and the outer ones."""
    return cast(BinaryIO, io.BufferedReader(_Unpacking(inner, budget, where, outer), HEAD))


@contextmanager
def seekable(stream: BinaryIO, where: str) -> Iterator[BinaryIO]:
    """The stream if it can be read from any place, else a copy that can.

    Raises:
        TooLarge: it would have to be copied, and has more than MAX_INNER bytes.
    """
    if stream.seekable():
        yield stream
    else:
        with copied(stream, where) as copy:
            yield copy


@contextmanager
def copied(stream: BinaryIO, where: str) -> Iterator[BinaryIO]:
    """A copy of a stream: in memory while it is small, else in a temporary file that has no name.

    Raises:
        TooLarge: it has more than MAX_INNER bytes.
    """
    left = MAX_INNER
    with tempfile.SpooledTemporaryFile(max_size=MAX_BYTES) as copy:
        while part := stream.read(HEAD):
            left -= len(part)
            if left < 0:
                raise TooLarge(f"it is larger than {MAX_INNER // 1_000_000} MB", where=where, fix="unpack it, or give its parts one by one")
            copy.write(part)
        copy.seek(0)
        yield cast(BinaryIO, copy)


class _Unpacking(io.RawIOBase):
    """Reads forwards only: going back in packed bytes means unpacking them again."""

    def __init__(self, inner: BinaryIO, budget: Budget, where: str, outer: tuple[BinaryIO, ...]) -> None:
        self._inner, self._budget, self._where, self._outer = inner, budget, where, outer
        self._read = getattr(inner, "read1", inner.read)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        part = self._read(len(buffer))
        self._budget.spend(len(part), self._where)
        buffer[: len(part)] = part
        return len(part)

    def close(self) -> None:
        if not self.closed:
            for stream in (self._inner, *self._outer):
                stream.close()
        super().close()
