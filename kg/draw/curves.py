"""How each arrow bends, so that its label lies on free paper: labels cover neither nodes nor each other where it can be helped."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from kg.draw.arrows import Arrow
from kg.draw.boxes import Box
from kg.draw.text import extent

_ROUNDS = 3  # the later ones know where all labels lie
_CAREFUL = 1000  # arrows up to which all that is worth it; of more, nobody reads the labels of the whole
_HASTY_BENDS = 3
_SHARP, _TWICE, _CROSSED = 30, 4000, 40  # costs, in square pixels covered
_SAMPLES = (0.5, 0.65, 0.8)  # shares of the way from an end to the label
_BENDS = (0.0, 0.12, -0.12, 0.24, -0.24, 0.38, -0.38, 0.55, -0.55, 0.75, -0.75)
_CELL_WIDTH, _CELL_HEIGHT = 160, 60  # pixels


Point = tuple[float, float]


def curves(arrows: Sequence[Arrow], points: Mapping[str, Point], boxes: Iterable[Box], font: float) -> list[float]:
    """The bend of each arrow: 0 straight, else the roundness of vis-network's curve, clockwise where positive.

    Args:
        arrows: in the order in which they are placed.
        points: what the arrows run to: the middle of each node's shape.
        boxes: what the nodes cover, names included.
        font: size of the labels in pixels.
    """
    paper = _Paper()
    for box in boxes:
        paper.add(box)
    bends = [0.0] * len(arrows)
    labels: list[Box | None] = [None] * len(arrows)
    taken: defaultdict[frozenset[str], list[float]] = defaultdict(list)
    careful = len(arrows) <= _CAREFUL
    for _ in range(_ROUNDS if careful else 1):
        for i, arrow in enumerate(arrows):
            side = 1 if arrow.subject < arrow.object else -1  # the same side of the paper for both directions
            used, old = taken[frozenset((arrow.subject, arrow.object))], labels[i]
            if old is not None:
                paper.remove(old)
                used.remove(side * bends[i])
            ends = points[arrow.subject], points[arrow.object]
            bends[i], label = _best(paper, ends, extent(arrow.label, font), {side * bend for bend in used}, careful)
            used.append(side * bends[i])
            paper.add(label)
            labels[i] = label
    return bends


def _best(paper: _Paper, ends: tuple[Point, Point], size: tuple[float, float], used: set[float], careful: bool) -> tuple[float, Box]:
    """The bend that hides least, and where its label lies; gentle bends before sharp ones, and none twice for a pair."""
    options = []
    for rank, bend in enumerate(_BENDS if careful else _BENDS[:_HASTY_BENDS]):
        box = Box(*middle(*ends, bend), *size)
        cost = paper.covered(box) + _SHARP * rank + _TWICE * (bend in used)
        cost += _CROSSED * paper.crossed(*ends, box) if careful else 0
        options.append((cost, rank, bend, box))
    _, _, bend, box = min(options, key=lambda option: option[:2])
    return bend, box


def middle(start: Point, end: Point, bend: float) -> Point:
    """The point where vis-network writes the label: half way along its quadratic curve (straight where ``bend`` is 0)."""
    centre = ((start[0] + end[0]) / 2, (start[1] + end[1]) / 2)
    if bend == 0:
        return centre
    across, up = end[0] - start[0], start[1] - end[1]
    angle = math.atan2(up, across) + (bend + 1) * 0.5 * math.pi
    reach = (abs(bend) + 1) * 0.5 * math.hypot(across, up)
    via = (start[0] + reach * math.sin(angle), start[1] + reach * math.cos(angle))
    return ((centre[0] + via[0]) / 2, (centre[1] + via[1]) / 2)


class _Paper:
    """What has been written where, by cell, to see quickly how much of it a new box would cover."""

    def __init__(self) -> None:
        self._cells: defaultdict[tuple[int, int], list[Box]] = defaultdict(list)

    def add(self, box: Box) -> None:
        for cell in _cells(box):
            self._cells[cell].append(box)

    def remove(self, box: Box) -> None:
        for cell in _cells(box):
            self._cells[cell] = [other for other in self._cells[cell] if other is not box]

    def crossed(self, start: Point, end: Point, label: Box) -> int:
        """How many of some points on both halves of a curve, away from its ends and its label, lie on an earlier box."""
        points = [(a + (m - a) * t, b + (n - b) * t) for a, b in (start, end) for m, n in ((label.x, label.y),) for t in _SAMPLES]
        return sum(
            any(_covers(box, x, y) for box in self._cells.get((int(x // _CELL_WIDTH), int(y // _CELL_HEIGHT)), ())) for x, y in points
        )

    def covered(self, box: Box) -> float:
        """Square pixels of earlier boxes under this one."""
        near = {id(other): other for cell in _cells(box) for other in self._cells.get(cell, ())}  # once each, in the order added
        return sum(_overlap(box, other) for other in near.values())


def _cells(box: Box) -> list[tuple[int, int]]:
    left, right = int((box.x - box.width / 2) // _CELL_WIDTH), int((box.x + box.width / 2) // _CELL_WIDTH)
    top, bottom = int((box.y - box.height / 2) // _CELL_HEIGHT), int((box.y + box.height / 2) // _CELL_HEIGHT)
    return [(column, row) for column in range(left, right + 1) for row in range(top, bottom + 1)]


def _overlap(one: Box, other: Box) -> float:
    wide = min(one.x + one.width / 2, other.x + other.width / 2) - max(one.x - one.width / 2, other.x - other.width / 2)
    high = min(one.y + one.height / 2, other.y + other.height / 2) - max(one.y - one.height / 2, other.y - other.height / 2)
    return max(0.0, wide) * max(0.0, high)


def _covers(box: Box, x: float, y: float) -> bool:
    return abs(x - box.x) <= box.width / 2 and abs(y - box.y) <= box.height / 2
