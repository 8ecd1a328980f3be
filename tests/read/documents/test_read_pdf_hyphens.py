"""Words broken at the ends of lines."""

from __future__ import annotations

import pytest

from kg.read.documents.pdf_layout.hyphens import Hyphens, is_word
from kg.read.documents.pdf_layout.shapes import Line, Paragraph


def paragraph(*lines: str) -> Paragraph:
    return Paragraph([Line(text, 0, 100, 700 - 12 * i, 10, False, 10, 1) for i, text in enumerate(lines)])


def joined(*lines: str) -> str:
    """One paragraph of a document in which words are broken."""
    one = paragraph(*lines)
    return Hyphens([one, paragraph("Our negotia-", "tions and demon-", "strations con-", "tinue.")]).text(one)


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (("the negotia-", "tions went on"), "the negotiations went on"),
        (("the railway-", "power system"), "the railway-power system"),
        (("a face-", "to-face meeting"), "a face-to-face meeting"),
        (("a face-to-", "face meeting"), "a face-to-face meeting"),
        (("an anti-estab-", "lishment party"), "an anti-establishment party"),
        (("the U.S.-", "led coalition"), "the U.S.-led coalition"),
        (("a 15-", "year contract"), "a 15-year contract"),
        (("the COVID-", "19 pandemic"), "the COVID-19 pandemic"),
        (("an Anglo-", "Irish treaty"), "an Anglo-Irish treaty"),
        (("a T-", "shirt"), "a T-shirt"),
        (("her ex-", "husband"), "her ex-husband"),
        (("the under-", "lined words"), "the underlined words"),
        (("President Zelen-", "skyy said"), "President Zelenskyy said"),
        (("RAILWAY TO RE-", "TURN"), "RAILWAY TO RETURN"),
        (("a soft\u00ad", "ened tone"), "a softened tone"),
        (("one \u2014", "two"), "one \u2014 two"),
        (("one\u2014", "two"), "one\u2014two"),
        (("from 2014\u2013", "2015"), "from 2014\u20132015"),
        (("he said -", "and left"), "he said - and left"),
        (("see www.example.org/", "news/today"), "see www.example.org/news/today"),
    ],
)
def test_hyphens_at_the_end_of_lines(lines: tuple[str, ...], text: str) -> None:
    assert joined(*lines) == text


def test_the_document_decides_before_the_lexicon() -> None:
    assert joined("the co-", "operation", "of cooperation") == "the cooperation of cooperation"
    assert joined("the co-", "operation", "and co-operation") == "the co-operation and co-operation"
    assert joined("seen by Blaz-", "kovic and Blazkovic") == "seen by Blazkovic and Blazkovic"


def test_where_no_word_is_broken_hyphens_stay() -> None:
    one = paragraph("the member Leung Kwok-", "hung and a long-", "term plan")
    assert Hyphens([one]).text(one) == "the member Leung Kwok-hung and a long-term plan"


def test_what_is_a_word() -> None:
    assert all(map(is_word, ("negotiations", "waging", "railway")))
    assert not any(map(is_word, ("negotia", "railwaypower")))
