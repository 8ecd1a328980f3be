"""Prepositions, markers and conjunctions in labels."""

from __future__ import annotations

import pytest
from enhanced_docs import added, sentence


def test_preposition_of_a_noun_and_of_a_verb() -> None:
    doc = sentence("""
        ships/ship/NNS  sank  nsubj
        of/of/IN        4     case
        the/the/DT      4     det
        navy/navy/NN    ships nmod
        sank/sink/VBD   sank  root
        off/off/IN      Malta case
        Malta//NNP      sank  obl
    """)
    assert added(doc) == {"ships -nmod:of-> navy", "sank -obl:off-> Malta"}


def test_fixed_expression_is_one_marker() -> None:
    doc = sentence("""
        closed/close/VBN 1    root
        because/because/IN storms case
        of/of/IN      because fixed
        storms/storm/NNS closed obl
    """)
    assert added(doc) == {"closed -obl:because_of-> storms"}


def test_last_of_two_prepositions_counts() -> None:
    doc = sentence("""
        ran/run/VBD 1 root
        out/out/IN town case
        of/of/IN town case
        town/town/NN ran obl
    """)
    assert added(doc) == {"ran -obl:of-> town"}


def test_participle_as_preposition_keeps_its_form() -> None:
    doc = sentence("""
        ports/port/NNS 1 root
        including/include/VBG Genoa case
        Genoa//NNP ports nmod
    """)
    assert added(doc) == {"ports -nmod:including-> Genoa"}


def test_owner_is_not_marked_by_its_ending() -> None:
    doc = sentence("""
        stayed/stay/VBD 1 root
        at/at/IN Rosa case
        Rosa//NNP stayed obl
        's/'s/POS Rosa case
    """)
    assert added(doc) == {"stayed -obl:at-> Rosa"}


@pytest.mark.parametrize(("marker", "dep"), [("if", "mark"), ("when", "advmod"), ("where", "advmod")])
def test_adverbial_clause(marker: str, dep: str) -> None:
    doc = sentence(f"""
        leave/leave/VB 1 root
        {marker}/{marker}/WRB rains {dep}
        it/it/PRP rains expl
        rains/rain/VBZ leave advcl
    """)
    assert added(doc) == {f"leave -advcl:{marker}-> rains"}


def test_clause_of_a_noun() -> None:
    doc = sentence("""
        plan/plan/NN 1 root
        to/to/TO leave mark
        leave/leave/VB plan acl
    """)
    assert added(doc) == {"plan -acl:to-> leave"}


def test_conjunction_holds_for_the_whole_list() -> None:
    doc = sentence("""
        tea/tea/NN 1 root
        ,/,/, milk punct
        milk/milk/NN tea conj
        or/or/CC bread cc
        bread/bread/NN tea conj
    """)
    assert added(doc) == {"tea -conj:or-> milk", "tea -conj:or-> bread"}


def test_two_conjunctions_and_a_sign() -> None:
    doc = sentence("""
        small/small/JJ 1 root
        and/and/CC loud cc
        yet/yet/CC loud cc
        loud/loud/JJ small conj
        &/&/CC proud cc
        proud/proud/JJ small conj
    """)
    assert added(doc) == {"small -conj:and_yet-> loud", "small -conj:and-> proud"}


def test_marker_of_signs_alone_adds_nothing() -> None:
    doc = sentence("""
        open/open/JJ 1 root
        @/@/IN noon case
        noon/noon/NN open obl
    """)
    assert added(doc) == set()
