"""Where things are by the points of the compass."""

from __future__ import annotations

from tests.extract.parsed import told


def test_a_village_north_of_a_town() -> None:
    """Rebels seized a town 20 miles southeast of Lima on Monday."""
    facts = told("""
        Rebels Rebel PROPN NNPS 2 nsubj B-ORG person
        seized seize VERB VBD 0 root
        a a DET DT 4 det
        town town NOUN NN 2 obj _ place
        20 20 NUM CD 6 nummod B-QUANTITY
        miles mile NOUN NNS 7 obl:unmarked I-QUANTITY abstract
        southeast southeast ADV RB 4 advmod
        of of ADP IN 9 case
        Lima Lima PROPN NNP 7 obl B-GPE place
        on on ADP IN 11 case
        Monday Monday PROPN NNP 2 obl B-DATE time
        +. . PUNCT . 2 punct
    """)
    assert ("town", "be southeast of", "Lima", "asserted") in facts


def test_what_lies_west_of_a_town() -> None:
    """The bridge is located west of Lima and north of Quito."""
    facts = told("""
        The the DET DT 2 det
        bridge bridge NOUN NN 4 nsubj:pass _ place
        is be AUX VBZ 4 aux:pass
        located locate VERB VBN 0 root
        west west ADV RB 4 advmod
        of of ADP IN 7 case
        Lima Lima PROPN NNP 5 obl B-GPE place
        and and CCONJ CC 9 cc
        north north ADV RB 4 conj
        of of ADP IN 11 case
        Quito Quito PROPN NNP 9 obl B-GPE place
        +. . PUNCT . 4 punct
    """)
    assert ("bridge", "be west of", "Lima", "asserted") in facts
    assert ("bridge", "be north of", "Quito", "asserted") in facts
    assert ("bridge", "be located of", "Lima", "asserted") not in facts


def test_a_predicate_noun_and_a_direction() -> None:
    """Orla is a port north of Lima."""
    facts = told("""
        Orla Orla PROPN NNP 4 nsubj B-GPE place
        is be AUX VBZ 4 cop
        a a DET DT 4 det
        port port NOUN NN 0 root _ place
        north north ADV RB 4 advmod
        of of ADP IN 7 case
        Lima Lima PROPN NNP 5 obl B-GPE place
        +. . PUNCT . 4 punct
    """)
    assert ("Orla", "be north of", "Lima", "asserted") in facts
