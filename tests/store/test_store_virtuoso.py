"""A graph on a real Virtuoso: what comes in comes out, and what is asked is answered as in a folder."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
import rdflib
from graph_story import canonical, story
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from test_store_server import graph_of
from virtuoso import Virtuoso, empty

from kg import rdf
from kg.errors import QueryError, StoreError
from kg.rdf.names import EDTF, XSD
from kg.store import Rows, Store, open_store
from kg.store import server as module
from kg.store.opening import in_memory
from kg.store.server import Server, opened

GRAPH = NamedNode("urn:kg:graph:x")


@pytest.fixture
def virtuoso(monkeypatch: pytest.MonkeyPatch) -> Iterator[Virtuoso]:
    """Virtuoso without a graph of ours."""
    yield from empty(monkeypatch)


@pytest.fixture
def server(virtuoso: Virtuoso) -> Iterator[Server]:
    with closing(opened(virtuoso.with_password, write=True)) as made:
        yield made


def typed(text: str, type: str) -> Literal:
    return Literal(text, datatype=NamedNode(type if ":" in type else XSD + type))


LITERALS = [
    *(typed(text, "boolean") for text in ("true", "false")),
    *(typed(text, "decimal") for text in ("0.9", "0.95", "0.07", "0.5", "12345678901234567890.5")),
    *(typed(text, "date") for text in ("2031-04-09", "0045-03-15", "1582-10-10", "9999-12-31", "2025-02-30")),
    *(typed(text, "dateTime") for text in ("2025-03-18T10:00:00Z", "2025-03-18T10:00:00", "2025-03-18T10:00:00-05:30")),
    *(typed(text, "integer") for text in ("5", "-3", "3000000000")),
    *(typed(text, EDTF) for text in ("2031-04-08/2031-05", "2031", "../2022", "203X", "")),
    *map(Literal, ("", " ", "  two  ", "true", "1", "0.9", "2031", "2031-04-09", "NULL", "hello", "Hello", "x\r\ny", "x\ry", "tab\there")),
    *map(Literal, ("\"'\\", "\\u0041", "😀 above", "é ü Київ 北京", "e\u0301", "\x00nul", "\x01\x08\x0c\x7f\x85\u2028\ufeff\ufffe\uffff")),
    *map(Literal, ("http://a/b", "} ] ; DROP ALL", "<script>", "%41%", "a" * 5000, "a" * 5000 + "b", "é" * 5000)),
    *map(Literal, ("b" * 100_000, "b" * 100_000 + "c", "я😀" * 50_000)),
    *(Literal("hello", language=language) for language in ("en", "en-gb", "de")),
]
IRIS = [
    *map(NamedNode, ("http://a/b", "http://a/b%20c", "http://a/é?x=1&y='2'#f")),
    *map(NamedNode, ("urn:kg:entity:x_x22_y", "urn:kg:entity:北京", "mailto:a@b")),
]


def test_every_term_comes_out_as_it_went_in_is_found_and_goes_out(server: Server) -> None:
    quads = [Quad(NamedNode("urn:s"), NamedNode("urn:p"), term, graph) for term in (*LITERALS, *IRIS) for graph in (GRAPH, DefaultGraph())]
    server.change([], [], quads)
    found = list(server.find(None, None, None, None))
    assert len(found) == len(quads)
    assert set(found) == set(quads)
    for quad in quads[::2]:
        assert list(server.find(None, None, [quad.object], quad.graph_name)) == [quad]
    assert set(server.find(None, None, [quad.object for quad in quads], None)) == set(quads)
    assert server.stays([quad.triple for quad in quads], []) == {quad.triple for quad in quads}
    assert server.stays([quad.triple for quad in quads], [GRAPH]) == set()
    server.change([], quads[::2], [])
    assert set(server.find(None, None, None, None)) == set(quads[1::2])
    server.change([], quads[1::2], [])
    assert list(server.find(None, None, None, None)) == []


def test_of_several_graphs_every_quad_goes_out(server: Server) -> None:
    """Virtuoso leaves EDTF literals in place when one operation takes quads out of several graphs."""
    quads = [
        Quad(NamedNode(f"urn:s{i}"), NamedNode("urn:p"), typed(f"20{i % 90 + 10}/2{i:03}", EDTF) if i % 7 else Literal(str(i)), graph)
        for i in range(300)
        for graph in (DefaultGraph(), GRAPH, NamedNode("urn:kg:joins"))
    ]
    random.Random(1).shuffle(quads)
    server.change([], [], quads)
    server.change([GRAPH], [quad for quad in quads if quad.graph_name != GRAPH], [])
    assert list(server.find(None, None, None, None)) == []


def test_more_rows_than_virtuoso_gives_at_once_come_all_the_same(server: Server) -> None:
    quads = [Quad(NamedNode(f"urn:s{i}"), NamedNode("urn:p"), Literal(str(i)), DefaultGraph()) for i in range(2_300)]
    server.change([], [], quads)
    found = list(server.find(None, None, None, None))
    assert len(found) == len(quads)
    assert set(found) == set(quads)
    with pytest.raises(QueryError, match="no more than 2000 rows"):
        server.ask("CONSTRUCT WHERE { ?s ?p ?o }")


def told(store: Store) -> dict[str, object]:
    """All that a store says."""
    found = store.query("SELECT ?s ?p ?o { ?s ?p ?o }")
    assert isinstance(found, Rows)
    return {
        "quads": store.quads(),
        "union": sorted(map(str, found.rows)),
        "articles": store.articles(),
        "readings": store.readings(),
        "about": store.about("Norland"),
        "conforms": store.validate().conforms,
        "kept": sorted(map(str, store.backend.find(None, None, None, NamedNode("urn:kg:kept")))),
    }


def test_building_replacing_and_removing_give_the_same_as_in_a_folder(virtuoso: Virtuoso) -> None:
    long = story("c", source="c", text=story().article.text + " \\u0041 'quoted'\r\n😀 ; DROP ALL" * 2_000)
    shorter = type(long)(story("a").article, story("a").entities, story("a").facts[:1])
    with in_memory() as folder, open_store(virtuoso.with_password, write=True) as server:
        for reading in (story("a", source="a"), story("b", source="b"), long, story("d", source="b"), shorter):
            assert server.add(reading) == folder.add(reading)
        assert told(server) == told(folder)
        for article in ("a", "c"):
            server.remove(article)
            folder.remove(article)
        assert told(server) == told(folder)
    with open_store(virtuoso.url) as server:  # whoever may read needs no password
        assert server.readings() == [canonical(story("d", source="b"))]
        with pytest.raises(StoreError, match="for reading only"):
            server.remove("d")


def test_another_client_reads_it(virtuoso: Virtuoso) -> None:
    with open_store(virtuoso.with_password, write=True) as server:
        server.add(story())
        triples = {quad.triple for quad in server.quads()}
    graph = rdflib.Graph(SPARQLStore(virtuoso.url, returnFormat="json"), identifier=rdflib.URIRef("urn:kg:graph:norland-1"))
    quads = rdf.quads(story())
    assert len(graph) == len(quads)
    assert {(s.n3(), p.n3(), str(o)) for s, p, o in graph} == {
        (str(q.subject), str(q.predicate), getattr(q.object, "value", str(q.object))) for q in quads
    }
    body = graph.value(rdflib.URIRef("urn:kg:article:norland-1"), rdflib.SDO.articleBody)
    assert str(body) == story().article.text
    union = rdflib.Graph(SPARQLStore(virtuoso.url, returnFormat="json"), identifier=rdflib.URIRef("urn:kg:union"))
    assert len(union) == len(triples)


def test_who_may_not_change_it_is_told_and_nothing_is_changed(virtuoso: Virtuoso) -> None:
    with pytest.raises(StoreError, match="the server does not allow this") as refused:
        opened(virtuoso.url, write=True)
    assert "KG_STORE_USER" in refused.value.fix
    with pytest.raises(StoreError, match="does not know this name and password"):
        opened(virtuoso.with_password.replace(":dba@", ":wrong@"), write=True)
    with closing(opened(virtuoso.url, write=False)) as server:
        assert server.graphs() == []


def test_what_virtuoso_cannot_take_leaves_the_graph_as_it_was(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_MOST", 40)
    server.change([], [], graph_of("a"))
    before = set(server.find(None, None, None, None))
    poison = Quad(NamedNode("urn:s"), NamedNode("urn:p"), typed("lots", "decimal"), DefaultGraph())
    with pytest.raises(StoreError, match="the server says: Virtuoso 22003"):
        server.change([NamedNode("urn:kg:graph:a")], [], [poison, *graph_of("b")])
    assert set(server.find(None, None, None, None)) == before


def test_killing_writers_leaves_a_graph_before_or_after_an_article(virtuoso: Virtuoso) -> None:
    code = (
        "import sys; sys.path[:0] = sys.argv[3:]\n"
        "from graph_story import story; from kg.store import open_store\n"
        "with open_store(sys.argv[1], write=True) as store:\n"
        "    print('open', flush=True)\n"
        "    for i in range(100): store.add(story(f'{sys.argv[2]}-{i}', source=f'{sys.argv[2]}-{i}'))\n"
    )
    tests = Path(__file__).parents[1]
    added: set[str] = set()
    for n in range(3):
        command = [sys.executable, "-c", code, virtuoso.with_password, str(n), str(tests), str(tests.parent)]
        with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
            assert process.stdout is not None
            assert process.stdout.readline() == b"open\n"
            time.sleep(0.3 + 0.17 * n)
            process.kill()
        with open_store(virtuoso.with_password, write=True) as server, in_memory() as folder:
            ids = [article.id for article in server.articles()]
            for id in ids:
                folder.add(story(id, source=id))
            assert server.quads() == folder.quads()
            assert set(server.backend.find(None, None, None, DefaultGraph())) == set(folder.backend.find(None, None, None, DefaultGraph()))
            assert set(ids) >= added
            added = set(ids)


def test_killing_virtuoso_leaves_a_graph_before_or_after_a_change(virtuoso: Virtuoso, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_MOST", 40)
    server = opened(virtuoso.with_password, write=True)
    server.change([], [], graph_of("a"))
    before = set(server.find(None, None, None, None))
    update, sent = server._connection.update, 0

    def dying(text: str) -> None:
        nonlocal sent
        sent += 1
        if sent == 6:
            virtuoso.kill()
        update(text)

    monkeypatch.setattr(server._connection, "update", dying)
    with pytest.raises(StoreError):
        server.change([NamedNode("urn:kg:graph:a")], [], graph_of("b")[:-2])
    server._connection.close()
    virtuoso.start_again()
    with pytest.raises(StoreError, match="another process is writing"):
        opened(virtuoso.with_password, write=True)  # the writer, this process, still runs
    virtuoso.send("DELETE WHERE { GRAPH <urn:kg:journal> { ?s <urn:kg:ontology#writer> ?o } }")
    with closing(opened(virtuoso.with_password, write=True)) as again:
        assert set(again.find(None, None, None, None)) == before
