"""Unconnected parts of the graph on one sheet: each in the free place nearest to where its names draw it, the largest first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from kg.draw.boxes import Box

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Grid = NDArray[np.bool_]

_CELL = 40.0  # pixels
_REACH = 0.9  # how far out a part may wish to lie, where the side of a square of the size of all parts is 1
_WINDOW = 12  # cells


def pack(
    frames: Sequence[Box], inks: Sequence[Sequence[Box]], wishes: Sequence[tuple[float, float]], shape: float
) -> list[tuple[float, float]]:
    """How far to move each part, in pixels, so that none lies on another; the whole about ``shape`` times as wide as high.

    Args:
        frames: the box round each part, in the order in which they get a place.
        inks: what each part covers of its frame; the rest is free for others.
        wishes: the point of the unit disc where each part would like to have its origin.
        shape: width to height.
    """
    import numpy as np

    spans = [(_cells(frame.width) + 1, _cells(frame.height) + 1) for frame in frames]
    area = sum(width * height for width, height in spans)
    reach = _REACH * area**0.5  # cells
    # Every part fits: the sheet has room for all of them and, on every side, for the widest and the highest.
    columns = int((area * shape) ** 0.5 * 2) + 4 * max((width for width, _ in spans), default=0)
    rows = int((area / shape) ** 0.5 * 2) + 4 * max((height for _, height in spans), default=0)
    sheet = np.zeros((rows, columns), dtype=bool)
    middle = (columns // 2 * _CELL, rows // 2 * _CELL)
    moves = []
    for frame, ink, span, (wish_x, wish_y) in zip(frames, inks, spans, wishes, strict=True):
        left, top = frame.x - frame.width / 2, frame.y - frame.height / 2
        wish = (columns / 2 + wish_x * reach * shape**0.5 + left / _CELL, rows / 2 + wish_y * reach / shape**0.5 + top / _CELL)
        row, column = _nearest(sheet, span, wish, shape)
        across, down = column * _CELL - left, row * _CELL - top
        moves.append((across - middle[0], down - middle[1]))
        for box in ink:
            left, top = box.x + across - box.width / 2, box.y + down - box.height / 2
            # A free cell stays on every side, so that parts can be told apart.
            _mark(sheet, int(left // _CELL) - 1, int(top // _CELL) - 1, _cells(box.width) + 3, _cells(box.height) + 3)
    return moves


def _cells(length: float) -> int:
    return int(-(-length // _CELL))


def _mark(sheet: Grid, column: int, row: int, width: int, height: int) -> None:
    sheet[max(row, 0) : max(row + height, 0), max(column, 0) : max(column + width, 0)] = True


def _nearest(sheet: Grid, span: tuple[int, int], wish: tuple[float, float], shape: float) -> tuple[int, int]:
    """Row and column of the free rectangle nearest to the wished ones; the wished ones where none is free.

    It is sought in windows that grow, as most parts find a place near by.
    """
    reach = _WINDOW
    while reach < 2 * max(sheet.shape):
        found = _within(sheet, span, wish, shape, reach)
        if found:
            return found
        reach *= 2
    return int(wish[1]), int(wish[0])


def _within(sheet: Grid, span: tuple[int, int], wish: tuple[float, float], shape: float, reach: int) -> tuple[int, int] | None:
    """The same where it lies at most ``reach`` cells away (across; less down), None where none does."""
    import numpy as np

    width, height = span
    first = max(int(wish[0]) - reach, 0), max(int(wish[1] - reach / shape), 0)
    window = sheet[first[1] : int(wish[1] + reach / shape) + height + 1, first[0] : int(wish[0]) + reach + width + 1]
    if window.shape[0] < height or window.shape[1] < width:
        return None
    sums = np.pad(window.astype(np.int32).cumsum(0).cumsum(1), ((1, 0), (1, 0)))
    taken = sums[height:, width:] - sums[:-height, width:] - sums[height:, :-width] + sums[:-height, :-width]
    rows, columns = np.arange(taken.shape[0]) + first[1], np.arange(taken.shape[1]) + first[0]
    cost = ((columns - wish[0]) ** 2 / shape)[None, :] + ((rows - wish[1]) ** 2 * shape)[:, None]
    cost[taken > 0] = np.inf
    row, column = np.unravel_index(int(cost.argmin()), cost.shape)
    near = cost[row, column] <= reach**2 / shape  # beyond that, something nearer may lie outside the window
    return (int(row) + first[1], int(column) + first[0]) if near else None
