"""What is done to a text, and that nothing else is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import EmptyInput, TooLarge
from kg.read.text import MAX_CHARACTERS, clean, require_size


@pytest.mark.parametrize(
    ("raw", "cleaned"),
    [
        ("a\r\nb\rc\nd", "a\nb\nc\nd"),
        ("a\x00b\x1b[31mc\x7f\x9b", "a b [31mc  "),
        ("tab\tstays", "tab\tstays"),
        ("\ufeffmark", "mark"),
        ("a\u2028b\u2029c", "a\nb\nc"),
        ("half \ud800 pair", "half \ufffd pair"),
        ("é stays decomposed: e\u0301", "é stays decomposed: e\u0301"),
    ],
)
def test_clean(raw: str, cleaned: str) -> None:
    assert clean(raw) == cleaned


@given(st.text())
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    once = clean(text)
    assert clean(once.removeprefix("\ufeff")) == once.removeprefix("\ufeff")
    once.encode()


@pytest.mark.parametrize("text", ["", "  \n\t ", "—…!?"])
def test_a_text_without_words_is_empty(text: str) -> None:
    with pytest.raises(EmptyInput):
        require_size(text, where="x")


def test_a_text_longer_than_the_limit_is_refused() -> None:
    with pytest.raises(TooLarge, match="2,000,001 characters"):
        require_size("a" * (MAX_CHARACTERS + 1), where="x")
