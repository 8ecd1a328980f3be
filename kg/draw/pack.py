"""Unconnected parts of the graph on one sheet: the largest in the middle, each next one in the nearest free place."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from kg.draw.boxes import Box

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Grid = NDArray[np.bool_]

_CELL = 40.0  # pixels


def pack(frames: Sequence[Box], inks: Sequence[Sequence[Box]], shape: float) -> list[tuple[float, float]]:
    """How far to move each part, in pixels, so that none lies on another; the whole about ``shape`` times as wide as high.

    Args:
        frames: the box round each part, in the order in which they get a place.
        inks: what each part covers of its frame; the rest is free for others.
        shape: width to height.
    """
    import numpy as np

    spans = [(_cells(frame.width) + 1, _cells(frame.height) + 1) for frame in frames]
    area = sum(width * height for width, height in spans)
    # Every part fits: the sheet has room for all of them side by side with the widest and the highest left over.
    columns = int((area * shape) ** 0.5 * 1.5) + 2 * max((width for width, _ in spans), default=0)
    rows = int((area / shape) ** 0.5 * 1.5) + 2 * max((height for _, height in spans), default=0)
    sheet = np.zeros((rows, columns), dtype=bool)
    moves = []
    for frame, ink, span in zip(frames, inks, spans, strict=True):
        row, column = _nearest(sheet, span, shape)
        across = column * _CELL - (frame.x - frame.width / 2)
        down = row * _CELL - (frame.y - frame.height / 2)
        moves.append((across, down))
        for box in ink:
            left, top = box.x + across - box.width / 2, box.y + down - box.height / 2
            # A free cell stays on every side, so that parts can be told apart.
            _mark(sheet, int(left // _CELL) - 1, int(top // _CELL) - 1, _cells(box.width) + 3, _cells(box.height) + 3)
    return moves


def _cells(length: float) -> int:
    return int(-(-length // _CELL))


def _mark(sheet: Grid, column: int, row: int, width: int, height: int) -> None:
    sheet[max(row, 0) : max(row + height, 0), max(column, 0) : max(column + width, 0)] = True


def _nearest(sheet: Grid, span: tuple[int, int], shape: float) -> tuple[int, int]:
    """Row and column of the free rectangle nearest to the middle; the last one where none is free."""
    import numpy as np

    width, height = span
    sums = np.pad(sheet.astype(np.int64).cumsum(0).cumsum(1), ((1, 0), (1, 0)))
    taken = sums[height:, width:] - sums[:-height, width:] - sums[height:, :-width] + sums[:-height, :-width]
    rows, columns = np.indices(taken.shape)
    # How far the farther edge of the part would lie from the middle, in sheets of the wished shape.
    right = np.abs(columns + width / 2 - sheet.shape[1] / 2) + width / 2
    below = np.abs(rows + height / 2 - sheet.shape[0] / 2) + height / 2
    cost = np.maximum(right / shape, below) + 0.01 * (right / shape + below) + np.where(taken > 0, 1e9, 0)
    row, column = np.unravel_index(int(cost.argmin()), cost.shape)
    return int(row), int(column)
