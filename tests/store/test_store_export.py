"""A store written to files: the same as its quads written at once, whatever is asked for."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from graph_story import story
from pyoxigraph import Quad

from kg import rdf
from kg.errors import FormatError
from kg.rdf import terms
from kg.rdf.formats import Source
from kg.rdf.sheets import FOLDERS
from kg.rdf.terms import JOINS_GRAPH, KEPT_GRAPH
from kg.store import Store, in_memory, open_store
from kg.store.export import source
from kg.types import Reading


def told() -> list[Reading]:
    """Articles whose ids sort otherwise than the IRIs of their graphs; one names things differently."""
    last = story("norland.2", source="2.txt")
    entities = tuple(replace(entity, name=f"the {entity.name}") for entity in last.entities)
    return [story("norland", source="0.txt"), story("norland-1", source="1.txt"), replace(last, entities=entities)]


@pytest.fixture
def store() -> Store:
    made = in_memory()
    for reading in told():
        made.add(reading)
    return made


@pytest.mark.parametrize("format", rdf.FORMATS)
def test_the_bytes_are_those_of_the_quads(format: str, store: Store, tmp_path: Path) -> None:
    rdf.write(source(store), tmp_path / "graph", format)
    assert (tmp_path / "graph").read_bytes() == rdf.dump(store.quads(), format)


@pytest.mark.parametrize("format", FOLDERS)
def test_folders_too(format: str, store: Store, tmp_path: Path) -> None:
    rdf.write(source(store), tmp_path / "one", format)
    rdf.write(store.quads(), tmp_path / "two", format)
    for path in (tmp_path / "one").iterdir():
        assert path.read_bytes() == (tmp_path / "two" / path.name).read_bytes() != b""


def test_a_store_on_disk_is_read_one_article_at_a_time(tmp_path: Path) -> None:
    with open_store(tmp_path / "graph.kg", write=True) as store:
        for reading in told():
            store.add(reading)
    with open_store(tmp_path / "graph.kg") as store:
        found = source(store)
        assert isinstance(found, Source)
        assert list(found.readings()) == store.readings()
        assert set(found.quads()) == set(store.quads())


def test_all_is_what_the_store_needs_itself_too(store: Store) -> None:
    found = set(source(store, all=True).quads())
    assert found == {quad for graph in store.graphs(all=True) for quad in graph}
    assert {quad.graph_name for quad in found - set(store.quads())} == {KEPT_GRAPH}


def test_facts_less_sure_are_left_out(store: Store) -> None:
    found = source(store, confidence=0.6)
    left = [reading.surer_than(0.6) for reading in store.readings()]
    assert list(found.readings()) == left
    assert [len(reading.facts) for reading in left] == [2, 2, 2]
    articles = {quad for quad in found.quads() if quad.graph_name != JOINS_GRAPH}
    assert articles == {quad for reading in left for quad in rdf.quads(reading)}


def test_all_is_left_in_by_a_confidence_that_all_have(store: Store) -> None:
    found = set(source(store, confidence=0.01).quads())
    told = {quad for quad in found if quad.predicate == terms.LEAST_CONFIDENCE}
    assert found - told == set(store.quads())
    assert len(told) == len(store.articles())  # the graphs say themselves that something may be left out of them


def test_of_the_joins_only_those_of_what_is_left(store: Store) -> None:
    joins = [quad for quad in store.quads() if quad.graph_name == JOINS_GRAPH]
    assert joins
    least = source(store, confidence=1.0)
    subjects = {quad.subject for quad in least.quads() if quad.graph_name != JOINS_GRAPH}
    assert {quad for quad in least.quads() if quad.graph_name == JOINS_GRAPH} == {quad for quad in joins if quad.subject in subjects}


def test_a_graph_without_named_graphs(tmp_path: Path) -> None:
    import pyoxigraph

    from kg.store.embedded import Embedded

    kept = pyoxigraph.Store()
    kept.extend(Quad(*quad.triple) for quad in rdf.quads(story()))
    made = Store("memory", Embedded(kept), write=False)
    assert [reading.article.id for reading in source(made).readings()] == ["norland-1"]


def test_an_empty_store(tmp_path: Path) -> None:
    with in_memory() as store:
        assert rdf.dump(source(store), "nq") == b""
        assert rdf.dump(source(store), "csv").decode() == ",".join(rdf.COLUMNS) + "\n"


def test_what_goes_wrong_on_the_way_leaves_no_file(store: Store, tmp_path: Path) -> None:
    found = source(store)
    store.close()
    from kg.errors import StoreError

    with pytest.raises(StoreError, match="closed"):
        rdf.write(found, tmp_path / "graph.ttl")
    with pytest.raises(FormatError, match="no format"):
        rdf.write(found, tmp_path / "graph", "neo5j")
    assert list(tmp_path.iterdir()) == []
