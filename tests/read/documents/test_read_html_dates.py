# ruff: noqa: E501 - markup is easier to read whole
"""When a web page's article was published, in the ways in which pages tell it, and what is no such date."""

from __future__ import annotations

import pytest
from reading import article

SENTENCE = "The court upheld the law on Monday, and the minister said the government would publish the rules within a month."
BODY = "".join(f"<p>{SENTENCE.replace('Monday', day)}</p>" for day in ("Monday", "Tuesday", "Friday"))


def page(head: str = "", above: str = "", below: str = "", after: str = "", lang: str = "en") -> bytes:
    """A page with something in its head, above and below its headline, and after its text."""
    return f"""<!DOCTYPE html><html lang="{lang}"><head><title>Court upholds the new law | Example News</title>{head}</head>
<body><nav><a href="/">Home</a></nav><main><article>{above}<h1>Court upholds the new law</h1>{below}<div class="text">{BODY}</div>{after}</article></main>
<footer>© 2019 Example</footer></body></html>""".encode()


@pytest.mark.parametrize(
    ("want", "data"),
    [
        (
            "2025-03-18",
            page(
                head="<script>dataLayer.push({'pageType':'article','publishDate':'2025-03-18T10:00:00Z','updatedDate':'2025-04-01'});</script>"
            ),
        ),
        (
            "2025-03-18",
            page(
                head='<script>self.__next_f.push([1,"a:[\\"$\\",{\\"publishedAt\\":\\"2025-03-18T10:00:00Z\\",\\"updatedAt\\":\\"2025-04-18T10:00:00Z\\"}]"])</script>'
            ),
        ),
        (
            "2025-03-18",
            page(
                head='<script>window.Fusion=window.Fusion||{};Fusion.globalContent={"headlines":{"basic":"Court upholds the new law"},"first_publish_date":"2025-03-18T10:00:00Z","last_updated_date":"2025-04-01T10:00:00Z"};Fusion.x={"a":[{"headlines":{"basic":"Other"},"first_publish_date":"2021-03-18T10:00:00Z"}]};</script>'
            ),
        ),
        ("2025-03-18", page(above='<div class="d">Tuesday, March 18, 2025</div>')),
        ("", page(below='<p class="m">Updated March 20, 2025</p>')),
        ("", page(below='<div class="m">Last updated: <time datetime="2025-03-20">March 20, 2025</time></div>')),
        ("2025-03-18", page(below="<div>By Ann Lee</div><div>March 18, 2025 / 10:42 AM EDT / Example News</div>")),
        ("2025-03-18", page(below="<div>By Ann Lee, Staff Writer | Posted: 03/18/2025 10:42 AM | Updated: 03/20/2025</div>")),
        ("2025-03-04", page(below="<div>Published 10:42 a.m. ET 3/4/2025</div>")),
        ("2025-04-03", page(below="<div>Published 03/04/2025</div>", lang="en-GB")),
        ("2025-03-04", page(below="<div>Published 03/04/2025</div>", lang="en-US")),
        ("2025-03-18", page(after='<p class="pub">First published: 18 March 2025</p>')),
        (
            "2025-03-18",
            page(
                after='<footer class="entry-footer">Posted on <time class="entry-date published" datetime="2025-03-18T10:00:00+00:00">March 18</time><time class="updated" datetime="2025-05-18T10:00:00+00:00">May 18</time></footer>'
            ),
        ),
        ("2025-03-18", page(head='<link rel="canonical" href="https://example.com/news/2025/mar/18/court">')),
        ("2025-03-18", page(head='<meta property="og:url" content="https://example.com/2025/03/18/court/">')),
        (
            "",
            page(
                head='<meta property="article:modified_time" content="2025-03-18T10:00:00Z"><meta property="og:updated_time" content="2025-03-18T10:00:00Z"><meta http-equiv="last-modified" content="2025-03-18">'
            ),
        ),
        (
            "",
            page(
                after='<div class="comments"><div class="comment"><b>Al</b> <time datetime="2025-05-01">May 1, 2025</time><p>I think that this is the right thing to do, all in all.</p></div></div>'
            ),
        ),
        (
            "",
            page(
                after='<div class="q1"><div class="q2"><b>Al</b> <span>May 1, 2025</span><p>I think that this is the right thing to do, all in all.</p></div></div>'
            ),
        ),
        ("", page(after='<div class="q1"><a href="/x">Another story of the day</a> <span>May 1, 2025</span></div>')),
        (
            "2025-03-18",
            page(
                head='<script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"WebPage","@id":"u","datePublished":"2025-03-18T10:00:00+00:00","dateModified":"2025-04-18"},{"@type":"Person","name":"x"}]}</script>'
            ),
        ),
        (
            "2025-03-18",
            page(
                head='<script type="application/ld+json">[{"@type":["NewsArticle","Article"],"headline":"Court upholds the new law","datePublished":"March 18, 2025","dateModified":"2025-04-18"}]</script>'
            ),
        ),
        (
            "2025-03-18",
            page(
                head='<script type="application/ld+json">{"@type":"NewsArticle","headline":"Court upholds the new law","datePublished":"2025-03-18T10:00:00Z",}</script>'
            ),
        ),
        (
            "2025-03-18",
            page(
                head='<script type="application/ld+json">{"@type":"NewsArticle","headline":"Court upholds\nthe new law","datePublished":"2025-03-18T10:00:00Z"}</script>'
            ),
        ),
        ("2025-03-18", page(below='<abbr class="published" title="2025-03-18T10:00:00-04:00">10:00 AM</abbr>')),
        ("2025-03-18", page(below='<div property="dc:date" content="2025-03-18">18 Mar</div><span>18 Mar 2025</span>')),
        ("2025-03-18", page(below="<p>18th March, 2025</p>")),
        ("2025-03-18", page(below="<p>Mar 18 2025, 10:42 IST</p>")),
        ("2025-03-18", page(below="<p>Published 2025-03-18 10:42</p>")),
        ("2025-03-18", page(below="<p>PUBLISHED: March 18, 2025 at 5:00 p.m. | UPDATED: March 19, 2025 at 6:01 a.m.</p>")),
        ("2025-03-18", page(below="<p>UPDATED: March 19, 2025 at 6:01 a.m. | PUBLISHED: March 18, 2025 at 5:00 p.m.</p>")),
        ("2025-03-18", page(below="<ul><li>Ann Lee</li><li>18 March 2025</li><li>Updated 20 March 2025</li></ul>")),
        ("2025-03-18", page(below="<dl><dt>Published</dt><dd>18 March 2025</dd><dt>Last updated</dt><dd>20 March 2025</dd></dl>")),
        ("2025-03-18", page(below="<dl><dt>Last updated</dt><dd>20 March 2025</dd><dt>Published</dt><dd>18 March 2025</dd></dl>")),
        ("2025-03-18", page(below="<span>Updated</span> <span>20 March 2025</span> <span>Published</span> <span>18 March 2025</span>")),
        ("2025-03-18", page(head='<meta name="date" content="20250318"><meta name="last-modified" content="2025-05-05">')),
        ("2025-03-18", page(head='<meta name="DC.date.issued" content="2025-03-18"><meta name="DC.date.modified" content="2025-05-05">')),
        (
            "2025-03-18",
            page(head='<meta name="sailthru.date" content="2025-03-18 10:00:00"><meta name="sailthru.expire_date" content="2025-05-05">'),
        ),
        ("2025-03-18", page(head='<meta name="cXenseParse:recs:publishtime" content="2025-03-18T10:00:00Z">')),
        (
            "2025-03-18",
            page(
                below='<time datetime="2025-03-18T10:42">10.42 GMT</time><div>Last modified on <time datetime="2025-03-19T10:42">Wed 19</time></div>'
            ),
        ),
        (
            "2025-03-18",
            page(
                below='<div itemprop="datePublished" content="2025-03-18">x</div><div itemprop="dateModified" content="2025-03-20">y</div>'
            ),
        ),
    ],
)
def test_the_date_of_publication(want: str, data: bytes) -> None:
    read = article(data)
    assert read.published == want
    assert read.dated_by == ("metadata" if want else "")
