"""Where the nodes of one connected part go: as far apart on paper as they are in the graph, and each near its own anchor.

An anchor is drawn from the node's id alone. The start is the graph's own smoothing of the anchors, which changes little where
the graph does (a low-pass filter: Shuman et al. 2013), and a fixed number of steps of stress majorization follows (Gansner,
Koren, North 2004), held to the start by a weak spring: so a graph with one more article looks as it did before.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats2d = NDArray[np.float64]
    Ints2d = NDArray[np.int64]

_EXACT = 400  # nodes up to which paths are as long as their edges together; beyond, a step is a step
_ROUNDS = 30
_OWN = 0.1  # how much a node heeds its own anchor, where each neighbour counts as 1
_HOLD = 0.2  # strength of the spring to the start, where all other nodes together count as 1
_START = 0.8  # size of the start, where that of the wished distances is 1


def anchors(ids: Sequence[str]) -> Floats2d:
    """A point of the unit disc for each id (n rows, x and y), evenly spread, whatever other ids there are."""
    import numpy as np

    digests = [hashlib.sha256(id.encode("utf-8", "replace")).digest() for id in ids]
    drawn = np.array([[int.from_bytes(digest[:6], "big"), int.from_bytes(digest[6:12], "big")] for digest in digests]) / 2**48
    radius, turn = np.sqrt(drawn[:, 0]), 2 * np.pi * drawn[:, 1]
    return np.column_stack([radius * np.cos(turn), radius * np.sin(turn)])


def spread(neighbours: Sequence[Sequence[int]], hop: float, lengths: Mapping[tuple[int, int], float], anchored: Floats2d) -> Floats2d:
    """Positions (n rows, x and y, pixels) of a connected graph, round its middle.

    Args:
        neighbours: for each node its neighbours, both directions.
        hop: pixels between nodes one step apart.
        lengths: pixels wished for single pairs of neighbours (first index smaller), where ``hop`` is not enough.
        anchored: the anchor of each node (n rows).
    """
    import numpy as np

    count = len(neighbours)
    if count == 1:
        return np.zeros((1, 2))
    steps = all_steps(neighbours)
    wished = steps * hop
    for (i, j), length in lengths.items():
        wished[i, j] = wished[j, i] = max(length, hop)
    if count <= _EXACT:
        wished = _shortest(np.where(steps <= 1, wished, np.inf))
    start = _smoothed(neighbours, anchored)
    start *= _START * np.sqrt((wished**2).mean() / 2) / np.sqrt((start**2).sum(1).mean())
    return _majorize(start, wished)


def all_steps(neighbours: Sequence[Sequence[int]]) -> Floats2d:
    """Shortest paths between all pairs, in steps. Each node's reach is a row of bits, so a step costs one OR an edge."""
    import numpy as np

    count = len(neighbours)
    around = [sorted({i, *near}) for i, near in enumerate(neighbours)]
    flat = np.array([j for near in around for j in near])
    starts = np.cumsum([0, *map(len, around[:-1])])
    reach = np.packbits(np.eye(count, dtype=bool), axis=1)
    steps = np.full((count, count), 0.0)
    while True:
        wider = np.bitwise_or.reduceat(reach[flat], starts, axis=0)
        if np.array_equal(wider, reach):
            return steps
        steps += 1 - np.unpackbits(reach, axis=1, count=count)
        reach = wider


def _shortest(lengths: Floats2d) -> Floats2d:
    """Lengths of the shortest paths (Floyd and Warshall), given those of the edges."""
    import numpy as np

    for middle in range(len(lengths)):
        lengths = np.minimum(lengths, lengths[:, middle, None] + lengths[middle])
    return lengths


def _smoothed(neighbours: Sequence[Sequence[int]], anchored: Floats2d) -> Floats2d:
    """Every node where the mean of its neighbours and, weakly, its own anchor draw it; round the middle."""
    import numpy as np

    pulls = np.diag([len(near) + _OWN for near in neighbours])
    for i, near in enumerate(neighbours):
        pulls[i, list(near)] -= 1
    place = np.linalg.solve(pulls, _OWN * anchored)
    return np.asarray(place - place.mean(0))


def _majorize(start: Floats2d, wished: Floats2d) -> Floats2d:
    import numpy as np

    weights = 1 / np.where(wished == 0, np.inf, wished) ** 2
    hold = _HOLD * weights.sum(1).mean()
    inverse = np.linalg.inv(np.diag(weights.sum(1) + hold) - weights)
    held, pull = hold * start, weights * wished
    gaps = np.empty_like(pull)  # one big table, written over in every round: making new ones takes most of the time
    place = start
    for _ in range(_ROUNDS):
        squares = (place**2).sum(1)
        np.matmul(place, -2 * place.T, out=gaps)
        gaps += squares[:, None]
        gaps += squares
        np.sqrt(np.maximum(gaps, 1e-6, out=gaps), out=gaps)
        ratio = np.divide(pull, gaps, out=gaps)
        place = inverse @ (ratio.sum(1)[:, None] * place - ratio @ place + held)
        place = place - place.mean(0)
    return np.asarray(place)
