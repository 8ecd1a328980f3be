"""Who is central: four measures of each entity."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import TYPE_CHECKING

from kg.store.measures.links import Links, components, links, rounded

if TYPE_CHECKING:
    import networkx
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.int64]
    Scores = NDArray[np.float64]

MEASURES = ("degree", "weight", "betweenness", "pagerank")
EXACT = 500  # entities of a part; in a larger one the shortest ways from some of its entities stand for all
SAMPLE = 256  # entities whose ways are followed in a larger part
_DAMPING = 0.85
_CLOSE_ENOUGH = 1e-10
_ROUNDS = 200


@dataclass(frozen=True, slots=True)
class Central:
    """How central an entity is.

    ``degree`` is how many others it has a link with; ``weight`` how much is told between it and them; ``betweenness`` the
    share of the shortest ways between two others that lead through it; ``pagerank`` the share of time that one who follows
    facts from subject to object at random spends with it.
    """

    entity: str  # id
    name: str
    type: str
    degree: int
    weight: int
    betweenness: float
    pagerank: float
    articles: int


def centralities(graph: networkx.MultiDiGraph, by: str = "degree") -> list[Central]:
    """The entities of a network (``kg.network``), the most central first; of equals the first by name.

    Betweenness is exact in parts of up to 500 entities; in larger ones it is an estimate from 256 of them, always the same.

    Args:
        graph: the network.
        by: the measure they are sorted by, one of ``MEASURES``.
    """
    found = links(graph)
    neighbours = found.neighbours()
    weight = [0] * len(found.ids)
    for (a, b), told in found.mutual.items():
        weight[a] += told
        weight[b] += told
    between, rank = betweenness(neighbours), pagerank(found)
    several = [
        Central(
            id, found.label(i), str(found.entities[i]["type"]), len(neighbours[i]), weight[i], between[i], rank[i],
            int(found.entities[i]["articles"]),
        )
        for i, id in enumerate(found.ids)
    ]  # fmt: skip
    return sorted(several, key=lambda one: (-getattr(one, by), -one.weight, one.name, one.entity))


def betweenness(neighbours: list[list[int]]) -> list[float]:
    """The share of the shortest ways between two others that lead through each entity (Freeman 1977)."""
    count = len(neighbours)
    pairs = (count - 1) * (count - 2) / 2
    found = [0.0] * count
    for part in components(neighbours):
        if len(part) > 2:
            tree = sum(len(neighbours[one]) for one in part) == 2 * (len(part) - 1)
            exact = _of_tree if tree else _exact
            through = exact(part, neighbours) if len(part) <= EXACT else _estimated(part, neighbours)
            for one, ways in zip(part, through, strict=True):
                found[one] = rounded(ways / pairs)
    return found


def _of_tree(part: list[int], neighbours: list[list[int]]) -> list[float]:
    """Where there is one way alone between two, which is so in most parts: all pairs but those within one piece go through."""
    order, above = [part[0]], {part[0]: -1}
    for one in order:  # it grows while it is gone through
        for other in neighbours[one]:
            if other != above[one]:
                above[other] = one
                order.append(other)
    size, squares = dict.fromkeys(part, 1), dict.fromkeys(part, 0)
    for one in reversed(order[1:]):
        size[above[one]] += size[one]
        squares[above[one]] += size[one] ** 2
    count = len(part)
    return [((count - 1) ** 2 - squares[one] - (count - size[one]) ** 2) / 2 for one in part]


def _exact(part: list[int], neighbours: list[list[int]]) -> list[float]:
    import networkx

    graph = networkx.Graph()
    graph.add_nodes_from(part)
    graph.add_edges_from((a, b) for a in part for b in neighbours[a])
    found = networkx.betweenness_centrality(graph, normalized=False)
    return [found[one] for one in part]


def _estimated(part: list[int], neighbours: list[list[int]]) -> list[float]:
    """Ways from some entities to all, scaled to what all would have (Brandes and Pich 2007).

    Written with numpy, step by step of all ways at once: networkx takes a hundred times as long.
    """
    import numpy as np

    number = {one: i for i, one in enumerate(part)}
    first = np.cumsum([0, *(len(neighbours[one]) for one in part)])
    heads = np.array([number[other] for one in part for other in neighbours[one]])
    starts = sorted(Random(0).sample(range(len(part)), SAMPLE))
    total = np.zeros(len(part))
    for start in starts:
        total += _through(start, first, heads)
    return [float(ways) for ways in total * (len(part) / SAMPLE / 2)]  # each way is met from both its ends


def _through(start: int, first: Numbers, heads: Numbers) -> Scores:
    """How many of the shortest ways from one entity lead through each other; of several to one end, each counts in part."""
    import numpy as np

    count = len(first) - 1
    steps = np.full(count, -1)
    ways = np.zeros(count)
    steps[start], ways[start] = 0, 1.0
    here = np.array([start])
    taken: list[tuple[Numbers, Numbers]] = []
    while here.size:
        lengths = first[here + 1] - first[here]
        tails = np.repeat(here, lengths)
        offsets = np.arange(tails.size) - np.repeat(np.cumsum(lengths) - lengths, lengths)
        ahead = heads[first[tails] + offsets]
        step = len(taken) + 1
        steps[ahead[steps[ahead] < 0]] = step
        onward = steps[ahead] == step
        taken.append((tails[onward], ahead[onward]))
        ways += np.bincount(ahead[onward], weights=ways[tails[onward]], minlength=count)
        here = np.flatnonzero(steps == step)
    through = np.zeros(count)
    for tails, ahead in reversed(taken):
        through += np.bincount(tails, weights=ways[tails] / ways[ahead] * (1 + through[ahead]), minlength=count)
    through[start] = 0.0
    return through


def pagerank(found: Links) -> list[float]:
    """PageRank (Brin and Page 1998) by rounds of numpy; networkx's own needs scipy. Who has no fact to follow leads anywhere."""
    import numpy as np

    count = len(found.ids)
    if not count:
        return []
    pairs = np.array(list(found.directed), dtype=np.int64).reshape(-1, 2)
    weights = np.array(list(found.directed.values()), dtype=float)
    out = np.bincount(pairs[:, 0], weights=weights, minlength=count)
    shares = weights / out[pairs[:, 0]]
    ends = out == 0
    rank = np.full(count, 1 / count)
    for _ in range(_ROUNDS):
        before = rank
        followed = np.bincount(pairs[:, 1], weights=rank[pairs[:, 0]] * shares, minlength=count)
        rank = _DAMPING * (followed + before[ends].sum() / count) + (1 - _DAMPING) / count
        if np.abs(rank - before).sum() < _CLOSE_ENOUGH:
            break
    return [rounded(float(share)) for share in rank]
