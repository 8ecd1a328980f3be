"""Names and the tree: function words at the edge, two phrases side by side."""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc, Span

from kg.english.trim import trim_names

_VOCAB = spacy.blank("en").vocab
_ROWS = """
Minister NOUN 8 nsubj
for ADP 4 case
the DET 4 det
East PROPN 1 nmod
Tobias PROPN 1 nmod
Berg PROPN 5 flat
, PUNCT 1 punct
left VERB 0 root
"""


def _doc() -> Doc:
    rows = [line.split() for line in _ROWS.strip().splitlines()]
    heads = [int(r[2]) - 1 if r[2] != "0" else k for k, r in enumerate(rows)]
    return Doc(_VOCAB, words=[r[0] for r in rows], pos=[r[1] for r in rows], heads=heads, deps=[r[3] for r in rows])


@pytest.mark.parametrize(("start", "end", "label", "left"), [
    (1, 6, "PERSON", "Tobias Berg"),  # a preposition, and two phrases side by side
    (1, 4, "LOC", "East"),
    (4, 6, "PERSON", "Tobias Berg"),
    (3, 6, "ORG", "East Tobias Berg"),  # only people are one phrase
    (1, 3, "ORG", ""),  # nothing is left
])
def test_names_agree_with_the_tree(start: int, end: int, label: str, left: str) -> None:
    doc = _doc()
    doc.ents = (Span(doc, start, end, label),)
    assert [e.text for e in trim_names(doc).ents] == ([left] if left else [])


def test_a_person_is_the_whole_name() -> None:
    doc = _doc()
    doc.ents = (Span(doc, 4, 5, "PERSON"),)
    assert [e.text for e in trim_names(doc).ents] == ["Tobias Berg"]
