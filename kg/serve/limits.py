"""How much one request may take of the server, so that no query, however written, takes all of it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """What a request may take at most.

    ``timeout`` are seconds that a query may run, ``rows`` the rows or triples and ``result`` the bytes of an answer (more are cut
    off, and a header says so), ``query`` the bytes of a query, ``graph`` the bytes of a graph that is put in, ``memory`` the bytes
    that a query may take while it runs (where the system keeps such a limit), ``workers`` how many queries run at once,
    ``waiting`` how many wait for their turn, ``threads`` how many other reads are under way at once.
    """

    timeout: float = 30.0
    rows: int = 10_000
    result: int = 100 << 20
    query: int = 1 << 20
    graph: int = 64 << 20
    memory: int = 2 << 30
    workers: int = 2
    waiting: int = 64
    threads: int = 8
