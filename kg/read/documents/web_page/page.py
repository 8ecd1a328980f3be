"""A page with what can be told of each of its blocks before the article is looked for."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate

from kg.read.documents.web_page import roles, small
from kg.read.documents.web_page.boxes import Block, Box, Layout
from kg.read.documents.web_page.head import Head
from kg.read.documents.web_page.linked_data import Node

_ENDED = re.compile(r"""[.!?…。！？][\"'”’)\]」』]*(?:\s*\[\w{1,4}\])*$""")  # a note's number may follow
_WORD = re.compile(r"\w+")
_NO_ROLE = frozenset(("html", "body", "main"))
_LEAST_WORDS = 6  # of a sentence of prose
_SAYING = 8  # words at least of a line that ends with a colon, as "The minister said in a statement:"
_LONG = 25  # words that are prose without a full stop
_MOSTLY = 0.5  # share of a page's prose that makes a box too large to be an advert or a menu
_BY_PICTURE = 2  # blocks at most of a box that is a picture with its caption and its credit
_CAPTION = 60  # words at most of a caption
_COMMENTED = 30  # words of prose before something may be a comment on it


@dataclass
class Page:
    """A page: its blocks, what it says of itself, and for each block whether it is prose and what the boxes around it are for."""

    layout: Layout
    head: Head
    node: Node  # its article as linked data tells it
    titles: list[str]
    prose: list[bool] = field(default_factory=list)
    roles: list[str] = field(default_factory=list)  # "" for blocks that may be the article's
    titled: list[int] = field(default_factory=list)  # blocks that show a title of the page
    before: list[int] = field(default_factory=list)  # words of prose before each block, and in all

    @property
    def blocks(self) -> list[Block]:
        """The blocks in their order."""
        return self.layout.blocks

    @cached_property
    def is_bare(self) -> bool:
        """Whether there is nothing on it but an article."""
        return not any(self.roles) and all(block.linked < 0.5 for block in self.blocks)

    @staticmethod
    def is_ended(block: Block) -> bool:
        """Whether a block ends as a sentence does."""
        return _ENDED.search(block.text) is not None


def page(layout: Layout, head: Head, node: Node, *, with_roles: bool = True) -> Page:
    """A page with its blocks looked at one by one, with or without a look at what the boxes say that they are for."""
    titles = list(dict.fromkeys(title for title in (node.headline if node.is_article else "", *head.titles()) if title))
    made = Page(layout, head, node, titles)
    wanted = {plain(title) for title in titles}
    made.titled = [b.index for b in layout.blocks if b.words <= 60 and plain(b.text) in wanted and b.linked < 1]
    made.prose = [is_prose(block) and not is_caption(block) for block in layout.blocks]
    made.roles = _roles(made) if with_roles else [""] * len(layout.blocks)
    made.prose = [prose and not role for prose, role in zip(made.prose, made.roles, strict=True)]
    made.before = [0, *accumulate(b.words if prose else 0 for b, prose in zip(made.blocks, made.prose, strict=True))]
    return made


def plain(text: str) -> str:
    """A text as its words alone, to compare it with another."""
    return " ".join(_WORD.findall(text.casefold()))


def is_prose(block: Block) -> bool:
    """Whether a block looks like a sentence or more, and not like a menu or a title."""
    if block.words < _LEAST_WORDS or block.linked >= 0.5 or block.level:
        return False
    return block.words >= _LONG or _ENDED.search(block.text) is not None or (block.words >= _SAYING and block.text.endswith(":"))


def is_caption(block: Block) -> bool:
    """Whether a block stands in a small box with a picture."""
    box = block.box
    if box.tag == "p" and box.pictures:  # a picture in a paragraph
        return False
    while not box.pictures and box.parent is not None and box.parent.last - box.parent.first <= _BY_PICTURE:
        box = box.parent
    return bool(box.pictures) and box.last - box.first <= _BY_PICTURE and block.words <= _CAPTION and box.tag not in _NO_ROLE


def _roles(page: Page) -> list[str]:
    """For each block what the outermost box around it that has a purpose of its own is for."""
    words = [block.words if prose else 0 for block, prose in zip(page.blocks, page.prose, strict=True)]
    before = [0, *accumulate(words)]
    told: dict[Box, str] = {}
    for box in page.layout.boxes:
        outer = told.get(box.parent, "") if box.parent else ""
        told[box] = outer or _role(page, box, before)
    return [_of_block(told[block.box], block) for block in page.blocks]


def _of_block(role: str, block: Block) -> str:
    """What a block is for; a paragraph is no date, whatever its class."""
    return "" if role == "date" and block.words >= _LEAST_WORDS and is_prose(block) and not small.is_date(block.text) else role


def _role(page: Page, box: Box, before: list[int]) -> str:
    """What a box is for; "" where that would leave the page without its article."""
    if box.tag in _NO_ROLE or box.first == box.last:
        return ""
    role = roles.role(box)
    if not role or any(box.first <= index < box.last for index in page.titled):
        return ""
    within, whole = before[box.last] - before[box.first], before[-1]
    if role == "comment":
        return role if before[box.first] >= _COMMENTED or within < _MOSTLY * whole else ""
    if roles.is_body(roles.names(box.element, box.tag)) or box.element.get("itemprop") == "articleBody":
        return ""
    return role if within <= _MOSTLY * whole else ""
