"""Pieces of text into rows: what stands on one baseline."""

from __future__ import annotations

from collections.abc import Iterable

from kg.read.documents.pdf_layout.shapes import Piece, Row

_LEVEL = 0.25  # of the size: baselines this near are one
_SMALL = 0.8  # of the size of its row: raised and lowered characters are no larger
_RAISED, _LOWERED = 0.55, 0.35  # of the size of the row
_BESIDE = 0.6  # ems
_MOST_RAISED = 50  # pieces of a row


def rows_of(pieces: Iterable[Piece]) -> list[Row]:
    """The rows of some pieces, from the top down."""
    rows: list[Row] = []
    for piece in sorted(pieces, key=lambda p: (-p.y, p.x0)):
        first = rows[-1].pieces[0] if rows else None
        if first is not None and first.y - piece.y <= _LEVEL * min(first.size, piece.size):
            rows[-1].pieces.append(piece)
        else:
            rows.append(Row([piece]))
    for row in rows:
        row.pieces.sort(key=lambda p: (p.x0, p.drawn))
    return _with_raised(rows)


def _with_raised(rows: list[Row]) -> list[Row]:
    """Rows with the raised and lowered characters beside their words, such as the "2" of "CO2"."""
    kept: list[Row] = []
    at = 0
    while at < len(rows):
        row = rows[at]
        below = rows[at + 1] if at + 1 < len(rows) else None
        if below is not None and _belongs(row, below, _RAISED):
            below.pieces = sorted(row.pieces + below.pieces, key=lambda p: (p.x0, p.drawn))
        elif kept and _belongs(row, kept[-1], _LOWERED):
            kept[-1].pieces = sorted(row.pieces + kept[-1].pieces, key=lambda p: (p.x0, p.drawn))
        else:
            kept.append(row)
        at += 1
    return kept


def _belongs(small: Row, row: Row, distance: float) -> bool:
    """Whether all of a row is raised or lowered text of another."""
    size = row.size
    if len(small.pieces) > _MOST_RAISED or abs(small.y - row.y) > distance * size or any(p.size > _SMALL * size for p in small.pieces):
        return False
    return all(any(_touch(p, q, _BESIDE * size) for q in row.pieces) for p in small.pieces)


def _touch(p: Piece, q: Piece, most: float) -> bool:
    return max(p.x0, q.x0) - min(p.x1, q.x1) <= most
