"""What verbs share: objects, what stands behind them; what counts and what is named."""

from __future__ import annotations

from tests.extract.parsed import told


def test_verbs_that_stand_together_share_the_object() -> None:
    """Rebels shelled and burned the village."""
    facts = told("""
        Rebels Rebel PROPN NNPS 2 nsubj B-ORG person
        shelled shell VERB VBD 0 root
        and and CCONJ CC 4 cc
        burned burn VERB VBD 2 conj
        the the DET DT 6 det
        village village NOUN NN 2 obj _ place
        +. . PUNCT . 2 punct
    """)
    assert ("Rebels", "shell", "village", "asserted") in facts
    assert ("Rebels", "burn", "village", "asserted") in facts


def test_intransitive_verbs_share_none() -> None:
    """She stopped and read the letter."""
    facts = told("""
        She she PRON PRP 2 nsubj _ person
        stopped stop VERB VBD 0 root
        and and CCONJ CC 4 cc
        read read VERB VBD 2 conj
        the the DET DT 6 det
        letter letter NOUN NN 4 obj _ object
        +. . PUNCT . 2 punct
    """)
    assert ("She", "stop", "letter", "asserted") not in facts


def test_verbs_that_stand_together_share_what_follows() -> None:
    """The video was posted and shared on Facebook."""
    facts = told("""
        The the DET DT 2 det
        video video NOUN NN 4 nsubj:pass _ abstract
        was be AUX VBD 4 aux:pass
        posted post VERB VBN 0 root
        and and CCONJ CC 6 cc
        shared share VERB VBN 4 conj
        on on ADP IN 8 case
        Facebook Facebook PROPN NNP 6 obl B-ORG organization
        +. . PUNCT . 4 punct
    """)
    assert ("video", "be posted on", "Facebook", "asserted") in facts
    assert ("video", "be shared on", "Facebook", "asserted") in facts


def test_what_was_voted_on_was_drafted() -> None:
    """The council drafted and voted for a resolution."""
    facts = told("""
        The the DET DT 2 det
        council council NOUN NN 3 nsubj _ organization
        drafted draft VERB VBD 0 root
        and and CCONJ CC 5 cc
        voted vote VERB VBD 3 conj
        for for ADP IN 8 case
        a a DET DT 8 det
        resolution resolution NOUN NN 5 obl _ abstract
        +. . PUNCT . 3 punct
    """)
    assert ("council", "draft", "resolution", "asserted") in facts
    assert ("council", "vote for", "resolution", "asserted") in facts


def test_over_counts() -> None:
    """The coalition has flown over 800 missions."""
    facts = told("""
        The the DET DT 2 det
        coalition coalition NOUN NN 4 nsubj _ organization
        has have AUX VBZ 4 aux
        flown fly VERB VBN 0 root
        over over ADV RB 6 advmod
        800 800 NUM CD 7 nummod B-CARDINAL
        missions mission NOUN NNS 4 obj _ event
        +. . PUNCT . 4 punct
    """)
    assert ("coalition", "fly", "over 800 missions", "asserted") in facts


def test_second_object_of_naming() -> None:
    """The mayor called the attack in Palmyra a tragedy."""
    facts = told("""
        The the DET DT 2 det
        mayor mayor NOUN NN 3 nsubj _ person
        called call VERB VBD 0 root
        the the DET DT 5 det
        attack attack NOUN NN 3 obj _ event
        in in ADP IN 7 case
        Palmyra Palmyra PROPN NNP 5 nmod B-GPE place
        a a DET DT 9 det
        tragedy tragedy NOUN NN 3 xcomp _ event
        +. . PUNCT . 3 punct
    """)
    assert ("attack", "be called", "tragedy", "asserted") in facts
    assert ("mayor", "call", "tragedy", "asserted") not in facts


def test_examples_of_what_is_counted() -> None:
    """The ministers discussed a range of issues including the fight."""
    facts = told("""
        The the DET DT 2 det
        ministers minister NOUN NNS 3 nsubj _ organization
        discussed discuss VERB VBD 0 root
        a a DET DT 5 det
        range range NOUN NN 3 obj _ abstract
        of of ADP IN 7 case
        issues issue NOUN NNS 5 nmod
        including include VERB VBG 10 case
        the the DET DT 10 det
        fight fight NOUN NN 7 nmod _ event
        +. . PUNCT . 3 punct
    """)
    assert ("ministers", "discuss", "fight", "asserted") in facts


def test_preposition_of_a_relative_pronoun() -> None:
    """The attack for which rebels claimed responsibility failed."""
    facts = told("""
        The the DET DT 2 det
        attack attack NOUN NN 8 nsubj _ event
        for for ADP IN 4 case
        which which PRON WDT 6 obl
        rebels rebel NOUN NNS 6 nsubj _ organization
        claimed claim VERB VBD 2 acl:relcl
        responsibility responsibility NOUN NN 6 obj _ abstract
        failed fail VERB VBD 0 root
        +. . PUNCT . 8 punct
    """)
    assert ("rebels", "claim responsibility for", "attack", "asserted") in facts


def test_set_phrases_are_no_arguments() -> None:
    """In other words, Peru joined the pact with a view to peace."""
    facts = told("""
        In in ADP IN 3 case
        other other ADJ JJ 3 amod
        words word NOUN NNS 6 obl
        +, , PUNCT , 3 punct
        Peru Peru PROPN NNP 6 nsubj B-GPE organization
        joined join VERB VBD 0 root
        the the DET DT 8 det
        pact pact NOUN NN 6 obj _ abstract
        with with ADP IN 11 case
        a a DET DT 11 det
        view view NOUN NN 6 obl _ abstract
        to to ADP IN 13 case
        peace peace NOUN NN 11 nmod _ abstract
        +. . PUNCT . 6 punct
    """)
    assert ("Peru", "join pact in", "other words", "asserted") not in facts
    assert ("Peru", "join pact with", "view", "asserted") not in facts


def test_the_way_something_is_done_is_no_object() -> None:
    """She liked the way the band played."""
    facts = told("""
        She she PRON PRP 2 nsubj _ person
        liked like VERB VBD 0 root
        the the DET DT 4 det
        way way NOUN NN 2 obj _ abstract
        the the DET DT 6 det
        band band NOUN NN 7 nsubj _ organization
        played play VERB VBD 4 acl:relcl
        +. . PUNCT . 2 punct
    """)
    assert ("band", "play", "way", "asserted") not in facts


def test_what_is_built_up_is_somebodys() -> None:
    """The grant builds the capacity of the Ruritanian army."""
    facts = told("""
        The the DET DT 2 det
        grant grant NOUN NN 3 nsubj _ abstract
        builds build VERB VBZ 0 root
        the the DET DT 5 det
        capacity capacity NOUN NN 3 obj _ abstract
        of of ADP IN 9 case
        the the DET DT 9 det
        Ruritanian Ruritanian ADJ JJ 9 amod B-NORP
        army army NOUN NN 5 nmod _ organization
        +. . PUNCT . 3 punct
    """)
    assert ("grant", "build capacity of", "Ruritanian army", "asserted") in facts


def test_what_comes_with_it_is_no_argument() -> None:
    """Peru won the race, with Chile coming second."""
    facts = told("""
        Peru Peru PROPN NNP 2 nsubj B-GPE organization
        won win VERB VBD 0 root
        the the DET DT 4 det
        race race NOUN NN 2 obj _ event
        +, , PUNCT , 8 punct
        with with SCONJ IN 8 mark
        Chile Chile PROPN NNP 8 nsubj B-GPE place
        coming come VERB VBG 2 advcl
        second second ADV RB 8 advmod
        +. . PUNCT . 2 punct
    """)
    assert ("Peru", "win with", "Chile", "asserted") not in facts
    assert ("Peru", "win race with", "Chile", "asserted") not in facts


def test_what_somebody_has_done_without_a_pronoun() -> None:
    """The company destroyed the bridge the army had built."""
    facts = told("""
        The the DET DT 2 det
        company company NOUN NN 3 nsubj _ organization
        destroyed destroy VERB VBD 0 root
        the the DET DT 5 det
        bridge bridge NOUN NN 3 obj _ place
        the the DET DT 7 det
        army army NOUN NN 9 nsubj _ organization
        had have AUX VBD 9 aux
        built build VERB VBN 5 acl:relcl
        +. . PUNCT . 3 punct
    """)
    assert ("army", "build", "bridge", "asserted") in facts


def test_who_did_both() -> None:
    """The tanker was hit and sunk by a Norwegian frigate."""
    facts = told("""
        The the DET DT 2 det
        tanker tanker NOUN NN 4 nsubj:pass _ object
        was be AUX VBD 4 aux:pass
        hit hit VERB VBN 0 root
        and and CCONJ CC 6 cc
        sunk sink VERB VBN 4 conj
        by by ADP IN 10 case
        a a DET DT 10 det
        Norwegian Norwegian ADJ JJ 10 amod B-NORP
        frigate frigate NOUN NN 6 obl:agent _ object
        +. . PUNCT . 4 punct
    """)
    assert ("Norwegian frigate", "hit", "tanker", "asserted") in facts
    assert ("Norwegian frigate", "sink", "tanker", "asserted") in facts


def test_about_a_third_is_how_much() -> None:
    """Norvik controls about a third."""
    rows = """
        Norvik Norvik PROPN NNP 2 nsubj B-GPE place
        {verb} VERB VBZ 0 root
        about about ADP IN 5 case
        a a DET DT 5 det
        third third NOUN NN 2 obl _ abstract
    """
    assert ("Norvik", "control", "third", "asserted") in told(rows.format(verb="controls control"))
    assert ("Norvik", "talk", "third", "asserted") not in told(rows.format(verb="talks talk"))
