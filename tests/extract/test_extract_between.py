"""What two sides have with each other."""

from __future__ import annotations

from tests.extract.parsed import told


def test_a_deal_signed_between_two() -> None:
    """A deal was signed in Oslo between Peru and Chile."""
    facts = told("""
        A a DET DT 2 det
        deal deal NOUN NN 4 nsubj:pass _ abstract
        was be AUX VBD 4 aux:pass
        signed sign VERB VBN 0 root
        in in ADP IN 6 case
        Oslo Oslo PROPN NNP 4 obl B-GPE place
        between between ADP IN 8 case
        Peru Peru PROPN NNP 4 obl B-GPE place
        and and CCONJ CC 10 cc
        Chile Chile PROPN NNP 8 conj B-GPE place
        +. . PUNCT . 4 punct
    """)
    assert ("Peru", "agree with", "Chile", "asserted") in facts
    assert ("Chile", "agree with", "Peru", "asserted") in facts


def test_fighting_between_two() -> None:
    """Clashes erupted between police and protesters in Lima."""
    facts = told("""
        Clashes clash NOUN NNS 2 nsubj _ event
        erupted erupt VERB VBD 0 root
        between between ADP IN 4 case
        police police NOUN NNS 2 obl _ organization
        and and CCONJ CC 6 cc
        protesters protester NOUN NNS 4 conj _ person
        in in ADP IN 8 case
        Lima Lima PROPN NNP 2 obl B-GPE place
        +. . PUNCT . 2 punct
    """)
    assert ("protesters", "clash with", "police", "asserted") in facts


def test_a_truce_brokered_between_two() -> None:
    """Qatar brokered a truce between Chad and Mali."""
    facts = told("""
        Qatar Qatar PROPN NNP 2 nsubj B-GPE place
        brokered broker VERB VBD 0 root
        a a DET DT 4 det
        truce truce NOUN NN 2 obj _ event
        between between ADP IN 6 case
        Chad Chad PROPN NNP 4 nmod B-GPE person
        and and CCONJ CC 8 cc
        Mali Mali PROPN NNP 6 conj B-GPE place
        +. . PUNCT . 2 punct
    """)
    assert ("Mali", "have truce with", "Chad", "asserted") in facts


def test_what_is_wanted_is_not_there() -> None:
    """Sweden wants a truce between Chad and Mali."""
    facts = told("""
        Sweden Sweden PROPN NNP 2 nsubj B-GPE organization
        wants want VERB VBZ 0 root
        a a DET DT 4 det
        truce truce NOUN NN 2 obj _ event
        between between ADP IN 6 case
        Chad Chad PROPN NNP 4 nmod B-GPE place
        and and CCONJ CC 8 cc
        Mali Mali PROPN NNP 6 conj B-GPE place
        +. . PUNCT . 2 punct
    """)
    assert not any(s == "Chad" and o == "Mali" and x == "asserted" for s, _, o, x in facts)
