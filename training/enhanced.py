"""Measure enhanced dependencies: ``python -m training.enhanced``.

Given gold words, tags and basic trees, how well ``kg.english.enhanced`` makes the enhanced column of a treebank. An edge is right
when dependent, head and label are; edges between words and empty nodes (which are not made) count as missed. "beyond the tree"
leaves out, on both sides, the edges that are in the basic tree as they are. ``--reader`` takes tags, lemmas and trees of the shipped
reader, on the treebank's words and sentences, in place of the treebank's.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from spacy.language import Language

from kg import english
from kg.english.enhanced import ROOT, Tree, edges, enhance
from training.corpora import trees
from training.scores import Prf, doc_of_gold

EdgeKey = tuple[str, str, str]
"""Dependent and head as numbers from 1 ("0" the root, "5.1" an empty node), label."""


@dataclass
class Figures:
    """F1 of all edges and of those beyond the tree; edges of empty nodes; what was missed (-) and made in vain (+), by labels."""

    all: Prf = field(default_factory=Prf)
    beyond: Prf = field(default_factory=Prf)
    empty: int = 0
    wrong: Counter[str] = field(default_factory=Counter)

    def add(self, sentence: trees.Sentence, guessed: set[EdgeKey]) -> None:
        """Count one sentence."""
        basic = {(str(i), str(h), d) for i, (h, d) in enumerate(zip(sentence.heads, sentence.deps, strict=True), 1)}
        gold = gold_edges(sentence)
        self.all.add(gold, guessed)
        self.beyond.add(gold - basic, guessed - basic)
        self.empty += sum("." in head for _, head, _ in gold)
        for sign, wrong in (("-", gold - guessed), ("+", guessed - gold)):
            self.wrong.update(f"{sign} {sentence.deps[int(i) - 1]} as {label.split(':')[0]}" for i, _, label in wrong)


def gold_edges(sentence: trees.Sentence) -> set[EdgeKey]:
    """The edges of the enhanced column."""
    found: set[EdgeKey] = set()
    for i, column in enumerate(sentence.enhanced, 1):
        for edge in column.split("|") if column != "_" else ():
            head, _, label = edge.partition(":")
            found.add((str(i), head, label))
    return found


def made_edges(sentence: trees.Sentence) -> set[EdgeKey]:
    """The edges computed from the basic columns."""
    tree = Tree(sentence.words, sentence.lemmas, sentence.xpos, [h - 1 for h in sentence.heads], sentence.deps)
    return {(str(i), str(head + 1), label) for i, into in enumerate(enhance(tree), 1) for head, label in into}


def read_edges(nlp: Language, document: trees.Document) -> list[set[EdgeKey]]:
    """The edges of each sentence, by the reader's trees."""
    doc = nlp(doc_of_gold(nlp.vocab, document))
    into = edges(doc)
    tokens = [t.i for t in doc if not t.is_space]
    found, at = [], 0
    for sentence in document.sentences:
        place = {i: str(k) for k, i in enumerate(tokens[at : at + len(sentence.words)], 1)} | {ROOT: "0"}
        found.append({(place[i], place[head], label) for i in place if i != ROOT for head, label in into[i]})
        at += len(sentence.words)
    return found


def documents(paths: list[Path]) -> Iterator[trees.Document]:
    """All documents but those the project checks with."""
    for path in paths:
        yield from (d for d in trees.read(path) if not trees.held_out(d.name))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--part", choices=["dev", "train"], default="dev")
    parser.add_argument("--wrong", type=int, default=0, metavar="N", help="show the N most frequent kinds of wrong edges")
    parser.add_argument("--reader", action="store_true", help="with the reader's trees")
    args = parser.parse_args()
    nlp = english.load() if args.reader else None
    corpora = {"UD-EWT": [args.data / "ud-ewt" / f"{args.part}.conllu"], "GUM": sorted((args.data / "gum" / args.part).glob("*.conllu"))}
    for name, paths in corpora.items():
        figures = Figures()
        for document in documents(paths):
            made = read_edges(nlp, document) if nlp else [made_edges(s) for s in document.sentences]
            for sentence, guessed in zip(document.sentences, made, strict=True):
                figures.add(sentence, guessed)
        print(f"{name} {args.part}: F1 {figures.all}; beyond the tree {figures.beyond}; edges of empty nodes {figures.empty}")
        for kind, count in figures.wrong.most_common(args.wrong):
            print(f"  {count:4} {kind}")


if __name__ == "__main__":
    main()
