"""Whose doing a clause without a subject of its own tells."""

from __future__ import annotations

from tests.extract.parsed import told


def test_who_is_given_the_chance() -> None:
    """The firm gave Weber the option to come to Lisbon."""
    facts = told("""
        The the DET DT 2 det
        firm firm NOUN NN 3 nsubj _ organization
        gave give VERB VBD 0 root
        Weber Weber PROPN NNP 3 iobj B-PERSON person
        the the DET DT 6 det
        option option NOUN NN 3 obj _ abstract
        to to PART TO 8 mark
        come come VERB VB 6 acl
        to to ADP IN 10 case
        Lisbon Lisbon PROPN NNP 8 obl B-GPE place
        +. . PUNCT . 3 punct
    """)
    assert ("Weber", "come to", "Lisbon", "planned") in facts
    assert ("firm", "come to", "Lisbon", "planned") not in facts


def test_whom_one_calls_on() -> None:
    """Norland called on Sweden to leave the union."""
    facts = told("""
        Norland Norland PROPN NNP 2 nsubj B-GPE place
        called call VERB VBD 0 root
        on on ADP IN 4 case
        Sweden Sweden PROPN NNP 2 obl B-GPE place
        to to PART TO 6 mark
        leave leave VERB VB 2 advcl
        the the DET DT 8 det
        union union NOUN NN 6 obj _ organization
        +. . PUNCT . 2 punct
    """)
    assert ("Sweden", "leave", "union", "planned") in facts
    assert ("Norland", "leave", "union", "planned") not in facts


def test_whose_decision_it_is() -> None:
    """The decision of President Ruiz to nominate a judge surprised us."""
    facts = told("""
        The the DET DT 2 det
        decision decision NOUN NN 10 nsubj _ event
        of of ADP IN 5 case
        President President PROPN NNP 5 nmod:desc
        Ruiz Ruiz PROPN NNP 2 nmod B-PERSON person
        to to PART TO 7 mark
        nominate nominate VERB VB 2 acl
        a a DET DT 9 det
        judge judge NOUN NN 7 obj _ person
        surprised surprise VERB VBD 0 root
        us we PRON PRP 10 obj _ person
        +. . PUNCT . 10 punct
    """)
    assert ("Ruiz", "nominate", "judge", "planned") in facts


def test_whose_goal_it_is() -> None:
    """The mission of the fleet is to protect merchant ships."""
    facts = told("""
        The the DET DT 2 det
        mission mission NOUN NN 8 nsubj:outer _ event
        of of ADP IN 5 case
        the the DET DT 5 det
        fleet fleet NOUN NN 2 nmod _ organization
        is be AUX VBZ 8 cop
        to to PART TO 8 mark
        protect protect VERB VB 0 root
        merchant merchant NOUN NN 10 compound
        ships ship NOUN NNS 8 obj _ object
        +. . PUNCT . 8 punct
    """)
    assert ("fleet", "protect", "merchant ships", "planned") in facts


def test_part_of_an_effort() -> None:
    """The army began the third phase of the effort to isolate the city."""
    facts = told("""
        The the DET DT 2 det
        army army NOUN NN 3 nsubj _ organization
        began begin VERB VBD 0 root
        the the DET DT 6 det
        third third ADJ JJ 6 amod
        phase phase NOUN NN 3 obj _ abstract
        of of ADP IN 9 case
        the the DET DT 9 det
        effort effort NOUN NN 6 nmod _ abstract
        to to PART TO 11 mark
        isolate isolate VERB VB 9 acl
        the the DET DT 13 det
        city city NOUN NN 11 obj _ place
        +. . PUNCT . 3 punct
    """)
    assert ("army", "isolate", "city", "planned") in facts


def test_who_is_helped_in_doing() -> None:
    """The grant supports the ministry in rebuilding the harbour."""
    facts = told("""
        The the DET DT 2 det
        grant grant NOUN NN 3 nsubj _ abstract
        supports support VERB VBZ 0 root
        the the DET DT 5 det
        ministry ministry NOUN NN 3 obj B-ORG organization
        in in SCONJ IN 7 mark
        rebuilding rebuild VERB VBG 3 advcl
        the the DET DT 9 det
        harbour harbour NOUN NN 7 obj _ place
        +. . PUNCT . 3 punct
    """)
    assert ("ministry", "rebuild", "harbour", "asserted") in facts


def test_nobody_does_what_a_context_names() -> None:
    """The treaty was signed in the context of rising prices."""
    facts = told("""
        The the DET DT 2 det
        treaty treaty NOUN NN 4 nsubj:pass _ abstract
        was be AUX VBD 4 aux:pass
        signed sign VERB VBN 0 root
        in in ADP IN 7 case
        the the DET DT 7 det
        context context NOUN NN 4 obl _ abstract
        of of ADP IN 10 case
        rising rise VERB VBG 10 amod
        prices price NOUN NNS 7 nmod _ abstract
        +. . PUNCT . 4 punct
    """)
    assert ("treaty", "rise", "prices", "asserted") not in facts


def test_a_clause_agrees_with_its_noun() -> None:
    """The teams from Mali, which are late, left the hotel."""
    facts = told("""
        The the DET DT 2 det
        teams team NOUN NNS 10 nsubj _ organization
        from from ADP IN 4 case
        Mali Mali PROPN NNP 2 nmod B-GPE place
        +, , PUNCT , 8 punct
        which which PRON WDT 8 nsubj
        are be AUX VBP 8 cop
        late late ADJ JJ 2 acl:relcl
        +, , PUNCT , 2 punct
        left leave VERB VBD 0 root
        the the DET DT 12 det
        hotel hotel NOUN NN 10 obj _ place
        +. . PUNCT . 10 punct
    """)
    assert ("Mali", "be", "late", "asserted") not in facts


def test_who_is_somebody() -> None:
    """Fighters in the north of the country who lead the campaign left."""
    facts = told("""
        Fighters fighter NOUN NNS 0 root _ person
        in in ADP IN 4 case
        the the DET DT 4 det
        north north NOUN NN 1 nmod _ place
        of of ADP IN 7 case
        the the DET DT 7 det
        country country NOUN NN 4 nmod _ place
        who who PRON WP 9 nsubj
        lead lead VERB VBP 7 acl:relcl
        the the DET DT 11 det
        campaign campaign NOUN NN 9 obj _ event
        left leave VERB VBD 9 xcomp
        +. . PUNCT . 1 punct
    """)
    assert ("Fighters", "lead", "campaign", "asserted") in facts


def test_cleft_is_said_of_the_noun() -> None:
    """It is such attacks that destroy our homes."""
    facts = told("""
        It it PRON PRP 4 expl _ event
        is be AUX VBZ 4 cop
        such such ADJ JJ 4 amod
        attacks attack NOUN NNS 0 root _ event
        that that PRON WDT 6 nsubj
        destroy destroy VERB VBP 4 advcl:relcl
        our our PRON PRP$ 8 nmod:poss _ person
        homes home NOUN NNS 6 obj _ place
        +. . PUNCT . 4 punct
    """)
    assert ("such attacks", "destroy", "homes", "asserted") in facts


def test_a_command_is_nobodys() -> None:
    """ "Keep the family in your prayers," Carter said."""
    facts = told("""
        " " PUNCT `` 2 punct
        +Keep keep VERB VB 11 ccomp
        the the DET DT 4 det
        family family NOUN NN 2 obj _ person
        in in ADP IN 7 case
        your your PRON PRP$ 7 nmod:poss _ person
        prayers prayer NOUN NNS 2 obl _ event
        +, , PUNCT , 2 punct
        +" " PUNCT '' 2 punct
        Carter Carter PROPN NNP 11 nsubj B-PERSON person
        said say VERB VBD 0 root
        +. . PUNCT . 11 punct
    """)
    assert ("Carter", "keep", "family", "asserted") not in facts


def test_who_leaps_over_things_to_persons() -> None:
    """The law protects the rights of citizens who fled the war."""
    facts = told("""
        The the DET DT 2 det
        law law NOUN NN 3 nsubj _ abstract
        protects protect VERB VBZ 0 root
        the the DET DT 5 det
        rights right NOUN NNS 3 obj _ abstract
        of of ADP IN 7 case
        citizens citizen NOUN NNS 5 nmod _ person
        who who PRON WP 9 nsubj
        fled flee VERB VBD 7 acl:relcl
        the the DET DT 11 det
        war war NOUN NN 9 obj _ event
        +. . PUNCT . 3 punct
    """)
    assert ("citizens", "flee", "war", "asserted") in facts


def test_trouble_is_the_subjects_and_in_doubt() -> None:
    """Teams from Chad had difficulties getting robots across the border."""
    facts = told("""
        Teams team NOUN NNS 4 nsubj _ organization
        from from ADP IN 3 case
        Chad Chad PROPN NNP 1 nmod B-GPE place
        had have VERB VBD 0 root
        difficulties difficulty NOUN NNS 4 obj _ abstract
        getting get VERB VBG 5 acl
        robots robot NOUN NNS 6 obj _ object
        across across ADP IN 10 case
        the the DET DT 10 det
        border border NOUN NN 6 obl _ place
        +. . PUNCT . 4 punct
    """)
    assert ("Teams", "have difficulty getting", "robots", "asserted") in facts
    assert ("Teams", "get", "robots", "hypothetical") in facts
    assert ("difficulties", "get", "robots", "asserted") not in facts


def test_who_is_sent_does_it() -> None:
    """Norland sent troops to guard the border."""
    facts = told("""
        Norland Norland PROPN NNP 2 nsubj B-GPE place
        sent send VERB VBD 0 root
        troops troop NOUN NNS 2 obj _ person
        to to PART TO 5 mark
        guard guard VERB VB 2 advcl
        the the DET DT 7 det
        border border NOUN NN 5 obj _ place
        +. . PUNCT . 2 punct
    """)
    assert ("troops", "guard", "border", "planned") in facts
    assert ("Norland", "guard", "border", "planned") not in facts


def test_what_is_told_before_a_gerund_is_the_clauses() -> None:
    """Rebels struck the fort before leaving the valley."""
    facts = told("""
        Rebels rebel NOUN NNS 2 nsubj B-ORG organization
        struck strike VERB VBD 0 root
        the the DET DT 4 det
        fort fort NOUN NN 2 obj _ place
        before before SCONJ IN 6 mark
        leaving leave VERB VBG 2 advcl
        the the DET DT 8 det
        valley valley NOUN NN 6 obj _ place
        +. . PUNCT . 2 punct
    """)
    assert ("Rebels", "leave", "valley", "asserted") in facts


def test_events_happen_not_things() -> None:
    """He condemned the raid on an aid convoy, which took place in Orlava."""
    facts = told("""
        He he PRON PRP 2 nsubj _ person
        condemned condemn VERB VBD 0 root
        the the DET DT 4 det
        raid raid NOUN NN 2 obj _ event
        on on ADP IN 8 case
        an a DET DT 8 det
        aid aid NOUN NN 8 compound
        convoy convoy NOUN NN 4 nmod _ organization
        +, , PUNCT , 11 punct
        which which PRON WDT 11 nsubj
        took take VERB VBD 8 acl:relcl
        place place NOUN NN 11 obj
        in in ADP IN 14 case
        Orlava Orlava PROPN NNP 11 obl B-GPE place
        +. . PUNCT . 2 punct
    """)
    assert ("raid", "take place in", "Orlava", "asserted") in facts
    assert ("aid convoy", "take place in", "Orlava", "asserted") not in facts


def test_a_relative_clause_stays_by_its_noun() -> None:
    """The raids delivered bombs against two sites, which include a bridge."""
    facts = told("""
        The the DET DT 2 det
        raids raid NOUN NNS 3 nsubj _ event
        delivered deliver VERB VBD 0 root
        bombs bomb NOUN NNS 3 obj _ event
        against against ADP IN 7 case
        two two NUM CD 7 nummod B-CARDINAL
        sites site NOUN NNS 3 obl _ place
        +, , PUNCT , 10 punct
        which which PRON WDT 10 nsubj
        include include VERB VBP 7 acl:relcl
        a a DET DT 12 det
        bridge bridge NOUN NN 10 obj _ place
        +. . PUNCT . 3 punct
    """)
    assert ("two sites", "include", "bridge", "asserted") in facts
    assert ("raids", "include", "bridge", "asserted") not in facts


def test_what_results_from_a_passive_is_the_doers() -> None:
    """The bus was hit by a truck, killing the driver."""
    facts = told("""
        The the DET DT 2 det
        bus bus NOUN NN 4 nsubj:pass _ object
        was be AUX VBD 4 aux:pass
        hit hit VERB VBN 0 root
        by by ADP IN 7 case
        a a DET DT 7 det
        truck truck NOUN NN 4 obl:agent _ object
        +, , PUNCT , 9 punct
        killing kill VERB VBG 4 advcl
        the the DET DT 11 det
        driver driver NOUN NN 9 obj _ person
        +. . PUNCT . 4 punct
    """)
    assert ("truck", "kill", "driver", "asserted") in facts
    assert ("bus", "kill", "driver", "asserted") not in facts


def test_a_perfect_participle_is_the_clauses() -> None:
    """Norland supports efforts to build homes, having committed funds to Peru."""
    facts = told("""
        Norland Norland PROPN NNP 2 nsubj B-GPE place
        supports support VERB VBZ 0 root
        efforts effort NOUN NNS 2 obj _ abstract
        to to PART TO 5 mark
        build build VERB VB 3 acl
        homes home NOUN NNS 5 obj _ place
        +, , PUNCT , 9 punct
        having have AUX VBG 9 aux
        committed commit VERB VBN 2 advcl
        funds fund NOUN NNS 9 obj _ abstract
        to to ADP IN 12 case
        Peru Peru PROPN NNP 9 obl B-GPE place
        +. . PUNCT . 2 punct
    """)
    assert ("Norland", "commit", "funds", "asserted") in facts
    assert ("homes", "commit", "funds", "asserted") not in facts


def test_who_is_supported_does_it() -> None:
    """The grant supports local councils to meet their needs."""
    facts = told("""
        The the DET DT 2 det
        grant grant NOUN NN 3 nsubj _ abstract
        supports support VERB VBZ 0 root
        local local ADJ JJ 5 amod
        councils council NOUN NNS 3 obj _ organization
        to to PART TO 7 mark
        meet meet VERB VB 5 acl
        their their PRON PRP$ 9 nmod:poss _ organization
        needs need NOUN NNS 7 obj _ abstract
        +. . PUNCT . 3 punct
    """)
    assert ("local councils", "meet", "needs", "planned") in facts


def test_a_participle_across_a_comma() -> None:
    """Roe gave vital support to the port, focused on trade: hung on the support."""
    facts = told("""
        Roe Roe PROPN NNP 2 nsubj B-PERSON person
        gave give VERB VBD 0 root
        vital vital ADJ JJ 4 amod
        support support NOUN NN 2 obj _ abstract
        to to ADP IN 7 case
        the the DET DT 7 det
        port port NOUN NN 4 nmod _ place
        , , PUNCT , 9 punct
        focused focus VERB VBN 4 acl
        on on ADP IN 11 case
        trade trade NOUN NN 9 obl _ abstract
        +. . PUNCT . 2 punct
    """)
    assert ("Roe", "be focused on", "trade", "asserted") in facts
    assert not {f for f in facts if f[0] == "vital support"}


def test_a_gerund_in_a_list_is_nobodys() -> None:
    """The talks are about security, fighting crime, and trade: what they are about."""
    facts = told("""
        Roe Roe PROPN NNP 2 nsubj B-PERSON person
        discussed discuss VERB VBD 0 root
        security security NOUN NN 2 obj _ abstract
        , , PUNCT , 5 punct
        fighting fight VERB VBG 3 acl
        crime crime NOUN NN 5 obj _ abstract
        , , PUNCT , 9 punct
        and and CCONJ CC 9 cc
        trade trade NOUN NN 3 conj _ abstract
        +. . PUNCT . 2 punct
    """)
    assert not {f for f in facts if f[1] == "fight"}


def test_a_crime_is_no_doer() -> None:
    """It is a crime to enter the harbour."""
    assert not told("""
        It it PRON PRP 4 nsubj
        is be AUX VBZ 4 cop
        a a DET DT 4 det
        crime crime NOUN NN 0 root _ event
        to to PART TO 6 mark
        enter enter VERB VB 4 acl
        the the DET DT 8 det
        harbour harbour NOUN NN 6 obj _ place
        +. . PUNCT . 4 punct
    """)


def test_an_aim_saves_no_lives() -> None:
    """The aim is peace and saving lives."""
    facts = told("""
        The the DET DT 2 det
        aim aim NOUN NN 4 nsubj _ abstract
        is be AUX VBZ 4 cop
        peace peace NOUN NN 0 root _ abstract
        and and CCONJ CC 6 cc
        saving save VERB VBG 4 conj
        lives life NOUN NNS 6 obj _ abstract
        +. . PUNCT . 4 punct
    """)
    assert not {f for f in facts if f[1] == "save"}


def test_an_item_of_a_list_is_one_thing() -> None:
    """Commas that the parse hangs on a later item: "bought a crane, a dock, two boats"."""
    facts = told("""
        Roe Roe PROPN NNP 2 nsubj B-PERSON person
        bought buy VERB VBD 0 root
        a a DET DT 4 det
        crane crane NOUN NN 2 obj _ object
        , , PUNCT , 10 punct
        a a DET DT 7 det
        dock dock NOUN NN 4 conj _ place
        , , PUNCT , 10 punct
        two two NUM CD 12 nummod
        boats boat NOUN NNS 4 conj _ object
        and and CCONJ CC 12 cc
        cars car NOUN NNS 4 conj _ object
        +. . PUNCT . 2 punct
    """)
    assert {f[2] for f in facts if f[1] == "buy"} == {"crane", "dock", "two boats", "cars"}


def test_whom_a_clause_behind_a_class_is_about() -> None:
    """Brightwater is a company that builds dams."""
    facts = told("""
        Brightwater Brightwater PROPN NNP 4 nsubj B-ORG organization
        is be AUX VBZ 4 cop
        a a DET DT 4 det
        company company NOUN NN 0 root _ organization
        that that PRON WDT 6 nsubj
        builds build VERB VBZ 4 acl:relcl
        dams dam NOUN NNS 6 obj _ place
        +. . PUNCT . 4 punct
    """)
    assert ("Brightwater", "build", "dams", "asserted") in facts
    assert ("company", "build", "dams", "asserted") not in facts


def test_what_a_thing_is_not_it_does_not_do() -> None:
    """Roe is not a man who breaks the law."""
    facts = told("""
        Roe Roe PROPN NNP 5 nsubj B-PERSON abstract
        is be AUX VBZ 5 cop
        not not PART RB 5 advmod
        a a DET DT 5 det
        man man NOUN NN 0 root _ person
        who who PRON WP 7 nsubj
        breaks break VERB VBZ 5 acl:relcl
        the the DET DT 9 det
        law law NOUN NN 7 obj _ abstract
        +. . PUNCT . 5 punct
    """)
    assert ("Roe", "break", "law", "asserted") not in facts


def test_the_purpose_of_a_thing() -> None:
    """The purpose of the dam is to divert water to Lake Orla."""
    facts = told("""
        The the DET DT 2 det
        purpose purpose NOUN NN 8 nsubj:outer _ abstract
        of of ADP IN 5 case
        the the DET DT 5 det
        dam dam NOUN NN 2 nmod _ place
        is be AUX VBZ 8 cop
        to to PART TO 8 mark
        divert divert VERB VB 0 root
        water water NOUN NN 8 obj _ substance
        to to ADP IN 11 case
        Lake Lake PROPN NNP 8 obl B-LOC place
        Orla Orla PROPN NNP 11 flat I-LOC place
        +. . PUNCT . 8 punct
    """)
    assert ("dam", "divert", "water", "planned") in facts


def test_whose_plans_a_modifier_tells() -> None:
    """Roe criticised U.S. plans to leave the union."""
    facts = told("""
        Roe Roe PROPN NNP 2 nsubj B-ORG organization
        criticised criticise VERB VBD 0 root
        U.S. U.S. PROPN NNP 4 compound B-GPE place
        plans plan NOUN NNS 2 obj _ abstract
        to to PART TO 6 mark
        leave leave VERB VB 4 acl
        the the DET DT 8 det
        union union NOUN NN 6 obj _ organization
        +. . PUNCT . 2 punct
    """)
    assert ("U.S.", "leave", "union", "planned") in facts
    assert ("Roe", "leave", "union", "planned") not in facts
