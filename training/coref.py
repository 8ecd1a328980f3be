"""Coreference in training: the head of the model, the texts with their mentions, and the loss of one text.

Shapes: N mentions, K antecedents kept for each, W words.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import torch
import torch.nn.functional as F
from spacy.tokens import Doc
from torch import Tensor, nn

from kg.english.coref import inventory, pairs
from kg.english.coref.mentions import Mentions, mentions
from kg.english.coref.scorer import INNER, QUERY, REACH, VECTOR
from training.corpora.coref import CorefText

INPUT = VECTOR + inventory.WIDTH
KEPT = 32


class CorefHead(nn.Module):
    """The scorer of :mod:`kg.english.coref.scorer`, to be trained; parameters carry the same names."""

    def __init__(self) -> None:
        super().__init__()
        self.dropout = nn.Dropout(0.3)
        shapes = {
            "query": (INPUT, QUERY), "key": (INPUT, QUERY), "left": (INPUT, INNER), "right": (INPUT, INNER),
            "product": (QUERY, INNER), "feature": (pairs.WIDTH, INNER), "coarse": (pairs.COARSE_WIDTH,), "out": (INNER,),
            "query_bias": (QUERY,), "left_bias": (INNER,), "out_bias": (),
        }
        for name, shape in shapes.items():
            scale = shape[0] ** -0.5 if len(shape) == 2 or name == "out" else 0.0
            self.register_parameter(name, nn.Parameter(torch.randn(shape) * scale))

    def rough(self, x: Tensor, coarse: Tensor, allowed: Tensor) -> Tensor:
        """[N, N] scores that prune; row: the later mention."""
        query, key = self.dropout(x @ self.query + self.query_bias), x @ self.key
        return (query @ key.T / QUERY**0.5 + coarse @ self.coarse).masked_fill(~allowed, -1e4)

    def fine(self, x: Tensor, rough: Tensor, earlier: Tensor, features: Tensor) -> Tensor:
        """[N, K] scores of the antecedents in ``earlier``."""
        query, key = x @ self.query + self.query_bias, x @ self.key
        hidden = (x @ self.left + self.left_bias)[:, None] + (x @ self.right)[earlier]
        hidden = hidden + (query[:, None] * key[earlier]) @ self.product + features @ self.feature
        return rough.gather(1, earlier) + self.dropout(F.relu(hidden)) @ self.out + self.out_bias


@dataclass
class CorefTargets:
    """The mentions of one text and the cluster of each, 0 for none."""

    mentions: Mentions
    words: np.ndarray  # [N], position among the text's words
    cluster: np.ndarray  # [N]
    coarse: Tensor  # [N, N, COARSE_WIDTH]
    allowed: Tensor  # [N, N], earlier and within reach
    barred: Tensor  # [N, N]
    attributes: Tensor  # [N, A]


def targets(doc: Doc, text: CorefText) -> CorefTargets:
    """Find the mentions of a parsed text and look up their clusters by head word."""
    found = mentions(doc)
    word_of = np.cumsum([not t.is_space for t in doc]) - 1
    words = word_of[found.heads]
    cluster, tokens = np.zeros(len(found), np.int64), [t for t in doc if not t.is_space]
    row = {int(w): i for i, w in enumerate(words)}
    for number, spans in enumerate(text.clusters, 1):
        for start, end in sorted(spans, key=lambda s: s[0] - s[1]):  # the widest first: narrower ones win
            head = head_of(tokens, word_of, start, end)
            if head in row:
                cluster[row[head]] = number
    n = np.arange(len(found))
    earlier = np.broadcast_to(np.minimum(n[None], n[:, None]), (len(n), len(n)))
    allowed = (n[None] < n[:, None]) & (n[:, None] - n[None] <= REACH)
    return CorefTargets(
        found, words, cluster,
        torch.from_numpy(pairs.coarse(found, n[:, None], earlier)),
        torch.from_numpy(allowed),
        torch.from_numpy(pairs.barred(found, n[:, None], earlier)),
        torch.from_numpy(found.attributes()),
    )


def head_of(tokens: list, word_of: np.ndarray, start: int, end: int) -> int:
    """The first word of a span that hangs on one outside."""
    for i in range(start, end):
        head = int(word_of[tokens[i].head.i])
        if head == i or not start <= head < end:
            return i
    return start


def coref_loss(head: CorefHead, vectors: Tensor, t: CorefTargets) -> Tensor:
    """Marginal log-likelihood of the right antecedents, of the whole score and of the pruning score; [N, VECTOR] vectors."""
    if len(t.words) < 2:
        return vectors.sum() * 0
    x = torch.cat([vectors, t.attributes], 1)
    rough = head.rough(x, t.coarse, t.allowed)
    earlier = rough.detach().topk(min(KEPT, rough.shape[1]), 1).indices
    n = np.arange(len(t.words))
    picked = earlier.numpy()
    features = torch.from_numpy(pairs.features(t.mentions, n[:, None], np.minimum(picked, n[:, None])))
    fine = head.fine(x, rough, earlier, features)
    allowed = t.allowed.gather(1, earlier) & ~t.barred.gather(1, earlier)
    cluster = torch.from_numpy(t.cluster)
    same = (cluster[:, None] == cluster[None]) & (cluster > 0)[:, None] & t.allowed
    whole = _marginal(fine.masked_fill(~allowed, -1e4), same.gather(1, earlier) & allowed)
    return whole + 0.3 * _marginal(rough, same)


def _marginal(scores: Tensor, right: Tensor) -> Tensor:
    """Mean over rows of minus the log-probability of any right column, or of none where no column is right."""
    scores = torch.cat([scores.new_zeros(scores.shape[0], 1), scores], 1).log_softmax(1)
    right = torch.cat([~right.any(1, keepdim=True), right], 1)
    return -scores.masked_fill(~right, -1e4).logsumexp(1).mean()


def weights(head: CorefHead) -> dict[str, np.ndarray]:
    """What ``coref.npz`` holds."""
    return {name: p.detach().float().numpy() for name, p in head.named_parameters()}
