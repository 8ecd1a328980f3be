"""How long somebody is punished."""

from __future__ import annotations

import pytest

from tests.extract.parsed import told

_SENTENCED = """
    The the DET DT 2 det
    court court NOUN NN 3 nsubj _ organization
    sentenced sentence VERB VBD 0 root
    Anna Anna PROPN NNP 3 obj B-PERSON person
    Weber Weber PROPN NNP 4 flat I-PERSON
    to to ADP IN 8 case
    six six NUM CD 8 nummod B-DATE
    years year NOUN NNS 3 obl I-DATE time
"""


def test_term_is_told_of_whom_it_is_given_to() -> None:
    """The court sentenced Anna Weber to six years in prison."""
    facts = told(
        _SENTENCED
        + """
        in in ADP IN 10 case
        prison prison NOUN NN 3 obl _ place
        +. . PUNCT . 3 punct
    """
    )
    assert ("Anna Weber", "be sentenced to", "six years in prison", "asserted") in facts
    assert ("court", "sentence", "Anna Weber", "asserted") in facts
    assert ("court", "sentence in", "prison", "asserted") not in facts


def test_term_without_a_prison() -> None:
    """The court sentenced Anna Weber to six years."""
    assert ("Anna Weber", "be sentenced to", "six years", "asserted") in told(_SENTENCED + "    +. . PUNCT . 3 punct\n")


def test_passive() -> None:
    """The runner was banned for two years."""
    facts = told("""
        The the DET DT 2 det
        runner runner NOUN NN 4 nsubj:pass _ person
        was be AUX VBD 4 aux:pass
        banned ban VERB VBN 0 root
        for for ADP IN 7 case
        two two NUM CD 7 nummod B-DATE
        years year NOUN NNS 4 obl I-DATE time
        +. . PUNCT . 4 punct
    """)
    assert ("runner", "be banned for", "two years", "asserted") in facts


@pytest.mark.parametrize(("verb", "case", "unit"), [("visited", "for", "years"), ("banned", "in", "years"), ("banned", "for", "Monday")])
def test_no_penalty(verb: str, case: str, unit: str) -> None:
    """Other verbs, other prepositions, and a date tell no penalty."""
    lemma = {"visited": "visit", "banned": "ban"}[verb]
    facts = told(f"""
        The the DET DT 2 det
        club club NOUN NN 3 nsubj _ organization
        {verb} {lemma} VERB VBD 0 root
        Anna Anna PROPN NNP 3 obj B-PERSON person
        {case} {case} ADP IN 7 case
        two two NUM CD 7 nummod B-DATE
        {unit} {unit.rstrip("s")} NOUN NNS 3 obl I-DATE time
        +. . PUNCT . 3 punct
    """)
    assert not [f for f in facts if f[0] == "Anna" and f[1].startswith("be ")]
