"""Clauses with be, beyond roles and places."""

from __future__ import annotations

from tests.extract.parsed import told


def test_a_bare_noun_between_prepositions_belongs_to_them() -> None:
    facts = told("""
        Rossi Rossi PROPN NNP 4 nsubj B-PERSON person
        is be AUX VBZ 4 cop
        in in ADP IN 4 case
        charge charge NOUN NN 0 root _ abstract
        of of ADP IN 7 case
        the the DET DT 7 det
        fleet fleet NOUN NN 4 nmod _ organization
    """)
    assert facts == {("Rossi", "be in charge of", "fleet", "asserted")}


def test_the_superlative_of_a_place() -> None:
    facts = told("""
        Towers tower NOUN NNS 4 nsubj _ place
        are be AUX VBP 4 cop
        the the DET DT 4 det
        tallest tall ADJ JJS 0 root _ place
        in in ADP IN 6 case
        Peru Peru PROPN NNP 4 obl B-GPE place
    """)
    assert ("Towers", "be tallest in", "Peru", "asserted") in facts


def test_one_of_the_oldest_is_no_thing() -> None:
    facts = told("""
        Lima Lima PROPN NNP 3 nsubj B-GPE place
        is be AUX VBZ 3 cop
        one one NUM CD 0 root _ place
        of of ADP IN 6 case
        the the DET DT 6 det
        oldest old ADJ JJS 3 nmod
        in in ADP IN 8 case
        Peru Peru PROPN NNP 6 obl B-GPE place
    """)
    assert ("Lima", "be one of the oldest in", "Peru", "asserted") in facts
    assert not any(o == "oldest" for _, _, o, _ in facts)


def _theme(noun: str) -> set[tuple[str, str, str, str]]:
    return told(f"""
        The the DET DT 2 det
        {noun} {noun} NOUN NN 7 nsubj _ abstract
        of of ADP IN 5 case
        the the DET DT 5 det
        fair fair NOUN NN 2 nmod _ event
        was be AUX VBD 7 cop
        water water NOUN NN 0 root _ substance
    """)


def test_an_attribute_is_had_by_its_owner() -> None:
    assert ("fair", "have theme", "water", "asserted") in _theme("theme")
    assert not any(p.startswith("have") for _, p, _, _ in _theme("edge"))


def test_two_qualities_are_two_facts() -> None:
    facts = told("""
        Rossi Rossi PROPN NNP 3 nsubj B-PERSON person
        is be AUX VBZ 3 cop
        old old ADJ JJ 0 root
        and and CCONJ CC 5 cc
        deaf deaf ADJ JJ 3 conj
    """)
    assert facts == {("Rossi", "be", "old", "asserted"), ("Rossi", "be", "deaf", "asserted")}


def test_what_is_asked_is_no_quality() -> None:
    assert (
        told("""
        How how ADV WRB 2 advmod
        old old ADJ JJ 0 root
        is be AUX VBZ 2 cop
        Rossi Rossi PROPN NNP 2 nsubj B-PERSON person
    """)
        == set()
    )


def test_a_quality_with_its_measure() -> None:
    assert ("tower", "be", "120 metres tall", "asserted") in told("""
        The the DET DT 2 det
        tower tower NOUN NN 6 nsubj _ place
        is be AUX VBZ 6 cop
        120 120 NUM CD 5 nummod
        metres metre NOUN NNS 6 obl:unmarked _ abstract
        tall tall ADJ JJ 0 root
    """)


def _role_first(role: str, bearer: str) -> set[tuple[str, str, str, str]]:
    return told(f"""
        The the DET DT 2 det
        {role} {role} NOUN NN 7 nsubj _ person
        of of ADP IN 4 case
        Lima Lima PROPN NNP 2 nmod B-GPE place
        is be AUX VBZ 7 cop
        a a DET DT 7 det
        {bearer}
    """)


def test_a_role_told_before_its_bearer() -> None:
    assert ("Rossi", "be mayor of", "Lima", "asserted") in _role_first("mayor", "Rossi Rossi PROPN NNP 0 root B-PERSON person")
    assert ("statue", "be symbol of", "Lima", "asserted") in _role_first("symbol", "statue statue NOUN NN 0 root _ object")


def test_what_somebody_is_does_not_bear_the_role() -> None:
    assert not any(s == "painter" for s, _, _, _ in _role_first("mayor", "painter painter NOUN NN 0 root _ person"))
