"""The pipeline with the shipped model."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
import spacy
from spacy.tokens import Doc

from kg import english
from kg.english.model import FILES, FOLDER, Model, Scores, Word
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


@pytest.mark.parametrize("threads", [1, 2, 5])
def test_however_many_are_read_at_once_they_come_in_order_and_the_same(nlp: spacy.language.Language, threads: int) -> None:
    texts = [f"{TEXT} Mayor {i} spoke. {'Roads were closed again. ' * (60 if i % 3 == 0 else 1)}" for i in range(9)]
    reader = Reader(Model(threads=threads))
    read = [english.to_conllu(doc) for doc in reader.pipe(nlp.make_doc(t) for t in texts)]
    assert read == [english.to_conllu(reader(nlp.make_doc(t))) for t in texts]


def test_who_wants_no_more_need_not_wait_for_the_rest(nlp: spacy.language.Language) -> None:
    asked = []

    def docs() -> Iterator[Doc]:
        for i in range(100):
            asked.append(i)
            yield nlp.make_doc("Rain fell. " * 400 if i == 3 else "Rain fell.")

    reader = Reader(Model(threads=2))
    stream = iter(reader.pipe(docs()))
    next(stream), next(stream)
    stream.close()  # type: ignore[attr-defined]
    assert len(asked) < 10


def test_what_goes_wrong_with_one_text_is_told_when_its_turn_comes(nlp: spacy.language.Language, monkeypatch: pytest.MonkeyPatch) -> None:
    read = Model.read

    def failing(self: Model, words: Sequence[Word], gaps: Sequence[int]) -> Scores:
        if len(words) == 5:
            raise ModelError("broken")
        return read(self, words, gaps)

    monkeypatch.setattr(Model, "read", failing)
    reader = Reader(Model(threads=2))
    stream = reader.pipe(nlp.make_doc(t) for t in ["Rain fell.", "Rain fell.", "Rain fell. Rain fell", "Rain fell."])
    assert [len(next(stream)), len(next(stream))] == [3, 3]
    with pytest.raises(ModelError, match="broken"):
        next(stream)


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
