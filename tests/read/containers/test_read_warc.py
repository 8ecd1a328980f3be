from __future__ import annotations

import gzip
import random
import sys
import zlib
from types import SimpleNamespace

import pytest
from making import HEADLINE, HTML, TEXT, URL, docx, record, response, squeezed, warc, zipped
from reading import article, articles, failures, found

from kg.errors import Damaged, EmptyInput, InputError, MissingExtra, TooLarge
from kg.read.walk import Found


def test_a_page_with_its_address_and_time() -> None:
    one = article(warc(), "crawl.warc.gz", file_dates=True)
    assert one.source == f"crawl.warc.gz#{URL}"
    assert one.url == URL
    assert (one.published, one.dated_by) == ("2025-03-19", "file time")


def test_what_is_no_found_page_is_passed_over() -> None:
    others = (
        record("request", URL, b"GET / HTTP/1.1\r\n\r\n", content_type="application/http; msgtype=request"),
        record("revisit", URL, response(b"")),
        record("metadata", URL, b"via: x\r\n", content_type="application/warc-fields"),
        record("response", URL, response(status="404 Not Found")),
        record("response", URL, response(status="301 Moved", Location="/")),
        record("response", URL, response(b"\x89PNG", "image/png")),
        record("response", URL, response(b"{}", "application/json")),
        record("response", "dns:news.example", b"20250318 news.example. A 192.0.2.1", content_type="text/dns"),
    )
    (one,) = found(warc(*others, record("response", URL, response())), "n.warc.gz")
    assert isinstance(one, Found)
    (error,) = failures(warc(*others), "n.warc.gz")
    assert isinstance(error, EmptyInput)


def test_plain_texts_documents_and_resources() -> None:
    records = (
        record("response", "https://news.example/a.txt", response(TEXT.encode(), "text/plain")),
        record(
            "response",
            "https://news.example/a",
            response(docx(), "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        ),
        record("resource", "file:///home/a.html", HTML, content_type="text/html"),
    )
    read = articles(warc(*records), "n.warc")
    assert [squeezed(one.text) for one in read] == [squeezed(TEXT)] * 3
    assert [one.url for one in read] == ["https://news.example/a.txt", "https://news.example/a", ""]


def test_content_in_chunks_and_compressed() -> None:
    packed = gzip.compress(HTML)
    chunked = b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in (packed[:50], packed[50:], b""))
    bare = zlib.compressobj(wbits=-15)
    records = [
        response(chunked, Transfer_Encoding="chunked", Content_Encoding="gzip"),
        response(zlib.compress(HTML), Content_Encoding="deflate"),
        response(bare.compress(HTML) + bare.flush(), Content_Encoding="deflate"),
        response(HTML, Transfer_Encoding="chunked", Content_Encoding="gzip"),  # kept unpacked, with the headers as they were
        response(HTML, Content_Encoding="br"),
    ]
    modules = {"brotli": SimpleNamespace(error=ValueError, Decompressor=lambda: SimpleNamespace(process=int))}
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(sys.modules, "brotli", modules["brotli"])
        read = articles(warc(*(record("response", URL, one) for one in records)), "n.warc")
    assert {squeezed(one.text) for one in read} == {squeezed(TEXT)}
    assert len(read) == len(records)


def test_brotli_is_unpacked_where_it_is_installed_and_told_where_not(monkeypatch: pytest.MonkeyPatch) -> None:
    data = warc(record("response", URL, response(HTML, Content_Encoding="br")), record("response", URL, response()))
    monkeypatch.setitem(sys.modules, "brotli", None)
    error, one = found(data, "n.warc")
    assert isinstance(error, Damaged)
    assert "brotli" in error.fix
    assert isinstance(one, Found)
    brotli = SimpleNamespace(error=ValueError, Decompressor=lambda: SimpleNamespace(process=lambda part: part))
    monkeypatch.setitem(sys.modules, "brotli", brotli)
    assert len(articles(data, "n.warc")) == 2


def test_an_unknown_compression_is_told() -> None:
    (error,) = failures(warc(record("response", URL, response(HTML, Content_Encoding="zstd"))))
    assert isinstance(error, Damaged)
    assert "zstd" in error.cause


def test_bombs_and_large_pages_are_refused_and_the_rest_read(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("warc", "http_body"):
        monkeypatch.setattr(f"kg.read.containers.{module}.MAX_BYTES", 10_000)
    bomb = response(gzip.compress(bytes(100_000)), Content_Encoding="gzip")
    records = (record("response", f"{URL}?{n}", one) for n, one in enumerate((bomb, response(HTML + b" " * 20_000), response())))
    first, second, third = found(warc(*records), "n.warc.gz")
    assert isinstance(first, TooLarge)
    assert isinstance(second, TooLarge)
    assert second.where == f"n.warc.gz#{URL}?1"
    assert isinstance(third, Found)


@pytest.mark.parametrize("packed", [False, True])
def test_of_a_cut_off_archive_the_whole_records_are_read(packed: bool) -> None:
    data = warc(
        record("response", URL, response()),
        record("response", URL, response(HTML + b"<!--" + random.Random(0).randbytes(2000))),
        compressed=packed,
    )
    first, error = found(data[:-1500], "n.warc")
    assert isinstance(first, Found)
    assert isinstance(error, Damaged)


def test_broken_records_end_it() -> None:
    page = record("response", URL, response())
    for broken in (
        record("response", URL, b"", Content_Length=""),
        record("response", URL, b"", Content_Length="-5"),
        record("response", URL, b"", Content_Length="many"),
        b"GARBAGE\r\n\r\n",
    ):
        first, error = found(warc(page, broken, page, compressed=False), "n.warc")
        assert isinstance(first, Found)
        assert isinstance(error, Damaged)


def test_a_part_that_is_not_installed_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "warcio.recordloader", None)
    with pytest.raises(MissingExtra, match="web"):
        found(warc(compressed=False))


def test_endless_headers_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.read.containers.warc._LONGEST_HEADERS", 10_000)
    for headers in (b"x" * 20_000, b"X: y\r\n" * 5_000):
        (error,) = failures(b"WARC/1.1\r\n" + headers, "n.warc")
        assert isinstance(error, Damaged)


def test_addresses_are_shown_safely_and_are_addresses_of_the_web(capfd: pytest.CaptureFixture[str]) -> None:
    records = (
        record("resource", url, HTML, content_type="text/html")
        for url in ("javascript:alert(1)", "https://x.example/\x1b[31m a", "", "x" * 900)
    )
    read = articles(warc(*records), "n.warc")
    assert [one.url for one in read] == ["", "https://x.example/[31m%20a", "", ""]
    assert [one.source for one in read][:3] == [
        *("n.warc#javascript:alert(1)", "n.warc#https://x.example/[31m%20a", "n.warc#<urn:uuid:00000000-0000-0000-0000-000000000001>")
    ]
    assert len(read[3].source) < 400
    assert capfd.readouterr() == ("", "")


def test_of_a_collection_only_the_archives_are_read() -> None:
    members = {
        "datapackage.json": "{}",
        "indexes/a.txt": "no",
        "pages/pages.jsonl": "{}",
        "archive/a.warc.gz": warc(),
        "archive/b.warc": warc(compressed=False),
    }
    read = articles(zipped(members), "c.wacz")
    assert [one.source for one in read] == [f"c.wacz/archive/a.warc.gz#{URL}", f"c.wacz/archive/b.warc#{URL}"]
    assert read[0].headline == HEADLINE


@pytest.mark.parametrize("seed", range(10))
def test_any_damage_ends_in_errors_of_the_house(seed: int) -> None:
    draw = random.Random(seed)
    data = bytearray(warc(compressed=False))
    for _ in range(draw.randint(1, 8)):
        data[draw.randrange(900)] = draw.randrange(256)
    assert all(isinstance(one, (Found, InputError)) for one in found(bytes(data)))
