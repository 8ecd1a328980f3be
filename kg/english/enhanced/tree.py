"""What enhanced dependencies are made from and put into: the words of a basic tree, and a graph over them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

Edge = tuple[int, str]
"""Index of the head, -1 for the root, and the label."""

ROOT = -1


@dataclass(slots=True)
class Tree:
    """Words, tags and basic dependencies by position; ``heads`` hold -1 at roots and at what is no word."""

    words: Sequence[str]
    lemmas: Sequence[str]
    tags: Sequence[str]
    heads: Sequence[int]
    deps: Sequence[str]
    children: list[list[int]] = field(init=False)

    def __post_init__(self) -> None:
        self.children = [[] for _ in self.words]
        for i, head in enumerate(self.heads):
            if head != ROOT:
                self.children[head].append(i)

    def of(self, i: int, *deps: str) -> list[int]:
        """Children of word i under one of the labels, in text order."""
        return [c for c in self.children[i] if self.deps[c] in deps]


class Graph:
    """Edges into every word and out of every word, in the order of adding; one edge is held once."""

    __slots__ = ("into", "out")

    def __init__(self, size: int) -> None:
        self.into: list[list[Edge]] = [[] for _ in range(size)]
        self.out: list[list[Edge]] = [[] for _ in range(size)]  # dependent and label

    def add(self, head: int, label: str, dependent: int) -> None:
        """A new edge; none from a word to itself."""
        if head != dependent and (head, label) not in self.into[dependent]:
            self.into[dependent].append((head, label))
            if head != ROOT:
                self.out[head].append((dependent, label))

    def remove(self, head: int, label: str, dependent: int) -> None:
        """Take an edge away that is there."""
        self.into[dependent].remove((head, label))
        if head != ROOT:
            self.out[head].remove((dependent, label))

    def of(self, i: int, *labels: str) -> list[int]:
        """Dependents of word i under one of the labels, each once, in text order."""
        return sorted({c for c, label in self.out[i] if label in labels})
