"""Bytes of any kind: the right text, or NotText with what the bytes are."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import NotText
from kg.read.decode import decode

LOOK_BINARY = ("%PDF-", "{\\rtf", "GIF8", "PAR1", "BZh", "ID3", "OggS", "RIFF")
QUOTED = "The minister’s office said — on Tuesday — that it would “not comment” on the café in Zürich. " * 10


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_common_encodings_are_read(encoding: str) -> None:
    assert decode(QUOTED.encode(encoding), where="x") == QUOTED


def test_a_declared_character_set_is_used() -> None:
    assert decode("Łódź: prezydent".encode("iso8859-2"), where="x", declared="iso-8859-2") == "Łódź: prezydent"


@pytest.mark.parametrize("name", ["no-such-charset", "hex", "rot13", "\x00"])
def test_a_declared_character_set_that_is_none_is_passed_over(name: str) -> None:
    assert decode(QUOTED.encode("cp1252"), where="x", declared=name) == QUOTED


def test_utf8_with_a_few_other_bytes_keeps_both() -> None:
    data = "“Yes,” he said. ".encode() + "It’s".encode("cp1252") + " over — really.".encode()
    assert decode(data, where="x") == "“Yes,” he said. It’s over — really."


def test_utf8_cut_in_the_middle_of_a_character_is_read() -> None:
    assert decode("Zelenskyy said — “no”".encode()[:-1], where="x").startswith("Zelenskyy said — “no")


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7\n1 0 obj", "a PDF document"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "a JPEG picture"),
        (b"\x89PNG\r\n\x1a\n", "a PNG picture"),
        (b"PK\x03\x04\x14\x00", "a zip archive"),
        (b"\x1f\x8b\x08\x00", "gzip"),
        (b"\x7fELF\x02\x01", "a program"),
        (b"{\\rtf1\\ansi hello}", "an RTF document"),
        (b"a" * 257 + b"ustar\x00", "a tar archive"),
        (bytes(range(256)) * 8, "binary"),
    ],
)
def test_binary_is_named(data: bytes, kind: str) -> None:
    with pytest.raises(NotText, match=kind):
        decode(data, where="x")


def test_damaged_marked_text_is_an_error() -> None:
    with pytest.raises(NotText, match="damaged"):
        decode(b"\xff\xfeA", where="x")


@given(st.binary(max_size=400))
def test_any_bytes_give_text_or_an_error_of_ours(data: bytes) -> None:
    with contextlib.suppress(NotText):
        assert isinstance(decode(data, where="x"), str)


@given(st.text(st.characters(exclude_categories=("Cc", "Cs")), max_size=300).filter(lambda text: not text.startswith(LOOK_BINARY)))
def test_utf8_comes_back_as_it_was(text: str) -> None:
    assert decode(text.encode(), where="x") == text.removeprefix("\ufeff")
