from __future__ import annotations

import bz2
import gzip
import lzma
import random
import zlib
from collections.abc import Callable

import pytest
from making import TEXT, squeezed, tarred
from reading import article, failures, found

from kg.errors import Damaged, InputError, TooLarge
from kg.read.walk import Found

PACKERS = (gzip.compress, bz2.compress, lzma.compress)


@pytest.mark.parametrize("pack", PACKERS)
def test_the_place_is_that_of_the_file(pack: Callable[[bytes], bytes]) -> None:
    one = article(pack(TEXT.encode()), "news/a.txt.gz")
    assert (one.source, squeezed(one.text)) == ("news/a.txt.gz", squeezed(TEXT))


@pytest.mark.parametrize("name", ["a.tgz", "a.tar.gz", "a"])
def test_an_archive_inside(name: str) -> None:
    assert article(gzip.compress(tarred({"x/b.txt": TEXT})), name).source == f"{name}/x/b.txt"


@pytest.mark.parametrize("pack", PACKERS)
def test_a_cut_off_file_is_damaged(pack: Callable[[bytes], bytes]) -> None:
    (error,) = failures(pack(TEXT.encode())[:-10], "a.txt.gz")
    assert isinstance(error, Damaged)
    assert error.where == "a.txt.gz"


@pytest.mark.parametrize("pack", PACKERS)
def test_several_packed_one_after_the_other_are_one(pack: Callable[[bytes], bytes]) -> None:
    data = TEXT.encode()
    assert article(b"".join(pack(data[at : at + 50]) for at in range(0, len(data), 50))).text == TEXT


def test_xz_may_be_padded() -> None:
    data = TEXT.encode()
    assert article(lzma.compress(data[:50]) + bytes(8) + lzma.compress(data[50:]) + bytes(4)).text == TEXT


def test_xz_that_asks_for_too_much_memory_is_refused() -> None:
    data = lzma.compress(TEXT.encode(), filters=[{"id": lzma.FILTER_LZMA2, "preset": 0}])
    header = bytearray(data[12:24])
    header[4] = 38  # which stands for a dictionary of 2 GB
    header[8:] = zlib.crc32(header[:8]).to_bytes(4, "little")
    (error,) = failures(data[:12] + header + data[24:], "a.xz")
    assert isinstance(error, Damaged)
    assert "emory" in error.cause


@pytest.mark.parametrize("pack", PACKERS)
def test_bombs_are_not_unpacked(pack: Callable[[bytes], bytes], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.read.containers.budget.FREE", 300_000)
    *_, error = failures(pack(b'{"text": ""}\n' + b" " * 1_000_000), "a.jsonl.gz")
    assert isinstance(error, TooLarge)
    assert "times its size" in error.cause


def test_packed_again_and_again_is_too_deep() -> None:
    data = TEXT.encode()
    for _ in range(6):
        data = gzip.compress(data)
    (error,) = failures(data, "a.gz")
    assert isinstance(error, Damaged)


@pytest.mark.parametrize("pack", PACKERS)
@pytest.mark.parametrize("seed", range(10))
def test_any_damage_ends_in_errors_of_the_house(pack: Callable[[bytes], bytes], seed: int) -> None:
    draw = random.Random(seed)
    data = bytearray(pack(TEXT.encode()))
    for _ in range(draw.randint(1, 6)):
        data[draw.randrange(len(data))] = draw.randrange(256)
    assert all(isinstance(one, (Found, InputError)) for one in found(bytes(data)))
