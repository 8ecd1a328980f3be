"""Files of RDF into a store: what comes in is what went out, whichever way and whoever wrote it."""

from __future__ import annotations

import gzip
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from graph_story import TEXT, readings, story
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, RdfFormat, serialize
from whole import everything

from kg import rdf
from kg.errors import FormatError, NotFound, StoreError
from kg.rdf import terms
from kg.rdf.encode import sort_quads
from kg.rdf.terms import JOINS_GRAPH, KEPT_GRAPH
from kg.store import Store, open_store
from kg.store.chunks import Quads, Text, input_of, parts
from kg.store.load import Loaded, load
from kg.store.opening import in_memory
from kg.types import Entity, Reading

# rdflib warns of its own code.
pytestmark = pytest.mark.filterwarnings("ignore:Dataset:DeprecationWarning")


def _two() -> list[Reading]:
    """Two articles that prefer different names for one entity."""
    other = story("norland-2", text=f"{TEXT[:79]} Nothing else is known.", source="b.txt")
    renamed = tuple(replace(e, name="Norland", names=("Republic of Norland",)) if e.id == "norland" else e for e in other.entities)
    return [story(), Reading(other.article, renamed, other.facts)]


def _store(found: Iterable[Reading]) -> Store:
    store = in_memory()
    for reading in found:
        store.add(reading)
    return store


def _told(store: Store) -> list[Quad]:
    """All quads there are of articles' graphs and their union."""
    return [quad for quad in everything(store) if quad.graph_name not in (JOINS_GRAPH, KEPT_GRAPH)]


def _written(quads: Iterable[Quad], path: Path, format: str = "nq") -> str:
    path.write_bytes(rdf.dump(list(quads), format))
    return str(path)


def _load(source: str, location: Path, format: str = "", graph: str = "") -> Loaded:
    return load([input_of(source, format, graph)], location)


def test_an_export_of_everything_is_the_store_it_came_from(tmp_path: Path) -> None:
    before = _store(_two())
    all_of_it = [quad for graph in before.graphs(all=True) for quad in graph]
    loaded = _load(_written(all_of_it, tmp_path / "all.nq"), tmp_path / "graph.kg")
    assert loaded == Loaded(len(all_of_it))
    with open_store(tmp_path / "graph.kg", write=True) as after:
        assert everything(after) == everything(before)
        after.remove("norland-2")
        before.remove("norland-2")
        assert everything(after) == everything(before)
    assert [child.name for child in tmp_path.iterdir() if child.name not in ("all.nq", "graph.kg")] == []


@pytest.mark.parametrize("format", ["nq", "trig", "jsonld"])
@settings(max_examples=6)
@given(found=st.lists(readings(), min_size=1, max_size=2, unique_by=lambda r: r.article.id))
def test_the_union_of_a_store_made_anew_is_that_of_its_graphs(format: str, found: list[Reading]) -> None:
    """Whatever the text: hostile text is where lines of text and quads could differ."""
    quads = [quad for reading in found for quad in rdf.quads(reading)]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _load(_written(quads, folder / f"graph.{format}", format), folder / "graph.kg")
        with open_store(folder / "graph.kg") as store:
            assert _told(store) == sort_quads([*quads, *(Quad(*t) for t in rdf.formats.union(quads))])


def test_articles_in_a_store_made_anew_can_be_added_to_and_taken_out(tmp_path: Path) -> None:
    one, two = _two()
    _load(_written(rdf.quads(one), tmp_path / "one.nq"), tmp_path / "graph.kg")
    with open_store(tmp_path / "graph.kg", write=True) as store:
        store.add(two)
        assert _told(store) == _told(_store([one, two]))
        store.remove(two.article.id)
        assert _told(store) == _told(_store([one]))


@pytest.mark.parametrize("format", ["nq", "ttl", "rdf"])
def test_articles_come_one_by_one_into_a_store_that_is_there(format: str, tmp_path: Path) -> None:
    one, two = _two()
    with open_store(tmp_path / "graph.kg", write=True) as store:
        store.add(one)
    loaded = _load(_written(rdf.quads(two), tmp_path / f"two.{format}", format), tmp_path / "graph.kg")
    assert loaded.articles == (two.article.id,)
    with open_store(tmp_path / "graph.kg") as store:
        assert everything(store) == everything(_store([one, two]))


def test_articles_that_were_joined_come_as_they_were_before(tmp_path: Path) -> None:
    """An export of everything holds what articles said before they were joined with others."""
    one, two = _two()
    exported = _store([one, two])
    source = _written([quad for graph in exported.graphs(all=True) for quad in graph], tmp_path / "all.nq")
    third = story("norland-3", source="c.txt")
    with open_store(tmp_path / "graph.kg", write=True) as store:
        store.add(third)
    assert _load(source, tmp_path / "graph.kg").articles == (one.article.id, two.article.id)
    with open_store(tmp_path / "graph.kg") as store:
        assert everything(store) == everything(_store([one, two, third]))


def test_articles_in_one_graph_get_one_each(tmp_path: Path) -> None:
    found = _two()
    source = _written([quad for reading in found for quad in rdf.quads(reading)], tmp_path / "union.ttl", "ttl")
    assert _load(source, tmp_path / "graph.kg").articles == tuple(reading.article.id for reading in found)
    with open_store(tmp_path / "graph.kg") as store:
        assert [article.id for article in store.articles()] == [reading.article.id for reading in found]
        assert [len(reading.facts) for reading in store.readings()] == [len(reading.facts) for reading in found]
        assert source.rpartition("/")[2] not in "".join(map(str, store.backend.graphs()))


FOREIGN = """
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
<urn:my:norland> skos:prefLabel "Norland", "Northern Land" ; rdfs:seeAlso [ rdfs:label "a map" ] .
"""


@pytest.mark.parametrize("there", [False, True])
def test_triples_of_others_get_a_graph_of_their_own(there: bool, tmp_path: Path) -> None:
    (tmp_path / "countries.ttl").write_text(FOREIGN, encoding="utf-8")
    if there:
        with open_store(tmp_path / "graph.kg", write=True) as store:
            store.add(story())
    assert _load(str(tmp_path / "countries.ttl"), tmp_path / "graph.kg") == Loaded(4)
    with open_store(tmp_path / "graph.kg", write=True) as store:
        graphs = store.backend.graphs()
        assert NamedNode("urn:kg:graph:countries.ttl") in graphs
        about = store.backend.find([NamedNode("urn:my:norland")], terms.PREF_LABEL, None, DefaultGraph())
        assert [terms.value(quad.object) for quad in about] == ["Northern Land"]
        store.add(story("norland-2"))
        store.remove("norland-2")
        maps = "SELECT ?map { <urn:my:norland> rdfs:seeAlso/rdfs:label ?map }"
        assert store.query(maps).rows == ((Literal("a map"),),)  # type: ignore[union-attr]


def test_the_graph_of_triples_in_none_can_be_named(tmp_path: Path) -> None:
    source = _written([Quad(NamedNode("urn:a"), NamedNode("urn:b"), NamedNode("urn:c"))], tmp_path / "a.nt", "nt")
    _load(source, tmp_path / "graph.kg", graph="urn:my:graph")
    with open_store(tmp_path / "graph.kg") as store:
        assert {str(quad) for quad in everything(store)} == {"<urn:a> <urn:b> <urn:c> <urn:my:graph>", "<urn:a> <urn:b> <urn:c>"}


LINES = {
    b'<urn:s> <urn:p> <urn:o> <urn:g> .\n<urn:s> <urn:p> "a <urn:g>" <urn:g> .\n': (Text, 2, 2),
    b'<urn:s> <urn:p> "no line feed at the end" <urn:g> .': (Text, 1, 1),
    b"<urn:s> <urn:p> <urn:o> <urn:kg:kept> .\n<urn:s> <urn:p> <urn:o> <urn:g> .\n": (Text, 2, 1),
    b"<urn:s> <urn:p> <urn:o> .\n": (Text, 1, 1),  # the engine finds out
    b"<urn:s> <urn:p> <urn:o> .\n<urn:s> <urn:p> <urn:o> <urn:o> .\n": (Text, 2, 1),
    b"<urn:s> <urn:p> <urn:o> <urn:g> .\n<urn:s> <urn:p> <urn:o> <urn:h> .\n<urn:t> <urn:p> <urn:o> <urn:g> .\n": (Quads, 3, 2),
    b'<urn:s> <urn:p> "a <b"^^<urn:d> .\n': (Quads, 1, 1),
    b'<urn:s> <urn:p> "a"@en <urn:g> .\n<urn:s> <urn:p> "a"@en .\n': (Quads, 2, 1),
    b'<urn:s>\t<urn:p>  "tabs" <urn:g>.\n': (Quads, 1, 1),
    b'<urn:s> <urn:p> "a" <urn:g> . # <urn:h> .\n': (Quads, 1, 1),
    b"# nothing but words <urn:h> .\n": (Quads, 0, 0),
    b"_:a <urn:p> _:b <urn:g> .\n": (Quads, 1, 1),
    b'<urn:s> <urn:p> "a" <urn:g> .\r\n': (Quads, 1, 1),
    b"\n\n": (Quads, 0, 0),
}


@pytest.mark.parametrize("text", LINES)
def test_lines_are_taken_as_they_are_only_where_they_are_plain(text: bytes, tmp_path: Path) -> None:
    kind, named, flat = LINES[text]
    (tmp_path / "a.nq").write_bytes(text)
    found = list(parts(input_of(str(tmp_path / "a.nq"))))
    assert all(isinstance(part, kind) for part in found)
    assert sum(part.count for part in found) == named
    _load(str(tmp_path / "a.nq"), tmp_path / "graph.kg")
    with open_store(tmp_path / "graph.kg") as store:
        quads = everything(store)
    assert len([quad for quad in quads if quad.graph_name == DefaultGraph()]) == flat
    assert len(quads) == named + flat


def test_parts_end_with_lines_and_blank_nodes_are_one_in_a_file(tmp_path: Path) -> None:
    text = "".join(f'_:n <urn:p> "{number}" <urn:g> .\n' for number in range(50))
    nodes = []
    for name in ("a.nq", "b.nq"):
        (tmp_path / name).write_text(name.replace("a.nq", text).replace("b.nq", text.partition("\n")[2]), encoding="utf-8")
        found = list(parts(input_of(str(tmp_path / name)), 100))
        assert len(found) > 8
        nodes.append({quad.subject for part in found if isinstance(part, Quads) for quad in part.named})
    assert [len(of) for of in nodes] == [1, 1]
    assert nodes[0] != nodes[1]


def test_reifiers_are_described_as_statements(tmp_path: Path) -> None:
    quads = rdf.quads(story())
    for format in ("nq", "ttl"):
        path = tmp_path / f"graph.{format}"
        rdf.write(quads, path, rdf12=True)
        assert b"reifies" in path.read_bytes()
        _load(str(path), tmp_path / f"{format}.kg")
        with open_store(tmp_path / f"{format}.kg") as store:
            assert [quad for quad in store.quads() if quad.graph_name != JOINS_GRAPH] == quads


def test_packed_files_and_files_of_rdflib(tmp_path: Path) -> None:
    quads = rdf.quads(story())
    with gzip.open(tmp_path / "graph.nq.gz", "wb") as packed:
        packed.write(rdf.dump(quads, "nq"))
    rdf.to_rdflib(quads).serialize(str(tmp_path / "graph.trig"), format="trig")
    for name in ("graph.nq.gz", "graph.trig"):
        _load(str(tmp_path / name), tmp_path / f"{name}.kg")
        with open_store(tmp_path / f"{name}.kg") as store:
            assert [quad for quad in store.quads() if quad.graph_name != JOINS_GRAPH] == quads


def test_several_files_are_one_graph(tmp_path: Path) -> None:
    one, two = _two()
    inputs = [input_of(_written(rdf.quads(reading), tmp_path / f"{reading.article.id}.nq")) for reading in (one, two)]
    load(inputs, tmp_path / "graph.kg")
    with open_store(tmp_path / "graph.kg") as store:
        union = rdf.formats.union([*rdf.quads(one), *rdf.quads(two)])
        assert [q.triple for q in _told(store) if q.graph_name == DefaultGraph()] == union


@pytest.mark.parametrize("name", ["broken.nq", "broken.nt", "broken.ttl", "broken.rdf", "broken.nq.gz"])
@pytest.mark.parametrize("there", [False, True])
def test_a_file_that_is_wrong_leaves_things_as_they_were(there: bool, name: str, tmp_path: Path) -> None:
    good = serialize(rdf.quads(story()), format=RdfFormat.N_QUADS) or b""
    (tmp_path / name).write_bytes(good + b"<urn:s> <urn:p> <urn:o o> <urn:g> .\n")
    if there:
        with open_store(tmp_path / "graph.kg", write=True) as store:
            store.add(story("norland-2"))
    before = {path.name for path in tmp_path.iterdir()}
    with pytest.raises(FormatError) as error:
        _load(str(tmp_path / name), tmp_path / "graph.kg")
    assert error.value.where == str(tmp_path / name)
    assert {path.name for path in tmp_path.iterdir()} == before
    if there:
        with open_store(tmp_path / "graph.kg") as store:
            assert [article.id for article in store.articles()] == ["norland-2"]


def test_errors_say_which_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.nq").write_text("<urn:s> <urn:p> <urn:o> <urn:g> .\n" * 30 + "<urn:s> <urn:p> <urn o> <urn:g> .\n", encoding="utf-8")
    monkeypatch.setattr("kg.store.chunks.SIZE", 200)
    with pytest.raises(FormatError, match="line 31"):
        _load(str(tmp_path / "a.nq"), tmp_path / "graph.kg")


def test_what_is_no_file_of_rdf_is_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match="no such file"):
        input_of(str(tmp_path / "missing.nq"))
    with pytest.raises(FormatError, match="tells no format"):
        input_of(str(tmp_path / "graph"))
    with pytest.raises(FormatError, match="'docx' is no format"):
        input_of(str(tmp_path / "graph.docx.gz"))
    (tmp_path / "a.nt").write_text("", encoding="utf-8")
    with pytest.raises(FormatError, match="no IRI"):
        input_of(str(tmp_path / "a.nt"), graph="not an IRI")


def test_a_folder_with_other_things_is_left_alone(tmp_path: Path) -> None:
    source = _written(rdf.quads(story()), tmp_path / "a.nq")
    with pytest.raises(StoreError, match="something else"):
        _load(source, tmp_path)


def test_a_graph_that_was_made_meanwhile_is_left_alone(tmp_path: Path) -> None:
    source, place = _written(rdf.quads(story()), tmp_path / "a.nq"), tmp_path / "graph.kg"

    def watch(found: Iterable[Text | Quads]) -> Iterator[Text | Quads]:
        with open_store(place, write=True) as store:
            store.add(story("norland-2"))
        yield from found

    with pytest.raises(StoreError, match="meanwhile"):
        load([input_of(source)], place, watch=watch)
    with open_store(place) as store:
        assert [article.id for article in store.articles()] == ["norland-2"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.nq", "graph.kg"]


def test_killed_while_it_loads_it_leaves_no_graph(tmp_path: Path) -> None:
    source = _written(rdf.quads(story()), tmp_path / "a.nq")
    code = (
        "import os, signal, sys; from kg.store import raw; from kg.store.load import load; from kg.store.chunks import input_of\n"
        "raw.settle = lambda store: os.kill(os.getpid(), signal.SIGKILL)\n"
        "load([input_of(sys.argv[1])], sys.argv[2])"
    )
    run = subprocess.run([sys.executable, "-c", code, source, str(tmp_path / "graph.kg")], capture_output=True)
    assert run.returncode == -9
    assert not (tmp_path / "graph.kg").exists()
    assert _load(source, tmp_path / "graph.kg").quads == len(rdf.quads(story()))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.nq", "graph.kg"]  # what it left is taken away


def test_what_another_load_is_making_is_left_alone(tmp_path: Path) -> None:
    source, others = _written(rdf.quads(story()), tmp_path / "a.nq"), tmp_path / ".graph.kg.loading.x" / "new"
    others.parent.mkdir()
    with open_store(others, write=True) as store:
        store.add(story("norland-2"))
        _load(source, tmp_path / "graph.kg")
        assert [article.id for article in store.articles()] == ["norland-2"]


def test_an_entity_of_many_names_keeps_the_fullest(tmp_path: Path) -> None:
    found = [
        Reading(story(f"norland-{n}", source=f"{n}.txt").article, (Entity("norland", name, story().entities[3].type, others),), ())
        for n, (name, others) in enumerate([("Norland", ("NL",)), ("Republic of Norland", ()), ("NL", ("Republic of Norland",))])
    ]
    quads = [quad for reading in found for quad in rdf.quads(reading)]
    _load(_written(quads, tmp_path / "a.nq"), tmp_path / "graph.kg")
    with open_store(tmp_path / "graph.kg") as store:
        assert [q.triple for q in _told(store) if q.graph_name == DefaultGraph()] == rdf.formats.union(quads)
