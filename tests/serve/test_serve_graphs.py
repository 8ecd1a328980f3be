"""The Graph Store Protocol: graphs read whole, articles put in and taken out; the merge law holds."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import httpx
import pytest
import rdflib
from graph_story import story
from served import graph_in, serving

from kg import rdf
from kg.serve import Limits
from kg.serve.copying import Stopped, copied
from kg.store import in_memory, open_store

TYPES = {"ttl": "text/turtle", "nt": "application/n-triples", "rdf": "application/rdf+xml", "jsonld": "application/ld+json",
         "trig": "application/trig", "nq": "application/n-quads"}  # fmt: skip
FIRST, NEW = "urn:kg:graph:norland-1", "urn:kg:graph:norland-3"
FOREIGN = "<urn:my:norland> <urn:my:p> <urn:my:o> ."


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    """A client of a server that only reads."""
    with serving(graph_in(tmp_path_factory.mktemp("serve"))) as address, httpx.Client(base_url=address, trust_env=False) as made:
        yield made


@pytest.fixture
def writer(tmp_path: Path) -> Iterator[httpx.Client]:
    """A client of a server that writes."""
    limits = Limits(graph=100_000)
    with serving(graph_in(tmp_path), writable=True, limits=limits) as address, httpx.Client(base_url=address, trust_env=False) as made:
        yield made


def quads_of(id: str, format: str = "nt", name: str = "Norland shells Arden") -> bytes:
    """The graph of an article, as kg writes it."""
    text = rdf.dump(rdf.quads(story(id, source=f"{id}.txt")), format)
    return text.replace(b"Norland shells Arden", name.encode())


def everything(client: httpx.Client) -> set[str]:
    """All that a server holds, the default graph too."""
    names = client.get("/graphs").json()["graphs"]
    told = {name: client.get("/graphs", params={"graph": name, "format": "nt"}).text for name in names}
    told["default"] = client.get("/graphs?default&format=nt").text
    return {f"{name} {line}" for name, text in told.items() for line in text.splitlines()}


def stored(*ids: str) -> set[str]:
    """The same of a store that these articles were added to."""
    with in_memory() as store:
        for id in ids:
            store.add(story(id, source=f"{id}.txt"))
        named = {f"{quad.graph_name.value} {quad.triple} ." for quad in store.quads()}  # type: ignore[union-attr]
        flat = store.query("CONSTRUCT WHERE { ?s ?p ?o }").quads  # type: ignore[union-attr]
        return named | {f"default {quad.triple} ." for quad in flat}


@pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")  # its own parsers use what it is giving up
@pytest.mark.parametrize("format", TYPES)
@pytest.mark.parametrize("which", ["default", f"graph={FIRST}"])
def test_a_graph_comes_in_every_format(which: str, format: str, client: httpx.Client) -> None:
    said = client.get(f"/graphs?{which}", headers={"accept": TYPES[format]})
    assert (said.status_code, said.headers["content-type"].partition(";")[0]) == (200, TYPES[format])
    graph = rdflib.Graph().parse(data=said.content, format={"jsonld": "json-ld", "rdf": "xml", "nq": "nquads"}.get(format, format))
    lines = client.get(f"/graphs?{which}&format=nt").text.splitlines()
    assert len(graph) == len(lines) > 50
    head = client.head(f"/graphs?{which}", headers={"accept": TYPES[format]})
    assert (head.headers["content-length"], head.content) == (str(len(said.content)), b"")


def test_the_graphs_are_listed(client: httpx.Client) -> None:
    names = [FIRST, "urn:kg:graph:norland-2", "urn:kg:joins"]
    assert client.get("/graphs").json() == {"graphs": names}
    said = client.get("/graphs", headers={"accept": "text/turtle"})
    sd = rdflib.Namespace("http://www.w3.org/ns/sparql-service-description#")
    assert sorted(map(str, rdflib.Graph().parse(data=said.text).objects(predicate=sd.name))) == names


READING = [
    ("GET", "graph=urn:none", 404, "there is no such graph"),
    ("GET", "graph=urn:kg:kept", 404, "there is no such graph"),
    ("GET", "graph=none", 400, "no IRI"),
    ("GET", "graph=urn:a&default", 400, "both a graph and the default graph"),
    ("GET", "graph=urn:a&graph=urn:b", 400, "2 parameters graph"),
    ("GET", f"graph={FIRST}&format=pdf", 406, "use one of ttl, nt, rdf, jsonld, trig, nq"),
    ("PUT", f"graph={NEW}", 403, "only reads (start it with --write)"),
    ("POST", "", 403, "only reads"),
    ("DELETE", f"graph={FIRST}", 403, "only reads"),
    ("PATCH", f"graph={FIRST}", 403, "only reads"),
    ("TRACE", f"graph={FIRST}", 405, "see the header Allow"),
]


@pytest.mark.parametrize(("method", "query", "status", "words"), READING)
def test_what_cannot_be_read_or_written_is_told(method: str, query: str, status: int, words: str, client: httpx.Client) -> None:
    said = client.request(method, f"/graphs?{query}")
    assert (said.status_code, said.headers["content-type"]) == (status, "text/plain; charset=utf-8")
    assert words in said.text


def test_options(client: httpx.Client) -> None:
    said = client.options("/graphs")
    assert (said.status_code, said.headers["allow"]) == (204, "GET, HEAD, PUT, POST, DELETE, OPTIONS")


def test_an_article_is_put_in_as_its_graph_and_the_law_holds(writer: httpx.Client) -> None:
    without, with_it = stored("norland-1", "norland-2"), stored("norland-1", "norland-2", "norland-3")
    for format, type in TYPES.items():
        content = quads_of("norland-3", format)
        said = writer.put("/graphs", params={"graph": NEW}, content=content, headers={"content-type": type})
        assert (said.status_code, said.headers["location"]) == (201, f"/graphs?graph={NEW}"), format
        assert everything(writer) == with_it, format
        again = writer.put("/graphs", params={"graph": NEW}, content=content, headers={"content-type": type})
        assert again.status_code == 204
        assert writer.delete("/graphs", params={"graph": NEW}).status_code == 204
        assert everything(writer) == without
        assert writer.delete("/graphs", params={"graph": NEW}).status_code == 404


def test_what_was_written_is_seen_by_queries(writer: httpx.Client) -> None:
    def count() -> int:
        return len(writer.get("/sparql", params={"query": "SELECT ?a { ?a a schema:NewsArticle }"}).json()["results"]["bindings"])

    assert count() == 2
    for expected in (3, 3):
        writer.put("/graphs", params={"graph": NEW}, content=quads_of("norland-3"), headers={"content-type": TYPES["nt"]})
        assert count() == expected
    writer.delete("/graphs", params={"graph": NEW})
    assert count() == 2


def test_an_article_is_replaced(writer: httpx.Client) -> None:
    content = quads_of("norland-1", name="Another headline")
    posted = writer.post("/graphs", params={"graph": FIRST}, content=content, headers={"content-type": TYPES["nt"]})
    assert (posted.status_code, "replace it with PUT" in posted.text) == (409, True)
    assert writer.put("/graphs", params={"graph": FIRST}, content=content, headers={"content-type": TYPES["nt"]}).status_code == 204
    assert "Another headline" in writer.get("/graphs", params={"graph": FIRST}).text


def test_several_articles_come_at_once(writer: httpx.Client) -> None:
    for id in ("norland-1", "norland-2"):
        writer.delete("/graphs", params={"graph": f"urn:kg:graph:{id}"})
    content = quads_of("norland-1", "nq") + quads_of("norland-2", "nq") + FOREIGN[:-1].encode() + b"<urn:kg:joins> .\n"
    said = writer.post("/graphs", content=content, headers={"content-type": TYPES["nq"]})
    assert (said.status_code, "location" in said.headers) == (201, False)
    assert everything(writer) == stored("norland-1", "norland-2")


WRITING = [
    ("PUT", "default", quads_of("norland-3"), TYPES["nt"], 403, "derived from the articles"),
    ("PUT", "graph=urn:kg:joins", quads_of("norland-3"), TYPES["nt"], 403, "derived from the articles"),
    ("PUT", "", quads_of("norland-3"), TYPES["nt"], 400, "no graph is named"),
    ("PUT", f"graph={NEW}", FOREIGN, TYPES["nt"], 409, "describes no article"),
    ("PUT", f"graph={NEW}", quads_of("norland-4"), TYPES["nt"], 409, "the graphs of norland-4"),
    ("PUT", "graph=urn:my:graph", quads_of("norland-3"), TYPES["nt"], 409, "name the graph urn:kg:graph:ARTICLE"),
    ("PUT", f"graph={NEW}", quads_of("norland-4", "nq"), TYPES["nq"], 409, "also of the graph <urn:kg:graph:norland-4>"),
    ("PUT", "graph=no", quads_of("norland-3"), TYPES["nt"], 400, "this is not nt"),
    ("PUT", f"graph={NEW}", "<urn:a> <urn:b> .", TYPES["nt"], 400, "this is not nt"),
    ("PUT", f"graph={NEW}", "{", TYPES["jsonld"], 400, "this is not jsonld"),
    ("PUT", f"graph={NEW}", "%PDF", "application/pdf", 415, "application/pdf is no graph (send text/turtle"),
    ("PUT", f"graph={NEW}", "#" * 100_001, TYPES["ttl"], 413, "more than 100,000 bytes"),
    ("POST", "", FOREIGN, TYPES["nt"], 409, "kg load takes other graphs"),
    ("POST", "", "", "", 415, "type (none) is no graph"),
    ("DELETE", "", "", "", 400, "no graph is named"),
    ("DELETE", "default", "", "", 403, "derived from the articles"),
    ("DELETE", "graph=urn:kg:kept", "", "", 403, "derived from the articles"),
    ("DELETE", "graph=urn:none", "", "", 404, "no article with this graph"),
    ("DELETE", f"graph={NEW}", "", "", 404, "no such article"),
    ("PATCH", f"graph={FIRST}", "", "", 405, "not changed in part"),
]


def test_what_would_break_the_law_is_refused_and_changes_nothing(writer: httpx.Client) -> None:
    before = everything(writer)
    for method, query, content, type, status, words in WRITING:
        said = writer.request(method, f"/graphs?{query}", content=content, headers={"content-type": type} if type else {})
        assert (said.status_code, words in said.text) == (status, True), (method, query, said.text)
    assert everything(writer) == before


def test_an_update_is_refused_also_where_articles_are_written(writer: httpx.Client) -> None:
    said = writer.post("/sparql", data={"update": "CLEAR ALL"})
    assert (said.status_code, "PUT or POST /graphs" in said.text) == (501, True)


def test_a_graph_begins_with_its_first_article(tmp_path: Path) -> None:
    with serving(tmp_path / "new.kg", writable=True) as address, httpx.Client(base_url=address, trust_env=False) as client:
        assert client.get("/sparql", params={"query": "ASK { ?s ?p ?o }"}).json()["boolean"] is False
        assert client.get("/graphs?default&format=nt").text == ""
        client.put("/graphs", params={"graph": NEW}, content=quads_of("norland-3"), headers={"content-type": TYPES["nt"]})
        assert client.get("/sparql", params={"query": "ASK { ?s ?p ?o }"}).json()["boolean"] is True
    with open_store(tmp_path / "new.kg") as store:
        assert [article.id for article in store.articles()] == ["norland-3"]


def test_names_of_graphs_may_hold_anything(writer: httpx.Client) -> None:
    reading = story("a/b?c=d e%é", source="odd.txt")
    said = writer.post("/graphs", content=rdf.dump(rdf.quads(reading), "nq"), headers={"content-type": TYPES["nq"]})
    assert said.status_code == 201
    assert writer.get(said.headers["location"]).status_code == 200
    graph = rdf.names.graph_iri(reading.article.id)
    assert graph in json.loads(writer.get("/graphs").text)["graphs"]
    assert writer.delete(f"/graphs?graph={quote(graph)}").status_code == 204


def test_a_graph_that_nobody_waits_for_is_not_written_on(tmp_path: Path) -> None:
    stop = threading.Event()
    stop.set()
    with open_store(graph_in(tmp_path)) as store, pytest.raises(Stopped):
        copied(store, "urn:kg:union", "nt", stop)
