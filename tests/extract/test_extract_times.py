"""When a fact happened: the time of its own clause, never that of the saying, the planning or the publishing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.english.time import annotate
from kg.resolve.reading import reading
from kg.types import Article, Time
from tests.extract.parsed import doc, found

DAY = "2025-03-19"


def when(*sentences: str) -> dict[str, Time | None]:
    """Predicate to time of every fact."""
    d = annotate(doc(*sentences), DAY)
    return {f.predicate: f.time for f in reading(d, Article("a1", d.text, published=DAY)).facts}


SAID = """
    Peru Peru PROPN NNP 2 nsubj B-GPE place
    said say VERB VBD 0 root
    {said} {said} PROPN NNP 2 obl:unmarked B-DATE time
    that that SCONJ IN 6 mark
    Chile Chile PROPN NNP 6 nsubj B-GPE place
    attacked attack VERB VBD 2 ccomp
    Bolivia Bolivia PROPN NNP 6 obj B-GPE place
"""
ON_MONDAY = """
    on on ADP IN 9 case
    Monday Monday PROPN NNP 6 obl B-DATE time
"""


def test_the_time_of_saying_is_not_that_of_what_was_said() -> None:
    assert when(SAID.format(said="Tuesday"))["attack"] is None
    assert when(SAID.format(said="Tuesday") + ON_MONDAY)["attack"] == Time("Monday", "2025-03-17", "point")


@pytest.mark.parametrize(
    ("verb", "lemma", "times"),
    [("began", "begin", {"attack": "2025-03-18"}), ("agreed", "agree", {"agree to attack": "2025-03-18", "attack": ""})],
)
def test_a_plan_is_not_carried_out_when_it_is_made(verb: str, lemma: str, times: dict[str, str]) -> None:
    found = when(f"""
        On on ADP IN 2 case
        Tuesday Tuesday PROPN NNP 4 obl B-DATE time
        Peru Peru PROPN NNP 4 nsubj B-GPE place
        {verb} {lemma} VERB VBD 0 root
        to to PART TO 6 mark
        attack attack VERB VB 4 xcomp
        Chile Chile PROPN NNP 6 obj B-GPE place
    """)
    assert {predicate: time.value if time else "" for predicate, time in found.items()} == times


def test_no_time_told_is_no_time_known() -> None:
    """The date of publication is never the time of an event."""
    assert when("""
        Peru Peru PROPN NNP 2 nsubj B-GPE place
        attacked attack VERB VBD 0 root
        Chile Chile PROPN NNP 2 obj B-GPE place
    """) == {"attack": None}


def test_when_comes_before_how_long() -> None:
    assert when("""
        Peru Peru PROPN NNP 2 nsubj B-GPE place
        shelled shell VERB VBD 0 root
        Chile Chile PROPN NNP 2 obj B-GPE place
        for for ADP IN 6 case
        two two NUM CD 6 nummod B-TIME
        hours hour NOUN NNS 2 obl I-TIME time
        on on ADP IN 8 case
        Monday Monday PROPN NNP 2 obl B-DATE time
    """) == {"shell": Time("Monday", "2025-03-17", "point")}


def test_a_reading_values_times_by_the_date_of_its_article() -> None:
    d = doc("""
        Peru Peru PROPN NNP 2 nsubj B-GPE place
        attacked attack VERB VBD 0 root
        Chile Chile PROPN NNP 2 obj B-GPE place
        on on ADP IN 5 case
        Monday Monday PROPN NNP 2 obl B-DATE time
    """)
    article = Article("a1", d.text, published=DAY)
    assert [f.time and f.time.value for f in reading(d, article).facts] == ["2025-03-17"]
    assert [f.time and f.time.value for f in reading(d, replace(article, published="2025-04-02")).facts] == ["2025-03-31"]
    assert [f.time for f in reading(d, replace(article, published="")).facts] == [Time("Monday", "", "point")]


def test_another_tense_is_another_time() -> None:
    """Roe led Peru on Monday and heads Chile. Roe led Peru on Monday and joined Chile."""
    rows = """
        Roe Roe PROPN NNP 2 nsubj B-PERSON person
        led lead VERB VBD 0 root
        Peru Peru PROPN NNP 2 obj B-GPE place
        on on ADP IN 5 case
        Monday Monday PROPN NNP 2 obl B-DATE time
        and and CCONJ CC 7 cc
        {verb} VERB {tag} 2 conj
        Chile Chile PROPN NNP 7 obj B-GPE place
    """
    for verb, tag, told in (("heads head", "VBZ", False), ("joined join", "VBD", True)):
        [p] = [p for p in found(rows.format(verb=verb, tag=tag)) if p.object is not None and p.object.text == "Chile"]
        assert (p.time is not None) is told
