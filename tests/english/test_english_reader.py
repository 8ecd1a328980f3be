"""The pipeline with the shipped model."""

from pathlib import Path

import pytest
import spacy
from spacy.tokens import Doc

from kg import english
from kg.english.model import FILES, FOLDER, Model
from kg.english.reader import Reader
from kg.errors import ModelError

TEXT = """Storm hits coast

A storm hit the Polish coast on Friday. "It came fast," said Anna Nowak, mayor of Gdynia.

Two ships sank.
"""


@pytest.fixture(scope="module")
def nlp() -> spacy.language.Language:
    return english.load()


def test_reads(nlp: spacy.language.Language) -> None:
    doc = nlp(TEXT)
    assert doc.text == TEXT
    sentences = [s.text.strip() for s in doc.sents]
    assert sentences[0] == "Storm hits coast"
    assert sentences[1] == "A storm hit the Polish coast on Friday."
    assert sentences[-1] == "Two ships sank."
    hit = doc[[t.text for t in doc].index("hit")]
    assert (hit.pos_, hit.lemma_, hit.dep_) == ("VERB", "hit", "root")
    assert {(c.text, c.dep_) for c in hit.children} >= {("storm", "nsubj"), ("coast", "obj")}
    assert {("Anna Nowak", "PERSON"), ("Gdynia", "GPE")} <= {(e.text, e.label_) for e in doc.ents}
    assert 0 < hit._.arc_probability <= 1


def test_a_text_reads_the_same_beside_any_others(nlp: spacy.language.Language) -> None:
    alone = english.to_conllu(nlp(TEXT))
    among = [english.to_conllu(d) for d in nlp.pipe(["One.", TEXT, "A much longer text. " * 30, TEXT])]
    assert among[1] == among[3] == alone


def test_given_words_and_sentences_stay(nlp: spacy.language.Language) -> None:
    words = ["Rain", "fell", "Roads", "flooded-over", "", "."]
    doc = nlp(Doc(nlp.vocab, words=[w for w in words if w], sent_starts=[1, -1, 1, -1, -1]))  # type: ignore[list-item]
    assert [t.text for t in doc] == [w for w in words if w]
    assert [len(s) for s in doc.sents] == [2, 3]


@pytest.mark.parametrize("text", ["", " ", "\n\n\n", "?", "\u200b", "a" * 5000, "\x00\x07", "🙂 🙂", "word " * 3000])
def test_odd_texts_are_read(nlp: spacy.language.Language, text: str) -> None:
    doc = nlp(text)
    assert doc.text == text
    assert sum(len(s) for s in doc.sents) == len(doc)


def test_spacy_can_save_and_load_it(nlp: spacy.language.Language, tmp_path: Path) -> None:
    nlp.to_disk(tmp_path)
    assert english.to_conllu(spacy.load(tmp_path)(TEXT)) == english.to_conllu(nlp(TEXT))


def test_missing_files_are_told(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="missing") as caught:
        Reader(Model(tmp_path))(spacy.blank("en")("Rain fell."))
    assert str(tmp_path) in caught.value.where


def test_damaged_files_are_told(tmp_path: Path) -> None:
    for name in FILES:
        (tmp_path / name).write_bytes((FOLDER / name).read_bytes() if name == "labels.json" else b"no model")
    with pytest.raises(ModelError, match="cannot be read"):
        Reader(Model(tmp_path))(spacy.blank("en")("Rain fell."))


def test_size_of_what_is_shipped() -> None:
    assert sum(p.stat().st_size for p in FOLDER.iterdir()) <= 35_000_000
