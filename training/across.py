"""Pairs of entities that are joined across articles, and pairs of one name that are not, to be read by hand: ``python -m training.across``.

The articles are the corpora's and the gold's. Reading them takes minutes, so the readings are kept in a file (``--readings``).
"""

from __future__ import annotations

import argparse
import pickle
import random
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from pathlib import Path

from kg.resolve.across import Joined, Profile, join, profiles
from kg.types import MentionKind, Reading
from training.corpora.articles import articles

_AROUND = 110  # characters on each side of a mention
_Member = tuple[str, str]


def load(path: Path, data: Path, gold: Path) -> dict[str, Reading]:
    """The readings of all articles by article id, made and kept where the file is not there."""
    if path.exists():
        found: dict[str, Reading] = pickle.loads(path.read_bytes())
        return found
    from kg.pipeline import read_articles

    unique = {a.id: a for a in articles(data, gold)}
    found = {r.article.id: r for r in read_articles(unique.values())}
    path.write_bytes(pickle.dumps(found))
    return found


def merged(entities: Sequence[Joined], count: int, lot: random.Random, *, by_pair: bool) -> list[tuple[Joined, _Member, _Member]]:
    """Pairs of members of different articles: entities drawn evenly and a pair of each, or all pairs drawn evenly."""
    several = [e for e in entities if len({article for article, _ in e.members}) > 1]
    if by_pair:
        pairs = [(e, *pair) for e in several for pair in combinations(e.members, 2)]
        return lot.sample(pairs, min(count, len(pairs)))
    chosen = lot.sample(several, min(count, len(several)))
    drawn = [(e, sorted(lot.sample(e.members, 2))) for e in chosen]
    return [(e, one, other) for e, (one, other) in drawn]


def apart(entities: Sequence[Joined], known: Mapping[_Member, Profile], count: int, lot: random.Random) -> list[tuple[Profile, Profile]]:
    """Pairs of different entities of one block with one name or with names that agree; a name drawn first, then a pair of it."""
    by_name: dict[tuple[str, ...], dict[str, list[Profile]]] = defaultdict(lambda: defaultdict(list))
    for entity in entities:
        for member in entity.members:
            p = known[member]
            if not p.local:
                by_name[(p.form[0], p.form[-1]) if p.kind == "person" else p.form][entity.id].append(p)
    split = sorted(name for name, clusters in by_name.items() if len(clusters) > 1)
    found = []
    for name in lot.sample(split, min(count, len(split))):
        one, other = lot.sample(sorted(by_name[name]), 2)
        found.append((lot.choice(by_name[name][one]), lot.choice(by_name[name][other])))
    return found


def context(reading: Reading, entity: str) -> str:
    """The first place that names the entity, with what stands around it."""
    spans = [m.span for m in reading.mentions if m.entity == entity and m.kind is MentionKind.NAME]
    if not spans:
        return "(not named)"
    text, first = reading.article.text, spans[0]
    before, behind = text[max(0, first.start - _AROUND):first.start], text[first.end:first.end + _AROUND]
    return " ".join(f"{before}[{text[first.start:first.end]}]{behind}".split())


def _shown(readings: Mapping[str, Reading], members: Sequence[_Member], title: str) -> Iterator[str]:
    yield title
    for article, entity in members:
        yield f"   {readings[article].article.source}: {context(readings[article], entity)}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--gold", type=Path, default=Path("../shared/gold"))
    parser.add_argument("--readings", type=Path, default=Path("build/readings.pkl"), help="where the readings are kept")
    parser.add_argument("--draw", type=int, default=100, metavar="N", help="pairs of each kind")
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    readings = load(args.readings, args.data, args.gold)
    told = [p for reading in readings.values() for p in profiles(reading)]
    known = {(p.article, p.id): p for p in told}
    entities = join(told)
    print(f"{len(readings)} articles, {len(told)} profiles, {sum(len(e.members) > 1 for e in entities)} entities of several articles")
    for by_pair in (False, True):
        for entity, one, other in merged(entities, args.draw, random.Random(args.seed), by_pair=by_pair):
            kind = "MERGED (pairs)" if by_pair else "MERGED"
            title = f"{kind} {entity.id}: {known[one].id} = {known[other].id}; {'; '.join(entity.reasons[:2])}"
            print(*_shown(readings, (one, other), title), sep="\n")
    for p, q in apart(entities, known, args.draw, random.Random(args.seed)):
        title = f"APART {p.name} ({p.kind}), {q.name} ({q.kind})"
        print(*_shown(readings, ((p.article, p.id), (q.article, q.id)), title), sep="\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
