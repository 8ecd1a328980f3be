"""What a network is made of: the facts and entities of a store, or of a dataset."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pyoxigraph import DefaultGraph, NamedNode, Quad

from kg.errors import NoSuchArticle
from kg.rdf import names, terms
from kg.store.backend import Backend
from kg.store.lines import Find, Line, entities, lines, origins
from kg.store.store import Store
from kg.types import Entity, EntityType, Status

_OTHER_STATUSES = [NamedNode(names.KG + status) for status in Status if status is not Status.ASSERTED]


@dataclass(frozen=True, slots=True)
class Contents:
    """The facts and entities of a graph, and the origins of articles that are copies."""

    lines: list[Line]
    entities: Mapping[str, tuple[Entity, int]]
    origins: Mapping[str, str]

    def origin(self, article: str) -> str:
        """The article that one is a copy of, itself where it is none."""
        return self.origins.get(article, article)

    def name(self, id: str) -> str:
        """The name of an entity."""
        return self.entities[id][0].name if id in self.entities else id


def of_store(store: Store, articles: Collection[str] | None, statuses: Collection[Status]) -> Contents:
    """What a store tells, in some of its articles or, with None, in all; facts of other statuses are left out.

    Raises:
        NoSuchArticle: the store does not hold one of the articles.
        StoreError: the store cannot be read.
    """
    backend = store.backend
    copies = origins(backend.find(None, terms.ORIGIN, None, terms.JOINS_GRAPH))
    if articles is not None:
        missing = sorted({*articles} - {article.id for article in store.articles()})
        if missing:
            raise NoSuchArticle("the graph holds no such article", where=missing[0], fix="kg list shows their ids")
        find = _grouped(quad for id in articles for quad in backend.find(None, None, None, NamedNode(names.graph_iri(id))))
        return Contents(list(lines(find, statuses)), entities(find), copies)

    def united(property: NamedNode) -> Iterator[Quad]:
        # A fact without a status is taken as asserted, so the three in four that are need not be read.
        return backend.find(None, property, _OTHER_STATUSES if property == terms.STATUS else None, DefaultGraph())

    def everywhere(property: NamedNode) -> Iterable[Quad]:
        return _classes(backend) if property == terms.TYPE else united(property)

    return Contents(list(lines(united, statuses)), entities(everywhere), copies)


def of_quads(quads: Sequence[Quad], articles: Collection[str] | None, statuses: Collection[Status]) -> Contents:
    """The same of quads."""
    copies = origins(quad for quad in quads if quad.predicate == terms.ORIGIN)
    graphs = None if articles is None else {NamedNode(names.graph_iri(id)) for id in articles}
    find = _grouped(quad for quad in quads if graphs is None or quad.graph_name in graphs)
    return Contents(list(lines(find, statuses)), entities(find), copies)


def _classes(backend: Backend) -> Iterator[Quad]:
    """The classes of entities; where articles give one different classes, as each of the articles gives it, to be counted."""
    classes = [NamedNode(names.KG + kind) for kind in EntityType]
    told = list(backend.find(None, terms.TYPE, classes, DefaultGraph()))
    count = Counter(quad.subject for quad in told)
    unsure = [node for node, several in count.items() if several > 1 and isinstance(node, NamedNode)]
    yield from (quad for quad in told if count[quad.subject] == 1)
    if unsure:
        yield from (quad for quad in backend.find(unsure, terms.TYPE, None, None) if quad.graph_name != DefaultGraph())


def _grouped(quads: Iterable[Quad]) -> Find:
    found: dict[NamedNode, list[Quad]] = defaultdict(list)
    for quad in quads:
        found[quad.predicate].append(quad)
    return lambda property: found.get(property, [])
