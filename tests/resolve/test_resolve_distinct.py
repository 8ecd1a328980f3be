# ruff: noqa: E501  (one sentence a line reads best)
"""Things of one kind that are told apart by a name, rank or count; a chain of links does not join them."""

from __future__ import annotations

import pytest
from resolve_docs import at, doc, phrases, resolved

from kg.resolve.cluster import NAME, Link, group
from kg.resolve.distinct import marks
from kg.resolve.reference import references


def _marks(text: str, names: dict[str, str]) -> list[dict[str, frozenset[str]]]:
    d = doc(text, names)
    refs = references(d, phrases(d))
    found = marks(refs, {r.head.i: r for r in refs}, group(len(refs), [Link(NAME, 0, 0, "")]))
    return [dict(found[r.number]) for r in refs if r.number in found]


def test_a_named_modifier_marks_its_noun() -> None:
    a, b = _marks("The/DET/det/3 Peru/PROPN/compound/3 team/NOUN/nsubj/4 beat/VERB/root/0 the/DET/det/7 Chad/PROPN/compound/7 team/NOUN/obj/4", {"Peru": "GPE", "Chad": "GPE"})
    assert set(a) == set(b) == {"team/name"}
    assert a["team/name"] != b["team/name"]


def test_a_determiner_that_is_taken_for_a_name_marks_nothing() -> None:
    assert _marks("All/DET/nmod:desc/2 team/NOUN/nsubj/3 won/VERB/root/0", {"All": "ORG"}) == []


def test_words_set_in_capitals_count_as_names() -> None:
    a, b = _marks("the/DET/det/3 Upper/PROPN/compound/3 constituency/NOUN/nsubj/4 outvoted/VERB/root/0 the/DET/det/7 Lower/PROPN/compound/7 constituency/NOUN/obj/4", {})
    assert (a["constituency/name"], b["constituency/name"]) == ({"upper"}, {"lower"})


@pytest.mark.parametrize(("a", "b", "joined"), [
    ({"team/name": {"#1"}}, {"team/name": {"#2"}}, False),
    ({"team/name": {"#1"}}, {"team/name": {"#1", "#3"}}, True),  # one says more
    ({"team/name": {"#1"}}, {"round/name": {"#2"}}, True),  # another noun
    ({"team/name": {"#1"}}, {}, True),
])
def test_marked_members_join_where_no_mark_speaks_against_it(a: dict[str, set[str]], b: dict[str, set[str]], joined: bool) -> None:
    marked = {0: {k: frozenset(v) for k, v in a.items()}, 2: {k: frozenset(v) for k, v in b.items()}}
    of = group(3, [Link(2.1, 0, 1, ""), Link(2.2, 1, 2, "")], marked=marked).of
    assert (of[0] == of[2]) is joined


def test_her_mother_is_not_she() -> None:
    d = doc("Rossi/PROPN/nsubj/2 left/VERB/root/0\nHer/PRON/nmod:poss/2 mother/NOUN/nsubj/3 stayed/VERB/root/0", {"Rossi": "PERSON"})
    d.spans["coref_clusters_1"] = [d[0:1], d[2:3], d[2:4]]
    r = resolved(d)
    assert at(r, d, "Her") == at(r, d, "Rossi")
    assert at(r, d, "mother") != at(r, d, "Rossi")
