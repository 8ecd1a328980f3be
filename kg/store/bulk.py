"""A whole graph to a server at once: as files for the server's own loader, or graph by graph over HTTP.

Every graph goes under the name it has on a server (see docs/servers.md), the union too. The server is then as if the graph had been
built there.
"""

from __future__ import annotations

import gzip
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from pyoxigraph import DefaultGraph, NamedNode

from kg.errors import StoreError
from kg.rdf import names
from kg.rdf.lines import in_graph, n_triples
from kg.rdf.terms import KEPT_GRAPH
from kg.store.backend import Backend, GraphName
from kg.store.embedded import Embedded
from kg.store.store import Store

if TYPE_CHECKING:
    from kg.store.server import Server

ENDING = ".nq.gz"
SCRIPT = "virtuoso.sql"
_AT_ONCE = 50_000  # quads that are written together
_PART = 1_000_000  # quads a file, so that a server can load several at once
_BYTES = 1 << 20  # that are looked at together


def write(store: Store, folder: Path) -> int:
    """Write the files, ``00000.nq.gz`` and so on, and a script that has Virtuoso load them.

    Args:
        store: the graph, in a folder or in memory.
        folder: where they go; made where it is not there, and otherwise empty.

    Returns:
        How many quads they hold.

    Raises:
        StoreError: the folder is not empty, or cannot be written; the graph is on a server.
    """
    backend = store.backend
    if not isinstance(backend, Embedded):
        raise StoreError("it is on a server already", where=backend.where, fix="kg export nq --all writes a graph of any kind")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if any(folder.iterdir()):
            raise StoreError("there is something in it", where=str(folder), fix="name a new folder: a server loads all that is in it")
        count = _write_parts(backend, folder)
        (folder / SCRIPT).write_text(_script(folder), "utf-8")
    except OSError as error:
        cause = f"it cannot be written: {error.strerror}"
        raise StoreError(cause, where=str(folder), fix="check the folder and its permissions") from error
    return count


def pour(graph: Backend, server: Server) -> None:
    """Put a graph on a server that holds none, by the graph store protocol; an error or Ctrl-C takes out again what is there by then.

    Args:
        graph: the graph.
        server: a server that takes whole graphs.

    Raises:
        StoreError: the server does not take it.
    """
    every: list[GraphName] = [name for name in graph.graphs() if name != KEPT_GRAPH]
    every += [DefaultGraph(), KEPT_GRAPH]  # by the last it is known that all others are there
    try:
        for name in every:
            coming = graph.find(None, None, None, name)
            while some := list(islice(coming, _AT_ONCE)):
                server.pour(name, n_triples(some))
    except BaseException:
        with suppress(StoreError):
            server.clear()
        raise


def _write_parts(backend: Embedded, folder: Path) -> int:
    count, number = 0, 0
    pieces = _pieces(backend)
    for first in pieces:
        with gzip.open(folder / f"{number:05}{ENDING}", "wb", compresslevel=1) as file:
            file.write(first)
            size = first.count(b"\n")
            while size < _PART and (more := next(pieces, None)):
                file.write(more)
                size += more.count(b"\n")
        count, number = count + size, number + 1
    return count


def _pieces(backend: Embedded) -> Iterator[bytes]:
    """The N-Quads of all graphs, the union under the name that it has on servers."""
    every: list[tuple[GraphName, NamedNode]] = [(graph, graph) for graph in backend.graphs()]
    with tempfile.TemporaryDirectory() as outer:
        path = Path(outer, "graph.nt")
        for graph, name in (*every, (DefaultGraph(), NamedNode(names.UNION))):
            backend.dump(graph, path)
            with path.open("rb") as file:
                while lines := file.readlines(_BYTES):
                    yield in_graph(b"".join(lines), name)


def _script(folder: Path) -> str:
    """What Virtuoso's bulk loader is told; ``isql`` runs it, one loader or, for more cores, the second line in several sessions."""
    return f"""-- isql PORT dba PASSWORD < {SCRIPT}, with this folder in DirsAllowed of virtuoso.ini
ld_dir('{folder.resolve()}', '*{ENDING}', '{names.UNION}');
rdf_loader_run();
checkpoint;
SELECT ll_file, ll_error FROM DB.DBA.load_list WHERE ll_error IS NOT NULL;
"""
