from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from graph_story import readings, story
from hypothesis import given, settings
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, Store

from kg import rdf
from kg.rdf import terms
from kg.rdf.names import EVENT, KG
from kg.types import Entity, EntityType, Evidence, Reading, Span

FACT = NamedNode("urn:kg:fact:norland-1.0")
NORLAND = NamedNode("urn:kg:entity:norland")
GRAPH = NamedNode("urn:kg:graph:norland-1")
EVIDENCE = NamedNode("urn:kg:evidence:norland-1:0-79")
RELATION = NamedNode("urn:kg:relation:shell")
SIGN = NamedNode("urn:kg:relation:sign")


def test_a_sound_graph_conforms() -> None:
    report = rdf.validate(rdf.quads(story(), model="english 1"))
    assert report.conforms
    assert report.articles == 1


@settings(max_examples=6)
@given(readings())
def test_any_reading_makes_a_sound_graph(reading: Reading) -> None:
    said = [fact for fact in reading.facts if fact.predicate]
    assert rdf.validate(rdf.quads(Reading(reading.article, reading.entities, tuple(said)))).problems == ()


def _without(subject: NamedNode, predicate: NamedNode) -> Callable[[list[Quad]], list[Quad]]:
    return lambda quads: [q for q in quads if not (q.subject == subject and q.predicate == predicate)]


def _with(subject: NamedNode, predicate: NamedNode, value: NamedNode | Literal) -> Callable[[list[Quad]], list[Quad]]:
    return lambda quads: [*quads, Quad(subject, predicate, value, GRAPH)]


BROKEN = [
    (_without(FACT, terms.STATUS), "exactly one status"),
    (_with(FACT, terms.STATUS, NamedNode(KG + "rumoured")), "exactly one status"),
    (_without(FACT, terms.SUBJECT), "exactly one subject"),
    (_with(FACT, terms.PREDICATE, NamedNode("urn:kg:relation:hit")), "exactly one predicate"),
    (_with(FACT, terms.GENERIC, Literal("perhaps")), "generic or it is not"),
    (_without(FACT, terms.EVIDENCE), "exactly one piece of evidence"),
    (_with(FACT, terms.TIME, NamedNode("urn:kg:time:x")), "at most one time"),
    (_with(FACT, terms.CONFIDENCE, Literal("7", datatype=terms.XSD_DECIMAL)), "exactly one confidence"),
    (_with(FACT, terms.EVENT_TYPE, NamedNode(EVENT + "PARTY")), "at most one event type"),
    (_with(FACT, terms.EVENT_MODE, NamedNode(EVENT + "ASSAULT-confetti")), "at most one event mode"),
    (_with(FACT, terms.EVENT_MODE, NamedNode(EVENT + "AID-asylum")), "a mode of the fact's event type"),
    (_with(FACT, terms.ATTRIBUTED_TO, NamedNode("urn:kg:entity:nobody")), "who claims a fact"),
    (_without(NORLAND, terms.PREF_LABEL), "exactly one preferred name"),
    (_with(NORLAND, terms.PREF_LABEL, Literal("Norseland")), "exactly one preferred name"),
    (_with(NORLAND, terms.ALT_LABEL, Literal("Republic of Norland")), "differ from its preferred name"),
    (_without(NORLAND, terms.TYPE), "has a class"),
    (_without(NamedNode(EVIDENCE.value + ":quote"), terms.EXACT), "exactly one quote"),
    (_without(NamedNode(EVIDENCE.value + ":position"), terms.START), "exactly one start"),
    (_without(RELATION, terms.LABEL), "exactly one label"),
    (_with(NORLAND, SIGN, NamedNode("urn:kg:entity:arden_treaty")), "direct triple stands on an asserted fact"),
    (_without(NORLAND, RELATION), "an asserted fact is a direct triple too"),
    (_without(NamedNode("urn:kg:article:norland-1"), terms.ARTICLE_BODY), "exactly one text"),
    (_without(GRAPH, terms.DERIVED_FROM), "comes from the article"),
]


@pytest.mark.parametrize(("damage", "message"), BROKEN, ids=[message for _, message in BROKEN])
def test_a_broken_graph_is_told_in_words(damage: Callable[[list[Quad]], list[Quad]], message: str) -> None:
    report = rdf.validate(damage(rdf.quads(story())))
    assert not report.conforms
    found = [problem for problem in report.problems if message in problem.message]
    assert found, [str(problem) for problem in report.problems]
    assert {problem.article for problem in found} == {"norland-1"}


def test_a_quote_that_the_text_does_not_hold_there_is_told_with_its_sentence() -> None:
    reading = story()
    fact = replace(reading.facts[1], evidence=Evidence("norland-1", 1, Span(79, 118, reading.article.text[80:])))
    [problem] = rdf.validate(rdf.quads(Reading(reading.article, reading.entities, (fact,)))).problems
    assert (problem.article, problem.sentence) == ("norland-1", 1)
    assert problem.message == "the quote is what the article's text holds at that position"
    assert "Norland will not sign" in str(problem)
    assert str(problem).startswith("norland-1, sentence 1: ")


def test_each_article_is_checked_by_itself() -> None:
    other = story("norland-2")
    renamed = tuple(Entity("norland", "Norland", EntityType.GPE) if e.id == "norland" else e for e in other.entities)
    store = Store()
    store.extend([*rdf.quads(story()), *rdf.quads(Reading(other.article, renamed, other.facts))])
    assert rdf.validate(store) == rdf.Report(2)


def test_a_graph_of_no_article_is_told() -> None:
    stray = Quad(NORLAND, terms.PREF_LABEL, Literal("Norland"))
    named = Quad(NORLAND, terms.PREF_LABEL, Literal("Norland"), NamedNode("urn:x"))
    assert isinstance(stray.graph_name, DefaultGraph)
    told = [(problem.node, problem.what) for problem in rdf.validate([stray, named]).problems]
    assert told == [("", "the default graph"), ("urn:x", "the graph")]


TIME = NamedNode("urn:kg:time:2031-04-08:Tuesday")
FIRST = "Norland shelled the Arden power station with drones on Tuesday, officials said."
SECOND = "Norland will not sign the Arden treaty."

STANDING = [
    (_without(FACT, terms.STATUS), "fact Republic of Norland | shell | Arden power station", 0, FIRST),
    (_without(FACT, terms.SUBJECT), "fact shell | Arden power station", 0, FIRST),
    (_without(NORLAND, terms.TYPE), "entity Republic of Norland", 0, FIRST),
    (_without(RELATION, terms.LABEL), 'relation "shell"', 0, FIRST),
    (_without(SIGN, terms.LABEL), 'relation "sign"', 1, SECOND),
    (_without(TIME, terms.PRECISION), 'time "Tuesday"', 0, FIRST),
    (_without(EVIDENCE, terms.HAS_SOURCE), "evidence", 0, FIRST),
    (_without(NamedNode(EVIDENCE.value + ":quote"), terms.EXACT), "evidence", 0, FIRST),
    (_with(NORLAND, SIGN, NamedNode("urn:kg:entity:arden_treaty")), "triple Republic of Norland | sign", 1, SECOND),
    (_without(NORLAND, RELATION), "fact Republic of Norland | shell | Arden power station", 0, FIRST),
    (_with(FACT, terms.EVENT_MODE, NamedNode(EVENT + "AID-asylum")), "fact Republic of Norland | shell | Arden power station", 0, FIRST),
    (_without(NamedNode("urn:kg:article:norland-1"), terms.ARTICLE_BODY), 'article "Norland shells Arden"', -1, ""),
]


@pytest.mark.parametrize(("damage", "what", "sentence", "quote"), STANDING, ids=[what for _, what, _, _ in STANDING])
def test_where_it_stands_is_told(damage: Callable[[list[Quad]], list[Quad]], what: str, sentence: int, quote: str) -> None:
    told = {(problem.what, problem.sentence, problem.quote) for problem in rdf.validate(damage(rdf.quads(story()))).problems}
    assert (what, sentence, quote) in told


def _joins(*said: tuple[str, NamedNode, NamedNode | Literal]) -> list[Quad]:
    return [Quad(NamedNode(subject), predicate, value, terms.JOINS_GRAPH) for subject, predicate, value in said]


ONE, TWO = NamedNode("urn:kg:article:norland-1"), NamedNode("urn:kg:article:norland-2")
TWO_ARTICLES = [*rdf.quads(story()), *rdf.quads(story("norland-2"))]


def test_the_graph_of_joins_conforms_and_what_is_kept_is_passed_over() -> None:
    joins = _joins((ONE.value, terms.ORIGIN, ONE), (TWO.value, terms.ORIGIN, ONE), (NORLAND.value, terms.REASON, Literal("one name")))
    kept = Quad(ONE, NamedNode(KG + "original"), Literal("packed"), terms.KEPT_GRAPH)
    assert rdf.validate([*TWO_ARTICLES, *joins, kept]) == rdf.Report(2)


@pytest.mark.parametrize(
    ("joins", "article", "message"),
    [
        (_joins((ONE.value, terms.ORIGIN, TWO), (TWO.value, terms.ORIGIN, ONE)), "norland-1", "no copy itself"),
        (_joins((ONE.value, terms.ORIGIN, ONE), (ONE.value, terms.ORIGIN, TWO)), "norland-1", "at most one origin"),
        (_joins((ONE.value, terms.ORIGIN, Literal("norland-2"))), "norland-1", "at most one origin"),
        (_joins((NORLAND.value, terms.ORIGIN, NORLAND)), "", "what has an origin is an article"),
        (_joins(("urn:kg:article:gone", terms.ORIGIN, ONE)), "gone", "an article that joins tell of is in the graph"),
        (_joins((NORLAND.value, terms.REASON, Literal(""))), "", "in words"),
        (_joins((ONE.value, terms.REASON, Literal("why"))), "norland-1", "what is joined is an entity"),
        (_joins(("urn:kg:entity:nobody", terms.REASON, Literal("why"))), "", "named in an article"),
    ],
)
def test_broken_joins_are_told(joins: list[Quad], article: str, message: str) -> None:
    found = [problem for problem in rdf.validate([*TWO_ARTICLES, *joins]).problems if message in problem.message]
    assert found
    assert article in {problem.article for problem in found}
