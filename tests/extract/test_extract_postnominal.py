"""What adjectives behind nouns say of them."""

from __future__ import annotations

from tests.extract.parsed import told


def test_an_adjective_with_a_complement() -> None:
    """Troops loyal to the president entered the city."""
    facts = told("""
        Troops troop NOUN NNS 6 nsubj _ person
        loyal loyal ADJ JJ 1 amod
        to to ADP IN 5 case
        the the DET DT 5 det
        president president NOUN NN 2 obl _ person
        entered enter VERB VBD 0 root
        the the DET DT 8 det
        city city NOUN NN 6 obj _ place
        +. . PUNCT . 6 punct
    """)
    assert ("Troops", "be loyal to", "president", "asserted") in facts


def test_a_clause_about_another_is_no_adjective_of_the_noun() -> None:
    """Voters learned the lesson that ministers are ripe for change."""
    facts = told("""
        Voters voter NOUN NNS 2 nsubj _ person
        learned learn VERB VBD 0 root
        the the DET DT 4 det
        lesson lesson NOUN NN 2 obj _ abstract
        that that SCONJ IN 8 mark
        ministers minister NOUN NNS 8 nsubj _ person
        are be AUX VBP 8 cop
        ripe ripe ADJ JJ 4 acl
        for for ADP IN 10 case
        change change NOUN NN 8 obl _ event
        +. . PUNCT . 2 punct
    """)
    assert ("lesson", "be ripe for", "change", "asserted") not in facts


def test_what_may_be_nobody_is_not_so() -> None:
    """Any troops loyal to the king left."""
    facts = told("""
        Any any DET DT 2 det
        troops troop NOUN NNS 7 nsubj _ person
        loyal loyal ADJ JJ 2 amod
        to to ADP IN 6 case
        the the DET DT 6 det
        king king NOUN NN 3 obl _ person
        left leave VERB VBD 0 root
        +. . PUNCT . 7 punct
    """)
    assert not any(p == "be loyal to" for _, p, _, _ in facts)
