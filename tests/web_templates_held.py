# ruff: noqa: E501 - markup is easier to read whole
"""Ten more kinds of web pages, written before the reader was tuned and kept to check it with."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

from web_parts import Making, Page

MENU = ("Latest", "Local", "Crime", "Courts", "Economy", "Life", "Obituaries", "Jobs", "E-edition", "Newsletters")


def blog(m: Making) -> Page:
    """A hosted blog: one div with line breaks, an archive beside it."""
    head = m.head()
    body = "<br /><br />\n".join(f"<b>{t}</b>" if k == "h" else t for k, t in m.pieces())
    archive = "".join(f"<li><a href='/{2010 + n}'>{2010 + n}</a> ({m.rng.randint(3, 90)})</li>" for n in range(9))
    comments = "".join(
        f"<dt class='comment-author'><a href='/p{n}'>{m.person()}</a> said...</dt><dd class='comment-body'><p>{m.words(8, 70)}</p></dd>"
        f"<dd class='comment-footer'><span class='comment-timestamp'>{m.spelled(m.other_day())}</span></dd>"
        for n in range(m.rng.randint(0, 7))
    )
    return m.page(
        f"""<!DOCTYPE html><html lang='{m.lang}'>{head}<body class='loading'><div class='header-inner'><div class='titlewrapper'><h1 class='title'><a href='/'>{escape(m.publisher)}</a></h1></div>
<div class='descriptionwrapper'><p class='description'><span>Notes on power, money and the weather, from a small town by the sea.</span></p></div></div>
<div class='main section'><div class='blog-posts hfeed'><h2 class='date-header'><span>{m.when()}</span></h2><div class='post hentry'><h3 class='post-title entry-title'>{m.headline}</h3>
<div class='post-body entry-content'><div class='separator'><a href='/x.jpg'><img src='/x.jpg' /></a></div>{body}<div style='clear: both;'></div></div>
<div class='post-footer'>Posted by <span class='fn'>{m.byline}</span> <a href='#l'>{m.clock}</a> <span class='post-labels'>Labels: {", ".join(m.links("politics", "harbour"))}</span></div></div>
<div class='comments' id='comments'><h4>{m.rng.randint(1, 7)} comments:</h4><dl>{comments}</dl></div>
<div class='blog-pager'><a href='/n'>Newer Post</a> <a href='/o'>Older Post</a></div></div></div>
<div class='sidebar section'><div class='widget'><h2>About Me</h2><p>{m.words(15, 40)}</p><a href='/me'>View my complete profile</a></div><div class='widget'><h2>Blog Archive</h2><ul>{archive}</ul></div></div>
<div class='footer'>Simple theme. Powered by Blogger.</div></body></html>"""
    )


def wire(m: Making) -> Page:
    """A wire service: each paragraph in a div with a test id."""
    head, c = m.head(), m.cls
    rows = "".join(
        f'<h2 data-testid="Heading" class="{c("h")}">{t}</h2>'
        if k == "h"
        else f'<div data-testid="paragraph-{n}" class="{c("text")} {c("para")}">{t}</div>'
        for n, (k, t) in enumerate(m.pieces())
    )
    cards = "".join(
        f'<li class="{c("card")}"><a data-testid="Heading" href="{u}">{h}</a><span>{m.links("World")[0]}</span><time datetime="{m.other_day()}T09:00:00Z">{m.spelled(m.other_day())}</time></li>'
        for h, _, u in m.teasers(6)
    )
    return m.page(
        f"""<!DOCTYPE html><html lang="{m.lang}">{head}<body><div id="fusion-app"><div class="{c("layout")}"><header data-testid="SiteHeader">{"".join(m.links(*MENU))}</header>
<main><article data-testid="Article"><div class="{c("head")}"><span>{m.links("Government")[0]}</span><h1 data-testid="Heading">{m.headline}</h1><div class="{c("info")}"><span>By <a href="/authors/x">{m.byline}</a></span></div>
<div class="{c("date")}">{m.when()}</div></div><div class="{c("media")}"><img src="/h.jpg"/><div data-testid="Caption"><span>{m.caption()}</span> <a href="/licensing">Purchase Licensing Rights</a></div></div>
<div class="{c("body")}">{rows}<div class="{c("sign")}"><p>Reporting by {m.person()} and {m.person()}; Editing by {m.person()}</p></div><p class="{c("trust")}">Our Standards: <a href="/trust">The {escape(m.publisher)} Trust Principles.</a></p></div></article></main>
<div class="{c("next")}"><h2>Read Next</h2><ul>{cards}</ul></div><footer data-testid="SiteFooter"><p>All quotes delayed a minimum of 15 minutes. See here for a complete list of exchanges and delays.</p><p>© {m.changed.year} {escape(m.publisher)}. All rights reserved</p></footer></div></div></body></html>"""
    )


def paywall(m: Making) -> Page:
    """Boxes that sell subscriptions, in the text and over it."""
    head = m.head()
    box = f'<div class="offer-box"><h3>Subscribe to keep reading</h3><p>Unlimited access to {escape(m.publisher)} for less than a coffee a week. Cancel whenever you like.</p><a class="btn" href="/buy">See the offers</a><p>Already a subscriber? <a href="/login">Log in</a></p></div>'
    pop = '<div class="mailing"><p><b>Stay informed.</b> Every evening our editors send the five stories that explain the day.</p><form><input name="email"><button>Send it to me</button></form></div>'
    trail = "".join(
        f'<div class="trail"><h4><a href="{u}">{h}</a></h4><p>{s}</p><span>{m.spelled(m.other_day())}</span></div>'
        for h, s, u in m.teasers(4)
    )
    return m.page(
        f"""<!DOCTYPE html><html lang="{m.lang}">{head}<body class="metered"><div class="topstrip"><a href="/buy">Save 50% on a digital subscription</a></div><div class="brand"><a href="/">{escape(m.publisher)}</a></div>
<div class="sections">{"".join(m.links(*MENU))}</div><div class="story"><div class="story-top"><div class="label">Analysis</div><h1>{m.headline}</h1><h2 class="summary">{m.standfirst()}</h2>
<div class="credits"><span class="writer">{m.byline}</span><span class="stamp">{m.when()}</span><span class="gift">Gift this article</span></div></div><div class="story-text">{m.plain([box, pop], every=2)}</div>{box}</div>
<div class="trails"><h3>More from {escape(m.publisher)}</h3>{trail}</div><div class="overlay" role="dialog"><h2>You have reached your limit of free articles</h2><p>Your subscription pays for reporters in every county of the region.</p><a href="/buy">Continue</a></div>
<div class="legal">Use of this site means that you accept our <a href="/t">terms of service</a> and <a href="/p">privacy notice</a>. Registered in England, number 01234567.</div></body></html>"""
    )


def magazine(m: Making) -> Page:
    """A magazine: drop capital, pull quotes, sections, a long note on the author."""
    head, c = m.head(), m.cls
    sections, now = [], []
    for k, t in m.pieces():
        if k == "h" and now:
            sections.append(now)
            now = []
        now.append({"h": f"<h3>{t}</h3>", "quote": f'<blockquote class="{c("q")}">{t}</blockquote>'}.get(k, f'<p class="{c("p")}">{t}</p>'))
    sections.append(now)
    longest = max((t for _, t in m.told()), key=len)
    pulled = longest.split(". ")[0].strip('“”"')[:160]
    for section in sections[:2]:
        section.insert(len(section) // 2, f'<div class="{c("pull")}"><div>{escape(pulled, quote=False)}</div></div>')
    first = sections[0]
    if first[0].startswith("<p") and first[0].split(">", 1)[1][:1].isalpha():
        tag, rest = first[0].split(">", 1)
        first[0] = f'{tag}><span class="{c("cap")}">{rest[0]}</span>{rest[1:]}'
    body = "".join(f'<section class="{c("sec")}">{"".join(s)}</section>' for s in sections)
    return m.page(
        f"""<!DOCTYPE html><html lang="{m.lang}">{head}<body><div class="{c("nav")}"><a href="/">{escape(m.publisher)} Review</a>{"".join(m.links(*MENU))}</div><div class="{c("cover")}"><img src="/c.jpg"><h1>{m.headline}</h1><div class="{c("dek")}">{m.standfirst()}</div><div>By {m.byline}</div><div>{m.when()}</div></div>
<div class="{c("lead")}">{m.caption()}</div><div class="{c("text")}">{body}</div><div class="{c("who")}"><p><em>{m.byline} is a writer at large. {m.words(10, 30)}</em></p><p><em>This article appears in the print edition.</em></p></div>
<div class="{c("more")}"><h4>From the archive</h4>{"".join(f'<div class="{c("m")}"><a href="{u}">{h}</a><div>{s}</div></div>' for h, s, u in m.teasers(3))}</div><div class="{c("sub")}"><div>Get every issue at home</div><div>Twelve issues a year, posted anywhere in the world.</div><a href="/s">Order now</a></div>
<div class="{c("f")}"><span>© {m.changed.year}</span>{"".join(m.links("Masthead", "Contact", "Press"))}</div></body></html>"""
    )


def picture_story(m: Making) -> Page:
    """Photos with captions that are no figure captions, and a slide show."""
    head, c = m.head(), m.cls
    pics = [
        f'<div class="{c("ph")}"><div class="{c("frame")}"><img src="/{n}.jpg" alt=""></div><div class="{c("under")}">{m.caption()}</div></div>'
        for n in range(4)
    ]
    slides = "".join(
        f'<div class="{c("slide")}"><img src="/s{n}.jpg"><div><b>{n + 1} / 6</b><p>{m.caption()}</p></div></div>' for n in range(6)
    )
    return m.page(
        f"""<!DOCTYPE html><html lang="{m.lang}">{head}<body><ul class="{c("nav")}">{"".join(f"<li>{link}</li>" for link in m.links(*MENU))}</ul><div class="{c("a")}"><div class="{c("b")}"><h1 class="{c("t")}">{m.headline}</h1>
<div class="{c("s")}"><span>{m.byline}</span> · <span>{m.when()}</span></div><div class="{c("c")}">{pics[0]}{m.plain(pics[1:], every=2)}</div><div class="{c("show")}">{slides}</div></div>
<div class="{c("d")}"><h5>Trending</h5>{"".join(f'<p class="{c("e")}"><a href="{u}">{h}</a></p>' for h, _, u in m.teasers(7))}</div></div><p class="{c("f")}">{escape(m.publisher)} {m.changed.year} · All rights reserved · {" · ".join(m.links("Cookies", "Contact"))}</p></body></html>"""
    )


def form_page(m: Making) -> Page:
    """An old content system: one form around all, nested tables, spans for paragraphs."""
    head = m.head('<meta name="GENERATOR" content="Microsoft Visual Studio .NET 7.1">')
    body = "".join(
        f'<span class="bodytext" style="display:block">{t}</span>'
        if k != "h"
        else f'<span class="crosshead"><strong>{t}</strong></span><br />'
        for k, t in m.pieces()
    )
    return m.page(
        f"""<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.0 Transitional//EN"><html lang="{m.lang}">{head}<body><form name="aspnetForm" method="post" action="story.aspx" id="aspnetForm"><input type="hidden" name="__VIEWSTATE" value="dDwtMTA4" />
<table id="tblTop"><tr><td><a href="/"><img src="/i/logo.gif" alt="{escape(m.publisher)}"></a></td><td>Search <input type="text" name="q"><input type="submit" value="Go"></td></tr></table>
<table id="tblMain"><tr><td id="tdLeft"><table>{"".join(f"<tr><td>{link}</td></tr>" for link in m.links(*MENU))}</table></td><td id="tdCenter"><table><tr><td><span id="lblHead" class="hd">{m.headline}</span></td></tr><tr><td><span id="lblAuthor">{m.byline}</span> <span id="lblDate">{m.when()}</span></td></tr>
<tr><td><div id="pnlBody">{body}</div></td></tr><tr><td><a href="javascript:void(0)">Print</a> <a href="javascript:void(0)">Send to a friend</a> <a href="javascript:void(0)">Rate this story</a></td></tr></table></td>
<td id="tdRight"><table><tr><td><b>In other news</b></td></tr>{"".join(f'<tr><td><a href="{u}">{h}</a><br>{s}</td></tr>' for h, s, u in m.teasers(4))}</table></td></tr></table>
<table id="tblBottom"><tr><td>Copyright {m.changed.year} {escape(m.publisher)} | {" | ".join(m.links("Legal", "Privacy", "Feedback"))}</td></tr></table></form></body></html>"""
    )


def local_paper(m: Making) -> Page:
    """A grid of columns; teasers with whole sentences beside and below the text."""
    head = m.head()
    side = "".join(
        f'<div class="media"><div class="media-body"><h5 class="media-heading"><a href="{u}">{h}</a></h5><p>{s}</p></div></div>'
        for h, s, u in m.teasers(5)
    )
    cards = "".join(
        f'<div class="col-md-4"><div class="card"><img class="card-img-top" src="/t.jpg"><div class="card-body"><h5 class="card-title"><a href="{u}">{h}</a></h5><p class="card-text">{s}</p></div></div></div>'
        for h, s, u in m.teasers(6)
    )
    return m.page(
        f"""<!DOCTYPE html><html lang="{m.lang}">{head}<body><nav class="navbar navbar-expand-lg"><a class="navbar-brand" href="/">{escape(m.publisher)}</a><ul class="navbar-nav">{"".join(f'<li class="nav-item">{link}</li>' for link in m.links(*MENU))}</ul></nav>
<div class="alert alert-warning">Severe weather warning: strong winds are expected along the coast until Thursday evening. <a href="/weather">See the forecast</a></div>
<div class="container"><div class="row"><div class="col-lg-8"><ol class="breadcrumb"><li>{"</li><li>".join(m.links("Home", "News"))}</li></ol><h1 class="mt-4">{m.headline}</h1><p class="lead">by <a href="#">{m.byline}</a></p><hr><p>{m.when()}</p><hr>
<img class="img-fluid" src="/m.jpg"><small class="text-muted d-block">{m.caption()}</small>{m.plain()}<hr><div class="well"><p>Do you have a story for us? Write to the newsroom or call the desk at any hour.</p></div></div>
<div class="col-lg-4"><div class="panel"><h4>Top stories</h4>{side}</div></div></div><div class="row">{cards}</div></div><div class="py-5 bg-dark"><p class="m-0 text-center">Copyright © {escape(m.publisher)} {m.changed.year}</p></div></body></html>"""
    )


def drupal(m: Making) -> Page:
    """Fields within fields, and a discussion with replies to replies."""
    head = m.head('<meta name="Generator" content="Drupal 7 (http://drupal.org)">')

    def thread(depth: int) -> str:
        inner = f'<div class="indented">{thread(depth - 1)}</div>' if depth and m.rng.random() < 0.7 else ""
        return f'<div class="comment-wrapper-x"><h3><a href="#c">{escape(m.words(2, 5).split(".")[0][:40])}</a></h3><div class="submitted">Submitted by {m.person()} on {m.numbered(m.other_day())}</div><div class="content"><div class="field-item even"><p>{m.words(10, 70)}</p></div></div><ul class="links inline"><li><a href="/login">Log in</a> to post comments</li></ul></div>{inner}'

    return m.page(
        f"""<!DOCTYPE html><html lang="{m.lang}">{head}<body class="html not-front page-node node-type-article"><div id="page"><div id="header"><div id="name-and-slogan"><a href="/">{escape(m.publisher)}</a></div></div><div id="navigation"><ul class="links">{"".join(f"<li>{link}</li>" for link in m.links(*MENU))}</ul></div>
<div id="main"><div id="content" class="column"><h1 class="title" id="page-title">{m.headline}</h1><div class="region region-content"><div class="node node-article"><div class="meta submitted">{m.when()} <span>by {m.byline}</span></div><div class="content">
<div class="field field-name-field-image"><div class="field-items"><div class="field-item even"><img src="/i.jpg"><blockquote class="image-field-caption"><p>{m.caption()}</p></blockquote></div></div></div>
<div class="field field-name-body field-type-text-with-summary field-label-hidden"><div class="field-items"><div class="field-item even" property="content:encoded">{m.plain()}</div></div></div>
<div class="field field-name-field-tags"><div class="field-label">Tags:&nbsp;</div><div class="field-items">{"".join(f'<div class="field-item">{link}</div>' for link in m.links("harbour", "strike", "unions"))}</div></div></div></div></div>
<div id="discussion"><h2>{m.rng.randint(2, 9)} voices</h2>{"".join(thread(2) for _ in range(m.rng.randint(0, 5)))}</div></div><div id="sidebar-first"><h2>Poll</h2><p>Should the harbour bridge be open on Sundays?</p><div>Yes</div><div>No</div><div>I do not mind</div></div></div>
<div id="footer"><p>Powered by Drupal. The views expressed are those of their authors.</p></div></div></body></html>"""
    )


def custom_elements(m: Making) -> Page:
    """Elements of the site's own making, the story in a list of typed blocks."""
    head = m.head()
    tags = {"p": "x-paragraph", "h": "x-heading", "li": "x-point", "quote": "x-quote"}
    rows = [f"<{tags[k]} role='presentation'><div>{t}</div></{tags[k]}>" for k, t in m.pieces()]
    (h, s, u), (h2, _, u2) = m.teasers(2)
    rows.insert(max(1, len(rows) // 3), f"<x-promo><div><a href='{u}'><div>{h}</div><div>{s}</div></a></div></x-promo>")
    rows.insert(max(2, len(rows) // 2), "<x-slot><div>Advertising</div></x-slot>")
    rows.append(f"<x-promo><div><a href='{u2}'><div>{h2}</div></a></div></x-promo>")
    return m.page(
        f"""<!DOCTYPE html><html lang="{m.lang}">{head}<body><x-shell><x-bar>{"".join(m.links(*MENU))}</x-bar><x-view><x-story><x-top><x-rubric>Background</x-rubric><h1>{m.headline}</h1><x-intro>{m.standfirst()}</x-intro><x-authors>{m.byline}</x-authors><x-date>{m.when()}</x-date></x-top>
<x-picture><img src="/q.jpg"><x-caption>{m.caption()}</x-caption></x-picture><x-content>{"".join(rows)}</x-content></x-story><x-feed>{"".join(f"<x-teaser><a href='{u}'>{h}</a><p>{s}</p></x-teaser>" for h, s, u in m.teasers(6))}</x-feed></x-view><x-base>© {escape(m.publisher)} {m.changed.year}</x-base></x-shell></body></html>"""
    )


def endless(m: Making) -> Page:
    """The next article follows the first on the same page."""
    head = m.head()
    follows = []
    for h, s, u in m.teasers(2):
        paras = "".join(f"<p>{m.words(30, 60)}</p>" for _ in range(m.rng.randint(2, 6)))
        follows.append(
            f'<div class="article-container"><div class="article-head"><h1><a href="{u}">{h}</a></h1><div class="sig">{m.person()} <time datetime="{m.other_day()}T06:00:00Z">{m.spelled(m.other_day())}</time></div></div><div class="article-text"><p>{s}</p>{paras}</div></div>'
        )
    return m.page(
        f"""<!DOCTYPE html><html lang="{m.lang}">{head}<body><div class="menu-bar">{"".join(m.links(*MENU))}</div><div class="stream"><div class="article-container"><div class="article-head"><h1>{m.headline}</h1><div class="sig">{m.byline} {m.when()}</div></div>
<div class="article-text">{m.plain()}</div><div class="article-tags">{" ".join(m.links("Energy", "Climate"))}</div></div>{"".join(follows)}</div><div class="bottom">© {m.changed.year} {escape(m.publisher)}</div></body></html>"""
    )


TEMPLATES: tuple[Callable[[Making], Page], ...] = (
    blog,
    wire,
    paywall,
    magazine,
    picture_story,
    form_page,
    local_paper,
    drupal,
    custom_elements,
    endless,
)
