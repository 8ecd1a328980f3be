"""What conjuncts share."""

from __future__ import annotations

from enhanced_docs import added, sentence


def test_every_conjunct_hangs_where_the_first_does() -> None:
    doc = sentence("""
        sells/sell/VBZ 1 root
        rice/rice/NN sells obj
        and/and/CC wool cc
        wool/wool/NN rice conj
    """)
    assert added(doc) == {"rice -conj:and-> wool", "sells -obj-> wool"}


def test_conjunct_keeps_its_own_preposition() -> None:
    doc = sentence("""
        fought/fight/VBD 1 root
        on/on/IN land case
        land/land/NN fought obl
        and/and/CC sea cc
        at/at/IN sea case
        sea/sea/NN land conj
        or/or/CC air cc
        air/air/NN land conj
    """)
    assert {"fought -obl:on-> land", "fought -obl:at-> sea", "fought -obl:on-> air"} <= added(doc)


def test_shared_subjects_each_conjunct_of_them() -> None:
    doc = sentence("""
        Ann//NNP came nsubj
        and/and/CC Bob cc
        Bob//NNP Ann conj
        came/come/VBD came root
        and/and/CC sang cc
        sang/sing/VBD came conj
    """)
    assert added(doc) == {"Ann -conj:and-> Bob", "came -nsubj-> Bob", "came -conj:and-> sang", "sang -nsubj-> Ann", "sang -nsubj-> Bob"}


def test_own_subject_is_enough() -> None:
    doc = sentence("""
        Ann//NNP came nsubj
        came/come/VBD came root
        and/and/CC sang cc
        Bob//NNP sang nsubj
        sang/sing/VBD came conj
    """)
    assert added(doc) == {"came -conj:and-> sang"}


def test_voice_is_the_conjunct_s_own() -> None:
    doc = sentence("""
        ship/ship/NN seized nsubj:pass
        was/be/VBD seized aux:pass
        seized/seize/VBN seized root
        ,/,/, sold punct
        sold/sell/VBN seized conj
        and/and/CC sank cc
        sank/sink/VBD seized conj
    """)
    assert {"sold -nsubj:pass-> ship", "sank -nsubj-> ship"} <= added(doc)


def test_passive_after_an_active_verb() -> None:
    doc = sentence("""
        He/he/PRP fled nsubj
        fled/flee/VBD fled root
        and/and/CC caught cc
        was/be/VBD caught aux:pass
        caught/catch/VBN fled conj
    """)
    assert "caught -nsubj:pass-> He" in added(doc)


def test_object_after_the_last_verb_is_of_both() -> None:
    doc = sentence("""
        buy/buy/VB 1 root
        and/and/CC sell cc
        sell/sell/VB buy conj
        gold/gold/NN buy obj
    """)
    assert added(doc) == {"buy -conj:and-> sell", "sell -obj-> gold"}


def test_object_of_the_first_verb_alone() -> None:
    doc = sentence("""
        buy/buy/VB 1 root
        gold/gold/NN buy obj
        and/and/CC leave cc
        leave/leave/VB buy conj
    """)
    assert added(doc) == {"buy -conj:and-> leave"}
