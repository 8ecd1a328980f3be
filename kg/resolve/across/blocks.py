"""Profiles with one name, or with spellings of one name, become one entity where nothing speaks against it and enough for it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations

from kg.resolve.across import bodies, people, reasons
from kg.resolve.across.cluster import Clusters, differ
from kg.resolve.across.distinct import unique_names
from kg.resolve.across.profile import Profile
from kg.resolve.states import state_of_adjective

_OUTWEIGHS = 4  # so many times as many articles tell one thing: what the others tell is another's, or a slip
_MOST_REASONS = 3  # kept of one profile, though it is joined with hundreds
_NO_EVIDENCE = ("sex:", "generation:", "level:", "in:")
_Form = tuple[str, ...]


def link_blocks(clusters: Clusters) -> None:
    """Join profiles block by block."""
    blocks: dict[tuple[str, str], list[int]] = defaultdict(list)
    for i, p in enumerate(clusters.profiles):
        if not p.local:
            key = next(k for k in p.keys if k.startswith(("n:", "p:")))
            blocks[key, _lane(p)].append(i)
    for _, members in sorted(blocks.items()):
        if len(members) > 1:
            _block(clusters, members)


def _lane(p: Profile) -> str:
    """A name of one word may be a place's, a body's and a song's, an adjective a people's and a language's; they are not one."""
    if len(p.form) > 1 or p.form in unique_names():
        return ""
    return p.kind if p.kind in {"place", "thing"} or state_of_adjective(p.name) else "other"


def _block(clusters: Clusters, members: Sequence[int]) -> None:
    by_form: dict[_Form, list[int]] = defaultdict(list)
    for i in members:
        by_form[clusters.profiles[i].form].append(i)
    for same in by_form.values():
        _same_name(clusters, same)
    if len(by_form) > 1:
        pairs = _pairs(by_form, person=clusters.profiles[members[0]].kind == "person")
        _other_names(clusters, members, pairs)
        _spellings(clusters, by_form, pairs)


def _same_name(clusters: Clusters, members: Sequence[int]) -> None:
    """One name: who is surely meant by it are one, unless it is borne by two; the others are joined by what they share."""
    members = sorted(members, key=lambda i: (len(clusters.profiles[i].id), clusters.profiles[i].id, i))  # plain names first
    sure = [i for i in members if clusters.profiles[i].sure]
    outliers = _outliers(clusters.profiles, sure)
    if outliers is not None:
        clusters.gather([i for i in sure if i not in outliers])
    if outliers is None or outliers or len(sure) < len(members):
        for feature, having in _features(clusters, members, told=outliers is None):
            _chain(clusters, having, feature)
            if clusters.size(clusters.find(members[0])) >= len(members):
                break


def _outliers(profiles: Sequence[Profile], members: Sequence[int]) -> set[int] | None:
    """Those told to be what nearly all others are told not to be; None where the name is borne by several."""
    values: dict[str, Counter[str]] = defaultdict(Counter)
    for line, times in Counter(line for i in members for line in profiles[i].told).items():
        key, _, value = line.partition(":")
        values[key][value] += times
    odd: set[str] = set()
    for key, count in values.items():
        if len(count) < 2 or not any(differ(key, [a], [b]) for a, b in combinations(sorted(count), 2)):
            continue
        top, most = min(count.items(), key=lambda item: (-item[1], item[0]))
        others = {v for v in count if differ(key, [top], [v])}
        at_odds = any(differ(key, [a], [b]) for a, b in combinations(sorted(count.keys() - others), 2))
        if at_odds or most < _OUTWEIGHS * sum(count[v] for v in others):
            return None
        odd |= {f"{key}:{v}" for v in others}
    return {i for i in members if odd and not odd.isdisjoint(profiles[i].told)}


def _features(clusters: Clusters, members: Sequence[int], *, told: bool) -> list[tuple[str, list[int]]]:
    """What several members share, with who does, in order."""
    found: dict[str, list[int]] = defaultdict(list)
    for i in members:
        p = clusters.profiles[i]
        lines = (*p.shared, *p.told) if told else p.shared
        for feature in dict.fromkeys(line for line in lines if not line.startswith(_NO_EVIDENCE)):
            found[feature].append(i)
    return sorted((f, having) for f, having in found.items() if len(having) > 1)


def _chain(clusters: Clusters, having: Sequence[int], feature: str) -> None:
    """Join all that can be joined; those that cannot start clusters of their own."""
    firsts = [having[0]]
    for i in having[1:]:
        root = clusters.find(i)
        if any(clusters.find(first) == root for first in firsts):
            continue
        for first in firsts:
            if clusters.unite(first, i):
                if len(clusters.reasons[first]) < _MOST_REASONS:
                    clusters.reasons[first].add(reasons.on_evidence(clusters.profiles[first], feature))
                break
        else:
            firsts.append(i)


def _pairs(by_form: Mapping[_Form, Sequence[int]], *, person: bool) -> dict[tuple[_Form, _Form], int]:
    """Pairs of names that may be one thing's, and how surely."""
    forms = sorted(by_form)
    found = {}
    for a, b in combinations(forms, 2):
        grade = people.agree(a, b) if person else people.YES if bodies.agree(a, b) else people.NO
        if grade != people.NO:
            found[a, b] = grade
    return found


def _other_names(clusters: Clusters, members: Sequence[int], pairs: Mapping[tuple[_Form, _Form], int]) -> None:
    """Names that may be one thing's are, where both articles tell of something they share."""
    for feature, having in _features(clusters, members, told=False):
        by_form: dict[_Form, int] = {}
        for i in having:
            by_form.setdefault(clusters.profiles[i].form, i)
        for a, b in combinations(sorted(by_form), 2):
            if (a, b) in pairs:
                i, j = by_form[a], by_form[b]
                if clusters.unite(i, j):
                    clusters.reasons[i].add(reasons.another_name(clusters.profiles[i], clusters.profiles[j], feature))


def _spellings(clusters: Clusters, by_form: Mapping[_Form, Sequence[int]], pairs: Mapping[tuple[_Form, _Form], int]) -> None:
    """Names that are surely one thing's, where each is surely somebody's and fits nobody else's."""
    fits: dict[_Form, set[_Form]] = defaultdict(set)
    for a, b in pairs:
        fits[a].add(b)
        fits[b].add(a)
    plain = {f for f, others in fits.items() if all(pair in pairs for pair in combinations(sorted(others), 2))}
    for (a, b), grade in sorted(pairs.items()):
        if grade == people.YES and a in plain and b in plain:
            i, j = (_main(clusters, by_form[f]) for f in (a, b))
            if i >= 0 and j >= 0 and clusters.unite(i, j):
                clusters.reasons[i].add(reasons.another_name(clusters.profiles[i], clusters.profiles[j]))


def _main(clusters: Clusters, members: Sequence[int]) -> int:
    """A member of the largest cluster of those who are surely meant by their name, -1 where there is none."""
    sure = [i for i in members if clusters.profiles[i].sure]
    return min(sure, key=lambda i: (-clusters.size(clusters.find(i)), i), default=-1)
