"""One request to one server, and its answer: in its turn, within bounds, and again where that may help."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

import httpx

from kg import __version__
from kg.errors import NotFound, TooLarge, TooSlow
from kg.read.text import MAX_BYTES
from kg.read.web.address import Address
from kg.read.web.answer import AGAIN, Answer
from kg.read.web.deadline import Deadline
from kg.read.web.inflate import CODINGS, inflated
from kg.read.web.pace import Pace
from kg.read.web.robots import AGENT

if TYPE_CHECKING:
    from tenacity import RetryCallState

SAVE = "save the page and give its file"

_HEADERS = {
    "user-agent": f"kg/{__version__} (+knowledge-graph builder; reads news articles that its user names; robots.txt name: {AGENT})",
    "accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
    "accept-language": "en,*;q=0.5",
    "accept-encoding": ", ".join(CODINGS),
}


@dataclass(frozen=True, slots=True)
class Bounds:
    """What one address may take: seconds to connect, between two parts of an answer, and from the network in all; how often it
    is asked where that may help, and the seconds between; bytes; redirections."""

    connect: float = 10.0
    read: float = 20.0
    total: float = 120.0
    attempts: int = 3
    first_wait: float = 1.0  # before the second attempt; it doubles
    longest_wait: float = 60.0  # a server that wants to be left alone for longer is
    most_bytes: int = MAX_BYTES
    redirects: int = 5


class Exchange:
    """Asks servers."""

    def __init__(
        self, transport: httpx.BaseTransport, bounds: Bounds, deadline: Deadline, pace: Pace, sleep: Callable[[float], None]
    ) -> None:
        self._transport, self._bounds, self._deadline, self._pace, self._sleep = transport, bounds, deadline, pace, sleep

    def get(self, address: Address, most: int, *, cut: bool, delay: float) -> Answer:
        """The answer of a server, whatever its status.

        Args:
            address: what it is asked for.
            most: how many bytes of content are taken.
            cut: whether more than those are cut off; otherwise they are an error.
            delay: seconds between two requests to it.

        Raises:
            NotFound: it cannot be reached or understood.
            TooLarge, TooSlow: it takes more than the bounds.
        """
        from tenacity import Retrying, retry_if_exception, stop_after_attempt

        again = Retrying(
            stop=stop_after_attempt(self._bounds.attempts),
            wait=self._wait,
            retry=retry_if_exception(lambda error: isinstance(error, _MayPass) and error.wait <= self._bounds.longest_wait),
            sleep=self._sleep,
            reraise=True,
        )
        try:
            return again(self._once, address, most, cut, delay)
        except _MayPass as passing:
            if passing.answer:
                return passing.answer
            raise NotFound(f"it cannot be reached: {passing}", fix=f"check the address, try again later, or {SAVE}") from passing.__cause__

    def _wait(self, state: RetryCallState) -> float:
        """As long as the server asks, else twice as long as before."""
        error = state.outcome.exception() if state.outcome else None
        asked = error.wait if isinstance(error, _MayPass) else 0.0
        return min(max(asked, self._bounds.first_wait * 2.0 ** (state.attempt_number - 1)), self._bounds.longest_wait)

    def _once(self, address: Address, most: int, cut: bool, delay: float) -> Answer:
        """One request and its answer."""
        self._pace.keep(address.host, delay)
        with self._deadline.running():
            try:
                answer = self._received(address, most, cut)
            except (httpx.ReadTimeout, httpx.WriteTimeout, httpx.PoolTimeout) as error:
                raise self._too_slow() from error
            except (httpx.TransportError, OSError) as error:
                if self._deadline.left() <= 0:
                    raise self._too_slow() from error
                raise _MayPass(_cause(error)) from error
            except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError, ValueError, EOFError, zlib.error) as error:
                raise NotFound(f"its answer cannot be understood: {_cause(error)}", fix=SAVE) from error
        if answer.status in AGAIN:
            raise _MayPass("", answer)
        return answer

    def _received(self, address: Address, most: int, cut: bool) -> Answer:
        seconds = {"connect": self._bounds.connect, "read": self._bounds.read, "write": self._bounds.read, "pool": self._bounds.read}
        headers = _HEADERS | ({"authorization": address.authorization} if address.authorization else {})
        request = httpx.Request("GET", address.url, headers=headers, extensions={"timeout": seconds})
        response = self._transport.handle_request(request)
        try:
            answer = Answer(response.status_code, response.headers)
            return Answer(answer.status, answer.headers, self._content(response, most, cut)) if answer.is_success else answer
        finally:
            response.close()

    def _content(self, response: httpx.Response, most: int, cut: bool) -> bytes:
        """The content, unpacked: what counts is how much it is then, whatever the headers say."""
        content = bytearray()
        for part in inflated(cast(Iterable[bytes], response.stream), response.headers.get("content-encoding", "")):
            content += part
            if len(content) > most:
                if cut:
                    break
                raise TooLarge(f"it is larger than {most / 1_000_000:g} MB", fix="download it and give the file")
            if self._deadline.left() <= 0:
                raise self._too_slow()
        return bytes(content[:most])

    def _too_slow(self) -> TooSlow:
        over = self._deadline.left() <= 0
        cause = f"it takes longer than {self._bounds.total:g} seconds" if over else f"nothing came for {self._bounds.read:g} seconds"
        return TooSlow(cause, fix=f"try again later, or {SAVE}")


class _MayPass(Exception):
    """What may be over when the server is asked again: an answer that says so, or a connection that fails."""

    def __init__(self, cause: str, answer: Answer | None = None) -> None:
        super().__init__(cause)
        self.answer, self.wait = answer, answer.wait if answer else 0.0


def _cause(error: Exception) -> str:
    return " ".join(str(error).split())[:200] or type(error).__name__
