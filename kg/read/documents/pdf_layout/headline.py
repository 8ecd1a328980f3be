"""Which paragraph of the first page is the headline."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.read.documents.pdf_layout.shapes import Paragraph

_LARGER = 1.15  # times the size of the text
_LONGEST = 400  # characters
_FEWEST_LETTERS = 4


def headline_of(texts: Sequence[str], paragraphs: Sequence[Paragraph], size: float, title: str, heads: Sequence[str]) -> int | None:
    """Where the headline stands among the paragraphs; None where the first page shows none.

    Args:
        texts: of the paragraphs.
        paragraphs: of the document.
        size: of its running text.
        title: what the document calls itself.
        heads: its running heads: the name of a paper is printed large, too, but stands there as well.
    """
    page = min((p.page for p in paragraphs), default=0)
    first = [i for i, p in enumerate(paragraphs) if p.page == page and _fits(texts[i])]
    if title:
        called = next((i for i in first if _words(texts[i]) == _words(title) and paragraphs[i].size >= 0.95 * size), None)
        if called is not None:
            return called
    large = [i for i in first if paragraphs[i].size > _LARGER * size]
    repeated = [set(_words(head)) for head in heads]
    names = [i for i in large if any(set(_words(texts[i])) <= head for head in repeated)]
    candidates = [i for i in large if i not in names] or large
    return max(candidates, key=lambda i: (round(paragraphs[i].size, 1), -i), default=None)


def _fits(text: str) -> bool:
    return len(text) <= _LONGEST and sum(map(str.isalpha, text)) >= _FEWEST_LETTERS


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())
