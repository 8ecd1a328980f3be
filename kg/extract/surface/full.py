"""Arguments in full, as sets of tokens: what a reader of the sentence would underline, where the graph keeps a minimal name."""

from __future__ import annotations

from collections.abc import Collection

from kg.extract.phrase import Phrase
from kg.extract.sentence.clause import first_conjunct
from kg.extract.sentence.view import View

# What stands with a noun and is told apart from it.
_APART = frozenset({"conj", "cc", "appos", "acl:relcl", "parataxis", "punct", "case", "mark", "discourse", "list"})
# What hangs on a predicate noun and belongs to its clause.
_CLAUSE = frozenset({"nsubj", "csubj", "cop", "aux", "advcl", "expl", "vocative", "dislocated", "obl", "advmod", "ccomp"})
_COMPLEMENTS = frozenset({"obl", "xcomp", "ccomp", "advcl"})
_EXAMPLES = frozenset({"including", "such", "like"})
_OPENING = frozenset({"``", "“", '"', "(", "["})
_CLOSING = frozenset({"''", "”", '"', ")", "]"})
_NEGATIONS = frozenset({"not", "n't", "n’t", "never"})


def argument(view: View, p: Phrase, outside: Collection[int]) -> set[int]:
    """A phrase with all its modifiers, but those that tell something else or hold one of the tokens ``outside``.

    Left out are conjuncts, appositions, relative clauses and examples, which are facts of their own.
    """
    tokens = set(range(p.start, p.end))
    clause = bool(view.of(p.head, "cop"))
    for c in view.children[p.head]:
        base = view.base(c)
        if base in _APART or view.deps[c] in _APART or (clause and base in _CLAUSE):
            continue
        under = view.subtree(c)
        if base == "nmod" and view.words[under[0]].lower() in _EXAMPLES:
            continue
        if set(under).isdisjoint(outside):
            tokens.update(under)
        else:
            tokens.difference_update(under)
    return _trimmed(view, tokens, p.head)


def _trimmed(view: View, tokens: set[int], head: int) -> set[int]:
    """Without prepositions, conjunctions and punctuation at the ends."""
    kept = sorted(tokens)
    while kept and kept[-1] != head and view.pos[kept[-1]] == "PUNCT" and view.words[kept[-1]] not in _CLOSING:
        kept.pop()
    while kept and kept[0] != head and _leads(view, kept[0]):
        kept.pop(0)
    return set(kept)


def _leads(view: View, i: int) -> bool:
    if view.base(i) == "punct" or view.pos[i] == "SPACE":
        return view.words[i] not in _OPENING
    return view.base(i) in {"case", "cc", "mark", "fixed"} or view.tags[i] == "POS"


def property_(view: View, i: int) -> set[int]:
    """An adjective with its degree and its complements: "so huge", "likely to meet"; a negation is the relation's."""
    tokens = {i}
    for c in view.children[i]:
        before = c < i and view.base(c) == "advmod" and not view.children[c] and view.words[c].lower() not in _NEGATIONS
        if before or (c > i and view.base(c) in _COMPLEMENTS | {"advmod"}):
            tokens.update(view.subtree(c))
    return _trimmed(view, tokens, i)


def preposition(view: View, i: int) -> set[int]:
    """The preposition over a phrase, its own or that of the first of the row; a possessive 's is none."""
    owner = i if view.of(i, "case") else first_conjunct(view, i)
    tokens = {t for c in view.of(owner, "case") for t in view.subtree(c) if view.pos[t] != "PUNCT"}
    return set() if any(view.tags[t] == "POS" for t in tokens) else tokens


def words_of(view: View, tokens: Collection[int]) -> str:
    """The tokens in text order, spaced as the text has them; one space where something is left out."""
    text, last = "", -1
    for t in sorted(tokens):
        if view.pos[t] == "SPACE":
            continue
        glued = last < 0 or (t == last + 1 and not view.doc[last].whitespace_)
        text += ("" if glued else " ") + view.words[t]
        last = t
    return text
