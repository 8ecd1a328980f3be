from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.resolve.acronyms import initials
from kg.resolve.names import expanded, fold, is_acronym, local, shown, slug, uncapitalised


@pytest.mark.parametrize(("a", "b"), [
    ("the U.N.’s", "UN"), ("“Kyiv”", "KYIV"), ("São Paulo", "Sao Paulo"), ("Trump's", "Trump"), ("the Kremlin", "Kremlin"),
    ("Côte d’Ivoire", "Cote d'Ivoire"), ("Łódź", "Lodz"), ("United  States", "united states"),
])
def test_spellings_of_one_name_have_one_key(a: str, b: str) -> None:
    assert fold(a) == fold(b)


@pytest.mark.parametrize(("text", "want"), [
    ("Vladimir Putin", "vladimir_putin"), ("the U.N.’s Security Council", "un_security_council"), ("Côte d'Ivoire", "cote_divoire"),
    ("AT&T", "at_t"), ("हिन्दी", "हिन्दी"),
])
def test_slugs(text: str, want: str) -> None:
    assert slug(text) == want


@given(st.text())
def test_a_slug_is_never_empty_and_fits_an_iri(text: str) -> None:
    found = slug(text)
    assert found
    assert not re.search(r"[\s<>\"{}|\\^`/#?%\[\]().,;:]", found)
    assert slug(found) == found or not fold(text)


@given(st.text())
def test_folding_is_stable(text: str) -> None:
    assert fold(text) == fold(text + "’s") or not fold(text) or not text[-1].isalnum()


@given(st.text(), st.text(min_size=1), st.integers(0, 9))
def test_local_ids_are_slug_and_six_hex_digits(text: str, article: str, ordinal: int) -> None:
    assert re.fullmatch(r".+\.[0-9a-f]{6}", local(text, article, ordinal))
    assert local(text, article, ordinal) == local(text, article, ordinal) != local(text, article, ordinal + 1)


def test_names_are_shown_bare() -> None:
    assert shown("the Kremlin’s") == "Kremlin"
    assert shown("Putin's") == "Putin"
    assert shown("’s") == "’s"


def test_capitals() -> None:
    assert uncapitalised("KHARKIV", acronym=False) == "Kharkiv"
    assert uncapitalised("NATO", acronym=True) == "NATO"
    assert uncapitalised("UNITED NATIONS", acronym=True) == "United Nations"
    assert uncapitalised("Kyiv", acronym=False) == "Kyiv"
    assert is_acronym("U.N.'s")
    assert not is_acronym("Nato")


def test_initials() -> None:
    assert "UN" in initials("United Nations")
    assert "OPEC" in initials("Organization of the Petroleum Exporting Countries")
    assert initials("Kremlin") == frozenset()
    assert expanded("U.N. Security Council") == expanded("United Nations Security Council")
    assert expanded("un plan") == ("un", "plan")
