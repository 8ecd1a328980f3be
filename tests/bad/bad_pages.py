"""Web pages that browsers would forgive, and some that they would not."""

from __future__ import annotations

import base64
import json

from kg.errors import EmptyInput, InputError, TooLarge
from tests.bad.case import BODY, HEADLINE, MORE, TEXT, always, bad, read, refused


def page(*body: str, head: str = "") -> str:
    """A page with an article in it, and what is bad around it."""
    article = f"<article><h1>{HEADLINE}</h1><p>{BODY}</p><p>{MORE[0]}</p></article>"
    return f"<!DOCTYPE html><html><head><title>{HEADLINE}</title>{head}</head><body>{''.join(body)}{article}</body></html>"


GOOD = page()

always(
    "a page without words",
    "no-words.html",
    refused(EmptyInput, "no article text"),
    "<!DOCTYPE html><html><head><title></title></head><body></body></html>",
)
always(
    "a page of pictures",
    "pictures.html",
    refused(EmptyInput, "no article text"),
    "<html><body>" + "<img src='a.png'><br><hr>" * 300 + "</body></html>",
)
always(
    "a page of scripts alone",
    "scripts.html",
    refused(EmptyInput, "no article text"),
    "<html><body><script>document.write('the court upheld the law')</script></body></html>",
)
always(
    "frames only",
    "frames.html",
    refused(EmptyInput, "no article text"),
    "<html><frameset cols='50%,50%'><frame src='a.html'><frame src='b.html'></frameset></html>",
)
always(
    "scripts and styles between the words",
    "soup.html",
    read(facts=1).hiding("evil", "colour"),
    page(
        "<script>var evil = '</p><p>evil';</script><style>p:after { content: 'colour' }</style>" * 40,
        "<script>if (a < b && c > d) evil()</script>",
    ),
)
always(
    "scripts in attributes",
    "handlers.html",
    read(facts=1).hiding("evil"),
    page("<div onclick='evil()' style='x:expression(evil())'><a href='javascript:evil()'></a></div>" * 40),
)
always("entities in entities", "entities.html", read(facts=1), GOOD.replace("the law", "the law &amp;amp;amp;amp;" + "&" + "amp;" * 3_000))
always(
    "entities that are no characters",
    "no-characters.html",
    read(facts=1).hiding("\0"),
    GOOD.replace("the law", "the law &#0;&#xD800;&#x110000;&#99999999999;&#x;&#;&nosuch;&#x80;&#xFFFE;"),
)
always(
    "a page that declares what it is not",
    "utf16-said.html",
    read(facts=1).showing("Café"),
    page("<p>The Café is here.</p>" * 9, head='<meta charset="utf-16">').replace("Holt", "Café"),
)
always(
    "an encoding that nobody knows",
    "encoding-said.html",
    read(facts=1),
    page(head='<meta charset="x-no-such"><meta http-equiv="Content-Type" content="text/html; charset=rot13">'),
)
always("a page in UTF-16 without a mark", "page16.html", read(facts=1), GOOD.encode("utf-16-le"))
always("a page cut in a tag", "cut.html", read(facts=1), GOOD[: GOOD.rindex("</p>")] + "<p class='")
always("a comment that never ends", "comment.html", read(), page("<p>", "x").replace("</article>", "<!-- </article>"))
always("NULs in tags", "nul.html", read(facts=1).hiding("\0"), GOOD.replace("<p>", "<\0p>", 1).replace("court", "co\0urt", 1))
always("tags that were never opened", "unopened.html", read(facts=1), page("</div></table></p></b></body>" * 300))
always("a page that ends before its article", "ended.html", read(facts=1), page("</body></html>"))
always("tags that nobody knows", "unknown.html", read(facts=1), page("".join(f"<x{n}:y a{n}=b>" for n in range(300))))
always(
    "tags that close in another order",
    "crossed.html",
    read(facts=1),
    GOOD.replace("the law", "<b><i>the<u> law</b></i>").replace("<p>", "<p><table><p><form><p>"),
)
always(
    "dates of pages that do not exist",
    "dates.html",
    read(facts=1),
    page(
        head='<meta property="article:published_time" content="2025-02-31T25:61:00Z"><meta name="date" content="0000-00-00">'
        '<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"99999-13-45"}</script>'
    ),
)
always(
    "broken data in the head",
    "broken-data.html",
    read(facts=1),
    page(
        head='<script type="application/ld+json">{"@type": "NewsArticle", "author": [[[{"name": 7}]], "datePublished": {"a": null</script>'
        * 9
    ),
)
always(
    "a page that refreshes itself",
    "refresh.html",
    read(facts=1),
    page(head='<meta http-equiv="refresh" content="0; url=file:///etc/passwd"><base href="file:///etc/">'),
)
always(
    "metadata that is a page",
    "markup-told.html",
    read(facts=1),
    page(
        head='<meta name="author" content="&lt;script&gt;alert(1)&lt;/script&gt;"><meta property="og:title" content="'
        + "&quot;&gt;" * 400
        + '">'
    ),
)
always("text named as a page", "text.html", read(facts=1), TEXT)


@bad("elements in elements without an end", "deep.html", read().showing("Holt"))
def deep(full: bool) -> bytes:
    """The article at the bottom of thousands of boxes."""
    depth = 100_000 if full else 3_000
    return page().replace("<article>", "<div>" * depth + "<article>").replace("</article>", "</article>" + "</div>" * depth).encode()


@bad("inline elements that never close", "unclosed.html", read())
def unclosed(full: bool) -> bytes:
    """Each opens in the one before it."""
    return page("<b><font><i>" * (30_000 if full else 500)).encode()


@bad("tables in tables", "tables.html", read())
def tables(full: bool) -> bytes:
    """A way to lay out pages, overdone."""
    depth = 5_000 if full else 100
    return page().replace("<article>", "<table><tr><td>" * depth + "<article>").encode()


@bad("attributes without an end", "attributes.html", refused(InputError, "attributes"))
def attributes(full: bool) -> bytes:
    """One element with all of them."""
    return page("<div " + " ".join(f"data-a{n}='{n}'" for n in range(100_000 if full else 2_000)) + "></div>").encode()


@bad("a picture in the page's own text", "data.html", read(facts=1).hiding("base64"))
def data_address(full: bool) -> bytes:
    """A data: address of megabytes."""
    picture = base64.b64encode(bytes(3_000_000 if full else 50_000)).decode()
    return page(f'<img src="data:image/png;base64,{picture}">').encode()


@bad("a page of more than 8 million characters", "large.html", refused(TooLarge, "HTML"))
def large(full: bool) -> bytes:
    """Almost all of it markup."""
    return page("<p class='a'></p>\n" * 450_000).encode()


@bad("paragraphs without an end", "paragraphs.html", read(), full=read().or_too_slow())
def paragraphs(full: bool) -> bytes:
    """As many as a long book has, none of more than a few words."""
    return page("".join(f"<p>The court met {n}.</p>" for n in range(100_000 if full else 200))).encode()


@bad("deep data in the head", "deep-data.html", read(facts=1))
def deep_data(full: bool) -> bytes:
    """JSON that recurses deeper than Python does."""
    depth = 100_000 if full else 20_000
    lists = "[" * depth + "]" * depth
    return page(head=f'<script type="application/ld+json">{{"a": {lists}}}</script>').encode()


@bad("links without an end", "links.html", read(), full=read().or_too_slow())
def links(full: bool) -> bytes:
    """A page that is a list of other pages, beside an article."""
    return page(
        "<ul>" + "".join(f"<li><a href='/{n}'>Officials met {n}</a></li>" for n in range(20_000 if full else 300)) + "</ul>"
    ).encode()


@bad("a page that is data", "state.html", read(facts=1).hiding("evil"))
def state(full: bool) -> bytes:
    """The state of an application in a script, as many pages have it."""
    kept = json.dumps({"items": [{"text": f"evil {n} </p>"} for n in range(50_000 if full else 500)]})
    return page(f"<script id='__DATA__' type='application/json'>{kept}</script>").encode()
