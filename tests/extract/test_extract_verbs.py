"""Verb clauses: voice, arguments, chains of verbs, coordination, relative clauses."""

from __future__ import annotations

from tests.extract.parsed import found, told

RAID = """
    The the DET DT 2 det
    army army NOUN NN 3 nsubj _ organization
    shelled shell VERB VBD 0 root
    a a DET DT 5 det
    village village NOUN NN 3 obj _ place
    near near ADP IN 7 case
    Orlava Orlava PROPN NNP 3 obl B-GPE place
    on on ADP IN 9 case
    Monday Monday PROPN NNP 3 obl B-DATE time
    +. . PUNCT . 3 punct
"""


def test_active_clause_with_place_and_time() -> None:
    (main,) = [p for p in found(RAID) if p.predicate == "shell"]
    assert (main.subject.text, main.object and main.object.text) == ("army", "village")
    assert main.time == (8, 9)
    assert main.place is not None
    assert main.place.text == "Orlava"


def test_passive_is_turned_round() -> None:
    assert ("rebels", "seize", "bridge", "asserted") in told("""
        The the DET DT 2 det
        bridge bridge NOUN NN 4 nsubj:pass _ place
        was be AUX VBD 4 aux:pass
        seized seize VERB VBN 0 root
        by by ADP IN 6 case
        rebels rebel NOUN NNS 4 obl:agent _ person
    """)


def test_passive_without_agent_keeps_its_participle() -> None:
    assert told("""
        Talks talk NOUN NNS 3 nsubj:pass _ event
        were be AUX VBD 3 aux:pass
        held hold VERB VBN 0 root
        in in ADP IN 5 case
        Vienna Vienna PROPN NNP 3 obl B-GPE place
    """) == {("Talks", "be held in", "Vienna", "asserted")}


def test_declining_denies_the_infinitive_and_asserts_the_declining() -> None:
    facts = told("""
        Rossi Rossi PROPN NNP 2 nsubj B-PERSON person
        declined decline VERB VBD 0 root
        to to PART TO 4 mark
        sign sign VERB VB 2 xcomp
        the the DET DT 6 det
        treaty treaty NOUN NN 4 obj _ abstract
    """)
    assert facts == {("Rossi", "decline to sign", "treaty", "asserted"), ("Rossi", "sign", "treaty", "negated")}


def test_coordinated_subjects_and_verbs_share() -> None:
    facts = told("""
        Chad Chad PROPN NNP 4 nsubj B-GPE place
        and and CCONJ CC 3 cc
        Mali Mali PROPN NNP 1 conj B-GPE place
        drafted draft VERB VBD 0 root
        a a DET DT 6 det
        plan plan NOUN NN 4 obj _ abstract
        and and CCONJ CC 8 cc
        sent send VERB VBD 4 conj
        envoys envoy NOUN NNS 8 obj _ person
    """)
    assert facts == {(who, verb, what, "asserted") for who in ("Chad", "Mali") for verb, what in (("draft", "plan"), ("send", "envoys"))}


def test_what_an_owner_has_is_done_to_nobody() -> None:
    facts = told("""
        Rangers ranger NOUN NNS 2 nsubj _ person
        found find VERB VBD 0 root
        a a DET DT 4 det
        fisher fisher NOUN NN 2 obj _ person
        whose whose PRON WP$ 6 nmod:poss
        boat boat NOUN NN 7 nsubj _ object
        capsized capsize VERB VBD 4 acl:relcl
    """)
    assert ("Rangers", "find", "fisher", "asserted") in facts
    assert not any(predicate.startswith("capsize") and thing == "fisher" for _, predicate, thing, _ in facts)


def test_relative_clauses_give_their_noun() -> None:
    facts = told("""
        She she PRON PRP 2 nsubj
        left leave VERB VBD 0 root
        the the DET DT 4 det
        clinic clinic NOUN NN 2 obj _ place
        that that PRON WDT 7 obj
        Swiss Swiss ADJ JJ 7 nsubj B-NORP person
        built build VERB VBD 4 acl:relcl
    """)
    assert ("Swiss", "build", "clinic", "asserted") in facts


def test_participle_modifies_its_noun() -> None:
    assert ("resolution", "condemn", "raid", "asserted") in told("""
        They they PRON PRP 2 nsubj
        backed back VERB VBD 0 root
        a a DET DT 4 det
        resolution resolution NOUN NN 2 obj _ abstract
        condemning condemn VERB VBG 4 acl
        the the DET DT 7 det
        raid raid NOUN NN 5 obj _ event
    """)


def test_object_noun_joins_the_predicate_before_an_argument() -> None:
    facts = told("""
        Norway Norway PROPN NNP 2 nsubj B-GPE place
        put put VERB VBD 0 root
        pressure pressure NOUN NN 2 obj _ abstract
        on on ADP IN 5 case
        Iceland Iceland PROPN NNP 2 obl B-GPE place
    """)
    assert ("Norway", "put pressure on", "Iceland", "asserted") in facts


_BOUND = """
    {0} {1} {2} {3} 4 nsubj:outer {4} {5}
    is be AUX VBZ 4 cop
    to to PART TO 4 mark
    visit visit VERB VB 0 root
    Lima Lima PROPN NNP 4 obj B-GPE place
"""


def test_who_is_to_do_something_is_to_do_it_a_plan_only_names_it() -> None:
    assert told(_BOUND.format("Roe", "Roe", "PROPN", "NNP", "B-PERSON", "person")) == {("Roe", "visit", "Lima", "planned")}
    assert told(_BOUND.format("plan", "plan", "NOUN", "NN", "_", "abstract")) == set()


def test_whom_a_statement_is_made_to() -> None:
    facts = told("""
        In in ADP IN 2 case
        statement statement NOUN NN 6 obl _ abstract
        to to ADP IN 4 case
        Reuters Reuters PROPN NNP 2 nmod B-ORG organization
        Chile Chile PROPN NNP 6 nsubj B-GPE place
        denied deny VERB VBD 0 root
        claims claim NOUN NNS 6 obj _ abstract
    """)
    assert ("Chile", "make statement to", "Reuters", "asserted") in facts


def test_the_subject_of_a_fronted_clause_may_hang_on_its_teller() -> None:
    facts = told("""
        Raids raid NOUN NNS 6 nsubj _ event
        killed kill VERB VBD 6 ccomp
        rebels rebel NOUN NNS 2 obj _ person
        , , PUNCT , 2 punct
        Holm Holm PROPN NNP 6 nsubj B-PERSON person
        told tell VERB VBD 0 root
        reporters reporter NOUN NNS 6 iobj _ person
    """)
    assert ("Raids", "kill", "rebels", "asserted") in facts
    assert not any(s == "reporters" for s, _, _, _ in facts)


def test_a_gerund_right_behind_an_agent_is_the_agents() -> None:
    facts = told("""
        Peace peace NOUN NN 3 nsubj:pass _ abstract
        is be AUX VBZ 3 aux:pass
        helped help VERB VBN 0 root
        by by ADP IN 5 case
        rebels rebel NOUN NNS 3 obl:agent _ person
        leaving leave VERB VBG 3 advcl
        Lima Lima PROPN NNP 6 obj B-GPE place
    """)
    assert ("rebels", "leave", "Lima", "asserted") in facts
    assert not any(s == "Peace" and p == "leave" for s, p, _, _ in facts)


def test_who_stands_between_for_and_to_does_it() -> None:
    facts = told("""
        Holm Holm PROPN NNP 2 nsubj B-PERSON person
        pressed press VERB VBD 0 root
        for for SCONJ IN 6 mark
        Chad Chad PROPN NNP 6 obl B-GPE place
        to to PART TO 6 mark
        leave leave VERB VB 2 advcl
        Lima Lima PROPN NNP 6 obj B-GPE place
    """)
    assert {(s, o) for s, p, o, _ in facts if "leave" in p} == {("Chad", "Lima")}
