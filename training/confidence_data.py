"""Facts with known answers and the features of each: judged by a reader, of the gold articles, of CaRB's sentences."""

from __future__ import annotations

import importlib.util
import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

from spacy.tokens import Doc

from benchmarks.carb_data import OpenTuple, binarised, gold_tuples
from benchmarks.carb_match import matches
from kg import english
from kg.extract import Proposition, propositions
from kg.extract.confidence.features import features
from kg.extract.sentence.view import View
from kg.extract.surface.proposition import surface
from kg.rdf.table import rows
from kg.resolve.reading import reading
from kg.types import Article, Fact, Reading
from training import judged


@dataclass(frozen=True, slots=True)
class Example:
    """A fact with its features and whether it is right. ``group`` is what it must not be held out apart from: its document."""

    source: str
    group: str
    features: dict[str, float]
    right: bool


def read(articles: Iterable[Article], *, loose: bool = False) -> Iterator[tuple[Reading, dict[str, dict[str, float]]]]:
    """Readings, with the features of each fact by its id."""
    nlp = english.load()

    def docs() -> Iterator[tuple[Doc, Article]]:
        for article in articles:
            yield (_line(article.text) if loose else english.document(article.text, article.published)), article

    for doc, article in nlp.pipe(docs(), as_tuples=True, batch_size=8):
        told = reading(doc, article, loose=loose)
        found, _, view = propositions(doc)
        yield told, _features(view, found, told.facts)


def _line(text: str) -> Doc:
    words = text.split()
    return Doc(english.load().vocab, words=words, sent_starts=[True, *[False] * (len(words) - 1)])


def _features(view: View, found: Sequence[Proposition], facts: Sequence[Fact]) -> dict[str, dict[str, float]]:
    """A fact is known from the words of the proposition it was made of; of several the surest gave it its confidence."""
    by: dict[tuple[object, ...], Proposition] = {}
    for p in sorted(found, key=lambda p: p.confidence):
        by[p.sentence, p.predicate, p.value, p.status, p.construction, surface(view, p)] = p
    keys = {f.id: (f.evidence.sentence, f.predicate, f.value, f.status, f.construction, f.surface) for f in facts}
    return {id: features(view, by[key]) for id, key in keys.items() if key in by}


def judged_examples(data: Path) -> Iterator[Example]:
    """Facts that a reader has judged, as far as they are found today."""
    known = judged.load()
    names = sorted({row.document for row in known.rows})
    for told, of in read(Article(n, judged.text_of(data, n)) for n in names):
        for fact in told.facts:
            row = known.verdict(judged.judgement(told.article.id, told, fact))
            if row is not None and fact.id in of:
                yield Example("judged", told.article.id, of[fact.id], row.right)


def gold_examples(gold: Path, bench: Path) -> Iterator[Example]:
    """Facts between two entities of a gold article, right where the gold joins them in this order by a predicate of the same head word.

    The gold does not tell everything, so this is a lower bound.
    """
    scorer = _scorer(bench)
    tables = {p.stem: json.loads(p.read_text("utf8")) for p in sorted(gold.glob("*.json"))}
    articles = (Article(n, (gold / f"{n}.txt").read_text("utf8"), published=t["doc"].get("date") or "") for n, t in tables.items())
    for told, of in read(articles):
        table = tables[told.article.id]
        names = {e["id"]: [scorer.words(n) for n in [e["name"], *e.get("aliases", [])]] for e in table["entities"]}
        bears = {e.id: _bearers(scorer, [e.name, *e.names], names) for e in told.entities}
        for fact in told.facts:
            pairs = {(a, b) for a in bears.get(fact.subject, ()) for b in bears.get(fact.object, ()) if a != b}
            if pairs and fact.id in of:
                wanted = [g for g in table["facts"] if (g["s"], g.get("o")) in pairs]
                right = any(scorer.same_predicate(fact.predicate, g["p"]) for g in wanted)
                yield Example("gold", told.article.id, of[fact.id], right)


def _bearers(scorer: Any, mine: Sequence[str], names: dict[str, list[list[str]]]) -> set[str]:
    words = [scorer.words(n) for n in mine]
    return {id for id, theirs in names.items() if any(scorer.same_name(a, b) for a in words for b in theirs)}


def _scorer(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("score_graph", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["score_graph"] = module
    spec.loader.exec_module(module)
    return module


def carb_examples(folder: Path) -> Iterator[Example]:
    """Tuples of CaRB's sentences, right where more than half of their words are those of a gold tuple with two arguments."""
    gold = binarised(gold_tuples(folder / "dev.tsv"))
    sentences = (folder / "dev.txt").read_text("utf8").splitlines()
    for told, of in read((Article(f"line-{n}", s) for n, s in enumerate(sentences)), loose=True):
        facts = [f for f in told.facts if f.id in of]
        mine = [OpenTuple(r.relation, (r.subject, r.object)) for r in rows(told)]
        pairs = matches(gold.get(told.article.text.strip(), ()), mine)
        best = {f.id: pairs.best_precision(k) for k, f in enumerate(told.facts)}
        for fact in facts:
            yield Example("carb", told.article.id, of[fact.id], best[fact.id] > 0.5)
