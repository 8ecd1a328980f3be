"""Units to training windows and batches: consecutive sentences, cut to a random length, padded to integer arrays, with noise."""

from __future__ import annotations

import random
from dataclasses import dataclass

import numpy as np

from kg.english.features import Gap, Shape
from training.data import IGNORE, Unit


@dataclass
class Window:
    """Units that are read together."""

    units: list[Unit]

    @property
    def size(self) -> int:
        return sum(u.size for u in self.units) + 2


def cut(units: list[Unit], rng: random.Random, longest: int = 192, single: float = 0.3, whole: bool = False) -> list[Window]:
    """Cut a document into windows of random length; a share of ``single`` hold one sentence.

    Without ``whole`` windows that are too long are left out.
    """
    windows, at = [], 0
    while at < len(units):
        goal = 0 if rng.random() < single else rng.randint(96 if whole else 32, longest)
        end, size = at + 1, units[at].size
        while end < len(units) and size + units[end].size <= goal:
            size += units[end].size
            end += 1
        if whole or size <= 400:
            windows.append(Window(units[at:end]))
        at = end
    return windows


def noise(shapes: np.ndarray, gaps: np.ndarray, rng: random.Random) -> None:
    """Hide capitals or layout of a whole window now and then, in place: headlines, chat, tokens without a text."""
    draw = rng.random()
    letters = (shapes >= Shape.LOWER) & (shapes <= Shape.MIXED)
    if draw < 0.06:
        shapes[letters] = Shape.LOWER
    elif draw < 0.12:
        shapes[letters] = Shape.UPPER
    elif draw < 0.16:
        shapes[letters] = Shape.TITLE
    draw = rng.random()
    if draw < 0.25:
        gaps[gaps > 0] = np.where(gaps[gaps > 0] == Gap.PARAGRAPH, Gap.SPACE, gaps[gaps > 0])
    elif draw < 0.45:
        gaps[:] = Gap.UNKNOWN
    elif draw < 0.6:
        gaps[gaps == Gap.PARAGRAPH] = Gap.LINE


def collate(windows: list[Window], rng: random.Random | None = None) -> dict[str, np.ndarray]:
    """Pad windows to one batch; with ``rng``, add noise. Heads count within the window, 0 is the root."""
    b, t = len(windows), max(w.size for w in windows)
    n = max(sum(len(u.words) for u in w.units) for w in windows)
    batch = {k: np.zeros((b, t), np.int64) for k in ("ids", "shapes", "gaps")}
    batch |= {k: np.zeros((b, n), np.int64) for k in ("first", "last", "sentence")}
    batch |= {k: np.full((b, n), IGNORE, np.int64) for k in ("head", "dep", "names", "upos", "xpos", "feats", "lemma", "mention", "start")}
    batch["sentence"][:] = -1
    for i, window in enumerate(windows):
        at, word = 1, 0
        batch["ids"][i, 0] = 101
        for k, u in enumerate(window.units):
            base = word
            for j, p in enumerate(u.pieces):
                batch["ids"][i, at : at + len(p)] = p
                batch["shapes"][i, at : at + len(p)] = u.shapes[j]
                batch["gaps"][i, at : at + len(p)] = u.gaps[j]
                batch["first"][i, word], batch["last"][i, word] = at, at + len(p) - 1
                at, word = at + len(p), word + 1
            m = len(u.words)
            batch["sentence"][i, base : base + m] = k
            batch["head"][i, base : base + m] = [h if h <= 0 else h + base for h in u.heads]
            batch["dep"][i, base : base + m] = u.deps
            batch["names"][i, base : base + m] = u.names
            for head, values in u.targets.items():
                batch[head][i, base : base + m] = values
            if "start" in u.targets and k == 0:
                batch["start"][i, 0] = IGNORE
        batch["ids"][i, at] = 102
        if rng:
            noise(batch["shapes"][i], batch["gaps"][i], rng)
    return batch
