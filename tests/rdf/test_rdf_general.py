"""What general relation a predicate is a case of, and that a query finds all of them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from graph_story import evidence
from pyoxigraph import NamedNode, QuerySolutions, Store

from kg import rdf
from kg.rdf import ontology, terms
from kg.rdf.general import _data, _nouns, general_relation
from kg.rdf.names import KG, PREFIXES, RDFS
from kg.types import Article, Entity, EntityType, Fact, Reading, Status, Surface

CASES = {
    "be president of": "leads",
    "be prime minister of": "leads",
    "become mayor of": "leads",
    "be elected new governor of": "leads",
    "be deputy governor of": "roleIn",
    "be vice president of": "roleIn",
    "be press secretary of": "roleIn",
    "be sergeant in": "roleIn",
    "be envoy to": "roleIn",
    "be former mayor of": "hadRoleIn",
    "be future king of": "",
    "be former capital of": "",
    "work for": "worksFor",
    "be founding member of": "memberOf",
    "belong to": "belongsTo",
    "be air force of": "belongsTo",
    "be part of": "partOf",
    "be northern province of": "partOf",
    "be capital of": "capitalOf",
    "be citizen of": "citizenOf",
    "be from": "comesFrom",
    "be in": "isIn",
    "be village in": "locatedIn",
    "be based in": "basedIn",
    "live in": "livesIn",
    "be born in": "bornIn",
    "be youngest daughter of": "childOf",
    "be father of": "parentOf",
    "marry": "spouseOf",
    "be half brother of": "siblingOf",
    "be mother-in-law of": "relatedTo",
    "own": "owns",
    "be co-founder of": "founded",
    "graduate from": "studiedAt",
    "be known as": "knownAs",
    "strike": "",
    "be killed in": "",
    "be critical of": "",
    "be president": "",
    "president of": "",
    "be": "",
    "": "",
}


@pytest.mark.parametrize(("predicate", "name"), CASES.items(), ids=[p or "nothing" for p in CASES])
def test_a_predicate_is_a_case_of(predicate: str, name: str) -> None:
    assert general_relation(predicate) == name


def test_every_property_named_in_the_data_is_declared_with_label_and_comment() -> None:
    data = _data()
    named = set(data["predicates"]) | {name for by_case in _nouns().values() for name in by_case.values()} | {"hadRoleIn"}
    for part in ("label", "comment", "domain", "range"):
        said = {terms.value(t.subject).removeprefix(KG) for t in ontology.triples("kg") if t.predicate == NamedNode(RDFS + part)}
        assert named <= said, part


def test_no_noun_stands_in_two_classes_and_no_predicate_in_two_properties() -> None:
    data = _data()
    nouns = [noun for entry in data["nouns"].values() for noun in entry["nouns"]]
    predicates = [predicate for held in data["predicates"].values() for predicate in held]
    assert len(nouns) == len(set(nouns))
    assert len(predicates) == len(set(predicates))


def test_a_general_relation_knows_all_above_it() -> None:
    above = {up.removeprefix(KG) for _, up in ontology.general("leads")}
    assert above == {"roleIn", "affiliatedWith", "https://schema.org/affiliation"}
    assert ontology.general("knownAs") == ()


TEXT = "Roe leads Norland. Poe is a sergeant in the fleet. Lowe was mayor of Arden. Doe will be envoy to Norland."


def _reading() -> Reading:
    article = Article("posts", TEXT)
    said = [
        ("roe", "be president of", "norland", Status.ASSERTED),
        ("poe", "be sergeant in", "fleet", Status.ASSERTED),
        ("lowe", "be former mayor of", "arden", Status.ASSERTED),
        ("doe", "be envoy to", "norland", Status.PLANNED),
        ("fleet", "sail to", "arden", Status.ASSERTED),
    ]
    proof = evidence(article, TEXT[:18])
    facts = [Fact(f"posts.{i}", s, p, o, proof, Surface(s, p, o), status=status) for i, (s, p, o, status) in enumerate(said)]
    names = sorted({end for s, _, o, _ in said for end in (s, o)})
    return Reading(article, tuple(Entity(n, n.title(), EntityType.OTHER) for n in names), tuple(facts))


def _asked(store: Store, query: str) -> set[tuple[str, str]]:
    found = store.query(query, prefixes=dict(PREFIXES), use_default_graph_as_union=True)
    assert isinstance(found, QuerySolutions)
    return {(str(row[0]).split(":")[-1][:-1], str(row[1]).split(":")[-1][:-1]) for row in found}


def test_one_query_finds_whoever_holds_a_role_anywhere() -> None:
    store = Store()
    store.extend(rdf.quads(_reading()))
    query = "SELECT ?who ?where { ?role rdfs:subPropertyOf* %s . ?who ?role ?where }"
    assert _asked(store, query % "kg:roleIn") == {("roe", "norland"), ("poe", "fleet")}
    assert _asked(store, query % "kg:leads") == {("roe", "norland")}
    assert _asked(store, query % "schema:affiliation") == {("roe", "norland"), ("poe", "fleet")}
    assert _asked(store, query % "kg:hadRoleIn") == {("lowe", "arden")}


def test_a_graph_with_general_relations_conforms_and_comes_back() -> None:
    reading = _reading()
    quads = rdf.quads(reading)
    assert rdf.validate(quads).conforms
    assert rdf.readings(quads) == [replace(reading, entities=tuple(sorted(reading.entities)))]
