"""Which of a page's prose is the body of its article.

Paragraphs whose boxes lie under the same chain of elements and classes are a family: the body of an article is one, the texts of
its comments are another, the summaries of teasers a third. The body is the family with the most words that begins soonest after
the headline; families whose members each have lines of their own about them, as a name and a time, are comments or a live report.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property

from kg.read.documents.web_page import roles
from kg.read.documents.web_page.boxes import Block, Box
from kg.read.documents.web_page.page import Page, plain

# Boxes that belong to the paragraph or list in them, not to the layout.
_LISTS = ("p", "li", "ul", "ol", "dl", "dd", "dt", "blockquote", "pre", "figure", "center", "span", "font", "label")
_TABLES = ("tr", "tbody", "table", "thead", "tfoot")
_OF_TEXT = frozenset((*_LISTS, *_TABLES, "h1", "h2", "h3", "h4", "h5", "h6"))
_LINES = 3  # of a list's item that is a comment, or the like
_LEAST_ITEMS = 3  # of a list of comments
_TITLE = 4  # words at least of a link that is the headline of another article
_CHROME = 12  # words at most of a line about a comment
_BODY = 40  # words of prose that make a list of texts below them comments on it
_COMMENTED = 12  # the same where each of the texts can be answered
_ANSWER = re.compile(r"\brepl(?:y|ies)\b|\bcomments?\b", re.I)
_SUMMARY = 60  # words between headline and body that are only a summary
_NEAR = 150  # words of other prose between headline and body that halve its chances
_LONGEST_BODY, _MOST_BLOCKS = 200_000, 5_000  # within which paragraphs are looked up in what linked data has of the text
_PART, _PART_SHARE = 80, 0.2  # words at least of another part of the body, and how many of its largest part's
_LIVE = frozenset(("live", "liveblog", "liveblogposting"))


@dataclass(eq=False)
class Family:
    """Paragraphs in boxes of the same kind, by their indices."""

    page: Page
    containers: list[Box] = field(default_factory=list)  # of each paragraph
    members: list[int] = field(default_factory=list)
    boxes: list[Box] = field(default_factory=list)  # of their kind, with paragraphs in them or not

    @property
    def words(self) -> int:
        """How many words its paragraphs have."""
        return sum(self.page.blocks[i].words for i in self.members)

    @cached_property
    def is_feed(self) -> bool:
        """Whether each of its boxes has lines of its own about it: who wrote it, when, what can be done with it."""
        items = _items(list(dict.fromkeys(self.containers)))
        if len(items) < _LEAST_ITEMS:
            return False
        about = [self._about(item) for item in items]
        told = {line for lines in about for line in lines}
        return sum(map(bool, about)) >= 0.7 * len(items) and len(told) > 0.5 * len(items)

    @cached_property
    def is_teasers(self) -> bool:
        """Whether its texts each begin with a link, or lie below one: they tell of other articles."""
        blocks = [self.page.blocks[i] for i in self.members]
        below = [self.page.blocks[i - 1] for i in self.members if i]
        led = sum(b.lead >= _TITLE for b in blocks), sum(b.linked > 0.9 and b.words >= _TITLE for b in below)
        return len(blocks) >= _LEAST_ITEMS and max(led) >= 0.7 * len(blocks)

    @cached_property
    def is_answered(self) -> bool:
        """Whether each of its boxes offers to answer it, as comments do."""
        items = _items(list(dict.fromkeys(self.containers)))
        return sum(any(_ANSWER.search(line) for line in self._about(item)) for item in items) > 0.5 * len(items)

    def _about(self, item: Box) -> list[str]:
        short = (b for b in self.page.blocks[item.first : item.last] if b.words <= _CHROME and not b.level and not self.page.prose[b.index])
        return [block.text for block in short]


def families(page: Page) -> list[Family]:
    """The families of a page's prose, in the order in which they begin."""
    kinds: dict[Box, int] = {}
    numbers: dict[tuple[int, str], int] = {}
    for box in page.layout.boxes:
        chain = (kinds[box.parent] if box.parent else -1, box.style)
        kinds[box] = numbers.setdefault(chain, len(numbers))
    found: dict[object, Family] = {}
    for block in page.blocks:
        if page.prose[block.index]:
            box = container(block)
            # Without a class, boxes side by side may be anything: columns, menu and text.
            family = found.setdefault(box if _is_nameless(box) else kinds[box], Family(page))
            family.members.append(block.index)
            family.containers.append(box)
    of_kind: dict[object, list[Box]] = {}
    for box, kind in kinds.items():
        of_kind.setdefault(kind, []).append(box)
    for key, family in found.items():
        _complete(family, of_kind.get(key) or [family.containers[0]])
    return list(found.values())


def _complete(family: Family, boxes: list[Box]) -> None:
    """Add the paragraphs that are alone in a box of the family's kind, as the last of a text cut into pieces may be."""
    holds = {box.first: box for box in boxes if box.last - box.first == 1 and family.page.prose[box.first]}
    holds |= dict(zip(family.members, family.containers, strict=True))
    family.members = sorted(holds)
    family.containers, family.boxes = [holds[i] for i in family.members], boxes


def _is_nameless(box: Box) -> bool:
    return box.style in ("div.", "td.", "center.", "body.")


def container(block: Block) -> Box:
    """The box of the layout that a paragraph lies in with others: not its own, nor that of its list or quotation."""
    box = block.box
    while box.parent is not None and (_single(box) or _is_of_text(box)):
        box = box.parent
    return box


def _is_of_text(box: Box) -> bool:
    """Whether a box belongs to the paragraph or list in it, not to the layout; an item of many lines is more than that."""
    return box.tag in _OF_TEXT and not (box.tag == "li" and box.last - box.first >= _LINES)


def body(page: Page, headline: int | None, end: int) -> Family | None:
    """The family that is the article's body; None where there is no prose.

    Args:
        page: the page.
        headline: the block of the headline, if the page shows it.
        end: the block at which the article has ended, as another begins there.
    """
    found = [_before(family, end) for family in families(page)]
    found = [family for family in found if family.members]
    start = headline if headline is not None else -1
    plenty = max((f.words for f in found if f.members[0] > start and not f.is_feed), default=0)
    article = plain(page.node.body[:_LONGEST_BODY]) if len(page.blocks) < _MOST_BLOCKS else ""
    best = max(found, key=lambda family: (_score(family, start, plenty, article), -family.members[0]), default=None)
    return _whole(best, found, start) if best is not None else None


def _whole(best: Family, found: list[Family], start: int) -> Family:
    """The body with its other parts: large families in boxes beside its own, or right around them."""
    beside = {box.parent for box in best.containers}
    least = max(_PART, _PART_SHARE * best.words)
    parts = [best]
    for family in found:
        near = family is not best and family.members[0] > start and any(box in beside or box.parent in beside for box in family.containers)
        if near and len(family.members) >= _LEAST_ITEMS and family.words >= least and not family.is_feed and not family.is_teasers:
            parts.append(family)
    if len(parts) == 1:
        return best
    pairs = sorted(((i, box) for part in parts for i, box in zip(part.members, part.containers, strict=True)), key=lambda pair: pair[0])
    return Family(best.page, [box for _, box in pairs], [i for i, _ in pairs], [box for part in parts for box in part.boxes])


def _before(family: Family, end: int) -> Family:
    pairs = [(i, box) for i, box in zip(family.members, family.containers, strict=True) if i < end]
    return Family(family.page, [box for _, box in pairs], [i for i, _ in pairs], [box for box in family.boxes if box.first < end])


def _score(family: Family, start: int, plenty: int, article: str) -> float:
    """How likely a family is the body."""
    page, first = family.page, family.members[0]
    score = float(family.words)
    score /= 1 + max(0, page.before[first] - page.before[start + 1] - _SUMMARY) / _NEAR
    if family.members[-1] < start:
        score *= 0.1
    if family.is_teasers:
        score *= 0.05
    if family.is_feed and plenty >= (_COMMENTED if family.is_answered else _BODY) and not _is_live(family):
        return 0
    around = list(family.containers[0].up())
    if any(roles.is_body(roles.names(box.element, box.tag)) or box.element.get("itemprop") == "articleBody" for box in around):
        score *= 2
    if any(box.tag in ("article", "main") for box in around):
        score *= 1.2
    if article:
        told = sum(page.blocks[i].words for i in family.members if plain(page.blocks[i].text) in article)
        score *= 1 + 9 * told / family.words
    return score


def _is_live(family: Family) -> bool:
    """Whether a page says that it is a report of posts."""
    page = family.page
    called = " ".join(roles.names(box.element, box.tag) for box in family.containers[0].up())
    words = set(plain(" ".join((called.replace("-", " ").replace("_", " "), page.head.title))).split())
    return page.node.is_live or bool(_LIVE & words)


def _items(containers: list[Box]) -> list[Box]:
    """The boxes, right in the smallest one that holds all containers, which each hold some of them."""
    if len(containers) < _LEAST_ITEMS:
        return []
    first, last = min(c.first for c in containers), max(c.last for c in containers)
    around = next(box for box in containers[0].up() if box.first <= first and last <= box.last)
    return list(dict.fromkeys(_under(around, c) for c in containers if c is not around))


def _under(outer: Box, inner: Box) -> Box:
    """The box right in the outer one that the inner one is or lies in."""
    return next((box for box in inner.up() if box.parent is outer), inner)


def _single(box: Box) -> bool:
    return box.last - box.first == 1 and box.tag not in ("body", "html")
