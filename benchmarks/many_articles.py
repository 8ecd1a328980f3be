"""As many articles as one likes, in which names return as they do in the news: few in very many articles, most in one or two.

    python -m benchmarks.many_articles build/articles --articles 10000

Each is a stretch of a text of the corpora in which people, organisations and places are exchanged for others, drawn by the law of
Zipf and Mandelbrot from all that the corpora name, so that the blocks in which entities of different articles are compared grow as
they do in life. The same number and seed give the same files. The texts are read once (``build/readings.pickle``, as
benchmarks.merging).
"""

from __future__ import annotations

import argparse
import random
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path

from benchmarks.merging import readings
from kg.types import Entity, EntityType, Reading

PEOPLE = 30_000  # from whom the names of people are drawn
ZIPF, SHIFT = 1.0, 10  # the law of Zipf and Mandelbrot: the first of the people is in one article of twenty or so, as in the news
WORDS = 150  # of an article, about
_EXCHANGED = 0.7  # share of the entities that become others
_FIRST_DAY = date(2024, 1, 1)
_NAMED = {EntityType.ORGANIZATION, EntityType.GPE, EntityType.PLACE}
_PERSON = re.compile(r"[A-Z][\w’'-]+ [A-Z][\w’'-]+")


@dataclass(frozen=True)
class Names:
    """Names to draw from, the most frequent first, with their weights added up."""

    names: Sequence[str]
    weights: Sequence[float]

    @classmethod
    def of(cls, names: Sequence[str]) -> Names:
        """Names in the order of their frequency."""
        return cls(names, list(accumulate(1 / (rank + SHIFT) ** ZIPF for rank in range(len(names)))))

    def draw(self, chance: random.Random) -> str:
        """One of them."""
        return chance.choices(self.names, cum_weights=self.weights)[0]


def pools(found: Sequence[Reading], chance: random.Random) -> dict[EntityType, Names]:
    """The names of the corpora by type; people get first and last names that the corpora have, put together anew."""
    counts: dict[EntityType, Counter[str]] = {type: Counter() for type in (*_NAMED, EntityType.PERSON)}
    for reading in found:
        for entity in reading.entities:
            if entity.type in counts and entity.name[:1].isupper():
                counts[entity.type][entity.name] += 1
    full = [name.split() for name in sorted(counts.pop(EntityType.PERSON)) if _PERSON.fullmatch(name)]
    people = {f"{chance.choice(full)[0]} {chance.choice(full)[1]}": None for _ in range(PEOPLE)}
    told = {type: Names.of([name for name, _ in sorted(c.items(), key=lambda pair: (-pair[1], pair[0]))]) for type, c in counts.items()}
    return {**told, EntityType.PERSON: Names.of(list(people))}


def texts(found: Sequence[Reading], number: int, seed: int = 7) -> Iterator[tuple[str, str]]:
    """The articles: day of publication and text."""
    names = pools(found, random.Random(seed))
    long = [reading for reading in found if len(reading.article.text.split()) >= 60]
    for i in range(number):
        chance = random.Random(f"{seed} {i}")
        reading = chance.choice(long)
        day = _FIRST_DAY + timedelta(days=chance.randrange(365))
        yield day.isoformat(), _exchanged(_stretch(reading.article.text, chance), _others(reading, names, chance))


def _stretch(text: str, chance: random.Random) -> str:
    """Sentences of a text that follow each other."""
    sentences = re.split(r"(?<=[.!?”\"])\s+(?=[A-Z“\"])", text)
    start = chance.randrange(max(1, len(sentences) - 5))
    kept: list[str] = []
    while start < len(sentences) and sum(len(s.split()) for s in kept) < WORDS:
        kept.append(" ".join(sentences[start].split()))
        start += 1
    return "\n\n".join(" ".join(kept[i : i + 3]) for i in range(0, len(kept), 3))


def _others(reading: Reading, names: Mapping[EntityType, Names], chance: random.Random) -> dict[str, str]:
    """For the names of an article, the names they become."""
    told: dict[str, str] = {}
    for entity in reading.entities:
        if entity.type in names and chance.random() < _EXCHANGED:
            told.update(_other(entity, names[entity.type].draw(chance)))
    return told


def _other(entity: Entity, new: str) -> Iterator[tuple[str, str]]:
    if entity.type is not EntityType.PERSON:
        if not entity.names:
            yield entity.name, new
        return
    if _PERSON.fullmatch(entity.name):
        (first, last), (new_first, new_last) = entity.name.split(), new.split()
        yield from ((entity.name, new), (first, new_first), (last, new_last))


def _exchanged(text: str, others: Mapping[str, str]) -> str:
    if not others:
        return text
    longest = sorted(others, key=lambda name: (-len(name), name))
    return re.sub(rf"\b(?:{'|'.join(map(re.escape, longest))})\b", lambda match: others[match[0]], text)


def main() -> None:
    """Write the articles, a thousand a folder."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    given = parser.parse_args()
    found = readings(given.shared, Path("build/readings.pickle"))
    for i, (day, text) in enumerate(texts(found, given.articles, given.seed)):
        path = given.folder / f"{i // 1000:02}" / f"{i:05}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{day}\n\n{text}\n", "utf8")


if __name__ == "__main__":
    main()
