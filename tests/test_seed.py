"""What the seed article must say, asked as a user would: by SPARQL on labels, in the graph `kg.build` gives."""

from __future__ import annotations

from pathlib import Path

import pytest
from rdflib import Dataset

import kg

SEED = Path(__file__).parents[1] / "seeds" / "ukraine_ceasefire.txt"
_ASK = """
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
ASK {{ ?s ?p ?o . ?p rdfs:label "{predicate}" .
  ?s skos:prefLabel|skos:altLabel "{subject}" . ?o skos:prefLabel|skos:altLabel "{object}" }}
"""


@pytest.fixture(scope="module")
def graph() -> Dataset:
    return kg.build(str(SEED), date="2025-03-19")


def _says(graph: Dataset, subject: str, predicate: str, object: str) -> bool:
    return bool(graph.query(_ASK.format(subject=subject, predicate=predicate, object=object)).askAnswer)


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
@pytest.mark.parametrize(
    ("subject", "predicate", "object"),
    [
        ("Vladimir Putin", "call", "Donald Trump"),
        ("Russia", "strike", "railway power system"),
        ("U.S.", "oppose", "European-drafted resolution"),
        ("Vladimir Putin", "decline to endorse", "30-day ceasefire"),
        ("Ivan Kravchenko", "be sergeant in", "Reconnaissance Battalion"),
    ],
)
def test_direct_triples(graph: Dataset, subject: str, predicate: str, object: str) -> None:
    assert _says(graph, subject, predicate, object)


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_what_was_declined_is_no_direct_triple(graph: Dataset) -> None:
    assert not _says(graph, "Vladimir Putin", "endorse", "30-day ceasefire")
    assert not _says(graph, "Vladimir Putin", "sign", "agreement")


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_the_claimant_of_the_railway_strike(graph: Dataset) -> None:
    query = """
        PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
        PREFIX skos: <http://www.w3.org/2004/02/skos/core#> PREFIX prov: <http://www.w3.org/ns/prov#>
        SELECT ?who { ?f rdf:predicate/rdfs:label "strike" ; rdf:object/skos:prefLabel "railway power system" ;
                         prov:wasAttributedTo/skos:prefLabel ?who }"""
    assert {str(row[0]) for row in graph.query(query)} == {"UkrZaliznytsia"}
