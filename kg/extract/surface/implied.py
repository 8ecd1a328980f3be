"""The relation of a fact that no verb tells: a copula or "has", in the tense of the clause and the number of the subject.

"problems with the engine"     problems | were with | the engine
"Lima's harbour"               Lima | has | harbour
"Rossi, the mayor of Lima"     Rossi | is mayor of | Lima
"fruits such as mangoes"       fruits | are such as | mangoes
"""

from __future__ import annotations

from collections.abc import Collection

from kg.extract.phrase import Phrase, Proposition
from kg.extract.sentence.clause import first_conjunct
from kg.extract.sentence.view import View
from kg.extract.surface.full import words_of

_BE = {(False, False): "is", (False, True): "are", (True, False): "was", (True, True): "were"}
_HAVE = {(False, False): "has", (False, True): "have", (True, False): "had", (True, True): "had"}


def has(view: View, p: Proposition) -> bool:
    """Whether the proposition says whose a thing is, from the owner's name or noun before it."""
    if not p.background or p.object is None or p.trigger != p.subject.head or view.pos[p.object.head] == "PRON":
        return False
    return view.deps[first_conjunct(view, p.object.head)] == "nmod:poss"


def implied(view: View, p: Proposition, first: Phrase, prepositions: Collection[int]) -> str:
    """The relation, read from ``first``; ``prepositions`` are those over its other end."""
    if has(view, p):
        return _agreeing(view, p, first, _HAVE)
    copula, case = _agreeing(view, p, first, _BE), words_of(view, prepositions)
    if p.predicate in {"be one of", "be example of"}:
        return f"{copula} {case or p.predicate.removeprefix('be ')}"
    if p.construction == "examples":
        return case or p.predicate
    if not p.predicate.startswith("be"):
        return p.predicate if p.predicate.endswith(case) else f"{p.predicate} {case}"
    if p.trigger == p.subject.head and p.construction in {"nouns", "places"}:
        return f"{copula} {case or p.predicate.rsplit(' ', 1)[-1]}"
    return " ".join([copula, *p.predicate.split()[1:]])


def _agreeing(view: View, p: Proposition, first: Phrase, forms: dict[tuple[bool, bool], str]) -> str:
    at = p.trigger
    while view.heads[at] != at and view.pos[at] != "VERB" and not view.of(at, "cop"):
        at = view.heads[at]
    past = any(view.tags[t] == "VBD" for t in [at, *view.of(at, "aux", "cop")])
    return forms[past, view.tags[first.head] in {"NNS", "NNPS"}]
