"""Happenings told by a noun: who does it, to whom, with whom, and in support of what."""

from __future__ import annotations

from tests.extract.parsed import told


def _attack(doer: str, noun: str = "attack", mention: str = "event") -> set[tuple[str, str, str, str]]:
    return told(f"""
        {doer} {doer} PROPN NNP 3 nmod:poss B-GPE place
        +'s 's PART POS 1 case
        {noun} {noun} NOUN NN 6 nsubj _ {mention}
        on on ADP IN 5 case
        Lima Lima PROPN NNP 3 nmod B-GPE place
        failed fail VERB VBD 0 root
    """)


def test_a_noun_tells_what_its_verb_tells() -> None:
    facts = _attack("Chile")
    assert ("Chile", "attack", "Lima", "asserted") in facts
    assert not any(p == "be attack of" for _, p, _, _ in facts)  # nothing is learnt from it


def test_the_target_of_an_attack_is_not_where_it_is() -> None:
    assert not any(p in {"be on", "happen on"} for _, p, _, _ in _attack("Chile"))


def test_a_noun_of_no_known_verb_tells_nothing_of_its_owner() -> None:
    assert {f for f in _attack("Chile", "outlook", "abstract") if f[0] == "Chile"} == set()


def test_a_passive_noun_has_its_doer_under_by() -> None:
    facts = told("""
        The the DET DT 2 det
        port port NOUN NN 4 nmod:poss _ place
        +'s 's PART POS 2 case
        capture capture NOUN NN 7 nsubj _ event
        by by ADP IN 6 case
        rebels rebel NOUN NNS 4 nmod _ person
        ended end VERB VBD 0 root
        talks talk NOUN NNS 7 obj _ event
    """)
    assert ("rebels", "capture", "port", "asserted") in facts
    assert ("port", "capture", "rebels", "asserted") not in facts


def test_a_preposition_that_marks_no_object_stays_in_the_predicate() -> None:
    assert ("Chile", "respond to", "quake", "asserted") in told("""
        Chile Chile PROPN NNP 3 nmod:poss B-GPE place
        +'s 's PART POS 1 case
        response response NOUN NN 7 nsubj _ event
        to to ADP IN 6 case
        the the DET DT 6 det
        quake quake NOUN NN 3 nmod _ event
        failed fail VERB VBD 0 root
    """)


def test_a_cancelled_happening_is_not_asserted() -> None:
    facts = told("""
        Rossi Rossi PROPN NNP 2 nsubj B-PERSON person
        cancelled cancel VERB VBD 0 root
        Chile Chile PROPN NNP 5 nmod:poss B-GPE place
        +'s 's PART POS 3 case
        raid raid NOUN NN 2 obj _ event
        on on ADP IN 7 case
        Lima Lima PROPN NNP 5 nmod B-GPE place
    """)
    assert ("Chile", "raid", "Lima", "hypothetical") in facts


def test_what_has_no_verb_is_conducted() -> None:
    facts = told("""
        Chilean chilean ADJ JJ 2 amod B-NORP
        airstrikes airstrike NOUN NNS 5 nsubj _ event
        against against ADP IN 4 case
        rebels rebel NOUN NNS 2 nmod _ person
        failed fail VERB VBD 0 root
    """)
    assert ("Chilean", "conduct airstrikes against", "rebels", "asserted") in facts
    assert ("Chilean airstrikes", "be against", "rebels", "asserted") in facts


def test_the_side_that_leaves_after_a_quarrel_had_it() -> None:
    facts = told("""
        Rossi Rossi PROPN NNP 2 nsubj B-PERSON person
        left leave VERB VBD 0 root
        after after ADP IN 5 case
        a a DET DT 5 det
        dispute dispute NOUN NN 2 obl _ event
        with with ADP IN 7 case
        Weber Weber PROPN NNP 5 nmod B-PERSON person
    """)
    assert {("Rossi", "dispute with", "Weber", "asserted"), ("Weber", "dispute with", "Rossi", "asserted")} <= facts


def _support(case: str, determiner: str = "") -> set[tuple[str, str, str, str]]:
    shift = 1 if determiner else 0
    return told(f"""
        Aircraft aircraft NOUN NN 2 nsubj _ object
        bombed bomb VERB VBD 0 root
        ports port NOUN NNS 2 obj _ place
        {case} {case} ADP IN {5 + shift} case
        {f"{determiner} {determiner} DET DT 6 det" if determiner else ""}
        support support NOUN NN 2 obl _ abstract
        of of ADP IN {8 + shift} case
        the the DET DT {8 + shift} det
        army army NOUN NN {5 + shift} nmod _ organization
    """)


def test_in_support_of() -> None:
    assert ("Aircraft", "support", "army", "asserted") in _support("in")


def test_only_the_set_phrase_says_who_supports() -> None:
    assert ("Aircraft", "support", "army", "asserted") not in _support("despite")
    assert ("Aircraft", "support", "army", "asserted") not in _support("in", "the")


def _helped(noun: str) -> set[tuple[str, str, str, str]]:
    return told(f"""
        With with ADP IN 2 case
        {noun} {noun} NOUN NN 6 obl _ abstract
        from from ADP IN 4 case
        Peru Peru PROPN NNP 2 nmod B-GPE place
        Chile Chile PROPN NNP 6 nsubj B-GPE place
        built build VERB VBD 0 root
        ports port NOUN NNS 6 obj _ place
    """)


def test_who_helps_with_what_is_done() -> None:
    assert ("Peru", "fund", "Chile", "asserted") in _helped("funding")
    assert not any(s == "Peru" and o == "Chile" for s, _, o, _ in _helped("money"))


def _between(a: str, b: str) -> set[tuple[str, str]]:
    facts = told(f"""
        The the DET DT 2 det
        rift rift NOUN NN 7 nsubj _ abstract
        between between ADP IN 4 case
        {a}
        and and CCONJ CC 6 cc
        {b}
        grew grow VERB VBD 0 root
    """)
    return {(s, o) for s, p, o, _ in facts if p == "have rift with"}


def test_what_is_between_two_is_had_by_both() -> None:
    assert _between("Rossi Rossi PROPN NNP 2 nmod B-PERSON person", "Weber Weber PROPN NNP 4 conj B-PERSON person") == {
        ("Rossi", "Weber"),
        ("Weber", "Rossi"),
    }


def test_places_have_nothing_with_each_other() -> None:
    assert not _between("hill hill NOUN NN 2 nmod _ place", "lake lake NOUN NN 4 conj _ place")


def test_an_expulsion_from_a_club_does_not_say_who_expels() -> None:
    assert not any(
        s == "Rossi"
        for s, p, _, _ in told("""
        Rossi Rossi PROPN NNP 3 nmod:poss B-PERSON person
        +'s 's PART POS 1 case
        expulsion expulsion NOUN NN 7 nsubj _ event
        from from ADP IN 6 case
        the the DET DT 6 det
        club club NOUN NN 3 nmod _ organization
        failed fail VERB VBD 0 root
    """)
        if p.startswith("expel")
    )


def test_the_effect_reaches_what_hangs_on_its_cause() -> None:
    assert ("drought", "affect", "crops", "asserted") in told("""
        The the DET DT 2 det
        effect effect NOUN NN 7 nsubj _ abstract
        of of ADP IN 4 case
        drought drought NOUN NN 2 nmod _ event
        on on ADP IN 6 case
        crops crop NOUN NNS 4 nmod _ plant
        grew grow VERB VBD 0 root
    """)
