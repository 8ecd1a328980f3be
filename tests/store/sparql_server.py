"""A small SPARQL 1.1 server for tests: query, update, graph store protocol; with a password if it is given one, and faults on demand."""

from __future__ import annotations

import base64
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import ClassVar
from urllib.parse import parse_qs, urlsplit

import pyoxigraph
from pyoxigraph import NamedNode, QueryResultsFormat, RdfFormat

USER, PASSWORD = "reader", "se:cret/€"


class SparqlServer:
    """The server: what it holds, what it was sent, and what it does wrong.

    ``fault`` is the name of a method of ``_Handler`` that answers in place of the right one, once ``after`` requests to
    change something were answered rightly. ``row_limit`` is how many rows it gives at most, told as Virtuoso tells it.
    """

    def __init__(self, name: str, password: bool, query: str, update: str, data: str) -> None:
        """Make it; ``name`` is what it says it is."""
        self.store = pyoxigraph.Store()
        self.sent: list[tuple[str, str]] = []
        self.fault, self.after, self.row_limit = "", 0, 0
        self.paths = {query: "query", update: "update", data: "data"}
        self.challenge = 'Basic realm="graph"' if password else ""
        handler = type("Handler", (_Handler,), {"server_version": name, "sys_version": "", "site": self})
        self.http = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self.base = f"http://127.0.0.1:{self.http.server_port}"
        self.url = self.base + query

    def updates(self) -> list[str]:
        """The updates it was sent."""
        return [text for kind, text in self.sent if kind == "update"]


@contextmanager
def serving(name: str = "Oxigraph/0", *, password: bool = False, query: str = "/query", update: str = "/update",
            data: str = "/store") -> Iterator[SparqlServer]:
    """A server while the block runs."""
    made = SparqlServer(name, password, query, update, data)
    thread = threading.Thread(target=made.http.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield made
    finally:
        made.http.shutdown()
        made.http.server_close()
        thread.join()


class _Handler(BaseHTTPRequestHandler):
    """One exchange."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # an answer goes out in two parts, and the second would wait for the first to arrive
    site: ClassVar[SparqlServer]

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("content-length", 0)))
        given = "Basic " + base64.b64encode(f"{USER}:{PASSWORD}".encode()).decode()
        if self.site.challenge and self.headers.get("authorization") != given:
            self.answer(401, "who are you?", "text/plain", {"www-authenticate": self.site.challenge})
            return
        parts = urlsplit(self.path)
        kind = self.site.paths.get(parts.path, "")
        form = parse_qs(body.decode()) if "form" in self.headers["content-type"] else {}
        if form and "update" in form:
            kind = "update"
        if self.site.fault and self.site.after > 0:
            self.site.after -= kind != "query"
        elif self.site.fault:
            getattr(self, self.site.fault)()
            return
        try:
            {"query": self.query, "update": self.update, "data": self.data}.get(kind, self.nothing)(body, form, parse_qs(parts.query))
        except (SyntaxError, ValueError, OSError) as error:
            self.answer(400, f"error\n  {error}", "text/plain")

    do_GET = do_POST

    def query(self, body: bytes, form: dict[str, list[str]], _: dict[str, list[str]]) -> None:
        self.site.sent.append(("query", form["query"][0]))
        default = [NamedNode(iri) for iri in form.get("default-graph-uri", [])]
        found = self.site.store.query(form["query"][0], default_graph=default or None)
        if isinstance(found, pyoxigraph.QueryTriples):
            self.answer(200, found.serialize(format=RdfFormat.N_TRIPLES) or b"", "application/n-triples")
            return
        body = found.serialize(format=QueryResultsFormat.JSON) or b""
        headers = {}
        if self.site.row_limit and isinstance(found, pyoxigraph.QuerySolutions):
            body, headers = self.limited(form["query"][0], default, body)
        self.answer(200, body, "application/sparql-results+json", headers)

    def limited(self, query: str, default: list[NamedNode], body: bytes) -> tuple[bytes, dict[str, str]]:
        """No more than so many rows."""
        most = self.site.row_limit
        found = pyoxigraph.parse_query_results(body, QueryResultsFormat.JSON)
        if len(list(found)) <= most:  # type: ignore[arg-type]
            return body, {}
        again = self.site.store.query(f"{query} LIMIT {most}", default_graph=default or None)
        return again.serialize(format=QueryResultsFormat.JSON) or b"", {"X-SPARQL-MaxRows": str(most)}  # type: ignore[union-attr]

    def update(self, body: bytes, form: dict[str, list[str]], _: dict[str, list[str]]) -> None:
        text = form["update"][0] if form else body.decode()
        self.site.sent.append(("update", text))
        self.site.store.update(text)
        self.answer(204, b"", "text/plain")

    def data(self, body: bytes, _: dict[str, list[str]], asked: dict[str, list[str]]) -> None:
        self.site.sent.append(("data", asked["graph"][0]))
        self.site.store.bulk_load(body, RdfFormat.N_TRIPLES, to_graph=NamedNode(asked["graph"][0]))
        self.answer(204, b"", "text/plain")

    def nothing(self, *_: object) -> None:
        self.answer(404, "<html><head><title>no</title></head><body><h1>Not  here</h1></body></html>", "text/html")

    # What can go wrong.

    def broken(self) -> None:
        self.answer(500, "the disk is full\nstack trace", "text/plain")

    def forbidden(self) -> None:
        self.answer(403, "<p>read only</p>", "text/html")

    def elsewhere(self) -> None:
        self.answer(301, "", "text/plain", {"location": "https://example.org/sparql"})

    def page(self) -> None:
        self.answer(200, "<p>Welcome</p>", "text/html")

    def partial(self) -> None:
        self.answer(206, '{"head":{"vars":[]},"results":{"bindings":[]}}', "application/sparql-results+json")

    def nonsense(self) -> None:
        self.answer(200, '{"head":{"vars":["a"]},"results":{"bindings":[{"a":', "application/sparql-results+json")

    def truncated(self) -> None:
        self.send_response(200)
        self.send_header("content-type", "application/sparql-results+json")
        self.send_header("content-length", "1000")
        self.end_headers()
        self.wfile.write(b'{"head":')
        self.close_connection = True

    def slow(self) -> None:
        time.sleep(0.5)
        self.close_connection = True

    def cut(self) -> None:
        self.close_connection = True

    def answer(self, code: int, body: str | bytes, kind: str, headers: dict[str, str] | None = None) -> None:
        """Send an answer."""
        content = body.encode() if isinstance(body, str) else body
        self.send_response(code)
        for name, value in {"content-type": kind, "content-length": str(len(content)), **(headers or {})}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:
        """Nothing on the screen."""
