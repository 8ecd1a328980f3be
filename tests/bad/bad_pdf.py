"""PDF documents that are cut off, closed, empty, or that never end."""

from __future__ import annotations

import io
import zlib

from kg.errors import Damaged, EmptyInput, InputError, TooLarge
from tests.bad.case import BODY, HEADLINE, always, bad, read, refused

Objects = dict[int, bytes]
CATALOG, PAGES, PAGE, CONTENT, FONT = 1, 2, 3, 4, 5


def shown(*lines: str) -> bytes:
    """What draws lines of text on a page."""
    said = "".join(f"({line}) Tj 0 -14 Td " for line in lines)
    return f"BT /F1 11 Tf 40 760 Td {said}ET".encode("latin-1")


def stream(data: bytes, told: str = "", length: int | None = None) -> bytes:
    """An object that is a stream."""
    return f"<< /Length {len(data) if length is None else length} {told} >>\nstream\n".encode() + data + b"\nendstream"


def objects(content: bytes | None = None, **more: bytes) -> Objects:
    """The objects of a document of one page; ``more`` says which are others, by number as o3."""
    middle = BODY.index("and praised")
    lines = (HEADLINE, BODY[:middle], BODY[middle:])
    made = {
        CATALOG: b"<< /Type /Catalog /Pages 2 0 R >>",
        PAGES: b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        PAGE: b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F1 5 0 R >> >> /Contents 4 0 R >>",
        CONTENT: stream(shown(*lines)) if content is None else content,
        FONT: b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    }
    return made | {int(name[1:]): data for name, data in more.items()}


def pdf(made: Objects | None = None, trailer: str = "", start: int | None = None) -> bytes:
    """A document of these objects, with a table of where they are."""
    out, places = io.BytesIO(), {}
    out.write(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    made = objects() if made is None else made
    for number, data in made.items():
        places[number] = out.tell()
        out.write(f"{number} 0 obj\n".encode() + data + b"\nendobj\n")
    table, size = out.tell(), max(made) + 1
    out.write(f"xref\n0 {size}\n".encode())
    out.write(
        b"".join(f"{places.get(n, 0):010} {0 if n in places else 65535:05} {'n' if n in places else 'f'} \n".encode() for n in range(size))
    )
    out.write(f"trailer\n<< /Size {size} /Root 1 0 R {trailer} >>\nstartxref\n{table if start is None else start}\n%%EOF\n".encode())
    return out.getvalue()


GOOD = pdf()
LOOP = b"<< /Type /Pages /Kids [2 0 R 3 0 R] /Count 2 /Parent 2 0 R >>"

always("a PDF that is a line", "line.pdf", refused(Damaged, "PDF"), b"%PDF-1.7\n")
always("a PDF cut in half", "cut.pdf", refused(Damaged, "PDF"), GOOD[: len(GOOD) // 2].partition(b"4 0 obj")[0])
always("a PDF without its table", "no-table.pdf", read(facts=1), GOOD[: GOOD.index(b"xref")])
always("a PDF whose table lies", "lying-table.pdf", read(facts=1), pdf(start=7))
always("a PDF with dirt before it", "dirt.pdf", read(facts=1), b"\r\n\r\n" + GOOD)
always("a PDF without pages", "no-pages.pdf", read(facts=1), pdf(objects(o2=b"<< /Type /Pages /Kids [] /Count 0 >>")))
always("a PDF without a catalog", "no-catalog.pdf", read(facts=1), pdf(objects(o1=b"null")))
always(
    "a PDF of pictures",
    "scanned.pdf",
    refused(EmptyInput, "text"),
    pdf(objects(stream(b"q 612 0 0 792 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID \x80 EI Q"))),
)
always("pages that hold themselves", "pages-loop.pdf", read(facts=1), pdf(objects(o2=LOOP)))
always(
    "pages that are their own parent",
    "parent-loop.pdf",
    read(facts=1),
    pdf(objects(o2=b"<< /Type /Pages /Kids [3 0 R] /Count 1 /Parent 2 0 R >>")),
)
always(
    "content that holds itself",
    "content-loop.pdf",
    refused(InputError, ""),
    pdf(objects(o3=b"<< /Type /Page /Parent 2 0 R /Contents [3 0 R 3 0 R] >>")),
)
always("an object that is itself", "self.pdf", refused(InputError, ""), pdf(objects(o4=b"4 0 R")))
always("a table before itself", "table-loop.pdf", read(facts=1), pdf(trailer=f"/Prev {GOOD.index(b'xref')}"))
always("more pages than there are", "count.pdf", read(facts=1), pdf(objects(o2=b"<< /Type /Pages /Kids [3 0 R] /Count 2147483647 >>")))
always(
    "a stream that says it is longer",
    "long-stream.pdf",
    read(),
    pdf(objects(stream(shown(HEADLINE, "The court upheld the law."), length=9_999_999))),
)
always(
    "a stream that is no stream",
    "no-stream.pdf",
    refused(InputError, ""),
    pdf(objects(stream(b"not compressed at all", "/Filter /FlateDecode"))),
)
always("a filter that nobody knows", "filter.pdf", refused(InputError, ""), pdf(objects(stream(b"abc", "/Filter /NoSuchDecode"))))
always(
    "a PDF with a program",
    "program.pdf",
    read(facts=1).hiding("evil"),
    pdf(objects(o1=b"<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /JavaScript /JS (evil\\(\\)) >> >>")),
)
always(
    "a PDF that launches",
    "launch.pdf",
    read(facts=1),
    pdf(objects(o1=b"<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /Launch /F (touch evil) >> >>")),
)
always(
    "a font without characters",
    "font.pdf",
    read(),
    pdf(objects(o5=b"<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /DescendantFonts [5 0 R] >>")),
)
always(
    "a font that maps to controls",
    "cmap.pdf",
    refused(EmptyInput, "no text"),
    pdf(
        objects(
            o5=b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 6 0 R >>",
            o6=stream(b"begincmap 1 beginbfrange <00> <ff> <d800> endbfrange 1 beginbfchar <61> <0000> endbfchar endcmap"),
        )
    ),
)
always(
    "a form that draws itself",
    "form-loop.pdf",
    read(),
    pdf(
        objects(
            stream(shown(HEADLINE, "The court upheld the law.") + b" /X Do"),
            o3=b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] "
            b"/Resources << /Font << /F1 5 0 R >> /XObject << /X 6 0 R >> >> /Contents 4 0 R >>",
            o6=stream(b"/X Do /X Do", "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 6 0 R >> >>"),
        )
    ),
)


@bad("an encrypted PDF", "encrypted.pdf", refused(Damaged, "encrypted"))
def encrypted(full: bool) -> bytes:
    """A document that needs a password; it is encrypted by the old cipher, which needs no random numbers."""
    from pypdf import PdfWriter

    out = io.BytesIO()
    writer = PdfWriter(clone_from=io.BytesIO(GOOD))
    writer.encrypt("secret", algorithm="RC4-128")
    writer.write(out)
    return out.getvalue()


@bad("a stream of a gigabyte", "bomb.pdf", refused(InputError, ""))
def bomb(full: bool) -> bytes:
    """Compressed to a megabyte."""
    squeeze, parts = zlib.compressobj(9), []
    for _ in range(1_000 if full else 30):
        parts.append(squeeze.compress(b" " * 1_000_000))
    return pdf(objects(stream(b"".join([*parts, squeeze.flush()]), "/Filter /FlateDecode")))


@bad("a stream compressed many times", "filters.pdf", refused(InputError, ""))
def filters(full: bool) -> bytes:
    """Each filter gives the next a thousand times more."""
    data = b" " * (300_000_000 if full else 3_000_000)
    for _ in range(3):
        data = zlib.compress(data, 9)
    return pdf(objects(stream(data, "/Filter [/FlateDecode /FlateDecode /FlateDecode]")))


@bad("arrays in arrays", "arrays.pdf", refused(InputError, ""))
def arrays(full: bool) -> bytes:
    """Deeper than Python recurses, in what draws the page and in the page itself."""
    depth = 200_000 if full else 5_000
    return pdf(objects(stream(b"[" * depth), o3=b"<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Annots " + b"[" * depth + b">>"))


@bad("a PDF of very many pages", "pages.pdf", read(), full=refused(TooLarge, "pages"))
def pages(full: bool) -> bytes:
    """The same page, over and over."""
    count = 50_000 if full else 5
    return pdf(objects(o2=f"<< /Type /Pages /Kids [{'3 0 R ' * count}] /Count {count} >>".encode()))


@bad("text drawn without an end", "operators.pdf", refused(InputError, ""))
def operators(full: bool) -> bytes:
    """Millions of operators that draw nothing."""
    return pdf(objects(stream(zlib.compress(b"BT q 1 0 0 1 0 0 cm Q ET\n" * (2_000_000 if full else 1_000), 9), "/Filter /FlateDecode")))
