"""The explorer put together: its data, its pages, and the articles that come in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import PurePath
from urllib.parse import urlsplit

from starlette.routing import BaseRoute

from kg.serve import incoming, pages
from kg.serve.access import Access
from kg.serve.explore.explorer import Explorer
from kg.serve.explore.views import routes as data
from kg.serve.sparql import Page


def explorer(where: str) -> tuple[Callable[[Access], Sequence[BaseRoute]], Page]:
    """What makes the explorer's routes, and the SPARQL page: arguments of ``kg.serve.serve``.

    Args:
        where: the graph's folder, or the address of a SPARQL 1.1 server; names the explorer.
    """
    title = PurePath(urlsplit(where).path).name or urlsplit(where).netloc or "graph"

    def routes(access: Access) -> Sequence[BaseRoute]:
        made = Explorer(access)
        access.before_close(made.close)
        return [*data(access, made), *incoming.routes(access), *pages.routes(access, title=title)]

    return routes, pages.sparql_page(title)
