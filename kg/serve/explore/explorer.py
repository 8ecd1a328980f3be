"""The explorer of a served graph: parts of it, made of what is known of the whole."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from kg.errors import NoSuchEntity
from kg.serve.access import Access
from kg.serve.explore.answers import packed, part_json
from kg.serve.explore.census import Census, census
from kg.serve.explore.filters import Filters
from kg.serve.explore.index import Index, index_of
from kg.serve.explore.latest import Kept, Latest
from kg.serve.explore.links import Key, Neighbour, neighbours
from kg.serve.explore.part import MOST_AROUND, NO_FILTERS, Part, Parts
from kg.store import Store

_T = TypeVar("_T")

HUBS = 24  # entities in the first view
_HUB_FACTS = 300
_KEPT = 300_000  # neighbours that are remembered, about 100 MB
_LARGE = 2_000  # facts of an entity whose neighbours take so long that they are looked up before anybody asks
_AHEAD = 16  # of these


class Explorer:
    """What the explorer asks of a graph that is served.

    What it knows of the whole is made in the background: first the index of entities, then counts, then what hubs are joined to.
    """

    def __init__(self, access: Access) -> None:
        """Take a graph."""
        self._access = access
        self._pool = ThreadPoolExecutor(1, "kg-index")
        self._index: Latest[Index] = Latest(access, self._pool, index_of)
        self._hubs: Latest[bytes] = Latest(access, self._pool, self._hubs_of)
        self._census: Latest[Census] = Latest(access, self._pool, lambda store, number: census(store, self._index.of(store, number)))
        self._ahead: Latest[None] = Latest(access, self._pool, self._look_ahead)
        self._neighbours: Kept[tuple[Mapping[Key, Neighbour], Counter[str]]] = Kept(_KEPT)

    def begin(self) -> None:
        """Begin to make what requests will wait for."""
        self._index.begin()
        self._hubs.begin()
        self._census.begin()
        self._ahead.begin()

    def close(self) -> None:
        """Make no more; what is being made is waited for."""
        self._pool.shutdown(cancel_futures=True)

    async def index(self) -> Index:
        """The entities."""
        return await self._index.get()

    async def census(self) -> Census:
        """Counts of all that there is."""
        return await self._census.get()

    async def hubs(self) -> bytes:
        """The entities with the most facts, and facts that join them: what one sees first, as JSON."""
        return await self._hubs.get()

    async def part(self, make: Callable[[Parts], _T]) -> _T:
        """Something made of parts of the store."""
        index = await self.index()
        return await self._access.read(lambda store: make(Parts(store, index)))

    async def around(self, id: str, *, limit: int, known: Collection[str] = (), filters: Filters = NO_FILTERS,
                     most: int = MOST_AROUND, across: bool = True) -> Part:
        """See ``Parts.around``.

        Raises:
            NoSuchEntity: there is no such entity.
        """
        index = await self.index()

        def made(store: Store) -> Part:
            parts = Parts(store, index)
            beside, classes = self._beside(store, index, id, filters)
            if not beside and parts.missing([id]):
                raise unknown(id)
            return parts.around(id, beside, limit=limit, known=known, classes=classes, filters=filters, most=most, across=across)

        return await self._access.read(made)

    def _beside(self, store: Store, index: Index, id: str, filters: Filters) -> tuple[Mapping[Key, Neighbour], Counter[str]]:
        key = (index.generation, id, filters)
        found = self._neighbours.get(key)
        if found is None:
            parts = Parts(store, index)
            beside = parts.ranked(neighbours(store, [id], filters), filters)
            found = beside, parts.classes(beside)
            self._neighbours.put(key, found, len(beside))
        return found

    def _hubs_of(self, store: Store, generation: int) -> bytes:
        index = self._index.of(store, generation)
        return packed(part_json(Parts(store, index).among(index.ranked[:HUBS], most=_HUB_FACTS)))

    def _look_ahead(self, store: Store, generation: int) -> None:
        index = self._index.of(store, generation)
        for id in index.ranked[:_AHEAD]:
            if index.facts(id) > _LARGE:
                self._beside(store, index, id, NO_FILTERS)


def unknown(id: str) -> NoSuchEntity:
    """The error that there is no such entity."""
    return NoSuchEntity("the graph holds no such entity", where=id[:200], fix="/search.json?q= finds entities by their names")
