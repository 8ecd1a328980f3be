"""Open extraction against CaRB's development part: ``python -m benchmarks.carb [--misses 20] [--by-construction]``.

The scorer follows the lexical match of Bhardwaj, Aggarwal and Mausam (2019), "CaRB: A Crowdsourced Benchmark for Open IE":
a tuple matches a gold tuple where their relations share a token; precision and recall of the pair count the tokens shared by
relation and arguments, part by part. Over a sentence, recall takes the best tuple for each gold one (many to one), precision
pairs them one to one, best first. Thresholds on confidence give the curve. Two settings:

- *joined*: all arguments after the first are one, the setting of the paper's tables;
- *binary*: an n-ary tuple counts as several with two arguments each (``--binary`` of the authors' program).

Ours is read by ``kg facts --lines``' own function, the peer (OpenIE 5) from its output; gold against itself checks the scorer.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import pairwise
from pathlib import Path

from rich.console import Console
from rich.table import Table

from benchmarks.carb_data import Tuples, binarised, gold_tuples, joined, our_tuples, peer_tuples
from benchmarks.carb_match import Matches, matches


@dataclass(frozen=True, slots=True)
class Score:
    """Shares of one: precision, recall and F1 at the threshold of the best F1, and the area under the curve."""

    precision: float
    recall: float
    f1: float
    area: float
    threshold: float
    tuples: int


def score(gold: Tuples, found: Tuples) -> Score:
    """The best point of the precision-recall curve over confidence, and its area from recall 0."""
    table = {s: matches(gold[s], found.get(s, ())) for s in gold}
    wanted = sum(len(g) for g in gold.values())
    curve = [point(table, wanted, t) for t in thresholds(gold, found)]
    best = max(curve, key=lambda p: (p.f1, -p.threshold), default=Score(0.0, 0.0, 0.0, 0.0, 0.0, 0))
    ends = [(0.0, curve[-1].precision), *((p.recall, p.precision) for p in reversed(curve))] if curve else []
    area = sum((b[0] - a[0]) * (a[1] + b[1]) / 2 for a, b in pairwise(ends))
    return Score(best.precision, best.recall, best.f1, area, best.threshold, best.tuples)


def thresholds(gold: Tuples, found: Tuples) -> list[float]:
    """The confidences that occur on sentences of the gold, rising; at most 100 of them."""
    values = sorted({t.confidence for s in gold for t in found.get(s, ())})
    return values[:: -(-len(values) // 100)] if values else []


def point(table: Mapping[str, Matches], wanted: int, threshold: float) -> Score:
    """Micro-averaged precision and recall of the tuples at or above a threshold."""
    right = recalled = 0.0
    count = 0
    for pairs in table.values():
        kept = pairs.at(threshold)
        count += len(kept)
        recalled += pairs.recalled(kept)
        right += pairs.precise(kept)
    p, r = (right / count if count else 0.0), (recalled / wanted if wanted else 0.0)
    return Score(p, r, 2 * p * r / (p + r) if p + r else 0.0, 0.0, threshold, count)


def by_construction(gold: Tuples, ours: Tuples) -> Table:
    """How the tuples of each construction fare: mean of the best token precision any gold tuple gives them, and of confidence."""
    sums: dict[str, list[tuple[float, float, bool]]] = {}
    for s, wanted in gold.items():
        pairs = matches(wanted, ours.get(s, ()))
        paired = set(pairs.pairing(range(len(pairs.found))).values())
        for j, t in enumerate(pairs.found):
            sums.setdefault(t.construction, []).append((pairs.best_precision(j), t.confidence, j in paired))
    table = Table(title="by construction")
    for column in ("construction", "tuples", "no gold match", "best token precision", "paired", "mean confidence"):
        table.add_column(column, justify="left" if column == "construction" else "right")
    for name, rows in sorted(sums.items(), key=lambda item: -len(item[1])):
        n = len(rows)
        figures = [
            f"{sum(p == 0 for p, _, _ in rows) / n:.0%}",
            f"{sum(p for p, _, _ in rows) / n:.2f}",
            f"{sum(k for *_, k in rows) / n:.0%}",
            f"{sum(c for _, c, _ in rows) / n:.2f}",
        ]
        table.add_row(name, str(n), *figures)
    return table


def misses(gold: Tuples, found: Tuples, count: int) -> list[str]:
    """The sentences that lose most recall, with both sides."""
    lost: list[tuple[float, str]] = []
    for s in gold:
        pairs = matches(gold[s], found.get(s, ()))
        lost.append((len(gold[s]) - pairs.recalled(range(len(pairs.found))), s))
    lines = []
    for missing, s in sorted(lost, key=lambda pair: (-pair[0], pair[1]))[:count]:
        pairs = matches(gold[s], found.get(s, ()))
        lines.append(f"\n{missing:.1f} of {len(gold[s])} lost: {s}")
        lines += [f"  gold {pairs.best_recall(i):.2f}  {t}" for i, t in enumerate(pairs.gold)]
        lines += [f"  ours {pairs.best_precision(j):.2f}  {t} ({t.construction} {t.confidence:.2f})" for j, t in enumerate(pairs.found)]
    return lines


def report(gold: Tuples, systems: Mapping[str, Tuples]) -> Table:
    """Precision, recall, F1 at the best threshold and area, in both settings."""
    table = Table(title=f"CaRB dev, {len(gold)} sentences, {sum(map(len, gold.values()))} gold tuples")
    for column in ("system", "setting", "tuples", "P", "R", "F1", "AUC", "threshold"):
        table.add_column(column, justify="left" if column in {"system", "setting"} else "right")
    for name, found in systems.items():
        for setting, change in (("joined", joined), ("binary", binarised)):
            s = asdict(score(change(gold), change(found)))
            figures = [f"{100 * s[key]:.1f}" for key in ("precision", "recall", "f1", "area")]
            table.add_row(name, setting, str(s["tuples"]), *figures, f"{s['threshold']:.2f}")
    return table


def main(arguments: Sequence[str] | None = None) -> None:
    """Score ours, the peer and the gold itself."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared/data/carb"))
    parser.add_argument("--misses", type=int, default=0, metavar="N", help="print the N sentences that lose most recall")
    parser.add_argument("--by-construction", action="store_true", help="print how each construction fares")
    args = parser.parse_args(arguments)
    gold, ours = gold_tuples(args.data / "dev.tsv"), our_tuples(args.data / "dev.txt")
    console = Console(width=140)
    console.print(report(gold, {"kg": ours, "OpenIE 5": peer_tuples(args.data / "peers/openie5_dev.txt"), "gold": gold}))
    if args.by_construction:
        console.print(by_construction(joined(gold), joined(ours)))
    for line in misses(joined(gold), joined(ours), args.misses):
        print(line)


if __name__ == "__main__":
    main()
