"""Who belongs together: communities by the Louvain method, always the same ones."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.store.measures.links import Links, links, rounded

if TYPE_CHECKING:
    import networkx

SEED = 0


@dataclass(frozen=True, slots=True)
class Community:
    """Entities with more links among each other than with others. ``members`` are ids, those with most told of them first."""

    members: tuple[str, ...]
    names: tuple[str, ...]  # of the members, in the same order
    links: int  # between members


def communities(graph: networkx.MultiDiGraph) -> list[Community]:
    """The communities of a network (``kg.network``), the largest first. Entities without a link are in none."""
    found = links(graph)
    return _described(found, partition(found))


def partition(found: Links) -> list[set[int]]:
    """The communities as sets of numbers.

    An entity with one link is in the community of that link's other end, which is the best there is for it; so only the
    others need be tried, which are a third of them in news.
    """
    import networkx

    neighbours = found.neighbours()
    leaf = {i: near[0] for i, near in enumerate(neighbours) if len(near) == 1 and (len(neighbours[near[0]]) > 1 or near[0] < i)}
    whole = networkx.Graph()
    whole.add_nodes_from(i for i, near in enumerate(neighbours) if near and i not in leaf)
    inside = dict.fromkeys(whole, 0)
    for (a, b), weight in found.mutual.items():
        if a in leaf or b in leaf:
            inside[leaf.get(a, leaf.get(b, -1))] += weight
        else:
            whole.add_edge(a, b, weight=weight)
    whole.add_edges_from((i, i, {"weight": weight}) for i, weight in inside.items() if weight)
    if not whole:
        return []
    of = {i: number for number, members in enumerate(networkx.community.louvain_communities(whole, seed=SEED)) for i in sorted(members)}
    several: dict[int, set[int]] = {}
    for i in [*whole, *leaf]:
        several.setdefault(of[leaf.get(i, i)], set()).add(i)
    return [several[number] for number in sorted(several)]


def modularity(found: Links, several: list[set[int]]) -> float:
    """How much more is told inside communities than would be by chance (Newman 2004): 0 is chance, 1 the most there could be."""
    of = {i: number for number, members in enumerate(several) for i in members}
    total = sum(found.mutual.values())
    if not total:
        return 0.0
    ends = [0] * len(several)
    inside = 0
    for (a, b), weight in found.mutual.items():
        ends[of[a]] += weight
        ends[of[b]] += weight
        inside += weight if of[a] == of[b] else 0
    return rounded(inside / total - sum((one / (2 * total)) ** 2 for one in ends))


def _described(found: Links, several: list[set[int]]) -> list[Community]:
    weight = [0] * len(found.ids)
    for (a, b), told in found.mutual.items():
        weight[a] += told
        weight[b] += told
    of = {i: number for number, members in enumerate(several) for i in members}
    inside = [0] * len(several)
    for a, b in found.mutual:
        inside[of[a]] += of[a] == of[b]
    made = []
    for members, count in zip(several, inside, strict=True):
        order = sorted(members, key=lambda i: (-weight[i], found.label(i), found.ids[i]))
        made.append(Community(tuple(found.ids[i] for i in order), tuple(map(found.label, order)), count))
    return sorted(made, key=lambda one: (-len(one.members), one.names, one.members))
