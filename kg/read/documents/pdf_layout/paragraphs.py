"""Lines into paragraphs: where one ends, and where one goes on in the next column or on the next page."""

from __future__ import annotations

import re

from kg.read.documents.pdf_layout.hyphens import ends_broken
from kg.read.documents.pdf_layout.setting import Setting, same_size
from kg.read.documents.pdf_layout.shapes import Block, Line, Paragraph

_FAR = 1.17  # times the distance of lines: between paragraphs
_DISPLAY_FAR = 1.75  # times their size: between headings
_INDENT = 0.6  # ems
_SPACE = 0.25  # ems
_NEARLY_FULL = 0.15  # share of the width of a column that a line is short by where lines are broken for even lengths
_HALF_EMPTY = 0.4
_ENDS = re.compile(r"""[.?!:…]["'”’»)\]]*$""")
_BULLET = re.compile(r"[•◦▪‣●■]")
_MARKER = re.compile(r"(?:[•◦▪‣●■–—*-]|\(?\d{1,3}[.)]|\(?[a-z][.)])\s")
_END = 20  # characters of a line that are looked at
_OPENS = "\"'“‘«([ "


def paragraphs_of(setting: Setting) -> list[Paragraph]:
    """The paragraphs of a document in its order."""
    return _Joiner(setting).paragraphs


class _Joiner:
    """Puts each line to the paragraph it goes on with."""

    def __init__(self, setting: Setting) -> None:
        self._setting = setting
        self.paragraphs: list[Paragraph] = []
        self._waiting: Paragraph | None = None  # broken off by lines of another size, such as a caption
        above: tuple[Paragraph, Line, Block] | None = None
        for block in setting.blocks:
            for line in block.lines:
                above = self._put(line, block, above), line, block

    def _put(self, line: Line, block: Block, last: tuple[Paragraph, Line, Block] | None) -> Paragraph:
        """The paragraph that takes the line."""
        taken = self._goes_on(line, block, *last) if last else None
        if taken is None:
            taken = Paragraph([])
            self.paragraphs.append(taken)
        taken.lines.append(line)
        return taken

    def _goes_on(self, line: Line, block: Block, current: Paragraph, above: Line, its_block: Block) -> Paragraph | None:
        """The paragraph that goes on with the line: that of the line before, or one that was broken off; None for a new one."""
        if self._same_block(current, above, line, block) if its_block is block else self._next_block(above, its_block, line, block):
            return current
        if not _ends(above) and (ends_broken(above.text) or not self._short(above, line, its_block)):
            self._waiting = current
        waiting = self._waiting
        if waiting is None or waiting is current or not self._resumes(waiting, line):
            return None
        self._waiting = None
        return waiting

    def _resumes(self, waiting: Paragraph, line: Line) -> bool:
        last = waiting.lines[-1]
        return same_size(last, line) and _begins_lower(line) and line.page - last.page <= 1 and not self._setting.display(line)

    def _same_block(self, paragraph: Paragraph, above: Line, line: Line, block: Block) -> bool:
        """Whether a line goes on with the paragraph of the line above it."""
        if self._setting.display(line):
            return self._heading(above, line)
        distance = above.y - line.y
        inside = _inside(above, line)
        short = self._short(above, line, block)
        if distance > _FAR * self._setting.leading(line.size):
            return inside and not short
        if ends_broken(above.text):
            return True
        if _BULLET.match(line.text) or (above.bold != line.bold and short):
            return False
        return not (short and not inside) and not (self._indented(paragraph, above, line, block) and not inside)

    def _heading(self, above: Line, line: Line) -> bool:
        """Whether two lines are of one heading: these are broken where it looks well."""
        near = above.page == line.page and 0 < above.y - line.y <= _DISPLAY_FAR * line.size
        return near and same_size(above, line) and above.bold == line.bold

    def _indented(self, paragraph: Paragraph, above: Line, line: Line, block: Block) -> bool:
        """Whether a line begins a paragraph by where it begins."""
        ems = (line.x0 - above.x0) / line.size
        first = len(paragraph.lines) == 1
        if ems > _INDENT:
            hanging = first and _MARKER.match(above.text[:_END])
            return not hanging and not _centred(above, line, block)
        if ems < -_INDENT:
            return not first and not _centred(above, line, block)
        # A paragraph of one line, then another, both indented.
        return first and (line.x0 - block.left) / line.size > _INDENT and abs(ems) < 0.1 and block.usual < line.x0 - _INDENT * line.size

    def _next_block(self, above: Line, its_block: Block, line: Line, block: Block) -> bool:
        """Whether the first line of a column goes on with the last paragraph of the one before."""
        if self._setting.display(line):
            return self._heading(above, line)
        if not same_size(above, line) or _BULLET.match(line.text):
            return False
        slack = (its_block.right - above.x1) / max(1.0, its_block.right - its_block.left)
        if _inside(above, line):
            return slack < _HALF_EMPTY or ends_broken(above.text)
        if above.bold != line.bold or self._short(above, line, its_block):
            return False
        return (line.x0 - block.left) / line.size <= _INDENT

    def _short(self, above: Line, line: Line, block: Block) -> bool:
        """Whether a line ends before the edge though the next word would have fitted: then a paragraph ends there."""
        slack = block.right - above.x1
        if self._setting.justified:
            return not self._setting.flush(above, block)
        if slack <= line.first + _SPACE * line.size:
            return False
        return slack > _NEARLY_FULL * (block.right - block.left) or _ends(above)


def _inside(above: Line, line: Line) -> bool:
    """Whether the end of a line is within a sentence, by its words."""
    return ends_broken(above.text) or (not _ends(above) and _begins_lower(line))


def _ends(line: Line) -> bool:
    """Whether a line ends a sentence."""
    return _ENDS.search(line.text[-_END:]) is not None


def _begins_lower(line: Line) -> bool:
    return line.text[:_END].lstrip(_OPENS)[:1].islower()


def _centred(above: Line, line: Line, block: Block) -> bool:
    """Whether two lines have their middles in the middle of the column, and neither begins at its edge."""
    middle = (block.left + block.right) / 2
    return all(abs(x.x0 + x.x1 - 2 * middle) < x.size and x.x0 - block.left > _INDENT * x.size for x in (above, line))
