"""Coordination: what the first conjunct hangs on, and the subject it has, belong to every conjunct."""

from __future__ import annotations

from kg.english.enhanced.labels import marker, with_part
from kg.english.enhanced.tree import ROOT, Graph, Tree

_SUBJECTS = ("nsubj", "nsubj:pass", "nsubj:outer")
_OWN = (*_SUBJECTS, "csubj", "csubj:pass", "csubj:outer", "expl")
_ALONE = frozenset({"root", "conj", "parataxis", "ref"})
_CASED = frozenset({"nmod", "obl", "acl", "advcl"})


def share(tree: Tree, graph: Graph) -> None:
    """Give conjuncts the governors of the first one, and conjoined predicates its subjects and the objects after the last of them."""
    conjuncts = [i for i, dep in enumerate(tree.deps) if dep == "conj" and tree.heads[i] != ROOT]
    for i in conjuncts:
        _govern(tree, graph, i, tree.heads[i])
    for i in conjuncts:
        _subject(tree, graph, i, tree.heads[i])
        _object(tree, graph, i, tree.heads[i])


def _govern(tree: Tree, graph: Graph, i: int, first: int) -> None:
    for head, label in list(graph.into[first]):
        base, _, _ = label.partition(":")
        within = head != tree.heads[first] and first < head < i  # "fish that stank and bread": the clause is of the fish alone
        if base in _ALONE or within:
            continue
        if base in _CASED and tree.deps[first] == base:
            own = marker(tree, i, base)
            label = with_part(base, own) if own else label
        graph.add(head, label, i)


def _subject(tree: Tree, graph: Graph, i: int, first: int) -> None:
    """A verb of its own voice: "was seen and left" has a passive subject, then an active one."""
    if tree.of(i, *_OWN):
        return
    for label in _SUBJECTS:
        for subject in graph.of(first, label):
            graph.add(i, label if label == "nsubj:outer" else "nsubj:pass" if _passive(tree, i, label) else "nsubj", subject)


def _passive(tree: Tree, i: int, first_label: str) -> bool:
    if tree.of(i, "aux:pass"):
        return True
    return first_label == "nsubj:pass" and tree.tags[i] == "VBN" and not tree.of(i, "aux", "cop")


def _object(tree: Tree, graph: Graph, i: int, first: int) -> None:
    """Objects of the first verb that stand after the last: "buy and sell shares"."""
    if tree.of(i, "obj") or not any(thing > i for thing in tree.of(first, "obj")):
        return
    for thing in graph.of(first, "obj"):
        graph.add(i, "obj", thing)
