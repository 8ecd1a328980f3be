"""The links of a network: entities as numbers, and how much is told between two of them, whichever way round.

All measures start from here. Numbers follow the order of the ids, so that nothing depends on how the network was put together.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import networkx


@dataclass(frozen=True, slots=True)
class Links:
    """Entities by number, and the weights of the links between two.

    The weight of a link counts what is told, not how often: a predicate counts once for each origin that tells it, so that
    copies of an article weigh nothing. Facts of an entity with itself are no links.
    """

    ids: tuple[str, ...]
    entities: tuple[dict[str, Any], ...]  # their attributes
    directed: dict[tuple[int, int], int]  # from subject to object
    mutual: dict[tuple[int, int], int]  # both ways together; the lower number first
    told: dict[tuple[int, int], tuple[str, ...]]  # the predicates of a mutual link, sorted

    def neighbours(self) -> list[list[int]]:
        """For each entity those that it has a link with, sorted."""
        found: list[list[int]] = [[] for _ in self.ids]
        for a, b in self.mutual:
            found[a].append(b)
            found[b].append(a)
        return [sorted(several) for several in found]

    def label(self, number: int) -> str:
        """The name of an entity."""
        return str(self.entities[number]["label"])


def links(graph: networkx.MultiDiGraph) -> Links:
    """The links of a network as ``kg.network`` gives it."""
    ids = tuple(sorted(graph))
    number = {id: i for i, id in enumerate(ids)}
    told: dict[tuple[int, int], set[tuple[str, str]]] = defaultdict(set)
    for subject, object, edge in graph.edges(data=True):
        if subject != object:
            told[number[subject], number[object]].add((edge["predicate"], edge["origin"]))
    directed = {pair: len(told[pair]) for pair in sorted(told)}
    mutual: dict[tuple[int, int], int] = defaultdict(int)
    predicates: dict[tuple[int, int], set[str]] = defaultdict(set)
    for (a, b), weight in directed.items():
        pair = (min(a, b), max(a, b))
        mutual[pair] += weight
        predicates[pair] |= {predicate for predicate, _ in told[a, b]}
    return Links(
        ids,
        tuple(dict(graph.nodes[id]) for id in ids),
        directed,
        {pair: mutual[pair] for pair in sorted(mutual)},
        {pair: tuple(sorted(predicates[pair])) for pair in sorted(predicates)},
    )


def components(neighbours: list[list[int]]) -> list[list[int]]:
    """The parts between which there is no link, the largest first; of equals the one with the lowest number."""
    seen = [False] * len(neighbours)
    found = []
    for start in range(len(neighbours)):
        if seen[start]:
            continue
        seen[start] = True
        part = [start]
        for one in part:  # it grows while it is gone through
            for other in neighbours[one]:
                if not seen[other]:
                    seen[other] = True
                    part.append(other)
        found.append(sorted(part))
    return sorted(found, key=lambda part: (-len(part), part[0]))


def rounded(number: float) -> float:
    """Four digits, which is more than a measure of news is good for, and the same on every machine."""
    return float(f"{number:.4g}")
