"""Which time and place belong to a predicate."""

from __future__ import annotations

from kg.extract.arguments.core import Oblique, obliques
from kg.extract.sentence.phrases import is_place, is_time
from kg.extract.sentence.view import View
from kg.extract.status import status
from kg.extract.status.clause import tense
from kg.types import Status

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


_FROM_CLAUSE = ("obl", "advmod", "nmod", "parataxis", "dep")
_OTHER_TIME = frozenset({"after", "before", "since", "until", "till", "to", "once"})
_RANK = {"point": 0, "interval": 0, "set": 2, "duration": 3}


def time_of(view: View, i: int) -> tuple[int, int] | None:
    """Token span of the time expression of predicate i, or of the clause whose time it shares.

    What tells when comes before what tells how often or how long. The time of a verb of saying is when it was said, and is
    never that of what was said.
    """
    for at in (i, _shares(view, i)):
        found = [expression(view, c) for c in view.of(at, *_FROM_CLAUSE) if is_time(view, c)]
        if found:
            return min(found, key=lambda span: _rank(view, span))
    return None


def _shares(view: View, i: int) -> int:
    """The clause above, where a clause without a subject of its own goes on with its time; else i itself.

    Plans are made at another time than they are carried out, and "after", "before" and their like say that times differ.
    """
    parent, base = view.heads[i], view.base(i)
    if base not in {"xcomp", "conj", "advcl"} or view.of(i, "nsubj"):
        return i
    own, above = status(view, i), status(view, parent)
    if own is not above and own in {Status.PLANNED, Status.HYPOTHETICAL}:
        return i
    if base == "conj" and (own is not above or tense(view, i) not in {"none", tense(view, parent)}):
        return i  # "was mayor until May and now heads the board"
    return i if base == "advcl" and view.said(i, "mark", "case") & _OTHER_TIME else parent


def _rank(view: View, span: tuple[int, int]) -> tuple[int, bool]:
    k = view.time[span[0]]
    kind, value = (view.times[k][2], view.times[k][3]) if k >= 0 else ("", "")
    return _RANK.get(kind, 1), not value


def expression(view: View, i: int) -> tuple[int, int]:
    """The span of the time expression that token i heads or lies in."""
    found = [view.time[j] for j in sorted(view.subtree(i), key=lambda j: (j != i, abs(j - i))) if view.time[j] >= 0]
    if found:
        return view.times[found[0]][:2]
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
