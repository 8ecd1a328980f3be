"""The graph as vis-network draws it: nodes and arrows as plain values for JSON, placed and styled."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kg.draw.arrows import Arrow, arrows
from kg.draw.boxes import Box
from kg.draw.curves import curves
from kg.draw.layout import layout
from kg.draw.payload import Json
from kg.draw.style import EDGE_FONT, LOOKS, STROKES, WORDS_FONT, font, radius
from kg.draw.text import extent, wrap

if TYPE_CHECKING:
    import networkx

_PADDING = 10.0  # pixels between the text and the frame of words, left and right together
_BELOW = 10.0  # pixels between a shape and the lower edge of its name, beside the name itself


@dataclass(frozen=True, slots=True)
class Picture:
    """Nodes and edges in vis-network's terms; a node's id is its place in ``order``, an edge's its place in ``arrows``."""

    order: tuple[str, ...]
    arrows: tuple[Arrow, ...]
    nodes: list[Json]
    edges: list[Json]


def picture(graph: networkx.MultiDiGraph) -> Picture:
    """Lays the graph out and says how each part of it looks."""
    order = tuple(sorted(graph.nodes, key=lambda id: (-graph.nodes[id]["salience"], id)))
    drawn = arrows(graph)
    labels = {id: _label(graph.nodes[id]) for id in order}
    sizes = {id: _size(graph.nodes[id], labels[id]) for id in order}
    written: dict[tuple[str, str], str] = {}
    for arrow in drawn:
        pair = (arrow.subject, arrow.object)
        written[pair] = max(written.get(pair, ""), arrow.label, key=lambda label: extent(label, EDGE_FONT)[0])
    centres = layout(graph, sizes, written, EDGE_FONT)
    points = {id: (x, y - _drop(graph.nodes[id], sizes[id])) for id, (x, y) in centres.items()}
    boxes = [Box(*centres[id], *sizes[id]) for id in order]
    bends = curves(drawn, points, boxes, EDGE_FONT)
    number = {id: i for i, id in enumerate(order)}
    nodes = [_node(number[id], graph.nodes[id], labels[id], points[id]) for id in order]
    return Picture(order, tuple(drawn), nodes, _edges(drawn, bends, number))


def _label(node: Mapping[str, Any]) -> str:
    return wrap(node["name"], 26, 3) if node["type"] is None else wrap(node["name"], 20, 3)


def _size(node: Mapping[str, Any], label: str) -> tuple[float, float]:
    if node["type"] is None:
        width, height = extent(label, WORDS_FONT)
        return (width + _PADDING, height + 2 * _PADDING)
    width, height = extent(label, font(node["salience"]))
    across = 2 * radius(node["salience"])
    return (max(width, across), height + across + _BELOW)


def _drop(node: Mapping[str, Any], size: tuple[float, float]) -> int:
    """How far the middle of the box lies below the middle of the shape, as the name is written under it."""
    return 0 if node["type"] is None else round(size[1] / 2 - radius(node["salience"]))


def _node(number: int, node: Mapping[str, Any], label: str, point: tuple[int, int]) -> Json:
    drawn = {"id": number, "label": label, "shape": LOOKS[node["type"]].shape, "x": point[0], "y": point[1]}
    if node["type"] is None:
        return {**drawn, "margin": _PADDING / 2, "font": {"size": WORDS_FONT}}
    return {**drawn, "size": radius(node["salience"]), "font": {"size": font(node["salience"])}}


def _edges(drawn: Sequence[Arrow], bends: Sequence[float], number: Mapping[str, int]) -> list[Json]:
    return [
        {
            "id": i,
            "from": number[arrow.subject],
            "to": number[arrow.object],
            "status": list(STROKES).index(arrow.status),
            "label": arrow.label,
            "dashes": list(STROKES[arrow.status].dashes) or False,
            "smooth": {"enabled": True, "type": "curvedCW" if bend > 0 else "curvedCCW", "roundness": abs(bend)} if bend else False,
        }
        for i, (arrow, bend) in enumerate(zip(drawn, bends, strict=True))
    ]
