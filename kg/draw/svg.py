"""The picture as SVG, for a report: what the page shows when it opens, with the legend under it. The page's own export draws the same."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING
from xml.etree import ElementTree

from kg.draw.curves import middle
from kg.draw.payload import Json
from kg.draw.picture import Picture, picture
from kg.draw.style import EDGE_FONT, LOOKS, STROKES, Stroke
from kg.draw.text import LINE_HEIGHT, extent
from kg.draw.xml_elements import Element, add, number, path
from kg.types import EntityType

if TYPE_CHECKING:
    import networkx

Point = tuple[float, float]
Entry = tuple[float, EntityType | int | None, str]  # of the legend: how far right, the class or the number of the status, its name
FACE = "DejaVu Sans"
_INK, _SOFT, _PAPER = "#1b2430", "#5a6675", "#ffffff"
_MARGIN, _TITLE, _LEGEND = 40.0, 22, 14  # pixels: round the picture; sizes of writing
_LINE, _ABOVE, _NARROWEST = 26.0, 70.0, 700.0  # pixels: height of a line of the legend, of the title and the note; least width
_HALF_HIGH = 0.35  # of a letter, as a share of the font size: how far below the middle of a line its letters stand
_LOOP = 34.0  # pixels that an arrow from a node to itself reaches out
_UP = -math.pi / 2
# Corners of vis-network's shapes: how many, turned how far, and how far from the middle (a radius is 1).
_CORNERS = {
    "square": (4, math.pi / 4, 1.15),
    "diamond": (4, 0.0, 1.15),
    "triangle": (3, 0.0, 1.15),
    "triangleDown": (3, math.pi, 1.15),
    "hexagon": (6, math.pi / 6, 1.0),
}


def svg(graph: networkx.MultiDiGraph, *, title: str, note: str = "") -> str:
    """The graph drawn; the same graph and title give the same characters.

    Args:
        graph: made by ``kg.draw.network.network``.
        title: written above it.
        note: a line below the title.
    """
    shown = picture(graph)
    left, top, right, bottom = _frame(shown.nodes)
    legend = list(_legend(graph, shown))
    widest = max(x for entries in legend for x, _, _ in entries) + 2 * _MARGIN
    width, height = max(right - left, widest, _NARROWEST), bottom - top + _ABOVE + _LINE * len(legend)
    top -= _ABOVE
    size = {"width": number(width), "height": number(height), "viewBox": path(left, top, width, height)}
    root = Element("svg", {"xmlns": "http://www.w3.org/2000/svg", **size, "font-family": f"'{FACE}', sans-serif"})
    add(root, "title", text=title)
    _heads(root)
    add(root, "rect", {"x": left, "y": top, "width": width, "height": height, "fill": _PAPER})
    bold = {"font-size": _TITLE, "font-weight": "bold", "fill": _INK}
    add(root, "text", {"x": left + _MARGIN, "y": top + _ABOVE / 2, **bold}, text=title)
    add(root, "text", {"x": left + _MARGIN, "y": top + _ABOVE * 0.82, "font-size": _LEGEND, "fill": _SOFT}, text=note)
    inside = add(root, "g", {"text-anchor": "middle"})
    for edge in shown.edges:
        _edge(inside, shown.nodes, edge)
    for id, node in zip(shown.order, shown.nodes, strict=True):
        _node(inside, node, graph.nodes[id]["type"])
    for i, entries in enumerate(legend):
        for x, sign, label in entries:
            _legend_entry(root, (left + _MARGIN + x, bottom + _LINE * i + 6), sign, label)
    return ElementTree.tostring(root, encoding="unicode") + "\n"


def _frame(nodes: Sequence[Json]) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of the picture, names and a margin included."""
    boxes = [(node["x"], node["y"], *_half(node)) for node in nodes] or [(0.0, 0.0, 0.0, 0.0)]
    left, right = min(x - w for x, _, w, _ in boxes), max(x + w for x, _, w, _ in boxes)
    top, bottom = min(y - h for _, y, _, h in boxes), max(y + h for _, y, _, h in boxes)
    return left - _MARGIN, top - _MARGIN, right + _MARGIN, bottom + _MARGIN + 20


def _half(node: Json) -> tuple[float, float]:
    """Half the width of a node with its name, and how far it reaches up or down."""
    wide, high = extent(node["label"], node["font"]["size"])
    return (wide / 2 + 10, high / 2 + 10) if "margin" in node else (max(wide / 2, node["size"]), node["size"] + high)


def _line(status: int) -> dict[str, object]:
    """How the line of a status looks."""
    stroke: Stroke = list(STROKES.values())[status]
    dashes = {"stroke-dasharray": " ".join(map(str, stroke.dashes))} if stroke.dashes else {}
    return {"fill": "none", "stroke": stroke.light, "stroke-width": 1.5, "marker-end": f"url(#s{status})", **dashes}


def _edge(parent: Element, nodes: Sequence[Json], edge: Json) -> None:
    start, end = nodes[edge["from"]], nodes[edge["to"]]
    if start is end:
        x, y = float(start["x"]), float(start["y"] - start.get("size", 12))
        course = path("M", x - 6, y, "C", x - _LOOP, y - _LOOP, x + _LOOP, y - _LOOP, x + 6, y)
        label = (x, y - _LOOP * 0.75)
    else:
        label = middle((start["x"], start["y"]), (end["x"], end["y"]), _bend(edge))
        via = (2 * label[0] - (start["x"] + end["x"]) / 2, 2 * label[1] - (start["y"] + end["y"]) / 2)
        course = path("M", *_border(start, via), "Q", *via, *_border(end, via))
    add(parent, "path", {"d": course, **_line(edge["status"])})
    _write(parent, edge["label"], label, EDGE_FONT, list(STROKES.values())[edge["status"]].light)


def _bend(edge: Json) -> float:
    smooth = edge["smooth"]
    return float(smooth["roundness"] * (1 if smooth["type"] == "curvedCW" else -1)) if smooth else 0.0


def _border(node: Json, towards: Point) -> Point:
    """Where a line from the middle of a node to a point leaves it."""
    across, down = towards[0] - node["x"], towards[1] - node["y"]
    far = math.hypot(across, down) or 1.0
    if "margin" in node:
        wide, high = _half(node)
        reach = min(wide / (abs(across) / far or 1e-9), high / (abs(down) / far or 1e-9))
    else:
        reach = node["size"] + 2
    return node["x"] + across / far * reach, node["y"] + down / far * reach


def _node(parent: Element, node: Json, kind: EntityType | None) -> None:
    x, y, font = float(node["x"]), float(node["y"]), node["font"]["size"]
    if "margin" in node:
        wide, high = _half(node)
        frame = {"x": x - wide, "y": y - high, "width": 2 * wide, "height": 2 * high, "rx": 5}
        add(parent, "rect", {**frame, "fill": _PAPER, "stroke": _SOFT})
        _write(parent, node["label"], (x, y), font, _SOFT, halo=False)
        return
    _shape(parent, (x, y), node["size"], kind)
    rows = node["label"].count("\n") + 1
    _write(parent, node["label"], (x, y + node["size"] + rows * font * LINE_HEIGHT / 2 + 4), font, _INK)


def _shape(parent: Element, centre: Point, size: float, kind: EntityType | None) -> None:
    (x, y), look = centre, LOOKS[kind]
    ink = {"fill": look.colour, "stroke": _INK, "stroke-width": 1.5}
    if look.shape == "dot":
        add(parent, "circle", {"cx": x, "cy": y, "r": size, **ink})
    elif look.shape == "box":
        frame = {"x": x - size, "y": y - size * 0.6, "width": 2.0 * size, "height": 1.2 * size, "rx": 3}
        add(parent, "rect", {**frame, "fill": _PAPER, "stroke": _SOFT})
    else:
        add(parent, "polygon", {"points": path(*_corners(look.shape, centre, size)), **ink})


def _corners(shape: str, centre: Point, size: float) -> Iterator[float]:
    """x and y of each corner in turn."""
    if shape == "star":
        rays = [(size if i % 2 == 0 else size * 0.45, _UP + math.pi * i / 5) for i in range(10)]
    else:
        count, turn, far = _CORNERS[shape]
        rays = [(size * far, _UP + turn + 2 * math.pi * i / count) for i in range(count)]
    for far, angle in rays:
        yield from (centre[0] + far * math.cos(angle), centre[1] + far * math.sin(angle))


def _legend(graph: networkx.MultiDiGraph, shown: Picture) -> Iterator[list[Entry]]:
    """Two lines: the classes, and the statuses, of what is drawn."""
    kinds = {kind for _, kind in graph.nodes(data="type")}
    yield _placed([(kind, look.label) for kind, look in LOOKS.items() if kind in kinds])
    statuses = {edge["status"] for edge in shown.edges}
    yield _placed([(i, stroke.label) for i, stroke in enumerate(STROKES.values()) if i in statuses])


def _placed(entries: Sequence[tuple[EntityType | int | None, str]]) -> list[Entry]:
    """The entries side by side; the last is where another would stand."""
    placed, x = [], 0.0
    for sign, label in entries:
        placed.append((x, sign, label))
        x += 60 + extent(label, _LEGEND)[0]
    return [*placed, (x, None, "")]


def _legend_entry(root: Element, place: Point, sign: EntityType | int | None, label: str) -> None:
    x, y = place
    if not label:
        return
    if isinstance(sign, int):
        add(root, "path", {"d": path("M", x, y, "h", 34), **_line(sign)})
    else:
        _shape(root, (x + 26, y), 8, sign)
    add(root, "text", {"x": x + 42, "y": y + 5, "font-size": _LEGEND, "fill": _INK}, text=label)


def _heads(root: Element) -> None:
    """The heads of arrows, one for each status."""
    definitions = add(root, "defs")
    for i, stroke in enumerate(STROKES.values()):
        box = {"viewBox": "0 0 10 10", "refX": 9, "refY": 5, "markerWidth": 7, "markerHeight": 7, "orient": "auto"}
        add(add(definitions, "marker", {"id": f"s{i}", **box}), "path", {"d": "M0 0L10 5L0 10z", "fill": stroke.light})


def _write(parent: Element, label: str, centre: Point, font: int, ink: str, *, halo: bool = True) -> None:
    rows = label.split("\n")
    look = {"stroke": _PAPER, "stroke-width": 4, "paint-order": "stroke", "stroke-linejoin": "round"} if halo else {}
    y = centre[1] - (len(rows) - 1) * font * LINE_HEIGHT / 2 + font * _HALF_HIGH
    made = add(parent, "text", {"x": centre[0], "y": y, "font-size": font, "fill": ink, **look})
    for i, row in enumerate(rows):
        add(made, "tspan", {"x": centre[0], "dy": font * LINE_HEIGHT if i else 0}, text=row)
