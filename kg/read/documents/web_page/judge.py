"""Why a block of a page is not its article's, told from where it lies and what it is like beside the article's paragraphs."""

from __future__ import annotations

from collections.abc import Iterator

from kg.read.documents.web_page import small, written_dates
from kg.read.documents.web_page.boxes import Block, Box
from kg.read.documents.web_page.makes import Makes
from kg.read.documents.web_page.page import Page

_TEXT_UNITS = frozenset(("ul", "ol", "dl", "blockquote", "table", "pre", "details"))
_PARAGRAPHS = frozenset(("p", "li", "blockquote"))
_LINKED = 0.6  # share of a paragraph's characters in links, or
_LISTED = 0.5  # of those of several, that makes them links to other articles
_WHOLLY = 0.9  # the same of what is nothing but a link
_TEASED = 0.4  # share of the paragraphs of a box that are links, as in boxes of headlines with summaries
_BESIDE_LINK = 4  # words at most around a link for it to be all there is to a paragraph, as in "Read more: ..."
_CAPTION = 60  # words at most of a picture's box
_NAMES = 6  # words at most of a line that is only names
_INTRO = 10  # blocks below the headline among which a summary may stand
_INTRO_TITLE = 4  # words at least of a summary that is set as a heading
_AMONG = 12  # words at least of a paragraph that lies among the body's boxes and in none of them
_BIG = 40  # words of prose in a box of another make that are part of the body for their number
_FORM = 80  # the same where the box has fields and buttons


class Judge:
    """Judges groups of blocks: "" is the article's, else the reason why it is not.

    ``start`` is the headline, or the first block of the body; ``first`` and ``last`` are the first and last of the body's prose.
    """

    def __init__(self, page: Page, makes: Makes, start: int) -> None:
        self.page, self.makes, self.start = page, makes, start
        self.first, self.last = makes.body.members[0], makes.body.members[-1]

    def judged(self, group: list[Block], unit: Box | None) -> dict[int, str]:
        """The reasons for the blocks of a unit, or for one that lies in none."""
        if unit is None:
            return {block.index: self._outside(block) for block in group}
        if self.makes.make(unit) in self.makes.usual:
            reason = self._usual(group, unit)
            changes = {b.index: "date" for b in group if not self.page.is_bare and small.is_change(b.text)}
            return {b.index: reason for b in group} | changes
        if unit in self.makes.inside or (len(group) == 1 and unit.tag not in _TEXT_UNITS):
            return {group[0].index: self._single(group[0], unit)}
        if unit.tag not in _TEXT_UNITS and self._is_chunk(group, unit):
            return {b.index: self._usual([b], unit) if b.words > 3 else self._single(b, unit) for b in group}
        reason = self._several(group, unit)
        return {b.index: reason for b in group}

    def _usual(self, group: list[Block], unit: Box) -> str:
        """For units made as most of the paragraphs are."""
        words, linked = sum(b.words for b in group), linked_share(group)
        if linked > _LINKED and words * (1 - linked) <= _BESIDE_LINK:
            return "related links"
        if len(group) > 1 and group[0].linked > _WHOLLY and group[0].words > _BESIDE_LINK:
            return "related links"
        if words <= 3 and self.makes.is_repeated(group[0]):
            return "advert"
        pictured = unit.pictures and unit not in self.makes.inside and words <= _CAPTION
        return "caption" if pictured and all(b.strong > 0.8 or not self.page.is_ended(b) for b in group) else ""

    def _single(self, block: Block, unit: Box) -> str:
        """For a paragraph of another make, or for text that is right in a box of the body."""
        if block.linked > _LINKED and block.words * (1 - block.linked) <= _BESIDE_LINK:
            return "related links"
        if block.level:
            return ""
        own, only = unit not in self.makes.inside, self.makes.is_only(unit)
        reason = self._told(block, unit if own else None)
        if reason:
            return reason
        prose, ended = self.page.prose[block.index], self.page.is_ended(block)
        if self.makes.is_repeated(block) or (block.words < 3 and not ended and only):
            return "advert"
        if self.makes.is_quoted(block):
            return "pull quote"
        if block.index < self.first and not prose:
            dated = next(written_dates.written(block.text, day_first=True), None) is not None
            return "date" if dated else "byline" if block.words <= _NAMES else "boilerplate"
        trailing = block.index > self.makes.last
        boxed = own and only and unit.tag not in _PARAGRAPHS and unit.tag not in self.makes.tags and block.words < _BIG
        return "boilerplate" if (boxed and (trailing or block.linked)) or (trailing and only and not prose) else ""

    def _several(self, group: list[Block], unit: Box) -> str:
        """For lists, quotations and boxes of several paragraphs."""
        prose = any(self.page.prose[b.index] for b in group)
        linked = linked_share(group)
        if linked > _LISTED:
            return "related links"
        long = [b for b in group if b.words >= 3]
        quoted = bool(long) and all(self.makes.is_quoted(b) for b in long)
        if unit.tag in _TEXT_UNITS:
            return "related links" if linked and not prose and group[0].index > self.makes.last else "pull quote" if quoted else ""
        if unit.controls:
            return "form"
        figure = any(box.tag == "figure" for box in (unit, *_between(group[0].box, unit)))
        if (unit.pictures or figure) and sum(b.words for b in group) <= _CAPTION * max(1, unit.pictures):
            return "caption"
        if _is_teasers(group) or (any(b.linked > _WHOLLY for b in group) and unit.tag not in _PARAGRAPHS):
            return "related links"
        if quoted:
            return "pull quote"
        return "boilerplate" if group[0].index > self.last or not prose else ""

    def _is_chunk(self, group: list[Block], unit: Box) -> bool:
        """Whether a box of another make is a part of the body: for its prose."""
        prose = [b for b in group if self.page.prose[b.index]]
        if unit.pictures and sum(b.words for b in group) <= _CAPTION * unit.pictures:
            return False
        return len(prose) >= 2 and sum(b.words for b in prose) >= (_FORM if unit.controls else _BIG) and not _is_teasers(group)

    def _outside(self, block: Block) -> str:
        """For blocks in no box of the body."""
        prose = self.page.prose[block.index]
        if block.index < self.start:
            return "navigation" if block.linked >= _LISTED else self._told(block, None) or "header"
        if block.linked >= _LISTED:
            return "related links"
        near = _nearest(block)
        if reason := self._told(block, near if near.last - near.first <= 3 or not near.pictures else None):
            return reason
        if block.index < self.first:
            is_intro = block.index - self.start <= _INTRO and (prose or (block.level and block.words >= _INTRO_TITLE))
            return "" if is_intro else "boilerplate"
        if self.makes.is_quoted(block):
            return "pull quote"
        return "" if block.index <= self.last and prose and block.words >= _AMONG else "boilerplate"

    def _told(self, block: Block, box: Box | None) -> str:
        """What a line is by its words, or by what is in its box."""
        if small.is_date(block.text):
            return "date"
        if small.is_byline(block.text):
            return "byline"
        if box is not None and box.controls:
            return "form"
        return "caption" if box is not None and box.pictures and block.words <= _CAPTION else ""


def linked_share(group: list[Block]) -> float:
    """The share of the characters of some blocks that are in links."""
    return sum(b.linked * len(b.text) for b in group) / max(1, sum(len(b.text) for b in group))


def _is_teasers(group: list[Block]) -> bool:
    """Whether a box has headlines that are links, with summaries."""
    return group[0].linked > _WHOLLY or sum(b.linked > _WHOLLY for b in group) >= _TEASED * len(group)


def _between(inner: Box, outer: Box) -> Iterator[Box]:
    """The boxes around one, within another."""
    for box in inner.up():
        if box is outer:
            return
        yield box


def _nearest(block: Block) -> Box:
    """The largest box that holds a block and nothing else."""
    box = block.box
    while box.parent is not None and box.parent.last - box.parent.first == 1:
        box = box.parent
    return box
