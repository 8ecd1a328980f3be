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
