"""Trees set right."""

from __future__ import annotations

from tests.extract.parsed import told


def test_a_heavy_object_behind_a_phrase_of_manner() -> None:
    """Peru condemned in the strongest terms the attack on the hospital in Lima."""
    facts = told("""
        Peru Peru PROPN NNP 2 nsubj B-GPE organization
        condemned condemn VERB VBD 0 root
        in in ADP IN 6 case
        the the DET DT 6 det
        strongest strong ADJ JJS 6 amod
        terms term NOUN NNS 2 obl _ abstract
        the the DET DT 8 det
        attack attack NOUN NN 6 appos _ event
        on on ADP IN 11 case
        the the DET DT 11 det
        hospital hospital NOUN NN 8 nmod _ place
        in in ADP IN 13 case
        Lima Lima PROPN NNP 11 nmod B-GPE place
        +. . PUNCT . 2 punct
    """)
    assert ("Peru", "condemn", "attack", "asserted") in facts
    assert ("Peru", "condemn in", "strongest terms", "asserted") not in facts


def test_what_is_harmed_too() -> None:
    """The attack killed ten soldiers and wounded civilians."""
    facts = told("""
        The the DET DT 2 det
        attack attack NOUN NN 3 nsubj _ event
        killed kill VERB VBD 0 root
        ten ten NUM CD 5 nummod B-CARDINAL
        soldiers soldier NOUN NNS 3 obj _ person
        and and CCONJ CC 8 cc
        wounded wound VERB VBN 8 amod
        civilians civilian NOUN NNS 5 conj _ person
        +. . PUNCT . 3 punct
    """)
    assert ("attack", "wound", "civilians", "asserted") in facts
    assert ("attack", "kill", "wounded civilians", "asserted") not in facts


def test_an_apposition_behind_an_object_stays_one() -> None:
    """Peru sank in the bay the Orla, a tanker."""
    facts = told("""
        Peru Peru PROPN NNP 2 nsubj B-GPE organization
        sank sink VERB VBD 0 root
        in in ADP IN 5 case
        the the DET DT 5 det
        bay bay NOUN NN 2 obl _ place
        the the DET DT 7 det
        Orla Orla PROPN NNP 5 appos B-PRODUCT object
        +, , PUNCT , 10 punct
        a a DET DT 10 det
        tanker tanker NOUN NN 7 appos _ object
        +. . PUNCT . 2 punct
    """)
    assert ("Peru", "sink", "Orla", "asserted") not in facts  # a place has names behind it: "in the bay Orla"


def test_wounded_people_that_are_told_of_as_such() -> None:
    """The army killed ten soldiers and the wounded civilians."""
    facts = told("""
        The the DET DT 2 det
        army army NOUN NN 3 nsubj _ organization
        killed kill VERB VBD 0 root
        ten ten NUM CD 5 nummod B-CARDINAL
        soldiers soldier NOUN NNS 3 obj _ person
        and and CCONJ CC 9 cc
        the the DET DT 9 det
        wounded wounded ADJ JJ 9 amod
        civilians civilian NOUN NNS 5 conj _ person
        +. . PUNCT . 3 punct
    """)
    assert ("army", "kill", "wounded civilians", "asserted") in facts


def test_what_stands_side_by_side() -> None:
    """The two armies fought side by side with the rebels."""
    facts = told("""
        The the DET DT 3 det
        two two NUM CD 3 nummod B-CARDINAL
        armies army NOUN NNS 4 nsubj _ organization
        fought fight VERB VBD 0 root
        side side ADV RB 4 advmod
        by by ADP IN 7 case
        side side NOUN NN 4 obl
        with with ADP IN 10 case
        the the DET DT 10 det
        rebels rebel NOUN NNS 4 obl _ person
        +. . PUNCT . 4 punct
    """)
    assert ("two armies", "fight with", "rebels", "asserted") in facts
    assert ("two armies", "fight", "side", "asserted") not in facts


def _office(before: str) -> set[tuple[str, str, str, str]]:
    return told(
        f"""
        {before} {before} PROPN NNP 2 nsubj B-ORG organization
        left leave VERB VBD 0 root
        Lima Lima PROPN NNP 2 obj B-GPE place
    """,
        """
        Hanza Hanza PROPN NNP 4 nmod:poss B-ORG organization
        +'s 's PART POS 1 case I-ORG
        War War PROPN NNP 4 compound I-ORG
        Office Office PROPN NNP 5 nsubj I-ORG organization
        denied deny VERB VBD 0 root
        it it PRON PRP 5 obj
    """,
    )


def test_an_owner_named_elsewhere_is_no_part_of_the_name() -> None:
    """Hanza left Lima. Hanza's War Office denied it."""
    assert ("War Office", "be office of", "Hanza", "asserted") in _office("Hanza")


def test_an_owner_named_nowhere_else_is_part_of_the_name() -> None:
    """Brightwater left Lima. Hanza's War Office denied it."""
    assert {o for _, _, o, _ in _office("Brightwater")} == {"Lima", "it"}


def test_a_past_tense_with_a_subject_is_active() -> None:
    """Peru took back the land Norland once controlled."""
    facts = told("""
        Peru Peru PROPN NNP 2 nsubj B-GPE organization
        took take VERB VBD 0 root
        back back ADV RB 2 advmod
        the the DET DT 5 det
        land land NOUN NN 2 obj _ place
        Norland Norland PROPN NNP 8 nsubj B-GPE organization
        once once ADV RB 8 advmod
        controlled control VERB VBN 5 acl
        +. . PUNCT . 2 punct
    """)
    assert ("Norland", "control", "land", "asserted") in facts


def test_what_stands_beside_staying() -> None:
    """Holm urged Norland to remain calm and respect the law."""
    facts = told("""
        Holm Holm PROPN NNP 2 nsubj B-PERSON person
        urged urge VERB VBD 0 root
        Norland Norland PROPN NNP 2 obj B-GPE organization
        to to PART TO 5 mark
        remain remain VERB VB 2 xcomp
        calm calm ADJ JJ 5 xcomp
        and and CCONJ CC 8 cc
        respect respect VERB VB 6 conj
        the the DET DT 10 det
        law law NOUN NN 5 obj _ abstract
        +. . PUNCT . 2 punct
    """)
    assert ("Norland", "respect", "law", "hypothetical") in facts
    assert ("Norland", "remain calm", "law", "hypothetical") not in facts


def test_a_role_and_its_bearer_are_one_subject() -> None:
    """Minister for Trade, Anna Roe opened the hall."""
    facts = told("""
        Minister minister PROPN NNP 7 nsubj _ person
        for for ADP IN 3 case
        Trade Trade PROPN NNP 1 nmod B-ORG organization
        +, , PUNCT , 1 punct
        Anna Anna PROPN NNP 7 nsubj B-PERSON person
        Roe Roe PROPN NNP 5 flat I-PERSON
        opened open VERB VBD 0 root
        the the DET DT 9 det
        hall hall NOUN NN 7 obj _ place
        +. . PUNCT . 7 punct
    """)
    assert ("Anna Roe", "be minister for", "Trade", "asserted") in facts
    assert not any(s == "Minister" for s, *_ in facts)


def test_a_repeated_noun_taken_for_a_verb() -> None:
    """Peru stands shoulder to shoulder with Chad."""
    facts = told("""
        Peru Peru PROPN NNP 2 nsubj B-GPE organization
        stands stand VERB VBZ 0 root
        shoulder shoulder NOUN NN 2 obj _ object
        to to PART TO 5 mark
        shoulder shoulder VERB VB 2 advcl
        with with ADP IN 7 case
        Chad Chad PROPN NNP 5 obl B-GPE organization
        +. . PUNCT . 2 punct
    """)
    assert {(s, p, o) for s, p, o, _ in facts} == {("Peru", "stand with", "Chad")}


def test_a_heavy_object_taken_for_another_adjunct() -> None:
    """Peru condemned in strong terms the raids."""
    facts = told("""
        Peru Peru PROPN NNP 2 nsubj B-GPE organization
        condemned condemn VERB VBD 0 root
        in in ADP IN 5 case
        strong strong ADJ JJ 5 amod
        terms term NOUN NNS 2 obl _ abstract
        the the DET DT 7 det
        raids raid NOUN NNS 2 obl _ event
        +. . PUNCT . 2 punct
    """)
    assert ("Peru", "condemn", "raids", "asserted") in facts


def test_an_adjective_is_no_passive() -> None:
    """The minister was involved in the sale of weapons."""
    facts = told("""
        The the DET DT 2 det
        minister minister NOUN NN 4 nsubj:pass _ person
        was be AUX VBD 4 aux:pass
        involved involved ADJ JJ 0 root
        in in ADP IN 7 case
        the the DET DT 7 det
        sale sale NOUN NN 4 obl _ event
        of of ADP IN 9 case
        weapons weapon NOUN NNS 7 nmod _ object
        +. . PUNCT . 4 punct
    """)
    assert ("minister", "be involved in sale of", "weapons", "asserted") in facts
