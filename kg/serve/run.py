"""The server itself: a socket, the application, and their end."""

from __future__ import annotations

import errno
import ipaddress
import os
import socket
from collections.abc import Callable, Collection, Sequence
from contextlib import closing, suppress
from typing import Any

import uvicorn
from starlette.routing import BaseRoute

from kg.errors import KgError, UsageError
from kg.serve.access import Access
from kg.serve.app import Application, application
from kg.serve.guard import LOOPBACK, origins
from kg.serve.limits import Limits
from kg.serve.sparql import Page

_LAST = 65_535  # the last port there is
_PATIENCE = 5  # seconds for answers that are under way when the server ends


def serve(
    where: str,
    *,
    host: str = "127.0.0.1",
    port: int = 8000,
    writable: bool = False,
    limits: Limits | None = None,
    cors: Collection[str] = (),
    routes: Callable[[Access], Sequence[BaseRoute]] = lambda access: (),
    page: Page | None = None,
    ready: Callable[[str], None] = lambda address: None,
) -> None:
    """Serve a graph until Ctrl-C, or the signal to terminate.

    Args:
        where: the graph's folder, or the address of a SPARQL 1.1 server.
        host: the name or address of the network interface to listen on.
        port: the port, 0 for any that is free.
        writable: whether articles may be added and removed.
        limits: what one request may take.
        cors: origins of other sites whose pages may ask, ``*`` for all.
        routes: makes further routes.
        page: what a browser gets at ``/sparql`` when it asks nothing.
        ready: told the server's address once it listens.

    Raises:
        UsageError: an argument is wrong.
        StoreError: the graph cannot be opened.
        KgError: it cannot listen there.
    """
    limits, cors = limits or Limits(), origins(cors, writable=writable)
    with closing(Access(where, writable=writable, threads=limits.threads)) as access, listening(host, port) as listener:
        hosts = LOOPBACK if _is_loopback(listener) else frozenset[str]()
        app = application(access, limits=limits, hosts=hosts, cors=cors, routes=routes(access), page=page)
        with suppress(KeyboardInterrupt):  # Ctrl-C is how it ends
            Server(app, lambda: ready(address_of(listener))).run(sockets=[listener])


class Server(uvicorn.Server):
    """uvicorn's server with an application of ours; it says when it listens, and ends queries when it ends."""

    def __init__(self, app: Application, ready: Callable[[], None]) -> None:
        """``ready`` is called once it listens."""
        # What it runs on is fixed, so that it is the same whatever else is installed.
        settings = uvicorn.Config(app, loop="asyncio", http="h11", ws="none", log_level="warning", access_log=False, server_header=False,
                                  proxy_headers=False, timeout_graceful_shutdown=_PATIENCE)
        super().__init__(settings)
        self._served, self._ready = app, ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Begin to listen."""
        await super().startup(sockets)
        self._ready()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """End, after what is under way is answered; queries are not waited for."""
        await self._served.stop()
        await super().shutdown(sockets)


def listening(host: str, port: int) -> socket.socket:
    """A socket that listens.

    Raises:
        UsageError: there is no such host or port.
        KgError: the port is taken or forbidden.
    """
    where, fix = f"{host}:{port}", "give --host 127.0.0.1 and a --port from 0 to 65535"
    if not 0 <= port <= _LAST:
        raise UsageError("there is no such port", where=where, fix=fix)
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, proto=socket.IPPROTO_TCP)[0]
        return _bound(socket.socket(family, kind, protocol), address)  # a protocol that is told lets asyncio send without delay
    except (socket.gaierror, UnicodeError) as error:
        raise UsageError("there is no such host", where=where, fix=fix) from error
    except OSError as error:
        cause = {errno.EADDRINUSE: "another program listens there", errno.EACCES: "this port is not for everybody"}
        fix = "choose another port, such as --port 8001, or --port 0 for any that is free"
        raise KgError(cause.get(error.errno or 0, f"cannot listen there: {error.strerror}"), where=where, fix=fix) from error


def _bound(made: socket.socket, address: tuple[Any, ...]) -> socket.socket:
    try:
        if os.name == "posix":  # elsewhere this would let two programs listen to one port
            made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        made.bind(address)
        made.listen()
    except BaseException:
        made.close()
        raise
    return made


def address_of(listener: socket.socket) -> str:
    """The address of a server for a browser on this machine."""
    host, port = listener.getsockname()[:2]
    if ipaddress.ip_address(host).is_unspecified:
        host = "127.0.0.1"
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"


def _is_loopback(listener: socket.socket) -> bool:
    return ipaddress.ip_address(listener.getsockname()[0]).is_loopback
