"""Scores of antecedents: a bilinear product prunes, a small network decides.

The encoder's vector of a mention's head and its attributes are projected once a mention; a pair costs one product of two short
vectors. Shapes: N mentions, M mentions of a block, K antecedents kept for each.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from kg.english.coref import pairs
from kg.english.coref.mentions import Ints, Mentions

Floats = npt.NDArray[np.float32]

VECTOR = 192  # the encoder's output for coreference, per word
QUERY, INNER = 96, 192  # of the product that prunes, and of the network that decides
REACH = 512  # mentions back that an antecedent may lie; names further back are matched by resolution
KEPT = 24  # antecedents of a mention that survive pruning
BLOCK = 128
WEIGHTS = ("query", "key", "left", "right", "product", "feature", "coarse", "out", "query_bias", "left_bias", "out_bias")
FORBIDDEN = np.float32(-1e4)


@dataclass(frozen=True)
class Block:
    """Antecedents of some mentions in a row: ``later`` [M], ``earlier`` [M, K], ``scores`` [M, K] against 0 for none."""

    later: Ints
    earlier: Ints
    scores: Floats


class Scorer:
    """The weights of ``coref.npz``, by the names in WEIGHTS."""

    def __init__(self, weights: Mapping[str, Floats]) -> None:
        self._w = {name: np.asarray(weights[name], np.float32) for name in WEIGHTS}

    def blocks(self, m: Mentions, vectors: Floats) -> Iterator[Block]:
        """Scored antecedents of all mentions, in order; ``vectors`` is [N, VECTOR]."""
        w, x = self._w, np.concatenate([vectors, m.attributes()], 1)
        query, key = x @ w["query"] + w["query_bias"], x @ w["key"]
        left, right = x @ w["left"] + w["left_bias"], x @ w["right"]
        for start in range(0, len(m), BLOCK):
            later, first = np.arange(start, min(start + BLOCK, len(m))), max(0, start - REACH)
            window = np.arange(first, int(later[-1]) + 1)
            rough = query[later] @ key[window].T / np.float32(np.sqrt(QUERY))
            earlier = np.broadcast_to(window, rough.shape)
            rough = rough + pairs.coarse(m, later[:, None], np.minimum(earlier, later[:, None])) @ w["coarse"]
            rough[(earlier >= later[:, None]) | (later[:, None] - earlier > REACH)] = FORBIDDEN
            kept = np.sort(np.argpartition(-rough, min(KEPT, len(window)) - 1, 1)[:, :KEPT], 1)
            rough, earlier = np.take_along_axis(rough, kept, 1), window[kept]
            safe = np.minimum(earlier, later[:, None])
            possible = np.nonzero((rough > FORBIDDEN / 2) & ~pairs.barred(m, later[:, None], safe))
            scores = np.full(rough.shape, FORBIDDEN)
            a, b = later[possible[0]], safe[possible]  # pair by pair: one product of many rows takes a third of many products of few
            hidden = left[a] + right[b] + (query[a] * key[b]) @ w["product"] + pairs.features(m, a, b) @ w["feature"]
            scores[possible] = rough[possible] + np.maximum(hidden, 0) @ w["out"] + w["out_bias"]
            yield Block(later, earlier, scores)


def probabilities(scores: Floats) -> Floats:
    """[M, K] probability of each antecedent, "none" being one choice more with score 0."""
    top = np.maximum(scores.max(1, keepdims=True), 0)
    e = np.exp(scores - top)
    made: Floats = e / (e.sum(1, keepdims=True) + np.exp(-top))
    return made
