"""Nouns and the relative clauses they take part in."""

from __future__ import annotations

import pytest
from enhanced_docs import added, sentence

from kg.english.enhanced import edges


def test_subject_and_reference() -> None:
    doc = sentence("""
        guard/guard/NN 1 root
        who/who/WP slept nsubj
        slept/sleep/VBD guard acl:relcl
    """)
    assert added(doc) == {"slept -nsubj-> guard", "guard -ref-> who"}
    assert edges(doc)[1] == ((0, "ref"),), "the pronoun has no part of its own"


def test_pronoun_in_a_phrase_below_the_verb() -> None:
    doc = sentence("""
        town/town/NN 1 root
        the/the/DT mayor det
        mayor/mayor/NN fled nsubj
        of/of/IN which case
        which/which/WDT mayor nmod
        fled/flee/VBD town acl:relcl
    """)
    assert added(doc) == {"mayor -nmod:of-> town", "town -ref-> which"}


def test_owner_and_place() -> None:
    owner = sentence("""
        man/man/NN 1 root
        whose/whose/WP$ boat nmod:poss
        boat/boat/NN sank nsubj
        sank/sink/VBD man acl:relcl
    """)
    place = sentence("""
        cave/cave/NN 1 root
        where/where/WRB hid advmod
        they/they/PRP hid nsubj
        hid/hide/VBD cave acl:relcl
    """)
    assert added(owner) == {"boat -nmod:poss-> man", "man -ref-> whose"}
    assert added(place) == {"hid -obl-> cave", "cave -ref-> where"}


def test_second_clause_with_a_pronoun_of_its_own() -> None:
    doc = sentence("""
        aunt/aunt/NN 1 root
        who/who/WP paints nsubj
        paints/paint/VBZ aunt acl:relcl
        and/and/CC adores cc
        whom/whom/WP adores obj
        he/he/PRP adores nsubj
        adores/adore/VBZ paints conj
    """)
    assert {"paints -nsubj-> aunt", "adores -obj-> aunt", "aunt -ref-> who", "aunt -ref-> whom"} <= added(doc)
    assert "adores -nsubj-> aunt" not in added(doc)


def test_pronoun_of_a_whole_clause() -> None:
    doc = sentence("""
        It/it/PRP rained expl
        rained/rain/VBD rained root
        which/which/WDT helped nsubj
        helped/help/VBD rained advcl:relcl
    """)
    assert added(doc) == {"helped -nsubj-> rained", "rained -ref-> which"}


def test_pronoun_of_an_inner_clause_is_the_inner_noun_s() -> None:
    doc = sentence("""
        books/book/NNS 1 root
        women/woman/NNS sold nsubj
        who/who/WP wrote nsubj
        wrote/write/VBD women acl:relcl
        sold/sell/VBD books acl:relcl
    """)
    assert added(doc) == {"wrote -nsubj-> women", "women -ref-> who", "sold -obj-> books"}


@pytest.mark.parametrize(
    ("noun", "rest", "expected"),
    [
        ("car", "sold/sell/VBD 1 acl:relcl", "sold -obj-> car"),
        ("day", "left/leave/VBD 1 acl:relcl", "left -obl-> day"),
        ("car", "looked/look/VBD 1 acl:relcl\nat/at/IN looked obl", "looked -obl-> car"),
        ("house", "wants/want/VBZ 1 acl:relcl\nto/to/TO buy mark\nbuy/buy/VB wants xcomp", "buy -obj-> house"),
        ("mess", "is/be/VBZ 1 acl:relcl", "is -obl-> mess"),
    ],
)
def test_without_a_pronoun(noun: str, rest: str, expected: str) -> None:
    verb = rest.split("/")[0]
    doc = sentence(f"{noun}/{noun}/NN 1 root\nshe/she/PRP {verb} nsubj\n{rest}")
    assert expected in added(doc)


def test_free_relatives() -> None:
    assert added(sentence("what/what/WP 1 root\nhappened/happen/VBD what acl:relcl")) == {"happened -nsubj-> what"}
    passive = sentence("what/what/WP 1 root\nwas/be/VBD said aux:pass\nsaid/say/VBN what acl:relcl")
    assert added(passive) == {"said -nsubj:pass-> what"}
    thought = sentence("what/what/WP 1 root\nI/I/PRP think nsubj\nthink/think/VBP what acl:relcl\nmatters/matter/VBZ think ccomp")
    assert added(thought) == {"matters -nsubj-> what"}
    assert added(sentence("what/what/WP 1 root\nit/it/PRP is nsubj\nis/be/VBZ what acl:relcl")) == set()


def test_clause_after_both_nouns_is_of_both_and_one_between_them_of_the_first() -> None:
    after = sentence("""
        salt/salt/NN 1 root
        and/and/CC oil cc
        oil/oil/NN salt conj
        they/they/PRP sold nsubj
        sold/sell/VBD salt acl:relcl
    """)
    between = sentence("""
        salt/salt/NN 1 root
        they/they/PRP sold nsubj
        sold/sell/VBD salt acl:relcl
        and/and/CC oil cc
        oil/oil/NN salt conj
    """)
    assert "sold -obj-> oil" in added(after)
    assert "sold -obj-> oil" not in added(between)
