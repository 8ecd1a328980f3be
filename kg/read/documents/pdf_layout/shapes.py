"""What the steps hand each other."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True, eq=False)
class Piece:
    """A stretch of text on one baseline, in points from the left and from the bottom of the upright page.

    ``family`` is that of its font. ``first`` is where its first word ends. ``before`` and ``after`` say whether white space was
    drawn there. ``drawn`` numbers the instruction that drew it, ``last_drawn`` the last one that added to it.
    """

    text: str
    x0: float
    x1: float
    y: float
    size: float
    bold: bool = False
    family: str = ""
    first: float = 0.0
    before: bool = False
    after: bool = False
    drawn: int = 0
    last_drawn: int = 0


@dataclass(slots=True, eq=False)
class Row:
    """Pieces on one baseline, from left to right."""

    pieces: list[Piece]

    @property
    def y(self) -> float:
        """The baseline of the largest piece."""
        return max(self.pieces, key=lambda p: p.size).y

    @property
    def size(self) -> float:
        """The size most of its characters have."""
        sizes: dict[float, int] = {}
        for piece in self.pieces:
            sizes[piece.size] = sizes.get(piece.size, 0) + len(piece.text)
        return max(sizes, key=lambda size: (sizes[size], size))

    @property
    def x0(self) -> float:
        return min(p.x0 for p in self.pieces)

    @property
    def x1(self) -> float:
        return max(p.x1 for p in self.pieces)


@dataclass(slots=True, eq=False)
class Page:
    """What is drawn on a page: its upright text, what of it is marked as no content, what is set aside with the reason, and its edges."""

    number: int
    bottom: float = 0.0
    top: float = 0.0
    pieces: list[Piece] = field(default_factory=list)
    artifacts: list[Piece] = field(default_factory=list)
    aside: list[tuple[str, str]] = field(default_factory=list)
    pictures: bool = False
    broken: bool = False


@dataclass(slots=True, eq=False)
class Line:
    """One line of a column: ``first`` is the width of its first word."""

    text: str
    x0: float
    x1: float
    y: float
    size: float
    bold: bool
    first: float
    page: int


@dataclass(slots=True, eq=False)
class Block:
    """Lines below each other, between the edges ``left`` and ``right`` of their column; half of them begin at ``usual`` or before."""

    lines: list[Line]
    left: float
    right: float
    usual: float = field(init=False)

    def __post_init__(self) -> None:
        self.usual = sorted(line.x0 for line in self.lines)[len(self.lines) // 2]


@dataclass(slots=True, eq=False)
class Paragraph:
    """Lines of one paragraph."""

    lines: list[Line]

    @property
    def size(self) -> float:
        return self.lines[0].size

    @property
    def page(self) -> int:
        return self.lines[0].page
