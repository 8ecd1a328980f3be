"""Numbers that belong to a noun."""

from __future__ import annotations

import pytest

from kg.extract.constructions.measures import _plural
from tests.extract.parsed import told


def test_an_adjective_with_its_measure() -> None:
    assert ("15 metre high tower", "be", "15 metre high", "asserted") in told("""
        A a DET DT 5 det
        15 15 NUM CD 3 nummod
        metre metre NOUN NN 4 obl:unmarked _ abstract
        high high ADJ JJ 5 amod
        tower tower NOUN NN 6 nsubj _ place
        fell fall VERB VBD 0 root
    """)


def test_an_age_belongs_to_the_name_beside_it() -> None:
    facts = told("""
        Rossi Rossi PROPN NNP 9 nsubj B-PERSON person
        +, , PUNCT , 8 punct
        a a DET DT 8 det
        14 14 NUM CD 6 nummod
        +- - PUNCT HYPH 6 punct
        +year year NOUN NN 7 obl:unmarked _ time
        +-old old ADJ JJ 8 amod
        boy boy NOUN NN 1 appos _ person
        left leave VERB VBD 0 root
    """)
    assert ("Rossi", "be", "14-year-old", "asserted") in {(s, p, o.replace("--", "-"), t) for s, p, o, t in facts}


@pytest.mark.parametrize(
    ("unit", "noun", "mention", "predicate", "value"),
    [
        ("member", "team", "organization", "have", "six members"),
        ("minute", "film", "abstract", "last", "six minutes"),
        ("metre", "hall", "place", "be", "six metres"),
        ("country", "league", "organization", "have", "six countries"),
    ],
)
def test_a_counted_noun(unit: str, noun: str, mention: str, predicate: str, value: str) -> None:
    facts = told(f"""
        The the DET DT 4 det
        six six NUM CD 3 nummod
        {unit} {unit} NOUN NN 4 compound
        {noun} {noun} NOUN NN 5 nsubj _ {mention}
        ended end VERB VBD 0 root
    """)
    assert {(p, v) for _, p, v, _ in facts} >= {(predicate, value)}


def test_a_week_of_a_person_lasts_nothing() -> None:
    assert not any(
        p == "last"
        for _, p, _, _ in told("""
        The the DET DT 4 det
        six six NUM CD 3 nummod
        week week NOUN NN 4 compound
        guest guest NOUN NN 5 nsubj _ person
        left leave VERB VBD 0 root
    """)
    )


def test_the_age_behind_a_name_stands_alone() -> None:
    def of(after: str) -> set[tuple[str, str, str, str]]:
        return told(f"""
            Rossi Rossi PROPN NNP 5 nsubj B-PERSON person
            +, , PUNCT , 3 punct
            34 34 NUM CD 1 nmod:unmarked
            {after}
            left leave VERB VBD 0 root
        """)

    assert ("Rossi", "be", "34", "asserted") in of("+, , PUNCT , 3 punct")
    assert not any(v == "34" for _, _, v, _ in of("votes vote NOUN NNS 1 dep"))


def test_a_measure_of_its_owner() -> None:
    facts = told("""
        The the DET DT 2 det
        firm firm NOUN NN 4 nmod:poss _ organization
        +'s 's PART POS 2 case
        debt debt NOUN NN 7 nsubj _ abstract
        is be AUX VBZ 7 cop
        above above ADP IN 7 case
        40 40 NUM CD 0 root
    """)
    assert ("firm", "have debt above", "40", "asserted") in facts


@pytest.mark.parametrize(
    ("word", "number", "plural"), [("foot", "six", "feet"), ("day", "two", "days"), ("man", "5", "men"), ("mile", "one", "mile")]
)
def test_plurals(word: str, number: str, plural: str) -> None:
    assert _plural(word, number) == plural
