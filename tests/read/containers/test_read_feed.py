"""Feeds: which entries are read as they are, which are followed, and which are there already."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from reading import article, articles, failures, found
from web_server import Reply, Site, fetching, redirect, site

from kg.errors import Damaged, EmptyInput, InputError, NotFound, Refused, TooLarge
from kg.read.containers import feed
from kg.read.format import Head
from kg.read.options import Options
from kg.read.source import found_in
from kg.read.web import entries as feed_entries
from kg.read.web.fetch import Fetcher
from kg.read.web.markup import root_name

PARAGRAPHS = (
    "The court upheld the law on Tuesday after three days of hearings in the capital, and the judges said that the rules would be "
    "published in the coming weeks.",
    "The minister said that the government would keep to the judgment, and that the rules for the ports would be written again by "
    "the end of the year.",
    "Opposition members of the parliament said they would ask for a new vote, since the law had been passed by a single vote in the "
    "spring of last year.",
)
BODY = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
TEXT = "\n\n".join(("Court upholds law", *PARAGRAPHS))
NAMESPACES = 'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"'
LINK = "https://ledger.example/1"
TOLD = f"<title>Court upholds law</title><link>{LINK}</link>"


def rss(*items: str, title: str = "The Ledger") -> bytes:
    """A feed with these items."""
    inner = "".join(f"<item>{item}</item>" for item in items)
    return f'<?xml version="1.0"?><rss version="2.0" {NAMESPACES}><channel><title>{title}</title>{inner}</channel></rss>'.encode()


def atom(*entries: str, more: str = "") -> bytes:
    """A feed with these entries."""
    inner = "".join(f"<entry>{entry}</entry>" for entry in entries)
    return f'<feed xmlns="http://www.w3.org/2005/Atom" {more}><title>The Ledger</title>{inner}</feed>'.encode()


def encoded(content: str) -> str:
    """Content as most feeds carry it."""
    return f"<content:encoded><![CDATA[{content}]]></content:encoded>"


@pytest.mark.parametrize(
    ("content", "is_feed"),
    [
        *((rss(), True), (atom(), True), (b"\xef\xbb\xbf" + rss(), True), (rss().decode().encode("utf-16"), True)),
        (b'<?xml version="1.0"?>\n<?xml-stylesheet href="a.xsl"?>\n<!-- <html> -->\n<!DOCTYPE rss [<!ENTITY a "]>">]>\n<rss>', True),
        (b'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">', True),
        *((b"<html><rss>", False), (b"rss", False), (b"<rssx>", False), (b"<!-- <rss>", False), (b"<urlset>", False), (b"", False)),
    ],
)
def test_a_feed_is_told_by_its_root(content: bytes, is_feed: bool) -> None:
    assert feed.matches(Head(content)) is is_feed


def test_an_entry_that_carries_its_article_is_read_as_it_is() -> None:
    told = "<dc:creator>Ann Berg</dc:creator><pubDate>Tue, 18 Mar 2025 23:30:00 -0500</pubDate><description>The court…</description>"
    read = article(rss(TOLD + told + encoded(BODY)), "feed.xml")
    assert re.split(r"\s*\n\s*", read.text.strip()) == TEXT.split("\n\n")
    assert (read.headline, read.byline, read.publisher) == ("Court upholds law", "Ann Berg", "The Ledger")
    assert (read.published, read.dated_by, read.url, read.source) == ("2025-03-18T23:30:00-05:00", "metadata", LINK, LINK)


@pytest.mark.parametrize(
    "content",
    [
        f'<content type="html">{BODY.replace("<", "&lt;")}</content>',
        f'<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">{BODY}</div></content>',
        f'<content type="application/xhtml+xml" xmlns:h="http://www.w3.org/1999/xhtml">{BODY.replace("p>", "h:p>")}</content>',
        f"<content>{BODY.replace('<', '&lt;')}</content>",
        f'<content type="text">{TEXT.partition(chr(10))[2]}</content>',
    ],
)
def test_content_of_atom_may_have_many_forms(content: str) -> None:
    entry = f'<title>Court upholds law</title><link href="{LINK}"/><author><name>Ann Berg</name></author><updated>2025-03-18</updated>'
    read = article(atom(entry + content))
    assert read.text.split() == TEXT.split()
    assert (read.byline, read.published, read.url) == ("Ann Berg", "2025-03-18", LINK)


@pytest.mark.parametrize(
    "ending",
    [
        *("<p>The judges also said that…</p>", "<p>The judges [...]</p>", "The judges ... ", "<p>And (&hellip;) </p>"),
        f'<p>The judges said <a href="{LINK}?from=feed">read on</a></p>',
        '<p><a href="https://track.example/x">More of this</a></p>',
    ],
)
def test_a_beginning_of_an_article_is_none(ending: str) -> None:
    (error,) = failures(rss(TOLD + encoded(BODY + ending)), "feed.xml")
    assert isinstance(error, EmptyInput)
    assert "does not carry its article" in str(error)
    assert (error.where, "web address" in error.fix) == (f"feed.xml#{LINK}", True)


@pytest.mark.parametrize("content", ["", encoded("<p>One short line.</p>"), f"<description>{BODY.replace('<', '&lt;')}</description>"])
def test_a_summary_is_no_article(content: str) -> None:
    assert [type(error) for error in failures(rss(TOLD + content))] == [EmptyInput]


def test_what_blog_software_adds_is_left_out() -> None:
    added = f'<p>The post <a href="{LINK}/">Court upholds law</a> appeared first on <a href="https://ledger.example">The Ledger</a>.</p>'
    assert article(rss(TOLD + encoded(BODY + added))).text.split() == TEXT.split()


def test_paragraphs_may_be_parted_by_breaks() -> None:
    assert article(rss(TOLD + encoded("<br><br>".join(PARAGRAPHS)))).text.split() == TEXT.split()


def entry(item: str, base: str = "https://feed.example/rss") -> feed_entries.Entry:
    """What is told of the one item of a feed."""
    (one,) = feed_entries.entries(rss(item), base, "feed")
    return one


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        *(
            ("AT&amp;T &lt; 5", "AT&T < 5"),
            ("<![CDATA[R&D &#8217;s]]>", "R&D ’s"),
            ("It&amp;#8217;s", "It’s"),
            ("A&nbsp;&mdash; B", "A — B"),
        ),
        *(("&lt;i&gt;War&lt;/i&gt; ends", "War ends"), ("AT&T", "AT&T"), ("It&#146;s\n so", "It’s so"), ("", "")),
    ],
)
def test_titles_are_words(title: str, expected: str) -> None:
    assert entry(f"<title>{title}</title>").told.headline == expected


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        *(("<link>/a?b=1&amp;c=2</link>", "https://feed.example/a?b=1&c=2"), ("<link>\n https://a.example/ </link>", "https://a.example/")),
        *(
            ('<guid>https://a.example/1</guid><link href="x"/>', "https://feed.example/x"),
            ("<guid>https://a.example/1</guid>", "https://a.example/1"),
        ),
        *(
            ('<guid isPermaLink="false">1</guid>', ""),
            ("<link>http://ann:secret@a.example/</link>", "http://a.example/"),
            ("<link>javascript:a()</link>", "javascript:a()"),
        ),
    ],
)
def test_links_are_whole(link: str, expected: str) -> None:
    assert entry(link).told.url == expected


@pytest.mark.parametrize(
    ("author", "expected"),
    [
        *(
            ("<author>ann@a.example (Ann Berg)</author>", "Ann Berg"),
            ("<dc:creator>Ann Berg</dc:creator><dc:creator>Bo Ek</dc:creator>", "Ann Berg, Bo Ek"),
        ),
        *(("<author>ann@a.example</author>", ""), ("<author>Ann Berg, The Ledger</author>", "Ann Berg, The Ledger")),
        ("<author>" + "a" * 100_000 + "</author>", ""),
    ],
)
def test_authors_are_names(author: str, expected: str) -> None:
    assert entry(author).told.byline == expected


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        *(
            ("<pubDate>Tue, 18 Mar 2025 10:00:00 GMT</pubDate>", "2025-03-18T10:00:00+00:00"),
            ("<pubDate>18 March 2025</pubDate>", "2025-03-18"),
        ),
        *(("<dc:date>2025-03-18T10:00+01:00</dc:date>", "2025-03-18T10:00+01:00"), ("<dc:date>2025-03</dc:date>", "2025-03")),
        *(("<pubDate>2025-03-18 10:00:00 +0100</pubDate>", "2025-03-18T10:00:00+0100"), ("<pubDate>soon</pubDate>", ""), ("", "")),
        ("<updated>2025-03-19</updated><published>2025-03-18</published>", "2025-03-18"),
    ],
)
def test_dates_are_as_they_are_written(date: str, expected: str) -> None:
    assert entry(date).told.published == expected


def test_prefixes_that_are_not_declared_are_understood() -> None:
    told = TOLD + "<dc:creator>Ann Berg</dc:creator><media:thumbnail url='a'/>" + encoded(BODY)
    read = article(rss(told).replace(NAMESPACES.encode(), b"xmlns='http://a b' media:x='y'"))
    assert (read.headline, read.byline) == ("Court upholds law", "Ann Berg")


def test_an_entry_of_another_paper_says_so() -> None:
    assert entry('<source url="https://a.example/rss">The Herald</source>').told.publisher in ("The Herald", "The Ledger")
    (one,) = feed_entries.entries(atom("<source><title>The Herald</title></source>"), "", "feed")
    assert one.told.publisher == "The Herald"


@pytest.mark.parametrize(
    "content",
    [
        rss(TOLD + encoded(BODY))[:-30],
        rss("<title>Marks & Spencer</title>", TOLD + "<description>a & b &nbsp;<br> c</description>" + encoded(BODY)),
        rss(TOLD + encoded(BODY)).replace(b'"1.0"', b'"1.0" encoding="windows-1252"').replace(b"Opposition", b"\x93Opposition\x94", 1),
        rss(TOLD + encoded(BODY)).replace(b"<?xml", b"\n <?xml"),
        rss(TOLD + encoded(BODY)).replace(b"<title>", b"<title>\x00\x08", 1),
        rss(TOLD + encoded(BODY)).decode().encode("utf-16"),
        rss("<title>A</title><description>a</b> <i>b</description>", TOLD + encoded(BODY)),
        rss("<title>A</title>", TOLD + encoded(BODY)).replace(b"</item>", b"").replace(b"<rss", b"<!DOCTYPE rss [<!ENTITY a 'b'>]><rss"),
    ],
)
def test_a_broken_feed_is_read_as_far_as_it_goes(content: bytes) -> None:
    assert any(
        "court upheld the law" in one.text for one in (o.article for o in found(content, "feed.xml") if not isinstance(o, InputError))
    )


@pytest.mark.parametrize(
    ("content", "kind", "cause"),
    [
        *(
            (rss(), EmptyInput, "has no entries"),
            (b"<rss><channel><title>x", Damaged, "broken"),
            (b"<rss \xff\xff", Damaged, "broken|no XML"),
        ),
        (rss("<title>A</title>"), EmptyInput, "neither carries its article nor leads to one"),
        (rss("<link>javascript:alert(1)</link>"), EmptyInput, "neither carries its article nor leads to one"),
        (b"<rss>" + b"<a/>" * 2_000_001, TooLarge, "tags"),
    ],
)
def test_a_feed_that_cannot_be_read_is_told(content: bytes, kind: type[InputError], cause: str) -> None:
    (error,) = failures(content, "feed.xml")
    assert isinstance(error, kind)
    assert re.search(cause, str(error))


def test_a_feed_has_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(feed_entries, "MOST_ENTRIES", 2)
    (error,) = failures(rss(*["<title>A</title>"] * 3), "feed.xml")
    assert isinstance(error, TooLarge)
    assert "more than 2 entries" in str(error)


def test_entities_are_not_expanded() -> None:
    bomb = "<!ENTITY a0 'lol'>" + "".join(f"<!ENTITY a{n + 1} '{f'&a{n};' * 10}'>" for n in range(9))
    outside = '<!ENTITY file SYSTEM "file:///etc/passwd">'
    content = rss(TOLD.replace("law", "law &a9; &file;") + encoded(BODY)).replace(b"<rss", f"<!DOCTYPE rss [{bomb}{outside}]><rss".encode())
    read = article(content)
    assert read.headline == "Court upholds law &a9; &file;"


def test_a_feed_in_an_archive_is_from_a_file(tmp_path: Path) -> None:
    assert root_name(rss()) == "rss"
    (tmp_path / "feed.xml").write_bytes(rss(TOLD))
    with fetching(transport=httpx.MockTransport(lambda request: pytest.fail("it is asked"))) as fetcher:
        (error,) = found_in(tmp_path / "feed.xml", Options(fetcher=fetcher))
    assert isinstance(error, EmptyInput)


PAGE = "<html><head><title>{0}</title></head><body><article><h1>{0}</h1>" + BODY + "</article></body></html>"


@pytest.fixture
def server() -> Iterator[Site]:
    """A feed, and the pages that it leads to."""
    with site() as made:
        made["/rss"] = rss(
            "<title>One</title><link>/1</link><pubDate>Tue, 18 Mar 2025 10:00:00 GMT</pubDate><author>ann@a.example (Ann Berg)</author>",
            "<title>Two</title><link>/2</link>" + encoded(BODY),
            "<title>Three</title><link>/3</link>",
            "<title>One again</title><link>/1</link>",
            "<title>Gone</title><link>/gone</link>",
            "<title>List</title><link>/rss?2</link>",
            "<title>Hidden</title><link>/hidden</link>",
            "<title>Wrong</title><link>http://a b/</link>",
        )
        made["/1"], made["/3"], made["/moved/3"] = (
            PAGE.format("One"),
            redirect("/moved/3"),
            PAGE.format("Three").replace("Tuesday", "Friday"),
        )
        made["/rss?2"], made["/hidden"], made["/robots.txt"] = rss(), PAGE, "User-agent: *\nDisallow: /hidden"
        yield made


def test_an_entry_without_its_article_is_followed_on_the_web(server: Site) -> None:
    with fetching() as fetcher:
        read = list(found_in(server.at("/rss"), Options(fetcher=fetcher)))
        one, two, three = (one.article for one in read if not isinstance(one, InputError))
        gone, again, hidden, wrong = (one for one in read if isinstance(one, InputError))
        assert (one.headline, one.publisher, one.byline, one.published) == ("One", "The Ledger", "Ann Berg", "2025-03-18T10:00:00+00:00")
        assert [one.source for one in (one, two, three)] == [server.at("/1"), server.at("/2"), server.at("/3")]
        assert [type(error) for error in (gone, again, hidden, wrong)] == [NotFound, EmptyInput, Refused, Damaged]
        assert (gone.where, again.cause) == (server.at("/gone"), "it leads to another feed, not to an article")
        assert server.asked_pages == ["/rss", "/1", "/3", "/moved/3", "/gone", "/rss?2"]

        there = {one.source for one in (one, two, three)}
        server["/rss"] = rss(
            "<title>New</title><link>/new</link>", "<title>One</title><link>/1</link>", "<title>Two</title><link>/2</link>"
        )
        server["/new"] = PAGE.format("New")
        del server.asked[:]
        (new,) = (
            one.article
            for one in found_in(server.at("/rss"), Options(fetcher=fetcher, known=there.__contains__))
            if not isinstance(one, InputError)
        )
        assert (new.headline, server.asked) == ("New", ["/rss", "/new"])
        assert list(found_in(server.at("/rss"), Options(fetcher=fetcher, known=lambda link: True))) == []


def test_pages_are_fetched_one_by_one(server: Site) -> None:
    with fetching() as fetcher:
        read = found_in(server.at("/rss"), Options(fetcher=fetcher))
        next(read)
        assert server.asked_pages == ["/rss", "/1"]
        next(read)
        assert server.asked_pages == ["/rss", "/1"]


def test_a_link_is_relative_to_where_the_feed_is_in_the_end(server: Site) -> None:
    server["/start"], server["/deep/rss"] = redirect("/deep/rss"), rss("<link>a</link>")
    server["/deep/a"] = Reply(PAGE.format("Deep").encode(), headers={"Content-Type": "text/html"})
    with fetching() as fetcher:
        (one,) = found_in(server.at("/start"), Options(fetcher=fetcher))
    assert not isinstance(one, InputError)
    assert one.article.url == server.at("/deep/a")


def test_a_feed_may_not_lead_to_a_private_address() -> None:
    def respond(request: httpx.Request) -> httpx.Response:
        return httpx.Response(200, content=rss("<link>http://127.0.0.1/admin</link>") if request.url.path == "/rss" else b"")

    options = Options(fetcher=Fetcher(transport=httpx.MockTransport(respond), sleep=lambda seconds: None))
    (error,) = found_in("https://news.example/rss", options)
    assert isinstance(error, Refused)


def test_many_articles_in_one_feed() -> None:
    items = [TOLD.replace("/1", f"/{n}").replace("Court", f"Court {n}") + encoded(BODY) for n in range(3)]
    assert [one.headline for one in articles(rss(*items))] == [f"Court {n} upholds law" for n in range(3)]
