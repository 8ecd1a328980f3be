"""How the parts of an article's body are made: by which elements and classes, and which of these its paragraphs have."""

from __future__ import annotations

from collections import Counter
from functools import cached_property

from kg.read.documents.web_page.boxes import Block, Box
from kg.read.documents.web_page.families import Family
from kg.read.documents.web_page.page import Page, plain

_ALIKE = 0.25  # share of the body's words in paragraphs of one make
_SHARED = 0.5  # share of paragraphs that have a class, for it to be one of their make
_LABEL = 12  # words at most of a label
_QUOTE = 8  # words at least of a quotation from the article, set again beside it
_MOST_QUOTES = 500  # texts that are looked up in the body


class Makes:
    """The units of a body, which are what is right in one of its boxes: a paragraph, a list, or a box of another make."""

    def __init__(self, page: Page, body: Family) -> None:
        self.page, self.body = page, body
        self.inside = set(body.boxes)
        self.units = [self._unit(block) for block in page.blocks]
        self._shared: frozenset[str] | None = None
        self.usual = self._usual()
        if not self.usual:  # each paragraph has classes of its own: those it shares with others count
            names = Counter(name for i in body.members if (unit := self.units[i]) for name in set(unit.style.partition(".")[2].split()))
            self._shared = frozenset(name for name, count in names.items() if count >= _SHARED * len(body.members))
            self.usual = self._usual()
        self.tags = {make.partition(".")[0] for make in self.usual}
        made_so = [i for i, unit in enumerate(self.units) if unit is not None and self.make(unit) in self.usual]
        self.last = made_so[-1] if made_so else body.members[-1]  # the last block that is made as paragraphs are
        self._quotes = 0

    def make(self, unit: Box) -> str:
        """How a unit is made: its element and classes."""
        tag, _, classes = unit.style.partition(".")
        return unit.style if self._shared is None else f"{tag}.{' '.join(name for name in classes.split() if name in self._shared)}"

    def is_only(self, unit: Box) -> bool:
        """Whether there is no other unit of the same make that says something else."""
        return len(self._texts[self.make(unit)]) < 2

    def is_repeated(self, block: Block) -> bool:
        """Whether a short line stands on the page more than once, as the label of an advert does."""
        return block.words <= _LABEL and not self.page.is_ended(block) and self._labels[plain(block.text)] > 1

    def is_quoted(self, block: Block) -> bool:
        """Whether a text is part of another paragraph of the body."""
        if block.words < _QUOTE or self._quotes >= _MOST_QUOTES:
            return False
        self._quotes += 1
        text = plain(block.text)
        return any(text in other for i, other in self._plain.items() if i != block.index)

    def _unit(self, block: Block) -> Box | None:
        """The unit that a block lies in; one of the body's boxes where it lies right in that; None outside."""
        last: Box | None = None
        for box in block.box.up():
            if box in self.inside:
                return last or box
            last = box
        return None

    def _usual(self) -> set[str]:
        """The makes of most of the body's paragraphs, by their words."""
        words = Counter[str]()
        for i in self.body.members:
            unit = self.units[i]
            words[self.make(unit) if unit else ""] += self.page.blocks[i].words
        usual = {make for make, count in words.items() if count >= _ALIKE * words.total()}
        return usual | ({"p."} & words.keys() if usual else set())

    @cached_property
    def _texts(self) -> dict[str, set[str]]:
        """The texts of the units of each make."""
        texts: dict[str, set[str]] = {}
        for block, unit in zip(self.page.blocks, self.units, strict=True):
            if unit is not None:
                texts.setdefault(self.make(unit), set()).add(block.text)
        return texts

    @cached_property
    def _labels(self) -> Counter[str]:
        return Counter(plain(block.text) for block in self.page.blocks if block.words <= _LABEL)

    @cached_property
    def _plain(self) -> dict[int, str]:
        return {i: plain(self.page.blocks[i].text) for i in self.body.members}
