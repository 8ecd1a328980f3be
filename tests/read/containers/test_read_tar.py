from __future__ import annotations

import gzip
import io
import random
import tarfile

import pytest
from making import TEXT, tarred
from reading import articles, failures, found

from kg.errors import Damaged, EmptyInput, InputError, TooLarge
from kg.read.walk import Found

FORMATS = (tarfile.PAX_FORMAT, tarfile.GNU_FORMAT, tarfile.USTAR_FORMAT)


@pytest.mark.parametrize("format", FORMATS)
def test_members_in_their_order_with_their_places_and_times(format: int) -> None:
    long = "/".join(["folder-" * 5] * 4) + "/a.txt"
    read = articles(tarred({long: TEXT, "b.txt": f"{TEXT} More."}, format=format), "n.tar", file_dates=True)
    assert [one.source for one in read] == [f"n.tar/{long}", "n.tar/b.txt"]
    assert {one.published for one in read} == {"2025-03-18"}


@pytest.mark.parametrize("format", FORMATS[:2])
def test_long_and_foreign_names(format: int) -> None:
    name = "ü" * 120 + ".txt"
    (one,) = articles(tarred({name: TEXT}, format=format), "n.tar")
    assert one.source == f"n.tar/{name}"


def test_names_lead_nowhere_and_links_devices_and_hidden_files_are_passed_over() -> None:
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w") as archive:
        for name, kind, target in (
            ("link.txt", tarfile.SYMTYPE, "/etc/passwd"),
            ("hard.txt", tarfile.LNKTYPE, "a.txt"),
            ("device.txt", tarfile.CHRTYPE, ""),
            ("folder.txt", tarfile.DIRTYPE, ""),
        ):
            info = tarfile.TarInfo(name)
            info.type, info.linkname = kind, target
            archive.addfile(info)
        for name in ("../../a.txt", "._b.txt", ".git/c.txt", "d.png"):
            info = tarfile.TarInfo(name)
            info.size = len(TEXT.encode())
            archive.addfile(info, io.BytesIO(TEXT.encode()))
    assert [one.source for one in articles(file.getvalue(), "n.tar")] == ["n.tar/a.txt"]


def test_a_sparse_file_is_passed_over() -> None:
    info = tarfile.TarInfo("sparse.txt")
    info.type, info.size = tarfile.GNUTYPE_SPARSE, 512
    block = bytearray(info.tobuf(tarfile.GNU_FORMAT))
    block[482] = 1  # its map goes on in the next block
    block[148:156] = b"        "
    block[148:156] = b"%06o\x00 " % sum(block)
    data = bytes(block) + bytes(512) + b"x" * 512 + tarred({"a.txt": TEXT})
    assert [one.source for one in articles(data, "n.tar")] == ["n.tar/a.txt"]


@pytest.mark.parametrize("packed", [False, True])
def test_of_a_cut_off_archive_the_whole_members_are_read(packed: bool) -> None:
    data = tarred({"a.txt": TEXT, "b.txt": random.Random(1).randbytes(20_000).hex()})
    data = data[: data.index(b"b.txt") + 9_000]
    first, error = found(gzip.compress(data)[: -9 if packed else None] if packed else data, "n.tar")
    assert isinstance(first, Found)
    assert isinstance(error, Damaged)


def test_a_broken_header_ends_it() -> None:
    data = tarred({"a.txt": TEXT, "b.txt": TEXT})
    at = data.index(b"b.txt")
    first, error = found(data[:at] + b"!" + data[at + 1 :], "n.tar")
    assert isinstance(first, Found)
    assert isinstance(error, Damaged)


def test_endless_names_are_passed_over() -> None:
    info = tarfile.TarInfo("././@LongLink")
    info.type, info.size = tarfile.GNUTYPE_LONGNAME, 3_000_000
    data = info.tobuf(tarfile.GNU_FORMAT) + b"x" * 3_000_320 + tarred({"a.txt": TEXT})
    assert [one.source for one in articles(data, "n.tar")] == ["n.tar/a.txt"]
    note = tarfile.TarInfo("pax")
    note.type, note.size = tarfile.XHDTYPE, 900_096
    data = note.tobuf(tarfile.USTAR_FORMAT) + b"1" * 900_096 + tarred({"a.txt": TEXT})
    assert [one.source for one in articles(data, "n.tar")] == ["n.tar/a.txt"]


def test_a_member_that_would_fill_the_disk_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.read.containers.tar.MAX_INNER", 1_000)
    error, one = found(tarred({"big.txt": "x" * 2_000, "a.txt": TEXT}), "n.tar")
    assert isinstance(error, TooLarge)
    assert error.where == "n.tar/big.txt"
    assert isinstance(one, Found)


def test_times_that_are_none() -> None:
    for time in (0, 2**60):
        info = tarfile.TarInfo("a.txt")
        info.size, info.mtime = len(TEXT.encode()), time
        data = info.tobuf(tarfile.GNU_FORMAT) + TEXT.encode() + bytes(2_000)
        (one,) = articles(data, "n.tar", file_dates=True)
        assert one.published == ""


def test_an_archive_without_articles() -> None:
    (error,) = failures(tarred({"a.png": "x"}), "n.tar")
    assert isinstance(error, EmptyInput)


@pytest.mark.parametrize("seed", range(10))
def test_any_damage_ends_in_errors_of_the_house(seed: int) -> None:
    draw = random.Random(seed)
    data = bytearray(tarred({"a.txt": TEXT, "ü" * 120 + ".txt": TEXT}))
    for _ in range(draw.randint(1, 12)):
        data[draw.randrange(4_000)] = draw.randrange(256)
    assert all(isinstance(one, (Found, InputError)) for one in found(bytes(data), "n.tar"))
