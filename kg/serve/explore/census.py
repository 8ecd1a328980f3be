"""What a store holds, counted: the facets that one may filter by, and its articles. It takes longer than the index and comes after it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from pyoxigraph import DefaultGraph, NamedNode

from kg.draw.dates import bounds
from kg.rdf import names, terms
from kg.serve.explore.facts import articles
from kg.serve.explore.index import Index
from kg.serve.explore.links import counted, predicate_of, ranked
from kg.store import Store
from kg.types import Article, Status

MOST = 500  # values of a facet that are told; the rest is counted


@dataclass(frozen=True, slots=True)
class Facet:
    """How often each value occurs, the most frequent first; ``more`` is how many other values there are."""

    counts: Mapping[str, int]
    more: int = 0


@dataclass(frozen=True, slots=True)
class Census:
    """Counts over a whole store: entities by class, facts by everything else.

    ``claimants`` are ids; ``months`` ("2031-04") are those in which the articles were published, by month. ``articles`` have no
    texts and come by date, the newest first, each with how many facts it tells.
    """

    classes: Facet
    predicates: Facet
    events: Facet
    statuses: Facet
    claimants: Facet
    publishers: Facet
    months: Mapping[str, int]
    articles: Sequence[tuple[Article, int]]


def census(store: Store, index: Index) -> Census:
    """Count a store.

    Raises:
        StoreError, QueryError: the store cannot be read.
    """

    def by(property: str, namespace: str) -> dict[str, int]:
        return counted(store, f"?f {property} ?x", lambda iri: names.local_id(iri, namespace) if iri.startswith(namespace) else "")

    statuses = by("kg:status", names.KG)
    found = _articles(store)
    return Census(
        classes=_facet(Counter(str(entity.type) for entity in index.entities.values())),
        predicates=_facet(counted(store, "?f rdf:predicate ?x", predicate_of)),
        events=_facet(by("kg:eventType", names.EVENT)),
        statuses=Facet({status: statuses[status] for status in Status if status in statuses}),
        claimants=_facet(by("prov:wasAttributedTo", names.ENTITY)),
        publishers=_facet(_summed((article.publisher, n) for article, n in found if article.publisher)),
        months=dict(sorted(_summed((days[0][:7], n) for article, n in found if (days := bounds(article.published))).items())),
        articles=found,
    )


def _articles(store: Store) -> list[tuple[Article, int]]:
    """The articles, without reading their texts."""
    described, told = store.backend.find(None, terms.TYPE, [terms.NEWS_ARTICLE], DefaultGraph()), articles(store)
    ids = [names.local_id(quad.subject.value, names.ARTICLE) for quad in described if isinstance(quad.subject, NamedNode)]
    facts = counted(store, "GRAPH ?x { ?f a kg:Fact }", lambda iri: names.local_id(iri, names.GRAPH))
    found = [told.get(id, Article(id, "")) for id in sorted(ids)]
    found.sort(key=lambda article: article.published, reverse=True)
    return [(article, facts.get(article.id, 0)) for article in found]


def _summed(pairs: Iterable[tuple[str, int]]) -> Counter[str]:
    count: Counter[str] = Counter()
    for name, n in pairs:
        count[name] += n
    return count


def _facet(count: Mapping[str, int]) -> Facet:
    order = ranked(count.items())
    return Facet(dict(list(order.items())[:MOST]), max(0, len(order) - MOST))
