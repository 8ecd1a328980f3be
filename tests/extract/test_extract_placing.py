"""Where a verb brings or holds its object, and how far it changes it."""

from __future__ import annotations

from tests.extract.parsed import told


def test_person_is_brought() -> None:
    """Her parents moved Anna Weber to Spain."""
    facts = told("""
        Her her PRON PRP$ 2 nmod:poss _ person
        parents parent NOUN NNS 3 nsubj _ person
        moved move VERB VBD 0 root
        Anna Anna PROPN NNP 3 obj B-PERSON person
        Weber Weber PROPN NNP 4 flat I-PERSON
        to to ADP IN 7 case
        Spain Spain PROPN NNP 3 obl B-GPE place
        +. . PUNCT . 3 punct
    """)
    assert ("Anna Weber", "be moved to", "Spain", "asserted") in facts
    assert ("parents", "move to", "Spain", "asserted") not in facts


def test_person_is_held() -> None:
    """Rebels imprisoned the captain aboard the ship."""
    facts = told("""
        Rebels rebel PROPN NNS 2 nsubj B-ORG person
        imprisoned imprison VERB VBD 0 root
        the the DET DT 4 det
        captain captain NOUN NN 2 obj _ person
        aboard aboard ADP IN 7 case
        the the DET DT 7 det
        ship ship NOUN NN 2 obl _ object
        +. . PUNCT . 2 punct
    """)
    assert ("captain", "be imprisoned aboard", "ship", "asserted") in facts


def test_things_are_told_with_the_verb() -> None:
    """Peru sent envoys and letters to Lima."""
    facts = told("""
        Peru Peru PROPN NNP 2 nsubj B-GPE organization
        sent send VERB VBD 0 root
        envoys envoy NOUN NNS 2 obj _ person
        and and CCONJ CC 5 cc
        letters letter NOUN NNS 3 conj _ object
        to to ADP IN 7 case
        Lima Lima PROPN NNP 3 nmod B-GPE place
        +. . PUNCT . 2 punct
    """)
    assert ("letters", "be sent to", "Lima", "asserted") not in facts


def test_amount_is_the_objects() -> None:
    """The bank raised rates by 4 percent."""
    facts = told("""
        The the DET DT 2 det
        bank bank NOUN NN 4 compound _ organization
        raised raise VERB VBD 0 root
        rates rate NOUN NNS 3 obj _ abstract
        by by ADP IN 7 case
        4 4 NUM CD 7 nummod B-PERCENT
        percent percent NOUN NN 3 obl I-PERCENT abstract
        +. . PUNCT . 3 punct
    """)
    assert ("rates", "be raised by", "4 percent", "asserted") in facts
    assert ("bank", "raise rates by", "4 percent", "asserted") not in facts


def test_what_takes_the_place() -> None:
    """They replaced the ferry with a tunnel."""
    facts = told("""
        They they PRON PRP 2 nsubj _ organization
        replaced replace VERB VBD 0 root
        the the DET DT 4 det
        ferry ferry NOUN NN 2 obj _ object
        with with ADP IN 7 case
        a a DET DT 7 det
        tunnel tunnel NOUN NN 2 obl _ place
        +. . PUNCT . 2 punct
    """)
    assert ("tunnel", "replace", "ferry", "asserted") in facts
    assert ("They", "replace with", "tunnel", "asserted") not in facts


def test_who_is_given_things() -> None:
    """Norland armed the guards with rifles."""
    facts = told("""
        Norland Norland PROPN NNP 2 nsubj B-GPE place
        armed arm VERB VBD 0 root
        the the DET DT 4 det
        guards guard NOUN NNS 2 obj _ person
        with with ADP IN 6 case
        rifles rifle NOUN NNS 2 obl _ object
        +. . PUNCT . 2 punct
    """)
    assert ("guards", "be armed with", "rifles", "asserted") in facts


def test_amount_a_goal_names() -> None:
    """The firm's goal is to reduce staff to 40 people."""
    facts = told("""
        The the DET DT 2 det
        firm firm NOUN NN 4 nmod:poss _ organization
        +'s 's PART POS 2 case
        goal goal NOUN NN 7 nsubj:outer _ abstract
        is be AUX VBZ 7 cop
        to to PART TO 7 mark
        reduce reduce VERB VB 0 root
        staff staff NOUN NN 7 obj _ person
        to to ADP IN 11 case
        40 40 NUM CD 11 nummod B-CARDINAL
        people people NOUN NNS 7 obl _ person
        +. . PUNCT . 7 punct
    """)
    assert ("staff", "be reduced to", "40 people", "planned") in facts
    assert ("firm", "be reduce to", "40 people", "planned") not in facts


def test_place_of_the_deed() -> None:
    """Rebels shelled the depot in Orlava."""
    facts = told("""
        Rebels Rebel PROPN NNPS 2 nsubj B-ORG organization
        shelled shell VERB VBD 0 root
        the the DET DT 4 det
        depot depot NOUN NN 2 obj _ place
        in in ADP IN 6 case
        Orlava Orlava PROPN NNP 2 obl B-GPE place
        +. . PUNCT . 2 punct
    """)
    assert ("depot", "be shelled in", "Orlava", "asserted") in facts
