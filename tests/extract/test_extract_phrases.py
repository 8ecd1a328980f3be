"""Names of phrases: counts, and what a bare "one" is one of."""

from __future__ import annotations

from tests.extract.parsed import told


def test_one_is_one_of_the_several_before() -> None:
    """Peru fired drones and one hit a mill."""
    facts = told("""
        Peru Peru PROPN NNP 2 nsubj B-GPE place
        fired fire VERB VBD 0 root
        drones drone NOUN NNS 2 obj _ object
        and and CCONJ CC 6 cc
        one one NUM CD 6 nsubj
        hit hit VERB VBD 2 conj
        a a DET DT 8 det
        mill mill NOUN NN 6 obj _ object
    """)
    assert ("one of drones", "hit", "mill", "asserted") in facts


def test_more_than_belongs_to_the_count() -> None:
    """More than 40 members left."""
    facts = told("""
        More more ADV RBR 3 advmod
        than than ADP IN 1 fixed
        40 40 NUM CD 4 nummod B-CARDINAL
        members member NOUN NNS 5 nsubj _ person
        left leave VERB VBD 0 root
        Peru Peru PROPN NNP 5 obj B-GPE place
    """)
    assert ("More than 40 members", "leave", "Peru", "asserted") in facts


def test_half_a_parenthesis_is_cut_off() -> None:
    """Roe(Latin: Rohe) left the port: the tokenizer keeps name and bracket together."""
    facts = told("""
        Roe(Latin roe(latin PROPN NNP 3 nsubj B-PERSON person
        : : PUNCT : 1 punct
        left leave VERB VBD 0 root
        the the DET DT 5 det
        port port NOUN NN 3 obj _ place
        +. . PUNCT . 3 punct
    """)
    assert ("Roe", "leave", "port", "asserted") in facts
