"""In what deed somebody has a part."""

from __future__ import annotations

from tests.extract.parsed import told


def test_what_somebody_is_involved_in() -> None:
    """The minister was involved in the sale of weapons to Chad."""
    facts = told("""
        The the DET DT 2 det
        minister minister NOUN NN 4 nsubj _ person
        was be AUX VBD 4 cop
        involved involved ADJ JJ 0 root
        in in ADP IN 7 case
        the the DET DT 7 det
        sale sale NOUN NN 4 obl _ event
        of of ADP IN 9 case
        weapons weapon NOUN NNS 7 nmod _ object
        to to ADP IN 11 case
        Chad Chad PROPN NNP 7 nmod B-GPE place
        +. . PUNCT . 4 punct
    """)
    assert ("minister", "be involved in sale of", "weapons", "asserted") in facts
    assert ("minister", "be involved in sale to", "Chad", "asserted") in facts


def test_what_somebody_is_accused_of_a_part_in() -> None:
    """Roe was accused of involvement in the murder of Poe."""
    facts = told("""
        Roe Roe PROPN NNP 3 nsubj:pass B-PERSON person
        was be AUX VBD 3 aux:pass
        accused accuse VERB VBN 0 root
        of of ADP IN 5 case
        involvement involvement NOUN NN 3 obl _ abstract
        in in ADP IN 8 case
        the the DET DT 8 det
        murder murder NOUN NN 5 nmod _ event
        of of ADP IN 10 case
        Poe Poe PROPN NNP 8 nmod B-PERSON person
        +. . PUNCT . 3 punct
    """)
    assert ("Roe", "be accused of involvement in", "murder of Poe", "asserted") in facts
