# ruff: noqa: E501 - markup is easier to read whole
"""Web pages of ten kinds, to develop the reader on; ``web_templates_held`` has ten more, to check it with."""

from __future__ import annotations

import json
from collections.abc import Callable
from html import escape

from web_parts import Making, Page

MENU = ("Home", "World", "Politics", "Business", "Sport", "Culture", "Opinion", "Video", "Weather", "Subscribe", "Sign in")


def old_table(m: Making) -> Page:
    """Tables as layout, fonts, paragraphs parted by line breaks only."""
    head = m.head()
    rows = "".join(f"<tr><td bgcolor=#ccccff><font size=1 face=arial>{link}</font></td></tr>" for link in m.links(*MENU))
    body = "<br><br>\n".join(f"<b>{t}</b>" if k == "h" else t for k, t in m.pieces())
    seen = "".join(f'<font size=2><a href="{u}">{h}</a></font><br>' for h, _, u in m.teasers(6))
    return m.page(
        f"""<HTML lang={m.lang}>{head}<BODY BGCOLOR=#FFFFFF TEXT=#000000>
<TABLE WIDTH=780 BORDER=0><TR><TD COLSPAN=3><IMG SRC=/logo.gif ALT="{escape(m.publisher)}"> <font size=1>Your news since 1887</font></TD></TR>
<TR><TD WIDTH=120 VALIGN=top><TABLE>{rows}</TABLE></TD>
<TD VALIGN=top WIDTH=480><FONT SIZE=5 FACE="Times"><B>{m.headline}</B></FONT><BR>
<FONT SIZE=2 COLOR=#666666>By {m.byline}, Staff Writer<BR>{m.when()}</FONT><P>
<FONT SIZE=3 FACE="Times">{body}</FONT>
<P><CENTER><FONT SIZE=1><A HREF="/print?{m.slug}">Printer-friendly version</A> | <A HREF="/mail">E-mail this story</A></FONT></CENTER></TD>
<TD VALIGN=top WIDTH=180><B>More headlines</B><BR>{seen}<CENTER><FONT SIZE=1>ADVERTISEMENT</FONT><BR><IMG SRC=/ads/1.gif></CENTER></TD></TR>
<TR><TD COLSPAN=3 ALIGN=center><FONT SIZE=1>Copyright &copy; {m.changed.year} {escape(m.publisher)}. All rights reserved.
This material may not be published, broadcast or redistributed. <A HREF=/privacy>Privacy policy</A></FONT></TD></TR></TABLE></BODY></HTML>"""
    )


def wordpress(m: Making) -> Page:
    """A classic theme: entry content, share buttons, related posts, comments, widgets."""
    head = m.head('<meta name="generator" content="WordPress 6.4">')
    share = '<div class="sharedaddy sd-sharing-enabled"><h3 class="sd-title">Share this:</h3><ul><li><a href="?s=t">Twitter</a></li><li><a href="?s=f">Facebook</a></li></ul></div>'
    related = "".join(f'<div class="jp-relatedposts-post"><h4><a href="{u}">{h}</a></h4><p>{s}</p></div>' for h, s, u in m.teasers(3))
    comments = "".join(
        f'<li class="comment even depth-1"><article class="comment-body"><footer class="comment-meta"><b class="fn">{m.person()}</b> <span>says:</span>'
        f'<time datetime="{m.other_day()}T10:00:00+00:00">{m.spelled(m.other_day())}</time></footer><div class="comment-content"><p>{m.words(10, 90)}</p>'
        f'</div><div class="reply"><a href="#r">Reply</a></div></article></li>'
        for _ in range(m.rng.randint(0, 9))
    )
    recent = "".join(f'<li><a href="{u}">{h}</a><span class="post-date">{m.spelled(m.other_day())}</span></li>' for h, _, u in m.teasers(5))
    ad = '<div class="wp-block-ad"><p>Advertisement</p></div>'
    return m.page(
        f"""<!DOCTYPE html><html lang="{m.lang}">{head}<body class="post-template-default single single-post has-sidebar">
<a class="skip-link screen-reader-text" href="#content">Skip to content</a>
<header id="masthead" class="site-header"><h2 class="site-title"><a href="/">{escape(m.publisher)}</a></h2><p class="site-description">Fearless local reporting.</p>
<nav class="main-navigation"><ul><li>{"</li><li>".join(m.links(*MENU))}</li></ul></nav></header>
<div id="content"><main id="primary"><article class="post type-post hentry"><header class="entry-header"><h1 class="entry-title">{m.headline}</h1>
<div class="entry-meta"><span class="posted-on">{m.when()}</span> <span class="byline">by <a class="url fn n" href="/author">{m.byline}</a></span></div></header>
<figure class="wp-block-image"><img src="/a.jpg" alt=""><figcaption>{m.caption()}</figcaption></figure>
<div class="entry-content">{m.plain([ad, ad])}{share}<div id="jp-relatedposts"><h3 class="jp-relatedposts-headline"><em>Related</em></h3>{related}</div></div>
<footer class="entry-footer"><span class="cat-links">Posted in {", ".join(m.links("News", "Local"))}</span><span class="tags-links">Tagged {", ".join(m.links("council", "budget", "elections"))}</span></footer>
<div class="author-box"><h4>{m.byline}</h4><p>{m.byline} covers local government. {m.words(8, 25)}</p></div></article>
<nav class="post-navigation"><a rel="prev" href="/p">{m.teasers(1)[0][0]}</a></nav>
<div id="comments"><h2 class="comments-title">Thoughts on “{m.headline}”</h2><ol class="comment-list">{comments}</ol><div id="respond"><h3>Leave a Reply</h3>
<form><p>Your email address will not be published. Required fields are marked *</p><textarea></textarea><input type="submit" value="Post Comment"></form></div></div></main>
<aside id="secondary" class="widget-area"><section class="widget"><h2>Recent Posts</h2><ul>{recent}</ul></section></aside></div>
<footer id="colophon"><p>© {m.changed.year} {escape(m.publisher)}. Proudly powered by WordPress.</p></footer></body></html>"""
    )


def hashed_divs(m: Making) -> Page:
    """Div soup, class names that tell nothing, the text right in divs."""
    head, c = m.head(), m.cls
    tags = {"p": "para", "li": "item", "quote": "quote", "h": "sub"}
    news = (
        f'<div class="{c("box")}"><div class="{c("boxhead")}">Get the morning briefing</div><div class="{c("boxtext")}">The stories that matter, in your inbox every '
        f'weekday before breakfast. Free, and you can leave at any time.</div><input type="email" placeholder="Your email"><button>Sign up</button></div>'
    )
    rows = [f'<div class="{c(tags[k])}">{t}</div>' for k, t in m.pieces()]
    rows.insert(len(rows) // 2, news)
    teasers = "".join(
        f'<div class="{c("card")}"><a href="{u}"><div class="{c("cardhead")}">{h}</div><div class="{c("cardtext")}">{s}</div></a></div>'
        for h, s, u in m.teasers(4)
    )
    return m.page(
        f"""<!DOCTYPE html><html lang="{m.lang}">{head}<body><div id="root"><div class="{c("top")}"><div class="{c("logo")}">{escape(m.publisher)}</div>
<div class="{c("menu")}">{"".join(f'<div class="{c("entry")}">{link}</div>' for link in m.links(*MENU))}</div></div>
<div class="{c("page")}"><div class="{c("col")}"><div class="{c("kicker")}">{m.links("Politics")[0]}</div><div class="{c("title")}">{m.headline}</div>
<div class="{c("dek")}">{m.standfirst()}</div><div class="{c("by")}"><div>{m.byline}</div><div class="{c("when")}">{m.when()}</div></div>
<div class="{c("pic")}"><img src="/1.jpg"><div class="{c("cap")}">{m.caption()}</div></div>
<div class="{c("body")}">{"".join(rows)}</div>
<div class="{c("bio")}"><img src="/face.jpg"><div><div>{m.byline}</div><div>{m.byline} has written for this paper since 2009. {m.words(6, 20)}</div></div></div>
<div class="{c("tags")}">{"".join(f"<div>{link}</div>" for link in m.links("Economy", "Parliament", "Budget"))}</div></div>
<div class="{c("side")}"><div class="{c("sidehead")}">Most read</div>{teasers}</div></div>
<div class="{c("foot")}"><div>© {m.changed.year} {escape(m.publisher)}</div><div>{" ".join(m.links("Terms", "Privacy", "Contact", "Careers"))}</div></div>
<div class="{c("cookies")}"><div>We and our 843 partners store and access information on a device, such as cookies, to give you a better experience and to measure what is read.</div>
<button>Accept all</button><button>Manage choices</button></div></div></body></html>"""
    )


def amp(m: Making) -> Page:
    """An accelerated mobile page."""
    head = m.head('<script async src="https://cdn.ampproject.org/v0.js"></script><style amp-boilerplate>body{visibility:hidden}</style>')
    ads = [
        '<div class="ad-slot"><amp-ad width="300" height="250" type="doubleclick"><div placeholder>Advertisement</div></amp-ad></div>'
    ] * 3
    more = "".join(f'<li><amp-img src="/t.jpg"></amp-img><a href="{u}">{h}</a></li>' for h, _, u in m.teasers(4))
    photo = f'<figure><amp-img src="/p.jpg" width="600" height="400"></amp-img><figcaption>{m.caption()}</figcaption></figure>'
    return m.page(
        f"""<!doctype html><html amp lang="{m.lang}">{head}<body>
<amp-sidebar id="sb" layout="nodisplay"><ul>{"".join(f"<li>{link}</li>" for link in m.links(*MENU))}</ul></amp-sidebar>
<header class="amp-bar"><button on="tap:sb.toggle">Menu</button><a href="/">{escape(m.publisher)}</a></header>
<main><article class="amp-article"><h1 class="amp-title">{m.headline}</h1><p class="amp-byline">By {m.byline}</p><div class="amp-date">{m.when()}</div>
{photo}<div class="amp-body">{m.plain([*ads])}</div>
<amp-social-share type="twitter"></amp-social-share></article>
<section class="amp-related"><h2>More on this story</h2><ul>{more}</ul></section></main>
<amp-consent layout="nodisplay"><div><p>We use cookies and similar technologies to improve the site. You can change your mind at any time.</p><button>OK</button></div></amp-consent>
<footer><p>© {m.changed.year} {escape(m.publisher)}. All rights reserved.</p></footer></body></html>"""
    )


def next_js(m: Making) -> Page:
    """Rendered by a framework, with the whole text once more as JSON in a script."""
    head, c = m.head(), m.cls
    chunks, pieces = [], m.units()
    for n in range(0, len(pieces), 4):
        chunks.append(
            f'<div class="{c("chunk")}">{"".join(pieces[n : n + 4])}</div><div class="{c("slot")}" data-ad="true"><span>Advertisement</span></div>'
        )
    state = json.dumps(
        {"blocks": [{"type": "paragraph", "text": t} for _, t in m.told()], "comments": [m.words(10, 40) for _ in range(3)]}
    ).replace("</", "<\\/")
    talk = "".join(
        f'<div class="{c("talk")}"><div class="{c("who")}"><span>{m.person()}</span><span>{m.rng.randint(2, 23)} hours ago</span></div>'
        f'<p>{m.words(8, 60)}</p><div class="{c("act")}"><button>Like</button><button>Reply</button></div></div>'
        for _ in range(m.rng.randint(0, 6))
    )
    return m.page(
        f"""<!DOCTYPE html><html lang="{m.lang}">{head}<body><div id="__next"><header class="{c("bar")}"><a href="/">{escape(m.publisher)}</a>
<ul>{"".join(f"<li>{link}</li>" for link in m.links(*MENU))}</ul></header><main class="{c("main")}"><div class="{c("hero")}"><span class="{c("eyebrow")}">Exclusive</span>
<h1 class="{c("h")}">{m.headline}</h1><p class="{c("sub")}">{m.standfirst()}</p></div><div class="{c("credit")}"><a href="/a/1">{m.byline}</a><div>{m.when()}</div><span>4 min read</span></div>
{"".join(chunks)}<div class="{c("end")}"><h3>Comments</h3>{talk}</div></main>
<section class="{c("next")}"><h3>Up next</h3>{"".join(f'<a class="{c("tile")}" href="{u}"><h4>{h}</h4><p>{s}</p></a>' for h, s, u in m.teasers(3))}</section>
<footer class="{c("ft")}">{" ".join(m.links("About", "Help", "Jobs"))}<p>© {m.changed.year} {escape(m.publisher)}</p></footer></div>
<script id="story-state" type="application/json">{state}</script></body></html>"""
    )


def semantic(m: Making) -> Page:
    """Semantic HTML5 with everything in its element."""
    head = m.head()
    related = f"<aside><h2>Related</h2><ul>{''.join(f'<li><a href={u!r}>{h}</a></li>' for h, _, u in m.teasers(3))}</ul></aside>"
    quote = f"<aside><blockquote>{escape(m.story.pieces[-1][1][:90], quote=False)}</blockquote></aside>"
    return m.page(
        f"""<!DOCTYPE html><html lang="{m.lang}">{head}<body><header><a href="/">{escape(m.publisher)}</a><nav>{"".join(m.links(*MENU))}</nav></header>
<main><article><header><hgroup><p>{m.links("World")[0]}</p><h1>{m.headline}</h1></hgroup><p>{m.standfirst()}</p><address>By <a rel="author" href="/a">{m.byline}</a></address>{m.when()}</header>
<figure><img src="a.jpg" alt=""><figcaption>{m.caption()}</figcaption></figure>
{m.plain([related, quote])}
<footer><p>Filed under: {", ".join(m.links("Courts", "Law"))}</p></footer></article>
<section aria-label="comments"><h2>Comments</h2>{"".join(f"<article><header>{m.person()} <time datetime='{m.other_day()}'>{m.spelled(m.other_day())}</time></header><p>{m.words(10, 80)}</p></article>" for _ in range(m.rng.randint(0, 5)))}</section></main>
<aside><h2>Most popular</h2><ol>{"".join(f'<li><a href="{u}">{h}</a><time datetime="{m.other_day()}"></time></li>' for h, _, u in m.teasers(5))}</ol></aside>
<footer><small>© 1999–{m.changed.year} {escape(m.publisher)}</small></footer></body></html>"""
    )


def tabloid(m: Making) -> Page:
    """Related links, adverts, videos and galleries between the paragraphs."""
    head = m.head()
    between = []
    for n in range(8):
        (h, s, u), *_ = m.teasers(1)
        between.append(
            m.rng.choice(
                (
                    f'<div class="article-advert"><span>Advertisement</span><div id="div-gpt-{n}"></div></div>',
                    f'<p class="also"><strong>READ MORE: </strong><a href="{u}">{h}</a></p>',
                    f'<div class="rel"><h4>RELATED ARTICLES</h4><ul><li><a href="{u}">{h}</a></li><li><a href="{u}2">{s[:60]}</a></li></ul></div>',
                    f'<div class="image-wrap"><img src="/{n}.jpg"><p class="imageCaption">{m.caption()}</p></div>',
                    f'<div class="video"><span class="vjs">Loaded: 0%</span><span>Play</span><p class="vid-title">{h}</p></div>',
                    f'<p><a href="{u}"><b>{h}</b></a></p>',
                )
            )
        )
    gallery = "".join(f'<li class="splitter"><img src="/g{n}.jpg"><span class="caption">{m.caption()}</span></li>' for n in range(3))
    puff = "".join(
        f'<li class="puff"><a href="{u}"><span class="pufftext"><strong>{h}</strong> {s}</span></a></li>' for h, s, u in m.teasers(9)
    )
    return m.page(
        f"""<!DOCTYPE html><html lang="{m.lang}">{head}<body id="article"><div class="masthead"><ul class="nav-primary">{"".join(f"<li>{link}</li>" for link in m.links(*MENU))}</ul></div>
<div class="alpha"><h1>{m.headline.rstrip()}</h1><ul class="mol-bullets"><li><strong>{m.standfirst()}</strong></li></ul>
<p class="author-section">By <a href="/a" class="author">{m.byline} For {escape(m.publisher)}</a></p><p class="byline-section">{m.when()}</p>
<div class="share-bar"><ul><li>Share</li><li>412 shares</li><li>77 View comments</li></ul></div>
<div itemprop="articleBody">{m.plain(between, every=2)}<ul class="gallery">{gallery}</ul></div>
<div class="share-bar"><h3>Share or comment on this article:</h3></div></div>
<div class="beta"><h3>STYLE TODAY</h3><ul>{puff}</ul></div>
<div class="reader-comments"><h3>Comments 77</h3>{"".join(f'<div class="comment"><p class="user-info"><a href="/u">{m.person()}</a>, Town, 5 hours ago</p><p class="comment-body">{m.words(6, 40)}</p><span>12</span></div>' for _ in range(8))}</div>
<div class="footer">Published by {escape(m.publisher)} Ltd. Part of the Example Media Group. {" ".join(m.links("Terms", "Advertise with us", "Contributors"))}</div></body></html>"""
    )


def live_blog(m: Making) -> Page:
    """A running report of posts with their times."""
    head = m.head()
    posts, now = [], []
    for k, t in m.pieces():
        now.append(f"<p>{t}</p>" if k != "h" else f"<h2>{t}</h2>")
        if len(now) == 2:
            posts.append(now)
            now = []
    posts += [now] if now else []

    def stamp(n: int) -> str:
        return "" if m.way == "none" else f'datetime="{m.day}T{9 + n % 12:02}:{n % 60:02}:00Z"'

    items = "".join(
        f'<div class="block" id="block-{n}"><div class="block-time"><a href="#b{n}"><time {stamp(n)}>{9 + n % 12}.{n % 60:02} GMT</time></a></div>'
        f'<div class="block-elements">{"".join(post)}</div><div class="block-share"><a href="?t">Share</a><a href="?f">Tweet</a></div></div>'
        for n, post in enumerate(posts)
    )
    return m.page(
        f"""<!DOCTYPE html><html lang="{m.lang}">{head}<body><div class="l-header"><ul>{"".join(f"<li>{link}</li>" for link in m.links(*MENU))}</ul></div>
<div class="content content--liveblog"><div class="content__head"><h1 class="content__headline">{m.headline}</h1><div class="content__meta"><p class="byline">{m.byline}</p><p class="content__dateline">{m.when()}</p></div></div>
<div class="live-status"><span>This live blog has now closed</span><button>Auto update</button></div><div class="liveblog-body">{items}</div>
<a class="pagination" href="?page=2">Older posts</a></div>
<div class="rail"><h3>Most viewed</h3><ol>{"".join(f'<li><a href="{u}">{h}</a></li>' for h, _, u in m.teasers(6))}</ol></div>
<div class="l-footer">© {m.changed.year} {escape(m.publisher)} or its affiliated companies. {" ".join(m.links("Complaints", "Work for us"))}</div></body></html>"""
    )


def long_comments(m: Making) -> Page:
    """Comments longer than the article, in markup that names nothing."""
    head, c = m.head(), m.cls
    talk = "".join(
        f'<div class="{c("item")}"><div class="{c("head")}"><a href="/u/{n}">{m.person()}</a><span>{m.day_first(m.other_day())}</span></div>'
        f'<div class="{c("text")}">{"".join(f"<p>{m.words(15, 60)}</p>" for _ in range(m.rng.randint(1, 3)))}</div><div class="{c("acts")}"><a href="#">Reply</a> <a href="#">Report</a> <span>{m.rng.randint(0, 99)}</span></div></div>'
        for n in range(m.rng.randint(12, 30))
    )
    return m.page(
        f"""<!DOCTYPE html><html lang="{m.lang}">{head}<body><div class="{c("nav")}">{"".join(m.links(*MENU))}</div><div class="{c("wrap")}">
<h1>{m.headline}</h1><div class="{c("info")}"><span>by {m.byline}</span> <span>{m.when()}</span></div><div class="{c("article")}">{m.plain()}</div>
<div class="{c("below")}"><h3>{m.rng.randint(12, 300)} Comments</h3><p>Be civil. Comments are moderated and may take some time to appear.</p>{talk}</div></div>
<div class="{c("foot")}"><p>{" ".join(m.links("Imprint", "Rules", "Advertise"))}</p><p>© {m.changed.year} {escape(m.publisher)}</p></div></body></html>"""
    )


def microdata(m: Making) -> Page:
    """Microdata on every part."""
    head = m.head()
    other = "".join(
        f'<div itemscope itemtype="http://schema.org/NewsArticle"><h4 itemprop="headline"><a href="{u}">{h}</a></h4><meta itemprop="datePublished" content="{m.other_day()}"><p itemprop="description">{s}</p></div>'
        for h, s, u in m.teasers(3)
    )
    comments = "".join(
        f'<div itemprop="comment" itemscope itemtype="http://schema.org/Comment"><span itemprop="author">{m.person()}</span><time itemprop="dateCreated" datetime="{m.other_day()}">{m.other_day()}</time>'
        f'<div itemprop="text">{m.words(10, 60)}</div></div>'
        for _ in range(m.rng.randint(0, 6))
    )
    return m.page(
        f"""<!DOCTYPE html><html lang="{m.lang}">{head}<body itemscope itemtype="http://schema.org/WebPage"><div role="banner"><a href="/">{escape(m.publisher)}</a></div><div role="navigation">{" ".join(m.links(*MENU))}</div>
<div itemprop="breadcrumb">{" › ".join(m.links("Home", "News", "Region"))}</div>
<div itemscope itemtype="http://schema.org/NewsArticle"><h1 itemprop="headline">{m.headline}</h1><p itemprop="description">{m.standfirst()}</p>
<div itemprop="author" itemscope itemtype="http://schema.org/Person">By <span itemprop="name">{m.byline}</span></div><div class="stamp">{m.when()}</div>
<div itemprop="image" itemscope itemtype="http://schema.org/ImageObject"><img itemprop="url" src="/a.jpg"><span itemprop="caption">{m.caption()}</span></div>
<div itemprop="articleBody">{m.plain()}</div><div itemprop="keywords">{", ".join(m.links("roads", "safety"))}</div></div>
<div class="read-next">{other}</div><div class="thread">{comments}</div><div role="contentinfo">© {m.changed.year} <span itemprop="publisher">{escape(m.publisher)}</span></div></body></html>"""
    )


TEMPLATES: tuple[Callable[[Making], Page], ...] = (
    old_table,
    wordpress,
    hashed_divs,
    amp,
    next_js,
    semantic,
    tabloid,
    live_blog,
    long_comments,
    microdata,
)
