"""PDFs that are broken, or made to break what reads them: some text or an error that says what is wrong, and soon."""

from __future__ import annotations

import random

import pytest
from pdf_pages import BODY, HEADLINE, raw, shown, stream, typeset
from reading import failures, found

from kg.errors import Damaged, InputError, TooLarge, TooSlow
from kg.read.documents import pdf, pdf_open
from kg.read.documents.pdf_layout import budget
from kg.read.item import Draft, of_bytes
from kg.read.options import Options

HELLO = shown("Hello world.")


def read(data: bytes) -> Draft:
    return pdf.read(of_bytes(data, "x.pdf"), Options(dropped=True))


def form(content: bytes, number: int) -> bytes:
    """A drawing that may use object ``number`` as /X."""
    return stream(content, b"/Type /XObject /Subtype /Form /Resources <</Font <</F1 5 0 R>> /XObject <</X %d 0 R>>>>" % number)


@pytest.mark.parametrize("share", [0.97, 0.75, 0.6])
def test_of_what_is_cut_off_the_beginning_is_read(share: float) -> None:
    data = typeset(BODY, headline=HEADLINE, height=300)
    draft = read(data[: int(len(data) * share)])
    assert draft.text.split()[:40] == " ".join([HEADLINE, *BODY]).split()[:40]
    assert [one for one in draft.dropped if one.reason == "it cannot be read"] or share == 0.97


def test_a_page_that_cannot_be_read_is_told() -> None:
    data = raw(HELLO, kids=b"3 0 R 6 0 R", more=[b"<</Type /Page /Contents 5 0 R>>"])
    draft = read(data)
    assert draft.text == "Hello world."
    assert [(one.text, one.reason) for one in draft.dropped] == [("page 2", "it cannot be read")]


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.7\n",
        b"%PDF-1.7\n" + random.Random(1).randbytes(20_000),
        typeset(BODY)[:300],
        raw(HELLO).replace(b"/Pages 2 0 R", b"/Pages " + b"[" * 5_000).replace(b"/Type /Page ", b""),
        raw(b"[" * 50_000),
        raw(b"9" * 500 + b" Tf"),
    ],
)
def test_what_holds_nothing_that_can_be_read(data: bytes) -> None:
    (error,) = failures(data, "x.pdf")
    assert isinstance(error, InputError)
    assert error.where == "x.pdf"
    assert error.fix


def test_streams_unpack_to_a_limit() -> None:
    bomb = stream(b" " * (pdf_open.MAX_STREAM_BYTES + 1) + HELLO, packed=True)
    with pytest.raises(Damaged, match="no page of this PDF can be read"):
        read(raw(b"").replace(stream(b""), bomb))


def test_drawings_that_use_themselves() -> None:
    assert read(raw(b"/X Do", resources=b"/XObject <</X 6 0 R>>", more=[form(HELLO + b"/X Do", 6)])).text == "Hello world."


def test_drawings_that_use_others_many_times(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(budget, "MAX_DRAWINGS", 100)
    forms = [form(b"/X Do " * 10, 7 + i) for i in range(12)]
    with pytest.raises(TooLarge, match="drawings within drawings"):
        read(raw(b"/X Do", resources=b"/XObject <</X 6 0 R>>", more=forms))


def test_pages_that_hold_themselves() -> None:
    assert read(raw(HELLO, kids=b"2 0 R 3 0 R")).text == "Hello world."


@pytest.mark.parametrize(
    ("limit", "most", "cause"),
    [
        ("MAX_INSTRUCTIONS", 3, "more than 3 instructions"),
        ("MAX_CHARACTERS", -99_990, "the text has more than"),
        ("MAX_FONTS", 0, "more than 0 fonts"),
        ("MAX_PIECES", -1, "in more than -1 pieces"),
    ],
)
def test_limits(monkeypatch: pytest.MonkeyPatch, limit: str, most: int, cause: str) -> None:
    monkeypatch.setattr(budget, limit, most)
    with pytest.raises(TooLarge, match=cause):
        read(raw(HELLO))


def test_pages_and_objects_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(TooLarge, match="it has 2,001 pages; at most 2,000 are read"):
        read(raw(HELLO, kids=b"3 0 R " * 2_001))
    with pytest.raises(TooLarge, match="it asks for more than is read"):
        read(raw(HELLO, kids=b"3 0 R " * 110_000))
    monkeypatch.setattr(pdf_open, "MAX_OBJECTS", 3)
    with pytest.raises(TooLarge, match="it has more than 3 objects"):
        read(raw(HELLO))


def test_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(budget, "MAX_SECONDS", -1.0)
    with pytest.raises(TooSlow, match="reading it takes longer"):
        read(raw(HELLO))


def test_numbers_beyond_measure() -> None:
    odd = b"BT /F1 12 Tf 1" + b"0" * 30 + b" 0 Td (far) Tj 0 0 0 0 0 0 Tm (flat) Tj 0 Tz (narrow) Tj 100 Tz ET q Q Q Q EMC ET "
    assert read(raw(odd + HELLO)).text == "Hello world."


def test_long_lines_take_no_longer() -> None:
    text = " ".join(f"{number}.-a" for number in range(25_000)).encode()
    for shown_as in (text, text.replace(b" ", b"")):
        assert len(read(raw(b"BT /F1 1 Tf 0.001 Tz 60 700 Td (" + shown_as + b") Tj ET ")).text) > 150_000


def test_entities_in_xmp_are_not_read() -> None:
    packet = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><x>&b;</x>'
    assert read(raw(HELLO, catalog=b"/Metadata 6 0 R", more=[stream(packet)])).text == "Hello world."


def test_changed_bytes_break_nothing() -> None:
    chosen = random.Random(7)
    seed = typeset(BODY[:3], headline=HEADLINE, columns=2, height=300)
    marks = [
        b"/Kids",
        b"obj",
        b"endobj",
        b"stream",
        b"<<",
        b">>",
        b"[",
        b"(",
        b"0 R",
        b"-1",
        b"999999999",
        b"null",
        b"/Filter",
        b"BT",
        b"\0",
    ]
    for _ in range(60):
        data = bytearray(seed)
        for _ in range(chosen.choice([1, 3, 9])):
            at = chosen.randrange(9, len(data))
            data[at : at + chosen.randrange(8)] = chosen.choice([chosen.choice(marks), bytes([chosen.randrange(256)]), b""])
        assert len(found(bytes(data), "x.pdf")) == 1
