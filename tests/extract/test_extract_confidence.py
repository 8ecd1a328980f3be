"""Confidence: a probability, from features that say what they say, with weights that are data."""

from __future__ import annotations

from math import isfinite

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extract import Proposition, propositions
from kg.extract.confidence.features import features
from kg.extract.confidence.probability import confidence, weights
from kg.extract.sentence.view import View
from tests.extract.parsed import doc

CLAUSE = """
    The         the        DET   DT  2 det
    rebels      rebel      NOUN  NNS 3 nsubj  _     person
    shelled     shell      VERB  VBD 0 root
    the         the        DET   DT  5 det
    harbour     harbour    NOUN  NN  3 obj    _     place
    near        near       ADP   IN  7 case
    Lowmere     Lowmere    PROPN NNP 5 nmod   B-GPE place
    +.          .          PUNCT .   3 punct
"""
OWNED = """
    The         the        DET   DT  2 det
    mayor       mayor      NOUN  NN  4 nmod:poss _  person
    +'s         's         PART  POS 2 case
    opinion     opinion    NOUN  NN  5 nsubj  _     abstract
    changed     change     VERB  VBD 0 root
    the         the        DET   DT  7 det
    plan        plan       NOUN  NN  5 obj    _     abstract
    +.          .          PUNCT .   5 punct
"""
RELATIVE = """
    Rebels      rebel      NOUN  NNS 5 nsubj  _     person
    who         who        PRON  WP  3 nsubj
    held        hold       VERB  VBD 1 acl:relcl
    Lowmere     Lowmere    PROPN NNP 3 obj    B-GPE place
    fled        flee       VERB  VBD 0 root
    the         the        DET   DT  7 det
    city        city       NOUN  NN  5 obj    _     place
    +.          .          PUNCT .   5 punct
"""


def one(sentence: str, predicate: str, doubt: dict[int, float] | None = None) -> tuple[View, Proposition]:
    """The proposition with a predicate, from a parse unsure of some tokens' arcs."""
    made = doc(sentence)
    for i, probability in (doubt or {}).items():
        made[i]._.arc_probability = probability
    found, _, view = propositions(made)
    (p,) = [p for p in found if p.predicate == predicate]
    return view, p


def test_is_a_probability_of_two_decimals() -> None:
    found, _, view = propositions(doc(CLAUSE))
    assert found
    for p in found:
        assert p.confidence == confidence(view, p) == round(p.confidence, 2)
        assert 0 < p.confidence < 1


def test_weights_are_finite_and_named_after_features() -> None:
    known = weights()
    assert all(isfinite(w) for w in known.values())
    assert len(known) > 50
    told: set[str] = set()
    for text in (CLAUSE, OWNED, RELATIVE):
        found, _, view = propositions(doc(text))
        told |= {name for p in found for name in features(view, p)}
    assert len(told & set(known)) > len(told) / 2


def test_a_doubtful_object_is_told_and_makes_the_fact_less_sure() -> None:
    sure, doubtful = one(CLAUSE, "shell"), one(CLAUSE, "shell", {4: 0.1})
    assert "object doubt" not in features(*sure)
    assert features(*doubtful)["object doubt"] == pytest.approx(2.303, abs=1e-3)
    assert features(*doubtful)["unsure"] == 1.0
    assert confidence(*doubtful) < confidence(*sure)


def test_ends_say_what_they_are() -> None:
    told = features(*one(CLAUSE, "shell"))
    assert told["subject is person"] == told["subject nominal"] == told["object is place"] == 1.0
    assert told["subject bare"] == 1.0  # "rebels"
    assert told["object cut"] == 1.0  # "near Lowmere" is left out
    assert not {"object labelled", "subject name", "value"} & set(told)


def test_distance_counts_words_and_path_counts_arcs_beyond_the_first() -> None:
    told = features(*one(CLAUSE, "shell"))
    assert told["object distance"] == pytest.approx(1.0986, abs=1e-4)
    assert "object path" not in told
    assert "subject inherited" not in told


def test_the_noun_a_relative_clause_modifies_is_no_subject_of_its_own() -> None:
    told = features(*one(RELATIVE, "hold"))
    assert told["subject modified"] == told["clause acl:relcl"] == 1.0
    assert "subject modified" not in features(*one(RELATIVE, "flee"))


def test_the_sentence_is_described_once_for_all_its_facts() -> None:
    clause, owned = features(*one(CLAUSE, "shell")), features(*one(OWNED, "change"))
    assert clause["sentence words"] == pytest.approx(2.079, abs=1e-3)
    assert not {"quotes", "question", "two roots", "no subject"} & {*clause, *owned}


@given(st.sampled_from(range(7)), st.floats(0, 1), st.floats(0, 1))
def test_a_less_certain_arc_never_makes_a_fact_surer(token: int, a: float, b: float) -> None:
    view, p = one(CLAUSE, "shell")
    values = []
    for probability in sorted((a, b)):
        view.probability[token] = probability
        view.memo.clear()
        values.append(confidence(view, p))
    assert values[0] <= values[1]
