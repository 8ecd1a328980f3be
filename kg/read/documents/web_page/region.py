"""Where on a page what is told concerns its article, and not another one, a comment, or the site."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kg.read.documents.web_page.boxes import Block, Box
from kg.read.documents.web_page.choice import Choice
from kg.read.documents.web_page.page import Page

_OF_OTHERS = frozenset(("comment", "related links", "aside", "navigation", "advert", "newsletter", "caption", "search", "header", "notice"))
_ABOVE = 3  # blocks above the headline
_BELOW = 8  # blocks below the body
_MOST_LINES = 100  # looked at in each part
_LONGEST = 25  # words of a line about the article


class Region:
    """The lines above and below the body of a page's article."""

    def __init__(self, page: Page, choice: Choice) -> None:
        self.page = page
        self.start = choice.headline if choice.headline is not None else choice.first
        self.above = range(max(0, self.start - _ABOVE), self.start)
        self.head = range(self.start + (choice.headline is not None), max(choice.first, self.start) + 1)
        self.foot = range(choice.last + 1, min(choice.last + 1 + _BELOW, len(page.blocks))) if choice.last >= 0 else range(0)
        kept = [i for i in (choice.headline, choice.first) if i is not None and i < len(page.blocks)]
        self.elements = {around for i in kept for around in _up(page.blocks[i].box.element)}

    def lines(self, where: range) -> Iterator[Block]:
        """The short lines of a part of it that are about the article."""
        for i in where[:_MOST_LINES]:
            block = self.page.blocks[i] if i < len(self.page.blocks) else None
            if block is not None and block.words <= _LONGEST and self.is_own(i):
                yield block

    def is_own(self, index: int) -> bool:
        """Whether what stands at a block is the article's as far as the boxes around it tell."""
        return index >= len(self.page.roles) or self.page.roles[index] not in _OF_OTHERS

    def is_beside(self, index: int) -> bool:
        """Whether a block lies, on its own, right in a box that holds the article too, as comments and other articles do not."""
        box = self.page.blocks[index].box
        while box.parent is not None and box.parent.last - box.parent.first == 1:
            box = box.parent
        return box.parent is not None and box.parent.tag not in ("body", "html") and box.parent.element in self.elements

    def is_scoped(self, element: Any) -> bool:
        """Whether the thing whose property an element gives (its microdata scope) is the article: it holds the headline or the body."""
        for around in _up(element.getparent()):
            if around.get("itemscope") is not None or around.get("typeof") is not None:
                return around in self.elements
        return True


def called(element: Any, box: Box) -> str:
    """What an element and the two boxes around it are called."""
    around = [element, box.element, *([box.parent.element] if box.parent else [])]
    return " ".join(filter(None, (one.get(name) for one in around for name in ("class", "id", "itemprop"))))


def _up(element: Any) -> Iterator[Any]:
    while element is not None:
        yield element
        element = element.getparent()
