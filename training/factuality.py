"""Status beside human judgements of factuality: ``python -m training.factuality`` (UDS over UD-EWT dev).

Annotators of Universal Decompositional Semantics (White et al. 2020) said for predicates of UD-EWT whether what they tell happened,
and how sure they were; the normalised answer is factual above 0. Our status says factual where it is "asserted". Three kinds of
clauses are counted apart, where the annotators' question was another than that of a reader of news: a negated clause ("did not like
it" was often judged as the state of not liking), a question and a purpose. Predicates are read from gold words by the shipped
pipeline. UDS counts the sentences of an older release; since then dev has lost one and train has gained one, which :func:`aligned`
finds by where the judged words are verbs and adjectives.
"""

from __future__ import annotations

import argparse
import json
import zipfile
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

from spacy.tokens import Doc
from spacy.vocab import Vocab

from kg import english
from kg.extract.sentence.view import View, view
from kg.extract.status import negated, status
from kg.extract.status.clause import question
from kg.extract.status.complements import site
from kg.types import Status
from training.corpora import trees

UNSURE = 0.5  # a judgement's distance from the middle under which annotators did not agree, or not know


def judged(data: Path, part: str) -> dict[int, dict[int, float]]:
    """Sentence (from 0) -> word (from 0) -> normalised judgement; only predicates that are one word's."""
    with zipfile.ZipFile(data / "uds" / "factuality.zip") as archive:
        table = json.loads(archive.read("factuality.json"))["data"]
    found: dict[int, dict[int, float]] = {}
    for sentence, predicates in table.items():
        _, of, number = sentence.split("-")
        if of == part:
            rows = {int(k.rsplit("-", 1)[1]) - 1: v["factuality"]["factual"]["value"] for k, v in predicates.items()}
            found[int(number) - 1] = rows
    return found


def aligned(rows: dict[int, dict[int, float]], sentences: list[trees.Sentence]) -> dict[int, dict[int, float]]:
    """The same by the numbers of this release: from some sentence on, all are shifted by one."""

    def fits(n: int, words: dict[int, float]) -> int:
        upos = sentences[n].upos if 0 <= n < len(sentences) else []
        return sum(i < len(upos) and upos[i] in {"VERB", "ADJ"} for i in words)

    order = sorted(rows)
    best = (sum(fits(n, rows[n]) for n in order), len(order), 0)
    for shift in (-1, 1):
        gain = [fits(n + shift, rows[n]) - fits(n, rows[n]) for n in order]
        after, total = 0, best[0] if best[2] == 0 else sum(fits(n, rows[n]) for n in order)
        for k in range(len(order) - 1, -1, -1):
            after += gain[k]
            best = max(best, (total + after, k, shift))
    _, cut, shift = best
    moved = {n + shift * (k >= cut): rows[n] for k, n in enumerate(order)}
    return {n: words for n, words in moved.items() if 0 <= n < len(sentences)}


def answers(data: Path, part: str) -> Iterator[tuple[View, int, float]]:
    """View of a sentence, word and judgement, for every predicate of the part."""
    sentences = [s for d in trees.read(data / "ud-ewt" / f"{part}.conllu") for s in d.sentences]
    nlp = english.load()
    rows = sorted(aligned(judged(data, part), sentences).items())
    for doc, (_, words) in zip(nlp.pipe(as_doc(nlp.vocab, sentences[n].words) for n, _ in rows), rows, strict=True):
        seen = view(doc)
        for i, value in sorted(words.items()):
            if i < len(doc):
                yield seen, i, value


def as_doc(vocab: Vocab, words: list[str]) -> Doc:
    """One sentence of given words, to be parsed."""
    starts: list[bool | int | None] = [True, *[False] * (len(words) - 1)]
    return Doc(vocab, words=words, sent_starts=starts)


def kind(seen: View, i: int) -> str:
    """What a clause is counted as: "negated", "question", "purpose" or "other"."""
    if negated(seen, i):
        return "negated"
    if question(seen, i):
        return "question"
    at = site(seen, i)
    return "purpose" if at and at.construction == "verb purpose" else "other"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("part", nargs="?", default="dev", choices=["dev", "train"])
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--misses", type=int, default=0, help="show so many wrong answers")
    args = parser.parse_args()
    table: Counter[tuple[str, Status, bool]] = Counter()
    unsure = shown = 0
    for seen, i, value in answers(args.data, args.part):
        found = status(seen, i)
        table[kind(seen, i), found, value > 0] += 1
        unsure += abs(value) < UNSURE
        if (found is Status.ASSERTED) != (value > 0) and shown < args.misses:
            shown += 1
            print(f"{value:+.2f} {found.value:12} {seen.words[i]:15} {' '.join(seen.words)}")
    print(f"status, UDS {args.part}: {_right(table)}; {_right({k: n for k, n in table.items() if k[0] == 'other'})} among other clauses")
    total = sum(table.values())
    factual = sum(n for (_, _, so), n in table.items() if so)
    print(f"  always factual: {100 * factual / total:.1f} %; annotators near the middle: {100 * unsure / total:.1f} %")
    for name in ("negated", "question", "purpose", "other"):
        for found in Status:
            so, not_so = table[name, found, True], table[name, found, False]
            if so + not_so:
                print(f"  {name}, {found.value}: {so} factual, {not_so} not")


def _right(table: Mapping[tuple[str, Status, bool], int]) -> str:
    right = sum(n for (_, found, so), n in table.items() if (found is Status.ASSERTED) == so)
    total = max(1, sum(table.values()))
    return f"{100 * right / total:.1f} % of {total} right"


if __name__ == "__main__":
    main()
