"""Elements of an SVG: numbers short, text clean."""

from __future__ import annotations

import re
from collections.abc import Mapping
from xml.etree import ElementTree

from kg.draw.text import clean

Element = ElementTree.Element
_NO_XML = re.compile("[\ufffe\uffff]")


def add(parent: Element, tag: str, attributes: Mapping[str, object] | None = None, *, text: str = "") -> Element:
    """A new last child of an element. News text is cleaned of what XML or the eye cannot take."""
    values = {name: number(value) if isinstance(value, float) else str(value) for name, value in (attributes or {}).items()}
    made = ElementTree.SubElement(parent, tag, values)
    made.text = _NO_XML.sub("", clean(text)) if text else None
    return made


def number(value: float) -> str:
    """With one digit after the point, if any."""
    return f"{value:.1f}".removesuffix(".0")


def path(*parts: str | float) -> str:
    """Commands and numbers of a path.

    >>> path("M", 1.0, 2.25, "h", 3)
    'M 1 2.2 h 3'
    """
    return " ".join(part if isinstance(part, str) else number(part) for part in parts)
