"""The address of a SPARQL server as a user gives it, and the addresses it stands for.

Servers ask at one address and change at another, and each names the second in its own way. The usual names are known here;
where a server has others, the address says so itself: ``http://host/ask?update=/change&data=/graphs``.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from urllib.parse import SplitResult, parse_qsl, unquote, urlencode, urljoin, urlsplit, urlunsplit

from kg.errors import UsageError

USER, PASSWORD = "KG_STORE_USER", "KG_STORE_PASSWORD"

_REPOSITORY = re.compile(r"/repositories/[^/]+$")
_GIVEN = ("update", "data")


@dataclass(frozen=True, slots=True)
class Endpoints:
    """Where a server is asked, where it is changed, and where whole graphs go in ("" where it takes none)."""

    query: str
    update: str
    data: str = ""
    user: str = ""
    password: str = field(default="", repr=False)
    given: bool = False  # the address itself said where to change

    def of(self, server: str) -> Endpoints:
        """The same, now that the server has told what it is (its ``Server`` header).

        Virtuoso lets nobody change anything at /sparql; who has a name and a password goes to /sparql-auth.
        """
        if self.given or not server.startswith("Virtuoso") or not self.query.endswith("/sparql"):
            return self
        return replace(self, query=self.query + "-auth", update=self.query + "-auth") if self.user else self


def endpoints(url: str, environment: Mapping[str, str] = os.environ) -> Endpoints:
    """The addresses of a server.

    Args:
        url: its address, with or without a name and a password (``http://name:password@host/...``).
        environment: where ``$KG_STORE_USER`` and ``$KG_STORE_PASSWORD`` are looked up, for addresses without.

    Raises:
        UsageError: this is no address of a server.

    >>> found = endpoints("http://localhost:3030/news/query", {})
    >>> found.update, found.data
    ('http://localhost:3030/news/update', 'http://localhost:3030/news/data')
    """
    parts = _split(url)
    asked = parse_qsl(parts.query, keep_blank_values=True)
    given = dict(pair for pair in asked if pair[0] in _GIVEN)
    host = parts.netloc.rpartition("@")[2]
    query = urlunsplit((parts.scheme, host, parts.path, urlencode([pair for pair in asked if pair[0] not in _GIVEN]), ""))
    update, data = _usual(parts, host)
    user = unquote(parts.username or "") or environment.get(USER, "")
    password = unquote(parts.password or "") if parts.username else environment.get(PASSWORD, "")
    return Endpoints(
        query,
        urljoin(query, given["update"]) if "update" in given else update or query,
        urljoin(query, given["data"]) if "data" in given else data,
        user,
        password,
        "update" in given,
    )


def _split(url: str) -> SplitResult:
    try:
        parts = urlsplit(url)
        _ = parts.port  # a port that is no number is found out here
    except ValueError as error:
        raise UsageError("this is no address of a server", where=without_password(url), fix="give http://host:port/path") from error
    if parts.scheme.lower() not in {"http", "https"} or not parts.hostname:
        raise UsageError("this is no address of a server", where=without_password(url), fix="give http://host:port/path")
    return parts


def _usual(parts: SplitResult, host: str) -> tuple[str, str]:
    """Where servers of a kind are changed and where they take graphs, by the path they are asked at; "" for the same address."""

    def at(path: str) -> str:
        return urlunsplit((parts.scheme, host, path, "", ""))

    path = parts.path
    if path == "/query":  # Oxigraph
        return at("/update"), at("/store")
    if path.endswith("/query"):  # Fuseki, Stardog
        base = path.removesuffix("query")
        return at(base + "update"), at(base + "data")
    if _REPOSITORY.search(path):  # GraphDB, RDF4J
        return at(path + "/statements"), at(path + "/rdf-graphs/service")
    return "", ""


def without_password(url: str) -> str:
    """An address as it may be shown: without name and password.

    >>> without_password("http://me:secret@localhost:8890/sparql")
    'http://localhost:8890/sparql'
    """
    return re.sub(r"(?<=//).*@", "", url)  # to the last "@": a password may hold what it should not
