"""MUC, B-cubed and CEAF-e of clusters of mention spans, as the CoNLL-2012 scorer counts them, and how pronouns fare."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field

import numpy as np
from scipy.optimize import linear_sum_assignment

Clusters = Sequence[Sequence[Hashable]]


@dataclass
class Score:
    """Sums over texts; percentages."""

    hit_p: float = 0.0
    all_p: float = 0.0
    hit_r: float = 0.0
    all_r: float = 0.0

    @property
    def f1(self) -> float:
        """F1 in percent."""
        p, r = self.hit_p / max(1e-9, self.all_p), self.hit_r / max(1e-9, self.all_r)
        return 200 * p * r / max(1e-9, p + r)

    def __str__(self) -> str:
        return f"{self.f1:.1f} (P {100 * self.hit_p / max(1e-9, self.all_p):.1f} R {100 * self.hit_r / max(1e-9, self.all_r):.1f})"


@dataclass
class CorefFigures:
    """Counts over texts; clusters of one mention should be left out on both sides."""

    muc: Score = field(default_factory=Score)
    b3: Score = field(default_factory=Score)
    ceafe: Score = field(default_factory=Score)
    mentions: Score = field(default_factory=Score)

    def add(self, gold: Clusters, guessed: Clusters) -> None:
        """Count one text."""
        of_gold = {m: i for i, c in enumerate(gold) for m in c}
        of_guess = {m: i for i, c in enumerate(guessed) for m in c}
        common = len(of_gold.keys() & of_guess.keys())
        _sum(self.mentions, common, len(of_guess), common, len(of_gold))
        _sum(self.muc, *_muc(guessed, of_gold), *_muc(gold, of_guess))
        _sum(self.b3, *_b3(guessed, gold, of_gold), *_b3(gold, guessed, of_guess))
        hit = _ceafe(gold, guessed)
        _sum(self.ceafe, hit, len(guessed), hit, len(gold))

    @property
    def mean(self) -> float:
        """Mean F1 of the three."""
        return (self.muc.f1 + self.b3.f1 + self.ceafe.f1) / 3

    def __str__(self) -> str:
        return f"mean {self.mean:.1f}; MUC {self.muc}, B3 {self.b3}, CEAFe {self.ceafe}; mentions {self.mentions}"


def _sum(score: Score, hit_p: float, all_p: float, hit_r: float, all_r: float) -> None:
    score.hit_p, score.all_p = score.hit_p + hit_p, score.all_p + all_p
    score.hit_r, score.all_r = score.hit_r + hit_r, score.all_r + all_r


def _muc(clusters: Clusters, other: dict[Hashable, int]) -> tuple[float, float]:
    hit = total = 0
    for c in clusters:
        parts = {other.get(m, ("alone", m)) for m in c}
        hit, total = hit + len(c) - len(parts), total + len(c) - 1
    return hit, total


def _b3(clusters: Clusters, others: Clusters, other: dict[Hashable, int]) -> tuple[float, float]:
    hit, total = 0.0, 0
    for c in clusters:
        counts: dict[int, int] = {}
        for m in c:
            if m in other:
                counts[other[m]] = counts.get(other[m], 0) + 1
        hit += sum(n * n for n in counts.values()) / len(c)
        total += len(c)
    return hit, total


def _ceafe(gold: Clusters, guessed: Clusters) -> float:
    if not gold or not guessed:
        return 0.0
    table = np.array([[2 * len(set(a) & set(b)) / (len(a) + len(b)) for b in guessed] for a in gold])
    rows, columns = linear_sum_assignment(-table)
    return float(table[rows, columns].sum())
