"""A page as boxes in boxes, and in them blocks of text, in the order in which they are seen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any


@dataclass(slots=True, eq=False)
class Box:
    """An element that takes a place of its own on the page. ``first`` and ``last`` count the blocks in it, ``last`` exclusive."""

    element: Any
    tag: str
    parent: Box | None
    style: str  # its tag and classes
    first: int = 0
    last: int = 0
    pictures: int = 0  # in it, at whatever depth
    controls: int = 0  # the same: fields and buttons

    def up(self) -> Iterator[Box]:
        """The box and those around it, inner ones first."""
        box: Box | None = self
        while box is not None:
            yield box
            box = box.parent


@dataclass(slots=True, eq=False)
class Block:
    """A paragraph that is seen: its box, and how many of its characters are linked and set off."""

    text: str
    box: Box
    index: int
    linked: float  # share of the characters
    strong: float
    words: int
    lead: int  # words at its beginning that are a link

    @property
    def level(self) -> int:
        """1 to 6 for headings, else 0."""
        tag = self.box.tag
        return int(tag[1]) if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit() else 0


@dataclass(frozen=True, slots=True)
class Moment:
    """An element that tells a time, and the block that it is in or that comes next after it."""

    element: Any
    box: Box
    index: int


@dataclass(slots=True)
class Layout:
    """A page: its blocks, its boxes, its times, and whether something in it is hidden."""

    blocks: list[Block] = field(default_factory=list)
    boxes: list[Box] = field(default_factory=list)
    moments: list[Moment] = field(default_factory=list)
    hidden: bool = False
