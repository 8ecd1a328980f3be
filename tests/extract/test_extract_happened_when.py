"""When somebody did what a noun tells, and whose somebody with a title is."""

from __future__ import annotations

import pytest

from tests.extract.parsed import told


@pytest.mark.parametrize(("noun", "verb"), [("death", "die in"), ("arrival", "arrive in"), ("resignation", "resign in")])
def test_time_of_what_a_noun_tells(noun: str, verb: str) -> None:
    """Roe's death in May shocked Lima."""
    facts = told(f"""
        Roe Roe PROPN NNP 3 nmod:poss B-PERSON person
        's 's PART POS 1 case
        {noun} {noun} NOUN NN 6 nsubj _ event
        in in ADP IN 5 case
        May May PROPN NNP 3 nmod B-DATE time
        shocked shock VERB VBD 0 root
        Lima Lima PROPN NNP 6 obj B-GPE place
        +. . PUNCT . 6 punct
    """)
    assert ("Roe", verb, "May", "asserted") in facts


def test_what_is_done_to_somebody_is_not_done_by_them() -> None:
    """Roe's arrest in May shocked Lima."""
    facts = told("""
        Roe Roe PROPN NNP 3 nmod:poss B-PERSON person
        's 's PART POS 1 case
        arrest arrest NOUN NN 6 nsubj _ event
        in in ADP IN 5 case
        May May PROPN NNP 3 nmod B-DATE time
        shocked shock VERB VBD 0 root
        Lima Lima PROPN NNP 6 obj B-GPE place
        +. . PUNCT . 6 punct
    """)
    assert not [f for f in facts if f[0] == "Roe"]


def test_body_of_somebody_with_a_title() -> None:
    """Professor Edwin Marsh of Hull University spoke to Reuters."""
    facts = told("""
        Professor Professor PROPN NNP 2 nmod:desc _ person
        Edwin Edwin PROPN NNP 7 nsubj B-PERSON person
        Marsh Marsh PROPN NNP 2 flat I-PERSON
        of of ADP IN 6 case
        Hull Hull PROPN NNP 6 compound B-ORG
        University University PROPN NNP 2 nmod I-ORG organization
        spoke speak VERB VBD 0 root
        to to ADP IN 9 case
        Reuters Reuters PROPN NNP 7 obl B-ORG organization
        +. . PUNCT . 7 punct
    """)
    assert ("Edwin Marsh", "be member of", "Hull University", "asserted") in facts
