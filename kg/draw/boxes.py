"""Boxes on paper: pushed apart until none covers another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_WORK = 60_000  # boxes looked at; a few boxes get many rounds, thousands a few dozen


@dataclass(slots=True)
class Box:
    """A rectangle by its centre and size, in pixels."""

    x: float
    y: float
    width: float
    height: float


def part(boxes: Sequence[Box]) -> None:
    """Moves boxes as little as it can until none overlaps another (or the rounds are over). In place, always the same way."""
    if len(boxes) < 2:
        return
    for _ in range(min(200, _WORK // len(boxes))):
        moved = False
        for first, second in _near(boxes):
            moved |= _push(boxes[first], boxes[second], first < second)
        if not moved:
            return


def _near(boxes: Sequence[Box]) -> Iterator[tuple[int, int]]:
    """Pairs of boxes that may overlap: those in the same or in neighbouring cells of a grid no box is larger than."""
    wide, high = max(box.width for box in boxes), max(box.height for box in boxes)
    cells: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
    for index, box in enumerate(boxes):
        cells[int(box.x // wide), int(box.y // high)].append(index)
    for (column, row), here in sorted(cells.items()):
        for place, index in enumerate(here):
            yield from ((index, other) for other in here[place + 1 :])
            for across, down in ((1, -1), (1, 0), (1, 1), (0, 1)):
                yield from ((index, other) for other in cells.get((column + across, row + down), ()))


def _push(first: Box, second: Box, forward: bool) -> bool:
    wide = (first.width + second.width) / 2 - abs(second.x - first.x)
    high = (first.height + second.height) / 2 - abs(second.y - first.y)
    if wide <= 0.01 or high <= 0.01:
        return False
    if wide < high:
        right = second.x > first.x or (second.x == first.x and forward)
        step = (wide / 2 + 0.5) * (1 if right else -1)
        first.x, second.x = first.x - step, second.x + step
    else:
        below = second.y > first.y or (second.y == first.y and forward)
        step = (high / 2 + 0.5) * (1 if below else -1)
        first.y, second.y = first.y - step, second.y + step
    return True


def bounding(boxes: Sequence[Box]) -> Box:
    """The smallest box round all of them."""
    left, right = min(b.x - b.width / 2 for b in boxes), max(b.x + b.width / 2 for b in boxes)
    top, bottom = min(b.y - b.height / 2 for b in boxes), max(b.y + b.height / 2 for b in boxes)
    return Box((left + right) / 2, (top + bottom) / 2, right - left, bottom - top)
