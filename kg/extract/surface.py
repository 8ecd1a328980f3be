"""The relation of a proposition in the sentence's own words."""

from __future__ import annotations

from kg.extract.phrase import Proposition
from kg.extract.view import View

_VERB_GROUP = frozenset({"aux", "aux:pass", "cop", "compound:prt"})


def relation_words(view: View, p: Proposition) -> str:
    """Words of the verb group, its negation and the object's preposition, in text order."""
    tokens = set(p.tokens) if p.tokens else {p.trigger}
    at = p.trigger
    while True:
        tokens |= {c for c in view.children[at] if view.deps[c] in _VERB_GROUP or view.words[c].lower() in {"not", "n't", "never"}}
        if view.base(at) != "xcomp" or " to " not in p.predicate:
            break
        tokens |= {view.heads[at], *view.of(at, "mark")}
        at = view.heads[at]
    if p.object is not None:
        tokens |= set(view.of(p.object.head, "case")) if p.predicate.split()[-1] in view.said(p.object.head, "case") else set()
        tokens -= set(range(p.object.start, p.object.end))
    tokens -= set(range(p.subject.start, p.subject.end))
    return " ".join(view.words[t] for t in sorted(tokens)) or p.predicate
