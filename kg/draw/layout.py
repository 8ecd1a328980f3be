"""Where everything goes: the connected parts of the graph spread, parted and packed, each near where its names draw it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from kg.draw.boxes import Box, bounding, part
from kg.draw.pack import pack
from kg.draw.text import extent

if TYPE_CHECKING:
    import networkx

    from kg.draw.stress import Floats2d

_HOP = 200.0  # pixels between neighbours
_APART = 26.0  # pixels more, for neighbours that share few neighbours
_FLAT = 0.72  # screens are wider than high, and text needs width more than height
_MARGIN = 16.0  # pixels kept free round a node
_STEP = 40.0  # pixels between points of an arrow that keep other parts away
_SCREEN = 1.4  # width to height
_ROOM = 2.6  # times the area that boxes cover


def layout(
    graph: networkx.MultiDiGraph, sizes: Mapping[str, tuple[float, float]], labels: Mapping[tuple[str, str], str], font: float
) -> dict[str, tuple[int, int]]:
    """Positions in whole pixels, the centre of each node's box.

    Args:
        graph: nodes and edges, of which only who is joined to whom counts.
        sizes: width and height of each node with its label, in pixels.
        labels: what is written on the arrows from a node to another.
        font: size of that writing, in pixels.
    """
    import networkx as nx

    from kg.draw.stress import anchors

    written = {pair: extent(label, font) for pair, label in labels.items()}
    parts = sorted((sorted(nodes) for nodes in nx.weakly_connected_components(graph)), key=lambda nodes: (-len(nodes), nodes))
    pictures = [_picture(graph, nodes, sizes, written) for nodes in parts]
    frames = [bounding(boxes) for boxes in pictures]
    # A part that is alone has nobody to keep away.
    inks = [[*boxes, *_lines(graph, nodes, boxes)] if len(parts) > 1 else [] for nodes, boxes in zip(parts, pictures, strict=True)]
    wishes = [tuple(anchors(nodes).mean(0).tolist()) for nodes in parts]
    return {
        node: (round(box.x + across), round(box.y + down))
        for nodes, boxes, (across, down) in zip(parts, pictures, pack(frames, inks, wishes, _SCREEN), strict=True)
        for node, box in zip(nodes, boxes, strict=True)
    }


def _lines(graph: networkx.MultiDiGraph, nodes: Sequence[str], boxes: Sequence[Box]) -> list[Box]:
    """Points along the arrows, as boxes: paper on which no other part may lie."""
    place = dict(zip(nodes, boxes, strict=True))
    points = []
    for node in nodes:
        for other in graph.successors(node):
            start, end = place[node], place[other]
            steps = int(max(abs(end.x - start.x), abs(end.y - start.y)) // _STEP)
            points += [Box(start.x + (end.x - start.x) * i / steps, start.y + (end.y - start.y) * i / steps, 0, 0) for i in range(1, steps)]
    return points


def _picture(
    graph: networkx.MultiDiGraph,
    nodes: Sequence[str],
    sizes: Mapping[str, tuple[float, float]],
    written: Mapping[tuple[str, str], tuple[float, float]],
) -> list[Box]:
    from kg.draw.stress import anchors, spread

    index = {node: i for i, node in enumerate(nodes)}
    pairs = sorted({(index[a], index[b]) for a in nodes for b in graph.successors(a) if a != b})
    neighbours: list[set[int]] = [set() for _ in nodes]
    lengths: dict[tuple[int, int], float] = {}
    for a, b in pairs:
        neighbours[a].add(b)
        neighbours[b].add(a)
        wide = written.get((nodes[a], nodes[b]), (0.0, 0.0))[0]
        pair = (min(a, b), max(a, b))
        lengths[pair] = max(lengths.get(pair, 0.0), wide + (sizes[nodes[a]][0] + sizes[nodes[b]][0]) / 4 + 50)
    for a, b in lengths:  # hubs need room for what hangs on each of them alone
        lengths[a, b] += _APART * len(neighbours[a] ^ neighbours[b]) ** 0.5
    place = spread([sorted(near) for near in neighbours], _HOP, lengths, anchors(nodes)) * (1.0, _FLAT)
    ink = sum((sizes[node][0] + _MARGIN) * (sizes[node][1] + _MARGIN) for node in nodes)
    ink += sum(written[nodes[a], nodes[b]][0] * written[nodes[a], nodes[b]][1] for a, b in pairs if (nodes[a], nodes[b]) in written)
    place = _roomy(place, ink)
    # Whole numbers from here on: the last bits of a sum must not decide which way a box is pushed.
    boxes = [Box(round(x), round(y), sizes[n][0] + _MARGIN, sizes[n][1] + _MARGIN) for n, (x, y) in zip(nodes, place.tolist(), strict=True)]
    part(boxes)
    return boxes


def _roomy(place: Floats2d, ink: float) -> Floats2d:
    """Blown up where the boxes would cover too much of the paper."""
    import numpy as np

    span = np.ptp(place, axis=0)
    paper = float(span[0] * span[1])
    return place * max(1.0, (ink * _ROOM / paper) ** 0.5) if paper > 0 and len(place) > 3 else place
