"""docs/merging.md: what it shows is what the code does."""

from __future__ import annotations

import re
from pathlib import Path

from news_articles import news

from kg.rdf import terms
from kg.store import Rows, in_memory

PAGE = (Path(__file__).parents[2] / "docs" / "merging.md").read_text(encoding="utf-8")


def test_the_query_shown_counts_origins_and_not_copies() -> None:
    [query] = re.findall(r"```sparql\n(.*?)```", PAGE, re.DOTALL)
    with in_memory() as store:
        for reading in news():
            store.add(reading)
        found = store.query(query.replace("LIMIT 5", ""))
        assert isinstance(found, Rows)
        counted = [terms.value(row[3]) for row in found.rows if row[3] is not None]
        copies = store.query("SELECT ?copy { ?copy kg:articleOrigin ?other FILTER(?copy != ?other) }")
        assert isinstance(copies, Rows)
    assert set(counted) <= {"1", "2", "3"}
    assert len(copies.rows) == 1  # the cut article of the same story


def test_the_graphs_named_are_those_there_are() -> None:
    from kg.rdf import names

    assert names.JOINS in PAGE
    assert "kg:articleOrigin" in PAGE
    assert terms.ORIGIN.value.endswith("articleOrigin")
