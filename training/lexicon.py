"""What the treebanks say of base forms, for ``kg.english.lexicon``: forms with one lemma, and the usual edit scripts by tag."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from kg.english.lemmas import script_for
from training.corpora import trees

LEAST, SHARE = 2, 0.95  # times a form must be seen, and the part of them its lemma must have
SCRIPT_LEAST = 8


def training_trees(data: Path) -> list[trees.Document]:
    """The treebank documents the model is trained on."""
    dev = {p.stem for p in (data / "gum" / "dev").glob("*.conllu")}
    found = list(trees.read(data / "ud-ewt" / "train.conllu"))
    for path in sorted((data / "gum" / "train").glob("*.conllu")):
        found += [d for d in trees.read(path) if not trees.held_out(d.name) and d.name not in dev]
    return found


def build(documents: Iterable[trees.Document], least: int = LEAST, share: float = SHARE) -> dict[str, object]:
    """``forms`` by universal tag, ``lemmas`` by universal tag, ``scripts`` by English tag, most frequent first."""
    seen: dict[tuple[str, str], Counter[str]] = {}
    scripts: dict[str, Counter[str]] = {}
    for document in documents:
        for s in document.sentences:
            for word, upos, xpos, lemma in zip(s.words, s.upos, s.xpos, s.lemmas, strict=True):
                if upos != "PROPN" and lemma != "_":
                    seen.setdefault((upos, word.lower()), Counter())[lemma] += 1
                    scripts.setdefault(xpos, Counter())[script_for(word.lower(), lemma)] += 1
    forms: dict[str, dict[str, str]] = {}
    for (upos, form), counts in sorted(seen.items()):
        lemma, n = counts.most_common(1)[0]
        if counts.total() >= least and n >= share * counts.total():
            forms.setdefault(upos, {})[form] = lemma
    usual = {x: [s for s, n in c.most_common() if n >= SCRIPT_LEAST and s.startswith("l|")] for x, c in sorted(scripts.items())}
    lemmas: dict[str, set[str]] = {}
    for (upos, _), counts in seen.items():
        lemmas.setdefault(upos, set()).update(w for w in counts if w.isalpha() and w.islower())
    kept = {u: " ".join(sorted(w)) for u, w in sorted(lemmas.items()) if u in {"NOUN", "VERB", "ADJ", "ADV", "AUX"}}
    return {"forms": forms, "lemmas": kept, "scripts": {x: s for x, s in usual.items() if x.startswith(("N", "V", "J", "R"))}}


def write(data: Path, target: Path) -> None:
    """Build from a data folder and write the JSON file."""
    made = build(training_trees(data))
    target.write_text(json.dumps(made, ensure_ascii=False, separators=(",", ":"), sort_keys=True), "utf8")
