"""Universal Dependencies treebanks: sentences with tags, lemmas, trees and the layout of the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from kg.english.features import Gap


@dataclass
class Sentence:
    """One sentence of a treebank; heads count from 1, 0 is the root."""

    words: list[str]
    gaps: list[int]
    upos: list[str]
    xpos: list[str]
    feats: list[str]
    lemmas: list[str]
    heads: list[int]
    deps: list[str]
    entity: list[str] = field(default_factory=list)  # GUM's Entity= column, raw
    enhanced: list[str] = field(default_factory=list)


@dataclass
class Document:
    """Sentences that belong together, in order."""

    name: str
    sentences: list[Sentence]


_HELD_OUT_GUM = {"GUM_news_asylum", "GUM_news_defector", "GUM_news_flag", "GUM_news_taxes"}  # documents of gold/check


def held_out(name: str) -> bool:
    """Documents the project checks with; they take no part in training."""
    return name in _HELD_OUT_GUM


def read(path: Path) -> Iterator[Document]:
    """The documents of one CoNLL-U file; multi-word tokens give up their parts, empty nodes are dropped."""
    document = Document(path.stem, [])
    rows: list[list[str]] = []
    glue_after: set[int] = set()
    paragraph = False
    for line in path.read_text("utf8").split("\n"):
        if line.startswith("# newdoc"):
            if document.sentences:
                yield document
            document = Document(line.split("=")[-1].strip(), [])
        elif line.startswith("# newpar"):
            paragraph = True
        elif line.startswith("#"):
            continue
        elif line:
            columns = line.split("\t")
            if "-" in columns[0]:
                first, last = map(int, columns[0].split("-"))
                glue_after |= set(range(first, last))
                if "SpaceAfter=No" in columns[9]:
                    glue_after.add(last)
            elif "." not in columns[0]:
                rows.append(columns)
        elif rows:
            document.sentences.append(_sentence(rows, glue_after, paragraph, document))
            rows, glue_after, paragraph = [], set(), False
    if document.sentences:
        yield document


def _sentence(rows: list[list[str]], glue_after: set[int], paragraph: bool, document: Document) -> Sentence:
    gaps = [int(Gap.PARAGRAPH if paragraph or not document.sentences else Gap.SPACE)]
    for row in rows[:-1]:
        glued = int(row[0]) in glue_after or "SpaceAfter=No" in row[9]
        gaps.append(int(Gap.NONE if glued else Gap.SPACE))
    entity = [m.group(1) if (m := re.search(r"Entity=([^|]*)", row[9])) else "" for row in rows]
    return Sentence(
        words=[r[1] for r in rows],
        gaps=gaps,
        lemmas=[r[2] for r in rows],
        upos=[r[3] for r in rows],
        xpos=[r[4] for r in rows],
        feats=[r[5] for r in rows],
        heads=[int(r[6]) for r in rows],
        deps=[r[7] for r in rows],
        enhanced=[r[8] for r in rows],
        entity=entity,
    )


@dataclass(frozen=True)
class GumMention:
    """A mention of GUM's entity layer; positions in the document's words, end exclusive."""

    start: int
    end: int
    etype: str
    cluster: str
    infstat: str
    link: str
    identity: str


def gum_mentions(document: Document) -> list[GumMention]:
    """All mentions of a GUM document, nested ones too (the bracket notation of the Entity column)."""
    found: list[GumMention] = []
    open_: dict[str, list[tuple[int, list[str]]]] = {}
    position = 0
    for sentence in document.sentences:
        for column in sentence.entity:
            for opening, closing in re.findall(r"\(([^()]+\)?)|([^()]+)\)", column):
                if opening:
                    parts = opening.rstrip(")").split("-", 7)
                    open_.setdefault(parts[0], []).append((position, parts))
                    if not opening.endswith(")"):
                        continue
                key = opening.rstrip(")").split("-")[0] if opening else closing
                if open_.get(key):
                    start, parts = open_[key].pop()
                    parts = parts + [""] * (8 - len(parts))
                    found.append(GumMention(start, position + 1, parts[1], key, parts[2], parts[6], parts[7]))
            position += 1
    return sorted(found, key=lambda m: (m.start, -m.end))
