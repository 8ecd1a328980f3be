"""Words a second of the whole way from text to stored graph, room by room: ``python -m benchmarks.pipeline --articles 100``.

The texts are running texts of the GUM corpus (all genres). Every figure is of one process on all cores, after a warm-up.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from pathlib import Path

from rich.console import Console
from rich.table import Table

from kg import english
from kg.english.model import Model
from kg.extract import propositions
from kg.read import from_text
from kg.resolve.reading import reading
from kg.store import open_store
from training.corpora import trees
from training.scores import raw_text


class Stopwatch:
    """Seconds spent, by name."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    def add(self, name: str, since: float) -> float:
        """Count the time since a moment under a name; returns now."""
        now = time.perf_counter()
        self.seconds[name] = self.seconds.get(name, 0.0) + now - since
        return now


def texts(data: Path, count: int) -> list[str]:
    """Running texts of GUM documents."""
    files = sorted((data / "gum" / "train").glob("*.conllu"))[:count]
    return [raw_text(document)[0] for file in files for document in trees.read(file)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--articles", type=int, default=100)
    args = parser.parse_args()
    watch = Stopwatch()
    forward = Model.read

    def timed(self: Model, *inputs: object) -> object:
        began = time.perf_counter()
        scores = forward(self, *inputs)  # type: ignore[arg-type]
        watch.add("forward pass", began)
        return scores

    Model.read = timed  # type: ignore[assignment, method-assign]
    articles = [from_text(text) for text in texts(args.data, args.articles)]
    nlp = english.load()
    reading(nlp(articles[0].text), articles[0])
    watch.seconds.clear()
    words = 0
    began = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder, open_store(Path(folder) / "bench.kg", write=True) as store:
        for article in articles:
            at = time.perf_counter()
            doc = nlp(article.text)
            at = watch.add("english, forward pass included", at)
            propositions(doc)
            at = watch.add("extract", at)
            made = reading(doc, article)
            at = watch.add("extract again and resolve", at)
            store.add(made)
            watch.add("rdf and store", at)
            words += sum(not t.is_space for t in doc)
    report(watch, words, time.perf_counter() - began - watch.seconds["extract"], len(articles))


def report(watch: Stopwatch, words: int, whole: float, articles: int) -> None:
    """Print the table; extraction ran twice to be measured by itself and counts once in the whole."""
    seconds = dict(watch.seconds)
    seconds["resolve"] = seconds.pop("extract again and resolve") - seconds["extract"]
    seconds["english beside the forward pass"] = seconds.pop("english, forward pass included") - seconds["forward pass"]
    table = Table(title=f"{articles} articles, {words} words, {whole:.1f} s: {words / whole:.0f} words a second")
    for column in ("part", "seconds", "share", "words a second"):
        table.add_column(column, justify="left" if column == "part" else "right")
    for name, spent in sorted(seconds.items(), key=lambda pair: -pair[1]):
        table.add_row(name, f"{spent:.1f}", f"{100 * spent / whole:.0f} %", f"{words / spent:.0f}")
    Console().print(table)


if __name__ == "__main__":
    main()
