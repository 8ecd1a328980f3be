"""Measure the reader: ``python -m training.evaluate --onnx kg/english/model`` (or ``--torch build/english/model.pt``).

Trees and tags are measured on gold words and sentences in the context of their document; sentences and words on running
text; names on what was kept out of training. Nothing measured here took part in training.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import spacy
from spacy.language import Language

from kg.english.model import Model, Scores, Word
from kg.english.reader import Reader
from kg.english.tokenizer import customise
from training import coreference
from training.corpora import gum as gum_names
from training.corpora import names, trees
from training.data import Corpora
from training.scores import NameFigures, Prf, WordFigures, doc_of_gold, doc_of_words, raw_text

RECASED = ("wikigold", "crossner", "gum")
PARTS = ["trees", "text", "names", "coref", "speed"]


class TorchModel(Model):
    """The model before its export, behind the same methods."""

    def __init__(self, checkpoint: Path, data: Path, scratch: Path, average: bool = False) -> None:
        from training.export import ArcGraph, ReaderGraph, load_reader, write_coref, write_tables

        super().__init__(scratch)
        write_tables(checkpoint.with_name("labels.json"), data, scratch)
        reader = load_reader(checkpoint, average)
        write_coref(reader, scratch)
        self._graph, self._arcs = ReaderGraph(reader).eval(), ArcGraph(reader).eval()

    def read(self, words: Sequence[Word], gaps: Sequence[int]) -> Scores:
        import torch

        with torch.no_grad():
            out = self._graph(*(torch.from_numpy(a) for a in self.inputs(words, gaps).values()))
        arcs, dep, head, names_, start, reference, *classes = (o.numpy() for o in out)
        return Scores(arcs[0], dep[0], head[0], names_[0], start[0], reference[0], np.concatenate(classes))

    def label(self, dep: np.ndarray, head: np.ndarray) -> np.ndarray:
        import torch

        with torch.no_grad():
            made: np.ndarray = self._arcs(torch.from_numpy(dep), torch.from_numpy(head)).numpy()
        return made


class TimedModel(Model):
    """Counts the seconds its forward pass takes."""

    seconds = 0.0

    def read(self, words: Sequence[Word], gaps: Sequence[int]) -> Scores:
        began = time.perf_counter()
        scores = super().read(words, gaps)
        self.seconds += time.perf_counter() - began
        return scores


def pipeline(model: Model) -> Language:
    """A blank pipeline around a model."""
    nlp = customise(spacy.blank("en"))
    reader = Reader(model)
    Language.component("measured_reader", func=reader)
    nlp.add_pipe("measured_reader")
    return nlp


def words(nlp: Language, documents: Sequence[trees.Document]) -> dict[str, float]:
    """Tags and trees on gold words and sentences."""
    figures = WordFigures()
    for document in documents:
        figures.add(nlp(doc_of_gold(nlp.vocab, document)), document)
    return figures.row()


def running_text(nlp: Language, documents: Sequence[trees.Document], paragraph: str = "\n\n") -> dict[str, Prf]:
    """Words, sentence starts and whole sentences on running text."""
    made = {"words": Prf(), "starts": Prf(), "sentences": Prf()}
    for k, document in enumerate(documents):
        text, spans = raw_text(document, paragraph)
        doc = nlp(text)
        tokens = [t for t in doc if not t.is_space]
        made["words"].add(((k, a, b) for s in spans for a, b in s), ((k, t.idx, t.idx + len(t)) for t in tokens))
        guessed = []
        for s in doc.sents:
            own = [t for t in s if not t.is_space]
            if own:
                guessed.append((own[0].idx, own[-1].idx + len(own[-1])))
        made["starts"].add(((k, s[0][0]) for s in spans[1:]), ((k, a) for a, _ in guessed[1:]))
        made["sentences"].add(((k, s[0][0], s[-1][1]) for s in spans), ((k, a, b) for a, b in guessed))
    return made


def named(nlp: Language, texts: Sequence[names.NamedText]) -> NameFigures:
    """Names on given words."""
    figures = NameFigures()
    for text in texts:
        doc = nlp(doc_of_words(nlp.vocab, text.words, text.gaps, {0, *text.breaks}))
        place = {t.i: k for k, t in enumerate(t for t in doc if not t.is_space)}
        figures.add([(place[e.start], place[e.end - 1] + 1, e.label_) for e in doc.ents], text.tags)
    return figures


def held_out_names(data: Path, gum: Sequence[trees.Document], whole: str = "") -> dict[str, list[names.NamedText]]:
    """Named texts by corpus."""
    corpora = object.__new__(Corpora)  # without reading the training parts
    corpora.data = data
    found: dict[str, list[names.NamedText]] = {}
    for text in corpora.held_out_names(whole):
        found.setdefault(text.name.split("/")[0], []).append(text)
    for document in gum:
        sentences = document.sentences
        breaks = np.cumsum([0] + [len(s.words) for s in sentences])[:-1].tolist()
        found.setdefault("gum", []).append(
            names.NamedText(
                document.name,
                [w for s in sentences for w in s.words],
                [g for s in sentences for g in s.gaps],
                gum_names.gum_tags(document),
                breaks,
            )
        )
    return found


def speed(folder: Path, texts: Sequence[str]) -> tuple[float, float, int]:
    """Words a second of the whole pipeline and of the forward pass alone, one text after the other, and how many words were read."""
    model = TimedModel(folder, threads=1)
    nlp = pipeline(model)
    nlp(texts[0])
    model.seconds = 0.0
    began = time.perf_counter()
    count = sum(sum(not t.is_space for t in doc) for doc in nlp.pipe(texts))
    return count / (time.perf_counter() - began), count / model.seconds, count


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--onnx", type=Path, default=Path("kg/english/model"))
    parser.add_argument("--torch", type=Path, help="measure a checkpoint instead")
    parser.add_argument("--average", action="store_true", help="of the checkpoint, the mean of the last weights")
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--only", nargs="*", default=PARTS, choices=PARTS)
    parser.add_argument("--whole", default="", help="a corpus of names that training went without, to be measured on all of it")
    parser.add_argument("--card", action="store_true", help="write the figures into the model's README.md")
    args = parser.parse_args()
    scratch = tempfile.TemporaryDirectory()
    nlp = pipeline(TorchModel(args.torch, args.data, Path(scratch.name), args.average) if args.torch else Model(args.onnx))
    ewt = list(trees.read(args.data / "ud-ewt" / "dev.conllu"))
    gum = [d for p in sorted((args.data / "gum" / "dev").glob("*.conllu")) for d in trees.read(p)]
    news = [d for p in sorted((args.data / "gum" / "train").glob("GUM_news_*.conllu")) for d in trees.read(p) if trees.held_out(d.name)]
    lines = report(nlp, {"UD-EWT dev": ewt, "GUM dev": gum, "GUM news, held out": news}, args)
    if args.card:
        from training.card import write_card

        write_card(args.onnx, "\n".join(f"- {line}" for line in lines))


def report(nlp: Language, parts: dict[str, list[trees.Document]], args: argparse.Namespace) -> list[str]:
    """Print the figures; returns the lines."""
    lines: list[str] = []

    def say(line: str) -> None:
        print(line, flush=True)
        lines.append(line)

    for name, documents in parts.items():
        if "trees" in args.only:
            say(f"{name}: " + ", ".join(f"{k} {v:.2f}" for k, v in words(nlp, documents).items()))
        if "text" in args.only:
            for layout, paragraph in (("paragraphs", "\n\n"), ("lines", "\n"), ("no layout", " ")):
                figures = running_text(nlp, documents, paragraph)
                say(f"{name}, running text, {layout}: " + ", ".join(f"{k} F1 {v}" for k, v in figures.items()))
    if "names" in args.only:
        texts_of = held_out_names(args.data, [*parts["GUM dev"], *parts["GUM news, held out"]], args.whole)
        for name, texts in texts_of.items():
            found = named(nlp, texts)
            kinds = ", ".join(f"{k} {f.f1:.1f} ({f.gold})" for k, f in sorted(found.by_type.items()))
            say(f"names, {name}: F1 {found.all}; {kinds}")
        for how, change in (("ALL CAPITALS", str.upper), ("lower case", str.lower)):
            changed = [replace(t, words=[change(w) for w in t.words]) for name in RECASED for t in texts_of[name]]
            say(f"names, {' + '.join(RECASED)}, {how}: F1 {named(nlp, changed).all}")
    if "coref" in args.only:
        for line in coreference.report(nlp, args.data):
            say(line)
    if "speed" in args.only and not args.torch:
        whole, forward, count = speed(args.onnx, [raw_text(d)[0] for d in parts["GUM dev"] + parts["UD-EWT dev"]])
        share = 100 * whole / forward
        say(f"speed: {whole:.0f} words a second, forward pass alone {forward:.0f} ({share:.0f} % of the time), {count} words")
    return lines


if __name__ == "__main__":
    main()
