"""A web page's markup to the draft of its article."""

from __future__ import annotations

from typing import Any

from kg.read.documents.web_page import byline, linked_data, published
from kg.read.documents.web_page.choice import Choice, choose
from kg.read.documents.web_page.head import Head, head
from kg.read.documents.web_page.linked_data import Node
from kg.read.documents.web_page.page import Page, page, plain
from kg.read.documents.web_page.tree import parse
from kg.read.documents.web_page.walk import layout
from kg.read.identity import LONGEST_HEADLINE, opening_lines
from kg.read.item import Draft, Dropped, Metadata

_NAME = 3  # words at most of a page title that is the name of the site
_FEW = 30  # words of an article, with which something hidden or unseen may be the article


def article(markup: str, *, where: str, address: str = "", dropped: bool = False) -> Draft:
    """The article of a page; its text is empty where the page has none.

    Args:
        markup: the page.
        where: what errors call it.
        address: where it was found, if that is known.
        dropped: whether to tell what of the visible text is left out.

    Raises:
        MissingExtra: the part that reads web pages is not installed.
        TooLarge: see ``tree.parse``.
    """
    root = parse(markup, where)
    if root is None:
        return Draft("")
    told = head(root)
    found = linked_data.nodes(told.linked_data)
    url = told.address("", address)
    node = linked_data.article_of(found, url, told.titles())
    url = told.address(node.url, address)
    made, choice = _chosen(root, told, node)
    text, title = _text(made, choice)
    day = published.published(root, made, choice, found, url)
    metadata = Metadata(title, byline.byline(root, made, choice), _publisher(told, node, title), url, day)
    return Draft(text, metadata, _dropped(made, choice) if dropped else ())


def _chosen(root: Any, told: Head, node: Node) -> tuple[Page, Choice]:
    """The page as it is seen; where that shows next to no article, with what is hidden, or without heed to what its boxes say."""
    seen = layout(root)
    made = page(seen, told, node)
    choice = choose(made)
    if seen.hidden and _words(made, choice) < _FEW:
        other = page(layout(root, with_hidden=True), told, node)
        hidden = choose(other)
        if _words(other, hidden) > 3 * _words(made, choice):
            made, choice = other, hidden
    if not choice.kept and any(made.roles):
        made = page(seen, told, node, with_roles=False)
        choice = choose(made)
    return made, choice


def _words(page: Page, choice: Choice) -> int:
    return sum(page.blocks[i].words for i in choice.kept)


def _text(page: Page, choice: Choice) -> tuple[str, str]:
    """The text of the article and its headline."""
    paragraphs = [page.blocks[i].text for i in choice.kept]
    if not paragraphs and page.node.body:
        paragraphs = page.node.body.split("\n")
    if choice.headline is not None:
        title = page.blocks[choice.headline].text
        return "\n\n".join(paragraphs), title if len(title) <= LONGEST_HEADLINE and opening_lines(title) else ""
    title = page.titles[0] if page.titles and paragraphs else ""
    if (title == page.head.title and len(title.split()) <= _NAME) or len(title) > LONGEST_HEADLINE:
        title = ""
    if title and plain(paragraphs[0]) != plain(title) and not paragraphs[0].startswith(title):
        paragraphs.insert(0, title)
    return "\n\n".join(paragraphs), title


def _publisher(head: Head, node: Node, title: str) -> str:
    """The site's name: as linked data and meta tags have it, else what the page title adds to the headline."""
    told = node.publisher or head.meta("og:site_name", "application-name", "dc.publisher", "publisher")
    if told or not title or not head.title.startswith(title):
        return told
    rest = head.title[len(title) :].strip()
    return rest.strip(" |-–—·•:»")


def _dropped(page: Page, choice: Choice) -> tuple[Dropped, ...]:
    kept = set(choice.kept)
    return tuple(Dropped(b.text, choice.reasons.get(b.index, "boilerplate")) for b in page.blocks if b.index not in kept)
