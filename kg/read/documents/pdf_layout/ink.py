"""What is shown on a page: characters and their places, put together into pieces of text."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from kg.read.documents.pdf_layout.fonts import Face
from kg.read.documents.pdf_layout.shapes import Page, Piece

Matrix = tuple[float, float, float, float, float, float]

ARTIFACT = "artifact"
INVISIBLE = "invisible"
# Gaps, in ems.
SPACE = 0.14  # that is white space where the text has no characters for it
_SPACE_BESIDE_SPACES = 0.3  # and where it has
_APART = 3.0  # that is more than white space between words
_TOUCHING = 0.1
NO_SPACE = 0.06  # that is none, though a character for white space was drawn: what is not to be seen is often drawn so
_BACK = -0.6  # a step back that is no kerning
_NEXT_WORD = 0.9

_LONGEST = 2_000  # characters of a piece
_FAR = 100_000.0  # points; no page is that large
_SMALLEST = 0.5  # points
_SKEW = 0.18  # lines that rise by more are neither upright nor turned by a quarter
_IGNORED = frozenset("\u200b\u2060\ufeff\x00")
_NO_BREAK = "\u00a0\u202f\u2007"


def times(m: Matrix, n: Matrix) -> Matrix:
    """First ``m``, then ``n``."""
    a, b, c, d, e, f = m
    g, h, i, j, x, y = n
    return a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + x, e * h + f * j + y


@dataclass(slots=True, eq=False)
class _Shown:
    """A piece, which way its baseline runs (in quarter turns), and what is noted of it."""

    piece: Piece
    way: int
    note: str


class Ink:
    """Takes characters as they are shown.

    Args:
        box: left, bottom, right and top of the part of the page that can be seen.
    """

    def __init__(self, box: tuple[float, float, float, float]) -> None:
        self._box = box
        self._shown: list[_Shown] = []
        self._aside: list[tuple[str, str]] = []
        self._drawn = 0
        self._closed = True  # whether the last piece takes no more
        self._space = False  # white space was shown after the last piece, in its place

    @property
    def pieces(self) -> int:
        """How many pieces there are."""
        return len(self._shown)

    def show(self, glyphs: Sequence[tuple[str, float]], unit: Matrix, size: float, face: Face, note: str) -> float:
        """Show characters with their widths, "" being a move, from the origin of ``unit`` on; how far that moves."""
        a, b, c, d, e, f = unit
        self._drawn += 1
        height, along = abs(size) * math.hypot(c, d), math.hypot(a, b)
        total = sum(move for _, move in glyphs)
        way = _way(a, b)
        readable = math.isfinite(total) and all(map(math.isfinite, unit)) and height >= _SMALLEST and along > 0
        if not readable or not self._inside(e + a * total / 2, f + b * total / 2, e, f):
            return total if math.isfinite(total) else 0.0
        if way is None:
            self._aside.append(("".join(text for text, _ in glyphs), "turned text"))
            return total
        x, y, step = ((e, f, a), (f, -e, b), (-e, -f, -a), (-f, e, -b))[way]
        self._write(glyphs, Piece("", x, x, y, height, face.bold, face.family, drawn=self._drawn, last_drawn=self._drawn), step, way, note)
        return total

    def _write(self, glyphs: Sequence[tuple[str, float]], made: Piece, step: float, way: int, note: str) -> None:
        """Put the characters into pieces like ``made``, the first into the last one if it goes on there."""
        origin = made.x0
        wide = _SPACE_BESIDE_SPACES if any(_blank(text) for text, _ in glyphs) else SPACE
        piece: Piece | None = None
        at, space = 0.0, self._space
        self._space = False
        for text, move in glyphs:
            start, at = at, at + move
            if not text or _blank(text):
                space = space or bool(text)
                continue
            if text in _IGNORED:
                continue
            x0, x1 = origin + step * start, origin + step * at
            if piece is None:
                piece = self._continued(made, x0, space, way, note)
                if piece is not None:
                    space, piece.after = space or piece.after, False
            gap = (x0 - piece.x1) / piece.size if piece else 0.0
            space = space and (piece is None or abs(gap) > NO_SPACE)
            if piece is None or gap < _BACK or (gap > _APART and not space) or len(piece.text) >= _LONGEST:
                piece = replace(made, x0=x0, x1=x0, before=space)
                self._shown.append(_Shown(piece, way, note))
            elif space or gap > wide:
                piece.first = piece.first or piece.x1
                piece.text += " "
            piece.text += text
            piece.x1, piece.last_drawn, space = max(x1, piece.x0), self._drawn, False
        if piece is not None:
            piece.after = space
        elif space:
            self._space = True
        self._closed = False

    def _continued(self, made: Piece, x: float, space: bool, way: int, note: str) -> Piece | None:
        """The last piece, if what begins at ``x`` goes on where it ends."""
        if self._closed or not self._shown:
            return None
        last = self._shown[-1]
        piece = last.piece
        alike = last.way == way and last.note == note and piece.bold == made.bold and abs(piece.size - made.size) < 0.01 * piece.size
        if not alike or abs(piece.y - made.y) > 0.05 * piece.size:
            return None
        most = _NEXT_WORD if space or piece.after else _TOUCHING
        return piece if -_TOUCHING <= (x - piece.x1) / piece.size <= most else None

    def mark(self) -> tuple[int, bool]:
        """A place in what is shown; pieces end there."""
        self._closed = True
        return len(self._shown), self._space

    def replace(self, since: tuple[int, bool], text: str) -> None:
        """What was shown since that mark reads ``text``."""
        self._closed = True
        at, space = since
        shown, self._shown[at:] = self._shown[at:], self._shown[at : at + 1]
        text = text.strip(" \t\r\n")
        if not shown:
            self._space = space if text else self._space  # white space drawn for a character that is not to be seen
            return
        first, last = shown[0].piece, shown[-1].piece
        first.text = text
        if abs(last.y - first.y) < first.size:
            first.x1, first.after = max(first.x1, last.x1), last.after
        first.last_drawn = last.last_drawn
        first.first = first.first if " " in text else 0.0
        if not text:
            self._shown.pop()
            self._space = True

    def onto(self, page: Page) -> None:
        """Give the page its upright text, and what is set aside."""
        ways, notes = Counter[int](), Counter[str]()
        for shown in self._shown:
            ways[shown.way] += len(shown.piece.text)
            notes[shown.note] += len(shown.piece.text)
        upright = ways.most_common(1)[0][0] if ways else 0
        left, bottom, right, top = self._box
        page.bottom, page.top = ((bottom, top), (-right, -left), (-top, -bottom), (left, right))[upright]
        scanned = notes[INVISIBLE] > notes[""]  # the text lies invisible on the picture
        seen: set[tuple[str, int, int]] = set()
        for shown in self._shown:
            shown.piece.first = shown.piece.first or shown.piece.x1
            if shown.way != upright:
                page.aside.append((shown.piece.text, "turned text"))
            elif shown.note == INVISIBLE and not scanned:
                page.aside.append((shown.piece.text, "invisible text"))
            elif not _again(shown.piece, seen):
                (page.artifacts if shown.note == ARTIFACT else page.pieces).append(shown.piece)
        page.aside += self._aside

    def _inside(self, x: float, y: float, x0: float, y0: float) -> bool:
        left, bottom, right, top = self._box
        return abs(x) < _FAR and abs(y) < _FAR and any(left <= a <= right and bottom <= b <= top for a, b in ((x, y), (x0, y0)))


def _again(piece: Piece, seen: set[tuple[str, int, int]]) -> bool:
    """Whether the same was shown in this place before: a way to print bold, or with a shadow."""
    x, y = round(piece.x0), round(piece.y)
    if any((piece.text, x + i, y + j) in seen for i in (-1, 0, 1) for j in (-1, 0, 1)):
        return True
    seen.add((piece.text, x, y))
    return False


def _blank(text: str) -> bool:
    return text.isspace() and text not in _NO_BREAK


def _way(a: float, b: float) -> int | None:
    """Quarter turns of a baseline; None for those askew."""
    if abs(b) <= _SKEW * abs(a):
        return 0 if a > 0 else 2
    if abs(a) <= _SKEW * abs(b):
        return 1 if b > 0 else 3
    return None
