"""Words a second from text to annotated Doc, beside two of spaCy's usual pipelines: ``python -m benchmarks.peers``.

All read the same texts (news and interviews of GUM, reports of re3d) in one process on the same two cores, in turns; the medians
of the rounds are compared, so that other work on the machine falls on all alike. Needs the ``bench`` extra; the figures are in
benchmarks/README.md.
"""

from __future__ import annotations

import argparse
import json
import os
import time
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

Run = Callable[[], Iterable["Doc"]]
LONGEST = 1000  # words an article; longer texts are cut at the end of a paragraph


def on_cores(count: int) -> None:
    """Keep this process, and every library in it, to so many cores; before any of them is imported."""
    os.sched_setaffinity(0, set(islice(sorted(os.sched_getaffinity(0)), count)))
    for name in ("OMP_NUM_THREADS", "MKL_NUM_THREADS", "OPENBLAS_NUM_THREADS", "BLIS_NUM_THREADS"):
        os.environ[name] = str(count)


def gum(data: Path, pattern: str) -> Iterator[str]:
    """Running texts of GUM documents."""
    from training.corpora import trees
    from training.scores import raw_text

    for file in sorted((data / "gum" / "train").glob(pattern)):
        for document in trees.read(file):
            yield raw_text(document)[0]


def re3d(data: Path) -> Iterator[str]:
    """Texts of re3d: press releases, reports, encyclopedia."""
    for file in sorted((data / "re3d").glob("*/documents.json")):
        for line in file.read_text("utf8").splitlines():
            if line.strip():
                yield json.loads(line)["text"]


def articles(texts: Iterable[str]) -> Iterator[str]:
    """Texts of at most the length of a long article, cut between paragraphs."""
    for text in texts:
        kept: list[str] = []
        for paragraph in text.split("\n\n"):
            if kept and sum(len(p.split()) for p in [*kept, paragraph]) > LONGEST:
                yield "\n\n".join(kept)
                kept = []
            kept.append(paragraph)
        yield "\n\n".join(kept)


def words(texts: Iterable[str]) -> int:
    """Words of texts as white space cuts them: the same count for every tokenizer."""
    return sum(len(text.split()) for text in texts)


def evenly(texts: list[str], count: int) -> list[str]:
    """A sample of about so many words, from all over the list."""
    step = max(1, words(texts) // count)
    return texts[::step]


def seconds(run: Run) -> float:
    """Time until the last Doc is out."""
    began = time.perf_counter()
    for _ in run():
        pass
    return time.perf_counter() - began


def looked_at(nlp: Language, texts: list[str]) -> str:
    """What a pipeline makes of some texts, to see that its decoders have real work to do."""
    docs = list(nlp.pipe(texts))
    tokens = sum(len(doc) for doc in docs)
    arcs = sum(abs(t.i - t.head.i) for doc in docs for t in doc) / tokens
    sentences, names = sum(len(list(doc.sents)) for doc in docs), sum(len(doc.ents) for doc in docs)
    return f"{tokens / sentences:.0f} tokens a sentence, arcs {arcs:.1f} long, {1000 * names / tokens:.0f} names in 1,000 tokens"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--cores", type=int, default=2)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--transformer-words", type=int, default=3000, help="the large model reads a sample of about so many words")
    args = parser.parse_args()
    on_cores(args.cores)
    from benchmarks import spacy_peers
    from kg import english

    texts = list(articles([*gum(args.data, "GUM_news_*.conllu"), *gum(args.data, "GUM_interview_*.conllu"), *re3d(args.data)]))
    few = evenly(texts, args.transformer_words)
    ours = english.load()
    silver = list(ours.pipe(articles(gum(args.data, "GUM_[!ni]*.conllu"))))
    small, large = spacy_peers.small(silver), spacy_peers.transformer(silver, args.cores)
    for name, nlp in (("ours", ours), ("small", small), ("transformer", large)):
        print(f"{name}: {looked_at(nlp, few)}")
    runs: dict[str, tuple[Run, int]] = {
        "kg.english, nlp.pipe": (lambda: ours.pipe(texts), words(texts)),
        "kg.english, one text after the other": (lambda: map(ours, texts), words(texts)),
        "en_core_web_sm's architecture": (lambda: small.pipe(texts), words(texts)),
        f"the same, {args.cores} processes": (lambda: small.pipe(texts, n_process=args.cores), words(texts)),
        "en_core_web_trf's architecture": (lambda: large.pipe(few), words(few)),
    }
    speeds: dict[str, list[float]] = {name: [] for name in runs}
    for turn in range(args.rounds):
        for name, (run, count) in runs.items():
            speeds[name].append(count / seconds(run))
        print(f"round {turn + 1}, load {os.getloadavg()[0]:.1f}: " + ", ".join(f"{s[-1]:.0f}" for s in speeds.values()), flush=True)
    report(speeds, {name: count for name, (_, count) in runs.items()}, len(texts))


def report(speeds: dict[str, list[float]], counts: dict[str, int], articles: int) -> None:
    """Print the table; ratios are medians of each round's ratio, since what else the machine does changes between rounds."""
    from rich.console import Console
    from rich.table import Table

    first = next(iter(speeds.values()))
    table = Table(title=f"{articles} articles; words a second, median (lowest to highest)")
    for column in ("pipeline", "words", "words a second", "kg.english, nlp.pipe, is so many times as fast"):
        table.add_column(column, justify="left" if column == "pipeline" else "right")
    for name, found in speeds.items():
        ratio = median(a / b for a, b in zip(first, found, strict=True))
        table.add_row(name, str(counts[name]), f"{median(found):.0f} ({min(found):.0f} to {max(found):.0f})", f"{ratio:.2f}")
    Console(width=120).print(table)


if __name__ == "__main__":
    main()
