"""A part of the graph as one self-contained HTML page, or as SVG or PNG (see docs/draw.md)."""

from kg.draw.drawing import Drawing, drawing
from kg.draw.write import draw

__all__ = ["Drawing", "draw", "drawing"]
