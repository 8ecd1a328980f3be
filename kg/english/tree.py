"""From scores of arcs to a tree: exactly one root, no cycle, the best-scoring one there is.

Nearly always each word's best head makes a tree at once, and then it is the best tree. Otherwise Chu-Liu/Edmonds finds the
maximum spanning arborescence; a large cost on every arc from the root leaves it with one such arc, since a complete graph
always has a tree with one.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

Heads = npt.NDArray[np.int64]
Scores = npt.NDArray[np.floating[Any]]


def decode(scores: Scores) -> Heads:
    """The best tree of one sentence.

    Args:
        scores: [n, n + 1], of each word's possible heads; column 0 is the root, column i + 1 the word i.

    Returns:
        [n], each word's head counted from 1; 0 for the one root.
    """
    n = len(scores)
    if n == 1:
        return np.zeros(1, np.int64)
    own = scores.astype(np.float64)
    own[np.arange(n), np.arange(1, n + 1)] = -np.inf
    heads: Heads = own.argmax(1)
    return heads if is_tree(heads) else _spanning_tree(own)


def is_tree(heads: Heads) -> bool:
    """Whether heads (counted from 1, 0 the root) have one root and no cycle."""
    if np.count_nonzero(heads == 0) != 1:
        return False
    up = np.concatenate(([0], heads))
    for _ in range(len(heads).bit_length()):  # jumps twice as far each time
        up = up[up]
    return not up.any()


def probabilities(scores: Scores, heads: Heads) -> npt.NDArray[np.float32]:
    """Probability [n] of each word's chosen head among all heads, by the scores."""
    n = len(scores)
    own = scores.astype(np.float32)
    own[np.arange(n), np.arange(1, n + 1)] = -np.inf
    own = np.exp(own - own.max(1, keepdims=True))
    chosen: npt.NDArray[np.float32] = own[np.arange(n), heads] / own.sum(1)
    return chosen


def _spanning_tree(scores: Scores) -> Heads:
    n = len(scores)
    full = np.full((n + 1, n + 1), -np.inf)  # full[head, dependent]
    full[:, 1:] = scores.T
    heads = _edmonds(full)[1:]
    if np.count_nonzero(heads == 0) > 1:  # rare, and slower: every cycle of the words must be broken first
        finite = scores[np.isfinite(scores)]
        full[0, 1:] -= 1.0 + (finite.max() - finite.min()) * (n + 1)
        heads = _edmonds(full)[1:]
    return heads


def _edmonds(scores: Scores) -> Heads:
    """Maximum spanning arborescence from node 0; ``scores[head, dependent]``. Returns each node's head, node 0's is 0."""
    heads: Heads = scores.argmax(0)
    heads[0] = 0
    cycle = _cycle(heads)
    if cycle is None:
        return heads
    inside = np.zeros(len(scores), bool)
    inside[cycle] = True
    outside = np.flatnonzero(~inside)  # node 0 is never on a cycle
    kept = scores[heads[cycle], cycle]
    entering = scores[np.ix_(outside, cycle)] - kept  # what is lost by breaking the cycle at each node
    leaving = scores[np.ix_(cycle, outside)]
    small = np.full((len(outside) + 1, len(outside) + 1), -np.inf)
    small[:-1, :-1] = scores[np.ix_(outside, outside)]
    small[:-1, -1] = entering.max(1)
    small[-1, :-1] = leaving.max(0)
    found = _edmonds(small)
    into = int(found[-1])
    broken = int(cycle[entering[into].argmax()])
    for k, node in enumerate(outside[1:], 1):
        heads[node] = outside[found[k]] if found[k] < len(outside) else cycle[leaving[:, k].argmax()]
    heads[broken] = outside[into]
    return heads


def _cycle(heads: Heads) -> Heads | None:
    """The nodes of one cycle, in order, or None."""
    state = [0] * len(heads)
    state[0] = 2
    for start in range(1, len(heads)):
        path, node = [], start
        while state[node] == 0:
            state[node] = 1
            path.append(node)
            node = int(heads[node])
        if state[node] == 1:
            return np.asarray(path[path.index(node) :])
        for seen in path:
            state[seen] = 2
    return None
