"""One article as text, page, PDF, Word file, e-mail, in a web archive, from an address and from a feed: the same facts."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from making import DATE, HEADLINE, HTML, PARAGRAPHS, TEXT, everything, squeezed
from pdf_pages import typeset
from reading import article
from web_server import Site, site

import kg
from kg.types import Article, Fact


@pytest.fixture(scope="module")
def server() -> Iterator[Site]:
    with site() as found:
        found["/bridge.html"] = HTML
        item = f"<title>{HEADLINE}</title><link>{found.at('/bridge.html')}</link><pubDate>{DATE}</pubDate>"
        found["/feed.xml"] = f"<?xml version='1.0'?><rss version='2.0'><channel><title>News</title><item>{item}</item></channel></rss>"
        yield found


def told(found: Article) -> list[tuple[str, ...]]:
    return sorted(map(_told, kg.extract(squeezed_paragraphs(found.text), date="2025-03-18")))


def _told(fact: Fact) -> tuple[str, ...]:
    time = fact.time.value if fact.time else ""
    return (fact.subject, fact.predicate, fact.object, fact.value, fact.status, time, *fact.sources, squeezed(fact.evidence.quote.text))


def squeezed_paragraphs(text: str) -> str:
    return "\n\n".join(squeezed(part) for part in text.split("\n\n"))


@pytest.fixture(scope="module")
def expected() -> list[tuple[str, ...]]:
    facts = told(article(TEXT.encode()))
    assert len(facts) > 8
    return facts


def test_files(expected: list[tuple[str, ...]]) -> None:
    files = {**everything(), "a.pdf": typeset(PARAGRAPHS, headline=HEADLINE, columns=2, head="The Ledger")}
    texts = {}
    for name, data in files.items():
        found = article(data, name)
        assert squeezed(found.text) == squeezed(TEXT), name
        texts.setdefault(found.text, found)
    for found in texts.values():  # the same text has the same facts
        assert told(found) == expected


@pytest.mark.parametrize("path", ["/bridge.html", "/feed.xml"])
def test_addresses(server: Site, path: str, expected: list[tuple[str, ...]]) -> None:
    (found,) = kg.read(server.at(path), allow_private=True)
    assert squeezed(found.text) == squeezed(TEXT)
    assert told(found) == expected
    assert (found.source, found.url) == (server.at("/bridge.html"), server.at("/bridge.html"))
    assert found.published == ("2025-03-18T09:30:00+01:00" if path == "/feed.xml" else "")
