"""Generic statements beside human judgements: ``python -m training.genericity`` (UDS over UD-EWT dev).

Annotators of Universal Decompositional Semantics (Govindarajan, Van Durme & White 2019) said of arguments whether they are a kind or
particular, and of predicates whether they tell of a particular happening; a normalised answer is yes above 0. Of the clauses that we
call generic, the share whose subject they took for a kind is told beside that of all clauses. Read as in :mod:`training.factuality`.
"""

from __future__ import annotations

import argparse
import json
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kg import english
from kg.extract.sentence.view import View, view
from kg.extract.status import generic
from training.corpora import trees
from training.factuality import aligned, as_doc

Judged = dict[int, dict[int, dict[str, Any]]]


def judged(data: Path, part: str, kind: str) -> Judged:
    """Sentence (from 0) -> word (from 0) -> what was said of it; ``kind`` is "pred" or "arg"."""
    with zipfile.ZipFile(data / "uds" / "genericity.zip") as archive:
        table = json.loads(archive.read("genericity.json"))["data"]
    found: Judged = {}
    for sentence, nodes in table.items():
        _, of, number = sentence.split("-")
        rows = {int(k.rsplit("-", 1)[1]) - 1: v["genericity"] for k, v in nodes.items() if f"-{kind}-" in k}
        if of == part and rows:
            found[int(number) - 1] = rows
    return found


def answers(data: Path, part: str) -> Iterator[tuple[View, int, bool, bool]]:
    """View of a sentence, predicate, whether its subject was taken for a kind, and whether it was taken for particular."""
    sentences = [s for d in trees.read(data / "ud-ewt" / f"{part}.conllu") for s in d.sentences]
    predicates, arguments = judged(data, part, "pred"), judged(data, part, "arg")
    numbered = {n: {i: float(n) for i in words} for n, words in predicates.items()}  # aligned keeps the number of the release judged
    rows = [(n, int(next(iter(words.values())))) for n, words in sorted(aligned(numbered, sentences).items())]
    nlp = english.load()
    for doc, (_, old) in zip(nlp.pipe(as_doc(nlp.vocab, sentences[n].words) for n, _ in rows), rows, strict=True):
        seen, said = view(doc), arguments.get(old, {})
        for i, told in sorted(predicates[old].items()):
            subject = next((c for c in seen.of(i, "nsubj") if c in said), -1) if i < len(seen.words) else -1
            if subject >= 0:
                kind = said[subject]["arg-kind"]["value"] > 0 and said[subject]["arg-particular"]["value"] < 0
                yield seen, i, kind, told["pred-particular"]["value"] > 0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("part", nargs="?", default="dev", choices=["dev", "train"])
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    args = parser.parse_args()
    table: Counter[tuple[bool, str]] = Counter()
    for seen, i, kind, particular in answers(args.data, args.part):
        found = generic(seen, i)
        table.update([(found, "all"), *[(found, "kind")] * kind, *[(found, "particular")] * particular])
    for found, name in ((True, "generic"), (False, "other")):
        n = max(1, table[found, "all"])
        shares = f"subject a kind {100 * table[found, 'kind'] / n:.0f} %, particular {100 * table[found, 'particular'] / n:.0f} %"
        print(f"{name} clauses, UDS {args.part}: {table[found, 'all']}; {shares}")


if __name__ == "__main__":
    main()
