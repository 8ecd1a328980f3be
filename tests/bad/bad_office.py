"""Office documents that are none, or that are made to be trouble."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

from kg.errors import Damaged, EmptyInput, InputError, NotText, TooLarge
from tests.bad.case import BODY, HEADLINE, TEXT, always, bad, read, refused

TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/word/document.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
RELATIONS = (
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>'
)
ODT = "application/vnd.oasis.opendocument.text"
MANIFEST = (
    '<?xml version="1.0"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
    f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{ODT}"/>'
    '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml">{}</manifest:file-entry></manifest:manifest>'
)


def packed(members: dict[str, bytes | str], *, stored: tuple[str, ...] = ()) -> bytes:
    """A zip archive of these members, the same bytes each time."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, data in members.items():
            kind = zipfile.ZIP_STORED if name in stored else zipfile.ZIP_DEFLATED
            archive.writestr(zipfile.ZipInfo(name, (2025, 3, 18, 12, 0, 0)), data, kind)
    return made.getvalue()


def docx(paragraphs: str = "", *, declared: str = "", more: Mapping[str, bytes | str] | None = None) -> bytes:
    """A Word document of these paragraphs, in its own words; ``more`` members replace or join its own."""
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    body = f'<?xml version="1.0"?>{declared}<w:document {space}><w:body>{paragraphs or word(BODY)}</w:body></w:document>'
    members: dict[str, bytes | str] = {"[Content_Types].xml": TYPES, "_rels/.rels": RELATIONS, "word/document.xml": body}
    return packed(members | dict(more or {}))


def word(text: str) -> str:
    """A paragraph of a Word document."""
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def odt(paragraphs: str = "", *, declared: str = "", manifest: str = "", content: bytes = b"") -> bytes:
    """An OpenDocument text of these paragraphs; ``content`` stands in their place."""
    space = 'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    body = (
        f'<?xml version="1.0"?>{declared}<office:document-content {space} office:version="1.2"><office:body><office:text>'
        f"{paragraphs or f'<text:p>{BODY}</text:p>'}</office:text></office:body></office:document-content>"
    )
    members: dict[str, bytes | str] = {"mimetype": ODT, "META-INF/manifest.xml": MANIFEST.format(manifest), "content.xml": content or body}
    return packed(members, stored=("mimetype",))


always("a Word document that is a text", "text.docx", read(facts=1), TEXT)
always("a Word document that is an archive of nothing of Word's", "archive.docx", read(facts=1), packed({"a.txt": TEXT}))
always(
    "a Word document without its document",
    "no-document.docx",
    refused(InputError, "").and_more(),
    packed({"[Content_Types].xml": TYPES, "_rels/.rels": RELATIONS}),
)
always("a Word document cut in half", "cut.docx", refused(Damaged, "cut off"), docx()[: len(docx()) // 2])
always("a Word document of broken XML", "broken.docx", refused(Damaged, "XML"), docx(word(BODY) + "<w:p><w:r>"))
always("a Word document without text", "empty.docx", refused(EmptyInput, "no text"), docx("<w:p/><w:p><w:r/></w:p>"))
always(
    "a workbook",
    "workbook.docx",
    refused(InputError, ""),
    packed({"[Content_Types].xml": TYPES.replace("word/document", "xl/workbook"), "xl/workbook.xml": "<workbook/>"}),
)
always("a document of old Word", "old.docx", refused(NotText, "old office"), b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504))
always(
    "an OpenDocument text without content",
    "no-content.odt",
    refused(Damaged, "no text"),
    packed({"mimetype": ODT, "META-INF/manifest.xml": MANIFEST.format("")}, stored=("mimetype",)),
)
always("an OpenDocument text of broken XML", "broken.odt", refused(Damaged, "XML"), odt(f"<text:p>{BODY}</text:q>"))
always("an OpenDocument text cut in half", "cut.odt", refused(Damaged, "cut off"), odt()[: len(odt()) // 2])
always("an OpenDocument text without text", "empty.odt", refused(EmptyInput, "no text"), odt("<text:p/>"))
always(
    "an encrypted OpenDocument text",
    "encrypted.odt",
    refused(Damaged, "encrypted"),
    odt(
        manifest='<manifest:encryption-data><manifest:algorithm manifest:algorithm-name="AES256"/></manifest:encryption-data>',
        content=bytes(range(256)) * 8,
    ),
)
always(
    "a Word document that points elsewhere",
    "pointing.docx",
    read(facts=1).hiding("root:"),
    docx(
        more={
            "word/_rels/document.xml.rels": '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            '<Relationship Id="rId9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" '
            'Target="file:///etc/passwd" TargetMode="External"/></Relationships>'
        }
    ),
)


@bad("a Word document that is a bomb", "bomb.docx", refused(TooLarge, "MB"))
def docx_bomb(full: bool) -> bytes:
    """A document of hundreds of megabytes in a file of less than one."""
    return docx(word("The court met. " * (30_000_000 if full else 1_500_000)))


@bad("an OpenDocument text that is a bomb", "bomb.odt", refused(TooLarge, "MB"))
def odt_bomb(full: bool) -> bytes:
    """The same in the other format."""
    return odt(f"<text:p>{'The court met. ' * (30_000_000 if full else 1_500_000)}</text:p>")


@bad("a Word document of tables in tables", "tables.docx", read(), full=refused(Damaged, "depth"))
def docx_deep(full: bool) -> bytes:
    """Deeper than Python recurses."""
    depth = 20_000 if full else 60
    return docx(word(BODY) + "<w:tbl><w:tr><w:tc>" * depth + word(BODY) + "</w:tc></w:tr></w:tbl>" * depth)


@bad("an OpenDocument text of spans in spans", "spans.odt", read(), full=refused(Damaged, "depth"))
def odt_deep(full: bool) -> bytes:
    """Deeper than Python recurses."""
    depth = 20_000 if full else 60
    return odt(f"<text:p>{BODY}</text:p><text:p>{'<text:span>' * depth}The court met.{'</text:span>' * depth}</text:p>")


@bad("spaces by the million", "spaces.odt", read(facts=1))
def odt_spaces(full: bool) -> bytes:
    """One small element that stands for so many spaces."""
    return odt(f'<text:h>{HEADLINE}</text:h><text:p>{BODY}<text:s text:c="999999999"/></text:p>')
