"""Web pages: the article's text and what the page says of it."""

from __future__ import annotations

import contextlib

import pytest

from kg.errors import EmptyInput, KgError, NotText, TooLarge
from kg.read.html import MAX_HTML_CHARACTERS, looks_like_html, read_html

PARAGRAPH = "The court upheld the law on Monday, and the minister said the government would publish the rules within a month."
PAGE = f"""<!DOCTYPE html>
<html lang="en"><head>
<meta charset="utf-8"><title>Court upholds law | Example News</title>
<meta property="og:title" content="Court upholds law"><meta property="og:site_name" content="Example News">
<meta property="article:published_time" content="2025-03-18T10:00:00Z"><meta name="author" content="Ann Lee">
<link rel="canonical" href="https://example.com/2025/law"></head>
<body><nav><a href="/">Home</a><a href="/world">World</a></nav>
<article><h1>Court upholds law</h1>
<p>{PARAGRAPH}</p><p>{PARAGRAPH.replace("Monday", "Tuesday")}</p><p>“{PARAGRAPH.replace("Monday", "Friday")}”</p></article>
<footer>© Example News</footer><script>alert("x")</script></body></html>"""


def test_a_news_page() -> None:
    article = read_html(PAGE.encode(), where="page.html")
    assert article.headline == "Court upholds law"
    assert (article.publisher, article.byline, article.published) == ("Example News", "Ann Lee", "2025-03-18")
    assert article.url == "https://example.com/2025/law"
    assert article.text.startswith("Court upholds law\n\nThe court upheld the law on Monday")
    assert "“The court upheld the law on Friday" in article.text
    assert not any(word in article.text for word in ("alert", "©", "World", "<"))


def test_a_page_too_small_for_a_main_part() -> None:
    page = b"<p>Putin called Trump.</p><script>x()</script><p>They <b>spoke</b> for&nbsp;an hour.</p>"
    assert read_html(page, where="x").text == "Putin called Trump.\n\nThey spoke for an hour."


def test_the_declared_character_set_is_used() -> None:
    page = PAGE.replace("utf-8", "iso-8859-2").replace("minister", "minister Wałęsa").encode("iso-8859-2", "xmlcharrefreplace")
    assert "minister Wałęsa said" in read_html(page, where="x").text


@pytest.mark.parametrize("page", [b"<html></html>", b"<!doctype html><body><script>var a = 1</script></body>", b"<p> </p>"])
def test_a_page_without_text_is_empty(page: bytes) -> None:
    with pytest.raises(EmptyInput):
        read_html(page, where="x")


def test_a_page_too_large_is_refused() -> None:
    with pytest.raises(TooLarge):
        read_html(b"<p>" + b"a" * MAX_HTML_CHARACTERS, where="x")


@pytest.mark.parametrize("markup", [b"<div>" * 20_000 + b"word", b"<p>a<p>" * 5_000, b"<html><p>\x00<!--", b"<p>" + b"&amp;" * 30_000])
def test_hostile_markup_gives_an_article_or_an_error_of_ours(markup: bytes) -> None:
    with contextlib.suppress(KgError):
        assert read_html(markup, where="x").text


@pytest.mark.parametrize(
    ("data", "html"),
    [
        (b"\xef\xbb\xbf \n<!DOCTYPE HTML>", True),
        (b"<?xml version='1.0'?>\n<html>", True),
        (b"<!-- a -->\n<body>", True),
        (b"<P>text", True),
        (b"Plain text with <b>markup</b>", False),
        (b"<unknown>", False),
        ("<html>".encode("utf-16"), True),
    ],
)
def test_html_is_told_by_content(data: bytes, html: bool) -> None:
    assert looks_like_html(data) == html


def test_binary_in_a_page_is_not_text() -> None:
    with pytest.raises(NotText):
        read_html(b"<html>" + bytes(range(32)) * 100, where="x")
