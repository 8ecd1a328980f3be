"""A proposition in the sentence's own words and order, as open extraction tells it: arguments in full, the relation whole.

"The village was shelled by rebels"           The village | was shelled by | rebels
"He served as the first premier of Peru"      He | served as | the first premier of Peru
"The army fired two rockets at a bridge"      The army | fired two rockets at | a bridge
"The talks were not held"                     The talks | were not | held
"""

from __future__ import annotations

from kg.extract.arguments.core import is_passive
from kg.extract.constructions import clausal
from kg.extract.phrase import Phrase, Proposition
from kg.extract.sentence.clause import first_conjunct
from kg.extract.sentence.phrases import phrase
from kg.extract.sentence.view import View
from kg.extract.surface.full import argument, preposition, property_, words_of
from kg.extract.surface.implied import has, implied
from kg.types import TRUE, Surface

_GROUP = frozenset({"aux", "aux:pass", "cop", "compound:prt"})
_LEFT = _GROUP | {"det", "amod", "compound", "nummod", "nmod:poss", "mark", "case", "advmod"}
_ADJUNCTS = frozenset({"obl", "advmod", "advcl", "xcomp", "ccomp"})


def surface(view: View, p: Proposition) -> Surface:
    """Subject, relation and object of a proposition; what is told against the sentence's order is turned back.

    So the subject of the surface may be the object of the proposition: a passive's patient, an owner, a class with examples.
    """
    if p.construction == clausal.NAME:
        relation = _group(view, p.trigger) | {p.trigger}
        return Surface(words_of(view, argument(view, p.subject, (p.trigger,))), words_of(view, relation), p.value)
    first, second = _in_order(view, p)
    end = second.head if second is not None else _value_head(view, p)
    subject = argument(view, first, (p.trigger, end))
    if end < 0:
        return _without_object(view, p, subject)
    other = second or phrase(view, end)
    object_ = argument(view, other, (p.trigger, first.head)) if other is not None else property_(view, end)
    object_ -= subject
    case = preposition(view, end)
    relation = _relation(view, p, end) - subject - object_ - case
    if _verbless(p) or not relation:
        told = implied(view, p, first, case)
    else:  # the preposition last, also where its phrase stands in front of the clause
        told = " ".join(filter(None, (words_of(view, relation), words_of(view, case))))
    return Surface(words_of(view, subject), told, words_of(view, object_) or p.value)


def _in_order(view: View, p: Proposition) -> tuple[Phrase, Phrase | None]:
    if p.object is not None and (p.predicate in {"be one of", "be example of"} or has(view, p) or _by_agent(view, p)):
        return p.object, p.subject
    return p.subject, p.object


def _by_agent(view: View, p: Proposition) -> bool:
    """Whether the proposition tells a passive from its doer, who stands behind the verb under "by"."""
    doer = first_conjunct(view, p.subject.head)
    return p.construction == "verbs" and is_passive(view, p.trigger) and view.heads[doer] == p.trigger and "by" in view.said(doer, "case")


def _verbless(p: Proposition) -> bool:
    return p.background or p.construction == "appositions"


def _value_head(view: View, p: Proposition) -> int:
    """The token that heads the value of a proposition without an object, -1 where there is none."""
    last = p.value.rsplit(" ", 1)[-1]
    for c in view.subtree(p.trigger):
        if p.subject.start <= c < p.subject.end:
            continue
        q = phrase(view, c)
        if (q is not None and q.text == p.value) or (q is None and view.pos[c] == "ADJ" and view.words[c].lower() == last):
            return c
    return -1


def _relation(view: View, p: Proposition, end: int) -> set[int]:
    """The verb group, the verbs that govern it, and the nouns between it and the object."""
    tokens = {*p.tokens, p.trigger}
    at = p.trigger
    while True:
        tokens |= _group(view, at)
        if view.base(at) != "xcomp" or " to " not in p.predicate:
            break
        tokens |= {view.heads[at], *view.of(at, "mark")}
        at = view.heads[at]
    tokens |= _between(view, end, p.trigger)
    for o in view.of(p.trigger, "obj"):
        inside = phrase(view, o) if {view.lemmas[o], view.words[o].lower()} & set(p.predicate.split()[1:]) else None
        if o != end and inside is not None:
            tokens |= argument(view, inside, (p.trigger, end))
    return tokens


def _group(view: View, i: int) -> set[int]:
    """The words around a predicate: auxiliaries, copula, particles, and the negations and adverbs among them."""
    adverbs = {c for c in view.of(i, "advmod") if not view.children[c] and abs(c - i) <= 2}
    return adverbs | {c for c in view.children[i] if view.deps[c] in _GROUP}


def _between(view: View, end: int, trigger: int) -> set[int]:
    """The words between a predicate and an argument further down: "put pressure on", "is the mayor of", "wants to see"."""
    found: set[int] = set()
    at = end
    while at != trigger:
        up = view.heads[at]
        if up == at:
            return set()
        if view.base(at) != "conj" and not (up == trigger and view.pos[up] == "VERB"):
            kept = (c for c in view.children[up] if (c < up and view.deps[c] in _LEFT) or view.deps[c] in _GROUP)
            found |= {up, *(t for c in kept for t in view.subtree(c))}
        at = up
    return found


def _without_object(view: View, p: Proposition, subject: set[int]) -> Surface:
    """Where nothing but an adjunct follows, it stands for the object; else the participle does, behind its auxiliaries."""
    told = words_of(view, subject)
    if _verbless(p):
        return Surface(told, implied(view, p, p.subject, ()), p.value)
    relation = {*_group(view, p.trigger), *p.tokens} - subject
    for c in view.children[p.trigger]:
        if c > p.trigger and view.base(c) in _ADJUNCTS and c not in relation:
            return Surface(told, words_of(view, relation), words_of(view, view.subtree(c)))
    if p.predicate == "be" and view.pos[p.trigger] == "VERB":
        auxiliaries = words_of(view, relation - {p.trigger})
        return Surface(told, auxiliaries or implied(view, p, p.subject, ()), view.words[p.trigger])
    return Surface(told, words_of(view, relation) or p.predicate, "" if p.value == TRUE else p.value)
