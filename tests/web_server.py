"""A web server for tests, on 127.0.0.1 with a port of its own: pages, feeds and redirections can be set up on it, and all that
servers do wrong."""

from __future__ import annotations

import gzip
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from kg.read.web.exchange import Bounds
from kg.read.web.fetch import Fetcher

QUICK = Bounds(read=0.3, total=0.6)  # seconds: for servers that are given up


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer. Headers may say what they like."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)


Answer = bytes | str | Reply | Callable[[Any], None]  # a callable gets the handler, and writes what it likes


@dataclass(slots=True)
class Site:
    """A running server: what it answers by path, and what it was asked."""

    address: str
    pages: dict[str, Answer] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    stopped: threading.Event = field(default_factory=threading.Event)

    def __setitem__(self, path: str, answer: Answer) -> None:
        self.pages[path] = answer

    def at(self, path: str) -> str:
        """The address of a path."""
        return self.address + path

    @property
    def asked_pages(self) -> list[str]:
        """What was asked for but robots.txt."""
        return [path for path in self.asked if path != "/robots.txt"]


@contextmanager
def site() -> Iterator[Site]:
    """A server that runs while the block does. What is not set up is not found."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def log_message(self, format: str, *values: object) -> None:
            """Nothing: tests are silent."""

        def do_GET(self) -> None:
            made.asked.append(self.path)
            made.headers.append({name.lower(): value for name, value in self.headers.items()})
            answer = made.pages.get(self.path, Reply(b"not here", 404))
            with suppress(OSError):  # whoever asked has gone
                if callable(answer):
                    self.close_connection = True
                    answer(self)
                else:
                    reply = answer if isinstance(answer, Reply) else Reply(answer.encode() if isinstance(answer, str) else answer)
                    send(self, reply.status, {"Content-Length": str(len(reply.body))} | reply.headers, reply.body)

    class Server(ThreadingHTTPServer):
        daemon_threads, block_on_close = True, False

        def handle_error(self, request: object, client_address: object) -> None:
            """Nothing: whoever asked has gone."""

    server = Server(("127.0.0.1", 0), Handler)
    made = Site(f"http://127.0.0.1:{server.server_port}")
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield made
    finally:
        made.stopped.set()
        server.shutdown()
        server.server_close()
        thread.join()


class Waits(list[float]):
    """Passes no time, but notes how much should have passed."""

    def __call__(self, seconds: float) -> None:
        self.append(round(seconds, 1))


@contextmanager
def fetching(**more: Any) -> Iterator[Fetcher]:
    """A fetcher that may ask this machine, and does not wait."""
    fetcher = Fetcher(**{"allow_private": True, "sleep": Waits()} | more)
    try:
        yield fetcher
    finally:
        fetcher.close()


def send(handler: Any, status: int, headers: dict[str, str], body: bytes = b"") -> None:
    """Write an answer."""
    handler.send_response_only(status)
    for name, value in headers.items():
        handler.send_header(name, value)
    handler.end_headers()
    handler.wfile.write(body)


def redirect(to: str, status: int = 302) -> Reply:
    """It is elsewhere."""
    return Reply(b"moved", status, {"Location": to})


def in_turn(*answers: Answer) -> Callable[[Any], None]:
    """One answer after the other; the last again and again."""
    left = list(answers)

    def answer(handler: Any) -> None:
        now = left.pop(0) if len(left) > 1 else left[0]
        if callable(now):
            now(handler)
        else:
            reply = now if isinstance(now, Reply) else Reply(now.encode() if isinstance(now, str) else now)
            send(handler, reply.status, {"Content-Length": str(len(reply.body))} | reply.headers, reply.body)

    return answer


def hanging(stopped: threading.Event) -> Callable[[Any], None]:
    """Takes the question and says nothing."""
    return lambda handler: stopped.wait(10) and None


def dripping(stopped: threading.Event, first: bytes = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n") -> Callable[[Any], None]:
    """Says a byte at a time, for ever."""

    def answer(handler: Any) -> None:
        handler.wfile.write(first)
        while not stopped.wait(0.05):
            handler.wfile.write(b"x")

    return answer


def endless(handler: Any) -> None:
    """Says much, for ever."""
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
    while True:
        handler.wfile.write(b"word " * 20_000)


def broken_off(handler: Any) -> None:
    """Says less than it announces."""
    send(handler, 200, {"Content-Length": "1000000000000"}, b"<html>")


def dropped(handler: Any) -> None:
    """Ends the connection without a word."""


def bomb(size: int) -> Reply:
    """A few bytes that unpack to many."""
    return Reply(gzip.compress(b"\0" * size, 9), headers={"Content-Encoding": "gzip", "Content-Type": "text/html"})
