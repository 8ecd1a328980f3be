"""Facts gathered into arrows: one arrow for all that a subject does to an object with the same status, each said on its label."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kg.draw.style import STROKES
from kg.draw.text import clean
from kg.types import Status

if TYPE_CHECKING:
    import networkx

_LINES = 3  # of a label; the panel lists the rest
_PREDICATE, _CLAIMANT = 30, 20  # characters shown of each
_SHORT = 16  # a label longer than this takes a second line for its claimant, if it has the arrow to itself


@dataclass(frozen=True, slots=True)
class Arrow:
    """One drawn arrow: nodes, status, its label (lines) and the keys of its edges in the graph."""

    subject: str
    object: str
    status: Status
    label: str
    keys: tuple[Any, ...]


def arrows(graph: networkx.MultiDiGraph) -> list[Arrow]:
    """The arrows of a graph in a fixed order."""
    groups: dict[tuple[str, str, Status], list[Any]] = {}
    for subject, object, key, status in sorted(graph.edges(keys=True, data="status"), key=lambda edge: edge[:3]):
        groups.setdefault((subject, object, status), []).append(key)
    return [
        Arrow(subject, object, status, _label(graph, status, [graph.edges[subject, object, key] for key in keys]), tuple(keys))
        for (subject, object, status), keys in sorted(groups.items())
    ]


def short(name: str, names: tuple[str, ...]) -> str:
    """The shortest of an entity's names that is part of its fullest one ("Zelenskyy"), for where there is little room."""
    inside = [other for other in names if len(other) > 2 and set(other.split()) < set(name.split())]
    return min(inside, key=lambda other: (len(other), other), default=name)


def _label(graph: networkx.MultiDiGraph, status: Status, edges: list[dict[str, Any]]) -> str:
    counts = Counter(_line(graph, status, edge) for edge in edges)
    rows = [(f"{did} ×{count}" if count > 1 else did, says) for (did, says), count in counts.items()]
    if len(rows) == 1 and len(" ".join(rows[0])) > _SHORT:
        return "\n".join(filter(None, rows[0]))
    lines = [f"{did} · {says}" if says else did for did, says in rows]
    if len(lines) > _LINES:
        lines = [*lines[: _LINES - 1], f"and {len(lines) - _LINES + 1} more"]
    return "\n".join(lines)


def _line(graph: networkx.MultiDiGraph, status: Status, edge: dict[str, Any]) -> tuple[str, str]:
    """What is done, with its status, and who says so."""
    did = STROKES[status].prefix + clean(edge["predicate"], _PREDICATE)
    if not edge["sources"]:
        return did, ""
    first, id = edge["sources"][0], edge["source_ids"][0]
    name = short(first, graph.nodes[id]["names"]) if id in graph else first
    more = f" +{len(edge['sources']) - 1}" if len(edge["sources"]) > 1 else ""
    return did, f"says {clean(name, _CLAIMANT)}{more}"
