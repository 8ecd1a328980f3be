"""CaRB's lexical match: token precision and recall of pairs of tuples, and what a sentence's tuples score together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from benchmarks.carb_data import OpenTuple

_SAYS = frozenset({"said", "told", "added", "adds", "says"})  # source and words may change places with these


@dataclass(frozen=True, slots=True)
class Matches:
    """Token precision and recall of every pair: ``pairs[i][j]`` is gold tuple i with found tuple j."""

    gold: Sequence[OpenTuple]
    found: Sequence[OpenTuple]
    pairs: list[list[tuple[float, float]]]

    def at(self, threshold: float) -> list[int]:
        """Found tuples at or above a confidence."""
        return [j for j, t in enumerate(self.found) if t.confidence >= threshold]

    def recalled(self, kept: Collection[int]) -> float:
        """Sum over gold tuples of the best recall; one found tuple may serve many."""
        return sum(max((row[j][1] for j in kept), default=0.0) for row in self.pairs)

    def precise(self, kept: Collection[int]) -> float:
        """Sum over found tuples of their precision, each with a gold tuple of its own."""
        return sum(self.pairs[i][j][0] for i, j in self.pairing(kept).items())

    def pairing(self, kept: Collection[int]) -> dict[int, int]:
        """One to one, the most precise pair first; pairs that share nothing are left out."""
        order = sorted((-self.pairs[i][j][0], i, j) for i in range(len(self.gold)) for j in kept)
        taken: dict[int, int] = {}
        used: set[int] = set()
        for value, i, j in order:
            if value < 0 and i not in taken and j not in used:
                taken[i] = j
                used.add(j)
        return taken

    def best_recall(self, i: int) -> float:
        """The best recall of gold tuple i."""
        return max((r for _, r in self.pairs[i]), default=0.0)

    def best_precision(self, j: int) -> float:
        """The best precision of found tuple j."""
        return max((row[j][0] for row in self.pairs), default=0.0)


def matches(gold: Sequence[OpenTuple], found: Sequence[OpenTuple]) -> Matches:
    """All pairs of one sentence."""
    return Matches(gold, found, [[pair(g, f) for f in found] for g in gold])


def pair(gold: OpenTuple, found: OpenTuple) -> tuple[float, float]:
    """Token precision and recall of a found tuple against a gold one; (0, 0) where their relations share no token."""
    straight = _pair(gold, found)
    if not _SAYS & set(gold.relation.split()) or len(found.arguments) < 2:
        return straight
    first, *rest = found.arguments
    return max(straight, _pair(gold, OpenTuple(found.relation, (" ".join(rest), first), found.confidence)))


def _pair(gold: OpenTuple, found: OpenTuple) -> tuple[float, float]:
    shared = _shared(gold.relation, found.relation)
    if not shared or (len(found.arguments) < 2 <= len(gold.arguments)):
        return 0.0, 0.0
    predicted, wanted = len(found.relation.split()), len(gold.relation.split())
    for k, argument in enumerate(gold.arguments):
        wanted += len(argument.split())
        if k < len(found.arguments):
            predicted += len(found.arguments[k].split())
            shared += _shared(argument, found.arguments[k])
    return shared / predicted, shared / wanted


def _shared(a: str, b: str) -> int:
    """Tokens two texts have in common, repeated ones as often as both have them."""
    return (Counter(a.split()) & Counter(b.split())).total()
