"""Makes PDFs: articles typeset in columns, with running heads, page numbers, justified and hyphenated text."""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable, Sequence
from html import escape
from typing import Any

from reportlab.lib.enums import TA_JUSTIFY, TA_LEFT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Frame, NextPageTemplate, PageTemplate, Paragraph

WIDTH, HEIGHT = A4
MARGIN, GUTTER, TOP = 56.0, 16.0, 110.0  # points


HEADLINE = "Harbour town reopens its railway after nine years of repairs"
BODY = [
    "Trains returned to the harbour town of Norrland Quay on Monday, nine years after a storm had washed away the embankment on "
    "which the long-distance line ran. The first train left at 6:12 a.m. with two hundred passengers, most of them from the town.",
    "“We have waited for this morning longer than anybody expected,” said the mayor, who had boarded the train with her family. "
    "She thanked the railway-power engineers for their patience — and the neighbouring villages for theirs.",
    "The state-owned operator had first planned to rebuild the embankment within eighteen months. A 15-year contract that was signed "
    "in 2009 did not cover flood damage, however, and negotiations with the insurance companies dragged on.",
    "Engineers then decided to move the line further inland. Construction of the new bridge began four years ago; it carries two tracks "
    "instead of one, and a path for pedestrians and cyclists runs along its northern side.",
    "Fishermen had opposed the first design.",
    "They argued that the pillars would make navigation between the islands dangerous in winter, when the current is strong. After a "
    "face-to-face meeting with the ministry the distance between the pillars was increased to ninety metres.",
    "“It was a difficult compromise, but a reasonable one,” a spokesman of the fishing cooperative said. The cooperative’s members will "
    "receive compensation for the grounds that they can no longer use, according to the agreement.",
    "Economists expect that the connection will bring visitors and investment to the region, where unemployment has been higher than in "
    "the rest of the country for a generation. Several hotels are preparing to reopen, and a well-known brewery has announced that it will "
    "move its production back to the quay.",
    "Not everyone is convinced. Rents have already risen by a fifth since the opening date was announced, and the association of tenants "
    "has asked the municipal council to protect long-term residents.",
    "The council will discuss the proposal on Thursday.",
]


def typeset(
    paragraphs: Sequence[str],
    *,
    headline: str = "",
    columns: int = 1,
    head: str | Callable[[int], str] = "",
    foot: str | Callable[[int], str] = "",
    numbers: bool = False,
    justified: bool = False,
    indent: float = 0.0,
    space: float = 6.0,
    size: float = 10.0,
    font: str = "Times-Roman",
    leading: float = 1.2,
    gutter: float = GUTTER,
    height: float = HEIGHT,
    language: str = "",
    title: str = "",
    author: str = "",
) -> bytes:
    """An article on as many pages as it takes.

    Running heads and feet may differ from page to page. Soft hyphens in the text are where words may be broken; ``language``
    breaks them by its patterns, where pyphen is installed. ``numbers`` puts page numbers below. ``leading`` counts sizes, and
    ``height`` is that of the pages: low ones make several of a short text.
    """
    told: dict[str, Any] = {"title": title or None, "author": author or None}
    out = io.BytesIO()
    document = BaseDocTemplate(out, pagesize=(WIDTH, height), invariant=1, **told)
    top = TOP if headline else MARGIN

    def decorate(canvas: Canvas, _: object) -> None:
        number = canvas.getPageNumber()
        canvas.setFont("Helvetica", 8)
        for y, text in ((height - 30, head), (28, foot)):
            canvas.drawString(MARGIN, y, text(number) if callable(text) else text)
        if numbers:
            canvas.drawCentredString(WIDTH / 2, 28, str(number))

    def first(canvas: Canvas, document_: object) -> None:
        decorate(canvas, document_)
        if headline:
            title_style = ParagraphStyle("headline", fontName="Helvetica-Bold", fontSize=20, leading=23)
            block = Paragraph(escape(headline, quote=False), title_style)
            _, used = block.wrap(WIDTH - 2 * MARGIN, TOP)
            block.drawOn(canvas, MARGIN, height - 45 - used)

    document.addPageTemplates(
        [
            PageTemplate("first", _frames(columns, gutter, height, top), onPage=first),
            PageTemplate("later", _frames(columns, gutter, height, MARGIN), onPage=decorate),
        ]
    )
    style = ParagraphStyle(
        "text",
        fontName=font,
        fontSize=size,
        leading=leading * size,
        alignment=TA_JUSTIFY if justified else TA_LEFT,
        firstLineIndent=indent,
        spaceAfter=space,
        embeddedHyphenation=1,
        hyphenationLang=language or None,
        hyphenationMinWordLength=5,
        allowWidows=1,
        allowOrphans=1,
    )
    document.build([NextPageTemplate("later"), *(Paragraph(escape(text, quote=False), style) for text in paragraphs)])
    return out.getvalue()


def _frames(columns: int, gutter: float, height: float, top: float) -> list[Frame]:
    """The columns of a page."""
    width = (WIDTH - 2 * MARGIN - (columns - 1) * gutter) / columns
    plain = {"leftPadding": 0, "rightPadding": 0, "topPadding": 0, "bottomPadding": 0}
    return [Frame(MARGIN + i * (width + gutter), 45, width, height - 45 - top, **plain) for i in range(columns)]


def drawn(*pages: Sequence[tuple[float, float, str]], size: float = 10.0, font: str = "Times-Roman") -> bytes:
    """Pages of lines, each drawn by itself: where it begins, its baseline, and its text."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, invariant=1)
    for page in pages:
        canvas.setFont(font, size)
        for x, y, text in page:
            canvas.drawString(x, y, text)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def raw(content: bytes, *, resources: bytes = b"", more: Sequence[bytes] = (), catalog: bytes = b"", kids: bytes = b"3 0 R") -> bytes:
    """A PDF of one page that draws ``content``, its text in the font /F1; ``more`` are objects from number 6 on."""
    entries = b"/MediaBox [0 0 600 800] /Contents 4 0 R /Resources <</Font <</F1 5 0 R>> %s>>" % resources
    objects = [
        b"<</Type /Catalog /Pages 2 0 R %s>>" % catalog,
        b"<</Type /Pages /Count 1 /Kids [%s]>>" % kids,
        b"<</Type /Page /Parent 2 0 R %s>>" % entries,
        stream(content),
        b"<</Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding>>",
        *more,
    ]
    out, places = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    count = len(objects) + 1
    trailer = b"trailer\n<</Size %d /Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (count, len(out))
    return out + b"xref\n0 %d\n0000000000 65535 f \n%s" % (count, table) + trailer


def stream(data: bytes, entries: bytes = b"", *, packed: bool = False) -> bytes:
    """An object with data."""
    if packed:
        data, entries = zlib.compress(data, 9), entries + b" /Filter /FlateDecode"
    return b"<<%s /Length %d>>\nstream\n%s\nendstream" % (entries, len(data), data)


def shown(*lines: str, top: float = 700.0, leading: float = 14.0, size: float = 12.0) -> bytes:
    """Instructions that draw lines below each other."""
    drawn = b" T* ".join(b"(%s) Tj" % line.encode("cp1252").replace(b"(", b"\\(").replace(b")", b"\\)") for line in lines)
    return b"BT /F1 %g Tf %g TL 60 %g Td %s ET\n" % (size, leading, top, drawn)
