"""Open complements: who is to do what the complement says, by control or raising."""

from __future__ import annotations

from kg.english.enhanced.lexicon import words
from kg.english.enhanced.tree import Graph, Tree

XSUBJ = "nsubj:xsubj"


def add_controlled(tree: Tree, graph: Graph) -> None:
    """For "they want to go", ``go -nsubj:xsubj-> they``; outer complements first, so that inner ones can share from them."""
    for i in _outermost_first(tree):
        for governor in sorted({head for head, label in graph.into[i] if label == "xcomp"}):
            for subject in _controllers(tree, graph, governor):
                graph.add(i, XSUBJ, subject)


def _outermost_first(tree: Tree) -> list[int]:
    found: list[tuple[int, int]] = []
    for i, dep in enumerate(tree.deps):
        if dep in {"xcomp", "conj"}:
            depth, up = 0, i
            while tree.heads[up] >= 0:
                depth, up = depth + 1, tree.heads[up]
            found.append((depth, i))
    return [i for _, i in sorted(found)]


def _controllers(tree: Tree, graph: Graph, governor: int) -> list[int]:
    """The objects of a verb, else its subjects; nobody where the object is an empty "it" ("makes it possible to")."""
    if tree.lemmas[governor] not in words("subject_control"):
        for role in ("iobj", "obj"):
            if held := graph.of(governor, role):
                return held
        if any(c > governor for c in tree.of(governor, "expl")):
            return []
    return graph.of(governor, "nsubj", "nsubj:pass", XSUBJ)
