"""Clauses in the place of objects, told of loose sentences alone."""

from __future__ import annotations

import pytest

from kg.extract import propositions
from kg.extract.surface.proposition import surface
from tests.extract.parsed import doc

SAID = """
    The the DET DT 2 det
    authorities authority NOUN NNS 4 nsubj _ organization
    later later ADV RB 4 advmod
    said say VERB VBD 0 root
    ten ten NUM CD 7 nsubj _ person
    had have AUX VBD 7 aux
    died die VERB VBN 4 ccomp
    +. . PUNCT . 4 punct
"""
WAITED = """
    Rossi Rossi PROPN NNP 2 nsubj B-PERSON person
    waited wait VERB VBD 0 root
    while while SCONJ IN 6 mark
    it it PRON PRP 6 nsubj
    was be AUX VBD 6 aux
    raining rain VERB VBG 2 advcl
    +. . PUNCT . 2 punct
"""


@pytest.mark.parametrize(
    ("sentence", "told"),
    [(SAID, ("The authorities", "later said", "ten had died")), (WAITED, ("Rossi", "waited", "while it was raining"))],
)
def test_clauses_are_told_whole(sentence: str, told: tuple[str, str, str]) -> None:
    found, _, view = propositions(doc(sentence), loose=True)
    clauses = [surface(view, p) for p in found if p.construction == "clausal"]
    assert [(s.subject, s.relation, s.object) for s in clauses] == [told]


def test_articles_have_no_clauses_for_objects() -> None:
    found, _, _ = propositions(doc(SAID))
    assert all(p.construction != "clausal" for p in found)


def test_a_clause_beside_an_object_is_none() -> None:
    with_object = WAITED.replace("+. . PUNCT . 2 punct", "today today NOUN NN 2 obj _ object")
    found, _, _ = propositions(doc(with_object), loose=True)
    assert all(p.construction != "clausal" for p in found)
