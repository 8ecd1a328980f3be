"""The addresses of the explorer's data. Every view has one, and the same address with another suffix is its file."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from kg.draw.marks import pieces
from kg.draw.payload import web_address
from kg.draw.text import clean, veiled
from kg.serve.access import Access
from kg.serve.explore import asked
from kg.serve.explore.answers import JSON, answer, entity_json, found_json, guarded, packed, part_json
from kg.serve.explore.explorer import Explorer, unknown
from kg.serve.explore.links import predicates
from kg.serve.explore.part import MOST_AROUND, MOST_ENTITIES, MOST_FACTS, Part, Parts
from kg.serve.explore.path import path
from kg.serve.explore.twins import TWINS
from kg.serve.requests import in_address, value
from kg.store import Store
from kg.types import Article, Entity

_HITS, _MOST_HITS = 12, 50
_PAGE, _MOST_ON_PAGE = 50, 500
_LONGEST = 6  # facts of a way
_NEIGHBOURS = 50

Json = dict[str, Any]


def routes(access: Access, explorer: Explorer) -> list[Route]:
    """The routes of the explorer's data, all of which read.

    Args:
        access: the graph.
        explorer: its explorer; it begins to make what the first requests need.
    """
    explorer.begin()
    views = Views(access, explorer)
    found = [
        Route("/search.json", guarded(views.search)),
        Route("/hubs.json", guarded(views.hubs)),
        Route("/facets.json", guarded(views.facets)),
        Route("/expand.json", guarded(views.expand), methods=["GET", "POST"]),
        Route("/path.json", guarded(views.path)),
        Route("/articles.json", guarded(views.articles)),
    ]
    for format in ("json", *TWINS):
        found += [
            Route(f"/view.{format}", guarded(partial(views.view, format=format))),
            Route(f"/entity/{{id:path}}.{format}", guarded(partial(views.entity, format=format))),
            Route(f"/article/{{id:path}}.{format}", guarded(partial(views.article, format=format))),
        ]
    return found


class Views:
    """The answers at these addresses."""

    def __init__(self, access: Access, explorer: Explorer) -> None:
        """Take the graph and its explorer."""
        self._access, self._explorer = access, explorer

    async def search(self, request: Request) -> Response:
        """``q``: letters of a name; ``limit``: at most how many entities."""
        given = in_address(request)
        index = await self._explorer.index()
        hits = index.search(value(given, "q"), asked.number(given, "limit", _HITS, _MOST_HITS))
        return answer(request, packed({"query": value(given, "q"), "hits": [found_json(hit) for hit in hits]}), JSON)

    async def hubs(self, request: Request) -> Response:
        """The entities with the most facts, and facts that join them."""
        return answer(request, await self._explorer.hubs(), JSON)

    async def facets(self, request: Request) -> Response:
        """Counts over the whole graph: of entities by class, of facts by all else."""
        index, census = await self._explorer.index(), await self._explorer.census()
        told: Json = {"entities": len(index.entities), "articles": len(census.articles), "facts": sum(census.statuses.counts.values())}
        for name in ("classes", "predicates", "events", "statuses", "publishers"):
            facet = getattr(census, name)
            told[name] = {"values": [{"value": value, "count": count} for value, count in facet.counts.items()], "more": facet.more}
        told["claimants"] = {
            "values": [{**_value(index.entities.get(id), id), "count": count} for id, count in census.claimants.counts.items()],
            "more": census.claimants.more,
        }
        told["months"] = [{"value": month, "count": count} for month, count in census.months.items()]
        return answer(request, packed(told), JSON)

    async def entity(self, request: Request, format: str) -> Response:
        """An entity with what stands beside it; ``limit``: at most how many neighbours; filters."""
        given, id = in_address(request), request.path_params["id"]
        limit = asked.number(given, "limit", _NEIGHBOURS, MOST_ENTITIES)
        most = MOST_AROUND if format == "json" else MOST_FACTS
        part = await self._explorer.around(id, limit=limit, filters=asked.filters_of(given), most=most)
        if format != "json":
            return await self._written(request, part, format)
        counts = await self._access.read(lambda store: predicates(store, id))
        about = {"entity": entity_json(part.entities[id], part.sizes[id]), "predicates": counts}
        return await self._written(request, part, "json", about)

    async def expand(self, request: Request) -> Response:
        """``node``: an entity; ``known``: those in view; ``limit``: at most how many neighbours are to come; filters; ``across``: "no"
        leaves out what joins these with those in view, which takes longer."""
        wanted = await asked.expansion(request)
        part = await self._explorer.around(
            wanted.node, limit=wanted.limit, known=wanted.known, filters=wanted.filters, across=wanted.across
        )
        return await self._written(request, part, "json", {"node": wanted.node})

    async def path(self, request: Request) -> Response:
        """``from`` and ``to``: entities; ``longest``: at most how many facts may part them."""
        given = in_address(request)
        start, goal = value(given, "from"), value(given, "to")
        longest = asked.number(given, "longest", _LONGEST, _LONGEST)
        index = await self._explorer.index()
        for id in (start, goal):
            if id not in index.entities:
                raise unknown(id)
        way = await self._access.read(lambda store: path(store, index, start, goal, longest=longest))
        part = await self._explorer.part(lambda parts: parts.chain(way.ids))
        return await self._written(request, part, "json", {"path": list(way.ids), "given_up": way.given_up})

    async def view(self, request: Request, format: str) -> Response:
        """``node``: entities; ``hops``: how far from them; ``limit``: at most how many others; filters."""
        wanted = asked.view(request)

        def made(parts: Parts) -> Part:
            if missing := parts.missing(wanted.nodes):
                raise unknown(missing[0])
            if wanted.hops == 0:
                return parts.among(wanted.nodes, filters=wanted.filters)
            return parts.within(wanted.nodes, wanted.hops, limit=wanted.limit, filters=wanted.filters)

        if wanted.hops == 1 and len(wanted.nodes) == 1:
            part = await self._explorer.around(wanted.nodes[0], limit=wanted.limit, filters=wanted.filters, most=MOST_FACTS)
        else:
            part = await self._explorer.part(made)
        return await self._written(request, part, format)

    async def article(self, request: Request, format: str) -> Response:
        """An article and all it says."""
        id = request.path_params["id"]
        part = await self._explorer.part(lambda parts: parts.article(id))
        if format != "json":
            return await self._written(request, part, format)
        article = part.articles[id]
        cut = await self._access.read(lambda _: _pieces(article, part))
        about = {"article": _article(article, len(part.told.facts), text=article.text), "pieces": cut}
        return await self._written(request, part, "json", about)

    async def articles(self, request: Request) -> Response:
        """The articles, the newest first; ``offset``: how many to pass over; ``limit``: at most how many."""
        given = in_address(request)
        offset = asked.number(given, "offset", 0, 10**9)
        limit = asked.number(given, "limit", _PAGE, _MOST_ON_PAGE)
        found = (await self._explorer.census()).articles
        page = [_article(article, facts) for article, facts in found[offset : offset + limit]]
        return answer(request, packed({"total": len(found), "offset": offset, "articles": page}), JSON)

    async def _written(self, request: Request, part: Part, format: str, about: Json | None = None) -> Response:
        """A part as JSON or as a file, made in a thread."""
        if format == "json":
            body = await self._access.read(lambda _: packed({**(about or {}), **part_json(part)}))
            return answer(request, body, JSON)
        make, type = TWINS[format]
        return answer(request, await self._access.read(partial(_made, make, part)), type)


def _made(make: Callable[[Part, Store], bytes], part: Part, store: Store) -> bytes:
    return make(part, store)


def _article(article: Article, facts: int, **more: str) -> Json:
    """An article; a text keeps every character in its place."""
    told = {name: clean(getattr(article, name)) for name in ("headline", "publisher", "byline", "published", "source")}
    texts = {name: veiled(text) for name, text in more.items()}
    return {"id": article.id, **told, "url": web_address(article.url), "facts": facts, **texts}


def _pieces(article: Article, part: Part) -> list[tuple[str, str | None]]:
    """The text cut where names begin and end: each piece with the id of the entity it names, if any."""
    ids = sorted(part.entities, key=lambda id: (-part.sizes.get(id, 0), id))
    calls = {id: (part.entities[id].name, *part.entities[id].names) for id in ids}
    cut = pieces(article.text, calls, {id: number for number, id in enumerate(ids)})
    return [(text, ids[number] if number >= 0 else None) for text, number in cut]


def _value(entity: Entity | None, id: str) -> Json:
    return {"value": id, "name": clean(entity.name if entity else id)}
