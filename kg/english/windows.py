"""A whole text through the model, one window after the other.

A window holds whole paragraphs where they fit. In a longer paragraph the next window starts with the first sentence that the
last one did not surely hold whole, so every tree is decoded from scores of one window that saw the whole sentence. What has
been decoded is let go before the next window is read: memory does not grow with the length of a paragraph.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from threading import Event

import numpy as np
import numpy.typing as npt

from kg.english import bio, tree
from kg.english.coref.inventory import CANDIDATES, NOMINAL_ROLES, NOUNS
from kg.english.layout import Layout
from kg.english.model import CLASSES, Floats, Ints, Model, Scores, Word

AIM = 192  # sub-words a window, as in training
LIMIT = 400  # sub-words the longest sentence may have
CONTEXT = 48  # sub-words before a window's own words that it may see too
START = 0.5  # probability from which a word starts a sentence
MARGIN = 8  # words a sentence start must have after it in the window to be believed


@dataclass
class Parse:
    """What was found for each of W words."""

    heads: Ints  # from 0, a root is its own head
    deps: Ints
    arc: Floats  # probability of the chosen arc
    classes: Ints  # [5, W], see kg.english.model.CLASSES
    starts: list[int]
    names: list[tuple[int, int, int, float]]  # start, end, row of type, probability
    mentioned: list[Ints] = field(default_factory=list)  # the words that may head a mention, window by window
    references: list[npt.NDArray[np.float16]] = field(default_factory=list)  # and the vector of each

    @classmethod
    def empty(cls, n: int) -> Parse:
        """To be filled in, window by window."""
        return cls(np.zeros(n, np.int64), np.zeros(n, np.int64), np.zeros(n, np.float32), np.zeros((5, n), np.int64), [], [])


def parse(model: Model, layout: Layout, stop: Event | None = None) -> Parse:
    """Read a whole text. Threads may read several texts with one model; ``stop`` makes them leave theirs unfinished.

    Raises:
        ModelError: the model's files are missing or damaged.
    """
    return _Walk(model, layout).run(stop or Event())


class _Walk:
    """One text on its way through the model."""

    def __init__(self, model: Model, layout: Layout) -> None:
        self.model, self.layout = model, layout
        self.n = len(layout.words)
        self.words: list[Word] = model.words(layout.words)
        sizes = np.fromiter((len(w.pieces) for w in self.words), np.int64, self.n)
        self.before = np.concatenate(([0], sizes.cumsum()))  # sub-words before each word
        self.units = np.append(layout.units, self.n)
        self.root = model.labels.deps.index("root")
        self.parataxis = model.labels.deps.index("parataxis")
        self.scheme = bio.Scheme(model.labels.name)
        self.found = Parse.empty(self.n)
        self.nouns = np.array([u in NOUNS for u in model.labels.upos])
        self.nominal = np.array([u in CANDIDATES for u in model.labels.upos])
        self.roles = np.array([d in NOMINAL_ROLES for d in model.labels.deps])

    def run(self, stop: Event) -> Parse:
        at = 0
        while at < self.n and not stop.is_set():
            at = self._step(at)
        if self.layout.fixed and at >= self.n:
            self._join()
        return self.found

    def _step(self, at: int) -> int:
        """Read the window that starts at a word; returns where the next one starts."""
        end, whole = self._end(at, AIM)
        left = self._left(at, end)
        if not whole:
            end = max(at + 1, self._fits(at, AIM - int(self.before[at] - self.before[left])))
        scores, starts = self._read(left, at, end)
        if whole:
            self._keep(scores, left, at, end, starts)
            return end
        cut = max((s for s in starts if at < s <= end - MARGIN), default=0)
        if not cut:  # not one whole sentence: look further
            left = at
            end, whole = self._end(at, LIMIT)
            scores, starts = self._read(at, at, end)
            cut = end if whole else max((s for s in starts if at < s <= end - MARGIN), default=0) or self._best_cut(scores, at, end)
        self._keep(scores, left, at, cut, [s for s in starts if s < cut])
        return cut

    def _fits(self, at: int, budget: int) -> int:
        """The furthest end of words from ``at`` within so many sub-words, at least one word."""
        end = int(np.searchsorted(self.before, self.before[at] + budget, side="right")) - 1
        return max(at + 1, min(end, self.n))

    def _end(self, at: int, budget: int) -> tuple[int, bool]:
        """End of a window from ``at``, and whether it ends where a unit does."""
        furthest = self._fits(at, budget)
        unit = int(self.units[np.searchsorted(self.units, furthest, side="right") - 1])
        if unit > at:
            return unit, True
        if self.layout.fixed and budget < LIMIT:  # a given sentence is read at once if at all possible
            return self._end(at, LIMIT)
        return furthest, False

    def _left(self, at: int, end: int) -> int:
        """Where the words start that the window sees before its own: at a sentence start, if any."""
        if self.layout.fixed:
            return at
        budget = min(CONTEXT, AIM - int(self.before[end] - self.before[at])) if self.layout.breaks[at] else CONTEXT
        left = at
        for s in reversed(self.found.starts):
            if self.before[at] - self.before[s] > budget:
                break
            left = s
        return left

    def _read(self, left: int, at: int, end: int) -> tuple[Scores, list[int]]:
        """Scores of the window and the sentence starts among its own words."""
        scores = self.model.read(self.words[left:end], self.layout.gaps[left:end])
        starts = self.layout.breaks[at:end].copy()
        if not self.layout.fixed:
            likely, closing = scores.start[at - left :].copy(), self.layout.closing[at:end]
            likely[1:][closing[:-1]] = np.maximum(likely[1:], likely[:-1])[closing[:-1]]  # the sentence starts behind its quote
            starts |= (likely > START) & ~self.layout.barred[at:end] & ~closing
        starts[0] = True
        return scores, [at + int(i) for i in np.flatnonzero(starts)]

    def _best_cut(self, scores: Scores, at: int, end: int) -> int:
        """The likeliest sentence start in the second half of a window that is too small for its one sentence."""
        if end - at < 2:
            return end
        middle = (end - at + 1) // 2
        open_ = np.where(self.layout.barred[at + middle : end], -1.0, scores.start[middle:])
        return at + middle + int(open_.argmax())

    def _keep(self, scores: Scores, left: int, at: int, end: int, starts: list[int]) -> None:
        """Decode the window's own words [at, end) and write down what was found."""
        found, a, b = self.found, at - left, end - left
        own = [s - left for s in starts]
        local = np.zeros(b - a, np.int64)  # row of label_head: 0 the root, else the head's position in the window + 1
        for s, e in zip(own, [*own[1:], b], strict=True):
            square = np.concatenate((scores.arcs[s:e, :1], scores.arcs[s:e, s + 1 : e + 1]), 1)
            heads = tree.decode(square)
            found.arc[left + s : left + e] = tree.probabilities(square, heads)
            local[s - a : e - a] = np.where(heads > 0, heads + s, 0)
        labels = self.model.label(scores.label_dep[a:b], scores.label_head[local])
        labels[:, self.root] = -np.inf
        found.deps[at:end] = np.where(local > 0, labels.argmax(1), self.root)
        found.heads[at:end] = np.where(local > 0, local - 1 + left, np.arange(at, end))
        found.classes[:, at:end] = scores.classes[:, a:b]
        found.starts += starts
        tags = bio.decode(scores.names[a:b], [s - a for s in own])
        chosen = scores.names[a:b][np.arange(b - a), tags]
        self._refer(scores, left, at, end)
        found.names += [(at + s, at + e, t, float(np.exp(chosen[s:e].mean()))) for s, e, t in bio.spans(tags)]

    def _refer(self, scores: Scores, left: int, at: int, end: int) -> None:
        """Keep the vectors of the words that may head a mention, and no others: they are the larger part of what is kept."""
        upos, deps = self.found.classes[CLASSES.index("upos"), at:end], self.found.deps[at:end]
        rows = np.flatnonzero(self.nouns[upos] | (self.nominal[upos] & self.roles[deps]))
        self.found.mentioned.append(at + rows)
        self.found.references.append(scores.reference[at - left + rows].astype(np.float16))

    def _join(self) -> None:
        """Make one tree of a given sentence that had to be read in parts: later roots hang on the first."""
        found = self.found
        found.starts = [int(i) for i in np.flatnonzero(self.layout.breaks)]
        roots = np.flatnonzero(found.heads == np.arange(self.n))
        sentence = np.searchsorted(found.starts, roots, side="right")
        for k in np.flatnonzero(sentence[1:] == sentence[:-1]) + 1:
            first = roots[np.searchsorted(sentence, sentence[k])]
            found.heads[roots[k]], found.deps[roots[k]] = first, self.parataxis
