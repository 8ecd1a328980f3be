"""Figures: counts of hits against gold, for words, spans and names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from spacy.tokens import Doc
from spacy.vocab import Vocab

from kg.english.features import Gap
from training.corpora import trees


@dataclass
class Prf:
    """Hits, gold and guesses of spans."""

    hits: int = 0
    gold: int = 0
    guessed: int = 0

    def add(self, gold: Iterable[object], guessed: Iterable[object]) -> None:
        """Count one text."""
        g, p = set(gold), set(guessed)
        self.hits, self.gold, self.guessed = self.hits + len(g & p), self.gold + len(g), self.guessed + len(p)

    @property
    def f1(self) -> float:
        """F1 in percent."""
        return 200 * self.hits / max(1, self.gold + self.guessed)

    def __str__(self) -> str:
        return f"{self.f1:.2f} (P {100 * self.hits / max(1, self.guessed):.1f} R {100 * self.hits / max(1, self.gold):.1f}, {self.gold})"


@dataclass
class WordFigures:
    """Percentages over the words of a treebank."""

    hits: Counter[str] = field(default_factory=Counter)
    words: int = 0
    scored: int = 0

    def add(self, doc: Doc, document: trees.Document) -> None:
        """Count one document; the Doc has its words and sentences, and white space besides."""
        tokens = [t for t in doc if not t.is_space]
        place = {t.i: k for k, t in enumerate(tokens)}
        at = 0
        for s in document.sentences:
            for i, t in enumerate(tokens[at : at + len(s.words)]):
                head = 0 if t.head is t or t.head.i == t.i else place[t.head.i] - at + 1
                self.words += 1
                self.hits += Counter(
                    upos=t.pos_ == s.upos[i],
                    xpos=t.tag_ == s.xpos[i],
                    lemma=t.lemma_ == s.lemmas[i],
                    feats=(str(t.morph) or "_") == s.feats[i],
                )
                if s.deps[i] != "punct":
                    right, label = head == s.heads[i], t.dep_.split(":")[0] == s.deps[i].split(":")[0]
                    self.scored += 1
                    self.hits += Counter(uas=right, las=right and label)
            at += len(s.words)

    def row(self) -> dict[str, float]:
        """LAS, UAS (punctuation aside), UPOS, XPOS, morphology, lemma, in percent."""
        scored, words = max(1, self.scored), max(1, self.words)
        return {
            "LAS": 100 * self.hits["las"] / scored,
            "UAS": 100 * self.hits["uas"] / scored,
            "UPOS": 100 * self.hits["upos"] / words,
            "XPOS": 100 * self.hits["xpos"] / words,
            "feats": 100 * self.hits["feats"] / words,
            "lemma": 100 * self.hits["lemma"] / words,
        }


def raw_text(document: trees.Document, paragraph: str = "\n\n") -> tuple[str, list[list[tuple[int, int]]]]:
    """The running text of a document, and the character span of each word, sentence by sentence."""
    text, spans = "", []
    for s in document.sentences:
        here = []
        for word, gap in zip(s.words, s.gaps, strict=True):
            if text:
                text += "" if gap == Gap.NONE else paragraph if gap == Gap.PARAGRAPH else " "
            here.append((len(text), len(text) + len(word)))
            text += word
        spans.append(here)
    return text, spans


def doc_of_words(vocab: Vocab, words: Sequence[str], gaps: Sequence[int], starts: Iterable[int]) -> Doc:
    """A Doc of given words, layout and sentence starts; lines and paragraphs become tokens of white space as in running text."""
    made: list[str] = []
    spaces: list[bool] = []
    flags: list[int] = []
    first = set(starts)
    for i, (word, gap) in enumerate(zip(words, gaps, strict=True)):
        if i:
            spaces[-1] = gap == Gap.SPACE
        if i and gap in (Gap.LINE, Gap.PARAGRAPH):
            made.append("\n" if gap == Gap.LINE else "\n\n")
            spaces.append(False)
            flags.append(-1)
        made.append(word)
        spaces.append(False)
        flags.append(1 if i in first else -1)
    return Doc(vocab, words=made, spaces=spaces, sent_starts=flags)  # type: ignore[arg-type]


def doc_of_gold(vocab: Vocab, document: trees.Document) -> Doc:
    """A Doc with a treebank document's words, layout and sentences."""
    starts, at = [], 0
    for s in document.sentences:
        starts.append(at)
        at += len(s.words)
    return doc_of_words(vocab, [w for s in document.sentences for w in s.words], [g for s in document.sentences for g in s.gaps], starts)


def gold_names(tags: Sequence[frozenset[str]]) -> list[tuple[int, int, frozenset[str]]]:
    """Names a corpus is sure of: start, end, the types each may have."""
    found, i = [], 0
    while i < len(tags):
        types = frozenset(t[2:] for t in tags[i] if t.startswith("B-"))
        if "O" in tags[i] or not types:
            i += 1
            continue
        end = i + 1
        while end < len(tags) and "O" not in tags[end] and not any(t.startswith("B-") for t in tags[end]):
            end += 1
        if len(types) < 15:  # not "anything"
            found.append((i, end, types))
        i = end
    return found


class NameFigures:
    """F1 of names against sets of permitted tags; what a corpus does not mark counts neither way."""

    def __init__(self) -> None:
        self.all = Prf()
        self.by_type: dict[str, Prf] = {}

    def add(self, guessed: Sequence[tuple[int, int, str]], tags: Sequence[frozenset[str]]) -> None:
        """Count one text."""
        gold = {(a, b): types for a, b, types in gold_names(tags)}
        for a, b, kind in guessed:
            right = kind in gold.get((a, b), frozenset())
            permitted = f"B-{kind}" in tags[a] and all(f"I-{kind}" in t for t in tags[a + 1 : b])
            if not right and permitted and (b == len(tags) or f"I-{kind}" not in tags[b] or "O" in tags[b]):
                continue
            for f in (self.all, self.by_type.setdefault(kind, Prf())):
                f.hits, f.guessed = f.hits + right, f.guessed + 1
        for types in gold.values():
            self.all.gold += 1
            if len(types) == 1:
                self.by_type.setdefault(next(iter(types)), Prf()).gold += 1
        for (a, b), types in gold.items():  # a hit of a name whose type the corpus leaves open is gold of the type it got
            if len(types) > 1:
                for kind in (k for x, y, k in guessed if (x, y) == (a, b) and k in types):
                    self.by_type[kind].gold += 1
