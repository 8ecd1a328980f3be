"""Deeds and who does them."""

from __future__ import annotations

from tests.extract.parsed import told

_DEED = """
the the DET DT 2 det
rebels rebel NOUN NNS 4 nmod:poss _ person
+' 's PART POS 2 case
{noun} NOUN NNS 5 nsubj _ event
{verb} VERB VBD 0 root
the the DET DT 7 det
truce truce NOUN NN 5 obj _ event
"""


def test_what_deeds_do_their_doer_does() -> None:
    """The rebels' actions broke the truce."""
    assert ("rebels", "break", "truce", "asserted") in told(_DEED.format(noun="actions action", verb="broke break"))


def test_what_is_no_deed_does_nothing_for_its_owner() -> None:
    """The rebels' houses broke the truce. The rebels' actions included the truce."""
    assert ("rebels", "break", "truce", "asserted") not in told(_DEED.format(noun="houses house", verb="broke break"))
    assert ("rebels", "include", "truce", "asserted") not in told(_DEED.format(noun="actions action", verb="included include"))


def test_who_supports_their_efforts_supports_them() -> None:
    """Peru backed the rebels' efforts."""
    facts = told("""
        Peru Peru PROPN NNP 2 nsubj B-GPE place
        backed back VERB VBD 0 root
        the the DET DT 4 det
        rebels rebel NOUN NNS 6 nmod:poss _ person
        +' 's PART POS 4 case
        efforts effort NOUN NNS 2 obj _ event
    """)
    assert ("Peru", "back", "rebels", "asserted") in facts
