"""The entities of a store, held in memory for as long as the store does not change: names, classes, and how much is told of each."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from pyoxigraph import DefaultGraph, NamedNode

from kg.rdf import names, terms
from kg.rdf.merge import fullest
from kg.serve.explore.queries import cells, entity_nodes, entity_of, iris, text_of
from kg.serve.explore.search import Hit, Names
from kg.store import Store
from kg.types import Entity, EntityType

_CLASSES = {NamedNode(names.KG + kind): kind for kind in EntityType}
_AT_ONCE = 2  # questions: the engine answers several beside one another


@dataclass(frozen=True, slots=True)
class Found:
    """An entity that was found by a name, and that name."""

    entity: Entity
    name: str
    facts: int


class Index:
    """The entities of a store. ``facts`` of an entity are those that it is the subject or the object of.

    ``ranked`` are their ids, those with the most facts first, then by id; ``generation`` is that of the store it was made from.
    """

    def __init__(self, entities: Iterable[Entity], facts: Mapping[str, int], generation: int = 0) -> None:
        """Take the entities, and the numbers of their facts by id."""
        self.generation = generation
        self._facts = facts
        ranked = sorted(entities, key=lambda entity: (-facts.get(entity.id, 0), entity.id))
        self.entities = {entity.id: entity for entity in ranked}
        self.ranked: Sequence[str] = tuple(self.entities)
        self._names = Names([(entity.name, *entity.names) for entity in ranked])

    def facts(self, id: str) -> int:
        """How many facts an entity has."""
        return self._facts.get(id, 0)

    def search(self, sought: str, limit: int) -> list[Found]:
        """Entities with a name that has these letters: see ``Names.find``."""
        return [self._found(hit) for hit in self._names.find(sought, limit)]

    def _found(self, hit: Hit) -> Found:
        entity = self.entities[self.ranked[hit.place]]
        return Found(entity, (entity.name, *entity.names)[hit.name], self.facts(entity.id))


def index_of(store: Store, generation: int = 0) -> Index:
    """The index of all entities of a store: those with a name, and those that a fact names without one.

    Raises:
        StoreError, QueryError: the store cannot be read.
    """
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        counts = [pool.submit(_facts, store, property) for property in ("rdf:object", "rdf:subject")]
        entities = {entity.id: entity for entity in _described(store, pool)}
        facts = sum((count.result() for count in counts), Counter[str]())
    unnamed = (Entity(id, id, EntityType.OTHER) for id in facts if id not in entities)
    return Index([*entities.values(), *unnamed], facts, generation)


def _facts(store: Store, property: str) -> Counter[str]:
    """In how many facts each entity has a role."""
    found = cells(store, f"SELECT ?e (COUNT(*) AS ?n) {{ ?f {property} ?e }} GROUP BY ?e")
    return Counter({id: int(text_of(times)) for entity, times in found if (id := entity_of(entity))})


def described(store: Store, ids: Iterable[str]) -> list[Entity]:
    """Entities with a name, of some ids, in no order.

    Raises:
        StoreError, QueryError: the store cannot be read.
    """
    with ThreadPoolExecutor(1) as pool:
        return list(_described(store, pool, f"VALUES ?e {{ {entity_nodes(ids)} }}"))


def _described(store: Store, pool: ThreadPoolExecutor, these: str = "") -> Iterator[Entity]:
    preferred = pool.submit(_texts, store, f"SELECT ?e ?l {{ {these} ?e skos:prefLabel ?l }}")
    others = pool.submit(_texts, store, f"SELECT ?e ?l {{ {these} ?e skos:altLabel ?l }}")
    kinds = pool.submit(_kinds, store, these).result()
    for id, labels in preferred.result().items():
        name = fullest(labels) if len(labels) > 1 else labels[0]
        also = {*labels, *others.result().get(id, ())} - {name}
        yield Entity(id, name, kinds.get(id, EntityType.OTHER), tuple(sorted(also)))


def _texts(store: Store, sparql: str) -> dict[str, list[str]]:
    told: dict[str, list[str]] = defaultdict(list)
    for entity, label in cells(store, sparql):
        if id := entity_of(entity):
            told[id].append(text_of(label))
    return told


def _kinds(store: Store, these: str) -> dict[str, EntityType]:
    """The class of each entity; where articles differ, the one that most of them give it."""
    told: dict[str, list[EntityType]] = defaultdict(list)
    for entity, kind in cells(store, f"SELECT ?e ?c {{ {these} VALUES ?c {{ {iris(_CLASSES)} }} ?e a ?c }}"):
        told[entity_of(entity)].append(_CLASSES[NamedNode(text_of(kind))])
    unsure = [NamedNode(names.entity_iri(id)) for id, several in told.items() if len(several) > 1]
    counted: dict[str, Counter[EntityType]] = defaultdict(Counter)
    for quad in store.backend.find(unsure, terms.TYPE, list(_CLASSES), None) if unsure else ():
        if quad.graph_name != DefaultGraph() and isinstance(quad.object, NamedNode) and isinstance(quad.subject, NamedNode):
            counted[entity_of(str(quad.subject))][_CLASSES[quad.object]] += 1
    commonest = {id: min(kinds, key=lambda kind: (-kinds[kind], kind)) for id, kinds in counted.items()}
    return {id: several[0] for id, several in told.items()} | commonest
