"""Profiles grow into clusters, and clusters that must stay apart do, whatever links them by way of others."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import product

from kg.resolve.across import people
from kg.resolve.across.places import within
from kg.resolve.across.profile import Profile

_NEAR = 2  # years within which nobody is president of two states


class Clusters:
    """Union-find over profiles by number. What a cluster is told to be is what any member is."""

    def __init__(self, profiles: Sequence[Profile], sides: Mapping[int, frozenset[tuple[int, str]]]) -> None:
        """``sides``: of each profile that a rule of difference matches, the rule's number and the side ("a" or "b")."""
        self.profiles = profiles
        self._parent = list(range(len(profiles)))
        self._size = [1] * len(profiles)
        self._told: dict[int, dict[str, set[str]]] = {}
        self._articles: dict[int, set[str]] = {}
        self._forms: dict[int, set[tuple[str, ...]]] = {}
        self._sides = {i: Counter(s) for i, s in sides.items()}
        self._apart: set[tuple[int, int]] = set()
        self.reasons: dict[int, set[str]] = defaultdict(set)

    def find(self, i: int) -> int:
        """The cluster of a profile, a number of one of its members."""
        parent = self._parent
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    def size(self, root: int) -> int:
        """How many profiles a cluster has."""
        return self._size[root]

    def unite(self, i: int, j: int, *, force: bool = False) -> bool:
        """Make one cluster of two profiles' clusters, if nothing keeps them apart; whether they are one now."""
        a, b = self.find(i), self.find(j)
        if a == b:
            return True
        if not force:
            if (a, b) in self._apart:
                return False
            if not self.compatible(a, b):
                self._apart |= {(a, b), (b, a)}  # clusters only grow, so they stay apart
                return False
        if (self._size[a], -a) < (self._size[b], -b):
            a, b = b, a
        self._absorb(a, b)
        return True

    def gather(self, members: Sequence[int]) -> None:
        """Make one cluster of profiles with one name, of which the caller knows that nothing that is told keeps them apart."""
        if len(members) < 2:
            return
        articles = {self.profiles[i].article for i in members}
        alone = all(self._parent[i] == i and self._size[i] == 1 and i not in self._sides for i in members)
        if not alone or len(articles) < len(members):
            for i in members[1:]:
                self.unite(members[0], i)
            return
        first, told = members[0], self.told(members[0])
        for i in members[1:]:
            self._parent[i] = first
            for line in self.profiles[i].told:
                key, _, value = line.partition(":")
                told.setdefault(key, set()).add(value)
        self._size[first] = len(members)
        self._articles[first] = articles

    def compatible(self, a: int, b: int) -> bool:
        """Whether nothing keeps two clusters apart: rules, one article with both, what both are told to be, their names."""
        if self._sides and self._ruled_apart(a, b):
            return False
        if not self.articles(a).isdisjoint(self.articles(b)):
            return False
        told_a, told_b = self.told(a), self.told(b)
        if told_a and told_b and any(key in told_b and differ(key, told_a[key], told_b[key]) for key in told_a):
            return False
        return self._named_alike(a, b)

    def _ruled_apart(self, a: int, b: int) -> bool:
        one, other = self._sides.get(a, ()), self._sides.get(b, ())
        return any((rule, "b" if side == "a" else "a") in other for rule, side in one)

    def _named_alike(self, a: int, b: int) -> bool:
        if self.profiles[a].kind != "person" or self.profiles[b].kind != "person":
            return True
        forms_a, forms_b = self.forms(a), self.forms(b)
        return (len(forms_a) == 1 and forms_a == forms_b) or all(people.agree(*pair) for pair in product(forms_a, forms_b))

    def told(self, root: int) -> dict[str, set[str]]:
        """What the members of a cluster are told to be, by what it tells."""
        if root not in self._told:
            found: dict[str, set[str]] = {}
            for line in self.profiles[root].told:
                key, _, value = line.partition(":")
                found.setdefault(key, set()).add(value)
            self._told[root] = found
        return self._told[root]

    def articles(self, root: int) -> set[str]:
        """The articles of a cluster."""
        if root not in self._articles:
            self._articles[root] = {self.profiles[root].article}
        return self._articles[root]

    def forms(self, root: int) -> set[tuple[str, ...]]:
        """The names of a cluster as they are compared."""
        if root not in self._forms:
            self._forms[root] = {self.profiles[root].form} - {()}
        return self._forms[root]

    def _absorb(self, a: int, b: int) -> None:
        told = self.told(a)
        for key, values in self.told(b).items():
            told.setdefault(key, set()).update(values)
        self.articles(a).update(self.articles(b))
        self.forms(a).update(self.forms(b))
        if b in self._sides:
            self._sides[a] = self._sides.get(a, Counter()) + self._sides[b]
        self._parent[b] = a
        self._size[a] += self._size[b]

    def members(self) -> dict[int, list[int]]:
        """Cluster -> its profiles in order."""
        found: dict[int, list[int]] = {}
        for i in range(len(self.profiles)):
            found.setdefault(self.find(i), []).append(i)
        return found


def differ(key: str, a: Iterable[str], b: Iterable[str]) -> bool:
    """Whether what two are told to be cannot be told of one.

    >>> differ("born", ["1950"], ["1951"]), differ("at", ["USA"], ["USA.OH"]), differ("president of", ["peru@1990"], ["chile@2010"])
    (True, False, False)
    """
    if key == "at":
        return any(not within(x, y) and not within(y, x) for x, y in product(a, b))
    if key.endswith(" of"):
        return any(_at_once(x, y) for x, y in product(a, b))
    return set(a) != set(b)


def _at_once(x: str, y: str) -> bool:
    (of_x, _, year_x), (of_y, _, year_y) = x.partition("@"), y.partition("@")
    far = year_x.isdigit() and year_y.isdigit() and abs(int(year_x) - int(year_y)) > _NEAR
    return of_x != of_y and not far
