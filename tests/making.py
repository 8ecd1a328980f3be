"""One article in every format, made in code."""

from __future__ import annotations

import bz2
import csv
import gzip
import io
import json
import lzma
import tarfile
import zipfile
from collections.abc import Mapping
from email.message import EmailMessage

HEADLINE = "Harbour town votes to rebuild its old bridge"
PARAGRAPHS = (
    "The council of Lindhaven voted on Tuesday to rebuild the old bridge over the Marne, which has been closed since the flood of 2019.",
    "“We have waited too long,” said Mayor Ruth Okafor, who had promised a decision before the summer; her party won 12 of the 21 seats.",
    "The work is to begin in March and to cost €4.5 million, of which the region pays a third.",
)
TEXT = "\n\n".join((HEADLINE, *PARAGRAPHS))
URL = "https://news.example/2025/bridge.html"
DATE = "Tue, 18 Mar 2025 09:30:00 +0100"
HTML = (
    f"<!doctype html><html><head><meta charset=utf-8><title>{HEADLINE}</title></head><body><article><h1>{HEADLINE}</h1>"
    + "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    + "</article></body></html>"
).encode()


def squeezed(text: str) -> str:
    """A text with single spaces for all white space."""
    return " ".join(text.split())


def zipped(members: Mapping[str, bytes | str]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(zipfile.ZipInfo(name, (2025, 3, 18, 9, 30, 0)), data, zipfile.ZIP_DEFLATED)
    return file.getvalue()


def tarred(members: Mapping[str, bytes | str], *, format: int = tarfile.PAX_FORMAT) -> bytes:
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w", format=format) as archive:
        for name, told in members.items():
            data = told.encode() if isinstance(told, str) else told
            info = tarfile.TarInfo(name)
            info.size, info.mtime = len(data), 1_742_290_200
            archive.addfile(info, io.BytesIO(data))
    return file.getvalue()


def docx() -> bytes:
    import docx as library

    document = library.Document()
    document.add_heading(HEADLINE, 0)
    for paragraph in PARAGRAPHS:
        document.add_paragraph(paragraph)
    return saved(document)


def odt() -> bytes:
    import odfdo

    document = odfdo.Document("text")
    document.body.clear()
    document.body.append(odfdo.Header(1, HEADLINE))
    for paragraph in PARAGRAPHS:
        document.body.append(odfdo.Paragraph(paragraph))
    return saved(document)


def saved(document: object) -> bytes:
    file = io.BytesIO()
    document.save(file)  # type: ignore[attr-defined]
    return file.getvalue()


def message(text: str = "\n\n".join(PARAGRAPHS)) -> EmailMessage:
    made = EmailMessage()
    made["From"] = "Ada Reporter <ada@news.example>"
    made["To"] = "list@news.example"
    made["Subject"] = HEADLINE
    made["Date"] = DATE
    made.set_content(text)
    return made


def mbox(*messages: bytes) -> bytes:
    return b"".join(b"From ada@news.example Tue Mar 18 09:30:00 2025\n" + one.rstrip(b"\n") + b"\n\n" for one in messages)


def table(delimiter: str = ",") -> bytes:
    file = io.StringIO(newline="")
    rows = csv.writer(file, delimiter=delimiter)
    rows.writerow(("Title", "Body", "Publication Date", "Author", "Link"))
    rows.writerow((HEADLINE, "\n\n".join(PARAGRAPHS), DATE, "Ada Reporter", URL))
    return file.getvalue().encode()


def json_object(**more: object) -> bytes:
    told = {"headline": HEADLINE, "articleBody": "\n\n".join(PARAGRAPHS), "datePublished": "2025-03-18", "url": URL, **more}
    return json.dumps(told).encode()


def record(kind: str, url: str, block: bytes, *, content_type: str = "application/http; msgtype=response", **headers: str) -> bytes:
    """One record of a web archive."""
    told = {
        "WARC-Type": kind,
        "WARC-Target-URI": url,
        "WARC-Date": "2025-03-19T08:00:00Z",
        "WARC-Record-ID": "<urn:uuid:00000000-0000-0000-0000-000000000001>",
        "Content-Type": content_type,
        "Content-Length": str(len(block)),
    } | {name.replace("_", "-"): value for name, value in headers.items()}
    head = "".join(f"{name}: {value}\r\n" for name, value in told.items() if value)
    return b"WARC/1.1\r\n" + head.encode() + b"\r\n" + block + b"\r\n\r\n"


def response(content: bytes = HTML, media_type: str = "text/html; charset=utf-8", status: str = "200 OK", **headers: str) -> bytes:
    """What a server sent."""
    told = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in headers.items())
    return f"HTTP/1.1 {status}\r\nContent-Type: {media_type}\r\n{told}\r\n".encode() + content


def warc(*records: bytes, compressed: bool = True) -> bytes:
    """A web archive: each record compressed for itself, as crawlers write them."""
    info = record("warcinfo", "", b"software: none\r\n", content_type="application/warc-fields")
    told = (info, *(records or (record("response", URL, response()),)))
    return b"".join(gzip.compress(one) if compressed else one for one in told)


def everything() -> dict[str, bytes]:
    """The article as a file of each format, by the name of the file."""
    plain = TEXT.encode()
    markdown = f"# {HEADLINE}\n\n" + "\n\n".join(PARAGRAPHS).replace("Lindhaven", "[Lindhaven](https://lindhaven.example/)", 1)
    return {
        "a.txt": plain,
        "a.html": HTML,
        "a.md": markdown.encode(),
        "a.docx": docx(),
        "a.odt": odt(),
        "a.eml": message().as_bytes(),
        "a.csv": table(),
        "a.tsv": table("\t"),
        "a.jsonl": json_object() + b"\n",
        "a.json": json.dumps([json.loads(json_object())], indent=1).encode(),
        "a.zip": zipped({"news/a.txt": plain}),
        "a.tar": tarred({"news/a.txt": plain}),
        "a.tar.gz": gzip.compress(tarred({"news/a.txt": plain})),
        "a.txt.gz": gzip.compress(plain[:100]) + gzip.compress(plain[100:]),
        "a.txt.bz2": bz2.compress(plain),
        "a.txt.xz": lzma.compress(plain[:100]) + lzma.compress(plain[100:]),
        "a.warc": warc(compressed=False),
        "a.warc.gz": warc(),
        "a.wacz": zipped({"datapackage.json": "{}", "pages/pages.jsonl": "{}", "archive/data.warc.gz": warc()}),
        "a.mbox": mbox(message().as_bytes()),
    }
