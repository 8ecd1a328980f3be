"""How much of an article the reader of web pages finds, and when it was published: ``python -m benchmarks.web_pages``.

450 pages are made from a seed: 30 templates, 15 articles each, headline and date told in ever other ways. Ten templates are what the
reader was developed on (tests/web_templates.py), ten were written with them and kept to check with (web_templates_held.py), ten were
written when it was made for those (web_templates_late.py). Articles and what stands around them are texts of the corpora.

Main text is the headline and the body with its subheadings, lists and quotations. Not main are menus, adverts, comments, related
links, pull quotes, bios, bylines and date lines. Photo captions and standfirsts are neutral: read or not, they do not count.
Precision and recall count words in their order, over all pages of a template together. A date counts as found where the article
has the page's date, and as invented where the page tells none and the article has one.
"""

from __future__ import annotations

import argparse
import re
import statistics
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from pathlib import Path
from random import Random
from typing import Any

from rich.console import Console
from rich.table import Table

from kg.errors import InputError
from kg.read import dateline
from kg.read.identity import opening_lines
from kg.read.item import of_bytes
from kg.read.options import Options
from kg.read.walk import outcomes
from training.corpora.articles import articles

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

import web_templates
import web_templates_held
import web_templates_late
from web_parts import WAYS, Around, Making, Page, Story

GROUPS = {
    "developed on": web_templates.TEMPLATES,
    "held out": web_templates_held.TEMPLATES,
    "written later": web_templates_late.TEMPLATES,
}
TITLED = ("og", "og", "json-ld", "title", "bare title", "none")
_WORD = re.compile(r"\w+")


@dataclass
class Tally:
    """What was counted over some pages."""

    right: int = 0
    read: int = 0
    there: int = 0
    dated: int = 0
    dates: int = 0
    invented: int = 0
    bylines: int = 0
    headlines: int = 0
    pages: int = 0
    seconds: list[float] = field(default_factory=list)
    wrong: Counter[str] = field(default_factory=Counter)

    def add(self, other: Tally) -> None:
        """Count the pages of another too."""
        for name in ("right", "read", "there", "dated", "dates", "invented", "bylines", "headlines", "pages"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        self.seconds += other.seconds
        self.wrong += other.wrong

    @property
    def precision(self) -> float:
        """Of the words read, how many of a hundred are the article's."""
        return 100 * self.right / max(1, self.read)

    @property
    def recall(self) -> float:
        """Of the article's words, how many of a hundred were read."""
        return 100 * self.right / max(1, self.there)

    def row(self) -> list[str]:
        """The columns of a table."""
        dates = f"{100 * self.dates / max(1, self.dated):.1f}"
        median = f"{1000 * statistics.median(self.seconds):.0f}"
        told = f"{self.headlines}/{self.bylines}/{self.pages}"
        return [f"{self.precision:.2f}", f"{self.recall:.2f}", dates, str(self.invented), told, median]


@dataclass(frozen=True)
class Reading:
    """What a reader makes of a page."""

    text: str
    published: str
    headline: str
    byline: str


def ours(page: Page) -> Reading:
    """As ``kg`` reads it."""
    item = of_bytes(page.markup.encode(), "page")
    (found,) = outcomes(item, Options(any_language=True))
    if isinstance(found, InputError):
        return Reading("", "", "", "")
    article = found.article
    return Reading(article.text, article.published, article.headline, article.byline)


def trafilatura(page: Page) -> Reading:
    """As trafilatura reads it, with its title as the headline and the dates it finds without guessing."""
    from trafilatura import bare_extraction

    dates = {"original_date": True, "extensive_search": False}
    made: Any = bare_extraction(page.markup, with_metadata=True, include_comments=False, date_extraction_params=dates)
    if made is None:
        return Reading("", "", "", "")
    title, text = made.title or "", made.text or ""
    return Reading(text if text.startswith(title) else f"{title}\n{text}", made.date or "", title, made.author or "")


def words(text: str) -> list[str]:
    """The words of a text."""
    return _WORD.findall(text.lower())


def scored(page: Page, read: Callable[[Page], Reading]) -> Tally:
    """One page read and counted."""
    began = time.perf_counter()
    got = read(page)
    seconds = time.perf_counter() - began
    neutral = {" ".join(words(text)) for text in page.neutral} - {" ".join(words(text)) for text in page.main}
    lines = [line for line in got.text.split("\n") if " ".join(words(line)) not in neutral]
    want, have = words(" ".join(page.main)), words(" ".join(lines))
    right = sum(size for *_, size in SequenceMatcher(None, want, have, autojunk=False).get_matching_blocks())
    found = got.published[:10] == page.published
    tally = Tally(right, len(have), len(want), pages=1, seconds=[seconds])
    tally.headlines, tally.bylines = int(got.headline == page.headline), int(page.byline in got.byline)
    if page.published:
        tally.dated, tally.dates = 1, int(found)
    else:
        tally.invented = int(bool(got.published))
    if not found:
        tally.wrong[page.way] += 1
    return tally


def stories(data: Path, gold: Path) -> tuple[list[Story], Around]:
    """Articles of the corpora as stories, and sentences and teasers for what stands around them."""
    rng, made, news, talk = Random(7), [], [], []
    for article in articles(data, gold):
        lines = [line.strip() for line in article.text.split("\n") if line.strip()]
        kind = article.source.split("/")
        if kind[0] == "redocred" and len(lines[0].split()) > 20 and len(news) < 400:
            first = lines[0].split(". ")
            news.append((_headline(first[-1]), first[0].rstrip(".") + "."))
        if kind[0] not in ("gold", "re3d") and not kind[-1].startswith(("GUM_news", "GUM_interview")):
            continue
        opening = opening_lines(article.text)
        if article.source.startswith("gold/") and not (gold / "tune" / f"{kind[1]}.txt").is_file():
            continue
        body = [line for line in lines if line in opening or line not in lines[:12]]
        if not article.headline:
            body.insert(0, _headline(body[0]))
        if len(body) >= 3 and 80 < len(article.text.split()) < 3_000 and not dateline.published("\n".join(body)):
            made.append(Story(body[0], tuple(_pieces(body[1:], rng))))
    spoken = False
    for line in (data / "ud-ewt" / "train.conllu").read_text("utf8").split("\n"):
        if line.startswith("# sent_id"):
            spoken = "reviews" in line or "answers" in line or "newsgroup" in line
        if line.startswith("# text = ") and spoken and 6 < len(line.split()) < 40 and "http" not in line:
            talk.append(line.removeprefix("# text = "))
    return made, Around(talk, news)


def _headline(sentence: str) -> str:
    """A headline out of a sentence."""
    return " ".join(sentence.split()[:9]).rstrip(",.;:–")


def _pieces(paragraphs: list[str], rng: Random) -> Iterator[tuple[str, str]]:
    """Paragraphs with subheadings, lists and quotations among them."""
    for n, text in enumerate(paragraphs):
        if n and n % 5 == 0 and len(text.split()) > 12 and rng.random() < 0.6:
            yield "h", " ".join(text.split()[2:7]).strip(",.;:“”\"'").capitalize()
        short = len(text.split()) < 30
        kind = "li" if short and n and rng.random() < 0.25 else "quote" if text[0] in '“"' and rng.random() < 0.4 else "p"
        yield kind, text


def pages(made: list[Story], around: Around, count: int) -> Iterator[tuple[str, str, Page]]:
    """The pages: template, the group it is of, page."""
    for held, group in enumerate(GROUPS):
        for n, template in enumerate(GROUPS[group]):
            for i in range(count):
                rng = Random(f"{template.__name__} {i}")
                story = made[(n * 37 + i * 11 + 5 * held) % len(made)]
                way = WAYS[(i + 3 * n) % len(WAYS)]
                titled = TITLED[rng.randrange(len(TITLED))]
                yield template.__name__, group, template(Making(story, around, rng, way, titled))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--gold", type=Path, default=Path("../shared/gold"))
    parser.add_argument("--each", type=int, default=15, help="pages of each template")
    parser.add_argument("--plain", action="store_true", help="measure trafilatura alone beside it")
    parser.add_argument("--template", default="", help="only this one, and show what differs")
    args = parser.parse_args()
    readers: dict[str, Callable[[Page], Reading]] = {"kg": ours} | ({"trafilatura": trafilatura} if args.plain else {})
    tallies: dict[tuple[str, str, str], Tally] = {}
    for template, group, page in pages(*stories(args.data, args.gold), args.each):
        if args.template and template != args.template:
            continue
        for name, read in readers.items():
            tally = scored(page, read)
            tallies.setdefault((template, group, name), Tally()).add(tally)
            if args.template:
                _differences(page, read(page), tally)
    _report(tallies, list(readers))


def _report(tallies: dict[tuple[str, str, str], Tally], readers: list[str]) -> None:
    console = Console(width=140)
    for reader in readers:
        table = Table(
            "template", "precision", "recall", "dates %", "invented", "headlines/bylines/pages", "ms", "dates missed", title=reader
        )
        for group in GROUPS:
            whole = Tally()
            for (template, other, name), tally in tallies.items():
                if (other, name) == (group, reader):
                    whole.add(tally)
                    table.add_row(template, *tally.row(), ", ".join(f"{way} {n}" for way, n in tally.wrong.items()))
            if whole.pages:
                table.add_row(f"[b]{group}", *whole.row(), "", end_section=True)
        console.print(table)


def _differences(page: Page, got: Reading, tally: Tally) -> None:
    want, have = list(page.main), [line for line in got.text.split("\n") if line.strip()]
    known = {" ".join(words(text)) for text in (*page.main, *page.neutral)}
    print(f"--- P {tally.precision:.1f} R {tally.recall:.1f} | {got.headline} | {got.byline}")
    print(f"    {page.way}: want {page.published}, got {got.published}")
    read = {" ".join(words(line)) for line in have}
    for line in have:
        if " ".join(words(line)) not in known:
            print("  +", line[:150])
    for text in want:
        if " ".join(words(text)) not in read:
            print("  -", text[:150])


if __name__ == "__main__":
    main()
