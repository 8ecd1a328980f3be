from __future__ import annotations

import random
import sys

import docx
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from making import HEADLINE, PARAGRAPHS, TEXT, saved, zipped
from making import docx as made
from reading import article, failures, found

from kg.errors import Damaged, InputError, MissingExtra, TooLarge
from kg.read.walk import Found

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"


def of(body: str, *, before: str = "", namespace: str = WORD, **parts: str) -> bytes:
    """A document of what stands in its body, and no more than it needs."""
    xml = f'<?xml version="1.0"?>{before}<w:document xmlns:w="{namespace}"><w:body>{body}</w:body></w:document>'
    return zipped({"[Content_Types].xml": "<Types/>", "word/document.xml": xml, **parts})


def paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def test_headline_lists_tables_and_their_order() -> None:
    document = docx.Document()
    document.add_paragraph("Local news")
    document.add_heading(HEADLINE, 1)
    document.add_paragraph(PARAGRAPHS[0])
    document.add_paragraph("One of a list", style="List Bullet")
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "left", "right"
    document.add_heading("Background", 1)
    document.add_paragraph(PARAGRAPHS[1])
    one = article(saved(document), "a.docx")
    assert one.headline == HEADLINE
    assert one.text.split("\n\n") == ["Local news", HEADLINE, PARAGRAPHS[0], "One of a list", "left", "right", "Background", PARAGRAPHS[1]]


def test_the_author_is_a_person_and_goes_after_a_byline_in_the_text() -> None:
    document = docx.Document()
    document.add_paragraph(PARAGRAPHS[0])
    for author, byline in (("Ada Reporter", "Ada Reporter"), ("python-docx", ""), ("Microsoft Office User", ""), ("user01", ""), ("", "")):
        document.core_properties.author = author
        one = article(saved(document))
        assert one.byline == byline
        assert one.published == ""  # when it was made is not when it was published
    document.core_properties.author = "Ed Editor"
    document.add_paragraph("By Ada Reporter")
    assert article(saved(document)).byline == "Ada Reporter"


def test_headers_footers_and_boxes_are_dropped() -> None:
    document = docx.Document()
    document.add_paragraph(PARAGRAPHS[0])
    document.sections[0].header.paragraphs[0].text = "The Courier"
    document.sections[0].footer.paragraphs[0].text = "Page 1"
    box = OxmlElement("w:pict")
    box.append(OxmlElement("w:txbxContent"))
    box[0].append(OxmlElement("w:p"))
    run = OxmlElement("w:r")
    run.append(OxmlElement("w:t"))
    run[0].text = "In a box"
    box[0][0].append(run)
    document.paragraphs[0]._p.append(box)
    data = saved(document)
    assert article(data).text == PARAGRAPHS[0]
    (one,) = found(data, dropped=True)
    assert isinstance(one, Found)
    assert sorted((dropped.text, dropped.reason) for dropped in one.dropped) == [
        *(("In a box", "text box"), ("Page 1", "running head"), ("The Courier", "running head"))
    ]


def test_text_as_the_reader_sees_it() -> None:
    body = (
        "<w:p><w:ins><w:r><w:t>Put in</w:t></w:r></w:ins><w:del><w:r><w:delText>taken out</w:delText></w:r></w:del>"
        "<w:moveFrom><w:r><w:t>moved</w:t></w:r></w:moveFrom>"
        "<w:r><w:tab/><w:t>tab</w:t><w:br/><w:t>line co</w:t><w:noBreakHyphen/><w:t>op</w:t><w:instrText>PAGE</w:instrText></w:r></w:p>"
        f"<w:sdt><w:sdtPr><w:alias/></w:sdtPr><w:sdtContent>{paragraph('In a control')}</w:sdtContent></w:sdt>"
        "<w:p><w:hyperlink><w:r><w:t>linked</w:t></w:r></w:hyperlink>"
        "<w:smartTag><w:r><w:t xml:space='preserve'> smart</w:t></w:r></w:smartTag>"
        "<w:fldSimple><w:r><w:t xml:space='preserve'> field</w:t></w:r></w:fldSimple><w:r><w:footnoteReference/></w:r></w:p>"
    )
    assert article(of(body)).text == "Put in\ttab\nline co-op\n\nIn a control\n\nlinked smart field"


def test_tables_of_contents_and_styles_in_another_language() -> None:
    styles = (
        f'<w:styles xmlns:w="{WORD}"><w:style w:styleId="Titel"><w:name w:val="Title"/></w:style>'
        '<w:style w:styleId="Verzeichnis1"><w:name w:val="toc 1"/></w:style><w:style w:styleId="x"/></w:styles>'
    )
    body = "".join(
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>'
        for style, text in (("Titel", HEADLINE), ("Verzeichnis1", "Chapter 1"), ("y", PARAGRAPHS[0]))
    )
    (one,) = found(of(body, **{"word/styles.xml": styles}), dropped=True)
    assert isinstance(one, Found)
    assert one.article.text == f"{HEADLINE}\n\n{PARAGRAPHS[0]}"
    assert one.article.headline == HEADLINE
    assert [dropped.reason for dropped in one.dropped] == ["table of contents"]


def test_documents_that_libraries_refuse() -> None:
    assert article(of(paragraph(PARAGRAPHS[0]), namespace=STRICT)).text == PARAGRAPHS[0]
    missing = '<Relationships><Relationship Id="rId1" Type="image" Target="../NULL"/></Relationships>'
    assert article(of(paragraph(PARAGRAPHS[0]), **{"word/_rels/document.xml.rels": missing})).text == PARAGRAPHS[0]
    numbered = zipped(
        {"[Content_Types].xml": "", "word/document2.xml": f'<w:document xmlns:w="{WORD}">{paragraph("Numbered")}</w:document>'}
    )
    assert article(numbered).text == "Numbered"


@pytest.mark.parametrize(
    "declared",
    [
        '<!DOCTYPE x [<!ENTITY e "eeeeeeeeee"><!ENTITY f "&e;&e;&e;">]>',
        '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>',
        '<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd">',
    ],
)
def test_entities_are_refused(declared: str) -> None:
    for data in (of(paragraph("Hello &e; there"), before=declared), of(paragraph("Hello"), before=declared)):
        (error,) = failures(data)
        assert isinstance(error, Damaged)
        assert "entities" in error.cause


def test_bombs_broken_xml_and_missing_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.read.documents.office.MAX_XML", 100_000)
    (error,) = failures(zipped({"[Content_Types].xml": "", "word/document.xml": bytes(200_000)}))
    assert isinstance(error, TooLarge)
    for data in (of("<w:p>"), of("<w:p>" * 5_000 + "</w:p>" * 5_000), zipped({"[Content_Types].xml": "", "word/x.xml": ""})):
        (error,) = failures(data)
        assert isinstance(error, Damaged)


def test_an_encrypted_part() -> None:
    data = bytearray(of(paragraph("Hello")))
    at = data.index(b"word/document.xml", data.index(b"PK\x01\x02")) - 46
    data[at + 8] |= 1
    (error,) = failures(bytes(data))
    assert isinstance(error, Damaged)
    assert "encrypted" in error.cause


def test_a_part_that_is_not_installed_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "lxml", None)
    with pytest.raises(MissingExtra, match="documents"):
        found(of(paragraph("Hello")))


def test_pictures_are_not_unpacked() -> None:
    assert article(of(paragraph(TEXT), **{"word/media/a.png": "\x00" * 3_000_000})).text == TEXT
    assert qn("w:p").startswith(f"{{{WORD}}}")


@pytest.mark.parametrize("seed", range(10))
def test_any_damage_ends_in_errors_of_the_house(seed: int) -> None:
    draw = random.Random(seed)
    data = bytearray(made())
    for _ in range(draw.randint(1, 30)):
        data[draw.randrange(len(data))] = draw.randrange(256)
    assert all(isinstance(one, (Found, InputError)) for one in found(bytes(data), "a.docx"))
