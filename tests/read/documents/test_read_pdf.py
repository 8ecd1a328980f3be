"""PDFs: what they tell beside their text, what is left out, how their characters are spelled."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable

import pdf_pages
import pypdf
import pytest
from pdf_pages import drawn, raw, shown, stream, typeset
from reading import article, found

from kg.errors import Damaged, EmptyInput, MissingExtra
from kg.read.documents import pdf
from kg.read.format import Head
from kg.read.item import Draft, Dropped, of_bytes
from kg.read.options import Options
from kg.read.walk import Found

BODY = [
    "The harbour reopened on Monday after a winter in which no ship had called, the port authority said in a statement.",
    "Four vessels entered the bay before noon. They had waited outside the breakwater since Friday, and were welcomed with flares.",
    "The authority expects that traffic will be back at its usual level by the end of the month.",
]

HELLO_WORLD = shown("Hello world.")


def read(data: bytes) -> Draft:
    return pdf.read(of_bytes(data, "x.pdf"), Options(dropped=True))


def encrypted(password: str, algorithm: str) -> bytes:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(typeset(BODY)))
    writer.encrypt(user_password=password, owner_password="owner", algorithm=algorithm)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def xmp(properties: str) -> bytes:
    """A PDF with these properties in its XMP packet."""
    names = 'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"'
    names += ' xmlns:prism="http://prismstandard.org/namespaces/basic/2.0/"'
    rdf = '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    packet = f"{rdf}<rdf:Description {names}>{properties}</rdf:Description></rdf:RDF>"
    return raw(shown(*BODY), catalog=b"/Metadata 6 0 R", more=[stream(packet.encode())])


def test_an_article_in_a_pdf_is_that_in_plain_text() -> None:
    data = typeset(BODY, headline="Harbour reopens after winter", columns=2, justified=True)
    (one,) = found(data, "x.pdf")
    assert isinstance(one, Found)
    assert one.format == "PDF"
    assert one.article.text.split() == article("\n\n".join(["Harbour reopens after winter", *BODY]).encode()).text.split()
    assert one.article.headline == "Harbour reopens after winter"
    assert (one.article.byline, one.article.published, one.dropped) == ("", "", ())


@pytest.mark.parametrize(
    ("head", "told"),
    [
        (Head(b"%PDF-1.4\n"), True),
        (Head(b"\xef\xbb\xbf\n%PDF-2.0\n", name="x.txt"), True),
        (Head(b"some bytes\r\n%PDF-1.4\n", name="x.pdf"), True),
        (Head(b"some bytes\r\n%PDF-1.4\n", media_type="application/pdf"), True),
        (Head(b"A text about\n%PDF-1.4\n", name="x.txt"), False),
        (Head(b"not what it is called", name="x.pdf"), False),
    ],
)
def test_told_by_content(head: Head, told: bool) -> None:
    assert pdf.matches(head) is told


# Headline


def test_the_headline_on_the_page_is_better_than_the_title() -> None:
    draft = read(typeset(BODY, headline="Harbour reopens after winter", title="final_v3 layout for print"))
    assert draft.metadata.headline == "Harbour reopens after winter"


def test_the_title_tells_the_headline_from_the_name_of_the_paper() -> None:
    paper, headline = shown("THE BAY HERALD", top=740, size=30), shown("Harbour reopens", top=700, size=18)
    content = paper + headline + shown(*BODY, top=660, size=10)
    assert read(raw(content)).metadata.headline == "THE BAY HERALD"
    data = raw(content, catalog=b"/X 0").replace(b"/Root 1 0 R", b"/Root 1 0 R /Info <</Title (Harbour reopens)>>")
    draft = read(data)
    assert draft.metadata.headline == "Harbour reopens"
    assert draft.text.startswith("Harbour reopens\n\nTHE BAY HERALD\n\n")


def test_the_headline_comes_before_what_stands_above_it() -> None:
    draft = read(
        raw(
            shown("Written on 3 March 2025", top=740, size=10) + shown("Harbour reopens", top=700, size=18) + shown(*BODY, top=660, size=10)
        )
    )
    assert draft.text.startswith("Harbour reopens\n\nWritten on 3 March 2025\n\n")


@pytest.mark.parametrize(
    ("title", "creator", "headline"),
    [
        ("Harbour reopens after long winter", "", "Harbour reopens after long winter"),
        ("untitled", "", ""),
        ("Printer Works - harbour article", "Printer® Works 2019", ""),
        ("harbour article final.docx", "", ""),
        ("(not told to us)", "", ""),
    ],
)
def test_a_title_that_may_be_one_is_taken_where_the_page_shows_none(title: str, creator: str, headline: str) -> None:
    info = f"/Info <</Title ({title}) /Creator ({creator})>>".encode("cp1252")
    draft = read(raw(shown(*BODY)).replace(b"/Root 1 0 R", b"/Root 1 0 R " + info))
    assert draft.metadata.headline == headline
    assert draft.text.startswith(BODY[0])


# Metadata


def test_the_author_is_the_byline_and_the_date_of_the_file_is_no_date() -> None:
    metadata = read(typeset(BODY, author="Mara Lindqvist")).metadata
    assert (metadata.byline, metadata.published) == ("Mara Lindqvist", "")
    assert read(typeset(BODY)).metadata.byline == ""  # reportlab writes "(anonymous)"


@pytest.mark.parametrize(
    ("properties", "published"),
    [
        ("<dc:date><rdf:Seq><rdf:li>2025-03-18</rdf:li></rdf:Seq></dc:date>", "2025-03-18"),
        ("<prism:publicationDate>2025-03-19</prism:publicationDate><dc:date>2024-01-01</dc:date>", "2025-03-19"),
        ("<xmp:CreateDate>2025-03-18T10:11:12Z</xmp:CreateDate><dc:date>2025-03-18T10:11:12Z</dc:date>", ""),
        ("<xmp:CreateDate>2025-03-18T10:11:12Z</xmp:CreateDate>", ""),
        ("<dc:date>last week</dc:date>", ""),
        ("<dc:date>2025-03-18</dc:date", ""),
    ],
)
def test_dates_in_xmp(properties: str, published: str) -> None:
    assert read(xmp(properties)).metadata.published == published


def test_authors_publisher_and_address_in_xmp() -> None:
    authors = "<dc:creator><rdf:Seq><rdf:li>Mara Lindqvist</rdf:li><rdf:li>Jon Berg</rdf:li></rdf:Seq></dc:creator>"
    rest = "<prism:publicationName>The Bay Herald</prism:publicationName><prism:url>https://example.org/harbour</prism:url>"
    metadata = read(xmp(authors + rest)).metadata
    assert (metadata.byline, metadata.publisher, metadata.url) == (
        "Mara Lindqvist, Jon Berg",
        "The Bay Herald",
        "https://example.org/harbour",
    )


# Running heads and page numbers


def test_running_heads_and_page_numbers_are_set_aside() -> None:
    draft = read(typeset(pdf_pages.BODY, head="The Bay Herald", foot=lambda n: f"Page {n}", height=240))
    assert draft.text.split() == " ".join(pdf_pages.BODY).split()
    heads = [one for one in draft.dropped if one.reason == "running head"]
    numbers = [one for one in draft.dropped if one.reason == "page number"]
    assert len(heads) == len(numbers) > 2
    assert heads[0] == Dropped("The Bay Herald", "running head")
    assert numbers[1] == Dropped("Page 2", "page number")
    assert pdf.read(of_bytes(typeset(BODY, numbers=True), "x.pdf"), Options()).dropped == ()


def alternating(number: int) -> str:
    return f"{number}   The Bay Herald" if number % 2 == 0 else f"News of the bay   {number}"


@pytest.mark.parametrize("head", [alternating, lambda n: "" if n == 1 else "The Bay Herald", lambda n: f"Bay Herald, page {n} of 9"])
@pytest.mark.parametrize("body", [BODY, pdf_pages.BODY])
def test_heads_may_differ_from_page_to_page(head: Callable[[int], str], body: list[str]) -> None:
    draft = read(typeset(body, head=head, height=240, size=12))
    assert draft.text.split() == " ".join(body).split()


def test_numbers_and_small_print_that_belong_to_the_text_stay() -> None:
    lines = [(60, 700 - 12 * i, line) for i, line in enumerate([*BODY[0].split(", "), "the year was", "2003"])]
    assert read(drawn(lines)).text.endswith("2003")
    dated = raw(
        shown("18 March 2025", top=760, size=8) + shown(*BODY, top=700) + shown("Jon Berg is a reporter of this paper.", top=100, size=8)
    )
    assert "18 March 2025" in read(dated).text
    assert "Jon Berg is a reporter" in read(dated).text


def test_what_is_marked_as_no_content_is_set_aside() -> None:
    marked = (
        b"/Artifact <</Type /Pagination>> BDC " + shown("The Bay Herald", top=685) + b"EMC /Artifact BMC " + shown("7", top=50) + b"EMC "
    )
    draft = read(raw(marked + shown(BODY[0], BODY[1])))
    assert [(one.text, one.reason) for one in draft.dropped] == [("The Bay Herald", "running head"), ("7", "page number")]
    assert "Herald" not in draft.text


def test_the_same_page_again_and_again_is_text() -> None:
    lines = [(60, 700, "One line"), (60, 688, "and another.")]
    assert read(drawn(lines, lines, lines)).text.split() == ["One", "line", "and", "another."] * 3


# Characters


def test_ligatures_are_letters_and_soft_hyphens_none() -> None:
    cmap = (
        b"begincmap 1 begincodespacerange <00> <FF> endcodespacerange 3 beginbfchar <01> <FB01> <02> <00AD> <03> <00A0> endbfchar endcmap"
    )
    data = raw(b"BT /F1 12 Tf 60 700 Td (the \\001rst of\\002\\001cial-looking 10\\003km) Tj ET", more=[stream(cmap)])
    data = data.replace(b"/Encoding /WinAnsiEncoding", b"/Encoding /WinAnsiEncoding /ToUnicode 6 0 R")
    assert read(data).text == "the first official-looking 10\u00a0km"


def test_white_space_that_is_not_to_be_seen_is_none() -> None:
    # Browsers draw a soft hyphen within a line as a space of no width.
    content = b"BT /F1 12 Tf 60 700 Td (demon) Tj /Span <</ActualText <FEFF00AD>>> BDC 37.36 0 Td ( ) Tj EMC 0 0 Td (strations) Tj ET"
    assert read(raw(content)).text == "demonstrations"


def test_moves_between_words_are_white_space() -> None:
    assert (
        read(raw(b"BT /F1 12 Tf 60 700 Td [(no) -300 (char) 20 (acter) -280 (for) -290 (spaces)] TJ ET")).text == "no character for spaces"
    )


def test_all_ways_to_show_a_line() -> None:
    content = b"BT /F1 12 Tf 14 TL 60 700 Td (one line of the) Tj (text,) ' 3 0 (and one more) \" 0 -14 TD (that) Tj T* (is it.) Tj ET"
    assert read(raw(content)).text == "one line of the text, and one more that is it."


def test_text_that_is_said_in_place_of_what_is_drawn() -> None:
    content = b"BT /F1 12 Tf 60 700 Td (e) Tj /Span /P0 BDC (?) Tj EMC (ort) Tj 60 686 Td ET"
    assert read(raw(content, resources=b"/Properties <</P0 <</ActualText (ff)>>>>")).text == "effort"


def test_damaged_fonts_show_their_codes() -> None:
    assert read(raw(HELLO_WORLD).replace(b"/Encoding /WinAnsiEncoding", b"/Widths 5 /FirstChar [] /ToUnicode 99")).text == "Hello world."
    assert read(raw(HELLO_WORLD).replace(b"/Type1", b"/Type3 /FontMatrix [0.01 0 0 0.01 0 0] /CharProcs <<>>")).text == "Hello world."


def test_letters_drawn_one_by_one_and_twice() -> None:
    by_letter = b"BT /F1 12 Tf 60 700 Td (w) Tj 8.66 0 Td (o) Tj 6.67 0 Td (r) Tj 4 0 Td (d) Tj ET "
    assert read(raw(by_letter + by_letter)).text == "word"


def test_text_that_is_not_to_be_seen() -> None:
    hidden = b"3 Tr " + shown("Recognised text of a scan,", "two lines of it.") + b"0 Tr "
    assert read(raw(hidden)).text == "Recognised text of a scan, two lines of it."
    draft = read(raw(hidden + shown(*BODY, top=500)))
    assert "Recognised" not in draft.text
    assert {one.reason for one in draft.dropped} == {"invisible text"}
    assert read(raw(shown("On the page.") + shown("Beside it.", top=-300))).text == "On the page."


# What cannot be read


@pytest.mark.parametrize("algorithm", ["RC4-128", "AES-128", "AES-256"])
def test_encrypted(algorithm: str) -> None:
    assert read(encrypted("", algorithm)).text.split() == " ".join(BODY).split()
    with pytest.raises(Damaged, match=r"x.pdf: the PDF is encrypted \(save it without a password\)"):
        read(encrypted("secret", algorithm))


def test_pictures_without_text() -> None:
    picture = stream(b"\0" * 100, b"/Type /XObject /Subtype /Image /Width 10 /Height 10 /BitsPerComponent 8 /ColorSpace /DeviceGray")
    with pytest.raises(EmptyInput, match=r"the PDF holds pictures and no text \(run text recognition"):
        read(raw(b"q 600 0 0 800 0 0 cm /I Do Q", resources=b"/XObject <</I 6 0 R>>", more=[picture]))
    with pytest.raises(EmptyInput, match="the PDF holds no text"):
        read(raw(b""))


def test_without_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypdf", None)
    with pytest.raises(MissingExtra, match=r"kg\[documents\]"):
        read(raw(shown(*BODY)))
