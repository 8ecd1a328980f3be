"""Names beside the nouns for what they name."""

from __future__ import annotations

from tests.extract.parsed import told


def test_noun_for_what_a_body_is_behind_its_name() -> None:
    """Weber told the Bild newspaper."""
    facts = told("""
        Weber Weber PROPN NNP 2 nsubj B-PERSON person
        told tell VERB VBD 0 root
        the the DET DT 5 det
        Bild Bild PROPN NNP 5 compound B-ORG organization
        newspaper newspaper NOUN NN 2 obj _ organization
        +. . PUNCT . 2 punct
    """)
    assert ("Weber", "tell", "Bild", "asserted") in facts
    assert ("Bild", "be", "newspaper", "asserted") in facts


def test_what_belongs_to_a_body_is_another_thing() -> None:
    """Weber sold the Bild printer."""
    facts = told("""
        Weber Weber PROPN NNP 2 nsubj B-PERSON person
        sold sell VERB VBD 0 root
        the the DET DT 5 det
        Bild Bild PROPN NNP 5 compound B-ORG organization
        printer printer NOUN NN 2 obj _ object
        +. . PUNCT . 2 punct
    """)
    assert ("Weber", "sell", "Bild printer", "asserted") in facts


def test_kind_before_the_name_that_hangs_on_it() -> None:
    """Danish group Brightwater AB left."""
    facts = told("""
        Danish danish ADJ JJ 2 amod B-NORP
        group group NOUN NN 5 nsubj _ organization
        Brightwater Brightwater PROPN NNP 2 flat B-ORG organization
        AB AB PROPN NNP 2 flat I-ORG
        left leave VERB VBD 0 root
        +. . PUNCT . 5 punct
    """)
    assert ("Brightwater AB", "be group of", "Danish", "asserted") in facts
    assert ("Brightwater AB", "leave", "true", "asserted") in facts


def test_employer_that_looks_like_a_person() -> None:
    """Brightwater chairman Olof Rydberg left."""
    facts = told("""
        Brightwater Brightwater PROPN NNP 2 compound B-PERSON
        chairman chairman NOUN NN 5 nsubj _ person
        Olof Olof PROPN NNP 2 flat B-PERSON
        Rydberg Rydberg PROPN NNP 3 flat I-PERSON
        left leave VERB VBD 0 root
        +. . PUNCT . 5 punct
    """)
    assert ("Olof Rydberg", "be chairman of", "Brightwater", "asserted") in facts


def test_several_with_one_title() -> None:
    """Ministers Jane Roe and John Poe left."""
    facts = told("""
        Ministers minister NOUN NNS 2 nmod:desc _ person
        Jane Jane PROPN NNP 7 nsubj B-PERSON person
        Roe Roe PROPN NNP 2 flat I-PERSON
        and and CCONJ CC 5 cc
        John John PROPN NNP 2 conj B-PERSON person
        Poe Poe PROPN NNP 5 flat I-PERSON
        left leave VERB VBD 0 root
        +. . PUNCT . 7 punct
    """)
    assert {("Jane Roe", "be", "minister", "asserted"), ("John Poe", "be", "minister", "asserted")} <= set(facts)


def test_place_of_a_named_building_and_body() -> None:
    """The Poe Museum at Hull University closed."""
    facts = told("""
        The the DET DT 3 det
        Poe Poe PROPN NNP 3 compound B-ORG
        Museum Museum PROPN NNP 7 nsubj I-ORG organization
        at at ADP IN 6 case
        Hull Hull PROPN NNP 6 compound B-ORG
        University University PROPN NNP 3 nmod I-ORG organization
        closed close VERB VBD 0 root
        +. . PUNCT . 7 punct
    """)
    assert ("Poe Museum", "be at", "Hull University", "asserted") in facts


def test_owner_of_a_place_is_where_it_is() -> None:
    """Peru's Lake Dora froze."""
    facts = told("""
        Peru Peru PROPN NNP 4 nmod:poss B-GPE place
        's 's PART POS 1 case
        Lake Lake PROPN NNP 4 compound B-LOC
        Dora Dora PROPN NNP 5 nsubj I-LOC place
        froze freeze VERB VBD 0 root
        +. . PUNCT . 5 punct
    """)
    assert ("Lake Dora", "be in", "Peru", "asserted") in facts


def test_state_of_a_city_named_by_its_class() -> None:
    """The Idaho city of Boise flooded."""
    facts = told("""
        The the DET DT 3 det
        Idaho Idaho PROPN NNP 3 compound B-GPE place
        city city NOUN NN 6 nsubj _ place
        of of ADP IN 5 case
        Boise Boise PROPN NNP 3 nmod B-GPE place
        flooded flood VERB VBD 0 root
        +. . PUNCT . 6 punct
    """)
    assert [f[1:] for f in facts if f[1] == "be in"] == [("be in", "Idaho", "asserted")]


def test_adjective_under_as() -> None:
    """Monitors described the vote as largely free."""
    facts = told("""
        Monitors monitor NOUN NNS 2 nsubj _ person
        described describe VERB VBD 0 root
        the the DET DT 4 det
        vote vote NOUN NN 2 obj _ event
        as as ADP IN 7 case
        largely largely ADV RB 7 advmod
        free free ADJ JJ 2 obl
        +. . PUNCT . 2 punct
    """)
    assert ("vote", "be described as", "largely free", "asserted") in facts


def test_whom_one_calls_on() -> None:
    """Holm called on Peru to wait."""
    facts = told("""
        Holm Holm PROPN NNP 2 nsubj B-PERSON person
        called call VERB VBD 0 root
        on on ADP IN 4 case
        Peru Peru PROPN NNP 2 obl B-GPE place
        to to PART TO 6 mark
        wait wait VERB VB 2 xcomp
        +. . PUNCT . 2 punct
    """)
    assert ("Holm", "call on", "Peru", "asserted") in facts


def test_participle_that_looks_like_a_past_tense() -> None:
    """Roe, signed from Lima, scored."""
    facts = told("""
        Roe Roe PROPN NNP 7 nsubj B-PERSON person
        , , PUNCT , 3 punct
        signed sign VERB VBD 1 acl
        from from ADP IN 5 case
        Lima Lima PROPN NNP 3 obl B-GPE place
        , , PUNCT , 3 punct
        scored score VERB VBD 0 root
        +. . PUNCT . 7 punct
    """)
    assert ("Roe", "be signed from", "Lima", "asserted") in facts


def test_attitude_told_by_a_noun() -> None:
    """Roe's obsession with trains began."""
    facts = told("""
        Roe Roe PROPN NNP 3 nmod:poss B-PERSON person
        's 's PART POS 1 case
        obsession obsession NOUN NN 6 nsubj _ abstract
        with with ADP IN 5 case
        trains train NOUN NNS 3 nmod _ object
        began begin VERB VBD 0 root
        +. . PUNCT . 6 punct
    """)
    assert ("Roe", "have obsession with", "trains", "asserted") in facts


def test_kind_right_before_its_name_is_the_same_thing() -> None:
    """Peru hired the law firm Pike."""
    facts = told("""
        Peru Peru PROPN NNP 2 nsubj B-GPE place
        hired hire VERB VBD 0 root
        the the DET DT 5 det
        law law NOUN NN 5 compound
        firm firm NOUN NN 2 obj _ organization
        Pike Pike PROPN NNP 5 appos B-ORG organization
        +. . PUNCT . 2 punct
    """)
    assert ("Peru", "hire", "Pike", "asserted") in facts
    assert ("Pike", "be", "law firm", "asserted") in facts
    assert ("Peru", "hire", "law firm", "asserted") not in facts


def test_kind_and_name_parted_by_a_comma_stay_two() -> None:
    """Peru hired a firm, Pike."""
    facts = told("""
        Peru Peru PROPN NNP 2 nsubj B-GPE place
        hired hire VERB VBD 0 root
        a a DET DT 4 det
        firm firm NOUN NN 2 obj _ organization
        , , PUNCT , 6 punct
        Pike Pike PROPN NNP 4 appos B-ORG organization
        +. . PUNCT . 2 punct
    """)
    assert ("Peru", "hire", "firm", "asserted") in facts


def test_state_behind_a_city_before_another_conjunct() -> None:
    """Salem, Oregon and a club won."""
    facts = told("""
        Salem Salem PROPN NNP 7 nsubj B-GPE place
        , , PUNCT , 3 punct
        Oregon Oregon PROPN NNP 1 nmod:unmarked B-GPE place
        and and CCONJ CC 6 cc
        a a DET DT 6 det
        club club NOUN NN 1 conj _ organization
        won win VERB VBD 0 root
        +. . PUNCT . 7 punct
    """)
    assert ("Salem", "be in", "Oregon", "asserted") in facts
