"""A whole graph to a server at once."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from conftest import read_by_hand
from pyoxigraph import DefaultGraph, NamedNode
from sparql_server import serving

from kg.errors import StoreError
from kg.rdf.terms import JOINS_GRAPH
from kg.store import bulk, in_memory, open_store
from kg.store.chunks import input_of
from kg.store.load import load
from kg.store.server import Server
from kg.types import Article

SENTENCE = "The court upheld the law."


def _written(folder: Path) -> list[str]:
    return [line for path in sorted(folder.glob("*.nq.gz")) for line in gzip.decompress(path.read_bytes()).decode().splitlines()]


def test_the_files_hold_all_graphs_and_their_union(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bulk, "_PART", 50)
    monkeypatch.setattr(bulk, "_BYTES", 2_000)
    with in_memory() as store:
        for id in ("a", "b"):
            store.add(read_by_hand(Article(id, f"{SENTENCE} It said \u201cso. .\u201d\n\nThat is {id} .\n")))
        count = bulk.write(store, tmp_path / "out")
        named = {f"{quad} ." for graph in store.graphs(all=True) for quad in graph}
        union = {f"{quad.triple} <urn:kg:union> ." for quad in store.backend.find(None, None, None, DefaultGraph())}
    lines = _written(tmp_path / "out")
    assert len(list((tmp_path / "out").glob("*.nq.gz"))) > 2
    assert (set(lines), len(lines)) == (named | union, count)


def test_the_script_names_the_folder(tmp_path: Path) -> None:
    with in_memory() as store:
        bulk.write(store, tmp_path / "out")
    assert f"ld_dir('{tmp_path / 'out'}', '*.nq.gz'" in (tmp_path / "out" / bulk.SCRIPT).read_text()


def test_a_folder_with_something_in_it_is_refused(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    with in_memory() as store, pytest.raises(StoreError, match="something in it"):
        bulk.write(store, tmp_path)


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with in_memory() as store, pytest.raises(StoreError, match="cannot be written"):
        bulk.write(store, tmp_path / "file" / "in")


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    """A graph of two articles as one file."""
    with in_memory() as store:
        for id in ("a", "b"):
            store.add(read_by_hand(Article(id, SENTENCE)))
        lines = [f"{quad} .\n" for graph in store.graphs(all=True) for quad in graph]
    (tmp_path / "all.nq").write_text("".join(lines))
    return lines


def test_an_empty_server_that_takes_graphs_gets_all_at_once(files: list[str], tmp_path: Path) -> None:
    with serving() as site:
        loaded = load([input_of(str(tmp_path / "all.nq"))], site.url)
        with open_store(site.url) as store:
            there = {f"{quad} .\n" for graph in store.graphs(all=True) for quad in graph}
            union = {str(quad.triple) for quad in store.backend.find(None, None, None, DefaultGraph())}
        assert "data" in {kind for kind, _ in site.sent}
    assert (loaded.articles, there) == ((), set(files))
    assert len(union) < len(there)


def test_what_a_server_refuses_half_way_is_taken_out_again(files: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    poured = Server.pour

    def refused(self: Server, graph: NamedNode, triples: bytes) -> None:
        if graph == JOINS_GRAPH:
            raise StoreError("it is full")
        poured(self, graph, triples)

    monkeypatch.setattr(Server, "pour", refused)
    with serving() as site:
        with pytest.raises(StoreError, match="it is full"):
            load([input_of(str(tmp_path / "all.nq"))], site.url)
        with open_store(site.url) as store:
            assert store.articles() == []


def test_a_graph_on_a_server_is_no_files(tmp_path: Path) -> None:
    with serving() as site, open_store(site.url) as store, pytest.raises(StoreError, match="on a server already"):
        bulk.write(store, tmp_path / "out")
