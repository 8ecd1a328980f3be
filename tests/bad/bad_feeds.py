"""Feeds, sitemaps and web archives that are broken, or that say more than they have."""

from __future__ import annotations

from kg.errors import Damaged, EmptyInput, InputError, TooLarge
from tests.bad.bad_archives import gz
from tests.bad.bad_office import packed
from tests.bad.bad_pages import GOOD as PAGE
from tests.bad.case import BODY, HEADLINE, MORE, TEXT, always, bad, read, refused


def rss(*items: str, more: str = "") -> str:
    """A feed of these items."""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>News</title>{more}'
        + "".join(items)
        + "</channel></rss>"
    )


def item(text: str = BODY, title: str = HEADLINE, more: str = "") -> str:
    """An item of a feed that carries its article whole, as markup."""
    paragraphs = "".join(f"<p>{paragraph}</p>" for paragraph in (text, *MORE))
    return f"<item><title>{title}</title><content:encoded><![CDATA[{paragraphs}]]></content:encoded>{more}</item>"


def http(body: bytes, *headers: str, kind: str = "text/html", length: int | None = None) -> bytes:
    """What a server answered."""
    told = (f"Content-Type: {kind}", f"Content-Length: {len(body) if length is None else length}", *headers)
    return ("HTTP/1.1 200 OK\r\n" + "".join(f"{line}\r\n" for line in told) + "\r\n").encode() + body


def warc(block: bytes, *, kind: str = "response", length: int | str | None = None, address: str = "https://news.invalid/a") -> bytes:
    """A record of a web archive."""
    said = len(block) if length is None else length
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {address}\r\nWARC-Date: 2025-03-18T12:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {said}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


ANSWER = http(PAGE.encode())
GOOD = warc(ANSWER)

always(
    "a feed of broken XML",
    "broken.rss",
    read(2, facts=1),
    rss(item(), item(f"{BODY} The end.")).replace("</channel>", "<b>&nosuch;").replace("</rss>", ""),
)
always("a feed cut in half", "cut.rss", read(facts=1).but(EmptyInput, "article"), rss(item(), item(f"{BODY} The end."))[:-140])
always("a feed without items", "no-items.rss", refused(EmptyInput, "no"), rss())
always(
    "a feed with scripts",
    "scripts.rss",
    read(facts=1).hiding("evil"),
    rss(item(f"{BODY}<script>evil()</script><img src=x onerror=evil()><style>evil</style>")),
)
always(
    "a feed of items without text",
    "textless.rss",
    refused(EmptyInput, "").and_more(),
    rss("<item><title/></item>", "<item/>", "<item><guid>1</guid></item>"),
)
always(
    "a feed of dates that do not exist", "dates.rss", read(facts=1), rss(item(more="<pubDate>Fri, 31 Feb 2025 25:61:99 +9999</pubDate>"))
)
always(
    "a feed of markup in markup", "escaped.rss", read(facts=1).hiding("<b>"), rss(item(title="&lt;b&gt;Court&lt;/b&gt; &amp;amp;amp; law"))
)
always(
    "a feed that only leads to the web",
    "links.rss",
    refused(EmptyInput, "not followed"),
    rss("<item><title>A</title><link>https://news.invalid/a</link></item>"),
)
always("a feed that is a page", "page.rss", read(facts=1), PAGE)
always("a feed that declares another encoding", "encoding.rss", read(facts=1), rss(item(f"{BODY} Café")).replace("UTF-8", "UTF-16"))
always(
    "a feed of addresses alone",
    "addresses.rss",
    refused(EmptyInput, "").and_more(),
    rss("<item><title>A</title><link>file:///etc/passwd</link></item>", "<item><link>javascript:evil()</link></item>"),
)
always(
    "a sitemap of files",
    "files.xml",
    refused(InputError, ""),
    '<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>file:///etc/passwd</loc></url></urlset>',
)
always(
    "a sitemap of nothing",
    "nothing.xml",
    refused(InputError, ""),
    '<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"></urlset>',
)

always("a web archive cut in half", "cut.warc", refused(Damaged, ""), GOOD[: len(GOOD) - 300])
always("a web archive that says it is longer", "longer.warc", refused(Damaged, ""), warc(ANSWER, length=len(ANSWER) + 5_000))
always("a web archive that says it is shorter", "shorter.warc", refused(InputError, "").and_more(), warc(ANSWER, length=40) + GOOD)
always("a web archive of a negative length", "negative.warc", refused(InputError, ""), warc(ANSWER, length=-1))
always("a web archive of a length in words", "length.warc", refused(InputError, ""), warc(ANSWER, length="long"))
always("a web archive of an exabyte", "exabyte.warc", refused(Damaged, ""), warc(ANSWER, length=10**18))
always("a web archive of no pages", "no-pages.warc", refused(EmptyInput, "no"), warc(b"software: none\r\n", kind="warcinfo"))
always(
    "a web archive of a picture", "picture.warc", refused(InputError, ""), warc(http(b"\x89PNG\r\n\x1a\n" + bytes(90), kind="image/png"))
)
always("an answer that says it is longer", "answer.warc", read(facts=1), warc(http(PAGE.encode(), length=999_999)))
always(
    "an answer in broken pieces",
    "chunks.warc",
    read(),
    warc(http(b"fffffff\r\nThe court\r\nzz\r\n", "Transfer-Encoding: chunked")),
)
always("an answer that is compressed and is not", "not-gzip.warc", read(), warc(http(PAGE.encode(), "Content-Encoding: gzip")))
always("a compressed web archive cut in half", "cut.warc.gz", refused(Damaged, ""), gz(GOOD)[:200])
always("a web archive of dirt", "dirt.warc", read(facts=1).but(Damaged, "web archive"), GOOD + b"\r\n\r\nnot a record\r\n\r\n" + GOOD[:50])
always("a web archive at a file's address", "address.warc", refused(EmptyInput, "no page"), warc(ANSWER, address="file:///etc/passwd"))
always(
    "a package of web archives without one",
    "no-archive.wacz",
    refused(InputError, ""),
    packed({"datapackage.json": '{"profile": "data-package", "resources": []}'}),
)


@bad("an answer that is a bomb", "bomb.warc", refused(TooLarge, "MB"))
def warc_bomb(full: bool) -> bytes:
    """A page of a gigabyte, compressed by its server."""
    return warc(
        http(gz(b"the court met the minister\n" * (40_000_000 if full else 1_000_000)), "Content-Encoding: gzip", kind="text/plain")
    )


@bad("a web archive of very many pages", "pages.warc", read(3, facts=3), full=read(300, facts=300))
def warc_pages(full: bool) -> bytes:
    """Each page says something else."""
    return b"".join(
        warc(http(f"{TEXT}The court met {n} times.\n".encode(), kind="text/plain"), address=f"https://news.invalid/{n}")
        for n in range(300 if full else 3)
    )


@bad("a feed of very many items", "items.rss", read(5, facts=5), full=read(300, facts=300))
def items(full: bool) -> bytes:
    """Each says something else."""
    return rss(*(item(f"{BODY} The court met {n} times.") for n in range(300 if full else 5))).encode()


@bad("a feed of deep elements", "deep.rss", refused(InputError, ""))
def deep(full: bool) -> bytes:
    """Elements in elements, where a text should be."""
    depth = 200_000 if full else 5_000
    return rss(f"<item><title>A</title>{'<a>' * depth}{'</a>' * depth}</item>").encode()
