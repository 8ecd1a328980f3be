"""What is at a web address, over HTTP, within bounds."""

from __future__ import annotations

import time
import weakref
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

import httpx

from kg.errors import InputError, NotFound, Refused, UsageError
from kg.limit import no_limit
from kg.read.web import robots
from kg.read.web.address import Address, moved, parsed, shown
from kg.read.web.answer import Answer
from kg.read.web.deadline import Deadline
from kg.read.web.exchange import SAVE, Bounds, Exchange
from kg.read.web.network import PRIVATE_FIX, Network, is_private_name, resolved
from kg.read.web.pace import SECONDS, Pace
from kg.read.web.robots import Rules

_RULES_KEPT, _FAILURE_KEPT = 86_400.0, 300.0  # seconds: RFC 9309 has robots.txt asked for again after a day
_MOST_ORIGINS = 500  # whose rules are kept


@dataclass(frozen=True, slots=True)
class Page:
    """What is at an address.

    ``url`` is the address it was found at in the end, without a password; ``media_type`` and ``charset`` are what the server
    says; ``modified`` is the day it was changed last (ISO 8601).
    """

    url: str
    content: bytes
    media_type: str = ""
    charset: str = ""
    modified: str = ""

    @property
    def name(self) -> str:
        """The last part of its path."""
        return unquote(urlsplit(self.url).path.rpartition("/")[2])


class Fetcher:
    """Gets what is at web addresses, one at a time. It heeds robots.txt, and asks no host more than once a second.

    It uses no proxy, keeps no cookies, and is to be used from one thread.
    """

    def __init__(
        self,
        *,
        allow_private: bool = False,
        transport: httpx.BaseTransport | None = None,
        bounds: Bounds | None = None,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
        resolve: Callable[[str, int], Sequence[str]] = resolved,
    ) -> None:
        """Get ready; nothing is asked yet.

        Args:
            allow_private: whether addresses may lead to this machine and its own network.
            transport: the way to servers, by default the network; it is closed with this.
            bounds: what one address may take.
            clock, sleep: what tells and passes the time.
            resolve: gives the IP addresses of a name and port.

        Raises:
            MissingExtra: the libraries for it are not installed.
        """
        robots.require_parser()
        self._allow_private, self._bounds, self._clock = allow_private, bounds or Bounds(), clock
        self._deadline = Deadline(clock)
        self._rules: dict[str, tuple[Rules, float]] = {}  # by origin, and until when
        way = transport or Network(self._deadline, allow_private=allow_private, resolve=resolve)
        self._exchange = Exchange(way, self._bounds, self._deadline, Pace(clock, sleep), sleep)
        self._end = weakref.finalize(self, way.close)

    @property
    def allows_private(self) -> bool:
        """Whether addresses may lead to this machine and its own network."""
        return self._allow_private

    def close(self) -> None:
        """End the connections that are kept; they end by themselves when nothing refers to this any more."""
        self._end()

    def get(self, url: str) -> Page:
        """What is at an address.

        Raises:
            UsageError: it is no address of a web page.
            Refused: robots.txt or the server refuses it, or it leads to a private network.
            NotFound: there is nothing there, or it cannot be reached.
            TooLarge, TooSlow: it takes more than the bounds.
        """
        way = [parsed(url)]
        try:
            with no_limit():  # the bounds hold here
                self._deadline.set(self._bounds.total)
                answer = self._followed(way, self._bounds.most_bytes)
            if not answer.is_success:
                raise answer.error()
        except InputError as error:
            led = f"it redirects to {shown(way[-1].url)}: " if len(way) > 1 and not error.where else ""
            raise type(error)(led + error.cause, where=shown(url), fix=error.fix) from error
        return Page(way[-1].url, answer.content, answer.media_type, answer.charset, answer.modified)

    def _followed(self, way: list[Address], most: int, *, heed_robots: bool = True) -> Answer:
        """The answer at the end of all redirections, each of which is put at the end of the way.

        Raises:
            InputError: see ``get``; where the redirections themselves are wrong it says where they began.
        """
        while True:
            address = way[-1]
            delay = self._require_allowed(address, heed_robots)
            answer = self._exchange.get(address, most, cut=not heed_robots, delay=delay)
            if not answer.location:
                return answer
            where, fix = shown(way[0].url), f"open it in a browser, {SAVE}"
            try:
                address = moved(address, answer.location)
            except UsageError as error:
                raise Refused(f"it redirects to {shown(answer.location)!r}, which is no web page", where=where, fix=fix) from error
            if address.url in [before.url for before in way]:
                circle = " to ".join(shown(one.url) for one in (*way, address))
                raise NotFound(f"it redirects in a circle: {circle}", where=where, fix=fix)
            if len(way) > self._bounds.redirects:
                raise NotFound(f"it redirects more than {self._bounds.redirects} times", where=where, fix=fix)
            way.append(address)

    def _require_allowed(self, address: Address, heed_robots: bool) -> float:
        """How long to wait between requests to the server of an address, if that may be asked for.

        Names are resolved, and the addresses behind them checked, where they are connected to.

        Raises:
            Refused: it may not.
            InputError: the server could not be asked for its robots.txt.
        """
        if not self._allow_private and is_private_name(address.host):
            raise Refused("this is no public address", fix=PRIVATE_FIX)
        if not heed_robots:
            return SECONDS
        rules = self._rules_of(address)
        rules.require(address.url)
        return max(SECONDS, rules.delay)

    def _rules_of(self, address: Address) -> Rules:
        rules, until = self._rules.get(address.origin, (robots.ALL, -1.0))
        if self._clock() >= until:
            rules = self._read_rules(address)
            self._rules.pop(address.origin, None)
            self._rules[address.origin] = rules, self._clock() + (_FAILURE_KEPT if rules.failure else _RULES_KEPT)
            if len(self._rules) > _MOST_ORIGINS:
                del self._rules[next(iter(self._rules))]
        return rules

    def _read_rules(self, address: Address) -> Rules:
        """What robots.txt says; where there is none all is allowed, and nothing where that cannot be told."""
        try:
            answer = self._followed([parsed(f"{address.origin}/robots.txt")], robots.MAX_BYTES, heed_robots=False)
        except InputError as error:
            return Rules(failure=error)
        if answer.is_success:
            return robots.rules(answer.content)
        if answer.status < 500:
            return robots.ALL
        cause = f"what its robots.txt allows cannot be told: {answer.error().cause}"
        return Rules(failure=Refused(cause, fix=f"try again later, or {SAVE}"))
