"""A Doc's text with what is asked of it again and again: which tokens a stretch of characters covers, which sentence it is in."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property

import numpy as np
from spacy.tokens import Doc, Span


class Text:
    """Characters and tokens of one Doc: ``starts`` are the tokens' first characters, ``words`` the ids of their lower-case forms."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.text: str = doc.text
        self.parsed: bool = doc.has_annotation("DEP")
        table = doc.to_array(["LOWER", "LENGTH", "SPACY"]).reshape(len(doc), 3)
        ends = np.cumsum(table[:, 1] + table[:, 2], dtype=np.int64)
        self.words: list[int] = table[:, 0].tolist()
        self.starts: list[int] = [0, *ends[:-1].tolist()]

    def span(self, start: int, end: int) -> Span:
        """The tokens that hold characters ``start`` to ``end`` (exclusive, at least one)."""
        first = bisect_right(self.starts, start) - 1
        return self.doc[first : max(first, bisect_right(self.starts, end - 1) - 1) + 1]

    def sentence(self, span: Span) -> int:
        """The number of the sentence a span starts in."""
        return bisect_right(self._sentences, span.start)

    @cached_property
    def _sentences(self) -> list[int]:
        starts: list[int] = np.flatnonzero(self.doc.to_array(["SENT_START"]).reshape(-1) == 1).tolist()
        return starts
