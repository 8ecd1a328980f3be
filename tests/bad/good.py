"""Small valid files of every format, made in code: what is mutated into bad ones."""

from __future__ import annotations

import bz2
import json
import lzma

from tests.bad.bad_archives import REGULAR, gz, tarred
from tests.bad.bad_bombs import PARAGRAPHS, sitemap
from tests.bad.bad_feeds import GOOD as WARC
from tests.bad.bad_feeds import item, rss
from tests.bad.bad_mail import MIXED, PLAIN, mail, part
from tests.bad.bad_office import docx, odt, packed
from tests.bad.bad_pages import GOOD as PAGE
from tests.bad.bad_pdf import GOOD as PDF
from tests.bad.bad_tables import OBJECT, ROW
from tests.bad.case import BODY, HEADLINE, TEXT

_UPDATED = "<updated>2025-03-18T12:00:00Z</updated>"
_ATOM = f"<entry><id>a:1</id><title>{HEADLINE}</title>{_UPDATED}<content type='html'>{PARAGRAPHS}</content></entry>"

GOOD: dict[str, bytes] = {
    "a.txt": TEXT.encode(),
    "a16.txt": TEXT.encode("utf-16"),
    "a.html": PAGE.encode(),
    "a.md": f"# {HEADLINE}\n\n*{BODY}*\n\n> [link](https://news.invalid)\n\n- one\n- two\n\n| a | b |\n|---|---|\n| c | d |\n".encode(),
    "a.pdf": PDF,
    "a.docx": docx(),
    "a.odt": odt(),
    "a.eml": mail(part(TEXT, PLAIN) + part(PAGE, "Content-Type: text/html") + "--b--\r\n", MIXED),
    "a.mbox": b"From a@news.invalid Tue Mar 18 12:00:00 2025\n"
    + mail(TEXT, PLAIN)
    + b"\nFrom b@news.invalid Tue Mar 18 12:00:00 2025\n"
    + mail(BODY),
    "a.csv": f"headline,text,date\n{ROW}\n".encode(),
    "a.jsonl": f"{OBJECT}\n".encode(),
    "a.json": f"[{OBJECT}]".encode(),
    "a.rss": rss(item(), item(BODY, "Another", "<pubDate>Tue, 18 Mar 2025 12:00:00 GMT</pubDate>")).encode(),
    "a.atom": f'<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>News</title>{_ATOM}</feed>'.encode(),
    "a.xml": sitemap("", ""),
    "a.warc": WARC,
    "a.warc.gz": gz(WARC),
    "a.wacz": packed({"archive/data.warc.gz": gz(WARC), "datapackage.json": json.dumps({"profile": "data-package", "resources": []})}),
    "a.zip": packed({"a.txt": TEXT, "b.html": PAGE, "c.zip": packed({"d.txt": TEXT})}),
    "a.tar": tarred(REGULAR),
    "a.tgz": gz(tarred(REGULAR)),
    "a.txt.gz": gz(TEXT.encode()),
    "a.txt.bz2": bz2.compress(TEXT.encode()),
    "a.txt.xz": lzma.compress(TEXT.encode()),
}
