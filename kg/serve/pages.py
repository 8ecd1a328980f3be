"""The pages that a browser gets: the explorer at every view's address, the SPARQL page, and the files they are made of."""

from __future__ import annotations

import functools
import re
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from kg.draw.page import SCRIPTS
from kg.draw.page import asset as shared
from kg.draw.payload import legend
from kg.serve.access import Access
from kg.serve.explore.answers import answer
from kg.serve.sparql import Page
from kg.store import COMMON_PREFIXES

if TYPE_CHECKING:
    from jinja2 import Environment

_OWN = ("shapes.js", "place.js", "remote.js", "labels.js", "sigma-picture.js", "start.js", "incoming.js", "twins.js", "explorer.js")
_VENDOR = ("sigma.js", "yasgui.min.js", "yasgui.min.css")
_STYLES = ("explorer.css", "sparql.css")
_TYPES = {"js": "text/javascript; charset=utf-8", "css": "text/css; charset=utf-8"}
_ALL_OWN = "default-src 'none'; script-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
_EXPLORER_POLICY = f"{_ALL_OWN}; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:"
_SPARQL_POLICY = f"{_ALL_OWN}; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:"
_VIEWS = ("/", "/view", "/path", "/entity/{id:path}", "/article/{id:path}")

_EXAMPLES = (
    ("Who claims most?", "SELECT ?who (COUNT(?fact) AS ?claims) {\n  ?fact prov:wasAttributedTo/skos:prefLabel ?who\n}\n"
     "GROUP BY ?who ORDER BY DESC(?claims) ?who LIMIT 20"),
    ("Who did what to whom, with the sentence", "SELECT ?who ?did ?whom ?sentence {\n  ?fact a kg:Fact ; kg:status kg:asserted ;\n"
     "    rdf:subject/skos:prefLabel ?who ; rdf:predicate/rdfs:label ?did ; rdf:object/skos:prefLabel ?whom ;\n"
     "    kg:evidence/oa:hasSelector/oa:exact ?sentence\n}\nORDER BY ?who ?did ?whom LIMIT 50"),
    ("What is denied?", "SELECT ?who ?did ?whom ?sentence {\n  ?fact kg:status kg:negated ; rdf:subject/skos:prefLabel ?who ;\n"
     "    rdf:predicate/rdfs:label ?did ; kg:evidence/oa:hasSelector/oa:exact ?sentence .\n"
     "  OPTIONAL { ?fact rdf:object/skos:prefLabel ?whom }\n}\nORDER BY ?who LIMIT 50"),
    ("A picture: direct triples as a graph", "CONSTRUCT { ?s ?p ?o }\nWHERE {\n  ?fact a kg:Fact ; kg:status kg:asserted ;\n"
     "    rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o .\n  ?o a ?class\n}\nLIMIT 60"),
)  # fmt: skip


def routes(access: Access, *, title: str) -> list[Route]:
    """The routes of the explorer's pages and of the files that these and the SPARQL page load.

    Args:
        access: the graph; whether it is writable decides whether the page takes articles.
        title: of the explorer, plain text.
    """

    async def explorer(request: Request) -> Response:
        return _html(_page("explorer.html", title=title, writable=access.writable, legend=legend()), _EXPLORER_POLICY)

    async def asset(request: Request) -> Response:
        name = request.path_params["name"]
        if name not in _assets():
            raise HTTPException(404, "there is no such file")
        return answer(request, _assets()[name], _TYPES[name.rpartition(".")[2]])

    return [Route("/assets/{name}", asset), *(Route(path, explorer) for path in _VIEWS)]


def sparql_page(title: str) -> Page:
    """What a browser gets at ``/sparql`` when it asks nothing."""

    async def page(request: Request) -> Response:
        examples = [{"title": name, "query": _declared(query)} for name, query in _EXAMPLES]
        return _html(_page("sparql.html", title=title, examples=examples, prefixes=COMMON_PREFIXES), _SPARQL_POLICY)

    return page


def _declared(query: str) -> str:
    """The query with the prefixes it uses declared: the editor would take them for mistakes, and other servers do not know them."""
    used = [prefix for prefix in sorted(COMMON_PREFIXES) if re.search(rf"\b{prefix}:", query)]
    return "".join(f"PREFIX {prefix}: <{COMMON_PREFIXES[prefix]}>\n" for prefix in used) + query


def _html(text: str, policy: str) -> Response:
    headers = {"content-security-policy": policy, "cache-control": "no-cache", "vary": "accept"}
    return Response(text, media_type="text/html; charset=utf-8", headers=headers)


def _page(name: str, **told: Any) -> str:
    return _templates().get_template(name).render(told)


@functools.cache
def _templates() -> Environment:
    from jinja2 import ChoiceLoader, Environment, PackageLoader

    loader = ChoiceLoader([PackageLoader("kg.serve", "assets"), PackageLoader("kg.draw", "assets")])
    return Environment(loader=loader, autoescape=True, trim_blocks=True)


@functools.cache
def _assets() -> dict[str, bytes]:
    """The files by name."""
    texts = {
        "page.css": shared("page.css"),
        "explorer.js": "\n".join([*map(shared, SCRIPTS), *map(_own, _OWN)]),
        "sparql.js": _own("sparql.js"),
        **{name: _own(name) for name in _STYLES},
        **{name: _own(f"vendor/{name}") for name in _VENDOR},
    }
    return {name: text.encode() for name, text in texts.items()}


def _own(name: str) -> str:
    return files("kg.serve").joinpath("assets", name).read_text(encoding="utf-8").replace("\r\n", "\n")
