"""A picture as PNG, the same on every machine: drawn by resvg with a font that comes with us."""

from __future__ import annotations

from importlib.resources import as_file, files
from typing import Any

from kg.draw.svg import FACE
from kg.errors import KgError, MissingExtra

_SHARP = 2.0  # pixels for each of the SVG, as on good screens and in print
_LARGE, _ONCE = 2_000_000, 1.0  # characters of an SVG from which that would be more pixels than anyone can use


def png(svg: str) -> bytes:
    """The bytes of a PNG file.

    Args:
        svg: made by ``kg.draw.svg.svg``.

    Raises:
        MissingExtra: resvg-py is not installed.
        KgError: it cannot draw this.
    """
    try:
        from resvg_py import svg_to_bytes
    except ImportError as error:
        fix = "install it: pip install '.[png]' in a checkout, or kg[png]; or write SVG"
        raise MissingExtra("resvg-py draws PNG files and is not installed", where="--png", fix=fix) from error
    zoom = _SHARP if len(svg) < _LARGE else _ONCE
    with as_file(files("kg.draw").joinpath("fonts", "DejaVuSans.ttf")) as font:
        fonts: dict[str, Any] = {"skip_system_fonts": True, "font_files": [str(font)], "font_family": FACE, "sans_serif_family": FACE}
        try:
            return bytes(svg_to_bytes(svg_string=svg, zoom=zoom, **fonts))
        except ValueError as error:
            raise KgError(f"the picture cannot be drawn as PNG: {error}", where="png", fix="write SVG instead") from error
