from hypothesis import given
from hypothesis import strategies as st

from kg.english.features import Gap, Shape, gap_of, shape_of
from kg.english.lemmas import apply_script, script_for

plain = st.text("abcdefgehinorstABC", min_size=1, max_size=12)


@given(plain, plain.map(str.lower))
def test_scripts_make_the_lemmas_they_were_made_from(form: str, lemma: str) -> None:
    assert apply_script(script_for(form, lemma), form) == lemma


def test_a_script_that_does_not_fit_changes_nothing() -> None:
    assert apply_script("l|5|", "Go") == "go"


def test_shapes_and_gaps() -> None:
    assert [shape_of(w) for w in ("", "№", "Ⅷ", "x2")] == [Shape.PUNCTUATION, Shape.PUNCTUATION, Shape.OTHER, Shape.ALPHANUMERIC]
    assert gap_of("\n \n") is Gap.PARAGRAPH
