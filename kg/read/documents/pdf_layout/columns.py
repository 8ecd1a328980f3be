"""The order in which a page is read: what spans it above, its columns from left to right, what spans it below.

Columns are told by where their lines begin: many begin at one place, white space before it, with other lines to the left.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from kg.read.documents.pdf_layout.rows import rows_of
from kg.read.documents.pdf_layout.shapes import Page, Piece, Row

# Gaps in ems between pieces of one line: drawn by one instruction, one after the other, or far apart in the drawing.
_TOGETHER, _NEXT, _ELSEWHERE = 3.0, 0.9, 0.5
_GUTTER = 0.6  # ems
_WIDE_GUTTER = 1.0  # where lines are few and drawn across it: white space between words may lie so by chance
_SEVERAL = 6  # lines: columns of fewer are drawn one after the other, or the gutter is white space between words
_LONG = 8  # lines: beside so many, one line at the top is a column just begun
_LEVEL = 1.5  # points: as near, lines begin at one place
_ALIGNED = 0.4  # share of a column's lines that begin where it does: others are indented
_SHORTEST = 8  # characters a line of a column has in the mean; tables and lists have less
_BESIDE = 1.0  # points between baselines of one row
_NEAR = 1.4  # times their size: as near, two lines are of one paragraph
_PLACES = 40  # looked at
_DEEPEST = 12
_MOST = 20_000  # pieces of a page; beyond, they are read row by row


@dataclass(slots=True, frozen=True)
class _Band:
    """Stretches ``start`` to ``end`` (without) have a gutter before ``x``."""

    score: int
    start: int
    end: int
    x: float


class Columns:
    """Finds the columns of the pages of one document, one after the other: later pages are set as earlier ones are."""

    def __init__(self) -> None:
        self._known: list[float] = []

    def blocks(self, page: Page) -> list[list[Piece]]:
        """The pieces of a page, in the blocks that are read one after the other."""
        if len(page.pieces) > _MOST:
            return [page.pieces]
        stretches = [stretch for row in rows_of(page.pieces) for stretch in _stretches(row)]
        return [[p for stretch in block for p in stretch.pieces] for block in self._cut(stretches, 0)]

    def _cut(self, stretches: list[Row], depth: int) -> list[list[Row]]:
        band = self._band(stretches) if depth < _DEEPEST else None
        if band is None:
            return [stretches] if stretches else []
        self._known.append(band.x)
        start = _start(stretches, band)
        within = stretches[start : band.end]
        left = [s for s in within if s.x0 < band.x - _LEVEL]
        right = [s for s in within if s.x0 >= band.x - _LEVEL]
        parts = (stretches[:start], left, right, stretches[band.end :])
        return [block for part in parts for block in self._cut(part, depth + 1)]

    def _band(self, stretches: list[Row]) -> _Band | None:
        """The largest part that is in two columns."""
        if len(stretches) < 3:
            return None
        sized = [(s.x0, s.x1, s.size) for s in stretches]
        left = min(x0 for x0, _, _ in sized)
        begins = Counter(round(x0 / _LEVEL) for x0, _, size in sized if x0 > left + 3 * size)
        found = []
        for place, count in begins.most_common(_PLACES):
            x = min(x0 for x0, _, _ in sized if round(x0 / _LEVEL) == place)
            known = any(abs(x - k) <= _LEVEL for k in self._known)
            if count > 1 or known or len(stretches) > _LONG:
                found += _bands(stretches, sized, x, known)
        return max(found, key=lambda band: (band.score, -band.x), default=None)


def _start(stretches: list[Row], band: _Band) -> int:
    """Where the columns begin: the last lines of what spans them are short, and stand only seemingly in the left one."""
    at = band.start
    while 0 < at < band.end - 1:
        above, stretch, following = stretches[at - 1 : at + 2]
        alone = above.y - stretch.y > _BESIDE and stretch.y - following.y > _BESIDE and stretch.x0 < band.x - _LEVEL
        if not alone or abs(above.size - stretch.size) > 0.05 * stretch.size or above.y - stretch.y > _NEAR * stretch.size:
            break
        at += 1
    return at


def _stretches(row: Row) -> list[Row]:
    """The parts of a row that are surely of one line."""
    parts = [[row.pieces[0]]]
    for before, piece in pairwise(row.pieces):
        gap = (piece.x0 - before.x1) / max(before.size, piece.size)
        if before.drawn <= piece.drawn <= before.last_drawn:
            most = _TOGETHER
        else:
            most = _NEXT if piece.drawn == before.last_drawn + 1 else _ELSEWHERE
        if gap <= most:
            parts[-1].append(piece)
        else:
            parts.append([piece])
    return [Row(part) for part in parts]


def _bands(stretches: list[Row], sized: Sequence[tuple[float, float, float]], x: float, known: bool) -> list[_Band]:
    """The parts that have a gutter before ``x``, none of them crossed by a line."""
    found, start = [], 0
    for at in range(len(stretches) + 1):
        crossed = at == len(stretches) or _crosses(sized[at], x)
        if crossed:
            score = _score(stretches[start:at], x, known) if at - start > 1 else 0
            found += [_Band(score, start, at, x)] if score else []
            start = at + 1
    return found


def _crosses(stretch: tuple[float, float, float], x: float) -> bool:
    x0, x1, size = stretch
    return x0 < x - _LEVEL and x1 > x - _GUTTER * size


def _score(stretches: list[Row], x: float, known: bool) -> int:
    """How many lines these columns have; 0 where they are no columns."""
    left = [s for s in stretches if s.x0 < x - _LEVEL]
    right = [s for s in stretches if s.x0 >= x - _LEVEL]
    if not left or not right or min(s.y for s in left) > max(s.y for s in right) or min(s.y for s in right) > max(s.y for s in left):
        return 0
    aligned = sum(s.x0 <= x + _LEVEL for s in right)
    fewest = min(_count(left), _count(right))
    gutter = (x - max(s.x1 for s in left)) / max(s.size for s in stretches)
    in_order = max(p.last_drawn for s in left for p in s.pieces) < min(p.drawn for s in right for p in s.pieces)
    if known:
        return len(stretches) if aligned >= (1 if in_order else 2) else 0
    if not in_order and fewest < _SEVERAL:
        return 0
    if not in_order and gutter < _WIDE_GUTTER and fewest < 2 * _SEVERAL:
        return 0
    begun = len(right) == 1 and _count(left) >= _LONG and abs(right[0].y - max(s.y for s in left)) < _BESIDE
    if not begun and (fewest < 2 or aligned < 2 or aligned < _ALIGNED * _count(right)):
        return 0
    goes_on = begun and right[0].pieces[0].text[:1].islower()
    return len(stretches) if goes_on or min(_mean_length(left), _mean_length(right)) >= _SHORTEST else 0


def _count(stretches: list[Row]) -> int:
    """How many lines they are of."""
    return len({round(s.y) for s in stretches})


def _mean_length(stretches: list[Row]) -> float:
    return sum(len(p.text) for s in stretches for p in s.pieces) / _count(stretches)
