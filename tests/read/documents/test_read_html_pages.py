"""Web pages of many makes: what of them is the article, when it was published, and what is left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from html import escape
from pathlib import Path
from random import Random

import pytest
import web_templates
import web_templates_held
import web_templates_late
from reading import article, found
from web_parts import WAYS, Around, Making, Page, Story

from kg.errors import InputError
from kg.read.item import Dropped

TEMPLATES = (*web_templates.TEMPLATES, *web_templates_held.TEMPLATES, *web_templates_late.TEMPLATES)
SEED = Path(__file__).parents[3] / "seeds" / "ukraine_ceasefire.txt"
ONE = "The court upheld the law on Monday, and the minister said the government would publish the rules within a month."
TWO = "A committee of the council will meet again after the summer to look at what the harbour needs."
THREE = "“We have waited for this,” said the head of the union, who spoke to reporters outside the building."

TALK = (
    "I do not think that this will change much around here.",
    "They said the same thing last year and nothing came of it!",
    "My brother works there and he says it is true.",
    "Has anybody read the report that they keep talking about?",
    "Thanks for the article, it was about time somebody wrote it down.",
)
NEWS = (
    (
        "Bridge closed after storm damages two of its piers",
        "Drivers were sent round by the northern road while divers looked at the damage below the water.",
    ),
    (
        "Museum finds lost letters of its founder in a cupboard",
        "The letters, some of them unopened, lay behind a shelf that nobody had moved since the war.",
    ),
    (
        "Bakers of the old town ask for longer hours on Sundays",
        "Seven bakers have signed a letter to the mayor in which they ask to be open until noon.",
    ),
    ("School wins prize for its garden of rare plants", "Pupils of the sixth year have looked after the plants since the spring."),
)


def pieces(paragraphs: list[str]) -> tuple[tuple[str, str], ...]:
    """Paragraphs with a subheading, a list and a quotation among them."""
    kinds = {1: "quote", 3: "h", 4: "li", 5: "li"}
    return tuple((kinds.get(n % 8, "p"), f"What comes after part {n}" if n % 8 == 3 else text) for n, text in enumerate(paragraphs))


def story() -> Story:
    """The article of the seeds, without the line above its headline."""
    _, headline, *paragraphs = [" ".join(line.split()) for line in SEED.read_text("utf8").split("\n") if line.strip()]
    return Story(headline, pieces(paragraphs[:18]))


def made(template: Callable[[Making], Page], seed: int, way: str, titled: str = "og") -> Page:
    """A page of a template."""
    return template(Making(story(), Around(TALK, NEWS), Random(f"{template.__name__} {seed}"), way, titled))


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda template: template.__name__)
@pytest.mark.parametrize(("seed", "titled"), [(1, "og"), (2, "none")])
def test_the_article_is_read_and_nothing_else(template: Callable[[Making], Page], seed: int, titled: str) -> None:
    page = made(template, seed, WAYS[(seed * 5 + TEMPLATES.index(template)) % len(WAYS)], titled)
    read = article(page.markup.encode())
    have, want = read.text.split("\n\n"), page.main
    wrong = [line for line in have if line not in want and line not in page.neutral]
    words = Counter(word for line in wrong for word in line.split())
    assert [line for line in want if line not in have] == []
    assert words.total() <= 0.05 * len(read.text.split()), wrong
    assert (read.headline, read.published) == (page.headline, page.published)


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("template", [web_templates.semantic, web_templates_held.wire], ids=lambda template: template.__name__)
def test_the_date_is_found_however_it_is_told(template: Callable[[Making], Page], way: str) -> None:
    page = made(template, 3, way)
    assert article(page.markup.encode()).published == page.published


def test_each_block_is_read_or_left_out_for_a_reason() -> None:
    page = made(web_templates.wordpress, 4, "meta property")
    (read,) = found(page.markup.encode(), dropped=True)
    assert not isinstance(read, InputError)
    reasons = {dropped.reason for dropped in read.dropped}
    assert {"navigation", "caption", "sharing", "related links", "comment", "author bio", "footer", "advert"} <= reasons
    assert {dropped.text for dropped in read.dropped} & set(read.article.text.split("\n\n")) == set()
    assert not any("Skip to content" in dropped.text for dropped in read.dropped), "for screen readers only"


def shapes(headline: str, paragraphs: list[str]) -> dict[str, str]:
    """The same article in simple markup."""
    title, texts = escape(headline, quote=False), [escape(text, quote=False) for text in paragraphs]
    body = "".join(f"<p>{text}</p>\n" for text in texts)
    head = f'<!DOCTYPE html><html lang="en"><head><title>{title} | Example News</title></head>'
    return {
        "article": f"<article><h1>{title}</h1>{body}</article>",
        "page": f'{head}<body><nav><a href="/">Home</a></nav><main><h1>{title}</h1>{body}</main><footer>© Example</footer></body></html>',
        "body": f"<html><body><h1>{title}</h1>{body}</body></html>",
        "divs": f"<html><body><h1>{title}</h1>{''.join(f'<div>{text}</div>' for text in texts)}</body></html>",
        "breaks": f"<html><body><h1>{title}</h1>{'<br><br>'.join(texts)}</body></html>",
        "paragraphs": f"<html><body><p>{title}</p>{body}</body></html>",
    }


@pytest.mark.parametrize("shape", shapes("", []))
def test_simple_markup_reads_as_plain_text_does(shape: str) -> None:
    text = SEED.read_text("utf8")
    first, *rest = [line for line in text.split("\n") if line.strip()]
    read, plain = article(shapes(first, rest)[shape].encode()), article(text.encode())
    assert read.text.split() == plain.text.split()
    assert (read.headline, read.publisher) == (plain.headline, plain.publisher)


def page(body: str, head: str = "") -> bytes:
    """A page with a headline and some text."""
    title = "Court upholds the new law"
    return f"<!DOCTYPE html><html lang=en><head><title>{title}</title>{head}</head><body><h1>{title}</h1>{body}</body></html>".encode()


def lines(data: bytes) -> list[str]:
    """The paragraphs below the headline."""
    headline, *rest = article(data).text.split("\n\n")
    assert headline == "Court upholds the new law"
    return rest


@pytest.mark.parametrize(
    ("body", "want"),
    [
        (f"<p>{ONE}</p><p>The law&nbsp;of\n 1<sup>st</sup> <i>May</i>: A&amp;B&shy;C.</p>", [ONE, "The law of 1st May: A&BC."]),
        (f"<p>{ONE}<br>{TWO}</p>", [ONE, TWO]),
        (f"<p>{ONE.replace('the minister', '<br>the minister')}</p><p>{TWO}</p>", [ONE, TWO]),
        (f"<p>{ONE}</p><p><q>Yes,</q> he said to those who stood there.</p>", [ONE, "“Yes,” he said to those who stood there."]),
        (f"<p>{ONE}</p><p style='display: none'>{TWO}</p><p>{THREE}</p>", [ONE, THREE]),
        (f"<p>{ONE}</p><h2>Why it matters<a href=#e> [edit]</a></h2><p>{TWO}</p>", [ONE, "Why it matters", TWO]),
        (f"<p>{ONE}</p><p>{TWO}</p><h2>More on this story</h2><ul><li><a href=/a>Bridge closed after storm</a></ul>", [ONE, TWO]),
        (f"<p>{ONE}</p><p><b>Read more: </b><a href=/a>Bridge closed after storm damages it</a></p><p>{TWO}</p>", [ONE, TWO]),
        (f"<p>{ONE}</p><ul><li>One bridge</li><li>Two ships</li></ul><p>{TWO}</p>", [ONE, "One bridge", "Two ships", TWO]),
        (f"<p>{ONE}</p><table><tr><td>2024<td>12</table><p>{TWO}</p>", [ONE, "2024", "12", TWO]),
        (f"<p>{ONE}</p><div><p>The rules will be out soon.</p><form><input><button>Send</button></form></div><p>{TWO}</p>", [ONE, TWO]),
        (f"<p>{ONE}</p><div><div>the minister said the government would publish the rules</div></div><p>{TWO}</p>", [ONE, TWO]),
        (f"<div><span>{ONE}</span> <span>{TWO}</span></div><div>{THREE}</div>", [f"{ONE} {TWO}", THREE]),
        (f"<x-text>{ONE}</x-text><x-text>{TWO}</x-text>", [ONE, TWO]),
        (f"<p class=a>{ONE}</p><p class=a>{TWO}</p><p class=b><img src=x>The bridge</p><p class=a>{THREE}</p>", [ONE, TWO, THREE]),
        (f"<form><table><tr><td>Search <input></td></tr><tr><td>{ONE}<br><br>{TWO}</td></tr></table></form>", [ONE, TWO]),
        (f"<div class='has-sidebar no-comments'><p>{ONE}</p><p>{TWO}</p></div>", [ONE, TWO]),
        (f"<div class=css-94d57ad8><p>{ONE}</p><p>{TWO}</p></div>", [ONE, TWO]),
    ],
)  # fmt: skip
def test_what_is_text_and_what_a_paragraph(body: str, want: list[str]) -> None:
    assert lines(page(body)) == want


def test_a_body_cut_in_two_is_read_whole() -> None:
    first, second = [ONE, TWO, THREE], [f"{text} Again." for text in (ONE, TWO, THREE, TWO)]
    halves = ("".join(f"<p>{text}</p>" for text in half) for half in (first, second))
    assert lines(page("".join(f"<div class=part{n}>{half}</div>" for n, half in enumerate(halves)))) == first + second


def test_text_that_is_only_hidden_is_read_for_want_of_any_other() -> None:
    hidden = f"<div style='display:none'><p>{ONE}</p><p>{TWO}</p></div>"
    assert lines(page(hidden)) == [ONE, TWO]


def test_a_page_that_says_all_of_it_is_comments_is_read_all_the_same() -> None:
    assert lines(page(f"<div class=comments><p>{ONE}</p><p>{TWO}</p></div>")) == [ONE, TWO]


def test_the_text_of_linked_data_stands_in_for_one_that_scripts_would_show() -> None:
    data = f'{{"@type": "NewsArticle", "headline": "Court upholds the new law", "articleBody": "<p>{ONE}</p><p>{TWO}</p>"}}'
    head = f'<script type="application/ld+json">{data}</script>'
    read = article(f"<html><head>{head}</head><body><div id=root></div></body></html>".encode())
    assert read.text == f"Court upholds the new law\n\n{ONE}\n\n{TWO}"


def test_reasons_of_what_pages_name_no_better_are_told_by_shape() -> None:
    body = (
        f"<div class=x1><p>{ONE}</p><div class=x2><img src=a><div>The old bridge</div></div><p>{TWO}</p><div class=x3>Advert</div>"
        f"<p>{THREE}</p></div><div class=x4><a href=/a>Bridge closed after storm damages it</a></div><div class=x5>18 March 2025</div>"
    )
    (read,) = found(page(body), dropped=True)
    assert not isinstance(read, InputError)
    assert read.dropped == (
        Dropped("The old bridge", "caption"),
        Dropped("Advert", "advert"),
        Dropped("Bridge closed after storm damages it", "related links"),
        Dropped("18 March 2025", "date"),
    )
