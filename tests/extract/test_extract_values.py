"""What is told without another party, idioms, particles, absolute phrases."""

from __future__ import annotations

import pytest

from tests.extract.parsed import found, told


def test_result_of_a_contest() -> None:
    """Hull won 2 – 1."""
    facts = told("""
        Hull Hull PROPN NNP 2 nsubj B-GPE organization
        won win VERB VBD 0 root
        2 2 NUM CD 2 obl:unmarked B-CARDINAL abstract
        – - SYM SYM 5 case
        1 1 NUM CD 3 nmod B-CARDINAL
        +. . PUNCT . 2 punct
    """)
    assert ("Hull", "win", "2 – 1", "asserted") in facts


def test_result_beside_an_object() -> None:
    """Sweden defeated Chile 1 – 0."""
    facts = told("""
        Sweden Sweden PROPN NNP 2 nsubj B-GPE organization
        defeated defeat VERB VBD 0 root
        Chile Chile PROPN NNP 2 obj B-GPE place
        1 1 NUM CD 2 obl:unmarked
        – - SYM SYM 6 case
        0 0 NUM CD 4 nmod B-CARDINAL
        +. . PUNCT . 2 punct
    """)
    assert ("Sweden", "defeat", "Chile", "asserted") in facts
    assert ("Sweden", "defeat by", "1 – 0", "asserted") in facts


def test_adverb_of_place() -> None:
    """The photos were posted online."""
    facts = told("""
        The the DET DT 2 det
        photos photo NOUN NNS 4 nsubj:pass _ object
        were be AUX VBD 4 aux:pass
        posted post VERB VBN 0 root
        online online ADV RB 4 advmod
        +. . PUNCT . 4 punct
    """)
    assert ("photos", "be posted", "online", "asserted") in facts
    assert ("photos", "be", "posted", "asserted") not in facts


def test_what_only_leads_on_is_no_fact() -> None:
    """The realignment was designed to improve operations."""
    facts = told("""
        The the DET DT 2 det
        realignment realignment NOUN NN 4 nsubj:pass _ abstract
        was be AUX VBD 4 aux:pass
        designed design VERB VBN 0 root
        to to PART TO 6 mark
        improve improve VERB VB 4 advcl
        operations operation NOUN NNS 6 obj _ event
        +. . PUNCT . 4 punct
    """)
    assert ("realignment", "be", "designed", "asserted") not in facts


def test_reduced_relative_alone_is_no_fact() -> None:
    """Ships built by Peru carried books printed."""
    facts = told("""
        Ships ship NOUN NNS 5 nsubj _ object
        built build VERB VBN 1 acl
        by by ADP IN 4 case
        Peru Peru PROPN NNP 2 obl:agent B-GPE place
        carried carry VERB VBD 0 root
        books book NOUN NNS 5 obj _ object
        printed print VERB VBN 6 acl
        +. . PUNCT . 5 punct
    """)
    assert ("books", "be", "printed", "asserted") not in facts


def test_a_finite_passive_alone_is_one() -> None:
    """Their membership was suspended."""
    facts = told("""
        Their their PRON PRP$ 2 nmod:poss _ organization
        membership membership NOUN NN 4 nsubj:pass _ abstract
        was be AUX VBD 4 aux:pass
        suspended suspend VERB VBN 0 root
        +. . PUNCT . 4 punct
    """)
    assert ("membership", "be", "suspended", "asserted") in facts


def test_idioms_take_nothing() -> None:
    """The vote took place on Sunday."""
    facts = told("""
        The the DET DT 2 det
        vote vote NOUN NN 3 nsubj _ event
        took take VERB VBD 0 root
        place place NOUN NN 3 obj
        on on ADP IN 6 case
        Sunday Sunday PROPN NNP 3 obl B-DATE time
        +. . PUNCT . 3 punct
    """)
    assert ("vote", "take", "place", "asserted") not in facts
    assert ("vote", "take place on", "Sunday", "asserted") in facts


def test_idiom_with_a_place() -> None:
    """The talks took place in Oslo."""
    facts = told("""
        The the DET DT 2 det
        talks talk NOUN NNS 3 nsubj _ event
        took take VERB VBD 0 root
        place place NOUN NN 3 obj
        in in ADP IN 6 case
        Oslo Oslo PROPN NNP 3 obl B-GPE place
        +. . PUNCT . 3 punct
    """)
    assert ("talks", "take place in", "Oslo", "asserted") in facts
    assert ("talks", "take", "place", "asserted") not in facts


def test_particle_found_as_adverb() -> None:
    """The coalition took back the northern city."""
    facts = told("""
        The the DET DT 2 det
        coalition coalition NOUN NN 3 nsubj _ organization
        took take VERB VBD 0 root
        back back ADV RB 3 advmod
        the the DET DT 7 det
        northern northern ADJ JJ 7 amod
        city city NOUN NN 3 obj _ place
        +. . PUNCT . 3 punct
    """)
    assert ("coalition", "take back", "northern city", "asserted") in facts


def test_what_is_caused_is_no_object() -> None:
    """The storm caused a crane to fall."""
    facts = told("""
        The the DET DT 2 det
        storm storm NOUN NN 3 nsubj _ event
        caused cause VERB VBD 0 root
        a a DET DT 5 det
        crane crane NOUN NN 3 iobj _ object
        to to PART TO 7 mark
        fall fall VERB VB 3 xcomp
        +. . PUNCT . 3 punct
    """)
    assert ("storm", "cause to fall", "crane", "asserted") in facts
    assert ("storm", "cause", "crane", "asserted") not in facts


def test_with_before_the_subject_is_no_argument() -> None:
    """With shoes as wide as a forearm, she remained outside."""
    facts = told("""
        With with ADP IN 2 case
        shoes shoe NOUN NNS 10 obl _ object
        as as ADV RB 4 advmod
        wide wide ADJ JJ 2 amod
        as as ADP IN 7 case
        a a DET DT 7 det
        forearm forearm NOUN NN 4 obl _ object
        +, , PUNCT , 2 punct
        she she PRON PRP 10 nsubj _ person
        remained remain VERB VBD 0 root
        outside outside ADV RB 10 advmod
        +. . PUNCT . 10 punct
    """)
    assert ("she", "remain with", "shoes", "asserted") not in facts


def test_noun_of_a_relative_clause() -> None:
    """The threat that rebels pose to Peru grew."""
    facts = told("""
        The the DET DT 2 det
        threat threat NOUN NN 8 nsubj _ abstract
        that that PRON WDT 5 obj
        rebels rebel NOUN NNS 5 nsubj _ person
        pose pose VERB VBP 2 acl:relcl
        to to ADP IN 7 case
        Peru Peru PROPN NNP 5 obl B-GPE place
        grew grow VERB VBD 0 root
        +. . PUNCT . 8 punct
    """)
    assert ("rebels", "pose threat to", "Peru", "asserted") in facts


_RESIGNED = """
The the DET DT 2 det
minister minister NOUN NN 3 nsubj _ person
{verb}
"""


@pytest.mark.parametrize(
    ("verb", "told"),
    [
        ("resigned resign VERB VBD 0 root", [("minister", "resign", "true")]),
        ("resigns resign VERB VBZ 0 root", []),  # what somebody does by habit or in general
        ("hinted hint VERB VBD 0 root\nso so ADV RB 3 xcomp", []),  # a complement says more
        ("said say VERB VBD 0 root", []),  # saying without words says nothing
    ],
)
def test_what_somebody_did_alone(verb: str, told: list[tuple[str, str, str]]) -> None:
    """The minister resigned."""
    assert [(p.subject.text, p.predicate, p.value) for p in found(_RESIGNED.format(verb=verb))] == told


def test_nobody_in_particular_did_nothing() -> None:
    assert found("Prices price NOUN NNS 2 nsubj _ abstract\nrose rise VERB VBD 0 root") == []


def test_measure_without_a_preposition() -> None:
    """Traffic increased 18-fold."""
    facts = told("""
        Traffic traffic NOUN NN 2 nsubj _ abstract
        increased increase VERB VBD 0 root
        18 18 NUM CD 5 nummod B-CARDINAL
        +- - PUNCT HYPH 3 punct I-CARDINAL
        +fold fold NOUN NN 2 obl:unmarked I-CARDINAL
        +. . PUNCT . 2 punct
    """)
    assert ("Traffic", "increase", "18-fold", "asserted") in facts


def test_an_event_has_its_day_beside_its_place() -> None:
    """The election was held in Lima on Sunday."""
    facts = told("""
        The the DET DT 2 det
        election election NOUN NN 4 nsubj:pass _ event
        was be AUX VBD 4 aux:pass
        held hold VERB VBN 0 root
        in in ADP IN 6 case
        Lima Lima PROPN NNP 4 obl B-GPE place
        on on ADP IN 8 case
        Sunday Sunday PROPN NNP 4 obl B-DATE time
        +. . PUNCT . 4 punct
    """)
    assert ("election", "be held in", "Lima", "asserted") in facts
    assert ("election", "be held on", "Sunday", "asserted") in facts


def test_place_of_what_is_planned_is_told_once() -> None:
    """Roe plans to speak in Geneva."""
    facts = told("""
        Roe Roe PROPN NNP 2 nsubj B-ORG organization
        plans plan VERB VBZ 0 root
        to to PART TO 4 mark
        speak speak VERB VB 2 xcomp
        in in ADP IN 6 case
        Geneva Geneva PROPN NNP 4 obl B-GPE place
        +. . PUNCT . 2 punct
    """)
    assert ("Roe", "speak in", "Geneva", "planned") in facts
    assert ("Roe", "plan to speak in", "Geneva", "asserted") not in facts


def test_place_of_what_is_condemned_is_not_where_one_condemns() -> None:
    """Peru condemned the attacks in Lima."""
    facts = told("""
        Peru Peru PROPN NNP 2 nsubj B-GPE organization
        condemned condemn VERB VBD 0 root
        the the DET DT 4 det
        attacks attack NOUN NNS 2 obj _ event
        in in ADP IN 6 case
        Lima Lima PROPN NNP 2 obl B-GPE place
        +. . PUNCT . 2 punct
    """)
    assert ("Peru", "condemn", "attacks", "asserted") in facts
    assert ("Peru", "condemn attacks in", "Lima", "asserted") not in facts


def test_what_somebody_refused_to_do_alone() -> None:
    """The minister refused to resign."""
    facts = told("""
        The the DET DT 2 det
        minister minister NOUN NN 3 nsubj _ person
        refused refuse VERB VBD 0 root
        to to PART TO 5 mark
        resign resign VERB VB 3 xcomp
    """)
    assert facts == {("minister", "refuse to resign", "true", "asserted"), ("minister", "resign", "true", "negated")}


def test_what_somebody_did_not_do() -> None:
    """The minister did not resign."""
    facts = told("""
        The the DET DT 2 det
        minister minister NOUN NN 5 nsubj _ person
        did do AUX VBD 5 aux
        not not PART RB 5 advmod
        resign resign VERB VB 0 root
    """)
    assert facts == {("minister", "resign", "true", "negated")}


def test_what_was_done_after_something() -> None:
    """The town was abandoned after the flood."""
    facts = told("""
        The the DET DT 2 det
        town town NOUN NN 4 nsubj:pass _ place
        was be AUX VBD 4 aux:pass
        abandoned abandon VERB VBN 0 root
        after after ADP IN 7 case
        the the DET DT 7 det
        flood flood NOUN NN 4 obl _ event
        +. . PUNCT . 4 punct
    """)
    assert ("town", "be", "abandoned", "asserted") in facts
