"""``/sparql``: the query operation of the SPARQL 1.1 Protocol, and the description of the service."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from kg.serve.answer import Question
from kg.serve.description import described
from kg.serve.limits import Limits
from kg.serve.negotiate import GRAPHS, accepts_html, chosen, content_type
from kg.serve.problems import problem
from kg.serve.requests import FORM, Parameters, content, in_address, in_form, media_type, text, value, values, while_there
from kg.serve.workers import Workers

Page = Callable[[Request], Awaitable[Response]]

MAX_ROWS = "x-sparql-maxrows"
"""The header that says after how many rows an answer was cut off, by the name that Virtuoso gave it: clients know it."""

QUERY, UPDATE = "application/sparql-query", "application/sparql-update"
_METHODS = "GET, HEAD, POST, OPTIONS"
_VARY = {"vary": "accept"}
_NO_UPDATE = "put articles in with PUT or POST /graphs or kg build, take them out with DELETE /graphs or kg remove"


def route(workers: Workers, limits: Limits, *, writable: bool = False, page: Page | None = None) -> Route:
    """The route.

    Args:
        workers: who answers queries.
        limits: what a query may take.
        writable: whether the server writes at all; says why an update is refused.
        page: what a browser gets that asks nothing.
    """

    async def sparql(request: Request) -> Response:
        if request.method == "OPTIONS":
            return Response(status_code=204, headers={"allow": _METHODS})
        parameters = in_address(request)
        if request.method == "POST":
            parameters = await _posted(request, parameters, limits)
        if not parameters and request.method != "POST":
            if page is not None and accepts_html(request.headers.get("accept", "")):
                return await page(request)
            return _description(request)
        if values(parameters, "update"):
            raise _no_update(request, parameters, writable)
        question = _question(request, parameters, limits)
        return await while_there(request, _answered(workers, question))

    return Route("/sparql", sparql, methods=["GET", "HEAD", "POST", "OPTIONS"])


async def _posted(request: Request, parameters: Parameters, limits: Limits) -> Parameters:
    """All parameters of a POST, the query or update that is its content among them."""
    type = media_type(request)
    if type not in {FORM, QUERY, UPDATE}:
        raise problem(415, f"content of type {type[:100] or '(none)'} is not taken here", f"send {FORM} or {QUERY}")
    sent = await content(request, limits.query * (3 if type == FORM else 1))  # a form may need three bytes for one
    if type == FORM:
        return [*parameters, *in_form(sent)]
    return [*parameters, ("query" if type == QUERY else "update", text(sent))]


def _question(request: Request, parameters: Parameters, limits: Limits) -> Question:
    sparql = value(parameters, "query")
    if not sparql.strip():
        raise problem(400, "there is no query", "send one as the parameter query, for example ?query=ASK%20%7B%7D")
    if len(sparql.encode()) > limits.query:
        raise problem(413, f"the query has more than {limits.query:,} bytes", "send a shorter one")
    return Question(
        sparql,
        accept=request.headers.get("accept", ""),
        format=next(iter(values(parameters, "format")), ""),
        default=values(parameters, "default-graph-uri"),
        named=values(parameters, "named-graph-uri"),
        rows=limits.rows,
        size=limits.result,
    )


def _no_update(request: Request, parameters: Parameters, writable: bool) -> Exception:
    """Why there is no update: what joins articles is derived from them, and free triples would belong to none."""
    if values(parameters, "query"):
        return problem(400, "there are a query and an update", "send one of them")
    if request.method != "POST":
        return problem(400, "an update comes by POST", _NO_UPDATE)
    if not writable:
        return problem(403, "this server only reads", "start it with --write, and put articles in at /graphs")
    return problem(501, "a graph that is made of articles is not changed triple by triple", _NO_UPDATE)


def _description(request: Request) -> Response:
    format, type = chosen(GRAPHS, request.headers.get("accept", ""))
    return Response(described(str(request.url_for("sparql")), format.name), media_type=content_type(type), headers=_VARY)


async def _answered(workers: Workers, question: Question) -> Response:
    reply = await workers.ask(question)
    headers = dict(_VARY)
    if reply.cut:
        headers[MAX_ROWS] = str(reply.cut)
    return Response(reply.body, reply.status, headers, content_type(reply.type))
