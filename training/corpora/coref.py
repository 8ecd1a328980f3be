"""Coreference corpora: the clusters of OntoGUM (CoNLL-U with an Entity column) and of LitBank (CoNLL-2012)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kg.english.features import Gap
from training.corpora import trees

Spans = list[list[tuple[int, int]]]  # clusters of word spans, end exclusive


@dataclass
class CorefText:
    """Words in sentences, and who is who among them. ``sentences`` are the words' positions where one starts."""

    name: str
    words: list[str]
    gaps: list[int]
    sentences: list[int]
    clusters: Spans


def ontogum(document: trees.Document) -> CorefText:
    """One OntoGUM document, its words as those of the treebank."""
    words, gaps, starts, columns = [], [], [], []
    for s in document.sentences:
        starts.append(len(words))
        words += s.words
        gaps += s.gaps
        columns += s.entity
    return CorefText(document.name, words, gaps, starts, _clusters(columns))


def litbank(path: Path) -> CorefText:
    """One excerpt of a novel."""
    words: list[str] = []
    starts: list[int] = []
    columns: list[str] = []
    fresh = True
    for line in path.read_text("utf8").split("\n"):
        if line.startswith("#"):
            continue
        if not line.strip():
            fresh = True
            continue
        parts = line.rstrip("\n").split("\t")
        if fresh:
            starts.append(len(words))
            fresh = False
        words.append(parts[3])
        columns.append(parts[-1].strip().replace("|", ""))
    return CorefText(path.stem, words, [int(Gap.UNKNOWN)] * len(words), starts, _clusters(columns))


def read_all(data: Path) -> Iterator[CorefText]:
    """Every training text: OntoGUM's train part without the documents that are kept to check with, and LitBank."""
    for path in sorted((data / "ontogum" / "train").glob("*.conllu")):
        yield from (ontogum(d) for d in trees.read(path) if not trees.held_out(d.name))
    for path in sorted((data / "litbank").glob("*.conll")):
        yield litbank(path)


def _clusters(columns: list[str]) -> Spans:
    """Clusters of two mentions or more from a column of brackets: ``(1`` opens, ``1)`` closes, ``(1)`` does both."""
    open_: dict[str, list[int]] = {}
    found: dict[str, list[tuple[int, int]]] = {}
    for at, column in enumerate(columns):
        for opening, closing in re.findall(r"\((\w+)|(\w+)\)", column):
            if opening:
                open_.setdefault(opening, []).append(at)
            elif open_.get(closing):
                found.setdefault(closing, []).append((open_[closing].pop(), at + 1))
        for single in re.findall(r"\((\w+)\)", column):
            if open_.get(single):
                found.setdefault(single, []).append((open_[single].pop(), at + 1))
    return [sorted(set(spans)) for spans in found.values() if len(set(spans)) > 1]
