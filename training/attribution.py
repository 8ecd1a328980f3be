"""Measure who is speaking: ``python -m training.attribution``.

Gold are GUM's attribution relations with a marked source. An attribution found is right when the head of its source is the
syntactic head of the gold source (by the gold tree) and its content overlaps the gold content by more than half:
intersection over union of the words without punctuation. "gold half" is the laxer figure where the intersection need only be
more than half of the gold content. Each gold attribution is met once. Attributions without a named source are left out:
GUM marks none. GUM has one relation a cue, so attributions that share a cue (a quotation that goes on without one) are
put together. Words and sentences are GUM's, tags and trees the model's.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from spacy.language import Language

from kg.english.quotes import Quote, find
from training.corpora import trees
from training.corpora.attributions import Attribution, attributions
from training.scores import doc_of_gold

_TRAIN = ("news", "interview", "bio", "court")  # genres reported of the train part


@dataclass
class Figures:
    """Counts of attributions: gold, found, right by each measure."""

    gold: int = 0
    found: int = 0
    right: Counter[str] = field(default_factory=Counter)

    def f1(self, measure: str) -> float:
        """F1 in percent."""
        return 200 * self.right[measure] / max(1, self.gold + self.found)

    def __str__(self) -> str:
        right = self.right["union"]
        p, r = 100 * right / max(1, self.found), 100 * right / max(1, self.gold)
        lax = ", ".join(f"{m} {self.f1(m):.1f}" for m in ("gold half", "source"))
        return f"F1 {self.f1('union'):.1f} (P {p:.1f} R {r:.1f}; {lax}; {self.gold} gold, {self.found} found)"


def measure(figures: Figures, gold: Sequence[Attribution], guessed: Sequence[tuple[tuple[int, ...], frozenset[int]]]) -> list[Attribution]:
    """Count one document; ``guessed`` are heads of the source and words of the content. The gold that was missed comes back."""
    figures.gold, figures.found = figures.gold + len(gold), figures.found + len(guessed)
    missed: list[Attribution] = []
    for name in ("source", "gold half", "union"):
        free = set(range(len(guessed)))
        missed = []
        for g in gold:
            met = [(_overlap(name, g.content, guessed[k][1]), -k) for k in free if g.source in guessed[k][0]]
            best = max(met, default=(0.0, 0))
            if best[0] > 0.5:
                free.discard(-best[1])
                figures.right[name] += 1
            else:
                missed.append(g)
    return missed


def _overlap(name: str, gold: frozenset[int], guess: frozenset[int]) -> float:
    shared = len(gold & guess)
    if name == "source":
        return float(shared > 0)
    return shared / max(1, len(gold) if name == "gold half" else len(gold | guess))


def read(nlp: Language, document: trees.Document) -> tuple[list[str], list[tuple[tuple[int, ...], frozenset[int]]], list[Quote]]:
    """Words of a document, attributions found with their positions among them, and the same as they were found."""
    doc = nlp(doc_of_gold(nlp.vocab, document))
    place = {t.i: k for k, t in enumerate(t for t in doc if not t.is_space)}
    quotes = [q for q in find(doc) if q.speakers]
    by_cue: dict[object, tuple[tuple[int, ...], frozenset[int]]] = {}
    shown: dict[object, Quote] = {}
    for q in quotes:
        content = frozenset(place[i] for a, b in q.content for i in range(a, b) if i in place and doc[i].pos_ != "PUNCT")
        key = q.cue or q.content
        before = by_cue[key][1] if key in by_cue else frozenset()
        by_cue[key] = (tuple(place[s] for s in q.speakers), before | content)
        shown.setdefault(key, q)
    return [t.text for t in doc if not t.is_space], list(by_cue.values()), list(shown.values())


def files(data: Path) -> dict[str, list[Path]]:
    """GUM's files by the group they are reported in."""
    groups: dict[str, list[Path]] = {}
    for path in sorted((data / "gum").glob("*/*.conllu")):
        part, genre = path.parent.name, path.stem.split("_")[1]
        if trees.held_out(path.stem):
            groups.setdefault("news kept out of training", []).append(path)
        elif part == "dev":
            groups.setdefault(f"dev {genre}", []).append(path)
            groups.setdefault("dev", []).append(path)
        elif genre in _TRAIN:
            groups.setdefault(f"train {genre}", []).append(path)
    return groups


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--only", nargs="*", help="groups to measure, e.g. 'train news'")
    parser.add_argument("--misses", action="store_true", help="show what was missed and what was found in vain")
    args = parser.parse_args()
    from kg import english

    nlp = english.load()
    for group, paths in files(args.data).items():
        if args.only and group not in args.only:
            continue
        figures = Figures()
        for path in paths:
            document = next(trees.read(path))
            words, guessed, quotes = read(nlp, document)
            gold = attributions(path)
            missed = measure(figures, gold, guessed)
            if args.misses and not trees.held_out(path.stem):
                _show(words, gold, missed, guessed, quotes)
        print(f"{group:28} {figures}")


def _show(
    words: list[str],
    gold: list[Attribution],
    missed: list[Attribution],
    guessed: Sequence[tuple[tuple[int, ...], frozenset[int]]],
    quotes: list[Quote],
) -> None:
    def text(positions: frozenset[int]) -> str:
        return " ".join(words[i] for i in sorted(positions))

    for g in missed:
        print(f"  missed  {words[g.source]} [{text(g.cue)}] {text(g.content)}")
    for (heads, content), q in zip(guessed, quotes, strict=True):
        if not any(g.source in heads and _overlap("union", g.content, content) > 0.5 for g in gold):
            print(f"  in vain {' '.join(words[h] for h in heads)} [{q.manner} {q.kind.value}] {text(content)}")


if __name__ == "__main__":
    main()
