from __future__ import annotations

import subprocess
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

import pyoxigraph
import pytest
from graph_story import canonical, readings, story
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad, Triple
from whole import at_once

from kg import rdf
from kg.errors import NoSuchArticle, StoreError, UsageError
from kg.rdf import names, terms
from kg.rdf.formats import union
from kg.resolve.across import Joined
from kg.store import Rows, Store, Triples, open_store
from kg.store.location import explained
from kg.store.sparql_text import operations
from kg.types import Entity, Reading


def _default_graph(store: Store) -> list[Triple]:
    """What a query sees."""
    found = store.query("CONSTRUCT WHERE { ?s ?p ?o }")
    assert isinstance(found, Triples)
    return [quad.triple for quad in found.quads]


def _articles(store: Store) -> list[Quad]:
    """The graphs of articles alone."""
    return [quad for quad in store.quads() if quad.graph_name != terms.JOINS_GRAPH]


def _without_origin(reading: Reading) -> Reading:
    """The same reading, but of an article that takes the place of no other."""
    article = reading.article
    return Reading(type(article)(article.id, article.text, headline=article.headline), reading.entities, reading.facts)


_sets = st.lists(readings().map(_without_origin), min_size=1, max_size=3, unique_by=lambda r: r.article.id)


@settings(max_examples=8)
@given(_sets, st.randoms(use_true_random=False))
def test_the_graph_depends_on_the_set_of_articles_alone(found: list[Reading], random: object) -> None:
    expected = [quad for graph in at_once(found).graphs(all=True) for quad in graph]
    shuffled = [*found, *found]
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    with tempfile.TemporaryDirectory() as folder:
        with open_store(Path(folder) / "graph.kg", write=True) as store:
            for reading in shuffled:
                store.add(reading)
        with open_store(Path(folder) / "graph.kg") as store:
            assert [quad for graph in store.graphs(all=True) for quad in graph] == expected
            assert _default_graph(store) == union(store.quads())
            assert [r.article for r in store.readings()] == [canonical(r).article for r in sorted(found, key=lambda r: r.article.id)]


@settings(max_examples=8)
@given(_sets)
def test_removing_an_article_gives_the_graph_that_never_had_it(found: list[Reading]) -> None:
    *others, last = found
    with tempfile.TemporaryDirectory() as folder, open_store(Path(folder) / "graph.kg", write=True) as store:
        for reading in found:
            store.add(reading)
        store.remove(last.article.id)
        assert list(store.graphs(all=True)) == list(at_once(others).graphs(all=True))
        assert _default_graph(store) == union(store.quads())
        with pytest.raises(NoSuchArticle):
            store.remove(last.article.id)


def test_an_article_without_words_goes_without_a_trace(tmp_path: Path) -> None:
    """It has nothing by which it could be like another, and so no key to be found by."""
    with open_store(tmp_path / "graph.kg", write=True) as store:
        store.add(story())
        before = list(store.graphs(all=True))
        store.add(Reading(replace(story().article, id="dots", text="...", source="", headline="")))
        store.remove("dots")
        assert list(store.graphs(all=True)) == before


def test_an_article_is_replaced(tmp_path: Path) -> None:
    with open_store(tmp_path / "graph.kg", write=True) as store:
        assert store.add(story()) == ()
        assert store.add(story()) == ("norland-1",)
        shorter = Reading(story().article, story().entities, story().facts[:1])
        assert store.add(shorter, model="english 2") == ("norland-1",)
        assert _articles(store) == rdf.quads(shorter, model="english 2")


def test_an_older_article_of_the_same_origin_is_replaced(tmp_path: Path) -> None:
    with open_store(tmp_path / "graph.kg", write=True) as store:
        store.add(story("a", source="norland.txt"))
        assert store.add(story("b", source="norland.txt")) == ("a",)
        assert store.add(story("c", source="elsewhere.txt")) == ()
        assert store.add(story("d", source="x.txt", url="https://example.org/1")) == ()
        assert store.add(story("e", source="y.txt", url="https://example.org/1")) == ("d",)
        assert store.add(story("f", source="y.txt", url="https://example.org/2")) == ()
        assert store.add(story("g", source="")) == ()
        assert store.add(story("h", source="")) == ()
        assert store.add(story("i", source="-")) == ()
        assert store.add(story("j", source="-")) == ()
        assert [article.id for article in store.articles()] == ["b", "c", "e", "f", "g", "h", "i", "j"]


def test_readings_can_be_chosen(tmp_path: Path) -> None:
    with open_store(tmp_path / "graph.kg", write=True) as store:
        store.add(story("a", source="a"))
        store.add(story("b", source="b"))
        assert [reading.article.id for reading in store.readings(["b"])] == ["b"]
        with pytest.raises(NoSuchArticle, match="c: "):
            store.readings(["b", "c"])
        assert store.validate().conforms


def test_a_failed_change_leaves_the_store_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_store(tmp_path / "graph.kg", write=True) as store:
        store.add(story())
        before = store.quads()
        broken = Reading(story().article, story().entities)
        # The last of the operations fails, after the old graph is dropped and the new one is in.
        broken_off = lambda *change: f"{operations(*change)} ; LOAD <file:///nothing/there.nt>"  # noqa: E731
        monkeypatch.setattr("kg.store.embedded.operations", broken_off)
        with pytest.raises(StoreError):
            store.add(broken)
        assert store.quads() == before


def test_what_comes_is_written_out_before_it_fills_the_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "graph.kg"
    with open_store(path, write=True) as store:
        store.add(story("a", source="a"))
        written = set(path.glob("*.sst"))
        monkeypatch.setattr("kg.store.embedded._IN_MEMORY", 2 * len(rdf.quads(story())))
        store.add(story("b", source="b"))
        assert set(path.glob("*.sst")) - written
        store.add(story("c", source="c"))
        assert _default_graph(store) == union(store.quads())
        assert len(store.articles()) == 3


def test_a_second_writer_is_told(tmp_path: Path) -> None:
    path = tmp_path / "graph.kg"
    with open_store(path, write=True) as store:
        store.add(story())
        with pytest.raises(StoreError, match="another process is writing") as refused:
            open_store(path, write=True)
        assert refused.value.where == str(path)
    with open_store(path, write=True) as store:
        assert len(store.articles()) == 1


def test_opening_to_write_makes_no_folder_before_the_first_article(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "graph.kg"
    with open_store(path, write=True) as store:
        assert store.articles() == []
        with pytest.raises(NoSuchArticle):
            store.remove("x")
        assert not path.parent.exists()
        store.add(story())
    assert path.is_dir()


def test_a_store_open_for_reading_or_closed_cannot_be_written(tmp_path: Path) -> None:
    path = tmp_path / "graph.kg"
    with open_store(path, write=True) as store:
        store.add(story())
    with open_store(path) as store:
        with pytest.raises(StoreError, match="for reading only"):
            store.add(story("b"))
        with pytest.raises(StoreError, match="for reading only"):
            store.remove("norland-1")
    with pytest.raises(StoreError, match="closed"):
        store.articles()
    store.close()


@pytest.mark.parametrize("write", [False, True])
def test_places_that_hold_no_store_are_told(tmp_path: Path, write: bool) -> None:
    (tmp_path / "photo.jpg").write_bytes(b"x")
    with pytest.raises(StoreError, match="holds something else"):
        open_store(tmp_path, write=write)
    with pytest.raises(StoreError, match="this is a file"):
        open_store(tmp_path / "photo.jpg", write=write)
    with pytest.raises(UsageError, match="in a folder or on a SPARQL server"):
        open_store("ftp://localhost/graph", write=write)
    with pytest.raises(UsageError, match="no path"):
        open_store("", write=write)
    assert [child.name for child in tmp_path.iterdir()] == ["photo.jpg"]


def test_a_missing_store_is_told_with_the_command_that_makes_one(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="there is no graph here") as missing:
        open_store(tmp_path / "none.kg")
    assert "kg build" in missing.value.fix


def test_a_damaged_store_is_told(tmp_path: Path) -> None:
    path = tmp_path / "graph.kg"
    path.mkdir()
    (path / "CURRENT").write_text("nonsense")
    for write in (False, True):
        with pytest.raises(StoreError) as damaged:
            open_store(path, write=write)
        assert damaged.value.where == str(path)


def test_a_read_only_folder_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "graph.kg"
    with open_store(path, write=True) as store:
        store.add(story())
    monkeypatch.setattr("os.access", lambda path, mode: False)
    with pytest.raises(StoreError, match="read-only"):
        open_store(path, write=True)
    with pytest.raises(StoreError, match="no folder can be made"):
        open_store(tmp_path / "new.kg", write=True)


@pytest.mark.parametrize(
    ("message", "cause"),
    [
        ("IO error: No space left on device: While appending to file", "the disk is full"),
        ("IO error: While lock file: /x/LOCK: Resource temporarily unavailable", "another process"),
        ("IO error: Permission denied", "read-only"),
        ("Corruption: checksum mismatch", "damaged"),
        ("something new", "cannot be used: something new"),
    ],
)
def test_errors_of_the_disk_are_in_words(message: str, cause: str) -> None:
    assert cause in explained(OSError(message), Path("graph.kg")).cause


def test_a_large_article_is_added_quickly_and_unharmed(tmp_path: Path) -> None:
    text = story().article.text + "\nA \\u0022 \" ' } ] ; DROP ALL ; \\\\" * 5000
    with open_store(tmp_path / "graph.kg", write=True) as store:
        store.add(story(text=text))
        assert store.articles()[0].text == text


def test_what_several_articles_say_is_in_the_default_graph_once_and_until_the_last_is_gone(tmp_path: Path) -> None:
    with open_store(tmp_path / "graph.kg", write=True) as store:
        store.add(story("a", source="a"))
        other = story("b", source="b")
        renamed = tuple(Entity(e.id, "Norland", e.type) if e.id == "norland" else e for e in other.entities)
        store.add(Reading(other.article, renamed, other.facts))
        count = store.query("SELECT (COUNT(*) AS ?n) { ent:norland rel:shell ?what ; skos:prefLabel ?name }")
        assert isinstance(count, Rows)
        assert terms.value(count.rows[0][0] or Literal("")) == "1"
        store.remove("a")
        assert _default_graph(store) == union(store.quads())
        assert bool(store.query('ASK { ent:norland rel:shell ?what ; skos:prefLabel "Norland" }'))
        store.remove("b")
        assert _default_graph(store) == []


def test_what_was_added_survives_a_process_that_endsat_once(tmp_path: Path) -> None:
    code = (
        "import os, sys; sys.path[:0] = sys.argv[2:]\n"
        "from graph_story import story; from kg.store import open_store\n"
        "open_store(sys.argv[1], write=True).add(story())\n"
        "os._exit(9)"
    )
    tests = Path(__file__).parents[1]
    run = subprocess.run([sys.executable, "-c", code, str(tmp_path / "g"), str(tests), str(tests.parent)], check=False)
    assert run.returncode == 9
    with open_store(tmp_path / "g", write=True) as store:
        assert _articles(store) == rdf.quads(story())


def test_a_store_that_another_version_wrote_is_joined_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "graph.kg"
    monkeypatch.setattr("kg.store.merging.__version__", "0.0.1")
    with monkeypatch.context() as older, open_store(path, write=True) as store:
        older.setattr("kg.store.joining.join", lambda profiles, rules: [Joined(p.id + "_", ((p.article, p.id),)) for p in set(profiles)])
        store.add(story("a", source="a"))
        assert any("arden_treaty_" in str(quad) for quad in _articles(store))
    monkeypatch.undo()
    with open_store(path, write=True) as store:
        store.add(story("b", source="b"))
        assert list(store.graphs(all=True)) == list(at_once([story("a", source="a"), story("b", source="b")]).graphs(all=True))
        assert _default_graph(store) == union(store.quads())


def test_articles_that_came_as_graphs_are_joined_too(tmp_path: Path) -> None:
    path = tmp_path / "graph.kg"
    norland = NamedNode(names.entity_iri("norland"))
    stale = Quad(norland, terms.REASON, Literal("as another store joined it"), terms.JOINS_GRAPH)
    graphs = [*rdf.quads(story("a", source="a")), stale]
    kept = pyoxigraph.Store(str(path))
    kept.extend([*graphs, *(Quad(*triple) for triple in union(graphs))])
    kept.flush()
    del kept
    with open_store(path, write=True) as store:
        store.add(story("b", source="b"))
        assert list(store.graphs(all=True)) == list(at_once([story("a", source="a"), story("b", source="b")]).graphs(all=True))
        assert _default_graph(store) == union(store.quads())
