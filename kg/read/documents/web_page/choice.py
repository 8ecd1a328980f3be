"""Which blocks of a page are its article, and why each of the others is not.

The body is found first (``families``). What lies in its boxes is judged unit by unit (``judge``): units made like most paragraphs
stay, unless they are nothing but a link; others have to look like text. Headings go with what they are the headings of.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from kg.read.documents.web_page import families, headline
from kg.read.documents.web_page.boxes import Block
from kg.read.documents.web_page.judge import Judge
from kg.read.documents.web_page.makes import Makes
from kg.read.documents.web_page.page import Page, plain

_TITLE = 12  # words at most of a line in bold type that is a heading
_LINK = 5  # words at least of a link that is the headline of another article
_BESIDE = frozenset(("caption", "advert", "pull quote"))  # what may stand between a heading and its text


@dataclass
class Choice:
    """The article's blocks, in their order, and the reasons for leaving out the others."""

    kept: list[int] = field(default_factory=list)
    reasons: dict[int, str] = field(default_factory=dict)
    headline: int | None = None
    first: int = 0  # of the body's prose
    last: int = -1


def choose(page: Page) -> Choice:
    """The article of a page."""
    made = Choice(headline=headline.shown(page))
    end = headline.again(page, made.headline) if made.headline is not None else len(page.blocks)
    body = families.body(page, made.headline, end)
    if body is None:
        return _without_prose(page, made)
    made.headline = headline.shown(page, body.members[0])
    made.first, made.last = body.members[0], body.members[-1]
    verdicts = _verdicts(page, body, made, end)
    made.kept = [block.index for block in page.blocks if not verdicts[block.index]]
    made.reasons = {i: reason for i, reason in verdicts.items() if reason}
    return made


def _without_prose(page: Page, made: Choice) -> Choice:
    """For pages with no prose: whatever is no menu, if menus are not most of the page, as they are of front pages."""
    plainly = [b for b in page.blocks if not page.roles[b.index] and b.linked < 0.5]
    made.reasons = {b.index: page.roles[b.index] or "navigation" for b in page.blocks}
    if 2 * sum(b.words for b in plainly) >= sum(b.words for b in page.blocks):
        made.kept = [b.index for b in plainly]
        made.first, made.last = (made.kept[0], made.kept[-1]) if plainly else (0, -1)
    return made


def _verdicts(page: Page, body: families.Family, made: Choice, end: int) -> dict[int, str]:
    """For every block why it is not the article's, "" where it is."""
    makes = Makes(page, body)
    judge = Judge(page, makes, made.first if made.headline is None else made.headline)
    verdicts = {block.index: page.roles[block.index] for block in page.blocks}
    for group in _groups(page, makes):
        plainly = [block for block in group if not page.roles[block.index]]
        if plainly and group[0].index >= end:
            verdicts |= {block.index: "another article" for block in plainly}
        elif plainly:
            verdicts |= judge.judged(plainly, makes.units[group[0].index])
    if made.headline is not None:
        verdicts[made.headline] = ""
    _end(page, body, verdicts)
    _headings(page, made, verdicts)
    _titles(page, made, verdicts)
    return verdicts


def _groups(page: Page, makes: Makes) -> Iterator[list[Block]]:
    """Blocks that are judged together: those of a unit, else each alone."""
    group: list[Block] = []
    for block in page.blocks:
        unit = makes.units[block.index]
        if group and (unit is None or unit is not makes.units[group[0].index] or unit in makes.inside):
            yield group
            group = []
        group.append(block)
    if group:
        yield group


def _end(page: Page, body: families.Family, verdicts: dict[int, str]) -> None:
    """Lines that are no prose, below links to other articles, are not the article's either."""
    last = max((i for i in body.members if not verdicts[i]), default=0)
    below = (b for b in page.blocks[last + 1 :] if b.linked > 0.9 and b.words >= _LINK)
    links = next((b.index for b in below if verdicts[b.index] == "related links"), len(page.blocks))
    for i in range(links, len(page.blocks)):
        verdicts[i] = verdicts[i] or "boilerplate"


def _headings(page: Page, made: Choice, verdicts: dict[int, str]) -> None:
    """A heading goes with what it is the heading of, in its box; and none is the last of an article."""
    ended = True
    for block in reversed(page.blocks):
        i = block.index
        bold = block.strong > 0.9 and block.words <= _TITLE and not page.is_ended(block)
        if not verdicts[i] and i != made.headline and (block.level or bold):
            around = block.box.parent or block.box
            headed = next((verdicts[j] for j in range(i + 1, around.last) if verdicts[j] not in _BESIDE), "")
            verdicts[i] = headed or ("boilerplate" if ended else "")
        ended = ended and bool(verdicts[i])


def _titles(page: Page, made: Choice, verdicts: dict[int, str]) -> None:
    """What shows the headline once more is not the article's."""
    if made.headline is not None:
        title = plain(page.blocks[made.headline].text)
        for i in page.titled:
            if i != made.headline and not verdicts[i] and plain(page.blocks[i].text) == title:
                verdicts[i] = "headline"
