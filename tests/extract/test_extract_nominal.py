"""Copulas, appositions, titles, possession, places and happenings told by nouns."""

from __future__ import annotations

from tests.extract.parsed import found, told


def test_copula_with_a_role() -> None:
    facts = told("""
        Weber Weber PROPN NNP 4 nsubj B-PERSON person
        is be AUX VBZ 4 cop
        the the DET DT 4 det
        commander commander NOUN NN 0 root _ person
        of of ADP IN 7 case
        the the DET DT 7 det
        fleet fleet NOUN NN 4 nmod _ organization
    """)
    assert ("Weber", "be commander of", "fleet", "asserted") in facts


def test_the_it_of_a_cleft_is_nothing() -> None:
    assert told("""
        It it PRON PRP 4 nsubj
        was be AUX VBD 4 cop
        the the DET DT 4 det
        army army NOUN NN 0 root _ organization
        that that PRON WDT 6 nsubj
        shelled shell VERB VBD 4 acl:relcl
        Lima Lima PROPN NNP 6 obj B-GPE place
    """) == {("army", "shell", "Lima", "asserted")}


def test_copula_with_a_place() -> None:
    assert told("""
        Bern Bern PROPN NNP 4 nsubj B-GPE place
        is be AUX VBZ 4 cop
        in in ADP IN 4 case
        Switzerland Switzerland PROPN NNP 0 root B-GPE place
    """) == {("Bern", "be in", "Switzerland", "asserted")}


def test_apposition_gives_its_role() -> None:
    facts = told("""
        Ana Ana PROPN NNP 9 nsubj B-PERSON person
        Weber Weber PROPN NNP 1 flat I-PERSON
        +, , PUNCT , 5 punct
        a a DET DT 5 det
        sergeant sergeant NOUN NN 1 appos _ person
        in in ADP IN 7 case
        Battalion Battalion PROPN NNP 5 nmod B-ORG organization
        +, , PUNCT , 1 punct
        left leave VERB VBD 0 root
        Bern Bern PROPN NNP 9 obj B-GPE place
    """)
    assert ("Ana Weber", "be sergeant in", "Battalion", "asserted") in facts


def test_title_with_a_state() -> None:
    facts = told("""
        Swiss Swiss ADJ JJ 2 amod B-NORP
        President President PROPN NNP 3 nmod:desc
        Weber Weber PROPN NNP 4 nsubj B-PERSON person
        left leave VERB VBD 0 root
        Bern Bern PROPN NNP 4 obj B-GPE place
    """)
    assert ("Weber", "be president of", "Swiss", "asserted") in {(s, p.lower(), o, t) for s, p, o, t in facts}


def test_possession_names_the_kind_of_thing() -> None:
    facts = told("""
        Peru Peru PROPN NNP 4 nmod:poss B-GPE place
        +'s 's PART POS 1 case
        air air NOUN NN 4 compound
        force force NOUN NN 5 nsubj _ organization
        hit hit VERB VBD 0 root
        Lima Lima PROPN NNP 5 obj B-GPE place
    """)
    assert ("Peru's air force", "be air force of", "Peru", "asserted") in facts


def test_mutual_happening_goes_both_ways() -> None:
    facts = told("""
        Rossi Rossi PROPN NNP 2 nsubj B-PERSON person
        described describe VERB VBD 0 root
        the the DET DT 4 det
        call call NOUN NN 2 obj _ event
        with with ADP IN 6 case
        Weber Weber PROPN NNP 4 nmod B-PERSON person
    """)
    assert {("Rossi", "call", "Weber", "asserted"), ("Weber", "call", "Rossi", "asserted")} <= facts


def test_nothing_is_said_of_the_parts_of_a_name() -> None:
    assert told("""
        Bank Bank PROPN NNP 4 nsubj B-ORG organization
        of of ADP IN 3 case I-ORG
        England England PROPN NNP 1 nmod I-ORG
        cut cut VERB VBD 0 root
        rates rate NOUN NNS 4 obj _ abstract
    """) == {("Bank of England", "cut", "rates", "asserted")}


def test_who_says_it() -> None:
    (fact,) = [
        p
        for p in found("""
        Rossi Rossi PROPN NNP 2 nsubj B-PERSON person
        said say VERB VBD 0 root
        Peru Peru PROPN NNP 4 nsubj B-GPE place
        attacked attack VERB VBD 2 ccomp
        Chile Chile PROPN NNP 4 obj B-GPE place
    """)
        if p.predicate == "attack"
    ]
    assert [s.text for s in fact.sources] == ["Rossi"]
    assert fact.status.value == "asserted"


def test_quotation_without_a_verb_inside_the_sentence() -> None:
    facts = found(
        """
        “ “ PUNCT `` 3 punct
        Peru Peru PROPN NNP 3 nsubj B-GPE place
        attacked attack VERB VBD 0 root
        Chile Chile PROPN NNP 3 obj B-GPE place
        +, , PUNCT , 3 punct
        +” ” PUNCT '' 3 punct
        Rossi Rossi PROPN NNP 8 nsubj B-PERSON person
        said say VERB VBD 3 parataxis
        . . PUNCT . 3 punct
    """,
        """
        “ “ PUNCT `` 3 punct
        Chile Chile PROPN NNP 3 nsubj B-GPE place
        burned burn VERB VBD 0 root
        Lima Lima PROPN NNP 3 obj B-GPE place
        +. . PUNCT . 3 punct
        +” ” PUNCT '' 3 punct
    """,
    )
    assert [[s.text for s in p.sources] for p in facts if p.predicate in {"attack", "burn"}] == [["Rossi"], ["Rossi"]]


def test_according_to() -> None:
    (fact,) = found("""
        According accord VERB VBG 3 case
        to to ADP IN 1 fixed
        police police NOUN NNS 5 obl _ organization
        Peru Peru PROPN NNP 5 nsubj B-GPE place
        attacked attack VERB VBD 0 root
        Chile Chile PROPN NNP 5 obj B-GPE place
    """)
    assert [s.text for s in fact.sources] == ["police"]


def test_empty_and_verbless_texts_say_nothing() -> None:
    assert (
        told("""
        6 6 NUM CD 2 nummod B-TIME
        hours hour NOUN NNS 3 obl:unmarked I-TIME time
        ago ago ADV RB 0 root I-TIME
    """)
        == set()
    )


_STRIKER = """
    Danish Danish ADJ JJ 2 amod
    striker striker NOUN NN 6 nsubj _ person
    Jan Jan PROPN NNP 2 flat
    Holm Holm PROPN NNP 3 flat
    quickly quickly ADV RB 6 advmod
    scored score VERB VBD 0 root
    goals goal NOUN NNS 6 obj _ event
"""


def test_a_name_nobody_marked_behind_a_noun_for_a_person_is_the_person() -> None:
    facts = found(_STRIKER)
    assert [(p.subject.text, p.subject.label, p.predicate) for p in facts if p.construction == "verbs"] == [("Jan Holm", "PERSON", "score")]


def test_a_part_of_a_name_is_no_mention() -> None:
    facts = told("""
        University University PROPN NNP 4 nsubj B-ORG organization
        of of ADP IN 3 case I-ORG
        Lima Lima PROPN NNP 1 nmod I-ORG place
        hired hire VERB VBD 0 root
        Weber Weber PROPN NNP 4 obj B-PERSON person
    """)
    assert facts == {("University of Lima", "hire", "Weber", "asserted")}
