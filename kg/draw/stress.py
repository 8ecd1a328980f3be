"""Where the nodes of one connected part go: as far apart on paper as they are in the graph (stress majorization).

Nothing is drawn by lot: pivot MDS gives the start, a fixed number of steps follows (Gansner, Koren, North 2004).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats2d = NDArray[np.float64]
    Ints2d = NDArray[np.int64]

_PIVOTS = 30
_EXACT = 400  # nodes up to which paths are as long as their edges together; beyond, a step is a step


def spread(neighbours: Sequence[Sequence[int]], hop: float, lengths: Mapping[tuple[int, int], float]) -> Floats2d:
    """Positions (n rows, x and y, pixels) of a connected graph.

    Args:
        neighbours: for each node its neighbours, both directions.
        hop: pixels between nodes one step apart.
        lengths: pixels wished for single pairs of neighbours (first index smaller), where ``hop`` is not enough.
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
    return _majorize(_start(wished), wished, rounds=max(20, min(250, 50_000 // count)))


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


def _start(wished: Floats2d) -> Floats2d:
    """Pivot MDS: the two main axes of the distances to a few nodes far from each other."""
    import numpy as np

    pivots = [0]
    nearest = wished[0].copy()
    for _ in range(min(_PIVOTS, len(wished)) - 1):
        pivots.append(int(nearest.argmax()))
        nearest = np.minimum(nearest, wished[pivots[-1]])
    squares = wished[:, pivots] ** 2
    centred = squares - squares.mean(0) - squares.mean(1)[:, None] + squares.mean()
    _, axes = np.linalg.eigh(centred.T @ centred)
    place = centred @ axes[:, :-3:-1]
    place *= wished.max() / (np.abs(place).max() + 1e-9)
    # Twins (the leaves of a star) would start, and stay, on one spot: a golden-angle spiral sets them apart.
    turn = np.arange(len(wished)) * 2.399963
    return np.asarray(place + 0.2 * wished.max() * np.column_stack([np.cos(turn), np.sin(turn)]))


def _majorize(place: Floats2d, wished: Floats2d, rounds: int) -> Floats2d:
    import numpy as np

    count = len(place)
    weights = 1 / np.where(wished == 0, np.inf, wished) ** 2
    laplacian = np.diag(weights.sum(1)) - weights
    share = laplacian.trace() / count**2  # any positive number; this one keeps the matrix well-conditioned
    inverse = np.linalg.inv(laplacian + share)
    pull = weights * wished
    gaps = np.empty_like(pull)  # one big table, written over in every round: making new ones takes most of the time
    for _ in range(rounds):
        squares = (place**2).sum(1)
        np.matmul(place, -2 * place.T, out=gaps)
        gaps += squares[:, None]
        gaps += squares
        np.sqrt(np.maximum(gaps, 1e-6, out=gaps), out=gaps)
        ratio = np.divide(pull, gaps, out=gaps)
        place = inverse @ (ratio.sum(1)[:, None] * place - ratio @ place)
        place -= place.mean(0)
    return place
