"""Web archives (WARC): the pages and documents that a crawler kept, one after the other."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from typing import Any, BinaryIO

from kg.errors import Damaged, EmptyInput, InputError, MissingExtra, TooLarge
from kg.read.containers.http_body import body
from kg.read.containers.names import shown
from kg.read.format import Container, Head
from kg.read.item import HEAD, Item, Metadata, read_up_to
from kg.read.options import Options
from kg.read.text import MAX_BYTES

_LONGEST_HEADERS = 1_000_000  # bytes before the content of a record; warcio would take any number
_MEDIA_TYPES = (
    *("text/html", "application/xhtml+xml", "text/plain", "application/pdf"),
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "application/vnd.oasis.opendocument.text",
)


def matches(head: Head) -> bool:
    """Whether a file begins as a record does."""
    return head.data.lstrip(b"\r\n").startswith((b"WARC/1.", b"WARC/0.1"))


def members(item: Item, options: Options) -> Iterator[Item | InputError]:
    """The pages and documents that were there when they were asked for, and resources; all else is passed over.

    Raises:
        InputError: Damaged, EmptyInput: it is cut off or broken from there on, or holds no page.
        MissingExtra: the part that reads web archives is not installed.
    """
    found = False
    with item.open() as stream:
        for record in _records(_Records(stream), item.where):
            media_type = _media_type(record)
            if media_type in _MEDIA_TYPES:
                found = True
                yield _page(record, media_type, item)
    if not found:
        raise EmptyInput(
            "it holds no page that was found when it was asked for", where=item.where, fix="check that this is the file you meant"
        )


def _records(stream: _Records, where: str) -> Iterator[Any]:
    """All records, their headers read; what is left of each is passed over before the next."""
    loader = _loader(where)
    while line := stream.readline():
        if not line.strip():
            continue
        record = loader.parse_record_stream(stream, line, "warc", no_record_parse=True)
        if not record.length and record.rec_headers.get_header("Content-Length") != "0":
            raise Damaged("a record does not tell its length; what comes after is lost", where=where, fix="get the archive again")
        uri = record.rec_headers.get_header("WARC-Target-URI") or ""
        if record.rec_type == "response":
            record.http_headers = loader.load_http_headers("response", uri, record.raw_stream, record.length)
        yield record
        while record.raw_stream.read(HEAD):
            pass
        if record.raw_stream.limit:
            raise _cut_off(where)


def _loader(where: str) -> Any:
    try:
        from warcio.recordloader import ArcWarcRecordLoader
    except ImportError as error:
        fix = "install it: pip install '.[web]' in a checkout, or kg[web]"
        raise MissingExtra("reading web archives needs an optional part", where=where, fix=fix) from error
    logging.getLogger("warcio").setLevel(logging.ERROR)  # it tells of addresses with spaces in them
    return ArcWarcRecordLoader(verify_http=False, arc2warc=False)


def _media_type(record: Any) -> str:
    """What a record holds, if it is something found on the web; else ""."""
    if record.rec_type == "resource":
        told = record.content_type
    elif record.rec_type == "response" and record.http_headers and record.http_headers.get_statuscode() == "200":
        told = record.http_headers.get_header("Content-Type")
    else:
        return ""
    return str(told or "").partition(";")[0].strip().lower()


def _page(record: Any, media_type: str, item: Item) -> Item | InputError:
    headers = record.rec_headers
    uri = shown(headers.get_header("WARC-Target-URI") or "")
    where = f"{item.where}#{uri or shown(headers.get_header('WARC-Record-ID') or 'record')}"
    data = read_up_to(record.raw_stream, MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        return TooLarge(f"it is larger than {MAX_BYTES // 1_000_000} MB", where=where, fix="save the article's text alone")
    if record.raw_stream.limit:
        raise _cut_off(item.where)
    try:
        content = body(data, record.http_headers, where)
    except InputError as error:
        return error
    url = uri if uri.startswith(("http://", "https://")) else ""
    told = {"metadata": Metadata(url=url).over(item.metadata), "time": shown(headers.get_header("WARC-Date") or "")[:10]}
    made = item.within(where, partial(io.BytesIO, content), name=uri.partition("?")[0].rpartition("/")[2], **told)
    return replace(made, media_type=media_type)


def _cut_off(where: str) -> Damaged:
    return Damaged("the archive is cut off in a record", where=where, fix="get it again")


class _Records:
    """A stream as warcio reads it, whose headers may not be endless."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream, self._in_headers, self._at = stream, 0, 0

    def read(self, size: int) -> bytes:
        self._in_headers = 0
        data = self._stream.read(size)
        self._at += len(data)
        return data

    def readline(self, size: int = -1) -> bytes:
        line = self._stream.readline(_LONGEST_HEADERS if size < 0 else min(size, _LONGEST_HEADERS))
        self._at += len(line)
        self._in_headers = self._in_headers + len(line) if line.strip() else 0
        if self._in_headers >= _LONGEST_HEADERS:
            raise ValueError("the headers of a record do not end")
        return line

    def tell(self) -> int:
        return self._at


FORMAT = Container("web archive", matches, members)
