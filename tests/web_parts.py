"""What made-up web pages are made of: a story, what stands around it, and the ways in which pages tell headline, byline and date.

Everything hangs on a seed. What a page should be read as is kept beside it: ``Page.main`` are the paragraphs of the article,
``Page.neutral`` what a reader may keep or leave (captions, standfirsts), ``Page.published`` its date, "" where it tells none.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from html import escape
from random import Random

MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]
SHORT = ["Jan.", "Feb.", "March", "April", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec."]
FIRST = [
    "Ann",
    "Boris",
    "Carla",
    "Deepak",
    "Elena",
    "Farid",
    "Greta",
    "Hannah",
    "Ivo",
    "Jun",
    "Kwame",
    "Lucia",
    "Marta",
    "Nuala",
    "Oskar",
    "Priya",
    "Rosa",
    "Sven",
    "Tomas",
    "Wanda",
]
LAST = [
    "Adeyemi",
    "Berg",
    "Castillo",
    "Doyle",
    "Eriksen",
    "Fontaine",
    "Gruber",
    "Haddad",
    "Ivanova",
    "Jansen",
    "Kaur",
    "Lindgren",
    "Moreau",
    "Nakamura",
    "O’Brien",
    "Petrov",
]
CITIES = ("KYIV, Ukraine", "PARIS", "NAIROBI, Kenya", "LIMA, Peru", "SEOUL, South Korea", "LONDON", "ANKARA, Turkey", "OTTAWA, Ontario")
PUBLISHERS = (
    "The Harbour Courier",
    "Northgate Post",
    "Daily Meridian",
    "Lakeside Tribune",
    "Union Wire",
    "Capital Observer",
    "Valley Star",
)
META_NAMES = (
    ("name", "date"),
    ("name", "pubdate"),
    ("name", "publish-date"),
    ("name", "DC.date.issued"),
    ("name", "dcterms.created"),
    ("name", "parsely-pub-date"),
    ("name", "sailthru.date"),
    ("name", "article.published"),
    ("name", "publication_date"),
    ("property", "og:article:published_time"),
)
WAYS = (
    "json-ld",
    "json-ld graph",
    "json-ld list",
    "meta property",
    "meta name",
    "itemprop",
    "time",
    "visible month first",
    "visible day first",
    "visible numbers",
    "url",
    "dateline",
    "script",
    "none",
)


@dataclass(frozen=True)
class Story:
    """An article: paragraphs as (kind, text), kind being p, h (subheading), li or quote."""

    headline: str
    pieces: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Around:
    """Sentences, and headlines with summaries, of which comments, teasers, bios and captions are made."""

    talk: Sequence[str]
    news: Sequence[tuple[str, str]]


@dataclass
class Page:
    """A page, and what it should be read as."""

    markup: str
    main: list[str]
    neutral: list[str]
    published: str
    way: str
    headline: str
    byline: str
    publisher: str
    url: str


@dataclass
class Making:
    """A page in the making: one story, one seed, one way of telling the date. Templates ask it for parts."""

    story: Story
    around: Around
    rng: Random
    way: str = "json-ld"
    titled: str = "og"  # how the head tells the headline: og, json-ld, title, bare title, none
    neutral: list[str] = field(default_factory=list)
    lang: str = "en"

    def __post_init__(self) -> None:
        rng = self.rng
        self.day = date(rng.randint(2012, 2025), rng.randint(1, 12), rng.randint(1, 28))
        self.clock = f"{rng.randint(6, 21):02}:{rng.randint(0, 59):02}"
        self.changed = self.day + timedelta(days=rng.randint(1, 40))
        self.byline = self.person()
        self.publisher = rng.choice(PUBLISHERS)
        self.site = "https://www." + self.publisher.lower().replace(" ", "") + rng.choice((".com", ".org", ".co.uk"))
        self.slug = "-".join(word for word in "".join(c if c.isalnum() else " " for c in self.story.headline.lower()).split()[:9])
        self.numbers = rng.choice(("en-GB", "en-US", "dots"))
        if self.way == "visible numbers":
            self.lang = {"dots": "en"}.get(self.numbers, self.numbers)
        self._classes: dict[str, str] = {}

    # --- small things ---

    def person(self) -> str:
        """A name."""
        return f"{self.rng.choice(FIRST)} {self.rng.choice(LAST)}"

    def cls(self, name: str) -> str:
        """A class that tells nothing, the same one for the same name on the whole page."""
        if name not in self._classes:
            self._classes[name] = self.rng.choice(("css-", "sc-", "_", "jsx-", "x")) + f"{self.rng.getrandbits(36):x}"
        return self._classes[name]

    def other_day(self) -> date:
        """A date that is not the article's."""
        return self.day + timedelta(days=self.rng.choice((-700, -93, -31, -9, -2, 1, 2, 5, 30)))

    def words(self, least: int, most: int) -> str:
        """Sentences somebody might say, together about as many words."""
        said: list[str] = []
        want = self.rng.randint(least, most)
        while sum(len(s.split()) for s in said) < want:
            said.append(self.rng.choice(self.around.talk))
        return escape(" ".join(said), quote=False)

    def caption(self) -> str:
        """A photo caption, neutral in what is measured."""
        text = self.rng.choice(self.around.news)[1].split(". ")[0].rstrip(".") + f". Photo: {self.person()}/{self.publisher}"
        self.neutral.append(text)
        return escape(text, quote=False)

    def standfirst(self) -> str:
        """A summary below the headline, neutral in what is measured."""
        text = " ".join(self.story.pieces[0][1].split()[:22]).rstrip(",;:") + ", it was said."
        self.neutral.append(text)
        return escape(text, quote=False)

    def teasers(self, count: int) -> list[tuple[str, str, str]]:
        """Other articles: headline, summary, address."""
        picked = [self.rng.choice(self.around.news) for _ in range(count)]
        return [
            (escape(h, quote=False), escape(s, quote=False), f"/{self.other_day():%Y/%m/%d}/{self.rng.getrandbits(30):x}")
            for h, s in picked
        ]

    def links(self, *words: str) -> list[str]:
        """Menu entries."""
        return [f'<a href="/{word.lower().replace(" ", "-")}">{escape(word)}</a>' for word in words]

    def inline(self, text: str, links: float = 0.3) -> str:
        """A paragraph's text as markup: some words linked or set off, white space as editors leave it."""
        words = [escape(word, quote=False) for word in text.split(" ")]
        if len(words) > 12 and self.rng.random() < links:
            at = self.rng.randint(2, len(words) - 6)
            words[at] = f'<a href="{self.site}/topic/{self.rng.getrandbits(20):x}">{words[at]}'
            words[at + 2] += "</a>"
        elif len(words) > 8 and self.rng.random() < 0.15:
            at = self.rng.randint(0, len(words) - 4)
            tag = self.rng.choice(("b", "em", "strong", "i"))
            words[at] = f"<{tag}>{words[at]}</{tag}>"
        glue = self.rng.choice((" ", " ", " ", "\n   ", "&#32;"))
        at = self.rng.randint(0, max(0, len(words) - 1))
        return " ".join(words[:at]) + (glue if at else "") + " ".join(words[at:])

    # --- the story ---

    @property
    def headline(self) -> str:
        """The headline as markup."""
        return escape(self.story.headline, quote=False)

    def pieces(self) -> list[tuple[str, str]]:
        """The paragraphs as (kind, markup), with the dateline where the date is told by one."""
        return [(kind, self.inline(text)) for kind, text in self.told()]

    def told(self) -> list[tuple[str, str]]:
        """The paragraphs as (kind, text)."""
        pieces = list(self.story.pieces)
        if self.way == "dateline":
            day = f"{SHORT[self.day.month - 1]} {self.day.day}, {self.day.year}"
            place = self.city()
            pieces[0] = (pieces[0][0], f"{place}, {day} — {pieces[0][1]}")
        return pieces

    def city(self) -> str:
        """The place of the dateline, always the same."""
        return CITIES[len(self.story.headline) % len(CITIES)]

    def plain(self, between: Sequence[str] = (), every: int = 3) -> str:
        """The body in ordinary tags, with other things set between paragraphs."""
        return "\n".join(self.units(between, every))

    def units(self, between: Sequence[str] = (), every: int = 3) -> list[str]:
        """The body in ordinary tags, paragraph by paragraph and list by list."""
        out: list[str] = []
        waiting, pieces = list(between), self.pieces()
        for n, (kind, text) in enumerate(pieces):
            if kind == "li" and n and pieces[n - 1][0] == "li":
                out[-1] = out[-1].removesuffix("</ul>") + f"<li>{text}</li></ul>"
            else:
                tags = {"p": f"<p>{text}</p>", "h": f"<h2>{text}</h2>", "quote": f"<blockquote><p>{text}</p></blockquote>"}
                out.append(tags.get(kind, f"<ul><li>{text}</li></ul>"))
            in_list = n + 1 < len(pieces) and pieces[n + 1][0] == "li"
            if waiting and n % every == every - 1 and not in_list and kind != "h":
                out.append(waiting.pop(0))
        return out

    # --- what tells the date ---

    def spelled(self, day: date) -> str:
        """A day with the month first, as American pages have it."""
        hour, minute = self.clock.split(":")
        half = "a.m." if int(hour) < 12 else "p.m."
        clock = f"{(int(hour) - 1) % 12 + 1}:{minute} {half} {self.rng.choice(('EST', 'EDT', 'ET'))}"
        name = self.rng.choice((MONTHS, SHORT))[day.month - 1]
        return f"{name} {day.day}, {day.year}" + self.rng.choice(("", f" {clock}", f" at {clock}"))

    def day_first(self, day: date) -> str:
        """A day before its month, as British pages have it."""
        month = MONTHS[day.month - 1]
        weekday = self.rng.choice(("", f"{day:%a} ", f"{day:%A}, "))
        return f"{weekday}{day.day} {self.rng.choice((month, month[:3]))} {day.year}" + self.rng.choice(
            ("", f", {self.clock} GMT", f" {self.clock}")
        )

    def numbered(self, day: date) -> str:
        """A day in numbers, in the order of the page's country."""
        order = {"en-GB": "%d/%m/%Y", "en-US": "%m/%d/%Y", "dots": "%d.%m.%Y"}[self.numbers]
        return f"{day:{order}}" + self.rng.choice(("", f" {self.clock}", f", {self.clock}"))

    def when(self) -> str:
        """What stands where the date is: the date if it is told in sight, and often a later change."""
        iso = f"{self.day}T{self.clock}:00+00:00"
        later = f"{self.changed}T09:00:00Z"
        updated = self.rng.random() < 0.5
        if self.way == "time":
            words = self.rng.choice((self.spelled(self.day), "Just in", f"{MONTHS[self.day.month - 1]} {self.day.day}"))
            shown = f'<time datetime="{iso}">{words}</time>'
            return shown + (f' <span>Updated <time datetime="{later}">{self.spelled(self.changed)}</time></span>' if updated else "")
        if self.way == "itemprop":
            shown = self.rng.choice(
                (
                    f'<meta itemprop="datePublished" content="{iso}">',
                    f'<time itemprop="datePublished" datetime="{self.day}">{self.spelled(self.day)}</time>',
                    f'<span itemprop="datePublished">{self.day_first(self.day)}</span>',
                )
            )
            return shown + (f'<meta itemprop="dateModified" content="{later}">' if updated else "")
        write = {"visible month first": self.spelled, "visible day first": self.day_first, "visible numbers": self.numbered}.get(self.way)
        if write is None:
            return f"<span>Last updated {self.spelled(self.changed)}</span>" if self.rng.random() < 0.3 else ""
        label = self.rng.choice(("", "Published ", "Published: ", "Posted on ", "First published on "))
        note = self.rng.choice((f"Updated {write(self.changed)}", f"Last modified: {write(self.changed)}"))
        if not updated:
            return f"<span>{label}{write(self.day)}</span>"
        return self.rng.choice(
            (
                f"<span>{label or 'Published '}{write(self.day)}</span> <span>{note}</span>",
                f"<span>{note}</span> | <span>{label or 'Published '}{write(self.day)}</span>",
            )
        )

    def url(self) -> str:
        """The page's own address."""
        day = self.rng.choice((f"{self.day:%Y/%m/%d}", f"{self.day:%Y/%b/%d}".lower(), f"{self.day:%Y-%m-%d}"))
        return f"{self.site}/{'' if self.way != 'url' else day + '/'}{self.slug}"

    # --- the head ---

    def head(self, extra: str = "") -> str:
        """The head of the page."""
        self.address = self.url()
        title = self.headline + self.rng.choice((f" | {self.publisher}", f" - {self.publisher}", f" – News – {self.publisher}"))
        if self.titled == "bare title":
            title = self.headline
        rows = [f"<title>{title if self.titled != 'none' else self.publisher}</title>", '<meta charset="utf-8">', extra]
        rows.append(
            self.rng.choice((f'<link rel="canonical" href="{self.address}">', f'<meta property="og:url" content="{self.address}">'))
        )
        if self.titled == "og":
            rows.append(f'<meta property="og:title" content="{escape(self.story.headline)}">')
            rows.append(f'<meta property="og:site_name" content="{escape(self.publisher)}">')
        iso = f"{self.day}T{self.clock}:00" + self.rng.choice(("Z", "+00:00", "-05:00", ".000Z"))
        later = f"{self.changed}T10:00:00Z"
        if self.way == "meta property":
            rows.append(f'<meta property="article:published_time" content="{iso}">')
        if self.way == "meta name":
            kind, name = self.rng.choice(META_NAMES)
            value = self.rng.choice((iso, str(self.day), f"{self.day:%Y%m%d}", f"{self.day:%a, %d %b %Y} {self.clock}:00 GMT"))
            rows.append(f'<meta {kind}="{name}" content="{value}">')
        if self.rng.random() < 0.5:
            rows.append(
                self.rng.choice(
                    (f'<meta property="article:modified_time" content="{later}">', f'<meta name="last-modified" content="{later}">')
                )
            )
        rows.append(self.data(iso, later))
        self.rng.shuffle(rows)
        return "<head>" + "\n".join(rows) + "</head>"

    def data(self, iso: str, later: str) -> str:
        """JSON in scripts: linked data, and what a front end is started with."""
        article: dict[str, object] = {
            "@context": "https://schema.org",
            "@type": self.rng.choice(("NewsArticle", "Article", "ReportageNewsArticle")),
        }
        if self.titled == "json-ld":
            article |= {"headline": self.story.headline, "publisher": {"@type": "Organization", "name": self.publisher}}
            article |= {"author": self.rng.choice(([{"@type": "Person", "name": self.byline}], {"@type": "Person", "name": self.byline}))}
        if self.rng.random() < 0.5:
            article |= {"dateModified": later}
        site: dict[str, object] = {"@context": "https://schema.org", "@type": "WebSite", "name": self.publisher, "url": self.site}
        others = [
            {"@type": "NewsArticle", "headline": h, "datePublished": f"{self.other_day()}T08:00:00Z", "url": self.site + u}
            for h, _, u in self.teasers(2)
        ]
        listed: dict[str, object] = {"@type": "ItemList", "itemListElement": [{"@type": "ListItem", "item": other} for other in others]}
        if self.way.startswith("json-ld"):
            article |= {"datePublished": iso, "url": self.address}
        blocks: list[object] = [site, article]
        if self.rng.random() < 0.4:
            blocks.append(listed | {"@context": "https://schema.org"})
        if self.way == "json-ld graph":
            blocks = [{"@context": "https://schema.org", "@graph": [site, article, listed]}]
        if self.way == "json-ld list":
            blocks = [[site, article]]
        if not self.way.startswith("json-ld") and self.titled != "json-ld":
            blocks = []
        scripts = [f'<script type="application/ld+json">{json.dumps(block)}</script>' for block in blocks]
        if self.way == "script":
            scripts.append(self.started(iso, later))
        return "\n".join(scripts)

    def started(self, iso: str, later: str) -> str:
        """The data a front end is started with, which has the article and others."""
        key = self.rng.choice(("datePublished", "publishedAt", "publishDate", "published_at", "firstPublished"))
        stamp = int(datetime.fromisoformat(f"{self.day}T{self.clock}:00+00:00").timestamp())
        value = self.rng.choice((iso, str(self.day), stamp * 1000, stamp))
        related = [{"title": h, key: f"{self.other_day()}T07:00:00Z", "updatedAt": later, "url": u} for h, _, u in self.teasers(3)]
        story = {"id": self.rng.getrandbits(40), "title": self.story.headline, key: value, "updatedAt": later, "slug": self.slug}
        data = {"props": {"pageProps": {"related": related, "article": story}}, "page": "/[slug]", "query": {"slug": self.slug}}
        text = json.dumps(data).replace("</", "<\\/")
        return self.rng.choice(
            (f'<script id="__NEXT_DATA__" type="application/json">{text}</script>', f"<script>window.__STATE__ = {text};</script>")
        )

    def page(self, markup: str) -> Page:
        """The page that was made, with what it should be read as."""
        main = [self.story.headline, *(text for _, text in self.told())]
        day = "" if self.way == "none" else str(self.day)
        return Page(markup, main, self.neutral, day, self.way, self.story.headline, self.byline, self.publisher, self.address)
