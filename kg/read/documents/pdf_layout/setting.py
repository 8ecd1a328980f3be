"""How a document is set: the size of its text, the distance of its lines, the edges of its columns."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from kg.read.documents.pdf_layout.shapes import Block, Line

_SIZES = 0.06  # share that the sizes of lines of one paragraph differ at most
_DISPLAY = 1.15  # times the size of the text: headlines and headings
_LEADING = 1.45  # times the size, where too few lines tell
_FEWEST_PAIRS = 3
_COMMON = 0.2  # share of the distances between lines
_LARGEST_LEADING = 3.0  # times the size
_FLUSH = 0.2  # ems from the edge
_JUSTIFIED = 0.55  # share of lines that end at the edge
_COLUMN = 4  # lines that tell the edges of a column
_SHIFT = 2.0  # ems that the edges of one column may differ


class Setting:
    """How a document is set, from its lines in blocks."""

    def __init__(self, blocks: Sequence[Sequence[Line]]) -> None:
        blocks = [part for block in blocks for part in _of_one_size(block)]
        lines = [line for block in blocks for line in block]
        characters = Counter[float]()
        for line in lines:
            characters[round(line.size, 1)] += len(line.text)
        self.size = characters.most_common(1)[0][0] if characters else 10.0
        self._edges = _edges(blocks)
        self._right = max((line.x1 for line in lines), default=0.0)
        self._leading = _leading(blocks)
        self.blocks = [self._block(block) for block in blocks]
        self.justified = self._justified()

    def display(self, line: Line) -> bool:
        """Whether a line is larger than the text is."""
        return line.size > _DISPLAY * self.size

    def leading(self, size: float) -> float:
        """The distance of two lines of one paragraph."""
        return self._leading.get(round(size * 2), _LEADING * size)

    def flush(self, line: Line, block: Block) -> bool:
        """Whether a line ends at the right edge of its column."""
        return block.right - line.x1 <= max(1.5, _FLUSH * line.size)

    def _block(self, lines: Sequence[Line]) -> Block:
        """Lines with the edges of their column: of those of the document that hold them, the narrowest."""
        left, right, size = min(line.x0 for line in lines), max(line.x1 for line in lines), lines[0].size
        held = [(b - a, a, b) for a, b in self._edges if a - 1 <= left <= a + 4 * size and b >= right - 1]
        if held:
            _, a, b = min(held)
            return Block(list(lines), min(a, left), max(b, right))
        return Block(list(lines), left, right if len(lines) >= _COLUMN else max(right, self._right))

    def _justified(self) -> bool:
        flush = all_lines = 0
        for block in self.blocks:
            body = [line for line in block.lines if abs(line.size - self.size) < 0.1 * self.size]
            all_lines += len(body)
            flush += sum(self.flush(line, block) for line in body)
        return all_lines >= 2 * _COLUMN and flush > _JUSTIFIED * all_lines


def same_size(one: Line, other: Line) -> bool:
    """Whether two lines may be of one paragraph by their sizes."""
    return abs(one.size - other.size) <= _SIZES * max(one.size, other.size)


def _of_one_size(block: Sequence[Line]) -> Iterator[list[Line]]:
    """The parts of a block whose lines have one size: a headline above a column does not tell the column's edges."""
    part: list[Line] = []
    for line in block:
        if part and not same_size(part[-1], line):
            yield part
            part = []
        part.append(line)
    if part:
        yield part


def _edges(blocks: Sequence[Sequence[Line]]) -> list[tuple[float, float]]:
    """The edges of the columns; where the same column has several on different pages, the widest."""
    edges: list[tuple[float, float]] = []
    for block in sorted(blocks, key=len, reverse=True):
        if len(block) < _COLUMN or len(edges) >= 100:
            break
        left, right = min(line.x0 for line in block), max(line.x1 for line in block)
        most = _SHIFT * block[0].size
        same = next((i for i, (a, b) in enumerate(edges) if abs(a - left) <= 1 and abs(b - right) <= most), None)
        if same is None:
            edges.append((left, right))
        else:
            a, b = edges[same]
            edges[same] = (min(a, left), max(b, right))
    return edges


def _leading(blocks: Sequence[Sequence[Line]]) -> dict[int, float]:
    """By twice the size of lines, their distance: the smallest that is common."""
    distances: dict[int, list[float]] = defaultdict(list)
    for block in blocks:
        for above, below in pairwise(block):
            distance = above.y - below.y
            if 0 < distance <= _LARGEST_LEADING * below.size:
                distances[round(below.size * 2)].append(distance)
    found = {}
    for size, values in distances.items():
        if len(values) >= _FEWEST_PAIRS:
            common = Counter(round(value * 2) for value in values)
            smallest = min(value for value, count in common.items() if count >= _COMMON * len(values) or count == max(common.values()))
            found[size] = max(value for value in values if round(value * 2) == smallest)
    return found
