"""What is fuzzed: each target is given bytes, and has inputs to begin with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from kg.errors import InputError
from kg.read.text import clean
from tests.bad import laws
from tests.bad.bad_archives import gz
from tests.bad.bad_feeds import http, item, rss, warc
from tests.bad.bad_mail import mail
from tests.bad.bad_office import docx, odt, packed
from tests.bad.bad_pdf import objects, pdf, stream
from tests.bad.bad_words import INJECTED
from tests.bad.case import CASES, TEXT
from tests.bad.good import GOOD


@dataclass(frozen=True)
class Target:
    """``run`` is given bytes and raises if a law is broken; ``seeds`` are valid inputs, ``words`` what inputs are likely to be made of."""

    run: Callable[[bytes], object]
    seeds: Callable[[], dict[str, bytes]]
    words: tuple[bytes, ...]


# A format whose bytes are compressed or counted is hard to reach by changing them: so the bytes go into a valid file of it.
WRAPPED: tuple[tuple[str, Callable[[bytes], bytes]], ...] = (
    ("a.docx", lambda data: docx(more={"word/document.xml": data})),
    ("a.odt", lambda data: odt(content=data or b" ")),
    ("a.zip", lambda data: packed({"a": data})),
    ("a.gz", gz),
    ("a.warc", lambda data: warc(data)),
    ("a.warc", lambda data: warc(http(data, kind="text/html"))),
    ("a.eml", lambda data: mail(data, "Content-Type: text/html")),
    ("a.pdf", lambda data: pdf(objects(stream(data)))),
    ("a.pdf", lambda data: pdf(objects(o3=data))),
    ("a.rss", lambda data: rss(item(data.decode("utf-8", "replace"))).encode()),
    ("a.csv", lambda data: b"text,date,headline\n" + data),
)
NAMES = (*sorted(GOOD), "")
PARAMETERS = laws.parameters()


def _read(data: bytes) -> None:
    """The first byte says as what, the rest is read."""
    kind, rest = (data[0] if data else 0) % (len(NAMES) + len(WRAPPED)), data[1:]
    if kind < len(NAMES):
        laws.reading_never_breaks(rest, NAMES[kind])
    else:
        name, wrap = WRAPPED[kind - len(NAMES)]
        laws.reading_never_breaks(wrap(rest), name)


def _read_seeds() -> dict[str, bytes]:
    from tests.bad import make  # noqa: F401 - adds the kinds

    inner = {
        "docx": b"<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'>"
        b"<w:body><w:p><w:r><w:t>The court</w:t></w:r></w:p></w:body></w:document>",
        "html": b"<html><body><h1>Court</h1><p>The court upheld the law.</p><table><tr><td>a</table></body></html>",
        "operators": b"BT /F1 11 Tf 40 760 Td (The court) Tj [(up) -20 (held)] TJ T* <0041> Tj ET q 1 0 0 1 0 0 cm Q",
        "row": b'"The court upheld the law.",2025-03-18,"Court"\n',
    }
    seeds = {name: bytes([NAMES.index(name)]) + data for name, data in GOOD.items()}
    seeds |= {f"in-{n}-{name}": bytes([len(NAMES) + n]) + data for n in range(len(WRAPPED)) for name, data in inner.items()}
    for case in CASES.values():
        if case.place is None and len(data := case.make(False)) < 3_000:
            seeds[f"bad-{len(seeds)}"] = bytes([len(NAMES) - 1]) + data
    return seeds


def text_of(data: bytes) -> str:
    """Text of any bytes; what is no UTF-8 becomes lone surrogates, which texts have too."""
    return data.decode("utf-8", "surrogateescape")


def _english(data: bytes) -> None:
    text = clean(text_of(data))
    if text.strip():
        laws.tokens_are_the_text(text)


def _extract(data: bytes) -> None:
    laws.evidence_is_true(text_of(data))


def _sparql(data: bytes) -> None:
    """The first byte says which parameter, the rest is its value; a part of the values is the name of something too."""
    number, value = data[0] if data else 0, text_of(data[1:])
    question, parameter = PARAMETERS[number % len(PARAMETERS)]
    laws.values_stay_values(question, parameter, value)
    if number >= 224:
        laws.names_are_found(value)


def _names(data: bytes) -> None:
    name = text_of(data)
    laws.file_names_are_names(name)
    try:
        laws.member_names_are_names(name)
    except InputError as error:
        raise AssertionError("an error got out") from error


def _texts() -> dict[str, bytes]:
    told = {
        "quote": "“We upheld the law,” President Mira Holt said on Tuesday. She had not met Jon Abel, who leads Norland's court.\n\n",
        "lists": "The U.S., Norland and Velia will sign the treaty by June 3, 2031, and may ask the U.N. to pay $4.5 million (€4.1m).\n",
        "clauses": "Officials denied that the army, which had shelled Arden for three days, would withdraw unless talks were held there.\n",
        "headline": "Court upholds law\n\nARDEN, Norland (AP) — The court’s judges are: Ann Berg, 41; Jon Abel; and “the third man”.\n",
        "injected": INJECTED,
        "text": TEXT,
    }
    return {name: text.encode() for name, text in told.items()}


def _values() -> dict[str, bytes]:
    values = (
        "Mira Holt",
        "meet",
        "story",
        "asserted",
        "2031-04",
        "0.5",
        '" } #',
        "'''",
        '"""',
        "\\",
        "> <a:b",
        "\n",
        "urn:kg:entity:a",
        "ent:a",
        INJECTED,
    )
    return {f"{n}-{v}": bytes([n]) + value.encode() for n in range(0, 256, 16) for v, value in enumerate(values)}


def _file_names() -> dict[str, bytes]:
    given = (
        "a.txt",
        "../a",
        "/a.txt",
        "a\nb",
        "\x1b[2J",
        "a> <b",
        "$(a)",
        "a/b/c.html",
        ".a",
        "~",
        "%2e",
        "C:\\a",
        "é😀\u202e",
        "a.zip",
        "\udcff.txt",
    )
    return {str(n): name.encode("utf-8", "surrogateescape") for n, name in enumerate(given)}


_MARKUP = (
    b"<p>",
    b"</p>",
    b"<![CDATA[",
    b"]]>",
    b"<!DOCTYPE",
    b"<!ENTITY",
    b"&#x",
    b"<script>",
    b"content-type:",
    b"charset=",
    b"multipart/mixed; boundary=",
)
_PDF = (
    b"/FlateDecode",
    b"/Filter",
    b"/Kids",
    b"/Length",
    b" 0 R",
    b"<<",
    b">>",
    b" Tj",
    b"/ToUnicode",
    b"endobj",
    b"startxref",
    b"/Encrypt",
    b"/Prev",
)
_ARCHIVES = (
    b"PK\x01\x02",
    b"PK\x03\x04",
    b"PK\x05\x06",
    b"\x1f\x8b\x08",
    b"WARC/1.0",
    b"ustar",
    b"From ",
    b"Content-Length: ",
    b'{"text":',
)
_QUERY = (b'"', b"'", b'"""', b"\\", b"<", b">", b"}", b"{", b"#", b"\n", b"UNION", b"VALUES", b"^^", b"@en", b"?s ?p ?o")
_ENGLISH = (
    b" said ",
    b"\xe2\x80\x9c",
    b"\xe2\x80\x9d",
    b", who ",
    b" that ",
    b" not ",
    b"\n\n",
    b"Mr. ",
    b"U.S. ",
    b"2031",
    b" on Tuesday",
    b";",
    b" and ",
    b"'s ",
)

TARGETS: dict[str, Target] = {
    "read": Target(_read, _read_seeds, _MARKUP + _PDF + _ARCHIVES),
    "english": Target(_english, _texts, _ENGLISH),
    "extract": Target(_extract, _texts, _ENGLISH),
    "sparql": Target(_sparql, _values, _QUERY),
    "names": Target(_names, _file_names, (b"../", b"\\", b"\n", b"\x1b", b"\xff", b".zip", b"\xe2\x80\xae")),
}
