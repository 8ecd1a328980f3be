"""A part of the graph as one self-contained HTML page (see docs/draw.md)."""

from kg.draw.write import draw

__all__ = ["draw"]
