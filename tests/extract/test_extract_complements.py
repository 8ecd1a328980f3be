"""What a verb says its subject or object is: adjectives, classes, roles."""

from __future__ import annotations

from tests.extract.parsed import told


def test_adjective_of_the_object() -> None:
    """The court found the minister guilty of fraud."""
    facts = told("""
        The the DET DT 2 det
        court court NOUN NN 3 nsubj _ organization
        found find VERB VBD 0 root
        the the DET DT 5 det
        minister minister NOUN NN 3 obj _ person
        guilty guilty NOUN JJ 3 xcomp
        of of ADP IN 8 case
        fraud fraud NOUN NN 6 obl _ event
        +. . PUNCT . 3 punct
    """)
    assert ("court", "find guilty", "minister", "asserted") in facts
    assert ("minister", "be found guilty of", "fraud", "asserted") in facts
    assert ("court", "find", "minister", "asserted") not in facts


def test_adjective_of_the_subject() -> None:
    """The town remained calm."""
    facts = told("""
        The the DET DT 2 det
        town town NOUN NN 3 nsubj _ place
        remained remain VERB VBD 0 root
        calm calm ADJ JJ 3 xcomp
        +. . PUNCT . 3 punct
    """)
    assert ("town", "remain", "calm", "asserted") in facts


def test_adjective_of_a_passive_subject() -> None:
    """The bridge was declared unsafe."""
    facts = told("""
        The the DET DT 2 det
        bridge bridge NOUN NN 4 nsubj:pass _ place
        was be AUX VBD 4 aux:pass
        declared declare VERB VBN 0 root
        unsafe unsafe ADJ JJ 4 xcomp
        +. . PUNCT . 4 punct
    """)
    assert ("bridge", "be declared", "unsafe", "asserted") in facts


def test_as_says_what_the_object_is() -> None:
    """Rebels used the school as a prison."""
    facts = told("""
        Rebels Rebel PROPN NNPS 2 nsubj B-ORG organization
        used use VERB VBD 0 root
        the the DET DT 4 det
        school school NOUN NN 2 obj _ organization
        as as ADP IN 7 case
        a a DET DT 7 det
        prison prison NOUN NN 2 obl _ place
        +. . PUNCT . 2 punct
    """)
    assert ("school", "be used as", "prison", "asserted") in facts
    assert ("Rebels", "use school as", "prison", "asserted") not in facts


def test_as_of_other_verbs_is_the_subjects() -> None:
    """Rossi joined the firm as an engineer."""
    facts = told("""
        Rossi Rossi PROPN NNP 2 nsubj B-PERSON person
        joined join VERB VBD 0 root
        the the DET DT 4 det
        firm firm NOUN NN 2 obj _ organization
        as as ADP IN 7 case
        an a DET DT 7 det
        engineer engineer NOUN NN 2 obl _ person
        +. . PUNCT . 2 punct
    """)
    assert ("Rossi", "join firm as", "engineer", "asserted") in facts


def test_class_of_the_object() -> None:
    """Voters elected Anna Costa president of Peru."""
    facts = told("""
        Voters voter NOUN NNS 2 nsubj _ person
        elected elect VERB VBD 0 root
        Anna Anna PROPN NNP 5 nsubj B-PERSON person
        Costa Costa PROPN NNP 3 flat I-PERSON
        president president NOUN NN 2 xcomp _ person
        of of ADP IN 7 case
        Peru Peru PROPN NNP 5 nmod B-GPE place
        +. . PUNCT . 2 punct
    """)
    assert ("Voters", "elect", "Anna Costa", "asserted") in facts
    assert ("Anna Costa", "be elected president of", "Peru", "asserted") in facts


def test_dummy_object_is_nothing() -> None:
    """The minister made it clear that the port would close."""
    facts = told("""
        The the DET DT 2 det
        minister minister NOUN NN 3 nsubj _ person
        made make VERB VBD 0 root
        it it PRON PRP 3 expl _ event
        clear clear ADJ JJ 3 xcomp
        that that SCONJ IN 10 mark
        the the DET DT 8 det
        port port NOUN NN 10 nsubj _ place
        would would AUX MD 10 aux
        close close VERB VB 5 ccomp
        +. . PUNCT . 3 punct
    """)
    assert ("it", "be made", "clear", "asserted") not in facts


def test_role_before_the_clause() -> None:
    """As a long-time ally, Peru remains steadfast in support of Chile."""
    facts = told("""
        As as ADP IN 6 case
        a a DET DT 6 det
        long long ADJ JJ 5 amod
        +- - PUNCT HYPH 3 punct
        +time time NOUN NN 6 compound
        ally ally NOUN NN 9 obl _ person
        +, , PUNCT , 6 punct
        Peru Peru PROPN NNP 9 nsubj B-GPE place
        remains remain VERB VBZ 0 root
        steadfast steadfast ADJ JJ 9 xcomp
        in in ADP IN 12 case
        support support NOUN NN 10 obl
        of of ADP IN 14 case
        Chile Chile PROPN NNP 12 nmod B-GPE place
        +. . PUNCT . 9 punct
    """)
    assert ("Peru", "be", "long-time ally", "asserted") in facts
    assert ("Peru", "remain steadfast in", "support of Chile", "asserted") in facts
    assert ("Peru", "remain as", "long-time ally", "asserted") not in facts


def test_for_whom_it_is_made_so() -> None:
    """The law makes it easier for farmers to obtain loans."""
    facts = told("""
        The the DET DT 2 det
        law law NOUN NN 3 nsubj _ abstract
        makes make VERB VBZ 0 root
        it it PRON PRP 3 expl _ event
        easier easy ADJ JJR 3 xcomp
        for for SCONJ IN 9 mark
        farmers farmer NOUN NNS 9 nsubj _ person
        to to PART TO 9 mark
        obtain obtain VERB VB 5 advcl
        loans loan NOUN NNS 9 obj _ abstract
        +. . PUNCT . 3 punct
    """)
    assert ("law", "make easier for", "farmers", "asserted") in facts
    assert ("farmers", "obtain", "loans", "planned") in facts


def test_who_belongs_to_a_class() -> None:
    """The guests included Anna Roe and Luis Poe."""
    facts = told("""
        The the DET DT 2 det
        guests guest NOUN NNS 3 nsubj _ person
        included include VERB VBD 0 root
        Anna Anna PROPN NNP 3 obj B-PERSON person
        Roe Roe PROPN NNP 4 flat I-PERSON
        and and CCONJ CC 7 cc
        Luis Luis PROPN NNP 4 conj B-PERSON person
        Poe Poe PROPN NNP 7 flat I-PERSON
        +. . PUNCT . 3 punct
    """)
    assert ("guests", "include", "Anna Roe", "asserted") in facts
    assert ("Luis Poe", "be one of", "guests", "asserted") in facts


def test_parts_of_the_verb_are_no_complements() -> None:
    """The mayor put people first."""
    facts = told("""
        The the DET DT 2 det
        mayor mayor NOUN NN 3 nsubj _ person
        put put VERB VBD 0 root
        people person NOUN NNS 3 obj _ person
        first first ADV RB 3 xcomp
        +. . PUNCT . 3 punct
    """)
    assert ("people", "be put", "first", "asserted") not in facts
