from __future__ import annotations

import io
import random
import struct
import zipfile
from pathlib import Path

import pytest
from making import HEADLINE, TEXT, docx, odt, squeezed, zipped
from reading import article, articles, failures, found

from kg.errors import Damaged, EmptyInput, InputError, NotText, TooLarge
from kg.read.containers import zip as zip_format
from kg.read.options import Options
from kg.read.source import found_in
from kg.read.walk import Found


def wheres(data: bytes, name: str = "a.zip") -> list[str]:
    return [one.article.source if isinstance(one, Found) else one.where for one in found(data, name)]


def test_members_in_their_order_with_their_places_and_times() -> None:
    read = articles(zipped({"b/two.txt": f"{TEXT}\n\nMore of it here.", "a.txt": TEXT, "empty/": ""}), "news.zip", file_dates=True)
    assert [one.source for one in read] == ["news.zip/b/two.txt", "news.zip/a.txt"]
    assert {(one.published, one.dated_by) for one in read} == {("2025-03-18", "file time")}


def test_hidden_files_and_what_is_no_article_are_passed_over() -> None:
    junk = dict.fromkeys(("__MACOSX/._a.txt", ".hidden.txt", ".git/a.txt", "a.png", "b.css", "c.js", "d.exe"), "x")
    assert wheres(zipped(junk | {"a.txt": TEXT}), "n.zip") == ["n.zip/a.txt"]
    (error,) = failures(zipped(junk), "n.zip")
    assert isinstance(error, EmptyInput)
    assert error.where == "n.zip"


def test_names_lead_nowhere_and_are_shown_safely(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    names = ("../../up.txt", "/root.txt", "C:\\windows\\a.txt", "x\u202ecod\x1b[31m.txt", "..\\back.txt")
    assert wheres(zipped(dict.fromkeys(names, TEXT)), "n.zip") == [
        *("n.zip/up.txt", "n.zip/root.txt", "n.zip/windows/a.txt", "n.zip/xcod[31m.txt", "n.zip/back.txt")
    ]
    assert not list(tmp_path.iterdir())


def test_an_archive_in_an_archive() -> None:
    inner = zipped({"in/a.txt": TEXT})
    assert wheres(zipped({"x/inner.zip": inner}), "o.zip") == ["o.zip/x/inner.zip/in/a.txt"]
    for _ in range(5):
        inner = zipped({"a.zip": inner})
    (error,) = failures(inner, "o.zip")
    assert isinstance(error, Damaged)
    assert "deep" in error.cause


@pytest.mark.parametrize("make", [docx, odt])
def test_office_documents_in_an_archive(make: object) -> None:
    one = article(zipped({"letters/no-suffix": make()}), "o.zip")  # type: ignore[operator]
    assert one.source == "o.zip/letters/no-suffix"
    assert one.headline == HEADLINE


@pytest.mark.parametrize(
    ("members", "kind"),
    [
        ({"[Content_Types].xml": "", "xl/workbook.xml": "<a/>"}, "spreadsheet"),
        ({"[Content_Types].xml": "", "ppt/presentation.xml": "<a/>"}, "presentation"),
        ({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<a/>"}, "no text"),
        ({"mimetype": "application/epub+zip", "META-INF/container.xml": "<a/>"}, "book"),
    ],
)
def test_other_documents_are_named(members: dict[str, bytes], kind: str) -> None:
    (error,) = failures(zipped(members))
    assert isinstance(error, NotText)
    assert kind in error.cause


def test_a_damaged_member_does_not_hide_the_others() -> None:
    data = zipped({"a.txt": TEXT, "b.txt": TEXT + " And this is more.", "c.txt": TEXT})
    at = data.index(b"b.txt") + len(b"b.txt")
    broken = data[:at] + bytes(20) + data[at + 20 :]
    first, second, third = found(broken, "n.zip")
    assert isinstance(first, Found)
    assert isinstance(third, Found)
    assert isinstance(second, Damaged)
    assert second.where == "n.zip/b.txt"


def test_encrypted_members_are_told() -> None:
    data = bytearray(zipped({"a.txt": TEXT}))
    for begin, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(begin) + flags] |= 1
    (error,) = failures(bytes(data), "n.zip")
    assert isinstance(error, Damaged)
    assert "encrypted" in error.cause
    assert "password" in error.fix
    assert error.where == "n.zip/a.txt"


def stored(members: dict[str, str]) -> bytes:
    """As it is written to a pipe: sizes and sums follow the bytes."""

    class Pipe(io.RawIOBase):
        written = b""

        def writable(self) -> bool:
            return True

        def write(self, data: object) -> int:
            self.written += bytes(data)  # type: ignore[call-overload]
            return len(data)  # type: ignore[arg-type]

    pipe = Pipe()
    with zipfile.ZipFile(pipe, "w", zipfile.ZIP_DEFLATED) as archive:  # type: ignore[arg-type]
        for name, text in members.items():
            archive.writestr(name, text)
    return pipe.written


@pytest.mark.parametrize("make", [zipped, stored])
def test_of_a_cut_off_archive_the_whole_members_are_read(make: object) -> None:
    data = make({"a.txt": TEXT, "x.png": "x" * 1000, "b.txt": f"{TEXT} B", "c.txt": f"{TEXT} C"})  # type: ignore[operator]
    for end in (data.index(b"c.txt") + 100, data.index(b"PK\x01\x02") + 20, len(data) - 10):
        *read, error = found(data[:end], "n.zip")
        assert [one.article.source for one in read if isinstance(one, Found)][:2] == ["n.zip/a.txt", "n.zip/b.txt"]
        assert all(isinstance(one, Found) for one in read)
        assert isinstance(error, Damaged)
        assert error.where == "n.zip"


def test_what_cannot_be_salvaged_is_not() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:  # nothing is packed
        archive.writestr("a.txt", TEXT)
        archive.writestr("b.txt", TEXT)
    data = bytearray(file.getvalue()[:-30])
    first, second, error = found(bytes(data), "n.zip")
    assert isinstance(first, Found)
    assert isinstance(second, Found)
    at = data.index(b"b.txt")
    for place, value in ((at - 30 + 6, 1), (at - 30 + 8, 14), (at + 20, 0), (at - 1 - 29, 0)):  # encrypted, LZMA, damaged, no header
        broken = data.copy()
        broken[place] = value
        first, error = found(bytes(broken), "n.zip")
        assert isinstance(first, Found)
        assert isinstance(error, Damaged)


def test_members_without_a_time() -> None:
    data = bytearray(zipped({"a.txt": TEXT}))
    at = data.index(b"PK\x01\x02") + 14
    data[at : at + 2] = b"\xff\xff"  # month 15
    assert article(bytes(data), "n.zip", file_dates=True).published == ""


def test_a_cut_off_document_is_one_damaged_document() -> None:
    for data in (docx(), odt()):
        (error,) = failures(data[: len(data) // 2])
        assert isinstance(error, Damaged)


def test_bombs_are_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zip_format, "FREE", 1_000_000)
    (error,) = failures(zipped({"a.txt": bytes(1_100_000)}))
    assert isinstance(error, TooLarge)
    assert "times its size" in error.cause


def test_many_small_bombs_share_one_budget(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.read.containers.budget.FREE", 3_000_000)
    inner = zipped({f"{number}.jsonl": b'{"text": ""}\n' + b" " * 1_000_000 for number in range(4)})
    outcomes = found(zipped({f"{number}.zip": inner for number in range(4)}))
    assert any(isinstance(one, TooLarge) and "times its size" in one.cause for one in outcomes)


def test_members_that_overlap_are_refused() -> None:
    data = zipped({"a.txt": TEXT, "b.txt": TEXT})
    (size,) = struct.unpack("<L", data[data.rindex(b"PK\x01\x02") + 20 :][:4])
    lie = data[: data.rindex(b"PK\x01\x02") + 20] + struct.pack("<L", size + len(data)) + data[data.rindex(b"PK\x01\x02") + 24 :]
    (error,) = failures(lie)
    assert isinstance(error, Damaged)
    assert "overlap" in error.cause


def test_too_many_members_are_refused_before_they_are_listed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zip_format, "MAX_DIRECTORY", 10_000)
    (error,) = failures(zipped({f"{number}.png": "" for number in range(300)}))
    assert isinstance(error, TooLarge)
    assert "too many" in error.cause


def test_an_empty_archive_and_an_archive_from_a_file(tmp_path: Path) -> None:
    (error,) = failures(zipped({}))
    assert isinstance(error, EmptyInput)
    path = tmp_path / "a.zip"
    path.write_bytes(zipped({"a.txt": TEXT}))
    (one,) = found_in(path, Options())
    assert isinstance(one, Found)
    assert squeezed(one.article.text) == squeezed(TEXT)
    assert one.format == "plain text"


@pytest.mark.parametrize("seed", range(10))
def test_any_damage_ends_in_errors_of_the_house(seed: int) -> None:
    draw = random.Random(seed)
    data = bytearray(zipped({"a.txt": TEXT, "b.zip": zipped({"c.txt": TEXT})}))
    for _ in range(draw.randint(1, 12)):
        data[draw.randrange(len(data))] = draw.randrange(256)
    outcomes = found(bytes(data), "n.zip")
    assert outcomes
    assert all(isinstance(one, (Found, InputError)) for one in outcomes)
