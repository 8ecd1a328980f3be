"""SPARQL 1.1 over the union of two articles, with their graphs in sight."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from question_story import LEADS, SHELLED, article

from kg.store import Answer, Rows, Store, Triples, in_memory
from kg.store.results import plain

NAMED = "?entity skos:prefLabel ?name"


@pytest.fixture(scope="module")
def store() -> Iterator[Store]:
    with in_memory() as made:
        made.add(article("one", "2031-04-09", ("Norland shelled Arden.", SHELLED), ("Holt leads Norland.", LEADS)))
        made.add(article("two", "2031-04-10", ("Norland shelled Arden again.", replace(SHELLED, sources=()))))
        yield made


def rows(store: Store, sparql: str) -> list[tuple[object, ...]]:
    found = store.query(sparql)
    assert isinstance(found, Rows)
    return [tuple(map(plain, row)) for row in found.rows]


QUERIES = [
    ("the union has each triple once", "SELECT (COUNT(*) AS ?n) { ent:norland rel:shell ent:arden }", [(1,)]),
    ("each graph has it", "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ent:norland rel:shell ent:arden } }", [(2,)]),
    (
        "aggregates",
        "SELECT ?did (COUNT(?f) AS ?n) { ?f rdf:predicate/rdfs:label ?did } GROUP BY ?did ORDER BY ?did",
        [("be president of", 1), ("shell", 2)],
    ),
    ("having", "SELECT ?p { ?f rdf:predicate ?p } GROUP BY ?p HAVING(COUNT(?f) > 1)", [("urn:kg:relation:shell",)]),
    (
        "group_concat over an ordered subquery",
        f'SELECT (GROUP_CONCAT(?name; separator=", ") AS ?all) {{ {{ SELECT ?name {{ {NAMED} }} ORDER BY ?name }} }}',
        [("Arden, Mira Holt, Norland, officials",)],
    ),
    (
        "sum, min, max, avg",
        "SELECT (SUM(?c) AS ?s) (MIN(?c) AS ?i) (MAX(?c) AS ?a) (AVG(?c) AS ?v) { ?f kg:confidence ?c }",
        [(3.0, 1.0, 1.0, 1.0)],
    ),
    (
        "subquery",
        "SELECT ?name ?n { { SELECT ?entity (COUNT(DISTINCT ?a) AS ?n) { ?a schema:mentions ?entity } GROUP BY ?entity }"
        " ?entity skos:prefLabel ?name FILTER(?n = 2) } ORDER BY ?name",
        [("Arden", 2), ("Norland", 2)],
    ),
    (
        "sequence and alternative path",
        "SELECT ?name { ?f rdf:subject|rdf:object ent:norland ; rdf:predicate/rdfs:label ?name } ORDER BY ?name",
        [("be president of",), ("shell",), ("shell",)],
    ),
    (
        "one or more",
        "SELECT ?up { rel:be_president_of rdfs:subPropertyOf+ ?up FILTER(STRSTARTS(STR(?up), STR(kg:))) } ORDER BY ?up",
        [("urn:kg:ontology#affiliatedWith",), ("urn:kg:ontology#leads",), ("urn:kg:ontology#roleIn",)],
    ),
    ("zero or more", "SELECT ?who { ?r rdfs:subPropertyOf* kg:roleIn . ?a ?r ?b . ?a skos:prefLabel ?who }", [("Mira Holt",)]),
    (
        "zero or one, inverse",
        "SELECT ?r { ?r rdfs:subPropertyOf? kg:leads . kg:leads ^rdfs:subPropertyOf ?r }",
        [("urn:kg:relation:be_president_of",)],
    ),
    ("negated path", "SELECT DISTINCT ?o { ent:holt !(rdf:type|skos:prefLabel) ?o }", [("urn:kg:entity:norland",)]),
    ("values", "SELECT ?name { VALUES (?entity) { (ent:holt) (ent:nobody) } ?entity skos:prefLabel ?name }", [("Mira Holt",)]),
    ("values after the pattern", f"SELECT ?name {{ {NAMED} }} VALUES ?entity {{ ent:arden }}", [("Arden",)]),
    ("minus", f"SELECT ?name {{ {NAMED} MINUS {{ ?f rdf:subject ?entity }} }} ORDER BY ?name", [("Arden",), ("officials",)]),
    ("exists", f"SELECT ?name {{ {NAMED} FILTER EXISTS {{ ?f prov:wasAttributedTo ?entity }} }}", [("officials",)]),
    ("not exists", f"SELECT ?name {{ {NAMED} FILTER NOT EXISTS {{ ?f rdf:subject|rdf:object ?entity }} }}", [("officials",)]),
    ("bind and if", 'SELECT ?x { ent:holt skos:prefLabel ?n BIND(IF(STRLEN(?n) > 5, UCASE(?n), "short") AS ?x) }', [("MIRA HOLT",)]),
    (
        "optional",
        "SELECT ?name ?day { VALUES ?e { ent:holt } ?e skos:prefLabel ?name OPTIONAL { ?e schema:datePublished ?day } }",
        [("Mira Holt", None)],
    ),
    (
        "union",
        "SELECT ?x { { ent:holt skos:prefLabel ?x } UNION { ent:arden skos:prefLabel ?x } } ORDER BY ?x",
        [("Arden",), ("Mira Holt",)],
    ),
    ("dates", 'SELECT ?h { ?a schema:datePublished ?d ; schema:headline ?h FILTER(?d > "2031-04-09"^^xsd:date) }', [("Headline of two",)]),
    ("limit and offset", f"SELECT ?name {{ {NAMED} }} ORDER BY DESC(?name) LIMIT 1 OFFSET 1", [("Norland",)]),
    ("from", "SELECT (COUNT(*) AS ?n) FROM graph:two { ?f a kg:Fact }", [(1,)]),
    ("two graphs from", "SELECT (COUNT(*) AS ?n) FROM graph:one FROM graph:two { ?f a kg:Fact }", [(3,)]),
    ("from alone has no named graphs", "SELECT ?g FROM graph:two { GRAPH ?g { ?f a kg:Fact } }", []),
    ("from named alone has no default graph", "SELECT ?f FROM NAMED graph:two { ?f a kg:Fact }", []),
    ("from named", "SELECT DISTINCT ?g FROM NAMED graph:two { GRAPH ?g { ?f a kg:Fact } }", [("urn:kg:graph:two",)]),
    (
        "both",
        "SELECT DISTINCT ?g FROM graph:one FROM NAMED graph:two { ?f rdf:predicate rel:be_president_of GRAPH ?g { ?h a kg:Fact } }",
        [("urn:kg:graph:two",)],
    ),
    ("what is kept is in no graph, named or not", "SELECT DISTINCT ?g FROM NAMED <urn:kg:kept> { GRAPH ?g { ?s ?p ?o } }", []),
    (
        "the graphs",
        "SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } } ORDER BY ?g",
        [("urn:kg:graph:one",), ("urn:kg:graph:two",), ("urn:kg:joins",)],
    ),
    ("a graph by name", "SELECT ?s { GRAPH graph:one { ?s rdf:predicate/rdfs:label 'be president of' } }", [("urn:kg:fact:one.1.0",)]),
]


@pytest.mark.parametrize(("sparql", "answer"), [query[1:] for query in QUERIES], ids=[query[0] for query in QUERIES])
def test_answers(store: Store, sparql: str, answer: list[tuple[object, ...]]) -> None:
    assert rows(store, sparql) == answer


def test_the_other_forms(store: Store) -> None:
    assert store.query("ASK FROM graph:two { ent:holt ?p ?o }") == Answer(False)
    described = store.query("DESCRIBE ent:holt")
    assert isinstance(described, Triples)
    assert any(quad.predicate.value == "urn:kg:relation:be_president_of" for quad in described.quads)
    built = store.query("CONSTRUCT { ?a rel:knows ?b } WHERE { GRAPH graph:one { ?a rel:shell ?b } }")
    assert isinstance(built, Triples)
    assert len(built.quads) == 1
