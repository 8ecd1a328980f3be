"""Corpora to training windows: consecutive sentences of a document, cut to a random length, as integer arrays."""

from __future__ import annotations

import itertools
import json
import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np
from spacy.language import Language
from tokenizers import Tokenizer

from kg.english.features import Shape, shape_of
from kg.english.lemmas import script_for
from training.coref import CorefTargets, targets
from training.corpora import coref as coref_corpora
from training.corpora import gum as gum_names
from training.corpora import names, re3d, trees, wikipedia
from training.scores import doc_of_words

IGNORE = -100
LONGEST_UNIT = 480  # sub-words
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


@dataclass
class Told:
    """A whole text with its units and who is who in it."""

    units: list[Unit]
    targets: CorefTargets
    treebank: bool  # whether the units say more than who is who


class Corpora:
    """All training units, document by document, and the tables they index.

    ``parser`` gives the trees that mentions are found with: those of the model as it will be, not of the treebank. ``without``
    names a corpus of names to leave out, to measure on all of it.
    """

    def __init__(
        self, data: Path, tokenizer: Tokenizer, labels: Labels | None = None, parser: Language | None = None, without: str = ""
    ) -> None:
        self.data, self.tokenizer, self._vocabulary = data, tokenizer, tokenizer.get_vocab()
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
        units = {d.name: self.tree_units(d) for d in gum}
        self.told = list(self._told(units, parser)) if parser else []
        self.trees = [self.tree_units(d) for d in ewt] + ([] if parser else list(units.values()))
        self.named = [self.named_units(t) for t in self._named_texts(train=True) if not without or t.name.split("/")[0] != without]

    def _told(self, units: dict[str, list[Unit]], parser: Language) -> Iterator[Told]:
        """The coreference corpora; where a text is in a treebank too, with the treebank's units."""
        for text in coref_corpora.read_all(self.data):
            own = units.get(text.name) or self.plain_units(text)
            if max(u.size for u in own) <= LONGEST_UNIT:
                doc = parser(doc_of_words(parser.vocab, text.words, text.gaps, text.sentences))
                yield Told(own, targets(doc, text), text.name in units)

    def plain_units(self, text: coref_corpora.CorefText) -> list[Unit]:
        """One unit a sentence, of which the corpus says nothing but who is who."""
        everything = frozenset(names.TAGS)
        tags = [everything] * len(text.words)
        return self.named_units(names.NamedText(text.name, text.words, text.gaps, tags, text.sentences), longest=LONGEST_UNIT)

    def _named_texts(self, train: bool) -> list[names.NamedText]:
        d = self.data
        check = {p.stem.split("_")[-1] for p in (d.parent / "gold" / "check").glob("re3d*.json")}
        texts = list(wikipedia.wikigold(d / "wikigold" / "wikigold.conll.txt"))
        texts += [t for p in sorted((d / "crossner-politics").glob("*.txt")) for t in wikipedia.crossner(p)]
        texts += [t for p in sorted((d / "re3d").iterdir()) for t in re3d.re3d(p, check)]
        texts = [t for i, t in enumerate(texts) if (i % 10 != 7) == train]  # every tenth is kept to measure with
        return texts + list(wikipedia.redocred(d / "redocred" / ("train.json" if train else "dev.json")))

    def held_out_names(self, whole: str = "") -> list[names.NamedText]:
        """Named texts that took no part in training; all of the corpus ``whole``, if training went without it."""
        more = [t for t in self._named_texts(train=True) if whole and t.name.split("/")[0] == whole]
        return self._named_texts(train=False) + more

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

    def named_units(self, text: names.NamedText, longest: int = 120) -> list[Unit]:
        """One unit a sentence, names alone."""
        rows, bounds = self._name_rows(text.tags), [*sorted(set(text.breaks) | {0}), len(text.words)]
        pieces = self._pieces(text.words)
        units = []
        for a, b in itertools.pairwise(bounds):
            for start in range(a, b, longest):
                end = min(b, start + longest)
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

    def respelt(self, unit: Unit, rng: random.Random, share: float = 0.08) -> Unit:
        """The unit with a share of its capitalised words in random sub-words: a name is known by its place, not by its spelling."""
        pieces = list(unit.pieces)
        for i, (word, shape) in enumerate(zip(unit.words, unit.shapes, strict=True)):
            if shape == Shape.TITLE and 2 < len(word) < 16 and word.isascii() and word.isalpha() and rng.random() < share:
                pieces[i] = self._split(word.lower(), rng)
        return replace(unit, pieces=pieces)

    def _split(self, word: str, rng: random.Random) -> list[int]:
        found, at, ids = [], 0, self._vocabulary
        while at < len(word):
            end = min(len(word), at + rng.randint(1, 4))
            while (key := ("##" if at else "") + word[at:end]) not in ids:
                end -= 1
            found.append(ids[key])
            at = end
        return found

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


def save_labels(labels: Labels, path: Path) -> None:
    """Write the class names as JSON."""
    path.write_text(json.dumps(vars(labels), indent=0, ensure_ascii=False, sort_keys=True), "utf8")
