"""Status: what is denied, planned or doubted never counts as so."""

from __future__ import annotations

import pytest

from tests.extract.parsed import told

SENTENCES = {
    "negated": """
        Peru Peru PROPN NNP 4 nsubj B-GPE place
        did do AUX VBD 4 aux
        not not PART RB 4 advmod
        join join VERB VB 0 root
        the the DET DT 6 det
        pact pact NOUN NN 4 obj _ abstract
    """,
    "planned": """
        Peru Peru PROPN NNP 3 nsubj B-GPE place
        will will AUX MD 3 aux
        join join VERB VB 0 root
        the the DET DT 5 det
        pact pact NOUN NN 3 obj _ abstract
    """,
    "hypothetical": """
        Peru Peru PROPN NNP 3 nsubj B-GPE place
        might might AUX MD 3 aux
        join join VERB VB 0 root
        the the DET DT 5 det
        pact pact NOUN NN 3 obj _ abstract
    """,
    "asserted": """
        Peru Peru PROPN NNP 2 nsubj B-GPE place
        joined join VERB VBD 0 root
        the the DET DT 4 det
        pact pact NOUN NN 2 obj _ abstract
    """,
}


@pytest.mark.parametrize("status", SENTENCES)
def test_words_of_the_clause(status: str) -> None:
    assert told(SENTENCES[status]) == {("Peru", "join", "pact", status)}


def test_question_asserts_nothing() -> None:
    assert told("""
        Did do AUX VBD 3 aux
        Peru Peru PROPN NNP 3 nsubj B-GPE place
        join join VERB VB 0 root
        NATO NATO PROPN NNP 3 obj B-ORG organization
        ? ? PUNCT . 3 punct
    """) == {("Peru", "join", "NATO", "hypothetical")}


def test_condition_is_hypothetical_and_so_is_what_hangs_on_it() -> None:
    facts = told("""
        If if SCONJ IN 3 mark
        Peru Peru PROPN NNP 3 nsubj B-GPE place
        leaves leave VERB VBZ 7 advcl
        NATO NATO PROPN NNP 3 obj B-ORG organization
        Chile Chile PROPN NNP 7 nsubj B-GPE place
        would would AUX MD 7 aux
        join join VERB VB 0 root
        it it PRON PRP 7 obj
    """)
    assert {s for *_, s in facts} == {"hypothetical"}


def test_denied_clause_is_negated() -> None:
    assert ("Peru", "attack", "Chile", "negated") in told("""
        Peru Peru PROPN NNP 2 nsubj B-GPE place
        denied deny VERB VBD 0 root
        that that SCONJ IN 5 mark
        Peru Peru PROPN NNP 5 nsubj B-GPE place
        attacked attack VERB VBD 2 ccomp
        Chile Chile PROPN NNP 5 obj B-GPE place
    """)


def test_no_as_determiner_negates() -> None:
    assert ("Peru", "have", "faith", "negated") in told("""
        Peru Peru PROPN NNP 2 nsubj B-GPE place
        has have VERB VBZ 0 root
        no no DET DT 4 det
        faith faith NOUN NN 2 obj _ abstract
    """)


@pytest.mark.parametrize(("order", "status"), [("first", "asserted"), ("third", "planned")])
def test_the_first_to_do_it_did_it(order: str, status: str) -> None:
    facts = told(f"""
        Ana Ana PROPN NNP 5 nsubj B-PERSON person
        was be AUX VBD 5 cop
        the the DET DT 5 det
        {order} {order} ADJ JJ 5 amod
        organization organization NOUN NN 0 root _ organization
        to to PART TO 7 mark
        win win VERB VB 5 acl
        gold gold NOUN NN 7 obj _ object
    """)
    winner = "Ana" if order == "first" else "organization"  # the first one to do it is told by name
    assert (winner, "win", "gold", status) in {(s.split()[-1], *rest) for s, *rest in facts}


def test_what_is_to_happen_has_not() -> None:
    assert told("""
        Peru Peru PROPN NNP 4 nsubj B-GPE place
        is be AUX VBZ 4 aux
        to to PART TO 4 mark
        join join VERB VB 0 root
        NATO NATO PROPN NNP 4 obj B-ORG organization
    """) == {("Peru", "join", "NATO", "planned")}


def test_purpose_is_a_plan() -> None:
    assert ("Peru", "protect", "coast", "planned") in told("""
        Peru Peru PROPN NNP 2 nsubj B-GPE place
        bought buy VERB VBD 0 root
        ships ship NOUN NNS 2 obj _ object
        to to PART TO 5 mark
        protect protect VERB VB 2 advcl
        the the DET DT 7 det
        coast coast NOUN NN 5 obj _ place
    """)


def test_a_clause_hung_on_short_is_still_what_was_not_done() -> None:
    facts = told("""
        Holm Holm PROPN NNP 2 nsubj B-PERSON person
        stopped stop VERB VBD 0 root
        short short ADV RB 2 advmod
        of of SCONJ IN 5 mark
        blaming blame VERB VBG 3 advcl
        Lima Lima PROPN NNP 5 obj B-GPE place
    """)
    assert ("Holm", "blame", "Lima", "negated") in facts


def test_an_infinitive_stands_beside_its_like() -> None:
    """To keep rebels from crossing the river and to hold a base: hung on the crossing."""
    facts = told("""
        Troops troops NOUN NNS 2 nsubj _ person
        came come VERB VBD 0 root
        to to PART TO 4 mark
        prevent prevent VERB VB 2 advcl
        rebels rebel NOUN NNS 4 obj _ person
        from from SCONJ IN 7 mark
        crossing cross VERB VBG 4 advcl
        the the DET DT 9 det
        river river NOUN NN 7 obj _ place
        and and CCONJ CC 12 cc
        to to PART TO 12 mark
        hold hold VERB VB 7 conj
        a a DET DT 14 det
        base base NOUN NN 12 obj _ place
        +. . PUNCT . 2 punct
    """)
    assert ("Troops", "hold", "base", "planned") in facts
    assert ("rebels", "cross", "river", "negated") in facts
    assert not {f for f in facts if f[:2] == ("rebels", "hold")}


def test_a_wish_that_the_parse_hangs_on_the_verb() -> None:
    """Roe expressed a wish that the firm sells the mine."""
    facts = told("""
        Roe Roe PROPN NNP 2 nsubj B-PERSON person
        expressed express VERB VBD 0 root
        a a DET DT 4 det
        wish wish NOUN NN 2 obj _ abstract
        that that SCONJ IN 8 mark
        the the DET DT 7 det
        firm firm NOUN NN 8 nsubj _ organization
        sells sell VERB VBZ 2 ccomp
        the the DET DT 10 det
        mine mine NOUN NN 8 obj _ place
        +. . PUNCT . 2 punct
    """)
    assert ("firm", "sell", "mine", "hypothetical") in facts


def test_advice_is_for_anybody() -> None:
    """Roe spoke with teachers on how to improve the school."""
    facts = told("""
        Roe Roe PROPN NNP 2 nsubj B-PERSON person
        spoke speak VERB VBD 0 root
        with with ADP IN 4 case
        teachers teacher NOUN NNS 2 obl _ person
        on on SCONJ IN 8 mark
        how how ADV WRB 8 advmod
        to to PART TO 8 mark
        improve improve VERB VB 2 advcl
        the the DET DT 10 det
        school school NOUN NN 8 obj _ organization
        +. . PUNCT . 2 punct
    """)
    assert ("Roe", "speak with", "teachers", "asserted") in facts
    assert not {f for f in facts if f[1] == "improve"}


def test_whoever_does_it() -> None:
    """Seeing a spy sell a map is a crime: nobody is said to have sold one."""
    facts = told("""
        Seeing see VERB VBG 9 csubj
        a a DET DT 3 det
        spy spy NOUN NN 1 obj _ person
        sell sell VERB VB 1 xcomp
        a a DET DT 6 det
        map map NOUN NN 4 obj _ object
        is be AUX VBZ 9 cop
        a a DET DT 9 det
        crime crime NOUN NN 0 root _ abstract
        +. . PUNCT . 9 punct
    """)
    assert ("spy", "sell", "map", "hypothetical") in facts
