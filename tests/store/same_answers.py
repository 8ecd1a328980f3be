"""Queries that must give the same on a server as in a folder, and how that is compared."""

from __future__ import annotations

from collections import Counter

from kg.store import Rows
from kg.store.backend import Backend

QUERIES = [
    "SELECT ?s ?p ?o { ?s ?p ?o }",
    "SELECT * WHERE { ?f a kg:Fact ; rdf:subject/skos:prefLabel ?who ; rdf:predicate/rdfs:label ?what . OPTIONAL { ?f kg:time ?when } }",
    "SELECT ?g ?o { GRAPH ?g { ent:norland rel:shell ?o } } ORDER BY ?g",
    "SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }",
    "SELECT ?name ?g { ?e skos:prefLabel ?name OPTIONAL { GRAPH ?g { ?e rel:shell ?o } } }",
    "SELECT ?name { ?e skos:prefLabel ?name FILTER NOT EXISTS { GRAPH ?g { ?e rel:shell ?o } } }",
    "SELECT ?name (COUNT(DISTINCT ?g) AS ?n) { ?e skos:prefLabel ?name GRAPH ?g { ?e a ?type } } GROUP BY ?name HAVING (COUNT(*) > 1)",
    "SELECT ?name ?n { ?e skos:prefLabel ?name { SELECT ?e (COUNT(*) AS ?n) { GRAPH ?g { ?e ?p ?o } } GROUP BY ?e } } LIMIT 100",
    "SELECT ?s { { GRAPH graph:norland-1 { ?s a kg:Fact } } UNION { GRAPH <urn:kg:graph:norland-2> { ?s a kg:Fact } } }",
    "SELECT ?why { GRAPH <urn:kg:joins> { ent:norland kg:reason ?why } }",
    "ASK { GRAPH ?g { ?s kg:reason 'secret' } }",
    "ASK { ?s kg:reason 'secret' }",
    "ASK { GRAPH ?g { ent:norland rel:shell ?o } }",
    "SELECT ?s FROM <urn:kg:graph:norland-1> WHERE { ?s a kg:Fact }",
    "SELECT ?s ?g FROM <urn:kg:graph:norland-1> FROM NAMED <urn:kg:graph:norland-2> { ?s a kg:Fact . GRAPH ?g { ?t a kg:Fact } }",
    "SELECT ?a ?b { ?a rdfs:subPropertyOf* ?b . ?a a rdf:Property }",
    "SELECT ?b { kg:instrument rdfs:subPropertyOf+ ?b }",
    "SELECT ?article { ent:norland ^rdf:subject/kg:evidence/oa:hasSource ?article }",
    "SELECT ?s { ?s (rdf:subject|rdf:object) ent:norland }",
    "SELECT ?s { ?s !(rdf:type|rdf:subject) ent:norland }",
    "SELECT ?f ?c { ?f kg:confidence ?c FILTER(?c > 0.6) } ORDER BY DESC(?c) ?f",
    "SELECT (AVG(?c) AS ?mean) (SUM(?c) AS ?sum) (MAX(?c) AS ?max) { ?f kg:confidence ?c }",
    'SELECT ?f { ?f kg:time/kg:begins ?d FILTER(?d > "2031-04-01"^^xsd:date) }',
    "SELECT ?t (STRLEN(?t) AS ?n) { ?a schema:articleBody ?t }",
    "SELECT DISTINCT ?t { ?a schema:articleBody ?t }",
    "SELECT ?l { ?e skos:prefLabel ?l FILTER(REGEX(?l, '^arden', 'i') && CONTAINS(?l, ' ')) } ORDER BY ?l",
    "SELECT ?x ?y { VALUES (?x ?y) { (1 UNDEF) (UNDEF 'b') } }",
    "SELECT ?e { ?e skos:prefLabel ?l MINUS { ?e rel:shell ?x } }",
    "SELECT (YEAR(?d) AS ?y) (IF(YEAR(?d) > 2000, 'new', 'old') AS ?age) { ?a schema:datePublished ?d }",
    "SELECT ?s { ?s kg:generic true }",
    "SELECT ?text { BIND('GRAPH ?g { } SERVICE <x> # no comment' AS ?text) } # GRAPH ?h { }",
    "SELECT * {}",
    "SELECT (1 + 1 AS ?two) {}",
    "ASK {}",
    "CONSTRUCT { ?s ?p ?o } WHERE { ?s a kg:GeopoliticalEntity ; ?p ?o }",
    "CONSTRUCT WHERE { ?s skos:prefLabel ?o }",
    "CONSTRUCT { ?s kg:in ?g } WHERE { GRAPH ?g { ?s a kg:Fact } } ORDER BY ?s ?g LIMIT 3",
    "CONSTRUCT { ent:norland kg:told true } WHERE { ?s a kg:Fact }",
    "CONSTRUCT { ent:norland kg:told ?nothing } WHERE { ?s a kg:Fact }",
    "CONSTRUCT { ?s ?p ?o } FROM <urn:kg:graph:norland-2> WHERE { ?s a kg:Fact ; ?p ?o }",
    "CONSTRUCT FROM <urn:kg:graph:norland-2> WHERE { ?s a kg:Fact }",
    "DESCRIBE ent:norland",
    "DESCRIBE <urn:kg:entity:norland> ent:drones <urn:nothing>",
    "DESCRIBE ?s WHERE { ?s a kg:Fact } ORDER BY ?s LIMIT 2",
    "DESCRIBE * { ?s skos:prefLabel 'Arden treaty' ; ?p ?o }",
    "DESCRIBE ent:drones ?s { GRAPH ?g { ?s rel:shell ?o } }",
    "DESCRIBE ent:norland FROM <urn:kg:graph:norland-2>",
]

HIDDEN = [
    "SELECT ?o { GRAPH # GRAPH <urn:x> { }\n <urn:kg:kept> { ?s ?p ?o } }",
    "SELECT ?o { GRAPH <urn:kg:journal> { ?s ?p ?o } }",
    "PREFIX k: <urn:kg:> SELECT ?o { GRAPH k:kept { ?s ?p ?o } }",
    "ASK { GRAPH <urn:kg:kept> { ?s ?p ?o } }",
    "SELECT ?o { GRAPH <urn:kg:union> { ?s ?p ?o } }",
    "SELECT ?o { GRAPH <urn:others> { ?s ?p ?o } }",
]
"""Queries that find nothing: graphs a store keeps for itself, and of others."""


def same(server: Backend, folder: Backend, query: str) -> None:
    """The same answer; rows in any order, unless the query orders them."""
    one, other = server.ask(query), folder.ask(query)
    if not isinstance(one, Rows) or not isinstance(other, Rows):
        assert one == other, query
        return
    assert one.variables == other.variables, query
    assert Counter(one.rows) == Counter(other.rows), query
    if "ORDER BY" in query:
        assert one.rows == other.rows, query
        assert one.json == other.json, query
