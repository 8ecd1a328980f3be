"""Titles, roles and places beside names."""

from __future__ import annotations

from tests.extract.parsed import told


def _titled(first: str, second: str) -> set[tuple[str, str, str, str]]:
    return told(f"""
        {first} {first} PROPN NNP 3 nmod:desc
        {second} {second} PROPN NNP 3 nmod:desc
        Rossi Rossi PROPN NNP 4 nsubj B-PERSON person
        left leave VERB VBD 0 root
    """)


def test_a_rank_of_two_words_is_one() -> None:
    assert {f for f in _titled("Lt.", "Gen.") if f[1] == "be"} == {("Rossi", "be", "Lt. Gen.", "asserted")}


def test_an_honorific_says_nothing() -> None:
    assert told("""
        Lady Lady PROPN NNP 2 nmod:desc
        Rossi Rossi PROPN NNP 3 nsubj B-PERSON person
        left leave VERB VBD 0 root
        Lima Lima PROPN NNP 3 obj B-GPE place
    """) == {("Rossi", "leave", "Lima", "asserted")}


def test_two_titles_and_a_nationality() -> None:
    facts = told("""
        Swiss Swiss ADJ JJ 2 amod B-NORP
        scholar scholar NOUN NN 5 nmod:desc
        and and CCONJ CC 4 cc
        poet poet NOUN NN 2 conj
        Rossi Rossi PROPN NNP 6 nsubj B-PERSON person
        left leave VERB VBD 0 root
    """)
    assert {("Rossi", "be scholar from", "Swiss", "asserted"), ("Rossi", "be", "poet", "asserted")} <= facts


def test_an_office_is_held_of_a_state() -> None:
    assert ("Rossi", "be envoy of", "Swiss", "asserted") in told("""
        Swiss Swiss ADJ JJ 2 amod B-NORP
        envoy envoy NOUN NN 3 nmod:desc _ person
        Rossi Rossi PROPN NNP 4 nsubj B-PERSON person
        left leave VERB VBD 0 root
    """)


def test_whoever_is_from_a_party_is_a_member() -> None:
    assert ("Rossi", "be member of", "Labour", "asserted") in told("""
        Rossi Rossi PROPN NNP 7 nsubj B-PERSON person
        +, , PUNCT , 4 punct
        a a DET DT 4 det
        veteran veteran NOUN NN 1 appos _ person
        from from ADP IN 6 case
        Labour Labour PROPN NNP 4 nmod B-ORG organization
        left leave VERB VBD 0 root
    """)


def test_a_winner_has_won() -> None:
    assert ("Rossi", "win", "Abel Prize", "asserted") in told("""
        Rossi Rossi PROPN NNP 7 nsubj B-PERSON person
        +, , PUNCT , 6 punct
        an a DET DT 6 det
        Abel Abel PROPN NNP 5 compound
        Prize Prize PROPN NNP 6 compound
        winner winner NOUN NN 1 appos _ person
        left leave VERB VBD 0 root
    """)


def _pair(second: str) -> set[tuple[str, str, str, str]]:
    return told(f"""
        They they PRON PRP 2 nsubj
        saw see VERB VBD 0 root
        Salem Salem PROPN NNP 2 obj B-GPE place
        +, , PUNCT , 5 punct
        Oregon Oregon PROPN NNP {second}
    """)


def test_a_place_behind_a_comma_holds_the_place_before_it() -> None:
    assert ("Salem", "be in", "Oregon", "asserted") in _pair("3 nmod:unmarked B-GPE place")
    assert ("Salem", "be in", "Oregon", "asserted") in _pair("2 nmod B-GPE place")  # wherever the parse hangs it


def test_the_next_of_a_row_holds_nothing() -> None:
    assert not any(p == "be in" for _, p, _, _ in _pair("3 conj B-GPE place"))


def _brackets(first: str, second: str) -> set[tuple[str, str, str, str]]:
    return told(f"""
        Trains train NOUN NNS 2 nsubj _ object
        pass pass VERB VBP 0 root
        {first}
        +( ( PUNCT -LRB- 7 punct
        {second}
        +) ) PUNCT -RRB- 7 punct
    """)


def test_another_unit_is_no_apposition() -> None:
    assert not any(
        p == "be"
        for _, p, _, _ in _brackets(
            "500 500 NUM CD 4 nummod\nmiles mile NOUN NNS 2 obj", "800 800 NUM CD 7 nummod\nkm kilometre NOUN NNS 4 appos"
        )
    )


def test_a_bare_noun_behind_a_bare_noun_is_the_next_of_a_list() -> None:
    assert not any(
        p == "be"
        for _, p, _, _ in _brackets(
            "old old ADJ JJ 4 amod\nlorries lorry NOUN NNS 2 obj", "big big ADJ JJ 7 amod\ncars car NOUN NNS 4 appos"
        )
    )


def test_a_code_name_belongs_to_its_noun() -> None:
    assert not any(
        p == "be"
        for _, p, _, _ in told("""
        Troops troop NOUN NNS 2 nsubj _ person
        joined join VERB VBD 0 root
        Operation Operation PROPN NNP 2 obj _ event
        Clear Clear PROPN NNP 5 amod
        Water Water PROPN NNP 3 appos
    """)
    )


def test_a_row_shares_its_party() -> None:
    facts = told("""
        Labour Labour PROPN NNP 3 nmod:poss B-ORG organization
        +'s 's PART POS 1 case
        Rossi Rossi PROPN NNP 6 nsubj B-PERSON person
        and and CCONJ CC 5 cc
        Weber Weber PROPN NNP 3 conj B-PERSON person
        left leave VERB VBD 0 root
    """)
    assert {("Rossi", "be member of", "Labour", "asserted"), ("Weber", "be member of", "Labour", "asserted")} <= facts


def test_respectively() -> None:
    facts = told("""
        Rossi Rossi PROPN NNP 9 nsubj B-PERSON person
        and and CCONJ CC 3 cc
        Weber Weber PROPN NNP 1 conj B-PERSON person
        of of ADP IN 6 case
        respectively respectively ADV RB 6 advmod
        Labour Labour PROPN NNP 3 nmod B-ORG organization
        and and CCONJ CC 8 cc
        Liberals Liberal PROPN NNPS 6 conj B-ORG organization
        left leave VERB VBD 0 root
    """)
    members = {(s, o) for s, p, o, _ in facts if p == "be member of"}
    assert members == {("Rossi", "Labour"), ("Weber", "Liberals")}


def _after_a_comma(article: str) -> set[tuple[str, str, str, str]]:
    return told(f"""
        Rebels rebel NOUN NNS 2 nsubj _ person
        left leave VERB VBD 0 root
        the the DET DT 4 det
        city city NOUN NN 2 obj _ place
        +, , PUNCT , 8 punct
        {article} {article} DET DT 8 det
        Swiss Swiss ADJ JJ 8 amod B-NORP
        capital capital NOUN NN 4 nmod _ place
    """)


def test_an_apposition_the_parse_calls_a_modifier() -> None:
    assert ("city", "be capital of", "Swiss", "asserted") in _after_a_comma("a")


def test_a_class_right_before_its_name() -> None:
    facts = told("""
        The the DET DT 3 det
        Swiss Swiss ADJ JJ 3 amod B-NORP
        vessel vessel NOUN NN 6 nsubj _ object
        Sea Sea PROPN NNP 5 compound B-PRODUCT
        Rose Rose PROPN NNP 6 nsubj I-PRODUCT
        sank sink VERB VBD 0 root
    """)
    assert ("Sea Rose", "be vessel of", "Swiss", "asserted") in facts


def test_a_name_nobody_marked_is_one_beside_a_common_noun() -> None:
    facts = told("""
        The the DET DT 3 det
        security security NOUN NN 3 compound
        firm firm NOUN NN 5 nsubj _ organization
        Safeco Safeco PROPN NNP 3 appos
        warned warn VERB VBD 0 root
    """)
    assert ("Safeco", "be", "security firm", "asserted") in facts


def test_a_role_and_behind_a_comma_the_body_it_is_in() -> None:
    """Rossi, commander, Norvik Guard, left."""
    rows = """
        Rossi Rossi PROPN NNP 8 nsubj B-PERSON person
        +, , PUNCT , 3 punct
        {role} NOUN NN 1 appos _ {kind}
        +, , PUNCT , 6 punct
        Norvik Norvik PROPN NNP 6 compound B-ORG
        Guard Guard PROPN NNP 1 list I-ORG organization
        +, , PUNCT , 6 punct
        left leave VERB VBD 0 root
    """
    assert ("Rossi", "be commander of", "Norvik Guard", "asserted") in told(rows.format(role="commander commander", kind="person"))
    assert not any(p.startswith("be island of") for _, p, _, _ in told(rows.format(role="island island", kind="place")))
