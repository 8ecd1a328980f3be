"""A made-up graph of the size the explorer must be quick on: ``python -m benchmarks.explorer_store``.

A hundred thousand entities and a million facts in 40,000 articles, from a seed, each article the graph that ``kg.rdf`` makes of what
is read in it; loaded as ``kg load`` loads files. What matters for speed is as in real news: a few entities are in most of it (the
first in 19,135 facts) and most in one or two; an article has a cast of a dozen; two facts stand on one sentence; one object
in eight is words; statuses, claimants, times, places, event types and further arguments are as common as in articles that kg has read.
"""

from __future__ import annotations

import argparse
import multiprocessing
import time
from bisect import bisect
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from random import Random

from pyoxigraph import RdfFormat, Store, serialize

from kg import rdf
from kg.store.chunks import input_of
from kg.store.load import load
from kg.types import TRUE, Argument, Article, Entity, EntityType, Evidence, Fact, Reading, Span, Status, Surface, Time

ENTITIES, ARTICLES, FACTS = 100_000, 40_000, 25  # FACTS in each article
FOLDER = Path("build/explorer")
STORE = FOLDER / "graph.kg"

_PROCESSES = 2
_CIRCLES = 400  # entities meet mostly within one
_CAST = 10
_SYLLABLES = (
    "ba", "be", "bo", "da", "del", "do", "fa", "fen", "ga", "gor", "ha", "hol", "in", "jo", "ka", "kel", "la", "lin", "ma", "mer", "na",
    "nor", "o", "pa", "pel", "ra", "rin", "sa", "sel", "ta", "tor", "u", "va", "ven", "wa", "zo",
)  # fmt: skip
_TYPES = tuple(EntityType)
_SHARES = (30, 20, 12, 9, 6, 5, 9, 3, 2, 2, 2)  # of the classes
_STATUSES, _STATUS_SHARES = tuple(Status), (85, 5, 6, 4)
_EVENTS = ("AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "PROTEST",
           "SANCTION", "MOBILIZE", "COERCE", "ASSAULT")  # fmt: skip


class Skewed:
    """Numbers from 0, the first the likeliest: the chance of ``n`` falls as 1 / (n + offset)."""

    def __init__(self, count: int, offset: float) -> None:
        self._sums = list(accumulate(1 / (number + offset) for number in range(count)))

    def draw(self, random: Random) -> int:
        return bisect(self._sums, random.random() * self._sums[-1])


@dataclass(frozen=True, slots=True)
class World:
    """What all articles draw from."""

    entities: Sequence[Entity]
    predicates: Sequence[str]
    publishers: Sequence[str]


def world(seed: int, count: int = ENTITIES) -> World:
    """Entities with three names each, about, and everything else that articles share."""
    random = Random(seed)
    predicates = sorted({word(random, 2) for _ in range(400)})[:300]
    entities = [entity(random, number) for number in range(count)]
    return World(entities, predicates, [f"The {word(random, 2).title()} Post" for _ in range(40)])


def entity(random: Random, number: int) -> Entity:
    """An entity, its names made of syllables."""
    first, last = word(random, 2).title(), word(random, 3).title()
    name = f"{first} {last} {number}" if number % 3 == 0 else f"{first} {word(random, 1).title()} {last}"
    others = {last, f"{first[0]}. {last}"} if number % 5 else {f"the {last} of {first}"}
    return Entity(f"e{number}_{last.lower()}", name, random.choices(_TYPES, _SHARES)[0], tuple(sorted(others)))


def word(random: Random, syllables: int) -> str:
    """A word that means nothing."""
    return "".join(random.choices(_SYLLABLES, k=syllables))


class Newsroom:
    """Articles, each a function of the seed and its number."""

    def __init__(self, made: World, seed: int, articles: int = ARTICLES) -> None:
        self._world, self._seed, self._articles = made, seed, articles
        count = len(made.entities)
        self._everyone, self._circle = Skewed(count, 3.5), Skewed(max(1, count // _CIRCLES), 2)
        self._predicate, self._publisher = Skewed(len(made.predicates), 3), Skewed(len(made.publishers), 2)

    def reading(self, number: int) -> Reading:
        """What an article says."""
        random, id = Random(f"{self._seed}-{number}"), f"made-up-{number:06}"
        cast = self._cast(random, number)
        text, facts = "", []
        for sentence in range(0, FACTS, 2):
            told = [self._told(random, cast) for _ in range(min(2, FACTS - sentence))]
            words = f"{' and '.join(f'{s.name} {p}s {o.name if o else w}' for s, p, o, w in told)}, it was said {word(random, 3)}."
            evidence = Evidence(id, sentence // 2, Span(len(text), len(text) + len(words), words))
            facts += [self._fact(random, f"{id}.{sentence + i}", one, evidence, cast) for i, one in enumerate(told)]
            text += f"{words} "
        article = Article(id, text, source=f"{id}.txt", headline=f"News {number} of {cast[0].name}", published=_day(random),
                          publisher=self._world.publishers[self._publisher.draw(random)], url=f"https://news.example/{number}")  # fmt: skip
        return Reading(article, tuple(sorted(set(cast))), tuple(facts), model="made-up 1")

    def _cast(self, random: Random, number: int) -> list[Entity]:
        """Who is in an article: some of all, some of one circle, and a few that nobody else may tell of."""
        entities = self._world.entities
        circle = random.randrange(_CIRCLES)
        own = range(number * len(entities) // self._articles, (number + 1) * len(entities) // self._articles)
        chosen = dict.fromkeys(own)
        while len(chosen) < min(_CAST, len(entities)):
            near = self._circle.draw(random) * _CIRCLES + circle
            chosen[self._everyone.draw(random) if random.random() < 0.5 else near % len(entities)] = None
        cast = list(chosen)
        random.shuffle(cast)
        return [entities[n] for n in cast]

    def _told(self, random: Random, cast: Sequence[Entity]) -> tuple[Entity, str, Entity | None, str]:
        subject, predicate = random.choice(cast), self._world.predicates[self._predicate.draw(random)]
        if random.random() < 0.12:
            return subject, predicate, None, TRUE if random.random() < 0.3 else f"{word(random, 2)} the {word(random, 3)}"
        return subject, predicate, random.choice([one for one in cast if one is not subject]), ""

    def _fact(self, random: Random, id: str, told: tuple[Entity, str, Entity | None, str], evidence: Evidence,
              cast: Sequence[Entity]) -> Fact:  # fmt: skip
        subject, predicate, object, words = told
        day = _day(random)
        return Fact(
            id,
            subject.id,
            predicate,
            object.id if object else "",
            evidence,
            Surface(subject.name, f"{predicate}s", object.name if object else words),
            value=words,
            status=random.choices(_STATUSES, _STATUS_SHARES)[0],
            sources=(random.choice(cast).id,) if random.random() < 0.4 else (),
            time=Time(f"on {day}", day, "point") if random.random() < 0.2 else None,
            place=random.choice(cast).id if random.random() < 0.08 else "",
            event=random.choice(_EVENTS) if random.random() < 0.35 else "",
            confidence=random.randint(30, 99) / 100,
            arguments=(Argument("instrument", random.choice(cast).id),) if random.random() < 0.05 else (),
            construction="active",
        )


def _day(random: Random) -> str:
    return f"20{random.randint(30, 31)}-{random.randint(1, 12):02}-{random.randint(1, 28):02}"


def write(path: Path, numbers: range, seed: int) -> None:
    """Write the graphs of some articles as N-Quads."""
    newsroom = Newsroom(world(seed), seed)
    with path.open("wb") as file:
        for number in numbers:
            serialize(rdf.quads(newsroom.reading(number)), file, RdfFormat.N_QUADS)


def shares(articles: int) -> Iterator[tuple[Path, range]]:
    """The files, and which articles go into each."""
    for process in range(_PROCESSES):
        yield FOLDER / f"part-{process}.nq", range(process * articles // _PROCESSES, (process + 1) * articles // _PROCESSES)


def make(articles: int = ARTICLES, seed: int = 8) -> Path:
    """The folder of the graph, which is made if it is not there."""
    if STORE.exists():
        return STORE
    FOLDER.mkdir(parents=True, exist_ok=True)
    files = list(shares(articles))
    began = time.perf_counter()
    with multiprocessing.get_context("spawn").Pool(_PROCESSES) as pool:
        pool.starmap(write, [(path, numbers, seed) for path, numbers in files])
    size = sum(path.stat().st_size for path, _ in files)
    print(f"{articles:,} graphs written in {time.perf_counter() - began:.0f} s, {size / 1e9:.1f} GB", flush=True)
    began = time.perf_counter()
    loaded = load([input_of(str(path)) for path, _ in files], STORE)
    print(f"{loaded.quads:,} quads loaded in {time.perf_counter() - began:.0f} s", flush=True)
    for path, _ in files:
        path.unlink()
    began = time.perf_counter()
    Store(str(STORE)).optimize()  # as an engine does by and by with what is built article by article
    print(f"compacted in {time.perf_counter() - began:.0f} s", flush=True)
    return STORE


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=ARTICLES)
    parser.add_argument("--seed", type=int, default=8)
    args = parser.parse_args()
    print(make(args.articles, args.seed))


if __name__ == "__main__":
    main()
