"""Clauses that modify a noun: what the clause around the noun makes of them.

"will build a bridge that links"     links: planned       "is there a bridge that links"    links: hypothetical
"will meet a man who killed"         killed: asserted     "will meet the man who kills"     kills: asserted
"plays no part in training"          train: hypothetical  "reports of troops leaving"       leave: hypothetical
"""

from __future__ import annotations

from kg.extract.arguments.core import case_of, is_predicate
from kg.extract.sentence.view import View
from kg.extract.status.clause import tense
from kg.extract.status.signatures import classes

_DEFINITE = frozenset({"the", "this", "that", "these", "those", "its", "their"})


def around(view: View, noun: int) -> int:
    """The predicate a noun is told of by, or that it is itself; -1 where there is none."""
    at = noun
    while not is_predicate(view, at):
        if view.heads[at] == at:
            return -1
        at = view.heads[at]
    return at


def supposed(view: View, i: int) -> int:
    """The clause a relative clause is no surer than, for its noun exists only there: an indefinite one, at no time past; else -1."""
    noun = view.heads[i]
    if view.deps[i] != "acl:relcl" or view.pos[noun] != "NOUN" or view.name[noun] >= 0:
        return -1
    if tense(view, i) == "past" or view.tags[i] == "VBG":
        return -1  # it did already, or does right now
    if view.said(noun, "det") & _DEFINITE or view.of(noun, "nmod:poss", "nummod"):
        return -1
    if is_predicate(view, noun):
        return noun
    at = view.heads[noun]
    held = view.base(noun) == "obj" or (view.base(noun) == "nsubj" and bool(view.of(at, "expl")))
    return at if held and is_predicate(view, at) else -1


def rumoured(view: View, i: int) -> bool:
    """ "Reports of troops *leaving*": what a noun for claims and fears is of."""
    noun = view.heads[i]
    above = view.heads[noun]
    if view.deps[i] != "acl" or view.tags[i] != "VBG" or view.of(i, "mark", "case") or view.base(noun) not in {"nmod", "conj"}:
        return False
    while view.base(noun) == "conj":
        noun, above = above, view.heads[above]
    doubted = classes()["noun finite"].get(view.lemmas[above]) == "hh" or view.lemmas[above] == "report"
    return view.base(noun) == "nmod" and case_of(view, noun) in {"of", "about"} and doubted
