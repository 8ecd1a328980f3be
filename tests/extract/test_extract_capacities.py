"""What somebody serves as."""

from __future__ import annotations

from tests.extract.parsed import told


def test_an_ambassador() -> None:
    """Anna Roe served as ambassador to Peru from 2010."""
    facts = told("""
        Anna Anna PROPN NNP 3 nsubj B-PERSON person
        Roe Roe PROPN NNP 1 flat I-PERSON
        served serve VERB VBD 0 root
        as as ADP IN 5 case
        ambassador ambassador NOUN NN 3 obl _ person
        to to ADP IN 7 case
        Peru Peru PROPN NNP 5 nmod B-GPE place
        from from ADP IN 9 case
        2010 2010 NUM CD 3 obl B-DATE time
        +. . PUNCT . 3 punct
    """)
    assert ("Anna Roe", "serve as ambassador to", "Peru", "asserted") in facts
