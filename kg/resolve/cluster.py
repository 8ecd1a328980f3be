"""Links between mentions become groups: union-find that respects what must stay apart, whatever order links come in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Link:
    """Two mentions (by number) that are one thing, and why. Lower ``rank`` is surer and goes first."""

    rank: float
    first: int
    second: int
    reason: str


NAME, NOMINAL, LEARNED = 0, 1, 2  # ranks: same name; apposition, title, definite nominal; learned coreference


@dataclass(frozen=True, slots=True)
class Groups:
    """``of[i]`` is the smallest member of i's group; ``kept`` are the links that made the groups."""

    of: tuple[int, ...]
    kept: tuple[Link, ...]

    def members(self) -> dict[int, list[int]]:
        """Group -> its members, both ascending."""
        found: dict[int, list[int]] = {}
        for i, root in enumerate(self.of):
            found.setdefault(root, []).append(i)
        return found


Marks = Mapping[str, frozenset[str]]  # what tells a member apart from others of its kind, by kind


def group(
    count: int,
    links: Iterable[Link],
    apart: Iterable[tuple[int, int]] = (),
    named: Iterable[int] = (),
    marked: Mapping[int, Marks] | None = None,
) -> Groups:
    """Join 0..count-1 by links, surest first.

    ``apart``: pairs that never end in one group. ``named``: members with a name of their own; only links of rank NAME
    join two groups that both have one, so that a nominal never pulls two names together. ``marked``: what tells members of
    one kind apart ("team" -> Peru); groups that each have a mark there which the other lacks stay apart, however links run.
    """
    parent = list(range(count))
    marks: list[dict[str, frozenset[str]]] = [dict((marked or {}).get(i, {})) for i in range(count)]
    size = [1] * count
    foes: list[set[int]] = [set() for _ in range(count)]  # by root: roots it must stay apart from
    has_name = [False] * count
    for i in named:
        has_name[i] = True
    for a, b in apart:
        if a != b:
            foes[a].add(b)
            foes[b].add(a)

    def find(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    kept: list[Link] = []
    for link in sorted(set(links)):
        a, b = find(link.first), find(link.second)
        if a == b:
            kept.append(link)
            continue
        if b in foes[a] or (link.rank > NAME and has_name[a] and has_name[b]):
            continue
        if link.rank > NAME and _told_apart(marks[a], marks[b]):
            continue
        if (size[a], -a) < (size[b], -b):
            a, b = b, a
        parent[b], size[a] = a, size[a] + size[b]
        has_name[a] = has_name[a] or has_name[b]
        for foe in foes[b]:
            foes[foe].discard(b)
            foes[foe].add(a)
        foes[a] |= foes[b]
        for kind, mark in marks[b].items():
            marks[a][kind] = marks[a].get(kind, frozenset()) | mark
        kept.append(link)
    smallest: dict[int, int] = {}
    for i in range(count):
        smallest.setdefault(find(i), i)
    return Groups(tuple(smallest[find(i)] for i in range(count)), tuple(kept))


def _told_apart(a: Marks, b: Marks) -> bool:
    return any(kind in b and not (a[kind] <= b[kind] or b[kind] <= a[kind]) for kind in a)
