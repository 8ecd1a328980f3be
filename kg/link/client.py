"""A reconciliation service, asked over HTTP in batches; every wait and every retry has a bound."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import monotonic
from types import TracebackType
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from kg import __version__
from kg.errors import LinkError, MissingExtra, UsageError
from kg.link import protocol
from kg.link.cache import Cache
from kg.link.protocol import Candidate, Manifest, Query

if TYPE_CHECKING:
    import httpx
    from tenacity import RetryCallState

_AGAIN = frozenset({408, 425, 429, 500, 502, 503, 504})  # status codes of what may be over soon
_REDIRECTS = 5
_MANIFEST = ""  # the question whose answer is the manifest


@dataclass(frozen=True, slots=True)
class Patience:
    """How long a service is waited for, in seconds, and how often it is asked in all."""

    answer: float = 30.0
    attempts: int = 5
    first_wait: float = 1.0  # before the second attempt; it doubles
    longest_wait: float = 60.0  # also where the service asks for more
    largest: int = 16_000_000  # bytes of one answer


def open_service(url: str, *, cache: Path | None = None, patience: Patience = Patience()) -> Service:
    """A reconciliation service by its address; nothing is asked yet.

    Args:
        url: where its manifest is, such as "https://wikidata.reconci.link/en/api".
        cache: the file its answers are kept in; by default they are kept in memory.
        patience: how long it is waited for.

    Raises:
        UsageError: the address is none.
        MissingExtra: the libraries for it are not installed.
        LinkError: the file cannot be opened.
    """
    try:
        parts = urlsplit(url)
        usable = parts.scheme in {"http", "https"} and bool(parts.hostname)
    except ValueError:
        usable = False
    if not usable:
        raise UsageError("this is no address of a reconciliation service", where=url, fix="such as https://wikidata.reconci.link/en/api")
    try:
        import httpx  # noqa: F401
        import tenacity  # noqa: F401
    except ImportError as error:
        cause = "linking out needs an optional part"
        raise MissingExtra(cause, where=url, fix="install it: pip install '.[link]' in a checkout, or kg[link]") from error
    return Service(url, Cache(cache), patience)


class Service:
    """A reconciliation service. What it answered before it is not asked again."""

    def __init__(self, url: str, cache: Cache, patience: Patience) -> None:
        self.url = url
        self._cache, self._patience = cache, patience
        self._http: httpx.Client | None = None
        self._manifest: Manifest | None = None

    def __enter__(self) -> Service:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Let go of connections and of the file of answers."""
        if self._http is not None:
            self._http.close()
        self._cache.close()

    def manifest(self) -> Manifest:
        """What the service says of itself.

        Raises:
            LinkError: it cannot be reached, or is no reconciliation service.
        """
        if self._manifest is None:
            text = self._cache.get(self.url, _MANIFEST)
            fresh = text is None
            if text is None:
                text = self._sent("GET", self.url)
            self._manifest = protocol.manifest(text, self.url)
            if fresh:
                self._cache.put(self.url, {_MANIFEST: text})
        return self._manifest

    def candidates(self, queries: Iterable[Query]) -> dict[Query, tuple[Candidate, ...]]:
        """Who each of the queries may ask for, best first.

        Raises:
            LinkError: the service cannot be reached, or does not answer as it should. What it answered before that is kept.
        """
        wanted = sorted(set(queries))
        known = {query: self._cache.get(self.url, _question(query)) for query in wanted}
        found = {query: protocol.decoded(answer) for query, answer in known.items() if answer is not None}
        missing = [query for query in wanted if query not in found]
        size = self.manifest().batch if missing else 1
        for at in range(0, len(missing), size):
            batch = missing[at : at + size]
            answered = dict(zip(batch, self._asked(batch), strict=True))
            self._cache.put(self.url, {_question(query): protocol.encoded(answer) for query, answer in answered.items()})
            found |= answered
        return found

    def _asked(self, batch: Sequence[Query]) -> list[tuple[Candidate, ...]]:
        draft = self.manifest().draft
        body = protocol.request(batch, draft=draft)
        if draft:
            text = self._sent("POST", self.url.rstrip("/") + "/reconcile", json=body)
        else:
            text = self._sent("POST", self.url, data={"queries": json.dumps(body, ensure_ascii=False)})
        return protocol.answers(text, len(batch), self.url, draft=draft)

    def _sent(self, method: str, address: str, **content: Any) -> str:
        """The text a request is answered with, asked again where that may help."""
        import httpx
        from tenacity import Retrying, retry_if_exception, stop_after_attempt

        if self._http is None:
            agent = f"kg/{__version__} (knowledge graphs of news; httpx/{httpx.__version__})"
            headers = {"User-Agent": agent, "Accept": "application/json", "Accept-Language": "en"}
            self._http = httpx.Client(timeout=self._patience.answer, headers=headers)
        request = self._http.build_request(method, address, **content)
        again = Retrying(
            stop=stop_after_attempt(self._patience.attempts), wait=self._wait, retry=retry_if_exception(_may_pass), reraise=True
        )
        try:
            return again(self._once, self._http, request)
        except httpx.HTTPStatusError as error:
            status = error.response.status_code
            fix = "try again later" if status in _AGAIN else "give the address that shows its manifest"
            raise LinkError(f"the service answered with status {status}", where=self.url, fix=fix) from error
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            cause = f"the service cannot be reached: {error or type(error).__name__}"
            raise LinkError(cause, where=self.url, fix="check the address, or try again later") from error

    def _once(self, http: httpx.Client, request: httpx.Request) -> str:
        import httpx

        until = monotonic() + self._patience.answer
        for _ in range(_REDIRECTS):
            response = http.send(request, stream=True)
            try:
                if response.next_request is None:
                    response.raise_for_status()
                    return self._body(response, until)
                # A question stays one: what moved is asked again in the same way, not fetched.
                moved = httpx.Headers([(key, value) for key, value in request.headers.items() if key != "host"])
                request = httpx.Request(request.method, response.next_request.url, headers=moved, content=request.content)
            finally:
                response.close()
        raise LinkError("the service sends from address to address", where=self.url, fix="give the address that shows its manifest")

    def _body(self, response: httpx.Response, until: float) -> str:
        """The text of an answer; one that drips, or does not end, is cut short by an error."""
        import httpx

        body = bytearray()
        for piece in response.iter_bytes():
            body += piece
            if len(body) > self._patience.largest:
                raise LinkError(f"the answer is larger than {self._patience.largest:,} bytes", where=self.url, fix="check the address")
            if monotonic() > until:
                raise httpx.ReadTimeout("the answer takes too long", request=response.request)
        return body.decode("utf8", "replace")

    def _wait(self, state: RetryCallState) -> float:
        """How long to wait before the next attempt: as the service asks, else twice as long as before."""
        doubled = self._patience.first_wait * 2.0 ** (state.attempt_number - 1)
        response = getattr(state.outcome.exception() if state.outcome else None, "response", None)
        asked = response.headers.get("Retry-After", "") if response is not None else ""
        return min(max(float(asked) if asked.isdecimal() else 0.0, doubled), self._patience.longest_wait)


def _may_pass(error: BaseException) -> bool:
    import httpx

    if isinstance(error, httpx.HTTPStatusError):
        return error.response.status_code in _AGAIN
    return isinstance(error, httpx.TransportError) and not isinstance(error, httpx.UnsupportedProtocol)


def _question(query: Query) -> str:
    return json.dumps([query.name, query.type], ensure_ascii=False)
