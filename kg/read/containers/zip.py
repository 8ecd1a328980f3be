"""ZIP archives: their members; and which of the formats that are ZIP archives inside one is."""

from __future__ import annotations

import stat
import zipfile
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from typing import IO, BinaryIO, cast

from kg.errors import Damaged, EmptyInput, InputError, NotText, TooLarge
from kg.read.containers import wacz
from kg.read.containers.budget import FREE, RATIO, Budget, budget_of, member, seekable, unpacking
from kg.read.containers.names import calendar_day, may_be_article, member_name
from kg.read.containers.zip_salvage import members_before_damage
from kg.read.documents import docx, odt
from kg.read.format import Container, Head
from kg.read.item import Item
from kg.read.options import Options

MAX_DIRECTORY = 64_000_000  # bytes of the list of members: about a million of them, which cost about 500 MB

_OTHER = (  # how the names of the members of what holds no article begin, and what that is
    ("xl/", "a spreadsheet"),
    ("ppt/", "a presentation"),
    ("META-INF/container.xml", "an electronic book"),
)
_OFFICE = "application/vnd.oasis.opendocument."


def matches(head: Head) -> bool:
    """Whether a file begins as a ZIP archive does."""
    return head.data.startswith((b"PK\x03\x04", b"PK\x05\x06"))


def members(item: Item, options: Options) -> Iterator[Item | InputError]:
    """The members that may be articles; for a document that is a ZIP archive inside, that document.

    Raises:
        InputError: NotText, EmptyInput: it holds nothing to read; TooLarge, Damaged: it is a trap, or damaged.
    """
    with item.open() as stream, seekable(stream, item.where) as whole:
        budget = budget_of(item, whole)
        try:
            archive = _opened(whole, item.where)
        except zipfile.BadZipFile:
            yield from members_before_damage(item, whole, budget)
            return
        with closing(archive):
            document = media_type_of(archive, item.where)
            if document:
                yield replace(item, media_type=document)
            else:
                size = whole.seek(0, 2)
                yield from _members(archive, item, budget, size)


def media_type_of(archive: zipfile.ZipFile, where: str) -> str:
    """The media type of the office document that a ZIP archive is; "" for one that is just an archive.

    Raises:
        NotText: it is a document of another kind, such as a spreadsheet.
    """
    names = archive.NameToInfo  # the names by which members are looked up
    told = archive.read("mimetype")[:200].decode("ascii", "replace") if _is_small(names.get("mimetype")) else ""
    if "[Content_Types].xml" in names and any(name.startswith("word/") for name in names):
        return docx.MEDIA_TYPE
    if told.startswith(f"{_OFFICE}text"):
        return odt.MEDIA_TYPE
    kind = "an office document that is no text" if told.startswith(_OFFICE) else _other_kind(archive)
    if kind:
        raise NotText(f"this is {kind}, not an article", where=where, fix="save the article as text, DOCX, ODT or PDF")
    return ""


def document_in(item: Item) -> str:
    """The media type of the office document that an item is; "" for all else.

    Raises:
        NotText: it is a document of another kind, such as a spreadsheet.
    """
    if not matches(Head(item.head())):
        return ""
    try:
        with item.open() as stream, seekable(stream, item.where) as whole, closing(_opened(whole, item.where)) as archive:
            return media_type_of(archive, item.where)
    except zipfile.BadZipFile:
        return ""


def _opened(stream: BinaryIO, where: str) -> zipfile.ZipFile:
    return zipfile.ZipFile(cast(IO[bytes], _Guarded(stream, where)))


def _is_small(info: zipfile.ZipInfo | None) -> bool:
    return info is not None and info.file_size < 200 and not info.flag_bits & 1


def _other_kind(archive: zipfile.ZipFile) -> str:
    packaged = "[Content_Types].xml" in archive.NameToInfo or "mimetype" in archive.NameToInfo
    return next((kind for begin, kind in _OTHER if packaged and any(name.startswith(begin) for name in archive.NameToInfo)), "")


def _members(archive: zipfile.ZipFile, item: Item, budget: Budget, size: int) -> Iterator[Item | InputError]:
    infos = archive.infolist()
    if sum(info.compress_size for info in infos) > size:
        raise Damaged("its members overlap, as those of traps do", where=item.where, fix="unpack it and give the folder, if that works")
    only = wacz.warcs(archive.NameToInfo)
    found = False
    for info in infos:
        name = member_name(info.filename)
        if not info.is_dir() and not _is_link(info) and (info.filename in only if only else may_be_article(name)):
            found = True
            yield _member(archive, info, item, budget, f"{item.where}/{name}")
    if not found:
        raise EmptyInput("it holds no file that may be an article", where=item.where, fix="look what is in it")


def _is_link(info: zipfile.ZipInfo) -> bool:
    """Whether a member is a symbolic link; its content is where it leads, and no article."""
    return stat.S_ISLNK(info.external_attr >> 16)


def _member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, item: Item, budget: Budget, where: str) -> Item | InputError:
    if info.flag_bits & 1:
        return Damaged("it is encrypted", where=where, fix="unpack the archive with its password and give the folder")
    if info.file_size > FREE and info.file_size > RATIO * info.compress_size:
        return TooLarge(
            f"it unpacks to more than {RATIO} times its size", where=where, fix="if that is no trap, unpack it and give the folder"
        )

    def open() -> BinaryIO:
        return unpacking(cast(BinaryIO, archive.open(info)), budget, where)

    return member(item, budget, where, open, name=where.rpartition("/")[2], time=calendar_day(*info.date_time[:3]))


class _Guarded:
    """A stream of which no more is read at once than the list of members of a sound archive has."""

    def __init__(self, stream: BinaryIO, where: str) -> None:
        self._stream, self._where = stream, where
        self.seek, self.tell, self.seekable = stream.seek, stream.tell, stream.seekable

    def read(self, size: int = -1) -> bytes:
        if size > MAX_DIRECTORY:
            raise TooLarge("it holds too many files", where=self._where, fix="unpack it and give the folder")
        return self._stream.read(size if size >= 0 else MAX_DIRECTORY)  # all is asked for near the end alone


FORMAT = Container("ZIP", matches, members)
