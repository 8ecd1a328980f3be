"""Propositions in the sentence's own words and order."""

from __future__ import annotations

import pytest

from kg.extract import propositions
from kg.extract.surface.proposition import surface
from tests.extract.parsed import doc

SHELLED = """
The the DET DT 2 det
village village NOUN NN 4 nsubj:pass _ place
was be AUX VBD 4 aux:pass
shelled shell VERB VBN 0 root
by by ADP IN 6 case
rebels rebel NOUN NNS 4 obl:agent _ person
"""
SERVED = """
Costa Costa PROPN NNP 2 nsubj B-PERSON person
served serve VERB VBD 0 root
as as ADP IN 6 case
the the DET DT 6 det
first first ADJ JJ 6 amod
premier premier NOUN NN 2 obl _ person
of of ADP IN 8 case
Peru Peru PROPN NNP 6 nmod B-GPE place
"""
FIRED = """
The the DET DT 2 det
army army NOUN NN 4 nsubj _ organization
never never ADV RB 4 advmod
fired fire VERB VBD 0 root
two two NUM CD 6 nummod
rockets rocket NOUN NNS 4 obj _ object
at at ADP IN 9 case
a a DET DT 9 det
bridge bridge NOUN NN 4 obl _ object
"""
MOVED = """
In in ADP IN 2 case
Lima Lima PROPN NNP 5 obl B-GPE place
the the DET DT 4 det
court court NOUN NN 5 nsubj _ organization
ruled rule VERB VBD 0 root
against against ADP IN 8 case
the the DET DT 8 det
miners miner NOUN NNS 5 obl _ person
"""
OWNED = """
Lima Lima PROPN NNP 3 nmod:poss B-GPE place
+'s 's PART POS 1 case
harbour harbour NOUN NN 4 nsubj _ place
closed close VERB VBD 0 root
"""
EXAMPLES = """
Fruits fruit NOUN NNS 5 nsubj _ plant
such such ADJ JJ 4 case
as as ADP IN 2 fixed
mangoes mango NOUN NNS 1 nmod _ plant
rot rot VERB VBP 0 root
"""
OLD = """
The the DET DT 2 det
bridges bridge NOUN NNS 6 nsubj _ object
are be AUX VBP 6 cop
not not PART RB 6 advmod
very very ADV RB 6 advmod
old old ADJ JJ 0 root
"""


@pytest.mark.parametrize(
    ("parsed", "told"),
    [
        (SHELLED, ("The village", "was shelled by", "rebels")),
        (SERVED, ("Costa", "served as", "the first premier of Peru")),
        (SERVED, ("the first premier", "was of", "Peru")),
        (FIRED, ("The army", "never fired", "two rockets")),
        (FIRED, ("The army", "never fired two rockets at", "a bridge")),
        (MOVED, ("the court", "ruled against", "the miners")),
        (OWNED, ("Lima", "had", "harbour")),
        (EXAMPLES, ("Fruits", "are such as", "mangoes")),
        (OLD, ("The bridges", "are not", "very old")),
    ],
)
def test_the_sentence_in_its_own_words(parsed: str, told: tuple[str, str, str]) -> None:
    found, _, view = propositions(doc(parsed))
    assert told in [(s.subject, s.relation, s.object) for s in (surface(view, p) for p in found)]


def test_arguments_keep_the_spacing_of_the_text() -> None:
    sentence = """
    Lima Lima PROPN NNP 3 nmod:poss B-GPE place
    +'s 's PART POS 1 case
    mayor mayor NOUN NN 4 nsubj _ person
    opened open VERB VBD 0 root
    a a DET DT 6 det
    clinic clinic NOUN NN 4 obj _ place
    +, , PUNCT , 8 punct
    which which PRON WDT 9 nsubj
    burned burn VERB VBD 6 acl:relcl
    """
    found, _, view = propositions(doc(sentence))
    assert ("Lima's mayor", "opened", "a clinic") in [(s.subject, s.relation, s.object) for s in (surface(view, p) for p in found)]
