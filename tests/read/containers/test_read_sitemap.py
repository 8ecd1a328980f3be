"""Sitemaps: the pages they list, one by one, and the sitemaps they list."""

from __future__ import annotations

import gzip
from collections.abc import Iterator

import pytest
from reading import failures
from web_server import Reply, Site, fetching, site

from kg.errors import Damaged, EmptyInput, InputError, NotFound, TooLarge
from kg.read.containers import sitemap
from kg.read.format import Head
from kg.read.options import Options
from kg.read.source import found_in
from kg.types import Article

NAMESPACES = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"'
NEWS = (
    "<news:news><news:publication><news:name>The Ledger</news:name><news:language>en</news:language></news:publication>"
    "<news:publication_date>2025-03-18T10:00:00+01:00</news:publication_date><news:title>Told by the map</news:title></news:news>"
)
PAGE = "<html><body><p>{} The court upheld the law, and the minister said that the rules would be published.</p></body></html>"


def urls(*paths: str, more: str = "") -> str:
    """A sitemap with pages."""
    inner = "".join(f"<url><loc>{path}</loc><lastmod>2020-01-01</lastmod>{more}</url>" for path in paths)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset {NAMESPACES}>{inner}</urlset>'


def index(*paths: str) -> str:
    """A sitemap with sitemaps."""
    return f"<sitemapindex {NAMESPACES}>" + "".join(f"<sitemap><loc>{path}</loc></sitemap>" for path in paths) + "</sitemapindex>"


@pytest.fixture
def server() -> Iterator[Site]:
    """Some pages."""
    with site() as made:
        for name in "abc":
            made[f"/{name}"] = PAGE.format(name)
        yield made


def read(server: Site, path: str = "/sitemap.xml", known: tuple[str, ...] = ()) -> tuple[list[Article], list[InputError]]:
    """The articles of a sitemap, and what cannot be read."""
    with fetching() as fetcher:
        told = list(found_in(server.at(path), Options(fetcher=fetcher, known=[server.at(one) for one in known].__contains__)))
    return [one.article for one in told if not isinstance(one, InputError)], [one for one in told if isinstance(one, InputError)]


@pytest.mark.parametrize(
    ("content", "is_sitemap"),
    [
        (urls().encode(), True),
        (index().encode(), True),
        (b"<s:urlset xmlns:s='x'>", True),
        (b"<rss>", False),
        (b"<!-- <urlset> --><a/>", False),
    ],
)
def test_a_sitemap_is_told_by_its_root(content: bytes, is_sitemap: bool) -> None:
    assert sitemap.matches(Head(content)) is is_sitemap


def test_pages_come_with_what_a_news_sitemap_tells(server: Site) -> None:
    server["/sitemap.xml"] = urls(server.at("/a"), server.at("/b"), more=NEWS)
    (a, _), errors = read(server)
    assert errors == []
    assert (a.headline, a.publisher, a.published, a.dated_by) == ("Told by the map", "The Ledger", "2025-03-18T10:00:00+01:00", "metadata")
    assert (a.source, a.url) == (server.at("/a"), server.at("/a"))
    server["/sitemap.xml"] = urls(server.at("/c"))
    assert [(one.headline, one.published) for one in read(server)[0]] == [("", "")]


def test_pages_that_are_there_already_are_passed_over(server: Site) -> None:
    server["/sitemap.xml"] = urls(*map(server.at, ("/a", "/b", "/a", "/c")))
    articles, errors = read(server, known=("/b",))
    assert ([one.source for one in articles], errors) == ([server.at("/a"), server.at("/c")], [])
    assert server.asked == ["/robots.txt", "/sitemap.xml", "/a", "/c"]


def test_pages_are_fetched_one_by_one(server: Site) -> None:
    server["/sitemap.xml"] = urls(*map(server.at, ("/a", "/b")))
    with fetching() as fetcher:
        next(found_in(server.at("/sitemap.xml"), Options(fetcher=fetcher)))
    assert server.asked_pages == ["/sitemap.xml", "/a"]


def test_sitemaps_in_sitemaps_are_read_to_a_depth(server: Site) -> None:
    server["/sitemap.xml"] = index(
        *map(server.at, ("/gone.xml", "/1.xml.gz", "/a", "/2.xml", "/sitemap.xml", "/cut.gz", "/bomb.gz")), "mailto:a"
    )
    server["/1.xml.gz"] = Reply(gzip.compress(urls(server.at("/a")).encode()), headers={"Content-Type": "application/x-gzip"})
    server["/2.xml"], server["/3.xml"] = index(server.at("/3.xml")), index(server.at("/4.xml"))
    server["/cut.gz"], server["/bomb.gz"] = gzip.compress(urls().encode())[:-20], gzip.compress(b"\0" * 30_000_000)
    articles, errors = read(server)
    assert [one.source for one in articles] == [server.at("/a")]
    told = [(type(error), error.where.removeprefix(server.address)) for error in errors]
    assert told[:3] == [(NotFound, "/gone.xml"), (Damaged, "/a"), (Damaged, "/4.xml")]
    assert told[3:] == [(Damaged, "/cut.gz"), (TooLarge, "/bomb.gz"), (Damaged, "mailto:a")]
    assert "too deep" in str(errors[2])


def test_what_a_sitemap_lists_is_no_feed_or_sitemap(server: Site) -> None:
    server["/sitemap.xml"] = urls(*map(server.at, ("/sitemap.xml", "/gone", "/c"))) + "<broken"
    articles, errors = read(server)
    assert [one.source for one in articles] == [server.at("/c")]
    assert [type(error) for error in errors] == [EmptyInput, NotFound]
    assert "another sitemap" in str(errors[0])


@pytest.mark.parametrize("bound", ["MOST_PAGES", "MOST_SITEMAPS"])
def test_a_sitemap_has_an_end(server: Site, monkeypatch: pytest.MonkeyPatch, bound: str) -> None:
    monkeypatch.setattr(sitemap, bound, 2)
    server["/sitemap.xml"] = index(*(server.at(f"/{n}.xml") for n in range(5)))
    for n in range(5):
        server[f"/{n}.xml"] = urls(server.at(f"/{'abcde'[n]}"))
    articles, (error,) = read(server)
    assert len(articles) <= 2
    assert isinstance(error, TooLarge)
    assert "more than 2" in str(error)


def test_a_sitemap_from_a_file_is_not_followed() -> None:
    (error,) = failures(urls("https://a.example/").encode(), "sitemap.xml")
    assert isinstance(error, EmptyInput)
    assert "web address" in error.fix


def test_a_packed_sitemap_is_unpacked_first(server: Site) -> None:
    server["/sitemap.xml.gz"] = gzip.compress(urls(server.at("/a")).encode())
    articles, errors = read(server, "/sitemap.xml.gz")
    assert ([one.source for one in articles], errors) == ([server.at("/a")], [])
