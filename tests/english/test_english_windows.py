"""Windows over long texts, with a model that says what the words say: "start" words start sentences."""

from collections.abc import Sequence
from typing import cast

import numpy as np
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from kg.english.layout import layout_of
from kg.english.model import Floats, Labels, Model, Scores, Word
from kg.english.windows import LIMIT, Parse, parse

nlp = spacy.blank("en")
LABELS = Labels(("dep", "parataxis", "root"), ("X",), ("X",), ("_",), ("k|0|",), ("O", "B-ORG", "I-ORG"), ("O",))


class Plain:
    """Each word hangs on the one before; "start..." words start sentences; ``n`` in a word's text is its number of sub-words."""

    labels = LABELS

    def __init__(self) -> None:
        self.read_sizes: list[int] = []

    def words(self, words: list[str]) -> list[Word]:
        return [Word((1,) * (2 if w.endswith("2") else 1), 7 if w.startswith("start") else 1) for w in words]

    def read(self, words: Sequence[Word], gaps: Sequence[int]) -> Scores:
        n = len(words)
        self.read_sizes.append(sum(len(w.pieces) for w in words))
        arcs = np.zeros((n, n + 1), np.float32)
        arcs[np.arange(n), np.arange(n)] = 9
        start = np.array([0.9 if w.shape == 7 else 0.1 for w in words], np.float32)
        names = np.zeros((n, 3), np.float32)
        dep, head, reference = (np.zeros((k, 2), np.float32) for k in (n, n + 1, n))
        return Scores(arcs, dep, head, names, start, reference, np.zeros((5, n), np.int32))

    def label(self, dep: Floats, head: Floats) -> Floats:
        return np.tile(np.array([2, 1, 9], np.float32), (len(dep), 1))


def read(doc: Doc) -> tuple[Parse, Plain]:
    model = Plain()
    return parse(cast(Model, model), layout_of(doc)), model


def text(*lengths: int, word: str = "w") -> list[str]:
    return [w for n in lengths for w in ["start", *[word] * (n - 1)]]


@given(st.lists(st.integers(1, 120), min_size=1, max_size=12), st.sampled_from(["w", "w2"]))
@settings(deadline=None, max_examples=40)
def test_every_sentence_of_a_long_paragraph_is_found_whole(lengths: list[int], word: str) -> None:
    words = text(*lengths, word=word)
    found, model = read(Doc(nlp.vocab, words=words))
    starts = np.cumsum([0, *lengths])[:-1].tolist()
    assert found.starts == starts
    roots = np.flatnonzero(found.heads == np.arange(len(words))).tolist()
    assert roots == starts
    assert (found.deps[roots] == 2).all()
    assert max(model.read_sizes) <= LIMIT


@given(st.lists(st.integers(1, 700), min_size=1, max_size=4))
@settings(deadline=None, max_examples=25)
def test_given_sentences_are_trees_however_long(lengths: list[int]) -> None:
    words = text(*lengths)
    doc = Doc(nlp.vocab, words=words, sent_starts=[w == "start" for w in words])
    found, model = read(doc)
    starts = np.cumsum([0, *lengths])[:-1].tolist()
    assert found.starts == starts
    assert np.flatnonzero(found.heads == np.arange(len(words))).tolist() == (starts if len(words) > 1 else [0])
    assert max(model.read_sizes) <= LIMIT


def test_text_without_any_start_is_cut() -> None:
    found, model = read(Doc(nlp.vocab, words=["w"] * 2000))
    assert len(found.starts) > 4
    assert max(model.read_sizes) <= LIMIT
    assert np.count_nonzero(found.heads == np.arange(2000)) == len(found.starts)


def test_paragraphs_share_a_window() -> None:
    words = ["start", "w", "\n\n"] * 20
    found, model = read(Doc(nlp.vocab, words=words, spaces=[True, False, False] * 20))
    assert len(model.read_sizes) == 1
    assert found.starts == list(range(0, 40, 2))


def test_nothing_to_read() -> None:
    found, model = read(nlp(" \n "))
    assert found.starts == []
    assert model.read_sizes == []
