"""The merged graph of many articles: is it the same in any order, and what does one more article cost?

    python -m benchmarks.merging --articles 1000

Reads texts of the corpora once (kept in ``build/readings.pickle``), then builds a store on disk article by article in two
orders, another as one change of all, and compares their canonical N-Quads; and times adding articles to a store of ten and
of nearly all.
"""

from __future__ import annotations

import argparse
import hashlib
import pickle
import random
import statistics
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path

from rich.console import Console
from rich.table import Table

from kg import rdf
from kg.pipeline import read_articles
from kg.store import Store, Triples, in_memory, open_store
from kg.store.coming import Coming
from kg.store.merging import adopt, exchange
from kg.types import Reading
from training.corpora.articles import articles

SAMPLE = 50  # articles added and taken out again to measure what one costs


def readings(shared: Path, kept: Path) -> list[Reading]:
    """What the texts of the corpora say, one reading an article, sorted by id."""
    if not kept.exists():
        found = {r.article.id: r for r in read_articles(articles(shared / "data", shared / "gold"))}
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_bytes(pickle.dumps(found))
    return [reading for _, reading in sorted(pickle.loads(kept.read_bytes()).items())]


def digest(store: Store) -> str:
    """A hash over all a store holds as canonical N-Quads, the default graph and what it keeps for itself too."""
    told = store.query("CONSTRUCT WHERE { ?s ?p ?o }")
    assert isinstance(told, Triples)
    hash = hashlib.sha256()
    for quad in (*told.quads, *(quad for graph in store.graphs(all=True) for quad in graph)):
        hash.update(f"{quad}\n".encode())
    return hash.hexdigest()


def one_by_one(path: Path, found: Iterable[Reading]) -> str:
    """Build a store article by article, opened anew for each, as separate commands would."""
    for reading in found:
        with open_store(path, write=True) as store:
            store.add(reading)
    with open_store(path) as store:
        return digest(store)


def at_once(found: Iterable[Reading]) -> str:
    """Build a graph as one change."""
    with in_memory() as store:
        adopt(store.backend)
        exchange(store.backend, [], [Coming.of(reading, rdf.triples(reading)) for reading in found])
        return digest(store)


def costs(few: Path, many: Path, base: list[Reading], sample: list[Reading]) -> list[tuple[float, float]]:
    """Seconds for adding each article of a sample to a store of ten and to one of all others, in turns; it leaves them again."""
    with open_store(few, write=True) as small, open_store(many, write=True) as large:
        for reading in base:
            large.add(reading)
        for reading in base[:10]:
            small.add(reading)
        return [(seconds(small, reading), seconds(large, reading)) for reading in sample]


def seconds(store: Store, reading: Reading) -> float:
    """What adding an article takes that the store does not hold."""
    store.backend.flush()  # what came before is not this article's to write out
    began = time.perf_counter()
    store.add(reading)
    spent = time.perf_counter() - began
    store.remove(reading.article.id)
    return spent


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--kept", type=Path, default=Path("build/readings.pickle"))
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--cost-alone", action="store_true", help="measure what one more article costs, and nothing else")
    args = parser.parse_args()
    found = readings(args.shared, args.kept)
    random.Random(7).shuffle(found)
    base, sample = found[: args.articles], found[args.articles :][:SAMPLE] or found[:SAMPLE]
    base = [reading for reading in base if reading not in sample]
    table = Table(title=f"{len(base)} articles")
    table.add_column("what")
    table.add_column("figure", justify="right")
    with tempfile.TemporaryDirectory() as folder:
        spent = costs(Path(folder) / "few.kg", Path(folder) / "many.kg", base, sample)
        in_order = sorted(base, key=lambda r: r.article.id)
        digests: list[str] = []
        if not args.cost_alone:
            digests = [at_once(base), one_by_one(Path(folder) / "a.kg", base), one_by_one(Path(folder) / "b.kg", in_order)]
    few, many = [a for a, _ in spent], [b for _, b in spent]
    ratios = [b / a for a, b in spent]
    if digests:
        table.add_row("at once = one by one = in another order", "identical" if len(set(digests)) == 1 else f"different: {digests}")
    table.add_row("seconds to add one article to 10, median", f"{statistics.median(few):.4f}")
    table.add_row(f"seconds to add one article to {len(base)}, median", f"{statistics.median(many):.4f}")
    table.add_row("ratio, median of articles", f"{statistics.median(ratios):.2f}")
    table.add_row("ratio of the sums", f"{sum(many) / sum(few):.2f}")
    Console().print(table)


if __name__ == "__main__":
    main()
