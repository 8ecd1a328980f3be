"""Roles of what else takes part in a happening."""

from __future__ import annotations

import pytest

from tests.extract.parsed import found

_STRUCK = """
Norvik Norvik PROPN NNP 2 nsubj B-GPE place
{verb} VERB VBD 0 root
the the DET DT 4 det
depot depot NOUN NN 2 obj _ object
{case} {case} ADP IN 6 case
{noun} 2 obl _ {mention}
"""


@pytest.mark.parametrize(("verb", "case", "noun", "mention", "role"), [
    ("struck strike", "with", "drones drone NOUN NNS", "object", "instrument"),
    ("struck strike", "with", "rebels rebel NOUN NNS", "person", "companion"),
    ("gave give", "to", "doctors doctor NOUN NNS", "person", "recipient"),
    ("moved move", "to", "hills hill NOUN NNS", "place", "destination"),
    ("took take", "from", "rebels rebel NOUN NNS", "person", "origin"),
    ("built build", "for", "refugees refugee NOUN NNS", "person", "beneficiary"),
    ("closed close", "for", "talks talk NOUN NNS", "event", "purpose"),
    ("fired fire", "at", "ships ship NOUN NNS", "object", "target"),
    ("opened open", "at", "noon noon NOUN NN", "abstract", ""),
    ("won win", "against", "floods flood NOUN NNS", "event", "target"),
])
def test_a_preposition_marks_a_role_by_what_fills_it(verb: str, case: str, noun: str, mention: str, role: str) -> None:
    """Norvik struck the depot with drones."""
    made = found(_STRUCK.format(verb=verb, case=case, noun=noun, mention=mention))
    [told] = [p for p in made if p.object is not None and p.object.text == "depot"]
    assert [name for name, _ in told.arguments] == ([role] if role else [])


def test_an_indirect_object_is_the_recipient() -> None:
    """Norvik gave Lima ships."""
    made = found("""
        Norvik Norvik PROPN NNP 2 nsubj B-GPE place
        gave give VERB VBD 0 root
        Lima Lima PROPN NNP 2 iobj B-GPE place
        ships ship NOUN NNS 2 obj _ object
    """)
    [told] = [p for p in made if p.object is not None and p.object.text == "ships"]
    assert [(role, p.text) for role, p in told.arguments] == [("recipient", "Lima")]
