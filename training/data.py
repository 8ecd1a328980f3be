"""Corpora to training windows: consecutive sentences of a document, cut to a random length, as integer arrays."""

from __future__ import annotations

import itertools
import json
import random
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer

from kg.english.features import Gap, Shape, shape_of
from kg.english.lemmas import script_for
from training.corpora import gum as gum_names
from training.corpora import names, re3d, trees, wikipedia

IGNORE = -100
MENTION_TYPES = ("O", "person", "place", "organization", "object", "event", "time", "abstract", "animal", "plant", "substance")


@dataclass
class Labels:
    """Class names of every head, in order; what the shipped labels.json holds."""

    deps: list[str]
    upos: list[str]
    xpos: list[str]
    feats: list[str]
    lemma: list[str]
    name: list[str] = field(default_factory=lambda: list(names.TAGS))
    mention: list[str] = field(default_factory=lambda: list(MENTION_TYPES))
    start: list[str] = field(default_factory=lambda: ["inside", "start"])

    def sizes(self) -> dict[str, int]:
        """Classes of each linear head."""
        return {h: len(getattr(self, h)) for h in ("upos", "xpos", "feats", "lemma", "name", "mention", "start")}


@dataclass
class Unit:
    """A sentence (or a stretch of named text) as arrays; lengths in words."""

    words: list[str]
    pieces: list[list[int]]
    shapes: list[int]
    gaps: list[int]
    targets: dict[str, list[int]]  # per head, IGNORE where the corpus does not say
    heads: list[int]  # within the unit, from 1; 0 root; IGNORE
    deps: list[int]
    names: list[int]  # rows of the permitted-tags table

    @property
    def size(self) -> int:
        return sum(map(len, self.pieces))


class Corpora:
    """All training units, document by document, and the tables they index."""

    def __init__(self, data: Path, tokenizer: Tokenizer, labels: Labels | None = None) -> None:
        self.data, self.tokenizer = data, tokenizer
        ewt = list(trees.read(data / "ud-ewt" / "train.conllu"))
        dev = {p.stem for p in (data / "gum" / "dev").glob("*.conllu")}
        gum = [
            d
            for p in sorted((data / "gum" / "train").glob("*.conllu"))
            for d in trees.read(p)
            if not trees.held_out(d.name) and d.name not in dev
        ]
        self.labels = labels or build_labels(ewt + gum)
        self.permitted: dict[frozenset[str], int] = {}
        self._index = {h: {c: i for i, c in enumerate(getattr(self.labels, h))} for h in (*self.labels.sizes(), "deps")}
        self.trees = [self.tree_units(d) for d in ewt + gum]
        self.named = [self.named_units(t) for t in self._named_texts(train=True)]

    def _named_texts(self, train: bool) -> list[names.NamedText]:
        d = self.data
        check = {p.stem.split("_")[-1] for p in (d.parent / "gold" / "check").glob("re3d*.json")}
        texts = list(wikipedia.wikigold(d / "wikigold" / "wikigold.conll.txt"))
        texts += [t for p in sorted((d / "crossner-politics").glob("*.txt")) for t in wikipedia.crossner(p)]
        texts += [t for p in sorted((d / "re3d").iterdir()) for t in re3d.re3d(p, check)]
        texts = [t for i, t in enumerate(texts) if (i % 10 != 7) == train]  # every tenth is kept to measure with
        return texts + list(wikipedia.redocred(d / "redocred" / ("train.json" if train else "dev.json")))

    def held_out_names(self) -> list[names.NamedText]:
        """Named texts that took no part in training."""
        return self._named_texts(train=False)

    def _pieces(self, words: list[str]) -> list[list[int]]:
        encoding = self.tokenizer.encode(words, is_pretokenized=True, add_special_tokens=False)
        pieces: list[list[int]] = [[] for _ in words]
        for i, w in zip(encoding.ids, encoding.word_ids, strict=True):
            pieces[w].append(i)
        unknown = self.tokenizer.token_to_id("[UNK]")
        return [(p or [unknown])[:16] for p in pieces]

    def _name_rows(self, tags: list[frozenset[str]]) -> list[int]:
        return [self.permitted.setdefault(t, len(self.permitted)) for t in tags]

    def tree_units(self, document: trees.Document) -> list[Unit]:
        """One unit a sentence; names and mentions only where the treebank is GUM."""
        gum = document.name.startswith("GUM")
        everything = frozenset(names.TAGS)
        n = sum(len(s.words) for s in document.sentences)
        rows = self._name_rows(gum_names.gum_tags(document) if gum else [everything] * n)
        mention = _mention_targets(document) if gum else [IGNORE] * n
        units, at = [], 0
        for s in document.sentences:
            m = len(s.words)
            ix = self._index
            targets = {
                "upos": [ix["upos"].get(t, IGNORE) for t in s.upos],
                "xpos": [ix["xpos"].get(t, IGNORE) for t in s.xpos],
                "feats": [ix["feats"].get(t, IGNORE) for t in s.feats],
                "lemma": [ix["lemma"].get(script_for(w, lem), IGNORE) for w, lem in zip(s.words, s.lemmas, strict=True)],
                "mention": mention[at : at + m],
                "start": [1] + [0] * (m - 1),
            }
            units.append(
                Unit(
                    s.words,
                    self._pieces(s.words),
                    [int(shape_of(w)) for w in s.words],
                    s.gaps,
                    targets,
                    s.heads,
                    [ix["deps"].get(d, IGNORE) for d in s.deps],
                    rows[at : at + m],
                )
            )
            at += m
        return units

    def named_units(self, text: names.NamedText) -> list[Unit]:
        """One unit a sentence, names alone."""
        rows, bounds = self._name_rows(text.tags), [*sorted(set(text.breaks) | {0}), len(text.words)]
        pieces = self._pieces(text.words)
        units = []
        for a, b in itertools.pairwise(bounds):
            for start in range(a, b, 120):
                end = min(b, start + 120)
                m = end - start
                units.append(
                    Unit(
                        text.words[start:end],
                        pieces[start:end],
                        [int(shape_of(w)) for w in text.words[start:end]],
                        text.gaps[start:end],
                        {},
                        [IGNORE] * m,
                        [IGNORE] * m,
                        rows[start:end],
                    )
                )
        return units

    def permitted_table(self) -> np.ndarray:
        """[rows, tags] True where a tag is allowed."""
        table = np.zeros((len(self.permitted), len(names.TAGS)), bool)
        for tags, row in self.permitted.items():
            for t in tags:
                table[row, names.TAGS.index(t)] = True
        return table


def build_labels(documents: list[trees.Document]) -> Labels:
    """Class inventories of the treebanks; scripts and features seen twice or more."""
    sentences = [s for d in documents for s in d.sentences]
    lemma = Counter(script_for(w, lem) for s in sentences for w, lem in zip(s.words, s.lemmas, strict=True))
    feats = Counter(f for s in sentences for f in s.feats)

    def seen(column: str, least: int) -> list[str]:
        counts = Counter(t for s in sentences for t in getattr(s, column))
        return sorted(t for t, n in counts.items() if n >= least and t != "_")

    return Labels(
        deps=seen("deps", 3),
        upos=seen("upos", 1),
        xpos=seen("xpos", 3),
        feats=sorted(f for f, n in feats.items() if n >= 10),
        lemma=sorted(s for s, n in lemma.items() if n >= 3),
    )


def _mention_targets(document: trees.Document) -> list[int]:
    """Per word, the type of the widest mention it heads."""
    heads: list[int] = []
    for s in document.sentences:
        offset = len(heads)
        heads += [offset + h - 1 if h else -1 for h in s.heads]
    targets = [0] * len(heads)
    for m in trees.gum_mentions(document):  # wider ones come first at one start, so narrower ones win last: go backwards
        head = next((i for i in range(m.start, m.end) if not m.start <= heads[i] < m.end), m.start)
        if m.etype in MENTION_TYPES and not targets[head]:
            targets[head] = MENTION_TYPES.index(m.etype)
    return targets


@dataclass
class Window:
    """Units that are read together."""

    units: list[Unit]

    @property
    def size(self) -> int:
        return sum(u.size for u in self.units) + 2


def cut(units: list[Unit], rng: random.Random, longest: int = 192) -> list[Window]:
    """Cut a document into windows of random length; about a third hold a single sentence."""
    windows, at = [], 0
    while at < len(units):
        goal = 0 if rng.random() < 0.3 else rng.randint(32, longest)
        end, size = at + 1, units[at].size
        while end < len(units) and size + units[end].size <= goal:
            size += units[end].size
            end += 1
        if size <= 400:
            windows.append(Window(units[at:end]))
        at = end
    return windows


def noise(shapes: np.ndarray, gaps: np.ndarray, rng: random.Random) -> None:
    """Hide capitals or layout of a whole window now and then, in place: headlines, chat, tokens without a text."""
    draw = rng.random()
    letters = (shapes >= Shape.LOWER) & (shapes <= Shape.MIXED)
    if draw < 0.05:
        shapes[letters] = Shape.LOWER
    elif draw < 0.10:
        shapes[letters] = Shape.UPPER
    elif draw < 0.13:
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


def save_labels(labels: Labels, path: Path) -> None:
    """Write the class names as JSON."""
    path.write_text(json.dumps(vars(labels), indent=0, ensure_ascii=False, sort_keys=True), "utf8")
