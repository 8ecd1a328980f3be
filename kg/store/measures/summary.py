"""A network in a few numbers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.store.measures.communities import modularity, partition
from kg.store.measures.cuts import bridges, points
from kg.store.measures.links import components, links, rounded

if TYPE_CHECKING:
    import networkx


@dataclass(frozen=True, slots=True)
class Summary:
    """``links`` are the pairs of entities between which something is told; ``density`` is their share of all pairs.

    A component is a part without links to others; ``modularity`` tells how well the network falls into its communities.
    """

    articles: int
    entities: int
    facts: int
    links: int
    density: float
    components: int
    largest_component: int
    communities: int
    modularity: float
    bridges: int
    articulation_points: int


def summary(graph: networkx.MultiDiGraph) -> Summary:
    """The numbers of a network (``kg.network``)."""
    found = links(graph)
    neighbours = found.neighbours()
    parts, several = components(neighbours), partition(found)
    pairs = len(found.ids) * (len(found.ids) - 1) / 2
    return Summary(
        articles=len({article for _, _, article in graph.edges(data="article")}),
        entities=len(found.ids),
        facts=graph.number_of_edges(),
        links=len(found.mutual),
        density=rounded(len(found.mutual) / pairs) if pairs else 0.0,
        components=len(parts),
        largest_component=len(parts[0]) if parts else 0,
        communities=len(several),
        modularity=modularity(found, several),
        bridges=sum(1 for _ in bridges(neighbours)),
        articulation_points=sum(1 for _ in points(neighbours)),
    )
