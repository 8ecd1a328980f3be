"""Who says what, construction by construction."""

from __future__ import annotations

import pytest
from quote_docs import Case, cases, doc, shown
from spacy.language import Language

from kg.english.quotes import GROUPS, Kind, Quote, find, quotes_of


@pytest.mark.parametrize("case", cases(), ids=lambda c: c.text[:50].replace("\n", " "))
def test_attributions_of_a_text(case: Case) -> None:
    made = doc(case)
    assert [shown(made, q) for q in find(made)] == list(case.quotes)


def test_every_kind_and_a_text_without_any_are_among_the_cases() -> None:
    told = [q for c in cases() for q in c.quotes]
    assert {q["kind"] for q in told} == {"direct", "indirect", "mixed"}
    assert any(not c.quotes for c in cases())
    assert any(q["negated"] for q in told)
    assert any(q["within"] != -1 for q in told)
    assert any(not q["source"] for q in told)


def test_the_words_between_marks_are_told_apart() -> None:
    made = doc(next(c for c in cases() if c.text.startswith("Zelmer said Putov")))
    (quote,) = find(made)
    assert [made[a:b].text for a, b in quote.quoted] == ["gave the order"]


def test_coordinated_sources_are_all_named() -> None:
    made = doc(next(c for c in cases() if c.text.startswith("Holm and Berg said")))
    assert [made[s].text for s in find(made)[0].speakers] == ["Holm", "Berg"]


def test_the_component_leaves_them_on_the_doc_and_they_survive_writing() -> None:
    nlp = Language()
    nlp.add_pipe("kg_quotes")
    made = nlp.get_pipe("kg_quotes")(doc(next(c for c in cases() if c.text.startswith('"We will win'))))  # type: ignore[operator]
    assert made._.quotes == find(made)
    assert set(GROUPS) <= set(made.spans)
    assert [s.text for s in made.spans["quote_sources"]] == ["Ms. Smith", "she"]
    assert [(s.text, s.label_, s.id) for s in made.spans["quotes"]] == [("We will win", "direct", 0), ("It's over", "direct", 1)]
    again = type(made)(made.vocab).from_bytes(made.to_bytes())
    assert quotes_of(again) == quotes_of(made)


def test_an_empty_doc_has_none() -> None:
    assert find(Language()("")) == ()


def test_quotes_have_an_order_whatever_is_not_known_of_them() -> None:
    content = ((0, 3),)
    some = [Quote(content, Kind.DIRECT, (4, 5), (4,), (5, 6)), Quote(content, Kind.DIRECT), Quote(content, Kind.DIRECT, (4, 5), (4,))]
    assert [q.cue for q in sorted(some, key=Quote.place)] == [None, None, (5, 6)]
