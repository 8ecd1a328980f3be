"""A server of a graph for tests, on a real socket, in a thread."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from graph_story import story

from kg.serve import Access, application
from kg.serve.guard import origins
from kg.serve.run import Server, address_of, listening
from kg.store import open_store


@contextmanager
def serving(
    where: Path | str, *, writable: bool = False, cors: tuple[str, ...] = (), routes_of: Any = lambda access: (), **options: Any
) -> Iterator[str]:
    """A server while the block runs; its address, without a slash at the end."""
    begun = threading.Event()
    with closing(Access(str(where), writable=writable)) as access, listening("127.0.0.1", 0) as listener:
        options.setdefault("routes", routes_of(access))
        server = Server(application(access, cors=origins(cors, writable=writable), **options), begun.set)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
        thread.start()
        assert begun.wait(10)
        try:
            yield address_of(listener).rstrip("/")
        finally:
            server.should_exit = True
            thread.join()


def graph_in(folder: Path, *ids: str) -> Path:
    """A graph of a few articles, in a folder."""
    with open_store(folder / "graph.kg", write=True) as store:
        for id in ids or ("norland-1", "norland-2"):
            store.add(story(id, source=f"{id}.txt"))
    return folder / "graph.kg"
