"""Which time and place belong to a predicate."""

from __future__ import annotations

from kg.extract.arguments import Oblique, obliques
from kg.extract.phrases import is_place, is_time
from kg.extract.view import View

LOCATIVE = frozenset(
    {
        "in",
        "at",
        "near",
        "on",
        "outside",
        "inside",
        "around",
        "across",
        "outside of",
        "within",
        "throughout",
        "off",
        "along",
        "over",
        "above",
    }
)


def time_of(view: View, i: int) -> tuple[int, int] | None:
    """Token span of the time expression of predicate i, or of the clause it depends on without a subject of its own."""
    for at in (i, view.heads[i] if view.base(i) in {"xcomp", "conj", "advcl"} and not view.of(i, "nsubj") else i):
        found = [c for c in view.of(at, "obl", "advmod", "nmod", "parataxis", "dep") if is_time(view, c)]
        if found:
            return expression(view, found[0])
    return None


def expression(view: View, i: int) -> tuple[int, int]:
    """The span of the time expression that token i heads or lies in."""
    k = view.name[i]
    if k >= 0:
        return view.names[k][:2]
    under = [j for j in view.subtree(i) if view.base(j) not in {"case", "punct", "acl", "advcl"} or j == i]
    start = min(under)
    return start, max(under) + 1 if max(under) - start < 8 else i + 1


def place_of(view: View, i: int) -> Oblique | None:
    """The place of predicate i: a locative phrase that names or heads a place."""
    for o in obliques(view, i):
        if o.case in LOCATIVE and is_place(view, o.token) and not is_time(view, o.token):
            return o
    return None
