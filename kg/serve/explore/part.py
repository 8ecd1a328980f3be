"""A part of the graph, small enough to be looked at: around an entity, among several, or all of an article."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice, pairwise
from typing import TYPE_CHECKING, Any

from pyoxigraph import NamedNode

from kg import rdf
from kg.draw.network import MOST_NODES, Node, network
from kg.errors import NoSuchArticle
from kg.rdf import names
from kg.serve.explore.facts import Told, articles, told
from kg.serve.explore.filters import Filters
from kg.serve.explore.index import Index, described
from kg.serve.explore.links import Key, Link, Neighbour, between, both_ways, neighbours, nodes
from kg.store import Store
from kg.types import Article, Entity, EntityType, Fact, Reading

if TYPE_CHECKING:
    import networkx

MOST_FACTS = 1_000  # of a part
MOST_AROUND = 100  # facts that join an entity with its neighbours, a few for each; and as many that join these with what is in view
MOST_ENTITIES = 500  # that a part is asked for
_MOST_SEARCHED = 200_000  # facts that are looked through for one step away from many entities
_MOST_ACROSS = 5_000  # facts of those that come, which are looked through for what joins them to those in view

NO_FILTERS = Filters()


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What is not in a part though it was asked for: how many facts, how many entities and words beside them, and their classes."""

    facts: int = 0
    entities: int = 0
    classes: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Part:
    """Facts with all that they name.

    ``focus`` are the ids of the entities that were asked for, which are in it even if no fact is. ``articles`` are by id, and
    ``entities`` too; ``sizes`` are how many facts each has in the whole store.
    """

    focus: Sequence[str]
    told: Told
    articles: Mapping[str, Article]
    entities: Mapping[str, Entity]
    sizes: Mapping[str, int]
    left_out: LeftOut = LeftOut()

    def readings(self) -> list[Reading]:
        """The same as what the articles say, sorted by their ids."""
        by_article: dict[str, list[Fact]] = defaultdict(list)
        for fact in self.told.facts:
            by_article[fact.evidence.article].append(fact)
        return [
            Reading(self.articles.get(id, Article(id, "")), tuple(self._named(facts)), tuple(facts))
            for id, facts in sorted(by_article.items())
        ]

    def graph(self) -> networkx.MultiDiGraph:
        """The same to be drawn: nodes with the attributes of ``kg.draw.network.Node``, edges with those of ``Edge``.

        The salience of an entity is how many facts it has in the whole store, so that it is the same in every part.
        """
        made = network(self.readings(), limit=MOST_NODES)
        for id in self.focus:
            if id not in made:
                entity = self.entities[id]
                made.add_node(id, **Node(name=entity.name, names=entity.names, type=entity.type, degree=0, salience=0))
        for id, node in made.nodes(data=True):
            node["salience"] = self.sizes.get(id, node["salience"])
        return made

    def order(self, graph: networkx.MultiDiGraph) -> list[str]:
        """The nodes of the graph, the most salient first, words last."""
        return sorted(graph, key=lambda id: (graph.nodes[id]["type"] is None, -graph.nodes[id]["salience"], id))

    def _named(self, facts: Iterable[Fact]) -> Iterator[Entity]:
        ids = {id for fact in facts for id in named_in(fact)}
        return (self.entities[id] for id in sorted(ids) if id in self.entities)


def named_in(fact: Fact) -> set[str]:
    """The ids of all entities that a fact names, in whatever role."""
    return {fact.subject, fact.object, fact.place, *fact.sources, *(argument.entity for argument in fact.arguments)} - {""}


class Parts:
    """Parts of a store whose entities are known."""

    def __init__(self, store: Store, index: Index) -> None:
        """``index`` may be of an earlier state of the store: what it lacks is looked up."""
        self._store, self._index = store, index

    def ranked(self, beside: Mapping[Key, Neighbour], filters: Filters = NO_FILTERS) -> dict[Key, Neighbour]:
        """The neighbours that may come into view: those with the most facts in common first, then those with the most; words last."""
        admitted = {key: one for key, one in beside.items() if not filters.classes or self._admits(filters, key, one)}
        order = sorted(admitted, key=lambda key: (not admitted[key].is_entity, -admitted[key].facts, -self._index.facts(key), key))
        return {key: admitted[key] for key in order}

    def classes(self, beside: Iterable[Key]) -> Counter[str]:
        """How many neighbours there are of each class."""
        return Counter(map(self._class, beside))

    def around(
        self,
        id: str,
        beside: Mapping[Key, Neighbour],
        *,
        limit: int,
        known: Collection[str] = (),
        classes: Counter[str] | None = None,
        filters: Filters = NO_FILTERS,
        most: int = MOST_AROUND,
        across: bool = True,
    ) -> Part:
        """An entity, what stands beside it, and the facts that join them.

        Args:
            id: the entity.
            beside: all its neighbours, ranked.
            limit: how many neighbours are to come that are not known.
            known: ids of entities in view already; facts between them and what comes are in the part too, but for facts
                that join two hubs, of which there are too many to look through.
            classes: of all neighbours, where that was counted before.
            filters: which facts are wanted.
            most: how many facts may join it and its neighbours.
            across: whether facts between what is known and what comes are wanted.

        Raises:
            StoreError, QueryError: the store cannot be read.
        """
        there = {*known, id}  # what it does to itself needs no room
        chosen = list(islice((key for key in beside if key not in there), limit))
        shown = {key: place for place, key in enumerate([*chosen, *(key for key in beside if key in there)])}
        total = sum(one.facts for one in beside.values())
        ends = {beside[key].end: max(beside[key].facts, self._index.facts(key)) for key in shown}
        links = both_ways(self._store, nodes({id: total}), ends, filters)
        links = _fair(links, lambda link: shown[link.object if link.subject == id else link.subject], most)
        also = self._across([key for key in chosen if beside[key].is_entity], {*known} - {id}, filters) if across else []
        rest = (self.classes(beside) if classes is None else classes) - self.classes(shown)
        left = LeftOut(total - len(links), len(beside) - len(shown), dict(sorted(rest.items())))
        return self._part([id], [*links, *also], left)

    def among(self, ids: Collection[str], *, filters: Filters = NO_FILTERS, most: int = MOST_FACTS) -> Part:
        """Entities and the facts that join them with one another, at most ``most``.

        Raises:
            StoreError, QueryError: the store cannot be read.
        """
        kept = [id for id in dict.fromkeys(ids) if filters.admits(self._kind(id))]
        sizes = nodes({id: self._index.facts(id) for id in kept})
        links = between(self._store, sizes, sizes, filters)
        shown = _fair(links, lambda link: tuple(sorted((link.subject, link.object))), most)
        return self._part(kept, shown, LeftOut(len(links) - len(shown)))

    def within(self, ids: Collection[str], hops: int, *, limit: int, filters: Filters = NO_FILTERS) -> Part:
        """Entities, others that a few facts part from them, and the facts that join all of these.

        Args:
            ids: the entities to begin with.
            hops: how many facts away.
            limit: how many others may come; of each step those with the most facts in common with the step before.
            filters: which facts are wanted.

        Raises:
            StoreError, QueryError: the store cannot be read.
        """
        reached, step, lost = dict.fromkeys(ids), list(ids), 0
        for _ in range(hops):
            wanted = self._affordable(step, _MOST_SEARCHED)
            beside = neighbours(self._store, wanted, filters) if wanted else {}
            new = [key for key, one in beside.items() if one.is_entity and key not in reached and filters.admits(self._kind(key))]
            new.sort(key=lambda key: (-beside[key].facts, -self._index.facts(key), key))
            step = new[: max(0, limit + len(ids) - len(reached))]
            lost += len(new) - len(step)
            reached |= dict.fromkeys(step)
        part = self.among(list(reached), filters=replace(filters, classes=()))  # what was asked for stays, whatever it is
        return Part(list(ids), part.told, part.articles, part.entities, part.sizes, LeftOut(part.left_out.facts, lost))

    def chain(self, ids: Sequence[str]) -> Part:
        """Entities, and the facts that join each with the next.

        Raises:
            StoreError, QueryError: the store cannot be read.
        """
        links = []
        for one, other in pairwise(ids):
            ends = [nodes({id: self._index.facts(id)}) for id in (one, other)]
            links += both_ways(self._store, ends[0], ends[1], NO_FILTERS)
        return self._part(ids, links[:MOST_FACTS], LeftOut(max(0, len(links) - MOST_FACTS)))

    def article(self, id: str) -> Part:
        """All that an article says, with its text.

        Raises:
            NoSuchArticle: the store does not hold it.
            StoreError: the store cannot be read.
        """
        quads = list(self._store.backend.find(None, None, None, NamedNode(names.graph_iri(id))))
        for reading in rdf.readings(quads):
            if reading.article.id == id:
                entities = {entity.id: entity for entity in reading.entities}
                sizes = {entity: self._index.facts(entity) for entity in entities}
                return Part((), Told(reading.facts, quads), {id: reading.article}, entities, sizes)
        raise NoSuchArticle("the graph holds no such article", where=id, fix="/articles.json lists them")

    def _part(self, focus: Sequence[str], links: Iterable[Link], left_out: LeftOut) -> Part:
        found = told(self._store, {NamedNode(link.fact) for link in links})
        ids = {id for fact in found.facts for id in named_in(fact)} | set(focus)
        entities = self.entities(ids)
        sizes = {id: self._index.facts(id) for id in entities}
        return Part(focus, found, articles(self._store, {fact.evidence.article for fact in found.facts}), entities, sizes, left_out)

    def entities(self, ids: Collection[str]) -> dict[str, Entity]:
        """Entities by their ids; one that nothing describes bears its id as a name."""
        looked_up = {entity.id: entity for entity in self._looked_up(ids)}
        known = self._index.entities
        return {id: known.get(id) or looked_up.get(id) or Entity(id, id, EntityType.OTHER) for id in sorted(ids)}

    def missing(self, ids: Collection[str]) -> list[str]:
        """Those ids, sorted, that no entity has."""
        return sorted({id for id in ids if id not in self._index.entities} - {entity.id for entity in self._looked_up(ids)})

    def _looked_up(self, ids: Collection[str]) -> list[Entity]:
        """Entities that came after the index was made."""
        unknown = sorted({id for id in ids if id not in self._index.entities})
        return described(self._store, unknown) if unknown else []

    def _across(self, new: Sequence[str], known: Collection[str], filters: Filters) -> list[Link]:
        """Facts that join what comes with what is in view or comes too."""
        rest = sorted(id for id in known if id in self._index.entities)
        light = self._affordable(sorted(new, key=lambda id: (self._index.facts(id), id)), _MOST_ACROSS)
        if not rest or not light:
            return []
        ones, others = (nodes({id: self._index.facts(id) for id in ids}) for ids in (light, [*rest, *new]))
        return _fair(both_ways(self._store, ones, others, filters), lambda link: tuple(sorted((link.subject, link.object))), MOST_AROUND)

    def _affordable(self, ids: Sequence[str], most: int) -> list[str]:
        """Those of the entities, taken in their order, that have no more facts together; the first in any case."""
        kept: list[str] = []
        cost = 0
        for id in ids:
            cost += self._index.facts(id)
            if cost <= most or not kept:
                kept.append(id)
        return kept

    def _admits(self, filters: Filters, key: Key, neighbour: Neighbour) -> bool:
        return filters.admits(self._kind(key) if neighbour.is_entity else None)

    def _kind(self, id: str) -> EntityType:
        entity = self._index.entities.get(id)
        return entity.type if entity else EntityType.OTHER

    def _class(self, key: Key) -> str:
        return "words" if key.startswith(("words:", "alone:")) else str(self._kind(key))


def _fair(links: Iterable[Link], group: Callable[[Link], Any], most: int = MOST_FACTS) -> list[Link]:
    """As many links as a part may have: the first of each group, then the second of each, and so on."""
    count: Counter[Any] = Counter()
    order = []
    for link in sorted(links, key=lambda link: link.fact):
        place = group(link)
        order.append((count[place], place, link.fact, link))
        count[place] += 1
    return [link for *_, link in sorted(order, key=lambda one: one[:3])][:most]
