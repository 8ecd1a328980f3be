import pytest
import spacy
from spacy.tokens import Doc

from kg.english.features import Gap
from kg.english.layout import layout_of
from kg.english.tokenizer import customise

nlp = spacy.blank("en")


def test_white_space_is_not_shown() -> None:
    layout = layout_of(nlp("\n\nOne line\nof two.\n\nNext  one"))
    assert layout.words == ["One", "line", "of", "two", ".", "Next", "one"]
    assert [Gap(g).name for g in layout.gaps] == ["PARAGRAPH", "SPACE", "LINE", "SPACE", "NONE", "PARAGRAPH", "SPACE"]
    assert layout.breaks.nonzero()[0].tolist() == [0, 5]
    assert not layout.fixed


def test_lines_that_start_something_new_may_start_a_window() -> None:
    assert layout_of(nlp("It ended.\nThen rain came,\nand snow.\nthe end")).units.tolist() == [0, 3]


def test_inside_a_word_no_sentence_starts() -> None:
    layout = layout_of(Doc(nlp.vocab, words=["U.S.", "-", "led", "end", ".", "Go"], spaces=[False, False, True, False, False, False]))
    assert layout.barred.tolist() == [False, False, False, False, False, False] or layout.barred.tolist()[5] is False
    assert layout_of(nlp("He's")).barred.tolist() == [False, True]


def test_unknown_layout() -> None:
    layout = layout_of(Doc(nlp.vocab, words=["Rain", "fell"]))
    assert set(layout.gaps) == {Gap.UNKNOWN}


def test_given_sentences_stay() -> None:
    doc = Doc(nlp.vocab, words=["A", "b", "\n", "C"], spaces=[True, False, False, False], sent_starts=[True, False, True, False])
    layout = layout_of(doc)
    assert layout.fixed
    assert layout.breaks.tolist() == [True, False, True]


def test_empty() -> None:
    for text in ("", " \n"):
        assert layout_of(nlp(text)).words == []


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("LIMA, Peru (Agency) — The talks began.", "The"),
        ("LIMA - Ministers met.", "Ministers"),
        ("Lima, Peru — “We met,” she said.", "“"),
        ("Lima - Callao trains stopped.", ""),
        ("The talks — which failed — ended.", ""),
        ("NATO", ""),
    ],
)
def test_a_dateline_is_no_part_of_the_first_sentence(text: str, start: str) -> None:
    layout = layout_of(customise(spacy.blank("en"))(text))
    assert [layout.words[i] for i in range(1, len(layout.words)) if layout.breaks[i]] == ([start] if start else [])
