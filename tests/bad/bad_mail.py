"""Letters whose headers, parts and boundaries are wrong."""

from __future__ import annotations

from kg.errors import Damaged, EmptyInput, InputError, TooLarge
from tests.bad.bad_pages import page
from tests.bad.case import BODY, TEXT, always, bad, read, refused

HEAD = (
    "From: desk@news.invalid\r\nTo: readers@news.invalid\r\nSubject: Court upholds law\r\n"
    "Date: Tue, 18 Mar 2025 12:00:00 +0000\r\nMIME-Version: 1.0\r\n"
)


def mail(body: str | bytes, *headers: str, head: str = HEAD) -> bytes:
    """A letter."""
    told = head + "".join(f"{line}\r\n" for line in headers) + "\r\n"
    return told.encode("utf-8", "surrogateescape") + (body.encode() if isinstance(body, str) else body)


def part(body: str, *headers: str, boundary: str = "b") -> str:
    """A part of a letter of several."""
    return f"--{boundary}\r\n" + "".join(f"{line}\r\n" for line in headers) + f"\r\n{body}\r\n"


PLAIN = "Content-Type: text/plain; charset=utf-8"
MIXED = "Content-Type: multipart/mixed; boundary=b"

always("a letter without a body", "no-body.eml", refused(EmptyInput, ""), mail(""))
always("a letter of headers alone", "headers.eml", refused(EmptyInput, ""), HEAD)
always("bad base64", "base64.eml", read(), mail("!!!!not base64 at all====!!", PLAIN, "Content-Transfer-Encoding: base64"))
always(
    "bad quoted-printable",
    "quoted.eml",
    read(facts=1),
    mail(TEXT + "=ZZ =3 =\r\n==\r\n", PLAIN, "Content-Transfer-Encoding: quoted-printable"),
)
always("a transfer encoding that nobody knows", "transfer.eml", read(facts=1), mail(TEXT, PLAIN, "Content-Transfer-Encoding: x-no-such"))
always("a character set that nobody knows", "charset.eml", read(facts=1), mail(TEXT, "Content-Type: text/plain; charset=x-no-such"))
always(
    "a character set that is a name",
    "charset-name.eml",
    read(facts=1),
    mail(TEXT, 'Content-Type: text/plain; charset="../../etc/passwd\0"'),
)
always("a letter in another encoding than it says", "encoding.eml", read(facts=1), mail((TEXT + "Café").encode("cp1252"), PLAIN))
always(
    "parts without a boundary",
    "no-boundary.eml",
    refused(EmptyInput, "no text"),
    mail(part(TEXT, PLAIN) + "--b--\r\n", "Content-Type: multipart/mixed"),
)
always(
    "a boundary that never comes",
    "boundary.eml",
    refused(EmptyInput, "no text"),
    mail(TEXT, "Content-Type: multipart/mixed; boundary=never"),
)
always("parts that never close", "unclosed.eml", read(facts=1), mail(part(TEXT, PLAIN), MIXED))
always(
    "a part that is a program",
    "attached.eml",
    read(facts=1).hiding("evil"),
    mail(
        part(TEXT, PLAIN)
        + part(
            "ZXZpbCBldmlsIGV2aWw=",
            "Content-Type: application/octet-stream",
            'Content-Disposition: attachment; filename="../../evil.sh"',
            "Content-Transfer-Encoding: base64",
        )
        + "--b--\r\n",
        MIXED,
    ),
)
always(
    "attachments alone",
    "attachments.eml",
    refused(InputError, ""),
    mail(part("AAAA", "Content-Type: image/png", "Content-Transfer-Encoding: base64") + "--b--\r\n", MIXED),
)
always(
    "a letter that is a page with scripts",
    "page.eml",
    read(facts=1).hiding("evil"),
    mail(page("<script>evil()</script><img src='https://news.invalid/evil.png'>"), "Content-Type: text/html; charset=utf-8"),
)
always(
    "headers that are no headers",
    "odd-headers.eml",
    read(facts=1),
    mail(TEXT, "Subject: a\x00b", ": no name", "X-Word: =?utf-8?q?=ZZ?= =?no-such?b?!!!?= =?utf-8?b?", "no colon"),
)
always("a header that begins another", "injected.eml", read(facts=1), mail(TEXT, "Subject: =?utf-8?q?Law=0D=0AFrom:_evil@news.invalid?="))
always(
    "a date of a letter that does not exist",
    "date.eml",
    read(facts=1),
    mail(TEXT, head=HEAD.replace("18 Mar 2025 12:00", "31 Feb 99999 25:61")),
)
always("a From that is no address", "from.eml", read(facts=1), mail(TEXT, head=HEAD.replace("desk@news.invalid", '"<<>>@@,;:" (((( <')))
always("headers of bytes above ASCII", "bytes.eml", read(facts=1), mail(TEXT, "X-A: caf\udce9 \udcff\udcfe"))
always("a letter of CR alone", "cr.eml", read(), mail(TEXT.replace("\n", "\r")).replace(b"\r\n", b"\r"))

always("letters with no From line", "no-from.mbox", read(facts=1), mail(TEXT) + mail(f"{BODY} The end.\r\n"))
always(
    "From lines in letters",
    "from-lines.mbox",
    read(),
    b"From desk@news.invalid Tue Mar 18 12:00:00 2025\n" + mail(f"{TEXT}\n\nFrom Arden the court met the minister.\n{BODY}\n"),
)
always(
    "letters cut in half",
    "cut.mbox",
    read(2),
    (
        b"From desk@news.invalid Tue Mar 18 12:00:00 2025\n"
        + mail(f"{TEXT}{TEXT}\n")
        + b"\nFrom desk@news.invalid Tue Mar 18 12:00:00 2025\nSubj"
    ),
)


@bad("a header of a megabyte", "huge-header.eml", read(facts=1), full=refused(TooLarge, "headers"))
def huge_header(full: bool) -> bytes:
    """One header, folded over very many lines."""
    return mail(TEXT, "X-Long: " + "a b c d e f\r\n " * (80_000 if full else 3_000) + "g")


@bad("a hundred thousand headers", "headers-many.eml", read(facts=1), full=refused(TooLarge, "headers"))
def many_headers(full: bool) -> bytes:
    """Each a line."""
    return mail(TEXT, *(f"X-H{n}: {n}" for n in range(100_000 if full else 2_000)))


@bad("encoded words without an end", "words.eml", read(facts=1).hiding("=?"))
def encoded_words(full: bool) -> bytes:
    """A subject that is slow to take apart where it is done badly."""
    return mail(TEXT, head=HEAD.replace("Subject: Court upholds law", "Subject: " + "=?utf-8?q?a?= " * (20_000 if full else 300)))


@bad("an address that is slow to read", "address.eml", read(facts=1))
def slow_address(full: bool) -> bytes:
    """Brackets and quotation marks that open and never close."""
    return mail(TEXT, head=HEAD.replace("desk@news.invalid", "(" * (20_000 if full else 500) + '"' + "a," * (20_000 if full else 500)))


@bad("parts in parts", "deep.eml", read(facts=1), full=refused(Damaged, "parts in parts"))
def deep(full: bool) -> bytes:
    """Deeper than Python recurses."""
    depth = 3_000 if full else 150
    opened = "".join(f"--b{n}\r\nContent-Type: multipart/mixed; boundary=b{n + 1}\r\n\r\n" for n in range(depth))
    return mail(opened + f"--b{depth}\r\n{PLAIN}\r\n\r\n{TEXT}\r\n--b{depth}--\r\n", "Content-Type: multipart/mixed; boundary=b0")


@bad("letters in letters", "letters.eml", read(facts=1), full=refused(Damaged, "parts in parts"))
def letters(full: bool) -> bytes:
    """Each is all that the one before it holds."""
    made = mail(TEXT, PLAIN)
    for _ in range(1_000 if full else 60):
        made = mail(made, "Content-Type: message/rfc822")
    return made


@bad("parts without an end", "parts.eml", read(facts=1))
def parts(full: bool) -> bytes:
    """Very many, all empty but the first."""
    return mail(part(TEXT, PLAIN) + part("", PLAIN) * (20_000 if full else 200) + "--b--\r\n", MIXED)


@bad("a box of very many letters", "many.mbox", read(5, facts=5), full=read(300, facts=300))
def box(full: bool) -> bytes:
    """Each says something else."""
    line = b"From desk@news.invalid Tue Mar 18 12:00:00 2025\n"
    return b"".join(line + mail(f"{TEXT}The court met {n} times.\n", PLAIN) + b"\n" for n in range(300 if full else 5))


@bad("a letter of 30 MB", "large.eml", refused(TooLarge, "MB"))
def large(full: bool) -> bytes:
    """An attachment that is larger than any article."""
    return mail(part("QUFB" * 7_500_000, "Content-Type: image/png", "Content-Transfer-Encoding: base64"), MIXED)
