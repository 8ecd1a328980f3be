"""The calculus of signatures: its laws, its data, and the constructions it is asked for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extract.sentence.view import view
from kg.extract.status.complements import site
from kg.extract.status.signatures import CODES, classes, compose, shipped, signature, stronger
from kg.types import Status
from tests.extract.parsed import doc, told

_STATUS = st.sampled_from(list(Status))
_SIGNATURE = st.builds("".join, st.tuples(st.sampled_from("+-ph"), st.sampled_from("+-ph")))


@given(_STATUS, _STATUS, _STATUS)
def test_stronger_is_a_join(a: Status, b: Status, c: Status) -> None:
    assert stronger(a, a) is a
    assert stronger(a, b) is stronger(b, a)
    assert stronger(stronger(a, b), c) is stronger(a, stronger(b, c))


@given(_SIGNATURE)
def test_letters_count_where_the_predicate_is_so_or_denied(code: str) -> None:
    assert compose(code, Status.ASSERTED) is CODES[code[0]]
    assert compose(code, Status.NEGATED) is CODES[code[1]]


@given(_SIGNATURE, st.sampled_from([Status.PLANNED, Status.HYPOTHETICAL]))
def test_under_an_open_predicate_only_what_is_presupposed_is_so(code: str, above: Status) -> None:
    assert (compose(code, above) is Status.ASSERTED) == (code == "++")


def test_no_lemma_is_in_two_classes_of_a_construction() -> None:
    import json
    from importlib import resources

    table = json.loads((resources.files("kg.extract") / "data" / "complements.json").read_text("utf8"))
    for kind, by in {**table["classes"], **{f"past {k}": v for k, v in table["past"].items()}}.items():
        lemmas = [lemma for members in by.values() for lemma in members]
        assert len(lemmas) == len(set(lemmas)), kind


def test_shipped_signatures_are_of_known_constructions_and_letters() -> None:
    for kind, rows in shipped().items():
        assert kind in classes()
        assert all(set(code) <= set(CODES) and len(code) == 2 for by in rows.values() for code in by.values())


def test_what_is_learned_overrules_the_class_in_its_tense_only() -> None:
    learned = {"verb infinitive": {"manage": {"past": "h-"}}}
    assert signature("verb infinitive", "manage", "past", learned) == "h-"
    assert signature("verb infinitive", "manage", "present", learned) == signature("verb infinitive", "manage", "present", {})


@pytest.mark.parametrize(
    ("verb", "tag", "status"),
    [("managed", "VBD", "asserted"), ("failed", "VBD", "negated"), ("agreed", "VBD", "planned"), ("wants", "VBZ", "hypothetical")],
)
def test_infinitive_under_a_verb(verb: str, tag: str, status: str) -> None:
    lemma = {"managed": "manage", "failed": "fail", "agreed": "agree", "wants": "want"}[verb]
    facts = told(f"""
        Peru Peru PROPN NNP 2 nsubj B-GPE place
        {verb} {lemma} VERB {tag} 0 root
        to to PART TO 4 mark
        join join VERB VB 2 xcomp
        NATO NATO PROPN NNP 4 obj B-ORG organization
    """)
    assert ("Peru", "join", "NATO", status) in facts


@pytest.mark.parametrize(("said", "tag", "status"), [("had", "VBD", "asserted"), ("has", "VBZ", "hypothetical")])
def test_an_obligation_was_met_in_the_past_alone(said: str, tag: str, status: str) -> None:
    facts = told(f"""
        Peru Peru PROPN NNP 2 nsubj B-GPE place
        {said} have VERB {tag} 0 root
        to to PART TO 4 mark
        leave leave VERB VB 2 xcomp
        NATO NATO PROPN NNP 4 obj B-ORG organization
    """)
    assert ("Peru", "leave", "NATO", status) in facts


def test_what_is_denied_of_two_is_denied_of_the_second_too() -> None:
    assert ("Peru", "seize", "Lima", "negated") in told("""
        Peru Peru PROPN NNP 4 nsubj B-GPE place
        did do AUX VBD 4 aux
        not not PART RB 4 advmod
        attack attack VERB VB 0 root
        or or CCONJ CC 6 cc
        seize seize VERB VB 4 conj
        Lima Lima PROPN NNP 6 obj B-GPE place
    """)


def test_but_ends_what_is_denied() -> None:
    assert ("Peru", "surround", "Lima", "asserted") in told("""
        Peru Peru PROPN NNP 4 nsubj B-GPE place
        has have AUX VBZ 4 aux
        not not PART RB 4 advmod
        attacked attack VERB VBN 0 root
        but but CCONJ CC 6 cc
        surrounded surround VERB VBN 4 conj
        Lima Lima PROPN NNP 6 obj B-GPE place
    """)


def test_a_gerund_under_a_preposition_is_a_complement_of_its_own_kind() -> None:
    seen = view(
        doc("""
            Peru Peru PROPN NNP 2 nsubj B-GPE place
            thought think VERB VBD 0 root
            about about SCONJ IN 4 mark
            leaving leave VERB VBG 2 advcl
            NATO NATO PROPN NNP 4 obj B-ORG organization
        """)
    )
    at = site(seen, 3)
    assert at is not None
    assert (at.construction, at.lemma, at.tense) == ("verb oblique", "think", "past")


@pytest.mark.parametrize(("adverb", "status"), [("too", "negated"), ("very", "hypothetical")])
def test_too_much_of_a_quality_to_do_it(adverb: str, status: str) -> None:
    facts = told(f"""
        Peru Peru PROPN NNP 4 nsubj B-GPE place
        was be AUX VBD 4 cop
        {adverb} {adverb} ADV RB 4 advmod
        weak weak ADJ JJ 0 root
        to to PART TO 6 mark
        hold hold VERB VB 4 xcomp
        Lima Lima PROPN NNP 6 obj B-GPE place
    """)
    assert ("Peru", "hold", "Lima", status) in facts
