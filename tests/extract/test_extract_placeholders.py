"""Facts that would tell nothing are none."""

from __future__ import annotations

import pytest

from kg.pipeline import read_article
from kg.types import Article
from tests.extract.parsed import told


def _told(sentence: str) -> set[tuple[str, str, str]]:
    reading = read_article(Article(id="example", text=sentence, published="2025-03-19"))
    names = {e.id: e.name for e in reading.entities}
    return {(names[f.subject], f.predicate, names.get(f.object, f.value)) for f in reading.facts}


@pytest.mark.parametrize(
    ("sentence", "predicate"),
    [
        ("Peru wants others.", "want"),
        ("The ministry found many ways.", "find"),
        ("Anna Weber asked which ships Peru sold.", "sell"),
        ("Peru has doubts.", "have"),
        ("Anna Weber was right.", "be"),
        ("The clause is the provision that protects tenants.", "be"),
        ("The agreement was signed between Peru and Chile.", "be signed between"),
        ("Anna Weber joined the minister for talks.", "join for"),
        ("The mayor considers the bridge a danger.", "consider"),
        ("The two firms work side by side.", "work by"),
        ("The firm has many shops here.", "have here"),
        ("Anna Weber saw a need to leave.", "see"),
        ("The mayor hid the fact that Peru sold the port.", "hide"),
        ("Peru released the following statement.", "release"),
        ("The ministry provided the army with rifles.", "provide"),
        ("The plan was a solution.", "be"),
        ("Peru is one of the largest states.", "be"),
        ("Many children fear being beaten by teachers.", "fear beaten"),
    ],
)
def test_no_fact(sentence: str, predicate: str) -> None:
    assert not {fact for fact in _told(sentence) if fact[1] == predicate}


@pytest.mark.parametrize(
    ("sentence", "fact"),
    [
        ("One of the guards fled the village.", ("One of the guards", "flee", "village")),
        ("Peru has 200 ships.", ("Peru", "have", "200 ships")),
        ("Anna Weber joined the minister for talks.", ("Anna Weber", "join", "minister")),
        ("The mayor considers the bridge a danger.", ("bridge", "be considered", "danger")),
        ("The envoys met a number of ministers in Lima.", ("envoys", "meet ministers in", "Lima")),
        ("The army fired two rockets at a bridge.", ("army", "fire rockets at", "bridge")),
        ("The crew was safe.", ("crew", "be", "safe")),
        ("The passport was valid for two months.", ("passport", "be", "valid")),
    ],
)
def test_what_stays(sentence: str, fact: tuple[str, str, str]) -> None:
    assert fact in _told(sentence)


def test_a_time_claims_nothing() -> None:
    """Nor does news: "I welcome today's news that the army left the town"."""
    reading = read_article(
        Article(id="example", text="Anna Weber welcomed today's news that the army left the town.", published="2025-03-19")
    )
    names = {e.id: e.name for e in reading.entities}
    assert {names[s] for f in reading.facts for s in f.sources} <= {"Anna Weber"}


def test_who_is_against_a_body_is_not_of_it() -> None:
    """anti-Norland forces"""
    facts = told("""
        Roe Roe PROPN NNP 2 nsubj B-PERSON person
        led lead VERB VBD 0 root
        anti-Norland anti-norland ADJ JJ 4 amod B-NORP
        forces force NOUN NNS 2 obj _ organization
        +. . PUNCT . 2 punct
    """)
    assert ("Roe", "lead", "anti-Norland forces", "asserted") in facts
    assert not {f for f in facts if f[1].startswith("be ")}


def test_an_apposition_stands_beside_its_noun() -> None:
    """Firms working in the port, owners of ships: not said of the firms."""
    facts = told("""
        Roe Roe PROPN NNP 2 nsubj B-PERSON person
        met meet VERB VBD 0 root
        firms firm NOUN NNS 2 obj _ organization
        working work VERB VBG 3 acl
        in in ADP IN 7 case
        the the DET DT 7 det
        port port NOUN NN 4 obl _ place
        , , PUNCT , 10 punct
        the the DET DT 10 det
        owners owner NOUN NNS 3 appos _ person
        of of ADP IN 12 case
        ships ship NOUN NNS 10 nmod _ object
        +. . PUNCT . 2 punct
    """)
    assert ("Roe", "meet", "firms", "asserted") in facts
    assert not {f for f in facts if f[0] == "firms" and f[1].startswith("be ")}
