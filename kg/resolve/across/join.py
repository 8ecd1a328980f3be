"""Profiles of whole blocks become entities."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kg.resolve.across import reasons
from kg.resolve.across.acronyms import link_acronyms
from kg.resolve.across.blocks import link_blocks
from kg.resolve.across.cluster import Clusters
from kg.resolve.across.profile import Profile
from kg.resolve.across.rules import NO_RULES, Rules, minted

_MOST_REASONS = 8
_MOST_NAMES = 4  # in one reason


@dataclass(frozen=True, slots=True, order=True)
class Joined:
    """One entity of the merged graph: its id, the entities of articles that it is (article, own id), and why they are one."""

    id: str
    members: tuple[tuple[str, str], ...]
    reasons: tuple[str, ...] = ()


def join(profiles: Iterable[Profile], rules: Rules = NO_RULES) -> tuple[Joined, ...]:
    """The entities of whole blocks of profiles, sorted.

    It is a function of the set of profiles: order does not matter, nor does giving one twice. Every profile is of exactly
    one entity. Profiles that share no key, not by way of others either, do not touch each other's entities, where a key is
    one of the profile's own or one of ``rules.keys(profile)``.
    """
    known = _sorted(profiles)
    clusters = Clusters(known, {} if rules == NO_RULES else {i: sides for i, p in enumerate(known) if (sides := rules.sides(p))})
    states = _apply(rules, clusters)
    link_blocks(clusters)
    link_acronyms(clusters)
    return _named(clusters, {clusters.find(i): state for i, state in states.items()})


def _sorted(profiles: Iterable[Profile]) -> list[Profile]:
    """Each profile once, in order."""
    unique: dict[tuple[str, str], Profile] = {}
    for p in profiles:
        at = (p.article, p.id)
        unique[at] = min(unique[at], p) if at in unique else p
    return [unique[at] for at in sorted(unique)]


def _apply(rules: Rules, clusters: Clusters) -> dict[int, str]:
    """Make one what the rules say is one; a profile of each cluster that is a state, and the state's id."""
    groups: dict[str, list[int]] = defaultdict(list)
    for i, p in enumerate(clusters.profiles if rules.groups else ()):
        for key in rules.keys(p):
            if key.startswith("rule:"):
                groups[key].append(i)
    states = {}
    for key, members in sorted(groups.items()):
        state = rules.state(key)
        names = tuple(sorted({clusters.profiles[i].name for i in members} | ({state} if state else set())))
        for i in members:
            clusters.unite(members[0], i, force=True)
        if len(names) > 1 or len(members) > 1:
            clusters.reasons[members[0]].add(reasons.by_rule(names[:_MOST_NAMES]))
        if state:
            states[members[0]] = state
    return states


def _named(clusters: Clusters, states: dict[int, str]) -> tuple[Joined, ...]:
    """Clusters with their ids: a member's own, or one made of it where another cluster keeps that."""
    members = clusters.members()
    why: dict[int, set[str]] = defaultdict(set)
    for i, texts in clusters.reasons.items():
        why[clusters.find(i)] |= texts
    claims: dict[str, list[int]] = defaultdict(list)
    for root, numbers in members.items():
        claims[min((clusters.profiles[i].id for i in numbers), key=_rank)].append(root)
    found = []
    for id, roots in claims.items():
        free = [r for r in roots if r not in states and id not in states.values()]
        best = min(free, key=lambda r: _standing(clusters.profiles, members[r]), default=-1)
        for root in roots:
            own = [clusters.profiles[i] for i in members[root]]
            name = states.get(root) or (id if root == best else minted(id, min(p.article for p in own)))
            reasons_ = sorted(why[root], key=lambda reason: ("is one:" in reason, reason))  # other names before more evidence
            found.append(Joined(name, tuple(sorted((p.article, p.id) for p in own)), tuple(reasons_[:_MOST_REASONS])))
    return tuple(sorted(found))


def _rank(id: str) -> tuple[bool, int, str]:
    """Ids that hold in any article first, then the shortest, then the first in code point order."""
    return "." in id, len(id), id


def _standing(profiles: Sequence[Profile], numbers: Sequence[int]) -> tuple[int, str, str]:
    """Who keeps an id that several clusters have: the one of most articles, then of the smallest."""
    articles = {profiles[i].article for i in numbers}
    return -len(articles), min(articles), min(profiles[i].id for i in numbers)
