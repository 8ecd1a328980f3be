"""Ready questions on real readings of short articles."""

from __future__ import annotations

from news_articles import news

from kg.rdf import terms
from kg.store import in_memory
from kg.store.questions import ask


def test_a_claim_and_its_denial_meet_though_each_describes_the_thing_anew() -> None:
    with in_memory() as store:
        for reading in news():
            store.add(reading)
        found = ask(store, "contradictions")
    told = [[terms.value(node) if node is not None else "" for node in row] for row in found.rows]
    assert [(row[0], row[1], row[2], row[4], row[7]) for row in told] == [("Peru", "send", "drones", "Chile", "Luis Arce Rossi")]
