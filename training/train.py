"""Train the shipped English model: ``python -m training.train --data ../shared/data --out build/english``.

Checkpoints after every pass; a run started again goes on from the last one.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from tokenizers import Tokenizer

from kg.english.model import Model
from training.coref import CorefTargets, coref_loss
from training.data import Corpora, Labels, save_labels
from training.evaluate import pipeline
from training.model import Reader, Sizes, encoder_folder
from training.windows import Window, collate, cut

WEIGHTS = {"upos": 0.3, "xpos": 0.3, "feats": 0.2, "lemma": 0.4, "mention": 0.4, "start": 0.5}
NEW = ("reference.", "coref.")


@dataclass
class Batch:
    """Windows that are read together; all of a text, and in order, where ``targets`` say who is who in it."""

    windows: list[Window]
    targets: CorefTargets | None = None


def batches(corpora: Corpora, rng: random.Random, budget: int, share: float, novels: float) -> list[Batch]:
    """One pass: windows sorted by length, in batches of about ``budget`` sub-words, and whole texts, shuffled."""
    windows = [w for d in corpora.trees for w in cut(d, rng)]
    windows += [w for d in corpora.named if rng.random() < share for w in cut(d, rng)]
    windows = [Window([corpora.respelt(u, rng) for u in w.units]) for w in windows]
    windows.sort(key=lambda w: (w.size, rng.random()))
    made: list[Batch] = [Batch([])]
    for w in windows:
        if made[-1].windows and w.size * (len(made[-1].windows) + 1) > budget:
            made.append(Batch([]))
        made[-1].windows.append(w)
    for told in corpora.told:
        if told.treebank or rng.random() < novels:
            units = [corpora.respelt(u, rng) for u in told.units]
            made.append(Batch(cut(units, rng, single=0.1, whole=True), told.targets))
    rng.shuffle(made)
    return made


def loss_of(model: Reader, batch: dict[str, torch.Tensor], permitted: torch.Tensor, targets: CorefTargets | None = None) -> torch.Tensor:
    """Sum of the tasks' losses on one batch."""
    x = model.dropout(model.words(batch["ids"], batch["shapes"], batch["gaps"], batch["first"], batch["last"]))
    total = x.new_zeros((), dtype=torch.float32)
    for name, weight in WEIGHTS.items():
        mask = batch[name] >= 0
        if mask.any():
            total = total + weight * F.cross_entropy(model.linear[name](x[mask]).float(), batch[name][mask])
    mask = batch["names"] >= 0
    allowed = permitted[batch["names"][mask]]
    scores = model.linear["name"](x[mask]).float().log_softmax(-1)
    informative = ~allowed.all(-1)
    if informative.any():
        total = total - scores[informative].masked_fill(~allowed[informative], -1e4).logsumexp(-1).mean()
    mask = batch["head"] >= 0
    if mask.any():
        scores = model.arcs(x).float()
        same = batch["sentence"][:, :, None] == batch["sentence"][:, None, :]
        same = torch.cat([torch.ones_like(same[:, :, :1]), same], 2)
        scores = scores.masked_fill(~same, -1e4)
        total = total + F.cross_entropy(scores[mask], batch["head"][mask])
        dep, head = model.label_parts(x)
        heads = batch["head"].clamp(min=0)[..., None].expand(-1, -1, dep.shape[-1])
        known = mask & (batch["dep"] >= 0)
        labels = model.labels(model.dropout(dep)[known], model.dropout(head).gather(1, heads)[known]).float()
        total = total + F.cross_entropy(labels, batch["dep"][known])
    if targets is not None:
        vectors = model.reference(x[batch["sentence"] >= 0][torch.from_numpy(targets.words)]).float()
        with torch.autocast("cpu", enabled=False):
            total = total + coref_loss(model.coref, vectors, targets)
    return total


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--out", type=Path, default=Path("build/english"))
    parser.add_argument("--passes", type=int, default=8)
    parser.add_argument("--budget", type=int, default=2500, help="sub-words a batch")
    parser.add_argument("--share", type=float, default=0.6, help="share of the name corpora read in each pass")
    parser.add_argument("--novels", type=float, default=0.5, help="share of LitBank read in each pass")
    parser.add_argument("--start", type=Path, help="go on from this model instead of from MiniLM")
    parser.add_argument("--rate", type=float, default=1.5e-4, help="learning rate of the encoder; ten times as much for the heads")
    parser.add_argument("--without", default="", help="a corpus of names to leave out, such as re3d")
    parser.add_argument("--seed", type=int, default=13)
    parser.add_argument("--stop-after", type=int, default=0, help="stop after so many steps (to measure speed)")
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(args.seed)
    folder = encoder_folder()
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    labels = Labels(**json.loads(args.start.with_name("labels.json").read_text("utf8"))) if args.start else None
    corpora = Corpora(args.data, tokenizer, labels, pipeline(Model()), args.without)
    save_labels(corpora.labels, args.out / "labels.json")
    sizes = Sizes(corpora.tokenizer.get_vocab_size(), len(corpora.labels.deps), corpora.labels.sizes())
    model = Reader(sizes)
    model.encoder.load_minilm(folder)
    if args.start:
        begun = torch.load(args.start)
        missing = model.load_state_dict(begun["average"] or begun["model"], strict=False).missing_keys
        print(f"starts from {args.start}; new: {missing}", flush=True)
    permitted = torch.from_numpy(corpora.permitted_table())
    plan = [batches(corpora, random.Random(args.seed * 100 + k), args.budget, args.share, args.novels) for k in range(args.passes)]
    steps = sum(map(len, plan))
    optimizer = torch.optim.AdamW(
        [
            {"params": list(model.encoder.parameters()), "lr": args.rate},
            {"params": [p for n, p in model.named_parameters() if not n.startswith(("encoder.", *NEW))], "lr": 10 * args.rate},
            {"params": [p for n, p in model.named_parameters() if n.startswith(NEW)], "lr": 1.5e-3},
        ],
        weight_decay=0.01,
    )
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda s: min((s + 1) / (0.06 * steps), max(0.0, (steps - s) / (0.94 * steps))))
    first, step = 0, 0
    average: dict[str, torch.Tensor] = {}
    checkpoint = args.out / "checkpoint.pt"
    if checkpoint.exists():
        state = torch.load(checkpoint)
        model.load_state_dict(state["model"])
        optimizer.load_state_dict(state["optimizer"])
        schedule.load_state_dict(state["schedule"])
        first, step, average = state["pass"], state["step"], state["average"]
        torch.set_rng_state(state["rng"])
    began, words = time.time(), 0
    print(
        f"{steps} steps, {len(corpora.trees)} tree documents, {len(corpora.named)} named texts, "
        f"{len(corpora.told)} with coreference, labels {sizes.labels}, {sizes.heads}",
        flush=True,
    )
    for k in range(first, args.passes):
        rng = random.Random(args.seed * 1000 + k)
        model.train()
        running = 0.0
        for step_batch in plan[k]:
            batch = {n: torch.from_numpy(a) for n, a in collate(step_batch.windows, rng).items()}
            with torch.autocast("cpu", torch.bfloat16):
                loss = loss_of(model, batch, permitted, step_batch.targets)
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            step += 1
            words += int((batch["sentence"] >= 0).sum())
            running = 0.98 * running + 0.02 * loss.item() if running else loss.item()
            if step % 50 == 0:
                print(f"pass {k + 1} step {step}/{steps} loss {running:.3f} {words / (time.time() - began):.0f} words/s", flush=True)
            if args.stop_after and step >= args.stop_after:
                return
            if step > 0.75 * steps and step % 20 == 0:  # the mean of the last quarter's weights
                for n, p in model.state_dict().items():
                    average[n] = p.clone() if n not in average else average[n] * 0.98 + p * 0.02
        torch.save(
            {
                "model": model.state_dict(),
                "optimizer": optimizer.state_dict(),
                "schedule": schedule.state_dict(),
                "pass": k + 1,
                "step": step,
                "average": average,
                "rng": torch.get_rng_state(),
                "sizes": vars(sizes),
            },
            checkpoint,
        )
        torch.save({"model": model.state_dict(), "average": average, "sizes": vars(sizes)}, args.out / "model.pt")
    print(f"done in {time.time() - began:.0f} s", flush=True)


if __name__ == "__main__":
    np.seterr(all="raise", under="ignore")
    main()
