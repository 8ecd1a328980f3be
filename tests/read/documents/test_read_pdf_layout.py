"""Articles typeset in all ways come back word by word, and paragraph by paragraph."""

from __future__ import annotations

import re

import pytest
from pdf_pages import BODY, HEADLINE, drawn, raw, shown, typeset

from kg.read.documents import pdf
from kg.read.item import Draft, of_bytes
from kg.read.options import Options

_BREAK = re.compile(r"(?<=[a-z]{2}[aeiou])(?=[bcdfglmnprstv][aeiou][a-z])")


def with_breaks(text: str) -> str:
    """The text with soft hyphens in its longer words, where syllables end."""
    return " ".join(_BREAK.sub("\u00ad", word) if len(word) > 7 and word.isalpha() else word for word in text.split(" "))


def read(data: bytes) -> Draft:
    return pdf.read(of_bytes(data, "x.pdf"), Options(dropped=True))


def paragraphs(data: bytes) -> list[str]:
    return read(data).text.split("\n\n")


def column(*lines: str, top: float = 700, x: float = 60) -> list[tuple[float, float, str]]:
    """Lines below each other."""
    return [(x, top - 12 * i, line) for i, line in enumerate(lines)]


@pytest.mark.parametrize("columns", [1, 2, 3])
@pytest.mark.parametrize("justified", [False, True])
@pytest.mark.parametrize("broken", [False, True])
@pytest.mark.parametrize(("indent", "space"), [(0.0, 6.0), (12.0, 0.0)])
def test_typeset_text_comes_back(columns: int, justified: bool, broken: bool, indent: float, space: float) -> None:
    body = [with_breaks(text) for text in BODY] if broken else BODY
    heads = {"head": "The Quay Post", "numbers": True, "height": 400.0}
    data = typeset(body, headline=HEADLINE, columns=columns, justified=justified, indent=indent, space=space, **heads)
    draft = read(data)
    assert draft.text.split() == " ".join([HEADLINE, *BODY]).split()
    assert draft.text.split("\n\n")[0] == draft.metadata.headline == HEADLINE
    assert {one.reason for one in draft.dropped} == {"running head", "page number"}
    if justified:  # else a full last line at the foot of a column tells nothing
        assert draft.text.split("\n\n") == [HEADLINE, *BODY]


@pytest.mark.parametrize("font", ["Helvetica", "Courier"])
@pytest.mark.parametrize("leading", [1.1, 1.5, 2.0])
def test_fonts_and_distances_of_lines(font: str, leading: float) -> None:
    assert paragraphs(typeset(BODY[:6], headline=HEADLINE, font=font, leading=leading, space=9)) == [HEADLINE, *BODY[:6]]


def test_a_spanning_headline_of_two_lines_stays_above_the_columns() -> None:
    headline = "Harbour town reopens its railway after nine years of repairs and of quarrels with its insurers"
    assert paragraphs(typeset(BODY, headline=headline, columns=3, height=420))[0] == headline


def test_one_line_in_the_last_column() -> None:
    left = [f"line number {i} of the left column goes on and" for i in range(9)]
    assert paragraphs(drawn([*column(*left), (330, 700, "on.")])) == [" ".join([*left, "on."])]


def test_wide_gaps_between_words_are_no_gutter() -> None:
    rows = [(60, 700, "The first line has a wide"), (300, 700, "gap of white space in it,")]
    rows += [(60, 688, "the second line has such a"), (301, 688, "gap in the same place too.")]
    assert paragraphs(drawn(rows)) == [" ".join(text for _, _, text in rows)]


def test_cells_beside_short_labels_are_read_row_by_row() -> None:
    words = ["one", "two", "three"]
    rows = [cell for i, word in enumerate(words) for cell in ((60, 700 - 14 * i, f"{i + 1}."), (140, 700 - 14 * i, word))]
    assert " ".join(read(drawn(rows)).text.split()) == "1. one 2. two 3. three"


def test_a_paragraph_goes_on_after_a_caption() -> None:
    begun = ["A paragraph of the article that is broken off by", "the caption of a picture that stands between its"]
    rest = ["lines goes on below the picture, and is one", "paragraph of five lines. The next one follows it", "at once."]
    caption = shown("The picture shows the quay.", top=600, size=8)
    text = read(raw(shown(*begun) + caption + shown(*rest, top=560))).text
    assert text.split("\n\n") == [" ".join(begun + rest), "The picture shows the quay."]


def test_headings_in_the_text_are_paragraphs() -> None:
    first = ["The first part of this report is about the railway and", "the harbour."]
    second = ["The second part is about the people who live there and", "about their work."]
    text = paragraphs(drawn([*column(*first), (60, 660, "A heading"), *column(*second, top=640)]))
    assert text == [" ".join(first), "A heading", " ".join(second)]


def test_items_of_a_list_are_paragraphs() -> None:
    item = ["• the first item of this list, which is long enough to", "go on in a second line"]
    others = ["• the second item, as long as", "• the third item"]
    assert paragraphs(drawn(column(*item, *others))) == [" ".join(item), *others]


def test_a_large_first_letter_belongs_to_its_word() -> None:
    capital = shown("T", top=676, size=40)
    beside = b"BT /F1 12 Tf 14 TL 88 700 Td (rains returned to the town on Monday,) Tj T* (after nine years of repairs to the line) Tj ET "
    below = shown("and the bridge, in which few had believed.", top=672)
    text = read(raw(capital + beside + below)).text
    assert (
        text == "Trains returned to the town on Monday, after nine years of repairs to the line and the bridge, in which few had believed."
    )


def test_raised_characters_stay_in_their_line() -> None:
    first = b"BT /F1 12 Tf 60 700 Td (The first line of CO) Tj /F1 7 Tf -3 Ts (2) Tj 0 Ts /F1 12 Tf ( and its price) Tj ET "
    text = read(raw(first + shown("goes on in the second line.", top=686))).text
    assert text == "The first line of CO2 and its price goes on in the second line."


def test_turned_pages_and_turned_text() -> None:
    turned = b"BT /F1 12 Tf 0 1 -1 0 300 100 Tm (A page in landscape, its lines) Tj 0 1 -1 0 314 100 Tm (running up the sheet.) Tj ET "
    stamp = b"BT /F1 20 Tf 0.7 0.7 -0.7 0.7 100 100 Tm (DRAFT) Tj ET"
    draft = read(raw(turned + stamp))
    assert draft.text == "A page in landscape, its lines running up the sheet."
    assert [(one.text, one.reason) for one in draft.dropped] == [("DRAFT", "turned text")]
