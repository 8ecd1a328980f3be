"""Verbs that say of two subjects what they do with each other; names that a plural noun sums up."""

from __future__ import annotations

from tests.extract.parsed import told


def _two(verb: str, lemma: str, rest: str = "") -> set[tuple[str, str, str, str]]:
    return told(f"""
        Lima Lima PROPN NNP 4 nsubj B-GPE place
        and and CCONJ CC 3 cc
        Quito Quito PROPN NNP 1 conj B-GPE place
        {verb} {lemma} VERB VBD 0 root
        {rest}
    """)


def test_two_subjects_meet_each_other() -> None:
    assert _two("met", "meet") == {("Lima", "meet", "Quito", "asserted"), ("Quito", "meet", "Lima", "asserted")}
    assert ("Quito", "clash with", "Lima", "asserted") in _two("clashed", "clash")
    assert ("Lima", "work together with", "Quito", "asserted") in _two("worked", "work", "together together ADV RB 4 advmod")


def test_what_is_exchanged_goes_both_ways() -> None:
    facts = _two("exchanged", "exchange", "fire fire NOUN NN 4 obj _ event")
    assert {f for f in facts if f[1].endswith("with")} == {
        ("Lima", "exchange fire with", "Quito", "asserted"), ("Quito", "exchange fire with", "Lima", "asserted")}  # fmt: skip


def test_subjects_side_by_side_do_nothing_to_each_other() -> None:
    assert {o for _, _, o, _ in _two("voted", "vote")} == {"true"}
    met = _two("met", "meet", "Bern Bern PROPN NNP 4 obj B-GPE place")
    assert {(s, o) for s, _, o, _ in met} == {("Lima", "Bern"), ("Quito", "Bern")}
    with_bern = _two("met", "meet", "with with ADP IN 6 case\nBern Bern PROPN NNP 4 obl B-GPE place")
    assert {o for _, _, o, _ in with_bern} == {"Bern"}


def test_names_that_a_plural_noun_sums_up_do_what_it_does() -> None:
    facts = told("""
        Two two NUM CD 2 nummod
        ministers minister NOUN NNS 6 nsubj _ person
        Roe Roe PROPN NNP 2 appos B-PERSON person
        and and CCONJ CC 5 cc
        Poe Poe PROPN NNP 3 conj B-PERSON person
        visited visit VERB VBD 0 root
        Lima Lima PROPN NNP 6 obj B-GPE place
    """)
    assert {s for s, p, o, _ in facts if (p, o) == ("visit", "Lima")} == {"Two ministers", "Roe", "Poe"}


def test_who_a_noun_is_said_to_be_did_what_its_participle_says() -> None:
    lines = """
        The the DET DT 2 det
        members member NOUN NNS 7 nsubj _ person
        elected elect VERB VBN 2 acl
        in in ADP IN 5 case
        Lima Lima PROPN NNP 3 obl B-GPE place
        were be AUX VBD 7 cop
        Roe Roe PROPN NNP 0 root B-PERSON person
        and and CCONJ CC 9 cc
        Poe Poe PROPN NNP 7 conj B-PERSON person
    """
    assert {s for s, p, o, _ in told(lines) if (p, o) == ("be elected in", "Lima")} == {"members", "Roe", "Poe"}
    denied = lines + "not not PART RB 7 advmod"
    assert {s for s, p, o, _ in told(denied) if (p, o) == ("be elected in", "Lima")} == {"members"}


def test_a_few_sides_work_together_each_with_each() -> None:
    facts = told("""
        Peru Peru PROPN NNP 6 nsubj B-GPE place
        , , PUNCT , 3 punct
        Chad Chad PROPN NNP 1 conj B-GPE place
        and and CCONJ CC 5 cc
        Mali Mali PROPN NNP 1 conj B-GPE place
        cooperate cooperate VERB VBP 0 root
    """)
    assert {(s, o) for s, p, o, _ in facts if p == "cooperate with"} == {
        (a, b) for a in ("Peru", "Chad", "Mali") for b in ("Peru", "Chad", "Mali") if a != b
    }


def test_two_names_with_one_last_word() -> None:
    """North and South Korea exchanged artillery fire."""
    facts = told("""
        North North PROPN NNP 4 compound B-GPE organization
        and and CCONJ CC 3 cc
        South South PROPN NNP 1 conj B-GPE
        Korea Korea PROPN NNP 5 nsubj I-GPE organization
        exchanged exchange VERB VBD 0 root
        artillery artillery NOUN NN 7 compound
        fire fire NOUN NN 5 obj _ event
        +. . PUNCT . 5 punct
    """)
    assert ("North Korea", "exchange fire with", "South Korea", "asserted") in facts
    assert ("South Korea", "exchange fire with", "North Korea", "asserted") in facts
