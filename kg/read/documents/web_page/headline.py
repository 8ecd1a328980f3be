"""Where a page shows the headline of its article."""

from __future__ import annotations

from kg.read.documents.web_page import roles, small
from kg.read.documents.web_page.boxes import Block
from kg.read.documents.web_page.page import Page, plain

_LONGEST = 120  # words
_NEAR = 12  # blocks before the body in which a headline that no title tells may be
_NAME = 3  # words at most of the name of a site, which may be the page's title
_ALIKE = 0.6  # share of words that a headline has in common with a title that says it in another way
_CALLED = frozenset(("headline", "headlines", "title", "head", "heading", "hd", "hed"))


def shown(page: Page, body: int | None = None) -> int | None:
    """The block of the headline; None where none is seen.

    Args:
        page: the page.
        body: the first block of the body, once it is known.
    """
    before = body if body is not None else len(page.blocks)
    found = [i for i in page.titled if i < before]
    best = max(found, key=lambda i: (_score(page, i), i), default=None)
    if best is not None and _score(page, best) > 0:
        return best
    headings = [b for b in page.blocks[:before] if b.level == 1 and _may_be(page, b)]
    if headings and (len(headings) == 1 or body is not None or not page.titles):
        alike = [b for b in headings if _is_alike(page, b)]
        return (alike or headings)[-1].index
    return _guessed(page, body) if body is not None else None


def again(page: Page, headline: int) -> int:
    """The block of the next headline of the same kind in another box, where another article begins; else the number of blocks."""
    first = page.blocks[headline]
    if not first.level and first.box.style.endswith("."):  # made like nothing in particular
        return len(page.blocks)
    chain = [box.style for box in first.box.up()]
    for block in page.blocks[headline + 1 :]:
        same = block.box.style == first.box.style and block.box.parent is not first.box.parent
        prose = page.before[block.index] - page.before[headline]
        if same and block.level == first.level and prose and block.words >= 3 and [box.style for box in block.box.up()] == chain:
            return block.index
    return len(page.blocks)


def _score(page: Page, index: int) -> float:
    """How likely a block that shows a title is the headline, and not a crumb of it or a link to it."""
    block = page.blocks[index]
    score: float = 1 + {1: 3.0, 2: 1.5, 3: 1.0}.get(block.level, 0.0)
    score += 2 * (block.box.element.get("itemprop") == "headline")
    score -= 2 * block.linked + (1 if page.roles[index] else 0)
    score -= 2.0 * (not block.level and block.words <= _NAME)
    return score


def _may_be(page: Page, block: Block) -> bool:
    return 2 <= block.words <= _LONGEST and block.linked < 0.5 and not page.roles[block.index] and not _is_site(page, block)


def _is_site(page: Page, block: Block) -> bool:
    names = [page.head.meta("og:site_name"), page.node.publisher]
    names += [page.head.title] if len(page.head.title.split()) <= _NAME and not block.level else []
    return plain(block.text) in map(plain, filter(None, names))


def _is_alike(page: Page, block: Block) -> bool:
    """Whether a block says in other words what a title says."""
    words = set(plain(block.text).split())
    return any(len(words & set(plain(title).split())) >= _ALIKE * len(words) for title in page.titles[:8])


def _guessed(page: Page, body: int) -> int | None:
    """The headline of a page that says nothing of it: a line above the body that is called so, is alike a title, or is set off."""
    lines = [b for b in page.blocks[max(0, body - _NEAR) : body] if _may_be(page, b) and not page.is_ended(b)]
    lines = [b for b in lines if b.words >= 3 and not small.is_byline(b.text) and not small.is_date(b.text)]
    told = any(len(title.split()) > _NAME for title in page.titles)
    for fits in (
        lambda b: _is_alike(page, b),
        _is_called,
        lambda b: b.level > 0,
        lambda b: b.strong > 0.9,
        lambda b: not told and b.words > 4,
    ):
        if found := [b for b in lines if fits(b)]:
            return found[0].index
    return None


def _is_called(block: Block) -> bool:
    return any(_CALLED.intersection(roles.split_words(roles.names(box.element, box.tag))) for box in list(block.box.up())[:2])
