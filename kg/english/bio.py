"""From scores of BIO tags to names: the best sequence in which every I- follows its own B- or I- in the same sentence.

Where each word's best tag makes such a sequence it is the best one; only other sentences need the Viterbi search.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Tags = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Scheme:
    """Tags by row: "O" first, then for each type "B-T" and "I-T" side by side."""

    tags: tuple[str, ...]

    def __post_init__(self) -> None:
        wanted = ["O"] + [f"{p}-{t[2:]}" for t in self.tags[1::2] for p in "BI"]
        if list(self.tags) != wanted:
            raise ValueError(f"Unexpected order of name tags: {self.tags!r}")

    @property
    def types(self) -> tuple[str, ...]:
        """The name types in order."""
        return tuple(t[2:] for t in self.tags[1::2])


def decode(scores: Floats, starts: Sequence[int]) -> Tags:
    """Best tags [n] for scores [n, tags]; ``starts`` are the positions where sentences start, 0 among them."""
    tags: Tags = scores.argmax(1)
    before = np.concatenate(([0], tags[:-1]))
    before[np.asarray(starts)] = 0
    inside = (tags > 0) & (tags % 2 == 0)
    wrong = inside & (before != tags) & (before != tags - 1)
    if wrong.any():
        bounds = [*starts, len(tags)]
        for a, b in pairwise(bounds):
            if wrong[a:b].any():
                tags[a:b] = viterbi(scores[a:b])
    return tags


def viterbi(scores: Floats) -> Tags:
    """Best permitted tags of one sentence."""
    n, k = scores.shape
    back = np.zeros((n, k), np.int64)
    inner = np.arange(2, k, 2)
    value = scores[0].astype(np.float64)
    value[inner] = -np.inf
    for i in range(1, n):
        best = int(value.argmax())
        fresh = value[inner - 1] >= value[inner]
        moved = np.full(k, value[best])
        moved[inner] = np.where(fresh, value[inner - 1], value[inner])
        back[i] = best
        back[i, inner] = np.where(fresh, inner - 1, inner)
        value = moved + scores[i]
    tags: Tags = np.zeros(n, np.int64)
    tags[-1] = value.argmax()
    for i in range(n - 1, 0, -1):
        tags[i - 1] = back[i, tags[i]]
    return tags


def spans(tags: Tags) -> list[tuple[int, int, int]]:
    """Names as (start, end, row of type) from well-formed tags."""
    begins = np.flatnonzero(tags % 2 == 1)
    outside = np.flatnonzero((tags % 2 == 1) | (tags == 0))
    ends = np.append(outside, len(tags))[np.searchsorted(outside, begins, side="right")]
    return [(int(a), int(b), int(tags[a]) // 2) for a, b in zip(begins, ends, strict=True)]
