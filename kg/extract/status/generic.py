"""Generic statements: of a kind, at no time ("Sharks attack people", "A company often hires consultants").

What counts as one: a bare plural or indefinite common noun as subject, the simple present, and nothing particular in the clause:
no name, no definite noun, no pronoun for somebody, no time. After Krifka et al. 1995, who call these characterising sentences.
What somebody says, in the present of reports ("officials say"), is no generic statement.
"""

from __future__ import annotations

from kg.extract.sentence.lexicon import words
from kg.extract.sentence.roles import empty
from kg.extract.sentence.view import View

_ANY = frozenset({"a", "an", "any", "every", "all", "most"})
_MAIN = frozenset({"ROOT", "root", "conj", "parataxis", "ccomp"})
_CLAUSES = frozenset({"advcl", "ccomp", "xcomp", "csubj", "parataxis", "conj", "acl"})


def generic(view: View, i: int) -> bool:
    """Whether the clause that token i heads says something of a kind, not of particular things."""
    if view.base(i) not in _MAIN or view.lemmas[i] in words("says") | words("aspectual") or not _timeless(view, i):
        return False
    if view.of(i, "ccomp") or (view.of(i, "xcomp") and view.lemmas[i] in words("planned")):
        return False  # "records show that", "officials plan to": reports
    subjects = view.of(i, "nsubj")
    return len(subjects) == 1 and _of_a_kind(view, subjects[0]) and not _particular(view, i)


def _timeless(view: View, i: int) -> bool:
    """The simple present, active, passive or with a copula."""
    if view.of(i, "aux"):
        return False
    held = view.of(i, "cop", "aux:pass")
    return all(view.tags[c] in {"VBZ", "VBP"} for c in held) if held else view.tags[i] in {"VBZ", "VBP"}


def _of_a_kind(view: View, s: int) -> bool:
    if view.pos[s] != "NOUN" or view.name[s] >= 0 or view.of(s, "nmod:poss", "nummod"):
        return False
    if view.said(s, "amod") & words("counting") or empty(view, s):
        return False  # "many countries", "thousands": not the kind
    determiners = view.said(s, "det")
    return determiners <= _ANY and (bool(determiners) or view.tags[s] == "NNS")


def _particular(view: View, i: int) -> bool:
    """Whether something in the clause itself, beside the clauses under it, is a particular thing or time."""
    todo, found = [i], False
    while todo and not found:
        j = todo.pop()
        found = view.name[j] >= 0 or view.time[j] >= 0 or view.pos[j] == "PROPN" or view.words[j].lower() in words("particular")
        todo += [c for c in view.children[j] if view.base(c) not in _CLAUSES]
    return found
