"""A small reconciliation service for tests: it knows some people and places, and misbehaves when told to."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs

PERSON, STATE, BODY, FILM = ("Q5", "human"), ("Q3624078", "sovereign state"), ("Q43229", "organization"), ("Q11424", "film")
SPACE = "http://www.wikidata.org/entity/"

Known = tuple[str, str, float, bool, tuple[str, str]]  # id, name, score, match, type
KNOWN: dict[str, list[Known]] = {
    "Volodymyr Zelensky": [("Q3874799", "Volodymyr Zelenskyy", 98.0, True, PERSON), ("Q2", "Oleksandr Zelensky", 40.0, False, PERSON)],
    "John Smith": [("Q3", "John Smith", 100.0, False, PERSON), ("Q4", "John Smith", 100.0, False, PERSON)],
    "Anna Berg": [("Q6", "Anna Berg", 90.0, False, PERSON), ("Q7", "Anna Bergman", 60.0, False, PERSON)],
    "Norland": [("Q8", "Norland", 100.0, True, FILM)],
    "Ukraine": [("Q212", "Ukraine", 100.0, True, STATE)],
    "Harbour Council": [("Q9", "Harbour Council", 80.0, False, BODY), ("Q10", "Harbour Council (film)", 30.0, False, FILM)],
}


@dataclass(slots=True)
class Behaviour:
    """How the service answers: statuses to fail with first, a body instead of the answer, seconds it takes, and what it was asked."""

    manifest: dict[str, Any] = field(default_factory=lambda: {"versions": ["0.1", "0.2"], "name": "Test", "identifierSpace": SPACE})
    failing: list[int] = field(default_factory=list)
    retry_after: str = ""
    body: bytes | None = None
    drip: float = 0.0  # seconds between the bytes of an answer
    delay: float = 0.0
    moved: dict[str, str] = field(default_factory=dict)  # path -> path
    requests: list[tuple[str, str]] = field(default_factory=list)  # method, path
    batches: list[Any] = field(default_factory=list)
    agents: set[str] = field(default_factory=set)


@contextmanager
def serving(behaviour: Behaviour) -> Iterator[str]:
    """The address of a running service."""
    done = threading.Event()

    class Handler(BaseHTTPRequestHandler):
        def log_message(self, format: str, *values: object) -> None:
            """Nothing: tests are silent."""

        def do_GET(self) -> None:
            self._answer(behaviour.manifest)

        def do_POST(self) -> None:
            sent = self.rfile.read(int(self.headers["Content-Length"])).decode()
            if self.path.endswith("/reconcile"):
                asked = json.loads(sent)["queries"]
                behaviour.batches.append(asked)
                self._answer({"results": [{"candidates": _candidates(q["conditions"][0]["propertyValue"])} for q in asked]})
            else:
                asked = json.loads(parse_qs(sent)["queries"][0])
                behaviour.batches.append(asked)
                self._answer({key: {"result": _candidates(q["query"])} for key, q in asked.items()})

        def _answer(self, found: object) -> None:
            behaviour.requests.append((self.command, self.path))
            behaviour.agents.add(self.headers["User-Agent"])
            done.wait(behaviour.delay)
            if self.path in behaviour.moved:
                self._send(302, b"", {"Location": behaviour.moved[self.path]})
            elif behaviour.failing:
                self._send(behaviour.failing.pop(0), b"not now", {"Retry-After": behaviour.retry_after} if behaviour.retry_after else {})
            else:
                body = json.dumps(found).encode() if behaviour.body is None else behaviour.body
                self._send(200, body, {"Content-Type": "application/json"})

        def _send(self, status: int, body: bytes, headers: dict[str, str]) -> None:
            try:
                self.send_response(status)
                for name, value in {**headers, "Content-Length": str(len(body))}.items():
                    self.send_header(name, value)
                self.end_headers()
                for at in range(len(body)) if behaviour.drip else ():
                    self.wfile.write(body[at : at + 1])
                    self.wfile.flush()
                    time.sleep(behaviour.drip)
                if not behaviour.drip:
                    self.wfile.write(body)
            except OSError:
                return  # whoever asked has gone

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/api"
    finally:
        done.set()
        server.shutdown()
        server.server_close()
        thread.join()


def _candidates(name: str) -> list[dict[str, Any]]:
    return [
        {"id": id, "name": called, "score": score, "match": match, "type": [{"id": type[0], "name": type[1]}]}
        for id, called, score, match, type in KNOWN.get(name, [])
    ]
