"""Adverbial clauses that are no complements: charges, times and manners beside the clause they belong to.

"barred from leaving"            leave: negated      "cleared of stealing"      steal: negated
"will leave after they vote"     vote: planned       "left after they voted"    vote: asserted
"""

from __future__ import annotations

from kg.extract.arguments.core import accuses, is_passive
from kg.extract.sentence.lexicon import words
from kg.extract.sentence.view import View
from kg.extract.status.clause import tense
from kg.extract.status.complements import site
from kg.extract.status.signatures import stronger
from kg.types import Status

_SHARED = frozenset({"when", "before", "after", "until", "once", "by", "through", "while", "in", "with"})
_TO_COME = frozenset({"before", "until", "till"})
_BACKSHIFTED = frozenset({"would", "could", "might", "should", "'d", "’d"})


def adverbial(view: View, i: int, parent: int, above: Status) -> Status | None:
    """Status of adverbial clause i; ``above`` is that of the clause it belongs to. None where nothing here speaks of it."""
    marks = view.said(i, "mark", "case")
    if marks & {"from"} and view.lemmas[parent] in words("negative"):
        return Status.NEGATED
    if marks & {"of", "for", "with"}:
        if view.lemmas[parent] in words("clears") or "short" in {view.words[c].lower() for c in view.children[parent]}:
            return Status.NEGATED  # "cleared of stealing", "stopped short of blaming"
        if accuses(view, parent) and (is_passive(view, parent) or above is Status.NEGATED):
            return Status.HYPOTHETICAL  # a charge that nobody is said to make
    if marks & _TO_COME and tense(view, i) == "present":
        return Status.HYPOTHETICAL if marks & {"until", "till"} else stronger(Status.PLANNED, above)
    past = tense(view, i) == "past" and not view.said(parent, "aux") & _BACKSHIFTED  # "would leave before the war began"
    if above in {Status.PLANNED, Status.HYPOTHETICAL} and not site(view, i) and (marks & _SHARED or not marks) and not past:
        return above
    return None
