"""Quotation marks: every glyph, nesting, apostrophes, and marks out of balance."""

from __future__ import annotations

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from kg.english.quotes import find
from kg.english.quotes.marks import quoted
from kg.english.quotes.words import words

_NLP = spacy.blank("en")
_PIECES = ['"', "“", "”", "‘", "’", "'", "''", "``", "«", "»", "„", "Holm", "said", "that", "we", "left", ",", ".", ":", "\n\n", "\n"]


def parsed(pieces: list[str], spaces: list[bool]) -> Doc:
    """A chain of words: every word hangs on the one before, "said" is a verb of saying."""
    kind = {"said": "VERB", "left": "VERB", "Holm": "PROPN", "we": "PRON", "that": "SCONJ"}
    pos = ["SPACE" if p.isspace() else kind.get(p, "PUNCT") for p in pieces]
    starts = [i == 0 or pieces[i - 1] in {".", "\n\n"} for i in range(len(pieces))]
    heads = [i if starts[i] else i - 1 for i in range(len(pieces))]
    deps = ["root" if h == i else "nsubj" if p == "Holm" else "ccomp" for i, (h, p) in enumerate(zip(heads, pieces, strict=True))]
    return Doc(
        _NLP.vocab,
        pieces,
        spaces,
        pos=pos,
        tags=["VBD" if p == "VERB" else "X" for p in pos],
        heads=heads,
        deps=deps,
        lemmas=["say" if p == "said" else p for p in pieces],
        sent_starts=starts,
    )


def texts(text: str) -> list[tuple[str, int]]:
    """What lies between the marks of a text, with its level; an apostrophe behind an s is tagged as a possessive, as the reader does."""
    doc = _NLP(text)
    made = Doc(
        doc.vocab,
        [t.text for t in doc],
        [bool(t.whitespace_) for t in doc],
        sent_starts=[_starts(doc, i) for i in range(len(doc))],
        pos=["SPACE" if t.is_space else "PUNCT" if t.is_punct else "X" for t in doc],
        tags=["POS" if t.text == "'" and t.i and doc[t.i - 1].text_with_ws.endswith("s") else "X" for t in doc],
    )
    return [(made[q.start : q.end].text, q.level) for q in quoted(words(made))]


def _starts(doc: Doc, i: int) -> bool:
    return i == 0 or (doc[i - 1].is_space and "\n" in doc[i - 1].text)


@pytest.mark.parametrize(
    "text",
    ['He said "we won" .', "He said “we won” .", "He said ‘we won’ .", "He said 'we won' .", "He said «we won» .", "He said ''we won'' .",
     "He said ``we won'' .", "He said „we won“ ."],
)  # fmt: skip
def test_every_glyph(text: str) -> None:
    assert texts(text) == [("we won", 0)]


@pytest.mark.parametrize("text", ["The workers' pay is Holm's, and 'tis low.", "The '90s were the boys' years.", "It's Macy's."])
def test_apostrophes_are_no_marks(text: str) -> None:
    assert texts(text) == []


def test_single_marks_within_double_ones() -> None:
    assert texts("\"They told us 'leave now' and we left,\" he said.") == [("They told us 'leave now' and we left,", 0), ("leave now", 1)]


def test_a_quotation_left_open_ends_with_its_paragraph() -> None:
    assert texts('He said "we won.\n\nIt rained.') == [("we won.\n\n", 0)]


def test_it_runs_on_to_a_closing_mark_a_few_paragraphs_later() -> None:
    assert texts('He said, "We won.\n\nIt rained.\n\nWe sang."\n\nRain fell.') == [("We won.\n\nIt rained.\n\nWe sang.", 0)]


def test_one_mark_too_many_spoils_no_other_quotation() -> None:
    assert texts('"The road was long, she said. "We walked," she said.') == [("We walked,", 0)]


@settings(max_examples=300, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(_PIECES), st.booleans()), max_size=40))
def test_marks_in_any_disorder_break_nothing(pieces: list[tuple[str, bool]]) -> None:
    doc = parsed([p for p, _ in pieces], [s for _, s in pieces]) if pieces else Doc(_NLP.vocab)
    found = find(doc)
    for k, q in enumerate(found):
        ends = [e for extent in q.content for e in extent]
        assert ends == sorted(ends)
        assert all(a < b <= len(doc) for a, b in q.content)
        assert q.within in set(range(-1, len(found))) - {k}
        assert all(0 <= s < len(doc) for s in q.speakers)
    assert find(doc) == found


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from([p for p in _PIECES if p.strip()]), min_size=1, max_size=12))
def test_what_is_out_of_balance_stays_in_its_paragraph(pieces: list[str]) -> None:
    """A paragraph without marks behind any other, and one more, is in no quotation."""
    rest = ["\n\n", "Holm", "left", ".", "\n\n", "Holm", "left", "."]
    doc = parsed(pieces + rest, [True] * (len(pieces) + len(rest)))
    assert all(q.end <= len(pieces) + 1 for q in quoted(words(doc)))
