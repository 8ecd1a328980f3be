"""Acronyms across articles: a bare one is the full name that an article ties to it, where both articles tell of one context."""

from __future__ import annotations

from collections import defaultdict

from kg.resolve.across import reasons
from kg.resolve.across.cluster import Clusters


def link_acronyms(clusters: Clusters) -> None:
    """Join clusters of a bare acronym with the one full name of their context; where several fit, with none."""
    bare: dict[str, list[int]] = defaultdict(list)
    full: dict[str, list[int]] = defaultdict(list)
    for i, p in enumerate(clusters.profiles):
        for key in p.keys:
            if key.startswith("a:"):
                (bare if p.form == (key[2:],) else full)[key].append(i)
    for key in sorted(bare.keys() & full.keys()):
        by_feature: dict[str, list[int]] = defaultdict(list)
        for i in full[key]:
            for feature in clusters.profiles[i].shared:
                by_feature[feature].append(i)
        for i in bare[key]:
            for feature in clusters.profiles[i].shared:
                options = by_feature.get(feature, [])
                if len({clusters.find(o) for o in options}) == 1:
                    p, q = clusters.profiles[i], clusters.profiles[options[0]]
                    if clusters.unite(i, options[0]):
                        clusters.reasons[i].add(reasons.short_for(p, q, feature))
