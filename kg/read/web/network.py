"""The way to the network: connections lead only where they may, and end when the time is over.

A name is resolved once, its addresses are checked, and one of those is connected to: what a name server says the next time
does not matter.
"""

from __future__ import annotations

import socket
import ssl
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from typing import Any, cast

import httpcore
import httpx

from kg.errors import NotFound, Refused
from kg.read.web.deadline import Deadline

_MOST_ADDRESSES = 4  # of one name that are tried
_KEPT_SECONDS = 15.0  # a connection may be used again
_NAT64 = IPv6Network("64:ff9b::/96")  # IPv4 addresses as networks without IPv4 see them
_SITE_LOCAL = IPv6Network("fec0::/10")

PRIVATE_FIX = "if that is meant, allow it: --allow-private, or allow_private=True"


def is_public(address: str) -> bool:
    """Whether an IP address is one of the open internet, and no way back into a network of one's own.

    >>> [is_public(address) for address in ("93.184.216.34", "127.0.0.1", "::ffff:10.0.0.1", "no address")]
    [True, False, False, False]
    """
    try:
        ip = ip_address(address)
    except ValueError:
        return False
    inner = _inner(ip) if isinstance(ip, IPv6Address) else None
    if inner is not None:
        return is_public(str(inner))
    if isinstance(ip, IPv6Address) and ip in _SITE_LOCAL:
        return False
    return ip.is_global and not (ip.is_multicast or ip.is_reserved or ip.is_unspecified or ip.is_loopback or ip.is_link_local)


def is_private_name(host: str) -> bool:
    """Whether a host is called by the IP address of no public place, or by a name that always leads to this machine.

    >>> [is_private_name(host) for host in ("localhost", "10.1.2.3", "::1", "93.184.216.34", "news.example")]
    [True, True, True, False, False]
    """
    try:
        ip_address(host)
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")
    return not is_public(host)


def _inner(ip: IPv6Address) -> IPv4Address | None:
    """The IPv4 address that an IPv6 address leads to."""
    if ip in _NAT64:
        return IPv4Address(int(ip) & 0xFFFFFFFF)
    return ip.ipv4_mapped or ip.sixtofour


def resolved(host: str, port: int) -> list[str]:
    """The IP addresses of a name, in the order of preference.

    Raises:
        OSError, UnicodeError: it has none.
    """
    return [str(found[4][0]) for found in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]


class Network(httpx.BaseTransport):
    """HTTP over connections that are checked; no proxies, whose addresses could not be."""

    def __init__(
        self,
        deadline: Deadline | None = None,
        *,
        allow_private: bool = False,
        resolve: Callable[[str, int], Sequence[str]] = resolved,
        backend: httpcore.NetworkBackend | None = None,
    ) -> None:
        checked = _Checked(deadline or Deadline(), resolve, allow_private, backend or httpcore.SyncBackend())
        self._pool = httpcore.ConnectionPool(
            ssl_context=_trusted(), max_connections=4, keepalive_expiry=_KEPT_SECONDS, network_backend=checked
        )

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send a request, and give what is answered as it comes.

        Raises:
            httpx.TransportError: it cannot be sent, or is not answered.
            InputError: NotFound, Refused: there is no such server, or it may not be asked.
        """
        url = httpcore.URL(scheme=request.url.raw_scheme, host=request.url.raw_host, port=request.url.port, target=request.url.raw_path)
        asked = httpcore.Request(request.method, url, headers=request.headers.raw, extensions=request.extensions)
        with _as_httpx():
            answer = self._pool.handle_request(asked)
        stream = cast(Iterable[bytes], answer.stream)
        return httpx.Response(answer.status, headers=answer.headers, stream=_Body(stream), extensions=answer.extensions)

    def close(self) -> None:
        """End the connections that are kept."""
        self._pool.close()


@cache
def _trusted() -> ssl.SSLContext:
    """Whose certificates count; SSL_CERT_FILE and SSL_CERT_DIR name other authorities, as many companies have them."""
    return httpx.create_ssl_context()


class _Body(httpx.SyncByteStream):
    def __init__(self, stream: Iterable[bytes]) -> None:
        self._stream = stream

    def __iter__(self) -> Iterator[bytes]:
        with _as_httpx():
            yield from self._stream

    def close(self) -> None:
        if hasattr(self._stream, "close"):
            self._stream.close()


@contextmanager
def _as_httpx() -> Iterator[None]:
    """Errors of httpcore as the errors of httpx that bear the same names."""
    try:
        yield
    except (httpcore.TimeoutException, httpcore.NetworkError, httpcore.ProtocolError, httpcore.UnsupportedProtocol) as error:
        kind = getattr(httpx, type(error).__name__, httpx.TransportError)
        raise kind(str(error)) from error


class _Checked(httpcore.NetworkBackend):
    """Connects to public addresses only."""

    def __init__(
        self, deadline: Deadline, resolve: Callable[[str, int], Sequence[str]], allow_private: bool, real: httpcore.NetworkBackend
    ) -> None:
        self._deadline, self._resolve, self._allow_private, self._real = deadline, resolve, allow_private, real

    def connect_tcp(
        self, host: str, port: int, timeout: float | None = None, local_address: str | None = None, socket_options: Any = None
    ) -> httpcore.NetworkStream:
        """A connection to one of the addresses of a name."""
        addresses = self._addresses(host, port)
        for number, address in enumerate(addresses, 1):
            try:
                seconds = _within(self._deadline, timeout, httpcore.ConnectTimeout)
                stream = self._real.connect_tcp(address, port, seconds, local_address, socket_options)
                return _Timed(stream, self._deadline)
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                if number == len(addresses):
                    raise
        raise AssertionError("a name has an address")

    def _addresses(self, host: str, port: int) -> list[str]:
        """The addresses of a name that may be connected to."""
        try:
            found = list(dict.fromkeys(self._resolve(host, port)))
        except (OSError, UnicodeError) as error:
            if isinstance(error, socket.gaierror) and error.errno == socket.EAI_AGAIN:
                raise httpcore.ConnectError(f"the name server does not answer: {error.strerror}") from error
            raise NotFound(f"there is no server of the name {host[:100]}", fix="check the address") from error
        allowed = [address for address in found if self._allow_private or is_public(address)]
        if not allowed:
            cause = f"{host[:100]} is at {', '.join(found[:2]) or 'no address'}, which is no public address"
            raise Refused(cause, fix=PRIVATE_FIX)
        return allowed[:_MOST_ADDRESSES]


class _Timed(httpcore.NetworkStream):
    """A connection that ends when the time is over, however little comes at a time."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._stream, self._deadline = stream, deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, _within(self._deadline, timeout, httpcore.ReadTimeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, _within(self._deadline, timeout, httpcore.WriteTimeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        seconds = _within(self._deadline, timeout, httpcore.ConnectTimeout)
        try:
            return _Timed(self._stream.start_tls(ssl_context, server_hostname, seconds), self._deadline)
        except httpcore.ConnectError as error:
            if isinstance(error.__cause__, ssl.SSLCertVerificationError):  # asking again would not help
                cause = f"its certificate cannot be trusted: {error.__cause__.verify_message}"
                raise NotFound(cause, fix="check the address, or save the page and give its file") from error
            raise

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


def _within(deadline: Deadline, timeout: float | None, over: type[Exception]) -> float | None:
    """The shorter of a timeout and what is left of the time."""
    left = deadline.left()
    if left <= 0:
        raise over("the time is over")
    return min(left, timeout) if timeout is not None else (left if left != float("inf") else None)
