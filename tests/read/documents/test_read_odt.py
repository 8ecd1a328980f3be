from __future__ import annotations

import random

import odfdo
import pytest
from making import HEADLINE, PARAGRAPHS, saved, zipped
from making import odt as made
from reading import article, failures, found

from kg.errors import Damaged, InputError, NotText, TooLarge
from kg.read.walk import Found

MEDIA_TYPE = "application/vnd.oasis.opendocument.text"
SPACES = (
    " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "text", "style", "table", "meta", "number")
    )
    + ' xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"'
)


def content(body: str, *, before: str = "", styles: str = "") -> str:
    return (
        f'<?xml version="1.0"?>{before}<office:document-content {SPACES}><office:automatic-styles>{styles}</office:automatic-styles>'
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )


def of(body: str, *, before: str = "", styles: str = "", **parts: str) -> bytes:
    return zipped({"mimetype": MEDIA_TYPE, "content.xml": content(body, before=before, styles=styles), **parts})


def test_headline_lists_tables_and_their_order() -> None:
    body = (
        "<text:sequence-decls/><text:p>Local news</text:p>"
        f'<text:h text:outline-level="1">{HEADLINE}</text:h><text:p>{PARAGRAPHS[0]}</text:p>'
        "<text:list><text:list-item><text:p>One of a list</text:p></text:list-item></text:list>"
        "<table:table><table:table-row><table:table-cell><text:p>left</text:p></table:table-cell>"
        "<table:table-cell><text:p>right</text:p></table:table-cell></table:table-row></table:table>"
        f'<text:section><text:h text:outline-level="1">Background</text:h><text:p>{PARAGRAPHS[1]}</text:p></text:section>'
    )
    one = article(of(body), "a.odt")
    assert one.headline == HEADLINE
    assert one.text.split("\n\n") == ["Local news", HEADLINE, PARAGRAPHS[0], "One of a list", "left", "right", "Background", PARAGRAPHS[1]]


def test_a_title_by_a_style_made_from_it() -> None:
    styles = (
        '<number:date-style><number:text>/</number:text></number:date-style><style:style style:name="P1" style:parent-style-name="Title"/>'
    )
    body = f'<text:p>Local news</text:p><text:p text:style-name="P1">{HEADLINE}</text:p><text:p>{PARAGRAPHS[0]}</text:p>'
    assert article(of(body, styles=styles)).headline == HEADLINE


def test_text_as_the_reader_sees_it() -> None:
    body = (
        "<text:tracked-changes><text:p>taken out</text:p></text:tracked-changes>"
        "<text:p>One\n   <text:span>two</text:span><text:s text:c='2'/>three<text:tab/>four<text:line-break/>five"
        "<text:note><text:note-body><text:p>a note</text:p></text:note-body></text:note> six"
        "<office:annotation><text:p>a comment</text:p></office:annotation><text:a>, seven</text:a><text:s text:c='999999999'/>!</text:p>"
    )
    text = article(of(body)).text
    assert text.startswith("One two  three\tfour\nfive six, seven ")
    assert len(text) < 200


def test_headers_footers_boxes_and_contents_are_dropped() -> None:
    styles = (
        f"<x {SPACES}><style:header><text:p>The Courier</text:p></style:header><style:footer><text:p>Page 1</text:p></style:footer></x>"
    )
    body = (
        f"<text:p>{PARAGRAPHS[0]}<draw:frame><draw:text-box><text:p>In a box</text:p></draw:text-box></draw:frame></text:p>"
        "<text:table-of-content><text:p>Chapter 1</text:p></text:table-of-content>"
    )
    (one,) = found(of(body, **{"styles.xml": styles}), dropped=True)
    assert isinstance(one, Found)
    assert one.article.text == PARAGRAPHS[0]
    assert sorted((dropped.text, dropped.reason) for dropped in one.dropped) == [
        *(("Chapter 1", "table of contents"), ("In a box", "text box"), ("Page 1", "running head"), ("The Courier", "running head"))
    ]


def test_the_author() -> None:
    document = odfdo.Document("text")
    document.body.clear()
    document.body.append(odfdo.Paragraph(PARAGRAPHS[0]))
    document.meta.set_initial_creator("Ada Reporter")
    one = article(saved(document))
    assert (one.byline, one.published) == ("Ada Reporter", "")


def test_a_document_of_xml_alone() -> None:
    flat = content(f'<text:h text:outline-level="1">{HEADLINE}</text:h><text:p>{PARAGRAPHS[0]}</text:p>')
    flat = flat.replace("office:document-content", "office:document").replace(SPACES, f'{SPACES} office:mimetype="{MEDIA_TYPE}"')
    assert article(flat.encode(), "a.fodt").text == f"{HEADLINE}\n\n{PARAGRAPHS[0]}"


@pytest.mark.parametrize(
    "declared",
    [
        '<!DOCTYPE x [<!ENTITY e "eeeeeeeeee"><!ENTITY f "&e;&e;&e;">]>',
        '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>',
    ],
)
def test_entities_are_refused(declared: str) -> None:
    xml = content("<text:p>Hello &e; there</text:p>", before=declared)
    for encoding in ("utf-8", "utf-16"):
        data = xml.replace('"1.0"?>', f'"1.0" encoding="{encoding}"?>', 1).encode(encoding)
        (error,) = failures(zipped({"mimetype": MEDIA_TYPE, "content.xml": data}))
        assert isinstance(error, Damaged)
        assert "entities" in error.cause


def test_encrypted_broken_and_too_large_documents(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.read.documents.office.MAX_XML", 100_000)
    (error,) = failures(of("", **{"META-INF/manifest.xml": "<manifest:encryption-data/>"}))
    assert isinstance(error, Damaged)
    assert "encrypted" in error.cause
    for data in (of("<text:p>"), zipped({"mimetype": MEDIA_TYPE})):
        (error,) = failures(data)
        assert isinstance(error, Damaged)
    (error,) = failures(zipped({"mimetype": MEDIA_TYPE, "content.xml": bytes(200_000)}))
    assert isinstance(error, TooLarge)
    (error,) = failures(zipped({"mimetype": "application/vnd.oasis.opendocument.graphics", "content.xml": ""}))
    assert isinstance(error, NotText)


@pytest.mark.parametrize("seed", range(10))
def test_any_damage_ends_in_errors_of_the_house(seed: int) -> None:
    draw = random.Random(seed)
    data = bytearray(made())
    for _ in range(draw.randint(1, 30)):
        data[draw.randrange(len(data))] = draw.randrange(256)
    assert all(isinstance(one, (Found, InputError)) for one in found(bytes(data), "a.odt"))
