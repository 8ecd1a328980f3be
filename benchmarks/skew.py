"""How blocks grow: a law of names fitted on the corpora, and corpora of many sizes drawn by it.

    python -m benchmarks.skew

Heaps' law (how many different names so many articles have) is fitted on random orders of the corpora's texts; the law of Zipf and
Mandelbrot that goes with it (exponent 1 / beta) is shifted so that the most frequent name is in as many articles as there. Then for
corpora of several sizes the number of articles of every name is drawn, and what it costs to decide a block is measured on blocks of one
name made by hand. What it does not show: blocks hang together by names that share a key, so that components are larger; those of
the ten thousand articles of benchmarks.many_articles are counted in benchmarks/README.md.
"""

from __future__ import annotations

import argparse
import random
import resource
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import pyoxigraph
from rich.console import Console
from rich.table import Table

from benchmarks.merging import readings
from kg.resolve.across import NO_RULES, Profile, profiles
from kg.store.blocks import Row
from kg.store.coming import PROFILE
from kg.store.embedded import Embedded
from kg.store.joining import joined

SIZES = (10_000, 100_000, 1_000_000, 10_000_000)
BLOCKS = (1_000, 10_000, 100_000)
_ORDERS = 20  # random orders that Heaps' law is fitted on
_BLOCK = ("n:", "p:")


@dataclass(frozen=True)
class Law:
    """``names(n) = k * n ** beta`` different names in n articles, ``each`` an article, and the share of rank r as (r + shift) ** -s."""

    k: float
    beta: float
    each: float
    s: float
    shift: float
    top: float  # share of the articles that the most frequent name is in

    def names(self, articles: int) -> int:
        """How many different names so many articles have."""
        return int(self.k * articles**self.beta)

    def blocks(self, articles: int, seed: int) -> np.ndarray:
        """In how many articles each name is."""
        found = np.random.default_rng(seed).binomial(articles, self._chances(articles, self.shift))
        return found[found > 0]

    def _chances(self, articles: int, shift: float) -> np.ndarray:
        weight = (np.arange(1, self.names(articles) + 1) + shift) ** -self.s
        return -np.expm1(self.each * np.log1p(-weight / weight.sum()))


def fitted(articles: Sequence[Sequence[str]], seed: int) -> Law:
    """The law of names of some articles."""
    chance, points = random.Random(seed), []
    for _ in range(_ORDERS):
        order, seen = list(articles), set[str]()
        chance.shuffle(order)
        for number, keys in enumerate(order, 1):
            seen.update(keys)
            if number >= 50 and number % 25 == 0:
                points.append((np.log(number), np.log(len(seen))))
    beta, k = np.polyfit(*zip(*points, strict=True), 1)
    counts = Counter(key for keys in articles for key in set(keys))
    law = Law(float(np.exp(k)), float(beta), sum(map(len, articles)) / len(articles), 1 / beta, 0, max(counts.values()) / len(articles))
    low, high = 0.0, 1e6
    for _ in range(60):  # the larger the shift, the rarer the first name
        shift = (low + high) / 2
        top = law._chances(len(articles), shift)[0]
        low, high = (shift, high) if top > law.top else (low, shift)
    return replace(law, shift=low)


def block_of(profile: Profile, size: int, seed: int) -> list[Row]:
    """A block of one name: a profile in so many articles, each beside a few others."""
    chance = random.Random(seed)
    rows = []
    for number in range(size):
        beside = {f"with:{int(chance.paretovariate(0.7))}" for _ in range(3)}
        p = replace(profile, article=f"article-{number:09}", shared=tuple(sorted({*profile.shared, *beside})))
        rows.append(Row(PROFILE, p.article, p.id, p.keys, p.to_json()))
    return rows


def deciding(profile: Profile, console: Console) -> float:
    """Seconds and memory of deciding blocks of one name; seconds a row of the largest."""
    table = Table("rows of one name", "seconds", "microseconds a row", "MB more", title="Deciding a block")
    each = 0.0
    for size in BLOCKS:
        rows, before = block_of(profile, size, 1), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        began = time.perf_counter()
        joined((), rows, NO_RULES, Embedded(pyoxigraph.Store()))
        seconds = time.perf_counter() - began
        each = seconds / size
        grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
        table.add_row(f"{size:,}", f"{seconds:.2f}", f"{each * 1e6:.0f}", f"{grown:.0f}")
    console.print(table)
    return each


def main() -> None:
    """Fit, draw, measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    given = parser.parse_args()
    console = Console(width=140)
    found = [profiles(reading) for reading in readings(given.shared, Path("build/readings.pickle"))]
    keyed = [[key for p in some for key in p.keys if key.startswith(_BLOCK)] for some in found]
    law = fitted([keys for keys in keyed if keys], given.seed)
    console.print(f"{len(keyed):,} articles: {law}")
    size = sum(len(p.to_json()) + sum(map(len, p.keys)) for some in found for p in some) / sum(map(len, found))
    console.print(f"{size:.0f} bytes a row")
    common = Counter(p.form for some in found for p in some if p.kind == "body").most_common(1)[0][0]
    each = deciding(next(p for some in found for p in some if p.form == common), console)
    table = Table("articles", "rows", "names", "in one article", "largest block", "ten largest", "pairs, all with all", "GB shuffled",
                  "core-seconds to decide", "largest alone", "most cores of use", title="Blocks by the law")
    for articles in SIZES:
        blocks = np.sort(law.blocks(articles, given.seed))[::-1]
        rows, most = int(blocks.sum()), int(blocks[0])
        pairs = float((blocks.astype(np.float64) * (blocks - 1) / 2).sum())
        cells = (f"{articles:,}", f"{rows:,}", f"{len(blocks):,}", f"{(blocks == 1).mean():.0%}", f"{most:,} ({most / rows:.1%})",
                 f"{blocks[:10].sum() / rows:.1%}", f"{pairs:.1e}", f"{rows * size / 1e9:.1f}", f"{rows * each:,.0f}",
                 f"{most * each:,.0f} s", f"{rows / most:.0f}")
        table.add_row(*cells)
    console.print(table)


if __name__ == "__main__":
    main()
