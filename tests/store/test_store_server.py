"""A graph on a small SPARQL server of the tests' own: what is sent, and what is undone when a change breaks off."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing

import pyoxigraph
import pytest
from graph_story import story
from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad
from sparql_server import SparqlServer, serving

from kg import rdf
from kg.errors import StoreError
from kg.rdf.formats import union
from kg.rdf.terms import JOINS_GRAPH, KEPT_GRAPH, REASON
from kg.store import server as module
from kg.store.embedded import Embedded
from kg.store.lease import LEASE, Writer
from kg.store.server import Server, opened

ATOMIC, PLAIN = "Oxigraph/0", "Plain/1"
JOURNAL = NamedNode("urn:kg:journal")
Opener = Callable[..., Server]


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")


@pytest.fixture(params=[ATOMIC, PLAIN])
def site(request: pytest.FixtureRequest) -> Iterator[SparqlServer]:
    with serving(request.param) as made:
        yield made


@pytest.fixture
def plain() -> Iterator[SparqlServer]:
    """A server of which nothing is known."""
    with serving(PLAIN) as made:
        yield made


@pytest.fixture
def at() -> Iterator[Opener]:
    """Opens the graph on a server; what was opened lets go of it in the end, without a word."""
    with ExitStack() as stack:

        def open_at(site: SparqlServer, *, write: bool = True) -> Server:
            made = opened(site.url, write=write)
            stack.callback(made._connection.close)
            return made

        yield open_at


def graph_of(*ids: str) -> list[Quad]:
    """Articles as a store keeps them: graphs, joins, what it needs itself, and the union."""
    told = [quad for id in ids for quad in rdf.quads(story(id))]
    told.append(Quad(NamedNode("urn:kg:entity:norland"), REASON, Literal("one"), JOINS_GRAPH))
    both = [Quad(t.subject, t.predicate, t.object, DefaultGraph()) for t in union(told)]
    return [*told, *both, Quad(NamedNode("urn:kg:a"), REASON, Literal("secret"), KEPT_GRAPH)]


def everything(site: SparqlServer) -> set[Quad]:
    """What is on the server, as a backend tells it."""
    return {
        Quad(q.subject, q.predicate, q.object, DefaultGraph()) if q.graph_name == NamedNode("urn:kg:union") else q
        for q in site.store
        if q.graph_name != JOURNAL
    }


def gone(site: SparqlServer) -> None:
    """The process that writes is gone, and did not say so."""
    for quad in list(site.store.quads_for_pattern(JOURNAL, None, None, JOURNAL)):
        if quad.predicate.value.endswith("#writer"):
            said = json.loads(quad.object.value) | {"at": time.time() - LEASE - 1}  # type: ignore[union-attr]
            site.store.remove(quad)
            site.store.add(Quad(JOURNAL, quad.predicate, Literal(json.dumps(said)), JOURNAL))


def test_what_goes_in_comes_out(site: SparqlServer, at: Opener) -> None:
    quads = graph_of("a", "b")
    local = Embedded(pyoxigraph.Store())
    local.change([], [], quads)
    server = at(site)
    server.change([], [], quads)
    assert set(server.find(None, None, None, None)) == set(quads)
    assert server.graphs() == local.graphs()
    norland, shelled = NamedNode("urn:kg:entity:norland"), NamedNode("urn:kg:relation:shell")
    label, name = NamedNode("http://www.w3.org/2004/02/skos/core#prefLabel"), Literal("Republic of Norland")
    patterns = [
        ([norland], None, None, None),
        ([norland], shelled, None, DefaultGraph()),
        (None, shelled, None, None),
        (None, label, [name, Literal("Arden treaty"), Literal("nobody")], None),
        ([norland, NamedNode("urn:kg:entity:drones")], label, [name], quads[0].graph_name),
        ([norland], label, [name], None),
        ([norland], label, [name], KEPT_GRAPH),
        ([], None, None, None),
        (None, None, [], DefaultGraph()),
        (None, None, None, BlankNode("x")),
    ]
    for pattern in patterns:
        assert set(server.find(*pattern)) == set(local.find(*pattern)), pattern
    assert list(server.find([norland], label, [name], DefaultGraph())) == [Quad(norland, label, name, DefaultGraph())]
    triples = [quad.triple for quad in quads]
    gone = [NamedNode("urn:kg:graph:a"), JOINS_GRAPH]
    assert server.stays(triples, gone) == local.stays([t for t in triples if t.object != Literal("secret")], gone)
    many = [*gone, *(NamedNode(f"urn:kg:graph:{i}") for i in range(200))]
    assert server.stays(triples, many) == server.stays(triples, gone)
    assert set(server.local()) == {quad for quad in quads if quad.graph_name != KEPT_GRAPH}
    assert set(server.local([gone[0], KEPT_GRAPH])) == {q for q in quads if q.graph_name in (gone[0], KEPT_GRAPH)}
    server.change([gone[0]], [quads[-1]], [])
    local.change([gone[0]], [quads[-1]], [])
    assert set(server.find(None, None, None, None)) == set(local.find(None, None, None, None))
    server.flush()
    server.close()
    server.close()


def test_where_one_request_is_a_transaction_a_change_is_one_request(at: Opener) -> None:
    with serving(ATOMIC) as site:
        server = at(site)
        server.change([], [], graph_of("a"))
        site.sent.clear()
        server.change([NamedNode("urn:kg:graph:a")], graph_of("a")[-1:], graph_of("b"))
        (update,) = site.updates()
        assert update.startswith("DROP SILENT GRAPH <urn:kg:graph:a> ;\nDELETE DATA")
        assert update.count("INSERT DATA") == 1


def test_elsewhere_a_change_goes_in_pieces_of_one_graph(plain: SparqlServer, at: Opener, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_MOST", 50)
    server = at(plain)
    server.change([], [], graph_of("a"))
    inserts = [text for text in plain.updates() if text.startswith("INSERT DATA")]
    assert all(text.count("GRAPH") == 1 and text.count(" .\n") <= 50 for text in inserts)
    assert len(inserts) > 8
    assert everything(plain) == set(graph_of("a"))


def test_large_graphs_go_in_as_graphs(plain: SparqlServer, at: Opener, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_BY_GRAPH", 100)
    server = at(plain)
    server.change([], [], graph_of("a"))
    assert [text for kind, text in plain.sent if kind == "data"] == ["urn:kg:graph:a", "urn:kg:union"]
    assert everything(plain) == set(graph_of("a"))


def changes(server: Server) -> None:
    """A change of every kind: a graph goes, quads go, quads come."""
    out = [quad for quad in graph_of("a") if quad.graph_name == DefaultGraph()]
    server.change([NamedNode("urn:kg:graph:a")], out, [quad for quad in graph_of("b") if quad.graph_name not in (JOINS_GRAPH, KEPT_GRAPH)])


def test_a_change_broken_off_anywhere_is_undone_by_who_opens_the_graph_next(
    plain: SparqlServer, at: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_MOST", 60)
    server = at(plain)
    server.change([], [], graph_of("a"))
    before = everything(plain)
    half_done = 0
    for stop in range(100):
        plain.fault, plain.after = "cut", stop
        try:
            changes(server)
            break
        except StoreError:
            plain.after = 0
        between = everything(plain)
        plain.fault = ""
        gone(plain)
        server = at(plain, write=stop % 2 == 0)
        assert everything(plain) == before, stop
        half_done += between != before
        server = server if stop % 2 == 0 else at(plain)
    assert half_done > 5
    plain.fault = ""
    assert everything(plain) == {q for q in graph_of("a") if q.graph_name in (JOINS_GRAPH, KEPT_GRAPH)} | {
        q for q in graph_of("b") if q.graph_name not in (JOINS_GRAPH, KEPT_GRAPH)
    }


def test_the_same_process_can_go_on_after_a_change_that_failed(plain: SparqlServer, at: Opener) -> None:
    server = at(plain)
    for fault in ("broken", "cut"):
        plain.fault, plain.after = fault, 4
        with pytest.raises(StoreError, match=r"the disk is full|broke off"):
            server.change([], [], graph_of("a"))
        plain.fault = ""
    server.change([], [], graph_of("b"))
    assert everything(plain) == set(graph_of("b"))
    server.close()
    assert not list(plain.store.quads_for_pattern(None, None, None, JOURNAL))


def test_a_change_that_was_not_written_down_in_full_had_not_begun(
    plain: SparqlServer, at: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kg.store.journal._CHARACTERS", 500)
    server = at(plain)
    plain.fault, plain.after = "cut", 3
    with pytest.raises(StoreError):
        server.change([], [], graph_of("a"))
    plain.fault = ""
    pieces = [q for q in plain.store if q.predicate.value.endswith("#piece")]
    assert len(pieces) == 3
    gone(plain)
    at(plain)
    assert everything(plain) == set()
    assert not [q for q in plain.store if q.predicate.value.endswith("#piece")]


def test_a_damaged_record_of_a_change_is_told(plain: SparqlServer, at: Opener) -> None:
    plain.store.add(Quad(JOURNAL, NamedNode("urn:kg:ontology#piece"), Literal("000000 1 nonsense"), JOURNAL))
    with pytest.raises(StoreError, match="cannot be undone now: its record is damaged"):
        at(plain)


def test_one_process_writes_and_others_are_told(site: SparqlServer, at: Opener) -> None:
    first = at(site)
    with pytest.raises(StoreError, match="another process is writing"):
        at(site)
    reader = at(site, write=False)
    with pytest.raises(StoreError, match="for reading only"):
        reader.change([], [], graph_of("a"))
    reader.close()
    first.change([], [], graph_of("a"))
    assert set(reader_of(site, at).find(None, None, None, None)) == set(graph_of("a"))
    first.close()
    second = at(site)
    gone(site)
    third = at(site)  # the second was silent for so long that it was taken for gone
    with pytest.raises(StoreError, match="another process took over"):
        second.change([], [], graph_of("b"))
    second._journal.close()
    third.change([], graph_of("a"), graph_of("b"))
    gone(site)
    third.change([], graph_of("b"), [])  # nobody else came
    assert everything(site) == set()


def reader_of(site: SparqlServer, at: Opener) -> Server:
    return at(site, write=False)


def test_two_that_begin_at_the_same_moment_do_not_both_write(plain: SparqlServer, at: Opener, monkeypatch: pytest.MonkeyPatch) -> None:
    sign = module.Journal._sign

    def signed_over(journal: module.Journal) -> None:
        sign(journal)
        other = Literal(Writer.here().text())
        plain.store.update(f"DELETE WHERE {{ GRAPH {JOURNAL} {{ ?s ?p ?o }} }}")
        plain.store.add(Quad(JOURNAL, NamedNode("urn:kg:ontology#writer"), other, JOURNAL))

    monkeypatch.setattr(module.Journal, "_sign", signed_over)
    with pytest.raises(StoreError, match="at the same moment"):
        at(plain)


def test_a_writer_says_again_that_it_is_there(plain: SparqlServer, at: Opener, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.store.journal.RENEWED", -1)
    server = at(plain)
    server.change([], [], graph_of("a"))
    assert sum("#writer" in text for text in plain.updates()) > 3
    server.change([], graph_of("a"), [])
    server.close()
    assert len(plain.store) == 0


def test_a_reader_waits_for_a_change_that_goes_on(plain: SparqlServer, at: Opener, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.store.journal._PATIENCE", 0.3)
    server = at(plain)
    server._journal.begin(graph_of("a"), [])
    start = time.monotonic()
    at(plain, write=False)
    assert time.monotonic() - start >= 0.3
    server._journal.end()


def test_a_writer_that_was_killed_holds_nobody_up(plain: SparqlServer, at: Opener) -> None:
    code = "import os, sys; from kg.store.server import opened; opened(sys.argv[1], write=True); os.kill(os.getpid(), 9)"
    run = subprocess.run([sys.executable, "-c", code, plain.url], check=False)
    assert run.returncode == -9
    assert [q for q in plain.store if q.predicate.value.endswith("#writer")]
    with closing(at(plain)) as server:
        server.change([], [], graph_of("a"))


def test_who_may_still_be_writing(monkeypatch: pytest.MonkeyPatch) -> None:
    here = Writer.here()
    assert here.is_there()
    assert Writer.read(here.text()) == here
    assert not Writer.read("nonsense").is_there()
    assert not Writer("elsewhere", 1, "x", time.time() - LEASE - 5).is_there()
    assert Writer("elsewhere", 1, "x", time.time()).is_there()

    def not_ours(*_: int) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "kill", not_ours)
    assert here.is_there()
    monkeypatch.setattr(os, "name", "nt")
    assert here.is_there()
