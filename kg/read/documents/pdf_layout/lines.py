"""The lines of a column: pieces side by side put together, a large first letter to its word."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from kg.read.documents.pdf_layout.hyphens import is_word
from kg.read.documents.pdf_layout.ink import NO_SPACE
from kg.read.documents.pdf_layout.rows import rows_of
from kg.read.documents.pdf_layout.shapes import Line, Piece, Row

_SPACE = 0.2  # ems between pieces that are white space
_CAPITAL = 1.8  # times the size of the text: a large first letter beside its first lines
_MOST_CAPITALS, _MOST_BESIDE = 20, 50  # of a column, and lines beside each
_CAP_HEIGHT = 0.75  # of the size of a capital
_BESIDE = 2.0  # ems of the text


def joined(row: Row) -> str:
    """The text of a row."""
    pieces = row.pieces
    spaces = (" " if _apart(last, piece) else "" for last, piece in pairwise(pieces))
    return pieces[0].text + "".join(space + piece.text for space, piece in zip(spaces, pieces[1:], strict=True))


def _apart(last: Piece, piece: Piece) -> bool:
    """Whether there is white space between two pieces."""
    gap = (piece.x0 - last.x1) / max(last.size, piece.size)
    return gap > _SPACE or ((last.after or piece.before) and abs(gap) > NO_SPACE)


def lines_of(pieces: Sequence[Piece], page: int) -> list[Line]:
    """The lines of a column from the top down."""
    return [_line(row, page) for row in rows_of(_with_capitals(pieces))]


def _line(row: Row, page: int) -> Line:
    text, size = joined(row), row.size
    bold = sum(len(p.text) if p.bold else -len(p.text) for p in row.pieces) > 0
    end = row.pieces[0].first
    for before, piece in pairwise(row.pieces):  # a first word of several pieces
        if " " in before.text or _apart(before, piece):
            break
        end = piece.first
    return Line(text, row.x0, row.x1, row.y, size, bold, max(0.0, end - row.x0), page)


def _with_capitals(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces, large first letters in one with the text they begin."""
    sizes = Counter[float]()
    for piece in pieces:
        sizes[piece.size] += len(piece.text)
    usual = sizes.most_common(1)[0][0]
    kept = list(pieces)
    for capital in [p for p in pieces if p.size >= _CAPITAL * usual and _is_letter(p.text)][:_MOST_CAPITALS]:
        beside = [p for p in kept if _is_beside(p, capital, usual)][:_MOST_BESIDE]
        beside = [p for p in beside if not _has_left(p, capital, kept)]
        if beside:
            first = max(beside, key=lambda p: (p.y, -p.x0))
            left = min(p.x0 for p in pieces)
            for piece in beside:
                piece.x0 = left
            first.text, first.x0 = _begun(capital.text, first), capital.x0
            kept.remove(capital)
    return kept


def _is_letter(text: str) -> bool:
    """Whether it is one capital, with a quotation mark before it or none."""
    letters = [c for c in text if c.isalnum()] if len(text) <= 2 else []
    return len(letters) == 1 and letters[0].isupper()


def _is_beside(piece: Piece, capital: Piece, usual: float) -> bool:
    """Whether a piece begins right of a large letter, not above it, and at most one line below its baseline."""
    near = capital.x1 - 0.5 * usual <= piece.x0 <= capital.x1 + _BESIDE * usual and piece.size < capital.size / 1.4
    return near and -1.6 * usual <= piece.y - capital.y <= _CAP_HEIGHT * capital.size - 0.3 * usual


def _has_left(piece: Piece, capital: Piece, pieces: Sequence[Piece]) -> bool:
    """Whether there is other text on the baseline left of a piece."""
    return any(p.x0 < piece.x0 and abs(p.y - piece.y) < 1 for p in pieces if p is not capital and p is not piece)


def _begun(capital: str, piece: Piece) -> str:
    """The text that begins with a large letter, which may be a word."""
    rest = piece.text.split(maxsplit=1)[0].casefold()
    apart = piece.before or (capital in ("A", "I", "O") and is_word(rest) and not is_word(capital.casefold() + rest))
    return f"{capital} {piece.text}" if apart else capital + piece.text
