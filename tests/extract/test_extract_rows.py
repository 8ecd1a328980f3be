"""Rows of roles beside a name."""

from __future__ import annotations

from tests.extract.parsed import told


def test_second_role_hung_on_the_name_shares_its_body() -> None:
    """Ana Roe, president and owner of Norbank, left."""
    facts = told("""
        Ana Ana PROPN NNP 10 nsubj B-PERSON person
        Roe Roe PROPN NNP 1 flat I-PERSON
        , , PUNCT , 4 punct
        president president NOUN NN 1 appos _ person
        and and CCONJ CC 6 cc
        owner owner NOUN NN 1 conj _ person
        of of ADP IN 8 case
        Norbank Norbank PROPN NNP 6 nmod B-ORG organization
        , , PUNCT , 1 punct
        left leave VERB VBD 0 root
        +. . PUNCT . 10 punct
    """)
    assert {("Ana Roe", "be president of", "Norbank", "asserted"), ("Ana Roe", "be owner of", "Norbank", "asserted")} <= set(facts)
    assert not [f for f in facts if f[0].startswith(("owner", "president"))]


def test_body_behind_both_roles_hung_on_the_first() -> None:
    """Ana Roe, director and treasurer at Norbank, left."""
    facts = told("""
        Ana Ana PROPN NNP 10 nsubj B-PERSON person
        Roe Roe PROPN NNP 1 flat I-PERSON
        , , PUNCT , 4 punct
        director director NOUN NN 1 list _ person
        and and CCONJ CC 6 cc
        treasurer treasurer NOUN NN 4 conj _ person
        at at ADP IN 8 case
        Norbank Norbank PROPN NNP 4 nmod B-ORG organization
        , , PUNCT , 1 punct
        left leave VERB VBD 0 root
        +. . PUNCT . 10 punct
    """)
    assert {("Ana Roe", "be director at", "Norbank", "asserted"), ("Ana Roe", "be treasurer at", "Norbank", "asserted")} <= set(facts)


def test_second_role_hung_on_what_the_first_is_in() -> None:
    """Ana Roe, professor of law and mayor of Lima, left."""
    facts = told("""
        Ana Ana PROPN NNP 12 nsubj B-PERSON person
        Roe Roe PROPN NNP 1 flat I-PERSON
        , , PUNCT , 4 punct
        professor professor NOUN NN 1 appos _ person
        of of ADP IN 6 case
        law law NOUN NN 4 nmod _ abstract
        and and CCONJ CC 8 cc
        mayor mayor NOUN NN 6 conj _ person
        of of ADP IN 10 case
        Lima Lima PROPN NNP 8 nmod B-GPE place
        , , PUNCT , 1 punct
        left leave VERB VBD 0 root
        +. . PUNCT . 12 punct
    """)
    assert ("Ana Roe", "be mayor of", "Lima", "asserted") in facts
    assert not [f for f in facts if f[1] == "be professor of" and f[2].startswith("mayor")]


def test_a_role_with_an_article_stands_by_itself() -> None:
    """Ana Roe, a director and owner of Norbank, left."""
    facts = told("""
        Ana Ana PROPN NNP 11 nsubj B-PERSON person
        Roe Roe PROPN NNP 1 flat I-PERSON
        , , PUNCT , 5 punct
        a a DET DT 5 det
        director director NOUN NN 1 appos _ person
        and and CCONJ CC 7 cc
        owner owner NOUN NN 5 conj _ person
        of of ADP IN 9 case
        Norbank Norbank PROPN NNP 7 nmod B-ORG organization
        , , PUNCT , 1 punct
        left leave VERB VBD 0 root
        +. . PUNCT . 11 punct
    """)
    assert ("Ana Roe", "be owner of", "Norbank", "asserted") in facts
    assert ("Ana Roe", "be director of", "Norbank", "asserted") not in facts


def test_members_with_a_number() -> None:
    """Ten members of the Senate left."""
    facts = told("""
        Ten ten NUM CD 2 nummod
        members member NOUN NNS 6 nsubj _ person
        of of ADP IN 5 case
        the the DET DT 5 det
        Senate Senate PROPN NNP 2 nmod B-ORG organization
        left leave VERB VBD 0 root
        +. . PUNCT . 6 punct
    """)
    assert "be member of" in [f[1] for f in facts]


def test_plain_plural_that_did_something_alone() -> None:
    """Federal troops withdrew."""
    facts = told("""
        Federal federal ADJ JJ 2 amod
        troops troops NOUN NNS 3 nsubj _ person
        withdrew withdraw VERB VBD 0 root
        +. . PUNCT . 3 punct
    """)
    assert ("Federal troops", "withdraw", "true", "asserted") in facts


def test_home_to() -> None:
    """Lima, home to ten clubs, grew."""
    facts = told("""
        Lima Lima PROPN NNP 8 nsubj B-GPE place
        , , PUNCT , 3 punct
        home home NOUN NN 1 appos _ place
        to to ADP IN 6 case
        ten ten NUM CD 6 nummod
        clubs club NOUN NNS 3 nmod _ organization
        , , PUNCT , 1 punct
        grew grow VERB VBD 0 root
        +. . PUNCT . 8 punct
    """)
    assert ("Lima", "be home to", "ten clubs", "asserted") in facts
