"""Running heads and feet, and page numbers: told by what recurs from page to page, and by standing apart."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from itertools import pairwise

from kg.read import dateline
from kg.read.documents.pdf_layout.lines import joined
from kg.read.documents.pdf_layout.rows import rows_of
from kg.read.documents.pdf_layout.shapes import Page, Row

HEAD, NUMBER = "running head", "page number"

_OUTERMOST = 3  # rows at the top and the bottom of a page that may be furniture
_LEVEL = 5.0  # points: as near, rows of two pages stand in the same place
_SIZES = 0.15  # share that sizes may differ: a headline is no running head that repeats it
_ALIKE = 0.85  # share of characters
_MOST_PAGES = 3  # one in so many: heads may differ from left to right pages, and be missing on some
_MOST_TEXT = 0.5  # share of the text that may be furniture
_LONGEST = 200  # characters
_SMALLER = 0.96  # of the size of the text: other type
_MARGIN, _MARGIN_SHARE = 48.0, 0.08  # points, and of the height of the page
_LONGEST_NUMBER = 40  # characters
_LONGEST_LINE = 100  # characters
_APART = 1.4  # times the distance of rows on its page: as far from the text, a row stands apart
_NUMBER = re.compile(r"\W*(?:page|p\.|pg\.?)?\W*(\d{1,4}|[ivxlc]{1,6})\W*(?:(?:of|/|\|)\W*\d{1,4})?\W*", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


@dataclass(slots=True, eq=False)
class _Candidate:
    """A row near the top or bottom of a page; ``rank`` counts the rows outside of it."""

    page: Page
    row: Row
    top: bool
    rank: int
    apart: bool
    text: str = ""
    reason: str = ""
    words: str = field(default="", init=False)

    def __post_init__(self) -> None:
        self.text = joined(self.row)
        self.words = " ".join(sorted(_DIGITS.sub("", self.text).casefold().split()))


def set_aside(pages: list[Page], title: str = "") -> None:
    """Take running heads and page numbers from the pages' text, and note them as set aside.

    Args:
        pages: of the document.
        title: what the document calls itself; heads on later pages often repeat it.
    """
    _artifacts(pages)
    candidates = [c for page in pages for c in _candidates(page)]
    _recurring(candidates, len(pages))
    _numbers(candidates)
    _lone(candidates, len(pages), title, _usual(pages))
    text = sum(len(piece.text) for page in pages for piece in page.pieces)
    if sum(len(c.text) for c in candidates if c.reason) > _MOST_TEXT * text:
        return  # the same page again and again
    taken: dict[int, set[int]] = defaultdict(set)
    for candidate in candidates:
        if candidate.reason:
            taken[id(candidate.page)] |= set(map(id, candidate.row.pieces))
            candidate.page.aside.append((candidate.text, candidate.reason))
    for page in pages:
        page.pieces = [piece for piece in page.pieces if id(piece) not in taken[id(page)]]


def _artifacts(pages: list[Page]) -> None:
    """Set aside what the document itself marks as no content, unless it marks most of its text so."""
    content = sum(len(piece.text) for page in pages for piece in page.pieces)
    marked = sum(len(piece.text) for page in pages for piece in page.artifacts)
    for page in pages:
        if marked > content:
            page.pieces += page.artifacts
        else:
            texts = map(joined, rows_of(page.artifacts))
            page.aside += [(text, NUMBER if _is_number(text) else HEAD) for text in texts]


def _candidates(page: Page) -> list[_Candidate]:
    """The outermost rows of a page. Where it has few, none is both at the top and at the bottom."""
    rows = rows_of(page.pieces)
    distances = sorted(above.y - below.y for above, below in pairwise(rows)) or [0.0]
    far = _APART * max(distances[len(distances) // 2], 1.0)
    found = []
    for top in (True, False):
        ordered = rows if top else rows[::-1]
        for rank, row in enumerate(ordered[: min(_OUTERMOST, (len(rows) + top) // 2)]):
            inner = ordered[rank + 1] if rank + 1 < len(ordered) else None
            apart = inner is None or abs(row.y - inner.y) > max(far, _APART * row.size)
            found.append(_Candidate(page, row, top, rank, apart))
    return [c for c in found if len(c.text) <= _LONGEST]


def _recurring(candidates: list[_Candidate], pages: int) -> None:
    """Rows that have much the same text, but for numbers, in the same place of several pages."""
    groups: dict[tuple[bool, int], list[list[_Candidate]]] = defaultdict(list)
    for candidate in candidates:
        if candidate.words:
            _group(groups, candidate)
    for group in (g for lists in groups.values() for g in lists):
        found = len({id(c.page) for c in group})
        if found >= 3 or (found == 2 and found * _MOST_PAGES >= pages):
            for candidate in group:
                candidate.reason = NUMBER if _is_number(candidate.text) else HEAD


def _group(groups: dict[tuple[bool, int], list[list[_Candidate]]], candidate: _Candidate) -> None:
    """Put a row to those like it."""
    at = int(candidate.row.y // _LEVEL)
    near = [g for i in (-1, 0, 1) for g in groups[candidate.top, at + i][-50:]]
    for group in near:
        first = group[0]
        level = abs(first.row.y - candidate.row.y) <= _LEVEL and abs(first.row.size - candidate.row.size) <= _SIZES * first.row.size
        if level and _alike(first.words, candidate.words):
            group.append(candidate)
            return
    groups[candidate.top, at].append([candidate])


def _alike(one: str, other: str) -> bool:
    if one == other:
        return True
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return matcher.real_quick_ratio() >= _ALIKE and matcher.quick_ratio() >= _ALIKE and matcher.ratio() >= _ALIKE


def _numbers(candidates: list[_Candidate]) -> None:
    """Rows of a number alone that counts the pages: on several pages, or on one and apart from the text."""
    counted: dict[tuple[bool, int], list[_Candidate]] = defaultdict(list)
    for candidate in candidates:
        number = _number(candidate.text)
        if number:
            counted[candidate.top, number - candidate.page.number].append(candidate)
    for (_, ahead), group in counted.items():
        several = len({id(c.page) for c in group}) > 1
        for candidate in group:
            if several or (candidate.apart and (ahead == 0 or not candidate.text.strip().isdigit())):
                candidate.reason = candidate.reason or NUMBER


def _is_number(text: str) -> bool:
    return len(text) <= _LONGEST_NUMBER and _NUMBER.fullmatch(text) is not None


def _number(text: str) -> int:
    """The page number that a row consists of; 0 where it is none."""
    match = _NUMBER.fullmatch(text[: _LONGEST_NUMBER + 1])
    if not match or len(text) > _LONGEST_NUMBER:
        return 0
    if match[1].isdigit():
        return int(match[1])
    values = [_ROMAN[c] for c in match[1].lower()]
    return sum(-v if v < max(values[i:], default=0) else v for i, v in enumerate(values))


def _lone(candidates: list[_Candidate], pages: int, title: str, usual: tuple[float, str]) -> None:
    """Outermost rows that are like no other but are set apart: they give the number of their page, repeat the title, or are no sentence."""
    whole = _letters(title)
    for candidate in candidates:
        set_apart = candidate.apart and _differs(candidate.row, *usual)
        if candidate.reason or candidate.rank or not (candidate.apart or _differs(candidate.row, *usual)):
            continue
        number, words = candidate.page.number, candidate.text.split()
        counts = f"{number}/{pages}" in words or f"{number} of {pages}" in candidate.text
        beside = (number > 1 or set_apart) and str(number) in (words[0], words[-1])
        repeats = number > 1 and len(whole) > 1 and [w for w in _letters(candidate.text) if w != str(number)] == whole
        if counts or beside or repeats or (set_apart and _in_margin(candidate) and _is_line(candidate.text)):
            candidate.reason = HEAD


def _differs(row: Row, size: float, family: str) -> bool:
    """Whether a row is in smaller or other type than the text."""
    return row.size < _SMALLER * size or (row.size < size / _SMALLER and max(row.pieces, key=lambda p: len(p.text)).family != family)


def _in_margin(candidate: _Candidate) -> bool:
    """Whether a row is near the edge of its page."""
    page, y = candidate.page, candidate.row.y
    return (page.top - y if candidate.top else y - page.bottom) <= max(_MARGIN, _MARGIN_SHARE * (page.top - page.bottom))


def _is_line(text: str) -> bool:
    """Whether a text is short and no sentence, and tells neither date nor author: these are the article's own."""
    sentence = text.rstrip("\"'”’)")[-1:] in ".?!" and not text.startswith("©")
    return len(text) <= _LONGEST_LINE and not sentence and not dateline.published(text) and not dateline.byline(text)


def _usual(pages: list[Page]) -> tuple[float, str]:
    """The size and the font that most of the text has."""
    kinds = Counter[tuple[float, str]]()
    for page in pages:
        for piece in page.pieces:
            kinds[round(piece.size, 1), piece.family] += len(piece.text)
    return kinds.most_common(1)[0][0] if kinds else (0.0, "")


def _letters(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())
