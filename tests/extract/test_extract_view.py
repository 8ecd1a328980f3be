"""What the view of a Doc sets right."""

from __future__ import annotations

import pytest

from kg.extract.sentence.view import view
from tests.extract.parsed import doc, told

_DENIED = """
The the DET DT 2 det
army army NOUN NN 3 nsubj _ organization
{verb} VERB VBD 0 root
{comma}shelling shell VERB VBG {head} advcl
Lima Lima PROPN NNP {shelling} obj B-GPE place
"""


@pytest.mark.parametrize(("verb", "comma", "status"), [
    ("denied deny", "", "negated"),
    ("avoided avoid", "", "negated"),
    ("advanced advance", "", "asserted"),  # takes no gerund: it shelled Lima as it went
    ("denied deny", "+, , PUNCT , 3 punct\n", "asserted"),  # set off: what it did meanwhile
])
def test_a_gerund_right_behind_its_verb_is_a_complement(verb: str, comma: str, status: str) -> None:
    """The army denied shelling Lima."""
    facts = told(_DENIED.format(verb=verb, comma=comma, head=3, shelling=5 if comma else 4))
    assert ("army", "shell", "Lima", status) in facts


@pytest.mark.parametrize(("verb", "tag", "told_of"), [("closes", "VBZ", True), ("close", "VB", False)])
def test_nobody_is_addressed_before_a_third_person(verb: str, tag: str, told_of: bool) -> None:
    """Anna Roe, mayor of Lima closes the harbour; but "Anna Roe, close the harbour"."""
    facts = told(f"""
        Anna Anna PROPN NNP 7 vocative B-PERSON person
        Roe Roe PROPN NNP 1 flat I-PERSON
        +, , PUNCT , 1 punct
        mayor mayor NOUN NN 1 appos _ person
        of of ADP IN 6 case
        Lima Lima PROPN NNP 4 nmod B-GPE place
        {verb} close VERB {tag} 0 root
        the the DET DT 9 det
        harbour harbour NOUN NN 7 obj _ place
        +. . PUNCT . 7 punct
    """)
    assert (("Anna Roe", "close", "harbour", "asserted") in facts) is told_of


def test_a_second_subject_right_behind_the_verb_is_its_object() -> None:
    """A court acquitted the mayor."""
    facts = told("""
        A a DET DT 2 det
        court court NOUN NN 3 nsubj _ organization
        acquitted acquit VERB VBD 0 root
        the the DET DT 5 det
        mayor mayor NOUN NN 3 nsubj _ person
    """)
    assert ("court", "acquit", "mayor", "asserted") in facts


def test_children_are_found_by_their_labels_as_they_are_now() -> None:
    seen = view(doc("""
        Roe Roe PROPN NNP 2 nsubj:pass B-PERSON person
        sued sue VERB VBD 0 root
        Lima Lima PROPN NNP 2 obj B-GPE place
        today today NOUN NN 2 obl:unmarked
    """))
    assert (seen.of(1, "nsubj"), seen.of(1, "nsubj:pass"), seen.of(1, "nsubj", "nsubj:pass", "obj")) == ([0], [0], [0, 2])
    seen.relabel(0, "nsubj")
    assert (seen.of(1, "nsubj"), seen.of(1, "nsubj:pass")) == ([0], [])
    seen.hang(3, 2, "nmod:unmarked")
    assert (seen.of(1, "obl", "obj"), seen.of(2, "nmod"), seen.of(2, "obl")) == ([2], [3], [])
    seen.of(2, "nmod").append(0)  # what is given away is the caller's own
    assert seen.of(2, "nmod") == [3]
