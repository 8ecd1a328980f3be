"""Coreference on OntoGUM dev: ``python -m training.coreference`` measures the shipped pipeline on gold words.

Sentences, tags, trees, names and mentions are the pipeline's own. A pronoun counts where its gold cluster has a name or a noun
before it; it is right if the last name or noun before it in the pipeline's cluster is in that gold cluster. Where pronouns have no
name at all (the "I" of an interview), what can be asked is less: whether a pronoun that is not the first of its gold cluster is linked
to a mention of that cluster. Both are given.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc, Span

from kg.english.coref.link import PREFIX
from training.coref_scores import CorefFigures
from training.corpora import coref, trees
from training.corpora.coref import CorefText
from training.scores import doc_of_words

Cluster = list[tuple[int, int]]
GENRES_OF_PRONOUNS = ("news", "interview", "bio")


def clusters_of(doc: Doc) -> list[Cluster]:
    """The clusters of a Doc as spans of words, white space not counted."""
    before = np.cumsum([0, *(not t.is_space for t in doc)])
    found = []
    for name in sorted(doc.spans):
        if name.startswith(PREFIX):
            spans = {(int(before[s.start]), int(before[s.end])) for s in doc.spans[name]}
            if len(spans) > 1:
                found.append(sorted(spans))
    return found


def read(nlp: Language, text: CorefText) -> Doc:
    """A text through the pipeline: its words are given, its sentences are not."""
    doc = doc_of_words(nlp.vocab, text.words, text.gaps, ())
    return nlp(Doc(nlp.vocab, words=[t.text for t in doc], spaces=[bool(t.whitespace_) for t in doc]))


def pronouns(doc: Doc, gold: Sequence[Cluster], guessed: Sequence[Cluster]) -> tuple[int, int, int]:
    """How many pronouns count, how many the pipeline resolved, and how many of them rightly."""
    words = [t for t in doc if not t.is_space]

    def pronoun(span: tuple[int, int]) -> bool:
        return span[1] - span[0] == 1 and words[span[0]].pos_ in {"PRON", "DET"}

    asked = answered = right = 0
    head = {_head(words, span): k for k, c in enumerate(gold) for span in c}
    for cluster in gold:
        for span in (s for s in cluster if pronoun(s) and any(not pronoun(o) and o[0] < s[0] for o in cluster)):
            asked += 1
            own = next((c for c in guessed if span in c), [])
            told = [s for s in own if not pronoun(s) and s[0] < span[0]]
            answered += bool(told)
            right += bool(told) and head.get(_head(words, told[-1])) == head[_head(words, span)]
    return asked, answered, right


def _head(words: Sequence[object], span: tuple[int, int]) -> int:
    first: Span = words[span[0]].doc[words[span[0]].i : words[span[1] - 1].i + 1]  # type: ignore[attr-defined]
    return first.root.i


def linked(doc: Doc, gold: Sequence[Cluster], guessed: Sequence[Cluster]) -> tuple[int, int]:
    """How many pronouns have a mention of their gold cluster before them, and how many are linked to one."""
    words = [t for t in doc if not t.is_space]
    of = {_head(words, span): k for k, c in enumerate(gold) for span in c}
    first = {min(_head(words, span) for span in c) for c in gold}
    joined = {_head(words, span) for c in guessed for span in c}
    antecedent = {link.later: link.earlier for link in doc._.coref_links if link.later in joined}
    asked = [h for h in of if h not in first and doc[h].pos_ in {"PRON", "DET"}]
    return len(asked), sum(of.get(antecedent.get(h, -1)) == of[h] for h in asked)


def report(nlp: Language, data: Path) -> list[str]:
    """The figures as lines."""
    texts = [coref.ontogum(d) for p in sorted((data / "ontogum" / "dev").glob("*.conllu")) for d in trees.read(p)]
    news = sorted((data / "ontogum" / "train").glob("GUM_news_*.conllu"))
    held_out = [coref.ontogum(d) for p in news for d in trees.read(p) if trees.held_out(d.name)]
    whole, by_genre = CorefFigures(), defaultdict(CorefFigures)
    counts: dict[str, np.ndarray] = defaultdict(lambda: np.zeros(5, int))
    for text in [*texts, *held_out]:
        doc = read(nlp, text)
        guessed, genre = clusters_of(doc), text.name.split("_")[1]
        if text in texts:
            whole.add(text.clusters, guessed)
        by_genre[genre].add(text.clusters, guessed)
        counts[genre] += (*pronouns(doc, text.clusters, guessed), *linked(doc, text.clusters, guessed))
    lines = [f"coreference, OntoGUM dev: {whole}"]
    lines += [f"coreference, {genre}{' (held out of train)' * (genre == 'news')}: {by_genre[genre]}" for genre in sorted(by_genre)]
    some = sum((counts[g] for g in GENRES_OF_PRONOUNS), np.zeros(5, int))
    for name, (asked, answered, right, all_, found) in [*sorted(counts.items()), ("news + interview + bio", some)]:
        share, sure = 100 * right / max(1, asked), 100 * right / max(1, answered)
        lines.append(
            f"pronouns, {name}: linked to the right entity {100 * found / max(1, all_):.1f} % of {all_}; "
            f"to its name or noun {share:.1f} % of {asked} ({sure:.1f} % of the {answered} resolved)"
        )
    return lines


def main() -> None:
    from kg import english

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    print("\n".join(report(english.load(), parser.parse_args().data)))


if __name__ == "__main__":
    main()
