"""The SPARQL 1.1 protocol: questions, changes and whole graphs over HTTP, and what goes wrong there in words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pyoxigraph
from pyoxigraph import BlankNode, Literal, NamedNode, QueryBoolean, QueryResultsFormat, QuerySolutions, Triple

from kg import __version__
from kg.errors import StoreError
from kg.rdf import names, terms
from kg.store.endpoints import PASSWORD, USER, Endpoints

if TYPE_CHECKING:
    import httpx

Term = NamedNode | BlankNode | Literal | Triple

_CONNECT = 10.0  # seconds
_ANSWER = 300.0  # seconds; a server has limits of its own, and says more when it keeps them
_SHOWN = 300  # characters of what a server says
_CREDENTIALS = f"give them in the address, http://name:password@host/..., or in ${USER} and ${PASSWORD}"
_USUAL = "the usual ones: Virtuoso /sparql, Fuseki /DATASET/query, Oxigraph /query, GraphDB /repositories/NAME"
_BOOLEANS = {"0": "false", "1": "true"}


class Refused(StoreError):
    """The server understood the request and did not do it; ``cause`` holds its words, ``code`` the status of HTTP."""

    code = 0


@dataclass(frozen=True, slots=True)
class Answered:
    """The answer to a SELECT, or to an ASK (``truth``). ``limit`` is how many rows the server gives at most, where it left some out."""

    variables: tuple[str, ...] = ()
    rows: tuple[tuple[Term | None, ...], ...] = ()
    truth: bool | None = None
    limit: int = 0


class Connection:
    """A server. It is asked SELECT and ASK only: of these servers tell when they leave something out, of triples they do not."""

    def __init__(self, found: Endpoints, *, timeout: float = _ANSWER) -> None:
        """Make ready to ask; nothing goes over the network yet."""
        import httpx

        self._endpoints, self._timeout = found, timeout
        is_safe = any(url.startswith("https:") for url in (found.query, found.update, found.data))  # reading certificates takes time
        waits = httpx.Timeout(timeout, connect=_CONNECT)
        self._client = httpx.Client(timeout=waits, verify=is_safe, headers={"user-agent": f"kg/{__version__}"})
        self._auth: httpx.Auth | None = None
        self.where = found.query
        self.server = ""  # what the server says it is, once it has answered

    @property
    def takes_graphs(self) -> bool:
        """Whether it is known where the server takes whole graphs."""
        return bool(self._endpoints.data)

    def query(self, sparql: str, *, default: str = "") -> Answered:
        """The answer to a SELECT or an ASK.

        Args:
            sparql: the query.
            default: the graph that is its default graph; by default what the server or the query takes for it.

        Raises:
            Refused: the server does not take the query.
            StoreError: it does not answer.
        """
        form = {"query": sparql} | ({"default-graph-uri": default} if default else {})
        wanted = {"accept": "application/sparql-results+json"}
        said = self._send("POST", self._endpoints.query, headers=wanted, data=form)
        kind = said.headers.get("content-type", "no type").partition(";")[0].strip()
        if kind not in {"application/sparql-results+json", "application/json"}:
            raise StoreError(f"this address answers with {kind}, not with results of SPARQL", where=self.where, fix=_USUAL)
        if said.status_code == 206:
            raise Refused("the server ran out of time and gave a part of the answer", where=self.where, fix="ask for less")
        return _answered(said.content, int(said.headers.get("x-sparql-maxrows", 0)), self.where)

    def update(self, sparql: str) -> None:
        """Change what the server holds.

        Raises:
            Refused: the server does not take the update.
            StoreError: it does not answer, or lets nobody or only others change it.
        """
        headers = {"content-type": "application/sparql-update; charset=utf-8"}
        self._send("POST", self._endpoints.update, headers=headers, content=sparql.encode())

    def add(self, graph: str, triples: bytes) -> None:
        """Put N-Triples into a named graph, by the graph store protocol.

        Raises:
            Refused: the server does not take them.
            StoreError: it does not answer, or lets nobody or only others change it.
        """
        headers = {"content-type": "application/n-triples"}
        self._send("POST", self._endpoints.data, headers=headers, content=triples, params={"graph": graph})

    def close(self) -> None:
        """Let go of the server."""
        self._client.close()

    def _send(self, method: str, url: str, *, headers: Mapping[str, str], data: Mapping[str, str] | None = None,
              content: bytes | None = None, params: Mapping[str, str] | None = None) -> httpx.Response:
        request = self._client.build_request(method, url, headers=headers, data=data, content=content, params=params)
        said = self._sent(request)
        if not self.server and (found := self._endpoints.of(said.headers.get("server", ""))) != self._endpoints:
            moved = found.query if url == self._endpoints.query else found.update
            self._endpoints, self.server = found, said.headers["server"]
            return self._send(method, moved, headers=headers, data=data, content=content, params=params)
        self.server = said.headers.get("server", "") or self.server
        if said.status_code == 401 and self._endpoints.user and self._auth is None:
            self._auth = self._answer_to(said.headers.get("www-authenticate", ""))
            said = self._sent(request)
        if said.status_code not in {200, 201, 202, 204, 206}:
            raise self._explained(said, url)
        return said

    def _sent(self, request: httpx.Request) -> httpx.Response:
        """One exchange, tried again where a connection kept open turns out to be closed: all that is sent may be sent twice."""
        import httpx

        try:
            try:
                return self._client.send(request, auth=self._auth)
            except httpx.RemoteProtocolError:
                return self._client.send(request, auth=self._auth)
        except httpx.TimeoutException as error:
            waited = _CONNECT if isinstance(error, httpx.ConnectTimeout) else self._timeout
            cause = f"the server did not answer in {waited:g} seconds"
            raise StoreError(cause, where=self.where, fix="try again, or ask for less") from error
        except httpx.ConnectError as error:
            cause = f"no server answers at this address: {error}"
            raise StoreError(cause, where=self.where, fix="start it, or check the host and the port") from error
        except httpx.HTTPError as error:
            raise StoreError(f"the connection broke off: {error}", where=self.where, fix="try again") from error

    def _answer_to(self, challenge: str) -> httpx.Auth:
        """Name and password as the server wants them; they are not sent before it has asked."""
        import httpx

        name, password = self._endpoints.user, self._endpoints.password
        return httpx.DigestAuth(name, password) if "digest" in challenge.lower() else httpx.BasicAuth(name, password)

    def _explained(self, said: httpx.Response, url: str) -> StoreError:
        code, words = said.status_code, _words(said)
        if code == 401 and not self._endpoints.user:
            return StoreError("the server wants a name and a password", where=url, fix=_CREDENTIALS)
        if code == 401:
            return StoreError("the server does not know this name and password", where=url, fix=_CREDENTIALS)
        if code == 403 or "SECURITY: No permission" in words or "access denied" in words.lower():
            return StoreError(f"the server does not allow this: {words}", where=url, fix="give a name that may, or " + _CREDENTIALS[8:])
        if code in {404, 405, 415} and not words.startswith("Virtuoso"):
            return StoreError(f"there is no SPARQL at this address ({code} {said.reason_phrase})", where=url, fix=_USUAL)
        if said.is_redirect:
            return StoreError(f"the server sends on to {said.headers.get('location', '?')}", where=url, fix="give that address")
        refused = Refused(f"the server says: {words or f'{code} {said.reason_phrase}'}", where=self.where, fix="see the server's log")
        refused.code = code
        return refused


def _words(said: httpx.Response) -> str:
    """The first line of what a server says of an error, a page of HTML as its text."""
    text = said.text
    if "html" in said.headers.get("content-type", ""):
        text = re.sub(r"(?s)<(?:head|style|script).*?</(?:head|style|script)>|<[^>]*>", " ", text)
    lines = (" ".join(line.split()) for line in text.splitlines())
    first = next((line for line in lines if line), "")
    return "".join(char if char.isprintable() else " " for char in first)[:_SHOWN]


def _answered(body: bytes, limit: int, where: str) -> Answered:
    try:
        return _parsed(body, limit)
    except (SyntaxError, ValueError) as error:
        cause = f"the server's answer cannot be read: {error}"
        # Without its frames: they hold what may be thrown away in this thread only.
        raise StoreError(cause, where=where, fix="try again") from error.with_traceback(None)


def _parsed(body: bytes, limit: int) -> Answered:
    found = pyoxigraph.parse_query_results(body, QueryResultsFormat.JSON)
    if isinstance(found, QueryBoolean):
        return Answered(truth=bool(found))
    if isinstance(found, QuerySolutions):
        variables = tuple(variable.value for variable in found.variables)
        return Answered(variables, tuple(tuple(map(_canonical, solution)) for solution in found), limit=limit)
    raise ValueError(f"Unexpected query result: {found!r}")


def _canonical(term: Term | None) -> Term | None:
    """A term as it went in: Virtuoso gives truth back as a number."""
    if isinstance(term, Literal) and term.value in _BOOLEANS and term.datatype == terms.XSD_BOOLEAN:
        return Literal(_BOOLEANS[term.value], datatype=terms.XSD_BOOLEAN)
    return term


def visible(node: str) -> str:
    """The SPARQL condition that a graph, given as a variable or an IRI, is one that queries see.

    A server may hold graphs of others, and those that the store keeps for itself.
    """
    return f'(STRSTARTS(STR({node}), "{names.GRAPH}") || {node} = <{names.JOINS}>)'
