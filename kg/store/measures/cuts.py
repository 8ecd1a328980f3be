"""What holds a network together: links and entities without which a part of it falls off."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.store.measures.links import Links, links

if TYPE_CHECKING:
    import networkx

BRIDGE, POINT = "bridge", "articulation point"


@dataclass(frozen=True, slots=True)
class Cut:
    """A link (a bridge) or an entity (an articulation point) without which a part of the network falls into several.

    ``apart`` is how many entities fall off the largest piece. Of a bridge ``entity`` is the end on the larger side and
    ``other`` that on the smaller one; ``told`` are the predicates between them. Of an articulation point both are empty.
    """

    kind: str
    apart: int
    entity: str  # id
    name: str
    other: str = ""
    other_name: str = ""
    told: tuple[str, ...] = ()


def cuts(graph: networkx.MultiDiGraph, least: int = 2) -> list[Cut]:
    """The bridges and articulation points of a network (``kg.network``), those first that hold most.

    Args:
        graph: the network.
        least: how many entities must fall off; that one alone does is true of every entity with one link.
    """
    found = links(graph)
    several = [_bridge(found, *pair, apart) for pair, apart in bridges(found.neighbours()) if apart >= least]
    several += [Cut(POINT, apart, found.ids[i], found.label(i)) for i, apart in points(found.neighbours()) if apart >= least]
    return sorted(several, key=lambda one: (-one.apart, one.kind, one.name, one.other_name, one.entity, one.other))


def bridges(neighbours: list[list[int]]) -> Iterator[tuple[tuple[int, int], int]]:
    """The links that are the only way between two sides: the ends, that on the larger side first, and how many are on the other."""
    for tree in _trees(neighbours):
        for below, above in tree.above.items():
            if tree.low[below] > tree.found[above]:
                size = tree.size[below]
                if 2 * size < tree.total or (2 * size == tree.total and above < below):
                    yield (above, below), size
                else:
                    yield (below, above), tree.total - size


def points(neighbours: list[list[int]]) -> Iterator[tuple[int, int]]:
    """The entities without which the others fall into pieces, and how many fall off the largest piece."""
    for tree in _trees(neighbours):
        pieces: dict[int, list[int]] = {}
        for below, above in tree.above.items():
            if tree.low[below] >= tree.found[above]:
                pieces.setdefault(above, []).append(tree.size[below])
        for one, sizes in pieces.items():
            rest = tree.total - 1 - sum(sizes)
            if apart := tree.total - 1 - max(*sizes, rest):
                yield one, apart


@dataclass(slots=True)
class _Tree:
    """A part of the network as a walk into its depth finds it (Tarjan 1972).

    ``found`` is when an entity was, ``low`` the earliest that it and those below it have a link with, ``size`` how many it
    and those below it are, ``above`` where it was come to from.
    """

    found: dict[int, int]
    low: dict[int, int]
    size: dict[int, int]
    above: dict[int, int]

    @property
    def total(self) -> int:
        return len(self.found)


def _trees(neighbours: list[list[int]]) -> Iterator[_Tree]:
    seen = [False] * len(neighbours)
    for root in range(len(neighbours)):
        if not seen[root]:
            tree = _walked(root, neighbours)
            for one in tree.found:
                seen[one] = True
            yield tree


def _walked(root: int, neighbours: list[list[int]]) -> _Tree:
    tree = _Tree({root: 0}, {root: 0}, {root: 1}, {})
    way = [(root, iter(neighbours[root]))]
    while way:
        here, ahead = way[-1]
        for other in ahead:
            if other not in tree.found:
                tree.found[other] = tree.low[other] = len(tree.found)
                tree.size[other], tree.above[other] = 1, here
                way.append((other, iter(neighbours[other])))
                break
            if other != tree.above.get(here):
                tree.low[here] = min(tree.low[here], tree.found[other])
        else:
            way.pop()
            if here != root:
                above = tree.above[here]
                tree.low[above] = min(tree.low[above], tree.low[here])
                tree.size[above] += tree.size[here]
    return tree


def _bridge(found: Links, near: int, far: int, apart: int) -> Cut:
    told = found.told[min(near, far), max(near, far)]
    return Cut(BRIDGE, apart, found.ids[near], found.label(near), found.ids[far], found.label(far), told)
