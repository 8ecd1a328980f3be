# ruff: noqa: E501 - markup is easier to read whole
"""Ten more kinds of web pages, written after the reader was made for the others, to see what it had not been told of."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

from web_parts import Making, Page

MENU = ("Front page", "National", "Abroad", "Money", "Science", "Puzzles", "Podcasts", "Shop", "About us")


def sidebar_first(m: Making) -> Page:
    """The column of other stories comes first in the source, with whole paragraphs."""
    head, c = m.head(), m.cls
    others = "".join(f'<div class="{c("o")}"><h3><a href="{u}">{h}</a></h3><p>{s} {m.words(10, 25)}</p></div>' for h, s, u in m.teasers(6))
    return m.page(
        f"""<!DOCTYPE html><html lang="{m.lang}">{head}<body><h1 class="{c("brand")}"><a href="/">{escape(m.publisher)}</a></h1><ul class="{c("n")}">{"".join(f"<li>{link}</li>" for link in m.links(*MENU))}</ul>
<div class="{c("left")}"><h2>Today</h2>{others}</div><div class="{c("right")}"><h2 class="{c("t")}">{m.headline}</h2><p class="{c("i")}">{m.byline} / {m.when()}</p>{m.plain()}<p class="{c("z")}"><a href="/list">Back to the list</a></p></div>
<p class="{c("f")}">{escape(m.publisher)}, founded 1921. {" ".join(m.links("Imprint", "Data protection"))}</p></body></html>"""
    )


def mail(m: Making) -> Page:
    """A newsletter's mail: each paragraph in a table of its own, styles in place, no classes."""
    head = m.head()
    style = "font-family:Georgia,serif;font-size:17px;line-height:26px;color:#222222;padding:0 24px 16px 24px"
    rows = "".join(
        f'<table width="100%" cellpadding="0" cellspacing="0" border="0"><tr><td style="{style}">{f"<b>{t}</b>" if k == "h" else t}</td></tr></table>'
        for k, t in m.pieces()
    )
    more = "".join(
        f'<table width="100%"><tr><td style="padding:8px"><a href="{u}" style="color:#00e">{h}</a><br>{s}</td></tr></table>'
        for h, s, u in m.teasers(3)
    )
    return m.page(
        f"""<html lang="{m.lang}">{head}<body style="margin:0"><div style="display:none;max-height:0">Here is what you need to know today.</div><table width="600" align="center"><tr><td><table width="100%"><tr><td><a href="/view">View in browser</a></td><td><img src="l.png" alt="{escape(m.publisher)}"></td></tr></table>
<table width="100%"><tr><td style="font-size:32px;font-weight:bold">{m.headline}</td></tr><tr><td style="font-size:13px">By {m.byline}</td></tr><tr><td style="font-size:13px">{m.when()}</td></tr></table>{rows}
<table width="100%"><tr><td style="font-size:20px"><b>Also today</b></td></tr></table>{more}<table width="100%"><tr><td style="font-size:11px">You receive this mail because you asked for it. <a href="/u">Unsubscribe</a> | <a href="/p">Preferences</a><br>{escape(m.publisher)}, 12 Harbour Street</td></tr></table></td></tr></table></body></html>"""
    )


def unclosed(m: Making) -> Page:
    """Markup of the nineties: nothing closed, capitals, fonts in fonts, rules between everything."""
    head = m.head().replace("<head>", "<HEAD>").replace("</head>", "")
    body = "".join(f"<P><B>{t}</B>\n" if k == "h" else f"<LI>{t}\n" if k == "li" else f"<P>{t}\n" for k, t in m.pieces())
    links = "<BR>".join(m.links(*MENU))
    return m.page(
        f"""<HTML>{head}<BODY BGCOLOR=white LINK=blue><CENTER><FONT SIZE=6>{escape(m.publisher)}</FONT><HR WIDTH=80%></CENTER><TABLE CELLPADDING=8><TR><TD VALIGN=TOP NOWRAP><FONT SIZE=2>{links}</FONT>
<TD VALIGN=TOP><H2>{m.headline}</H2><I>by {m.byline}<BR>{m.when()}</I>{body}<HR><A HREF=index.html>Back to the front page</A> | <A HREF=mailto:x>Write to the editor</A>
<TR><TD COLSPAN=2><HR><FONT SIZE=1>Copyright {m.changed.year} {escape(m.publisher)}. Best viewed with 800 by 600 pixels.</FONT></TABLE></BODY></HTML>"""
    )


def press_release(m: Making) -> Page:
    """A ministry's press release: facts in a list, notes and contacts below."""
    head = m.head()
    return m.page(
        f"""<!DOCTYPE html><html lang="{m.lang}">{head}<body><div id="global-cookie-message"><p>This site uses cookies to make the site simpler. <a href="/c">Find out more about cookies</a></p></div><a href="#content" class="skiplink">Skip to main content</a><header role="banner"><a href="/">{escape(m.publisher)}</a><form role="search"><input type="search"><button>Search</button></form></header>
<main id="content" role="main"><div class="grid-row"><div class="column-two-thirds"><span class="context">Press release</span><h1>{m.headline}</h1><p class="lead-paragraph">{m.standfirst()}</p></div></div><div class="grid-row"><dl class="app-metadata"><dt>From:</dt><dd><a href="/o">{escape(m.publisher)}</a></dd><dt>Published</dt><dd>{m.when()}</dd></dl></div>
<div class="grid-row"><div class="column-two-thirds"><div class="component-govspeak"><div class="govspeak">{m.plain()}</div></div><div class="share-links"><h2>Share this page</h2><ul><li><a href="t">Twitter</a></li></ul></div></div><div class="column-third"><aside><h2>Related content</h2><ul>{"".join(f'<li><a href="{u}">{h}</a></li>' for h, _, u in m.teasers(3))}</ul></aside></div></div></main>
<div class="feedback"><h2>Is this page useful?</h2><button>Yes</button><button>No</button></div><footer role="contentinfo"><h2>Support links</h2><ul><li>{"</li><li>".join(m.links(*MENU))}</li></ul><p>All content is available under an open licence, except where otherwise stated</p></footer></body></html>"""
    )


def platform(m: Making) -> Page:
    """A writing platform: sections of sections, a class of its own on every paragraph, claps and responses."""
    head, c = m.head(), m.cls
    rows = []
    for n, (k, t) in enumerate(m.pieces()):
        tag = {"h": "h2", "quote": "blockquote", "li": "li"}.get(k, "p")
        inner = f'<{tag} id="{n:04x}" class="pw-post-body {c("a")} {c(f"x{n}")}">{t}</{tag}>'
        rows.append(f"<ul class='{c('u')}'>{inner}</ul>" if k == "li" else inner)
    half = len(rows) // 2
    image = f'<figure class="{c("fig")}"><div role="button"><img src="/m.jpg"></div><figcaption>{m.caption()}</figcaption></figure>'
    responses = "".join(
        f'<div class="{c("r")}"><div class="{c("rh")}"><a href="/@{n}">{m.person()}</a><p>{m.rng.randint(2, 11)} months ago</p></div><pre class="{c("rp")}"><div>{m.words(10, 60)}</div></pre><div class="{c("rb")}"><button>{n}</button><button>Reply</button></div></div>'
        for n in range(m.rng.randint(0, 8))
    )
    return m.page(
        f"""<!doctype html><html lang="{m.lang}">{head}<body><div id="root"><div class="{c("w")}"><div class="{c("top")}"><a href="/">Open in app</a><a href="/s">Sign up</a><a href="/i">Sign in</a></div><article><div class="{c("s")}"><section><div><div class="{c("col")}"><h1 id="f1" class="pw-post-title {c("h")}">{m.headline}</h1>
<div class="{c("meta")}"><a rel="author" href="/@w">{m.byline}</a><a href="/follow">Follow</a><span>5 min read</span><span>{m.when()}</span></div>{image}{"".join(rows[:half])}</div></div></section><section><div><div class="{c("col")}">{"".join(rows[half:])}</div></div></section></div></article>
<div class="{c("claps")}"><button>211</button><button>3</button></div><div class="{c("who")}"><h2>Written by {m.byline}</h2><div>1.2K Followers</div><p>{m.words(5, 14)}</p><button>Follow</button></div><div class="{c("resp")}"><h2>Responses</h2>{responses}</div>
<div class="{c("rec")}"><h2>More from {m.byline}</h2>{"".join(f'<div class="{c("rc")}"><a href="{u}"><h2>{h}</h2><h3>{s}</h3></a><div>Jun 3, 2021</div></div>' for h, s, u in m.teasers(4))}</div></div></div></body></html>"""
    )


def encyclopedic(m: Making) -> Page:
    """A wiki of news: edit links in the headings, a box of facts, sources and categories."""
    head = m.head()
    rows = []
    for k, t in m.pieces():
        rows.append(
            {
                "h": f'<h2><span class="mw-headline">{t}</span><span class="mw-editsection">[<a href="/e">edit</a>]</span></h2>',
                "li": f"<ul><li>{t}</li></ul>",
            }.get(k, f"<p>{t}\n</p>" if k == "p" else f"<blockquote><p>{t}</p></blockquote>")
        )
    box = f'<div class="infobox"><table><tr><td><b><a href="/r">Related articles</a></b></td></tr>{"".join(f"<tr><td><a href={u!r}>{h}</a></td></tr>" for h, _, u in m.teasers(3))}</table></div>'
    sources = "".join(
        f'<li>{m.person()}. "<a rel="nofollow" class="external" href="{u}">{h}</a>" — <i>{escape(m.publisher)}</i>, {m.day_first(m.other_day())}</li>'
        for h, _, u in m.teasers(3)
    )
    return m.page(
        f"""<!DOCTYPE html><html lang="{m.lang}">{head}<body class="mediawiki ns-0"><div id="mw-page-base"></div><div id="content" class="mw-body" role="main"><h1 id="firstHeading" class="firstHeading">{m.headline}</h1><div id="siteSub">From {escape(m.publisher)}, the news source you can write</div><div id="mw-content-text"><div class="mw-parser-output"><p><strong class="published">{m.when()}</strong></p>{box}
<div class="thumb tright"><div class="thumbinner"><img src="/t.jpg"><div class="thumbcaption">{m.caption()}</div></div></div>{"".join(rows)}<h2><span class="mw-headline">Sources</span></h2><div class="sourceslist"><ul>{sources}</ul></div><table class="bookmarks"><tr><td>Share this: <a href="m">mail</a> <a href="f">friend</a></td></tr></table></div></div>
<div id="catlinks"><a href="/c">Categories</a>: <ul><li>{"</li><li>".join(m.links("Published", "Harbour", "Law"))}</li></ul></div></div><div id="mw-navigation"><ul>{"".join(f"<li>{link}</li>" for link in m.links(*MENU))}</ul></div><div id="footer"><ul><li>This page was last edited on {m.day_first(m.changed)}.</li><li>All text is available under the terms of a free licence.</li></ul></div></body></html>"""
    )


def native_adverts(m: Making) -> Page:
    """Adverts that look like paragraphs, between the paragraphs."""
    head, c = m.head(), m.cls
    (h, s, u), (h2, s2, u2), *_ = m.teasers(2)
    ad = f'<div class="{c("nat")}"><div class="{c("lab")}">Paid for by our partners</div><a href="{u}"><img src="/n.jpg"><div class="{c("nh")}">{h}</div></a><div class="{c("nt")}">{s}</div></div>'
    ad2 = f'<div class="{c("nat")}"><div class="{c("lab")}">Paid for by our partners</div><a href="{u2}"><img src="/n.jpg"><div class="{c("nh")}">{h2}</div></a><div class="{c("nt")}">{s2}</div></div>'
    poll = f'<div class="{c("poll")}"><div>What do you think?</div><div><label><input type="radio">It is about time</label></div><div><label><input type="radio">It should not have happened</label></div><button>Vote</button></div>'
    app = f'<div class="{c("app")}"><p>Download our app to get breaking news alerts and follow the stories you care about. <a href="/app">Get it here.</a></p></div>'
    return m.page(
        f"""<!DOCTYPE html><html lang="{m.lang}">{head}<body><div class="{c("hd")}">{"".join(m.links(*MENU))}</div><div class="{c("m")}"><div class="{c("c")}"><h1>{m.headline}</h1><div class="{c("b")}">By <a href="/authors/a">{m.byline}</a> <span>{m.when()}</span></div><div class="{c("t")}">{m.plain([ad, poll, ad2, app], every=2)}</div></div>
<div class="{c("s")}"><div class="{c("sh")}">Editor's picks</div>{"".join(f'<div class="{c("si")}"><a href="{u}">{h}</a><div>{s}</div></div>' for h, s, u in m.teasers(5))}</div></div><div class="{c("ft")}">© {m.changed.year} {escape(m.publisher)}. {" ".join(m.links("Privacy", "Terms"))}</div></body></html>"""
    )


def brief(m: Making) -> Page:
    """A short item in the middle of a large page."""
    head, c = m.head(), m.cls
    short = m.story.pieces[:2]
    m.story = type(m.story)(m.story.headline, short)

    def items() -> str:
        return "".join(f'<div class="{c("bi")}"><a href="{u}">{h}</a><span>{s}</span></div>' for h, s, u in m.teasers(4))

    boxes = "".join(
        f'<div class="{c("bx")}"><div class="{c("bh")}">{label}</div>{items()}</div>'
        for label in ("Business", "Sport", "Regional", "Weather")
    )
    return m.page(
        f"""<!DOCTYPE html><html lang="{m.lang}">{head}<body><div class="{c("n")}">{"".join(m.links(*MENU))}</div><div class="{c("ticker")}">{"".join(f'<span><a href="{u}">{h}</a></span>' for h, _, u in m.teasers(5))}</div><div class="{c("x")}"><article class="{c("y")}"><h1>{m.headline}</h1><div class="{c("z")}">{m.byline} | {m.when()}</div>{m.plain()}</article></div>
{boxes}<div class="{c("g")}">{m.words(20, 30)}</div><div class="{c("f")}">{" ".join(m.links("Contact", "Legal"))} © {m.changed.year} {escape(m.publisher)}</div></body></html>"""
    )


def spans(m: Making) -> Page:
    """Every sentence in a span, every paragraph in two divs, comments in a list."""
    head, c = m.head(), m.cls
    rows = []
    for k, t in m.pieces():
        parts = t.split(". ") if "<" not in t else [t]
        inner = " ".join(f'<span class="{c("sn")}">{p}{"." if n + 1 < len(parts) else ""}</span>' for n, p in enumerate(parts))
        rows.append(f'<div class="{c("p1")}"><div class="{c("p2")}">{f"<h3>{t}</h3>" if k == "h" else inner}</div></div>')
    talk = "".join(
        f'<li class="{c("li")}"><b>{m.person()}</b> <small>{m.rng.randint(1, 9)}d</small><br>{m.words(10, 50)}<br><a href="#">Answer</a> <a href="#">Flag</a></li>'
        for _ in range(m.rng.randint(3, 15))
    )
    return m.page(
        f"""<!DOCTYPE html><html lang="{m.lang}">{head}<body><div class="{c("a")}"><ul>{"".join(f"<li>{link}</li>" for link in m.links(*MENU))}</ul></div><div class="{c("b")}"><div class="{c("h")}"><h1>{m.headline}</h1></div><div class="{c("i")}"><span>By {m.byline}</span><span>{m.when()}</span></div><div class="{c("t")}">{"".join(rows)}</div>
<div class="{c("e")}"><div class="{c("e1")}"><a href="/tag/a">#harbour</a> <a href="/tag/b">#strike</a></div></div><div class="{c("k")}"><h4>What our readers say</h4><ul>{talk}</ul></div></div><div class="{c("z")}">© {escape(m.publisher)} {m.changed.year}</div></body></html>"""
    )


def two_columns(m: Making) -> Page:
    """Print-like: the text in two columns, a box of facts between them, the date at the end."""
    head = m.head()
    units = m.units()
    half = (len(units) + 1) // 2
    return m.page(
        f"""<!DOCTYPE html><html lang="{m.lang}">{head}<body><div id="hd"><a href="/">{escape(m.publisher)}</a></div><div id="mn">{" | ".join(m.links(*MENU))}</div><div id="art"><h1>{m.headline}</h1><p class="intro"><b>{m.standfirst()}</b></p><div class="cols"><div class="col">{"".join(units[:half])}</div><div class="col">{"".join(units[half:])}</div></div>
<p class="sig"><i>{m.byline}</i></p><p class="when">{m.when()}</p></div><div id="lk"><b>See also:</b><ul>{"".join(f'<li><a href="{u}">{h}</a></li>' for h, _, u in m.teasers(4))}</ul></div><div id="ft">© {m.changed.year} {escape(m.publisher)}</div></body></html>"""
    )


TEMPLATES: tuple[Callable[[Making], Page], ...] = (
    sidebar_first,
    mail,
    unclosed,
    press_release,
    platform,
    encyclopedic,
    native_adverts,
    brief,
    spans,
    two_columns,
)
