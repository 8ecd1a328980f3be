"""Who stands beside whom: the neighbours of entities, and the facts between two sets of them. Everything is counted in the engine.

An engine joins two patterns either by a search for each row of the first (15 microseconds each) or by reading both and matching them
(half a microsecond a row). It knows nothing of hubs; we know how many facts each entity has, and write the question so that it does
what costs less: what stands in a sub-SELECT is read, what stands beside a pattern is searched.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import chain
from typing import TypeVar

from kg.rdf import names
from kg.serve.explore.filters import Filters
from kg.serve.explore.queries import cells, entity_node, entity_of, iris, text_of
from kg.store import Store
from kg.types import TRUE

_A = TypeVar("_A")
_B = TypeVar("_B")

_ENDS = ("rdf:subject", "rdf:object")
_SEARCH = 30  # what a search costs when reading a row is 1

_COUNTED = "SELECT ?x (COUNT({count}) AS ?n) {{ {ends} {filter} }} GROUP BY ?x"
_READ = "SELECT ?f ?s ?o {{ {{ SELECT ?f ?s {{ VALUES ?s {{ {s} }} ?f rdf:subject ?s }} }} \
{{ SELECT ?f ?o {{ VALUES ?o {{ {o} }} ?f rdf:object ?o }} }} {filter} }}"
_SEARCHED = "SELECT ?f ?s ?o {{ {{ SELECT ?f ?s ?o {{ VALUES ?{near} {{ {given} }} ?f {first} ?{near} ; {second} ?{far} . {filter} }} }} \
VALUES ?{far} {{ {others} }} }}"

End = str
"""What a fact joins, as it stands in SPARQL: an entity, or words."""

Key = str
"""The id of an entity, or what a node of words goes by in a drawing (see ``kg.draw.network``)."""


@dataclass(frozen=True, slots=True)
class Link:
    """A fact and its ends."""

    fact: str  # its IRI
    subject: Key
    object: Key


@dataclass(frozen=True, slots=True)
class Neighbour:
    """What stands beside an entity, and in how many facts."""

    end: End
    facts: int

    @property
    def is_entity(self) -> bool:
        """Whether it is more than words."""
        return self.end.startswith("<")


def neighbours(store: Store, ids: Collection[str], filters: Filters) -> dict[Key, Neighbour]:
    """All that stands beside entities, themselves among it where a fact joins them.

    Raises:
        StoreError, QueryError: the store cannot be read.
    """
    found: dict[Key, Neighbour] = {}
    filter = filters.pattern()
    values = f"VALUES ?e {{ {iris(map(entity_node, sorted(ids)))} }}" if len(ids) > 1 else ""
    entity = "?e" if values else str(entity_node(*ids))
    ways = [f"{values} ?f {near} {entity} ; {far} ?x ." for near, far in (_ENDS, _ENDS[::-1])]
    questions = [_COUNTED.format(count="DISTINCT ?f" if filter else "*", ends=ends, filter=filter) for ends in ways]
    for end, count in chain.from_iterable(_beside(lambda question: list(cells(store, question)), questions)):
        if end.startswith("_:"):  # of others' making: it cannot be asked for
            continue
        key = key_of(end, min(ids))
        before = found[key].facts if key in found and key not in ids else 0
        found[key] = Neighbour(end, before + int(text_of(count)))
    return found


def both_ways(store: Store, ones: Mapping[End, int], others: Mapping[End, int], filters: Filters) -> list[Link]:
    """The facts that join one of some with one of others, whichever is the subject, sorted by their ids. See ``between``."""
    found = _beside(lambda pair: between(store, *pair, filters), [(ones, others), (others, ones)])
    return sorted({link.fact: link for link in chain.from_iterable(found)}.values(), key=lambda link: link.fact)


def between(store: Store, subjects: Mapping[End, int], objects: Mapping[End, int], filters: Filters) -> list[Link]:
    """The facts with one of the subjects and one of the objects, sorted by their ids.

    Args:
        store: the store.
        subjects: what may be the subject, and how many facts each has, about.
        objects: the same for the object.
        filters: which facts are wanted.

    Raises:
        StoreError, QueryError: the store cannot be read.
    """
    if not subjects or not objects:
        return []
    found = {row[0]: _link(row) for row in cells(store, _between(subjects, objects, filters.pattern()))}
    return [found[fact] for fact in sorted(found)]


def _between(subjects: Mapping[End, int], objects: Mapping[End, int], filter: str) -> str:
    s, o = (" ".join(sorted(given)) for given in (subjects, objects))
    costs = {
        "read": sum(subjects.values()) + sum(objects.values()),
        "from subjects": _SEARCH * sum(subjects.values()),
        "from objects": _SEARCH * sum(objects.values()),
    }
    way = min(costs, key=lambda way: costs[way])
    if way == "read":
        return _READ.format(s=s, o=o, filter=filter)
    if way == "from subjects":
        return _SEARCHED.format(near="s", far="o", first="rdf:subject", second="rdf:object", given=s, others=o, filter=filter)
    return _SEARCHED.format(near="o", far="s", first="rdf:object", second="rdf:subject", given=o, others=s, filter=filter)


def _beside(work: Callable[[_A], _B], given: Iterable[_A]) -> list[_B]:
    """What work makes of each, at the same time: the engine is in other threads than Python's."""
    with ThreadPoolExecutor(2) as pool:
        return list(pool.map(work, given))


def _link(row: Sequence[str]) -> Link:
    fact, subject, object = row
    key = key_of(subject, "")
    return Link(text_of(fact), key, key_of(object, key))


def key_of(end: End, subject: str) -> Key:
    """What a node goes by. What an entity does alone leads to a node of its own."""
    if end.startswith("<"):
        return entity_of(end) or text_of(end)
    words = text_of(end)
    return f"alone:{subject}" if words == TRUE else f"words:{words}"


def nodes(sizes: Mapping[str, int]) -> dict[End, int]:
    """Entities and their sizes, as ``between`` wants them."""
    return {str(entity_node(id)): size for id, size in sizes.items()}


def predicates(store: Store, id: str) -> dict[str, dict[str, int]]:
    """How many facts an entity is the subject of and the object of, and whose claims those are, by predicate.

    Raises:
        StoreError, QueryError: the store cannot be read.
    """
    roles = {"subject": "rdf:subject", "object": "rdf:object", "claimant": "prov:wasAttributedTo"}
    return {role: _by_predicate(store, id, property) for role, property in roles.items()}


def _by_predicate(store: Store, id: str, property: str) -> dict[str, int]:
    return ranked(counted(store, f"?f {property} {entity_node(id)} ; rdf:predicate ?x", predicate_of).items())


def counted(store: Store, pattern: str, name: Callable[[str], str]) -> dict[str, int]:
    """How often each ``?x`` of a pattern occurs, by a name made of its IRI; what has no name is left out."""
    found = cells(store, f"SELECT ?x (COUNT(*) AS ?n) {{ {pattern} }} GROUP BY ?x")
    return {told: int(text_of(count)) for cell, count in found if (told := name(text_of(cell)))}


def predicate_of(iri: str) -> str:
    """A predicate, from its IRI."""
    return names.decode(iri.removeprefix(names.RELATION)) if iri.startswith(names.RELATION) else iri


def ranked(counts: Iterable[tuple[str, int]]) -> dict[str, int]:
    """Counts with the highest first, by name among equals."""
    return dict(sorted(counts, key=lambda pair: (-pair[1], pair[0])))
