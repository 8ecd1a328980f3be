"""Sub-words: the same as the library the weights were trained with."""

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from tokenizers import Tokenizer

from kg.english.model import FOLDER, Model

_LIBRARY = Tokenizer.from_file(str(FOLDER / "tokenizer.json"))
_OURS = Model()._pieces
_SEED = Path(__file__).parents[2] / "seeds" / "ukraine_ceasefire.txt"
_MARKS = ("[UNK]", "[CLS]", "[SEP]", "[PAD]", "[MASK]")  # plain text to us; the library takes them for its own


def _library(word: str) -> list[int]:
    return list(_LIBRARY.encode(word, add_special_tokens=False).ids)


def test_words_of_an_article() -> None:
    for word in _SEED.read_text("utf8").split():
        assert _OURS.cut(word) == _library(word)


def test_odd_words() -> None:
    odd = ("", "\u200b", "naïve", "São", "I’d", "北京", "x" * 101, "don't", "U.S.", "💥", "ǅ", "\ufb01n", "a\u0301", "1,000.5", "\x00a")
    for word in odd:
        assert _OURS.cut(word) == _library(word), word


# Blocks long complete: the library's table of punctuation is of an older Unicode than Python's.
_CHARACTERS = st.one_of(
    st.characters(min_codepoint=1, max_codepoint=0x52F, exclude_categories=("Cn", "Cs")), st.sampled_from("“”‘’–—…•€™北京 \u200b")
)


@settings(max_examples=300)
@given(st.text(_CHARACTERS, max_size=12))
def test_any_word(word: str) -> None:
    if not any(mark in word for mark in _MARKS):
        assert _OURS.cut(word) == _library(word)
