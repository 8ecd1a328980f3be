"""Enhanced Universal Dependencies: a graph over the words of a parsed Doc, computed from its basic trees.

Subjects, objects and governors that conjuncts share, subjects of open complements, nouns in their relative clauses, and labels
that say by which preposition or conjunction (https://universaldependencies.org/u/overview/enhanced-syntax.html). No empty nodes.
``edges(doc)``, or ``doc._.enhanced`` once ``register_extension()`` has run, gives them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.english.enhanced.control import add_controlled
from kg.english.enhanced.coordination import share
from kg.english.enhanced.labels import label_of
from kg.english.enhanced.relatives import add_relatives
from kg.english.enhanced.tree import ROOT, Edge, Graph, Tree

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = ["ROOT", "Edge", "Tree", "edges", "enhance", "register_extension"]


def edges(doc: Doc) -> list[tuple[Edge, ...]]:
    """The edges into every token: (index of the head, label), ``(-1, "root")`` at roots, sorted; () for white space.

    Nothing is kept on the Doc: what changes its tree changes the edges of the next call.

    >>> import spacy
    >>> from spacy.tokens import Doc
    >>> doc = Doc(spacy.blank("en").vocab, ["They", "want", "to", "go"], heads=[1, 1, 3, 1], deps=["nsubj", "root", "mark", "xcomp"])
    >>> edges(doc)[0]
    ((1, 'nsubj'), (3, 'nsubj:xsubj'))
    """
    words, heads, deps = [], [], []
    for token in doc:
        head = token.head.i
        space = token.is_space
        words.append(token.text)
        heads.append(ROOT if space or head == token.i or token.head.is_space else head)
        deps.append("" if space else "root" if heads[-1] == ROOT else token.dep_ or "dep")
    return enhance(Tree(words, [t.lemma_ or t.lower_ for t in doc], [t.tag_ for t in doc], heads, deps))


def enhance(tree: Tree) -> list[tuple[Edge, ...]]:
    """The edges into every word of a tree (or of several in one ``Tree``), sorted by head and label."""
    graph = Graph(len(tree.words))
    for i, head in enumerate(tree.heads):
        if head != ROOT:
            graph.add(head, label_of(tree, i), i)
        elif tree.deps[i]:
            graph.add(ROOT, "root", i)
    add_relatives(tree, graph)
    share(tree, graph)
    add_controlled(tree, graph)
    return [tuple(sorted(found)) for found in graph.into]


def register_extension() -> None:
    """Make ``doc._.enhanced`` known to spaCy: ``edges(doc)``, computed when asked for."""
    from spacy.tokens import Doc

    if not Doc.has_extension("enhanced"):
        Doc.set_extension("enhanced", getter=edges)
