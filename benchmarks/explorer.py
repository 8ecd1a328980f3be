"""The explorer on a hundred thousand entities and a million facts: ``python -m benchmarks.explorer``.

First in this process: what is made when the server starts, then search, hubs, facets, entities, ways between two, files. Then the
same over HTTP from a server in a process of its own, from the moment it starts. Every figure is the best of some rounds, for other
work falls on the machine too, but for letters typed: there it is the median and the 95th percentile.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from urllib.parse import quote

import httpx
from rich.console import Console
from rich.table import Table

from benchmarks.explorer_store import make
from kg.serve.explore.answers import packed, part_json
from kg.serve.explore.census import census
from kg.serve.explore.index import Index, index_of
from kg.serve.explore.links import neighbours, predicates
from kg.serve.explore.part import MOST_FACTS, NO_FILTERS, Parts
from kg.serve.explore.path import path
from kg.serve.explore.twins import TWINS
from kg.store import Store, open_store

TYPED = 200
_HUBS, _HUB_FACTS, _NEIGHBOURS = 24, 300, 50

_SERVER = """
import sys
from kg.serve.explore import Explorer, routes
from kg.serve.run import serve
serve(sys.argv[1], port=0, routes=lambda access: routes(access, Explorer(access)), ready=lambda address: print(address, flush=True))
"""


class Figures:
    """Times in milliseconds, in the order they were taken."""

    def __init__(self) -> None:
        self.rows: list[tuple[str, float, str]] = []

    def best(self, what: str, rounds: int, work: Callable[[], object]) -> object:
        """The best of some rounds; what the work gives."""
        spent, made = [], None
        for _ in range(rounds):
            began = time.perf_counter()
            made = work()
            spent.append(time.perf_counter() - began)
        self.add(what, min(spent), made)
        return made

    def add(self, what: str, seconds: float, made: object = "") -> None:
        note = made if isinstance(made, str) else ""
        self.rows.append((what, seconds * 1000, note))
        print(f"{what}: {seconds * 1000:,.1f} ms {note}", file=sys.stderr, flush=True)

    def typed(self, what: str, prefixes: list[str], work: Callable[[str], object]) -> None:
        """Median and 95th percentile over what is typed."""
        spent = []
        for prefix in prefixes:
            began = time.perf_counter()
            work(prefix)
            spent.append(time.perf_counter() - began)
        self.add(f"{what}, median", statistics.median(spent))
        self.add(f"{what}, 95th percentile", statistics.quantiles(spent, n=20)[-1])


def prefixes(index: Index, seed: int = 3) -> list[str]:
    """Beginnings of names and of words in them, and some that nothing begins with."""
    random, found = Random(seed), []
    while len(found) < TYPED:
        entity = index.entities[random.choice(index.ranked)]
        name = random.choice((entity.name, *entity.names))
        word = random.choice(name.split())
        found.append(random.choice((name, word, word + "q"))[: random.randint(1, 10)])
    return found


def in_process(store: Store, figures: Figures, rounds: int) -> Index:
    """What the explorer does, without HTTP."""
    index = figures.best("index of entities", min(rounds, 2), lambda: index_of(store))
    assert isinstance(index, Index)
    hub, typed, parts = index.ranked[0], prefixes(index), Parts(store, index)
    figures.typed("search", typed, lambda prefix: index.search(prefix, 12))
    figures.best("first view: hubs and the facts that join them", rounds,
                 lambda: _told(part_json(parts.among(index.ranked[:_HUBS], most=_HUB_FACTS))))  # fmt: skip
    figures.best("facets and articles", min(rounds, 2), lambda: f"{len(census(store, index).articles):,} articles")
    figures.best(f"neighbours of the largest hub, {index.facts(hub):,} facts", rounds,
                 lambda: f"{len(neighbours(store, [hub], NO_FILTERS)):,}")  # fmt: skip
    beside = parts.ranked(neighbours(store, [hub], NO_FILTERS))
    figures.best("expand that hub, its neighbours known", rounds, lambda: _told(part_json(parts.around(hub, beside, limit=_NEIGHBOURS))))
    figures.best("the same, the first view known", rounds,
                 lambda: _told(part_json(parts.around(hub, beside, limit=_NEIGHBOURS, known=index.ranked[:_HUBS]))))  # fmt: skip
    figures.best("expand that hub", rounds, lambda: _told(expanded(parts, store, hub)))
    for place in (100, 1_000, 50_000):
        id = index.ranked[place]
        figures.best(f"expand an entity of {index.facts(id):,} facts", rounds, lambda id=id: _told(expanded(parts, store, id)))
    figures.best("its predicates, of the hub", rounds, lambda: f"{len(predicates(store, hub)['subject'])} predicates")
    random = Random(5)
    for number in range(3):
        a, b = random.choices(index.ranked[1_000:], k=2)
        figures.best(f"way between two, {number}", rounds, lambda a=a, b=b: f"{len(path(store, index, a, b).ids) - 1} facts")
    part = parts.around(hub, beside, limit=_NEIGHBOURS, most=MOST_FACTS)
    for format, (write, _) in TWINS.items():
        figures.best(f"the hub as {format}", rounds, lambda write=write: f"{len(write(part, store)):,} bytes")
    return index


def expanded(parts: Parts, store: Store, id: str) -> dict[str, object]:
    return part_json(parts.around(id, parts.ranked(neighbours(store, [id], NO_FILTERS)), limit=_NEIGHBOURS))


def _told(part: dict[str, object]) -> str:
    sizes = {name: len(value) for name, value in part.items() if isinstance(value, list)}
    return f"{sizes['facts']} facts, {len(packed(part)):,} bytes"


@contextlib.contextmanager
def server(location: Path) -> Iterator[str]:
    """A server in a process of its own; its address."""
    process = subprocess.Popen([sys.executable, "-c", _SERVER, str(location)], stdout=subprocess.PIPE, text=True)
    assert process.stdout
    try:
        yield process.stdout.readline().strip().rstrip("/")
    finally:
        process.terminate()
        process.wait()


def over_http(location: Path, index: Index, figures: Figures, rounds: int) -> None:
    """The same from a server, from its start."""
    hub, began = index.ranked[0], time.perf_counter()
    with server(location) as address, httpx.Client(base_url=address, timeout=600) as client:
        figures.add("HTTP: the server listens", time.perf_counter() - began)

        def get(path: str) -> str:
            response = client.get(path)
            response.raise_for_status()
            return f"{len(response.content):,} bytes"

        for path in ("/search.json?q=a", "/hubs.json", "/facets.json"):
            get(path)
            figures.add(f"HTTP: {path} is there, since the start", time.perf_counter() - began)
        figures.best("HTTP: expand the largest hub, the first time", 1, lambda: get(f"/expand.json?node={quote(hub, safe='')}"))
        figures.typed("HTTP: search", prefixes(index), lambda prefix: get(f"/search.json?q={quote(prefix)}"))
        for path in ("/hubs.json", "/facets.json", "/articles.json", f"/expand.json?node={quote(hub, safe='')}",
                     f"/entity/{quote(hub, safe='')}.json", f"/expand.json?node={quote(hub, safe='')}&status=negated"):  # fmt: skip
            figures.best(f"HTTP: {path}", rounds, lambda path=path: get(path))
        status = Path(f"/proc/{_child(os.getpid())}/status")
        if status.exists():
            print([line for line in status.read_text().splitlines() if line.startswith("VmHWM")], file=sys.stderr)


def _child(process: int) -> int:
    children = Path(f"/proc/{process}/task/{process}/children")
    return int(children.read_text().split()[-1]) if children.exists() and children.read_text() else process


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--store", type=Path, help="a store of your own in the place of the made-up one")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--json", type=Path, help="write the figures there too")
    args = parser.parse_args()
    location, figures = args.store or make(), Figures()
    with open_store(location) as store:
        index = in_process(store, figures, args.rounds)
    over_http(location, index, figures, args.rounds)
    table = Table("what", "ms", "note")
    for what, spent, note in figures.rows:
        table.add_row(what, f"{spent:,.1f}", note)
    Console().print(table, f"load average {os.getloadavg()[0]:.1f}")
    if args.json:
        args.json.write_text(json.dumps(figures.rows, indent=1))


if __name__ == "__main__":
    main()
