"""Web pages: the article's text and what the page says of it."""

from __future__ import annotations

import contextlib
import sys

import pytest
from reading import article, found

from kg.errors import EmptyInput, InputError, KgError, MissingExtra, NotText, TooLarge
from kg.read.documents.html import MAX_HTML_CHARACTERS, matches
from kg.read.format import Head

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
    read = article(PAGE.encode(), "page.html")
    assert read.headline == "Court upholds law"
    assert (read.publisher, read.byline, read.published) == ("Example News", "Ann Lee", "2025-03-18")
    assert read.url == "https://example.com/2025/law"
    assert read.text.startswith("Court upholds law\n\nThe court upheld the law on Monday")
    assert "“The court upheld the law on Friday" in read.text
    assert not any(word in read.text for word in ("alert", "©", "World", "<"))


def test_a_page_too_small_for_a_main_part() -> None:
    page = b"<p>Putin called Trump.</p><script>x()</script><p>They <b>spoke</b> for&nbsp;an hour.</p>"
    assert article(page).text == "Putin called Trump.\n\nThey spoke for an hour."


def test_the_declared_character_set_is_used() -> None:
    page = PAGE.replace("utf-8", "iso-8859-2").replace("minister", "minister Wałęsa").encode("iso-8859-2", "xmlcharrefreplace")
    assert "minister Wałęsa said" in article(page).text


@pytest.mark.parametrize("page", [b"<html></html>", b"<!doctype html><body><script>var a = 1</script></body>", b"<p> </p>", b"<!--" * 9])
def test_a_page_without_text_is_empty(page: bytes) -> None:
    with pytest.raises(EmptyInput):
        article(b"<html>" + page)


def test_a_front_page_has_no_article() -> None:
    links = "".join(f'<li><a href="/{n}">Minister number {n} says something about the law</a></li>' for n in range(40))
    with pytest.raises(EmptyInput, match="holds no article text"):
        article(f"<html><title>News</title><h2>Today</h2><ul>{links}</ul></html>".encode())


@pytest.mark.parametrize(
    ("page", "cause"),
    [
        (b"<p>" + b"a" * MAX_HTML_CHARACTERS, "characters of HTML"),
        (b"<p>" + b"<i>a</i>" * 130_000, "tags"),
        (b"<p " + b"a " * 5_000 + b">word</p>", "attributes"),
    ],
)
def test_a_page_too_large_is_refused(page: bytes, cause: str) -> None:
    with pytest.raises(TooLarge, match=cause):
        article(page)


def test_many_attributes_in_a_script_are_text() -> None:
    script = b"<script>if (a<b " + b"and so " * 500 + b") x</script>"
    assert article(script + PAGE.encode()).headline == "Court upholds law"


@pytest.mark.parametrize(
    "markup",
    [
        b"<div>" * 20_000 + b"word",
        b"<p>a<p>" * 5_000,
        b"<html><p>\x00<!--",
        b"<p>" + b"&amp;" * 30_000,
        b"<ul><li>" * 3_000 + b"word",
        b"<table><tr><td>" * 2_000 + b"word",
        b"<span>" * 5_000 + b"word",
        b"<p>" + b"word<br>" * 3_000,
        b"<title>" + b" - a b c" * 20_000 + b"</title><p>word",
        b'<script type="application/ld+json">' + b"[" * 50_000 + b"</script><p>word",
        b'<script>x={"published":' + b'{"a":' * 50_000 + b"</script><p>word",
        b"<h1>Head line here</h1>" + b"<time datetime='2020'>x</time>" * 2_000 + b"<p>word",
        b'<meta property="article:published_time" content="x">' * 3_000 + b"<p>word",
        b"<p>" + b"x" * 100_000,
        b"<q>" * 3_000,
    ],
)
def test_hostile_markup_gives_an_article_or_an_error_of_ours(markup: bytes) -> None:
    with contextlib.suppress(KgError):
        assert article(b"<html>" + markup, any_language=True).text


def test_elements_nested_too_deep_for_the_parser_are_read() -> None:
    page = "<html><body>" + "<div>" * 5_000 + f"<p>{PARAGRAPH}</p>" + "</div>" * 5_000 + f"<p>{PARAGRAPH.replace('Monday', 'Friday')}</p>"
    assert article(page.encode()).text == f"{PARAGRAPH}\n\n{PARAGRAPH.replace('Monday', 'Friday')}"


@pytest.mark.parametrize(
    ("data", "html"),
    [
        (b"\xef\xbb\xbf \n<!DOCTYPE HTML>", True),
        (b"<?xml version='1.0'?>\n<html>", True),
        (b"<!-- a -->\n<body>", True),
        (b"<P>text", True),
        (b"<script>x</script>", True),
        (b"Plain text with <b>markup</b>", False),
        (b"<unknown>", False),
        ("<html>".encode("utf-16"), True),
    ],
)
def test_html_is_told_by_content(data: bytes, html: bool) -> None:
    assert matches(Head(data)) == html


def test_binary_in_a_page_is_not_text() -> None:
    with pytest.raises(NotText):
        article(b"<html>" + bytes(range(32)) * 100)


def test_what_is_left_out_is_told_where_it_is_asked_for() -> None:
    (read,) = found(PAGE.encode(), dropped=True)
    assert not isinstance(read, InputError)
    assert [(d.text, d.reason) for d in read.dropped] == [("HomeWorld", "navigation"), ("© Example News", "footer")]
    (read,) = found(PAGE.encode())
    assert not isinstance(read, InputError)
    assert read.dropped == ()


def test_a_missing_parser_is_told_with_what_installs_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "lxml", None)
    with pytest.raises(MissingExtra, match="reading web pages") as told:
        article(PAGE.encode())
    assert "kg[web]" in told.value.fix
