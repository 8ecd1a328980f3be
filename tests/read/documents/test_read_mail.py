from __future__ import annotations

import random
from email.message import EmailMessage

import pytest
from making import HEADLINE, HTML, PARAGRAPHS, TEXT, docx, message, squeezed, zipped
from reading import article, failures, found

from kg.errors import EmptyInput, InputError, TooLarge
from kg.read.documents.mail_text import own_text
from kg.read.walk import Found

BODY = "\n\n".join(PARAGRAPHS)


def test_what_the_headers_tell() -> None:
    one = article(message().as_bytes(), "a.eml")
    assert (one.headline, one.byline, one.published) == (HEADLINE, "Ada Reporter", "2025-03-18T09:30:00+01:00")
    assert one.text.startswith(f"{HEADLINE}\n\n{PARAGRAPHS[0][:20]}")


def test_subjects_of_answers_coded_ones_and_senders_without_a_name() -> None:
    made = EmailMessage()
    made["Subject"], made["From"], made["Date"] = "Re: Fwd: Zürich votes on a bridge", "ada@news.example", "soon"
    made.set_content(BODY)
    assert b"=?utf-8?" in made.as_bytes()
    one = article(made.as_bytes())
    assert (one.headline, one.byline, one.published) == ("Zürich votes on a bridge", "", "")


def test_quoted_answers_and_the_signature_are_dropped() -> None:
    text = BODY + "\n\nOn Mon, 17 Mar 2025 at 10:00, Bob Reader\n<bob@x.example> wrote:\n> Did they vote?\n>\n> Bob\n\nThey did.\n-- \nAda"
    (one,) = found(message(text).as_bytes(), dropped=True)
    assert isinstance(one, Found)
    assert squeezed(one.article.text) == squeezed(f"{HEADLINE} {BODY} They did.")
    assert [dropped.reason for dropped in one.dropped] == ["quoted reply", "signature"]
    assert one.dropped[0].text.startswith("On Mon")


def test_what_is_nothing_but_quoted_is_the_text() -> None:
    assert own_text("> One\n> two\n-- \nA")[0] == "One\ntwo"
    assert own_text("One\n-- ") == ("One", ())


@pytest.mark.parametrize("plain", ["", "Please see the page.\n"])
def test_the_page_of_a_message_without_a_text(plain: str) -> None:
    made = message(plain)
    made.add_alternative(HTML.decode(), subtype="html")
    assert squeezed(article(made.as_bytes()).text) == squeezed(TEXT)


def test_a_page_alone_and_a_text_beside_a_page() -> None:
    made = message()
    made.set_content(HTML.decode(), subtype="html")
    assert squeezed(article(made.as_bytes()).text) == squeezed(TEXT)
    both = message()
    both.add_alternative("<html><body><p>Another thing</p></body></html>", subtype="html")
    assert squeezed(article(both.as_bytes()).text) == squeezed(TEXT)
    short = message("Short news.\n")
    short.add_alternative("<html><body></body></html>", subtype="html")
    assert article(short.as_bytes()).text.endswith("Short news.")


@pytest.mark.parametrize(
    ("name", "data"), [("a.docx", docx()), ("a.html", HTML), ("a.txt", TEXT.encode()), ("inner.eml", message().as_bytes())]
)
def test_of_an_empty_message_what_is_attached(name: str, data: bytes) -> None:
    made = message("\n")
    made.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="logo.png")
    made.add_attachment(zipped({"a.txt": TEXT}), maintype="application", subtype="zip", filename="a.zip")
    made.add_attachment(
        data[: len(data) // 2] if name == "a.docx" else b"", maintype="application", subtype="octet-stream", filename="cut.docx"
    )
    made.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    one = article(made.as_bytes())
    assert squeezed(one.text) == squeezed(TEXT)
    assert one.byline == "Ada Reporter"


def test_attachments_do_not_take_the_place_of_a_text() -> None:
    made = message()
    made.add_attachment(b"Another text", maintype="text", subtype="plain", filename="b.txt")
    assert squeezed(article(made.as_bytes()).text) == squeezed(TEXT)


def test_a_message_without_anything() -> None:
    made = message("\n")
    made.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="logo.png")
    (error,) = failures(made.as_bytes())
    assert isinstance(error, EmptyInput)


def test_encodings_that_are_wrong_or_unknown() -> None:
    data = message("Café costs rise in Zürich, the council says.").as_bytes()
    assert b"utf-8" in data
    for declared in (b"us-ascii", b"x-nothing", b'"'):
        assert "Café costs rise in Zürich" in article(data.replace(b"utf-8", declared), "a.eml").text


@pytest.mark.parametrize(
    "text",
    [
        TEXT,
        f"Update: the vote\nNote: more below\n\n{TEXT}",
        f"Subject: bridges\n\n{TEXT}",
        f"From: Lindhaven\nTo: the world\n\n{TEXT}",
        f"Date: Tuesday\nPlace: Lindhaven\n\n{TEXT}",
    ],
)
def test_a_text_with_colons_is_no_message(text: str) -> None:
    assert article(text.encode(), "a.txt").text == text


@pytest.mark.parametrize("header", ["From", "Subject", "Date", "Content-Type", "Content-Disposition"])
@pytest.mark.parametrize("value", ["(" * 20_000, '"' * 20_000, "a@b, " * 20_000, "=?utf-8?q?" * 5_000, ";a*0=" * 5_000, "<" * 20_000])
def test_hostile_headers_cost_little(header: str, value: str) -> None:
    data = f"{header}: {value}\nMIME-Version: 1.0\nFrom: Ada\n\n{BODY}\n".encode()
    assert len(found(data, "a.eml")) == 1


@pytest.mark.parametrize(
    "long",
    [
        "X-Long: " + "a b c\n " * 30_000,
        "".join(f"X-H{number}: {number}\n" for number in range(10_000)),
        *("X-" + "a" * length + ": b\n" + "X-B: c\n" * 10_000 for length in range(8)),  # what is looked at ends anywhere in one
    ],
    ids=["folded", "many", *(f"many-{length}" for length in range(8))],
)
def test_headers_longer_than_what_a_format_is_told_by(long: str) -> None:
    data = message().as_bytes()
    assert article(long.rstrip(" ").encode() + data, "a.eml") == article(data, "a.eml")
    headers, _, body = data.partition(b"\n\n")
    assert article(headers + b"\n" + long.rstrip(" \n").encode() + b"\n\n" + body) == article(data)


def test_headers_longer_than_those_of_any_message(monkeypatch: pytest.MonkeyPatch) -> None:
    long = (b"X-Long: " + b"a" * 900 + b"\n") * 1_200
    (error,) = failures(long + message().as_bytes(), "a.eml")
    assert isinstance(error, TooLarge)
    assert (error.cause, error.where) == ("the headers of the message are longer than 1 MB", "a.eml")
    monkeypatch.setattr("kg.read.documents.mail._MOST_HEADERS", 3_000_000)
    assert article(long + message().as_bytes(), "a.eml").headline == HEADLINE


def test_a_subject_without_end_is_cut_between_words() -> None:
    made = message().as_bytes().replace(f"Subject: {HEADLINE}".encode(), b"Subject: " + b"=?utf-8?q?a?= " * 20_000)
    headline = article(made, "a.eml").headline
    assert len(headline) > 100
    assert set(headline) == {"a"}


def test_parts_in_parts_without_end() -> None:
    data = b"".join(b'Content-Type: multipart/mixed; boundary="%d"\n\n--%d\n' % (number, number) for number in range(2_000))
    assert len(found(b"From: a@b.example\nMIME-Version: 1.0\n" + data, "a.eml")) == 1


@pytest.mark.parametrize("seed", range(10))
def test_any_damage_ends_in_errors_of_the_house(seed: int) -> None:
    draw = random.Random(seed)
    made = message()
    made.add_alternative("<html><body><p>Another thing</p></body></html>", subtype="html")
    data = bytearray(made.as_bytes())
    for _ in range(draw.randint(1, 12)):
        data[draw.randrange(len(data))] = draw.randrange(256)
    assert all(isinstance(one, (Found, InputError)) for one in found(bytes(data), "a.eml"))
