"""Loading a million quads, and asking them, beside rdflib: ``python -m benchmarks.load``.

The quads are made up, from a seed: articles of 27 sentences about people of whom a few are in most of the news, each the graph
that ``kg.rdf`` makes of what is read in one. They are loaded as ``kg load`` loads a file, in a process of its own each time, from
the start of loading to the closed store. Then the same questions are put to that store, as ``kg query`` puts them, and to rdflib's
own store in memory, which holds the same union; the answers must be the same.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from random import Random

import rdflib
from pyoxigraph import DefaultGraph, Quad, RdfFormat, serialize
from rich.console import Console
from rich.table import Table

from kg import rdf
from kg.rdf.rdflib_bridge import to_term
from kg.store import COMMON_PREFIXES, Rows, Store, open_store
from kg.types import Article, Entity, EntityType, Evidence, Fact, Reading, Span, Surface, Time

SENTENCES = 27  # about a thousand quads
FIRST = ("Anna", "Bruno", "Carla", "Dario", "Elena", "Farid", "Greta", "Hamid", "Ines", "Jonas")
LAST = ("Adams", "Berg", "Cruz", "Diallo", "Erdem", "Fischer", "Garcia", "Haddad", "Ivanov", "Jansen")
DEEDS = ("meet", "call", "accuse", "strike", "visit", "support", "praise", "sanction", "reject", "threaten")

# The engine joins in the order of the question: with the name last it would look it up for every call of a striker.
QUESTIONS = {
    "who called somebody who struck somebody, by name": """
SELECT ?name (COUNT(*) AS ?times) {
  ?a skos:prefLabel ?name ; rel:call ?b . ?b rel:strike ?c
} GROUP BY ?name ORDER BY DESC(?times) ?name""",
    "the same, the name last": """
SELECT ?name (COUNT(*) AS ?times) {
  ?a rel:call ?b . ?b rel:strike ?c . ?a skos:prefLabel ?name
} GROUP BY ?name ORDER BY DESC(?times) ?name""",
    "whom the strikes are told by, from the facts": """
SELECT ?name (COUNT(*) AS ?times) {
  ?source skos:prefLabel ?name . ?fact prov:wasAttributedTo ?source ; rdf:predicate rel:strike
} GROUP BY ?name ORDER BY DESC(?times) ?name""",
}

_LOAD = """
import sys, time
from kg.store.chunks import input_of
from kg.store.load import load
inputs = [input_of(sys.argv[1])]
began = time.perf_counter()
loaded = load(inputs, sys.argv[2])
print(loaded.quads, time.perf_counter() - began)
"""


def people() -> list[str]:
    """A thousand names."""
    return [f"{first} {last} {number}" if number else f"{first} {last}" for number in range(10) for first in FIRST for last in LAST]


def made_up(number: int, random: Random, names: list[str]) -> Reading:
    """What an article says."""
    id, text, facts, told = f"made-up-{number:06}", "", [], set()
    for sentence in range(SENTENCES):
        who, whom, source = (min(int(random.paretovariate(0.6)), len(names)) - 1 for _ in range(3))
        deed = random.choice(DEEDS)
        day = f"2031-{random.randint(1, 12):02}-{random.randint(1, 28):02}"
        quote = f"{names[who]} {deed}ed {names[whom]} on {day}, {names[source]} said."
        facts.append(
            Fact(
                f"{id}.{sentence}",
                f"person_{who}",
                deed,
                f"person_{whom}",
                Evidence(id, sentence, Span(len(text), len(text) + len(quote), quote)),
                Surface(names[who], f"{deed}ed", names[whom]),
                sources=(f"person_{source}",),
                time=Time(f"on {day}", day),
                event="CONSULT" if deed in ("meet", "call") else "ASSAULT" if deed == "strike" else "",
                confidence=random.randint(30, 99) / 100,
                construction="active",
            )
        )
        told |= {who, whom, source}
        text += f"{quote} "
    entities = tuple(Entity(f"person_{n}", names[n], EntityType.PERSON, (names[n].split()[1],)) for n in sorted(told))
    article = Article(id, text, source=f"{id}.txt", headline=f"News of {number}", publisher="The Ledger", published="2031-12-31")
    return Reading(article, entities, tuple(facts))


def write(path: Path, quads: int, seed: int) -> int:
    """Write whole graphs of articles until there are so many quads; how many graphs."""
    random, names, written = Random(seed), people(), 0
    with path.open("wb") as file:
        for number in count():
            if written >= quads:
                return number
            graph = rdf.quads(made_up(number, random, names))[: quads - written]
            serialize(graph, file, RdfFormat.N_QUADS)
            written += len(graph)
    return 0


def loaded(source: Path, location: Path) -> tuple[int, float]:
    """How many quads were loaded, and in how many seconds."""
    run = subprocess.run([sys.executable, "-c", _LOAD, str(source), str(location)], capture_output=True, text=True, check=True)
    quads, seconds = run.stdout.split()
    return int(quads), float(seconds)


def union(store: Store) -> Iterator[Quad]:
    return store.backend.find(None, None, None, DefaultGraph())


def in_rdflib(store: Store) -> rdflib.Graph:
    """The union in rdflib's own store."""
    graph = rdflib.Graph()
    for quad in union(store):
        graph.add((to_term(quad.subject), to_term(quad.predicate), to_term(quad.object)))  # type: ignore[arg-type]
    return graph


def timed(ask: Callable[[], list[tuple[str, int]]], rounds: int) -> tuple[list[tuple[str, int]], float]:
    """The answer, and the median of the seconds it took."""
    seconds: list[float] = []
    for _ in range(rounds):
        began = time.perf_counter()
        answer = ask()
        seconds.append(time.perf_counter() - began)
    return answer, statistics.median(seconds)


def ask_kg(store: Store, question: str) -> list[tuple[str, int]]:
    found = store.query(question)
    assert isinstance(found, Rows)
    return [(name.value, int(times.value)) for name, times in found.rows]  # type: ignore[union-attr]


def ask_rdflib(graph: rdflib.Graph, question: str) -> list[tuple[str, int]]:
    return [(str(row[0]), int(row[1])) for row in graph.query(question, initNs=COMMON_PREFIXES)]  # type: ignore[index, arg-type]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quads", type=int, default=1_000_000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seed", type=int, default=5)
    parser.add_argument("--only-load", action="store_true")
    args = parser.parse_args()
    console = Console()
    with tempfile.TemporaryDirectory() as name:
        source = Path(name) / "made-up.nq"
        graphs = write(source, args.quads, args.seed)
        console.print(f"{args.quads:,} quads in {graphs:,} graphs, {source.stat().st_size / 1e6:.0f} MB")
        rates = []
        for number in range(args.rounds):
            quads, seconds = loaded(source, Path(name) / f"{number}.kg")
            rates.append(quads / seconds)
            load = os.getloadavg()[0]
            console.print(f"loaded in {seconds:.2f} s, {quads / seconds:,.0f} quads of the file a second; load average {load:.1f}")
        console.print(f"median {statistics.median(rates):,.0f}, best {max(rates):,.0f} quads of the file a second")
        if not args.only_load:
            compare(Path(name) / "0.kg", args.rounds, console)


def compare(location: Path, rounds: int, console: Console) -> None:
    """The same questions to both."""
    table = Table("question", "rows", "kg query, s", "rdflib, s", "times as fast")
    with open_store(location) as store:
        graph = in_rdflib(store)
        console.print(f"{len(graph):,} triples in the union, which is loaded with the graphs")
        for title, question in QUESTIONS.items():
            ours, our_time = timed(lambda: ask_kg(store, question), rounds)  # noqa: B023 - asked at once
            theirs, their_time = timed(lambda: ask_rdflib(graph, question), 1)  # noqa: B023
            assert ours == theirs, "the answers differ"
            table.add_row(title, str(len(ours)), f"{our_time:.4f}", f"{their_time:.2f}", f"{their_time / our_time:,.0f}")
    console.print(table)


if __name__ == "__main__":
    main()
