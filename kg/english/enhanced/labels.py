"""Labels that say how: the preposition of a nominal, the marker of a clause, the conjunction of a conjunct.

After the guidelines of Universal Dependencies, https://universaldependencies.org/u/overview/enhanced-syntax.html, with the
habits of UD English EWT: of several prepositions the last one counts ("out of": "obl:of") unless they are a fixed expression.
"""

from __future__ import annotations

from kg.english.enhanced.tree import Tree

_MARKERS = {
    "nmod": frozenset({"case"}),
    "obl": frozenset({"case"}),
    "acl": frozenset({"mark", "case"}),
    "advcl": frozenset({"mark", "case"}),
}
_SUBORDINATING = frozenset({"when", "where"})  # adverbs by tag, subordinators by what they do
_SIGNS = {"&": "and", "+": "plus"}


def label_of(tree: Tree, i: int) -> str:
    """The label of the edge into word i from its head in the tree."""
    dep = tree.deps[i]
    if dep == "conj":
        return with_part(dep, conjunction(tree, i))
    return with_part(dep, marker(tree, i, dep)) if dep in _MARKERS else dep


def with_part(dep: str, part: str) -> str:
    """A label with what it is said with: "obl" and "on" make "obl:on"."""
    return f"{dep}:{part}" if part else dep


def marker(tree: Tree, i: int, dep: str) -> str:
    """The preposition or subordinator over word i under the label ``dep``, "because_of"; "" where there is none."""
    parts, deps = _MARKERS[dep], tree.deps
    found = [c for c in tree.children[i] if deps[c] in parts and tree.tags[c] != "POS"]
    if not found and dep == "advcl":
        found = [c for c in tree.children[i] if deps[c] == "advmod" and c < i and tree.words[c].lower() in _SUBORDINATING]
    return _spelt(tree, found[-1]) if found else ""


def conjunction(tree: Tree, i: int) -> str:
    """The conjunction that joins conjunct i to the first one: its own, else that of the next conjunct which has one."""
    own = tree.of(i, "cc")
    if not own:
        later = (tree.of(k, "cc") for k in tree.of(tree.heads[i], "conj") if k > i)
        own = next((found for found in later if found), [])
    parts = [k for c in own for k in (c, *tree.of(c, "conj"))]
    return "_".join(filter(None, (_spelt(tree, c) for c in parts)))


def _spelt(tree: Tree, i: int) -> str:
    fixed = tree.of(i, "fixed")
    if fixed:
        return "_".join(filter(None, (_letters(tree.words[k]) for k in (i, *fixed))))
    if tree.words[i] in _SIGNS:
        return _SIGNS[tree.words[i]]
    return _letters(tree.words[i] if tree.tags[i].startswith("V") else tree.lemmas[i])  # "including" is no form of "include" here


def _letters(word: str) -> str:
    """Lower case, and nothing but letters: all that a label may hold."""
    return word if word.isalpha() and word.islower() else "".join(c for c in word.lower() if c.isalpha())
