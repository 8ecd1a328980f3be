"""Relative clauses: the noun they modify takes part in them, and the pronoun refers to it."""

from __future__ import annotations

from kg.english.enhanced.labels import marker, with_part
from kg.english.enhanced.lexicon import words
from kg.english.enhanced.tree import Graph, Tree

_CLAUSES = frozenset({"acl:relcl", "advcl:relcl"})
_PRONOUNS = frozenset({"who", "whom", "whose", "which", "that", "where", "when", "why", "wherein", "whereby"})
_DEEPEST = 6
"""Steps from a relative pronoun up to the verb of its clause."""
_BELOW = frozenset({"ccomp", "xcomp"})


def add_relatives(tree: Tree, graph: Graph) -> None:
    """For "the man who came", ``came -nsubj-> man``, and ``man -ref-> who`` in place of ``came -nsubj-> who``.

    Without a pronoun the noun fills the place that is empty: "the car they sold" is the object, "what happened" the subject,
    "the day they left" and "the car they looked at" an oblique.
    """
    for clause, dep in enumerate(tree.deps):
        if dep in _CLAUSES and tree.heads[clause] >= 0:
            noun = tree.heads[clause]
            pronoun = _pronoun(tree, clause, noun)
            if pronoun is not None:
                _refer(tree, graph, noun, pronoun)
            elif dep == "acl:relcl":
                _fill(tree, graph, noun, clause)
            for second in tree.of(clause, "conj"):  # "who came and who left"
                own = _pronoun(tree, second, clause)
                if own is not None:
                    _refer(tree, graph, noun, own)


def _pronoun(tree: Tree, clause: int, before: int) -> int | None:
    """The relative pronoun of a clause: the first word of the kind after the word before it, up to the verb, and under the verb."""
    for i in range(before + 1, clause + 1):
        if tree.words[i].lower() in _PRONOUNS and tree.tags[i].startswith("W") and _within(tree, i, clause):
            return i
    return None


def _within(tree: Tree, i: int, clause: int) -> bool:
    up = tree.heads[i]
    for _ in range(_DEEPEST):
        if up == clause:
            return True
        if up < 0 or tree.deps[up] in _CLAUSES:
            return False
        up = tree.heads[up]
    return False


def _refer(tree: Tree, graph: Graph, noun: int, pronoun: int) -> None:
    dep = tree.deps[pronoun]
    for head, label in list(graph.into[pronoun]):
        graph.remove(head, label, pronoun)
    graph.add(noun, "ref", pronoun)
    if dep == "advmod":
        dep = "obl"
    elif dep in {"obl", "nmod"}:
        dep = with_part(dep, marker(tree, pronoun, dep))
    graph.add(tree.heads[pronoun], dep, noun)


def _fill(tree: Tree, graph: Graph, noun: int, clause: int) -> None:
    free = tree.tags[noun].startswith("W")
    if not tree.of(clause, "nsubj", "nsubj:pass", "csubj", "expl"):
        if free:
            graph.add(clause, "nsubj:pass" if tree.of(clause, "aux:pass") else "nsubj", noun)
        return
    if tree.tags[clause].startswith("V") and tree.lemmas[clause] == "be":
        if not free:
            graph.add(clause, "obl", noun)
        return
    verb, role = _gap(tree, clause)
    if role == "obj" and tree.lemmas[noun] in words("adverbial_nouns"):
        verb, role = clause, "obl"
    graph.add(verb, role, noun)


def _gap(tree: Tree, clause: int) -> tuple[int, str]:
    """Where in a clause without a relative pronoun something is missing: the verb, and what it misses."""
    at = clause
    while below := [c for c in tree.children[at] if tree.deps[c] in _BELOW and not tree.of(at, "obj") and c > at]:
        at = below[0]
        if tree.deps[at] == "ccomp" and not tree.of(at, "nsubj", "nsubj:pass", "csubj", "expl"):
            return at, "nsubj:pass" if tree.of(at, "aux:pass") else "nsubj"
    verbal = tree.tags[at].startswith("V") and not tree.of(at, "cop")
    if not verbal or tree.of(at, "obj", "aux:pass") or _stranded(tree, at):
        return at, "obl"
    return at, "obj"


def _stranded(tree: Tree, verb: int) -> bool:
    """Whether the verb has a preposition after it without a noun: "the car they looked at"."""
    return any(c > verb and tree.tags[c] in {"IN", "TO"} and tree.deps[c] in {"case", "obl", "advmod"} for c in tree.children[verb])
