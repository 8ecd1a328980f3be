"""Learns how probable it is that a fact is right, and says how well that is known: ``python -m training.confidence``.

A logistic regression over the features of kg/extract/confidence/features.py, with a ridge penalty, fitted by Newton's method. Three
sources teach it: facts a reader has judged (training/judged.jsonl), facts between two entities of the gold articles, and tuples of
CaRB's sentences. They share the weights; each has an intercept of its own, since what counts as right differs, and the judged facts'
is the one that ships. The two others weigh less: the gold does not tell everything, and a tuple may be right in words alone.

Calibration is measured on documents that were held out, ten folds, the documents of one fold together: the expected calibration error
is the mean distance between how sure the facts of a bin are and how many of them are right (Naeini, Cooper and Hauskrecht 2015, "Obtaining
Well Calibrated Probabilities Using Bayesian Binning"), over ten bins equally wide or equally full.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from training.confidence_data import Example, carb_examples, gold_examples, judged_examples

FILE = Path(__file__).parent.parent / "kg/extract/data/confidence.json"
PAGE = Path(__file__).parent.parent / "docs/confidence.md"
MARKS = ("<!-- measured: begin -->", "<!-- measured: end -->")  # what stands between them on the page is written here
SHARES = {"judged": 1.0, "gold": 0.2, "carb": 0.1}  # what one fact of a source weighs
RIDGE = 150.0  # on weights of features scaled to one standard deviation; 100 to 200 are as good
LEAST = 8  # a feature that fewer facts have is left out
FOLDS, BINS = 10, 10

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Table:
    """Examples as numbers: one row a fact, scaled features behind one column for each source."""

    names: tuple[str, ...]
    rows: Floats
    mean: Floats
    scale: Floats
    right: Floats
    share: Floats
    source: npt.NDArray[np.str_]
    fold: npt.NDArray[np.int64]


def table(examples: Sequence[Example], shares: dict[str, float]) -> Table:
    """The numbers of all examples."""
    counts = Counter(name for e in examples for name in e.features)
    names = tuple(sorted(n for n, count in counts.items() if count >= LEAST))
    at = {n: k for k, n in enumerate(names)}
    raw = np.zeros((len(examples), len(names)))
    for i, e in enumerate(examples):
        for name, value in e.features.items():
            if name in at:
                raw[i, at[name]] = value
    mean, scale = raw.mean(0), np.maximum(raw.std(0), 1e-9)
    source = np.array([e.source for e in examples])
    sources = np.stack([source == s for s in shares], 1).astype(float)
    return Table(
        names,
        np.hstack([sources, (raw - mean) / scale]),
        mean,
        scale,
        np.array([e.right for e in examples], float),
        np.array([shares[e.source] for e in examples]),
        source,
        np.array([int(hashlib.sha256(e.group.encode()).hexdigest(), 16) % FOLDS for e in examples]),
    )


def fit(x: Floats, right: Floats, share: Floats, free: int) -> Floats:
    """Weights that make the answers likeliest, with a ridge on all but the first ``free`` columns; Newton's method, halved steps."""
    ridge = np.full(x.shape[1], RIDGE)
    ridge[:free] = 0.01
    weights = np.zeros(x.shape[1])

    def loss(w: Floats) -> float:
        odds = x @ w
        return float((share * (np.logaddexp(0, odds) - right * odds)).sum() + 0.5 * (ridge * w * w).sum())

    now = loss(weights)
    for _ in range(50):
        p = sigmoid(x @ weights)
        slope = x.T @ (share * (p - right)) + ridge * weights
        curve = (x * (share * p * (1 - p))[:, None]).T @ x + np.diag(ridge)
        step = np.linalg.solve(curve, slope)
        while loss(weights - step) > now and np.abs(step).max() > 1e-12:
            step /= 2
        weights, before, now = weights - step, now, loss(weights - step)
        if before - now < 1e-9:
            break
    return weights


def fit_signed(t: Table, seen: npt.NDArray[np.bool_]) -> Floats:
    """Weights learned from some rows. More doubt never makes a fact surer: what would do so is left out, the rest learned again."""
    free = len(SHARES)
    doubts = np.array([False] * free + [n.endswith("doubt") or n == "unsure" for n in t.names])
    kept = np.ones(t.rows.shape[1], bool)
    while True:
        weights = np.zeros(len(kept))
        weights[kept] = fit(t.rows[np.ix_(seen, kept)], t.right[seen], t.share[seen], free)
        if not (weights[doubts] > 0).any():
            return weights
        kept &= ~(doubts & (weights > 0))


def sigmoid(odds: Floats) -> Floats:
    """Probability of log-odds."""
    return np.asarray(1 / (1 + np.exp(-odds)))


def held_out(t: Table) -> Floats:
    """The probability of each example by a model that has not seen its document."""
    found = np.zeros(len(t.right))
    for k in range(FOLDS):
        seen = t.fold != k
        found[~seen] = sigmoid(t.rows[~seen] @ fit_signed(t, seen))
    return found


def calibration_error(p: Floats, right: Floats, *, full: bool = False) -> float:
    """Expected calibration error over ten bins, equally wide or equally ``full``."""
    return float(sum(len(b) * abs(p[b].mean() - right[b].mean()) for b in bins(p, full=full)) / len(p))


def bins(p: Floats, *, full: bool = False) -> list[npt.NDArray[np.int64]]:
    """The positions in each bin that is not empty."""
    if full:
        return [b for b in np.array_split(np.argsort(p, kind="stable"), BINS) if len(b)]
    of = np.minimum((p * BINS).astype(int), BINS - 1)
    return [np.flatnonzero(of == k) for k in range(BINS) if (of == k).any()]


def ranking(p: Floats, right: Floats) -> float:
    """The probability that a right fact is surer than a wrong one (area under the ROC curve)."""
    good, bad = p[right > 0], p[right == 0]
    if not len(good) or not len(bad):
        return float("nan")
    return float(((good[:, None] > bad).mean() + (good[:, None] >= bad).mean()) / 2)


def report(t: Table, p: Floats) -> str:
    """Calibration of each source and the reliability table of the judged facts, as Markdown."""
    lines = ["| facts | number | right | ECE, equal width | ECE, equal mass | Brier | ranking |", "|---|---|---|---|---|---|---|"]
    for source in SHARES:
        i = t.source == source
        q, r = p[i], t.right[i]
        error, mass = calibration_error(q, r), calibration_error(q, r, full=True)
        figures = f"{error:.3f} | {mass:.3f} | {((q - r) ** 2).mean():.3f} | {ranking(q, r):.3f}"
        lines.append(f"| {source} | {len(q)} | {r.mean():.0%} | {figures} |")
    i = t.source == "judged"
    lines += ["", "| confidence | facts | mean confidence | right |", "|---|---|---|---|"]
    for b in bins(p[i]):
        q, r = p[i][b], t.right[i][b]
        low = int(q.min() * BINS)
        lines.append(f"| {low / 10:.1f} to {(low + 1) / 10:.1f} | {len(b)} | {q.mean():.2f} | {r.mean():.2f} |")
    lines += ["", "| `--confidence` | facts left | of them right |", "|---|---|---|"]
    q, r = p[i], t.right[i]
    lines += [f"| {k / 10:.1f} | {(q >= k / 10).mean():.0%} | {r[q >= k / 10].mean():.0%} |" for k in (0, 5, 6, 7, 8)]
    return "\n".join(lines)


def learned(t: Table) -> dict[str, float]:
    """Weights by feature in its own unit; "always" is the intercept of judged facts."""
    free = len(SHARES)
    weights = fit_signed(t, np.ones(len(t.right), bool))
    own = weights[free:] / t.scale
    always = weights[list(SHARES).index("judged")] - float((own * t.mean).sum())
    return {"always": round(float(always), 4), **{n: round(float(w), 4) for n, w in zip(t.names, own, strict=True) if w}}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path("../shared"), help="the folder of data, gold and bench")
    parser.add_argument("--measure", action="store_true", help="measure only; leave the weights and docs/confidence.md as they are")
    args = parser.parse_args()
    examples = [
        *judged_examples(args.shared / "data"),
        *gold_examples(args.shared / "gold/tune", args.shared / "bench/score_graph.py"),
        *carb_examples(args.shared / "data/carb"),
    ]
    t = table(examples, SHARES)
    measured = report(t, held_out(t))
    print(measured)
    if not args.measure:
        before, rest = PAGE.read_text("utf8").split(MARKS[0])
        PAGE.write_text(f"{before}{MARKS[0]}\n{measured}\n{MARKS[1]}{rest.split(MARKS[1])[1]}", "utf8")
        weights = learned(t)
        FILE.write_text(json.dumps(weights, indent=1, sort_keys=True, ensure_ascii=False) + "\n", "utf8")
        print(f"\n{len(weights) - 1} features: {FILE.name}")


if __name__ == "__main__":
    main()
