"""Answers to queries as the processes make them, in this one."""

from __future__ import annotations

import asyncio
import io
import json
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from graph_story import story
from pyoxigraph import BlankNode, Literal, NamedNode, Triple
from served import graph_in, serving

from kg.errors import QueryError
from kg.serve import Limits, worker
from kg.serve.answer import Question, answer
from kg.serve.dataset import Dataset, dataset_of, over, without_union
from kg.serve.fresh import Fresh
from kg.serve.negotiate import GRAPHS, ROWS, NotAcceptable, accepts_html, chosen, content_type
from kg.serve.rows import row_json
from kg.serve.worker import line_of, reply_to, work
from kg.serve.workers import Busy, Workers
from kg.store import Store, in_memory, open_store

ARTICLES = "SELECT ?a { ?a a schema:NewsArticle } ORDER BY ?a"


@pytest.fixture
def store() -> Iterator[Store]:
    """A graph of two articles."""
    with in_memory() as made:
        for id in ("norland-1", "norland-2"):
            made.add(story(id, source=f"{id}.txt"))
        yield made


def told(store: Store, sparql: str, **more: object) -> tuple[int, str]:
    reply = answer(store, Question(sparql, **more))  # type: ignore[arg-type]
    return reply.status, reply.body.decode()


def asked(where: object, *questions: bytes, missing: bool = False, timeout: float = 30) -> list[tuple[dict[str, object], bytes]]:
    """What a worker replies to lines; heads and contents."""
    settings = {"where": str(where), "missing": missing, "timeout": timeout, "memory": 0}
    replies = io.BytesIO()
    work(io.BytesIO(b"".join([json.dumps(settings).encode() + b"\n", *questions])), replies)
    replies.seek(0)
    assert replies.readline() == b"ready\n"
    found = []
    while line := replies.readline():
        head = json.loads(line)
        found.append((head, replies.read(head["size"])))
    return found


@pytest.fixture(autouse=True)
def _no_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker, "bound_memory", lambda size: None)  # it would hold for the tests that follow


def test_errors_are_answers(store: Store) -> None:
    assert told(store, "ASK {")[0] == 400
    assert told(store, "SELECT ?x { ?x foo:bar 1 }")[1].startswith("the prefix foo: is not declared")
    assert told(store, ARTICLES, accept="text/turtle")[0] == 406
    assert told(store, "ASK { GRAPH <urn:kg:union> { ?s ?p } }")[1].startswith("line 1, column 38")  # as the user wrote it
    assert told(store, "SELECT ?x { BIND('\ud800' AS ?x) }")[0] in {400, 500}


def test_an_error_of_the_engine_on_its_way_is_an_answer(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> object:
        raise RuntimeError("lost its way")

    monkeypatch.setattr("kg.serve.answer.found", fails)
    assert told(store, "ASK {}") == (500, "the query went wrong: lost its way (ask in another way)\n")


def test_triples_are_given_once(store: Store) -> None:
    status, text = told(store, "CONSTRUCT { ent:norland a kg:Thing } WHERE { ?s ?p ?o }", format="nt")
    assert (status, text.count("\n")) == (200, 1)


def test_a_worker_answers_line_by_line(tmp_path: Path) -> None:
    questions = [Question(ARTICLES, format="csv"), Question("ASK {"), Question(ARTICLES, rows=1), Question("DESCRIBE ent:norland")]
    found = asked(graph_in(tmp_path), *map(line_of, questions))
    assert [head["status"] for head, _ in found] == [200, 400, 200, 200]
    assert found[0][1].count(b"\r\n") == 3
    assert [head["cut"] for head, _ in found] == [0, 0, 1, 0]
    assert found[3][0]["type"] == "text/turtle"


def test_a_worker_tells_that_there_is_no_graph(tmp_path: Path) -> None:
    ((head, body),) = asked(tmp_path / "none.kg", line_of(Question("ASK {}")))
    assert (head["status"], b"there is no graph here" in body) == (500, True)
    ((head, _),) = asked(tmp_path / "none.kg", line_of(Question("ASK {}")), missing=True)
    assert head["status"] == 200


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="no timers here")
def test_a_worker_sets_itself_an_end_and_takes_it_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    timers: list[float] = []
    monkeypatch.setattr(signal, "setitimer", lambda which, seconds: timers.append(seconds))
    asked(graph_in(tmp_path), line_of(Question("ASK {}")), timeout=2)
    assert timers == [7.0, 0]


def test_a_read_that_went_wrong_is_asked_again_if_the_graph_has_changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    where, tries = graph_in(tmp_path, "a"), []

    def unlucky(store: Store, question: Question) -> object:
        tries.append(question)
        if len(tries) == 1:
            with open_store(where, write=True) as writer:
                writer.add(story("b", source="b.txt"))
        if len(tries) != 2:
            raise OSError("IO error: No such file or directory")
        return answer(store, question)

    monkeypatch.setattr(worker, "answer", unlucky)
    with closing(Fresh(str(where))) as graph:
        assert reply_to(graph, Question(ARTICLES, format="csv")).body.count(b"\r\n") == 3
    ((head, body),) = asked(where, line_of(Question("ASK {}")))
    assert (head["status"], b"files are missing" in body) == (500, True)


def test_a_graph_on_another_server_is_asked_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    union = "SELECT ?a { GRAPH <urn:kg:union> { ?a a schema:NewsArticle } }"
    with serving(graph_in(tmp_path)) as address, open_store(f"{address}/sparql") as store:
        first = ("urn:kg:graph:norland-1",)
        assert told(store, ARTICLES, format="csv")[1].count("\r\n") == 3
        assert told(store, union, format="csv")[1].count("\r\n") == 3
        assert told(store, ARTICLES, format="csv", default=first)[1].count("\r\n") == 2
        assert told(store, "ASK { GRAPH ?g { ?s ?p ?o } }", format="csv", named=first)[1] == "true"
        assert told(store, "CONSTRUCT { ?a a kg:Thing } WHERE { ?a a schema:NewsArticle }", format="nt", default=first)[1].count("\n") == 1
        assert told(store, "DESCRIBE ent:norland", format="nt")[0] == 200
        assert told(store, "CLEAR ALL", default=first)[0] == 400
        assert told(store, "ASK { SERVICE <http://127.0.0.1:9/> { } }")[1].startswith("SERVICE would ask another server")


def test_a_data_set_goes_before_that_of_the_text() -> None:
    dataset = Dataset(("urn:a",), ("urn:b",))
    assert over(dataset, "ASK FROM <urn:c> { }") == "ASK FROM <urn:a> FROM NAMED <urn:b> { }"
    assert over(dataset, "CONSTRUCT WHERE { ?s ?p ?o }") == "CONSTRUCT { ?s ?p ?o } FROM <urn:a> FROM NAMED <urn:b> WHERE { ?s ?p ?o }"
    assert over(dataset, "DESCRIBE <urn:x>") == "DESCRIBE <urn:x> FROM <urn:a> FROM NAMED <urn:b>"


def test_formats_are_chosen_by_name_and_by_taste() -> None:
    assert chosen(GRAPHS, "", "Turtle")[0].name == chosen(GRAPHS, "text/*")[0].name == "ttl"
    assert chosen(GRAPHS, "application/json")[0].name == chosen(GRAPHS, "", "json")[0].name == "jsonld"
    assert chosen(ROWS, "text/csv;q=2, nonsense, */*;q=0.1")[0].name == "json"
    for accept in ("text/html", "*/*;q=0", "text/csv;q=0", ","):
        with pytest.raises(NotAcceptable, match="none of the formats"):
            chosen(ROWS, accept)
    assert content_type("text/csv") == "text/csv; charset=utf-8"
    assert content_type("application/json") == "application/json"
    assert accepts_html("text/html,*/*;q=0.8")
    assert not any(map(accepts_html, ("*/*", "text/turtle,text/html;q=0.5", "")))


def test_a_process_that_falls_is_replaced(tmp_path: Path) -> None:
    async def fall() -> None:
        workers = Workers(str(graph_in(tmp_path)), Limits())
        try:
            assert (await workers.ask(Question("ASK {}"))).status == 200
            (idle,) = workers._idle
            assert idle._process
            idle._process.kill()
            await idle._process.wait()
            assert (await workers.ask(Question("ASK {}"))).status == 200
        finally:
            await workers.close()
        with pytest.raises(Busy, match="the server is ending"):
            await workers.ask(Question("ASK {}"))

    asyncio.run(fall())


def test_data_sets_are_found_in_the_text_and_the_union_by_its_name() -> None:
    assert dataset_of("ASK { FILTER('FROM <urn:kg:union>' = 1) }", [], []) is None
    assert dataset_of("ASK FROM <urn:a> { }", [], []) is None  # the engine sees to it
    assert dataset_of("ASK from <urn:kg:union> FROM  NAMED <urn:b> { }", [], []) == Dataset(("urn:kg:union",), ("urn:b",))
    assert str(Dataset(("urn:kg:union", "urn:a")).default_nodes()) == "[<DefaultGraph>, <NamedNode value=urn:a>]"
    assert str(Dataset((), ("urn:a",)).named_nodes()) == "[<NamedNode value=urn:a>]"
    assert without_union("ASK { ?graph ?p 'GRAPH <urn:kg:union>' }") == "ASK { ?graph ?p 'GRAPH <urn:kg:union>' }"
    with pytest.raises(QueryError, match="no IRI"):
        dataset_of("ASK {}", ["a b"], [])


def test_rows_hold_terms_of_every_kind() -> None:
    triple = Triple(NamedNode("urn:s"), NamedNode("urn:p"), Literal("o"))
    row = [Literal("a", language="en"), Literal(1), Literal("x"), BlankNode("b"), triple]
    assert json.loads(row_json(["w", "n", "x", "b", "t"], row)) == {
        "w": {"type": "literal", "value": "a", "xml:lang": "en"},
        "n": {"type": "literal", "value": "1", "datatype": "http://www.w3.org/2001/XMLSchema#integer"},
        "x": {"type": "literal", "value": "x"},
        "b": {"type": "bnode", "value": "b"},
        "t": {
            "type": "triple",
            "value": {
                "subject": {"type": "uri", "value": "urn:s"},
                "predicate": {"type": "uri", "value": "urn:p"},
                "object": {"type": "literal", "value": "o"},
            },
        },
    }


def test_memory_is_bounded_in_the_process_that_asks_for_it() -> None:
    code = "from kg.serve.worker import bound_memory; bound_memory(200 << 20); bytearray(300 << 20)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert "MemoryError" in done.stderr or sys.platform != "linux"
