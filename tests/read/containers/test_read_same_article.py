"""An article is the same article in whatever file it comes."""

from __future__ import annotations

from functools import cache

import pytest
from making import HEADLINE, TEXT, everything, squeezed
from reading import article

everything = cache(everything)
NAMES = (
    *("a.txt", "a.html", "a.md", "a.docx", "a.odt", "a.eml", "a.csv", "a.tsv", "a.jsonl", "a.json"),
    *("a.zip", "a.tar", "a.tar.gz", "a.txt.gz", "a.txt.bz2", "a.txt.xz", "a.warc", "a.warc.gz", "a.wacz", "a.mbox"),
)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("told", [True, False])
def test_text_is_the_same_up_to_white_space(name: str, told: bool) -> None:
    made = article(everything()[name], name if told else "article")
    assert squeezed(made.text) == squeezed(TEXT)
    assert made.headline == HEADLINE


def test_no_format_is_forgotten() -> None:
    assert sorted(everything()) == sorted(NAMES)
