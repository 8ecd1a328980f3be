"""Status beside human judgements of factuality: ``python -m training.factuality`` (UDS over UD-EWT dev).

Annotators of Universal Decompositional Semantics (White et al. 2020) said for predicates of UD-EWT whether what they tell happened,
and how sure they were; the normalised answer is factual above 0. Our status says factual where it is "asserted". Predicates are
read from gold words by the shipped pipeline. UDS counts the sentences of an older release; since then dev has lost one and train has
gained one, which :func:`aligned` finds by where the judged words are verbs and adjectives.
"""

from __future__ import annotations

import argparse
import json
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from spacy.tokens import Doc

from kg import english
from kg.extract.status import status
from kg.extract.view import view
from kg.types import Status
from training.corpora import trees


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


def answers(data: Path, part: str) -> Iterator[tuple[Doc, int, float, Status]]:
    """Doc, word, judgement and our status, for every predicate of the part."""
    sentences = [s for d in trees.read(data / "ud-ewt" / f"{part}.conllu") for s in d.sentences]
    nlp = english.load()
    rows = sorted(aligned(judged(data, part), sentences).items())
    docs = nlp.pipe(Doc(nlp.vocab, words=sentences[n].words, sent_starts=[True] + [False] * (len(sentences[n].words) - 1)) for n, _ in rows)
    for doc, (_, words) in zip(docs, rows, strict=True):
        seen = view(doc)
        for i, value in sorted(words.items()):
            if i < len(doc):
                yield doc, i, value, status(seen, i)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("part", nargs="?", default="dev", choices=["dev", "train"])
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--misses", type=int, default=0, help="show so many wrong answers")
    args = parser.parse_args()
    table: Counter[tuple[Status, bool]] = Counter()
    shown = 0
    for doc, i, value, found in answers(args.data, args.part):
        table[found, value > 0] += 1
        if (found is Status.ASSERTED) != (value > 0) and shown < args.misses:
            shown += 1
            print(f"{value:+.2f} {found.value:12} {doc[i].text:15} {doc.text}")
    right = sum(n for (found, factual), n in table.items() if (found is Status.ASSERTED) == factual)
    total = sum(table.values())
    print(f"status, UDS {args.part}: {100 * right / total:.1f} % of {total} right")
    for found in Status:
        print(f"  {found.value}: {table[found, True]} factual, {table[found, False]} not")


if __name__ == "__main__":
    main()
