"""``/graphs``: the SPARQL 1.1 Graph Store HTTP Protocol, as far as it keeps the merge law.

A graph is read whole. What is written is an article: its graph says what it tells, and what joins it with others is derived
from that. So an article is put in, replaced or taken out as a whole, and no other graph is written.
"""

from __future__ import annotations

import asyncio
import json
import threading
from collections.abc import Iterator
from functools import partial
from typing import BinaryIO
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from kg.rdf import names
from kg.serve.access import Access
from kg.serve.articles import delete, put
from kg.serve.copying import copied, graph_names
from kg.serve.description import listed
from kg.serve.limits import Limits
from kg.serve.negotiate import GRAPHS, Format, chosen, content_type
from kg.serve.problems import problem
from kg.serve.requests import Parameters, content, in_address, media_type, value, values, while_there

_LISTS = (Format("json", ("application/json",)), *GRAPHS)
_METHODS = ("GET", "HEAD", "PUT", "POST", "DELETE", "OPTIONS")
_VARY = {"vary": "accept"}
_CHUNK = 1 << 16  # bytes


def route(access: Access, limits: Limits) -> Route:
    """The route.

    Args:
        access: the graph.
        limits: what a request may take.
    """
    turns = asyncio.Semaphore(limits.workers)  # a whole graph may be large

    async def graphs(request: Request) -> Response:
        if request.method == "OPTIONS":
            return Response(status_code=204, headers={"allow": ", ".join(_METHODS)})
        parameters = in_address(request)
        graph = _graph(parameters)
        if request.method in {"GET", "HEAD"}:
            return await (_list(access, request, parameters) if graph is None else _get(access, turns, request, parameters, graph))
        if not access.writable:
            raise problem(403, "this server only reads", "start it with --write")
        if request.method == "DELETE":
            return await _delete(access, graph)
        if request.method == "PATCH":
            raise problem(405, "a graph is not changed in part", "PUT it as a whole", {"allow": ", ".join(_METHODS)})
        return await _put(access, limits, request, graph)

    return Route("/graphs", graphs, methods=[*_METHODS, "PATCH"])


def _graph(parameters: Parameters) -> str | None:
    """The graph that a request is about: its IRI, that of the union for the default graph, None where none is named.

    Raises:
        HTTPException: several are.
    """
    named, default = value(parameters, "graph"), bool(values(parameters, "default"))
    if named and default:
        raise problem(400, "there are both a graph and the default graph", "name one of them")
    return names.UNION if default else named or None


async def _list(access: Access, request: Request, parameters: Parameters) -> Response:
    """The names of all graphs."""
    format, type = chosen(_LISTS, request.headers.get("accept", ""), value(parameters, "format"))
    found = await access.read(graph_names)
    address = str(request.url_for("graphs"))
    told = json.dumps({"graphs": found}).encode() + b"\n" if format.name == "json" else listed(address, found, format.name)
    return Response(told, headers=_VARY, media_type=content_type(type))


async def _get(access: Access, turns: asyncio.Semaphore, request: Request, parameters: Parameters, graph: str) -> Response:
    """A graph as a whole."""
    format, type = chosen(GRAPHS, request.headers.get("accept", ""), value(parameters, "format"))
    stop = threading.Event()
    try:
        async with turns:
            file = await while_there(request, access.read(partial(copied, graph=graph, format=format.name, stop=stop)))
    finally:
        stop.set()
    if file is None:
        raise problem(404, "there is no such graph", "GET /graphs lists them")
    size = file.seek(0, 2)
    file.seek(0)
    headers = {**_VARY, "content-length": str(size), "content-type": content_type(type)}
    if request.method == "HEAD":
        file.close()
        return Response(headers=headers)
    return StreamingResponse(_chunks(file), headers=headers)


def _chunks(file: BinaryIO) -> Iterator[bytes]:
    with file:
        while part := file.read(_CHUNK):
            yield part


async def _put(access: Access, limits: Limits, request: Request, graph: str | None) -> Response:
    """Articles that come as their graphs: one by its name, or, with POST, as many as the content has."""
    if graph is None and request.method == "PUT":
        raise problem(400, "no graph is named", "PUT /graphs?graph=urn:kg:graph:ARTICLE, or POST without a name")
    type = media_type(request)
    format = next((format for format in GRAPHS if type in format.types), None)
    if format is None:
        raise problem(415, f"content of type {type[:100] or '(none)'} is no graph", f"send {', '.join(f.types[0] for f in GRAPHS)}")
    sent = await content(request, limits.graph)
    done = await access.write(partial(put, content=sent, format=format.name, graph=graph, replace=request.method == "PUT"))
    if done.replaced:
        return Response(status_code=204)
    headers = {"location": f"/graphs?graph={quote(names.graph_iri(done.articles[0]), safe=':')}"} if len(done.articles) == 1 else {}
    return Response(status_code=201, headers=headers)


async def _delete(access: Access, graph: str | None) -> Response:
    if graph is None:
        raise problem(400, "no graph is named", "DELETE /graphs?graph=urn:kg:graph:ARTICLE")
    await access.write(partial(delete, graph=graph))
    return Response(status_code=204)
