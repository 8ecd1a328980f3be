"""Status along the path from a clause to the top of its sentence: its own words, composed with what each predicate above does."""

from __future__ import annotations

from kg.extract.arguments.core import is_predicate
from kg.extract.sentence.attachment import beside_like, over_adverb
from kg.extract.sentence.view import View
from kg.extract.status.adverbials import adverbial
from kg.extract.status.complements import complement, site
from kg.extract.status.local import local
from kg.extract.status.modifiers import around, rumoured, supposed
from kg.extract.status.signatures import compose, signature, stronger
from kg.types import Status

_NONFINITE = frozenset({"VB", "VBN", "VBG"})


def status(view: View, i: int) -> Status:
    """Status of the clause that token i heads, with everything above it taken into account."""
    cache = view.memo.setdefault("status", {})
    if i not in cache:
        cache[i] = Status.ASSERTED  # a cycle cannot occur in a tree; this guards against damaged input
        cache[i] = _status(view, i)
    return cache[i]  # type: ignore[return-value]


def _status(view: View, i: int) -> Status:
    own, above = local(view, i), _inherited(view, i)
    if own is Status.NEGATED and above is Status.NEGATED:
        return Status.ASSERTED if view.base(i) == "xcomp" else Status.NEGATED
    return stronger(own, above)


def _inherited(view: View, i: int) -> Status:
    """What the clause above makes of this one."""
    parent, base = view.heads[i], view.base(i)
    if parent == i:
        return Status.ASSERTED
    if base == "conj":
        if (purpose := beside_like(view, i)) >= 0:
            return _of_conjunct(view, i, purpose)
        return _of_conjunct(view, i, parent)
    over = over_adverb(view, parent) if base == "advcl" else parent
    above = status(view, over) if is_predicate(view, over) or (base != "advcl" and view.deps[i] != "acl") else Status.ASSERTED
    if (noun := _missing(view, i)) >= 0:
        return compose(signature("noun finite", view.lemmas[noun], ""), Status.NEGATED)
    if base == "advcl" and (told := adverbial(view, i, over, above)) is not None:
        return told
    if rumoured(view, i):
        return Status.HYPOTHETICAL
    if view.deps[i] == "acl" and view.tags[i] in {"VBN", "VBG"} and not view.of(i, "mark", "case") and "no" in view.said(parent, "det"):
        return Status.NEGATED  # "no bridges damaged by the flood"
    if (holder := supposed(view, i)) >= 0:
        return _no_surer(status(view, holder))
    if at := site(view, i):
        told = complement(view, i, at, above)
        holder = around(view, parent) if at.construction == "noun oblique" else -1
        return stronger(told, _no_surer(status(view, holder))) if holder >= 0 else told
    return above if base in {"xcomp", "ccomp", "csubj"} else Status.ASSERTED


def _missing(view: View, i: int) -> int:
    """The noun of what there is none of and clause i tells: "no *evidence* that they left"; -1 where there is no such noun."""
    that = next((c for c in view.of(i, "mark") if view.words[c].lower() == "that"), 0)
    if not that or view.base(i) not in {"acl", "ccomp"} or view.pos[that - 1] != "NOUN":
        return -1
    return that - 1 if view.said(that - 1, "det", "amod") & {"no", "little", "scant", "insufficient"} else -1


def _no_surer(above: Status) -> Status:
    """What is told by the way in a clause: denied with it, it is open."""
    return Status.HYPOTHETICAL if above is Status.NEGATED else above


def _of_conjunct(view: View, i: int, first: int) -> Status:
    """A conjunct stands where the first one stands; without a subject of its own it shares what is said of the first one."""
    if view.of(i, "nsubj") and not view.of(first, "mark"):
        return _inherited(view, first) if is_predicate(view, first) else Status.ASSERTED
    above = _inherited(view, first)
    if view.of(i, "aux", "cop") or "but" in view.said(i, "cc"):
        return above
    shared = local(view, first)
    if shared is Status.HYPOTHETICAL or (view.tags[i] == view.tags[first] and view.tags[i] in _NONFINITE):
        return stronger(above, shared)  # "did not attack or seize", "is to leave and join"
    return above
