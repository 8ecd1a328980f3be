"""Who is told of together, as a colouring: the communities of what is drawn, found as ``kg measure`` finds those of a store."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import networkx


def communities(graph: networkx.MultiDiGraph) -> dict[str, int]:
    """For each node that is linked to another the number of its community; 0 is the largest."""
    import networkx as nx

    from kg.store.measures.communities import partition
    from kg.store.measures.links import links

    plain = nx.MultiDiGraph()
    plain.add_nodes_from(graph)
    for subject, object, edge in graph.edges(data=True):
        plain.add_edge(subject, object, predicate=edge["predicate"], origin=edge["article"])
    found = links(plain)
    groups = sorted((sorted(found.ids[i] for i in group) for group in partition(found)), key=lambda group: (-len(group), group))
    return {id: number for number, group in enumerate(groups) for id in group}
