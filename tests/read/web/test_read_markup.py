"""XML and HTML from the web: read within bounds, mended, and told apart."""

from __future__ import annotations

import sys
from contextlib import suppress

import pytest

from kg.errors import Damaged, MissingExtra, UsageError
from kg.read.item import Metadata
from kg.read.options import Options
from kg.read.web import entries, fragment, page
from kg.read.web.fetch import Fetcher
from kg.read.web.markup import root_name, tree
from kg.read.web.mend import mended
from kg.read.web.pace import Pace

WORDS = "The judges of the court said on Tuesday that the law would stand. " * 20


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        *(
            ("<a>&nbsp;&#8217;&#x27;&lt;&bogus;& &a</a>", "<a>\u00a0’&#x27;&lt;&amp;bogus;&amp; &amp;a</a>"),
            ("<a>&#1;&#0;&#127;</a>", "<a>\ufffd</a>"),
        ),
        *(
            ("<a><b></a>", "<a><b></b></a>"),
            ("</b><a/>", "<a/>"),
            ("<a>1 < 2 <3</a>", "<a>1 &lt; 2 &lt;3</a>"),
            ("<a><br>", "<a><br/></a>"),
        ),
        *(("<item>1<b>2<item>3", "<item>1<b>2</b></item><item>3</item>"), ("<![CDATA[<b>&", "<![CDATA[<b>&]]>")),
        ("<a>" * 300, "<a>" * 200 + "</a>" * 200),
    ],
)
def test_what_is_broken_is_mended(broken: str, whole: str) -> None:
    assert mended(broken) == whole


@pytest.mark.parametrize(
    "hostile",
    [
        *("<!DOCTYPE" + part * 30_000 for part in ("<!--", '"', "'\"", "[", "<")),
        *("<rss>" + part * 30_000 for part in ("<a>", "</b>", "<", "<![CDATA[", "&", "<!--", "<?")),
        *(part * 30_000 for part in ("<?x ?>", "<!---->", " ", "<")),
    ],
)
def test_hostile_xml_ends(hostile: str) -> None:
    root_name(hostile.encode())
    with suppress(Damaged):
        assert tree(hostile.encode(), "x").tag in ("rss", "a")


@pytest.mark.parametrize(
    ("content", "is_whole"),
    [
        *((WORDS, True), (f"<p>{WORDS}</p>", True), (f"<div>{WORDS}</div><script>...</script>", True), (f"{WORDS}<!-- ... -->", True)),
        *((f"{WORDS}...", False), ("", False), (" ", False), ("<!-- -->", False), (f"<p>{WORDS[:200]}</p>", False)),
        *((f"<p>{WORDS}</p><a href='https://a.example/1#more'>more</a>", False), (f"<p>{WORDS}</p><a href='http://['>more</a>", True)),
        (WORDS * 2_000, False),
    ],
)
def test_an_article_is_whole_or_not(content: str, is_whole: bool) -> None:
    assert bool(fragment.whole(content, "Title", "https://a.example/1")) is is_whole


def test_last_paragraphs_that_name_the_article_go() -> None:
    credit = '<p><a href="/1">Title</a> by us</p>'
    whole = fragment.whole(f"<p>{WORDS}</p>" + credit * 5, "Title", "https://a.example/1")
    assert whole.count("Title") == 2
    assert "Title" in fragment.whole(f"<p>{WORDS}</p>{credit} and so on", "Title", "https://a.example/1")
    assert fragment.page("<p>x</p>", "") == b'<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title></title></head>\n' + (
        b"<body><article>\n<p>x</p>\n</article></body></html>\n"
    )


@pytest.mark.parametrize(
    ("inner", "expected"),
    [
        *(("<content src='https://a.example/1'>a</content>", ""), ("<content type='image/png'>aGk=</content>", "")),
        *(("<content>a\n\nb &lt; c</content>", "<p>a</p><p>b &lt; c</p>"), ("<title type='xhtml'><b>A</b> b</title>", "A b")),
    ],
)
def test_an_entry_carries_text_or_nothing(inner: str, expected: str) -> None:
    feed = f'<feed xmlns="http://www.w3.org/2005/Atom"><entry>{inner}</entry></feed>'
    (one,) = entries.entries(feed.encode(), "", "x")
    assert expected == (one.content or one.told.headline)


@pytest.mark.parametrize("library", ["lxml", "feedparser", "protego"])
def test_a_missing_part_is_told(library: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(MissingExtra, match=r"kg\[web\]"):
        Fetcher() if library == "protego" else entries.entries(b"<rss/>", "", "x")


def test_nothing_is_fetched_without_a_fetcher() -> None:
    with pytest.raises(UsageError, match="no web address is asked here"):
        page.item_at("https://ann:secret@a.example/", Options())
    told = page.listed("https://a.example/", Options(), told=Metadata(), depth=0)
    assert isinstance(told, Damaged)


def test_hosts_asked_long_ago_are_forgotten() -> None:
    pace = Pace(lambda: 0.0, lambda seconds: pytest.fail("it waits"))
    for host in range(10_002):
        pace.keep(str(host))
    pace.keep("0")
