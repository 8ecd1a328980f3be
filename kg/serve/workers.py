"""The processes that answer queries, seen from the server: a few, each killed when its query takes too long or nobody waits for it."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from kg.errors import QueryError
from kg.serve.answer import Question, Reply
from kg.serve.limits import Limits
from kg.serve.worker import line_of

_APART: dict[str, Any]  # Ctrl-C is for the server, which then ends its processes
if sys.platform == "win32":
    _APART = {"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP}
else:
    _APART = {"start_new_session": True}
_SLOW = "ask for less, with LIMIT or a narrower pattern; or start the server with a longer --timeout"


class Busy(QueryError):
    """No more queries are taken: so many wait for their turn, or the server is ending."""


class TimedOut(QueryError):
    """A query was stopped."""


class Fallen(QueryError):
    """The process that answered a query fell."""


class Workers:
    """Processes that answer queries about one graph. They start when they are needed, and stay for the next query."""

    def __init__(self, where: str, limits: Limits, *, missing: bool = False) -> None:
        """Make ready; nothing is started yet.

        Args:
            where: the graph's folder or address.
            limits: what a query may take.
            missing: whether a graph that is not there is an empty one.
        """
        self._settings = {"where": where, "missing": missing, "timeout": limits.timeout, "memory": limits.memory}
        self._limits, self._waiting = limits, 0
        self._turns = asyncio.Semaphore(limits.workers)
        self._idle: list[_Worker] = []
        self._busy: set[_Worker] = set()
        self._closed = False

    async def ask(self, question: Question) -> Reply:
        """The reply to a question. When the task is cancelled, so is the query.

        Raises:
            Busy: too many queries wait, or the server is ending.
            TimedOut: it took too long.
            Fallen: its process fell: it was nested too deeply, or took too much memory.
        """
        await self._turn()
        try:
            return await self._asked(question)
        finally:
            self._turns.release()

    async def close(self) -> None:
        """End all processes, whatever they do."""
        self._closed = True
        for worker in [*self._idle, *self._busy]:
            await worker.end()
        self._idle.clear()

    async def _turn(self) -> None:
        if self._waiting >= self._limits.waiting:
            raise Busy(f"{self._waiting} queries are waiting already", fix="try again in a moment")
        self._waiting += 1
        try:
            async with asyncio.timeout(self._limits.timeout):
                await self._turns.acquire()
        except TimeoutError as error:
            raise Busy(f"other queries took all of {self._limits.timeout:g} seconds", fix="try again in a moment") from error
        finally:
            self._waiting -= 1

    async def _asked(self, question: Question) -> Reply:
        if self._closed:
            raise self._fallen()
        worker = next((worker for worker in self._idle if worker.is_there), None) or _Worker(self._settings)
        self._idle = [idle for idle in self._idle if idle is not worker and idle.is_there]
        self._busy.add(worker)
        try:
            reply = await worker.ask(question, self._limits.timeout)
        except (EOFError, ConnectionError, ValueError) as error:  # EOFError: before the reply was whole
            await worker.end()
            raise self._fallen() from error
        except BaseException:
            await worker.end()
            raise
        finally:
            self._busy.discard(worker)
        self._idle.append(worker)
        return reply

    def _fallen(self) -> QueryError:
        if self._closed:
            return Busy("the server is ending", fix="ask again once it is back")
        size = self._limits.memory >> 20
        return Fallen(f"the query is nested too deeply, or needs more than {size:,} MB of memory", fix="ask for less, or in another way")


class _Worker:
    """One process."""

    def __init__(self, settings: Mapping[str, object]) -> None:
        self._settings = settings
        self._process: asyncio.subprocess.Process | None = None

    @property
    def is_there(self) -> bool:
        """Whether the process runs, or is yet to be started; the system may have ended it."""
        return self._process is None or self._process.returncode is None

    async def ask(self, question: Question, timeout: float) -> Reply:
        """The reply to a question.

        Raises:
            TimedOut: it took longer than ``timeout`` seconds.
            EOFError, ConnectionError, ValueError: the process fell.
        """
        process = self._process or await self._started()
        assert process.stdin
        assert process.stdout
        try:
            async with asyncio.timeout(timeout):
                process.stdin.write(line_of(question))
                await process.stdin.drain()
                head = json.loads(await process.stdout.readline() or "null")
                if head is None:
                    raise EOFError
                body = await process.stdout.readexactly(head["size"])
        except TimeoutError as error:
            raise TimedOut(f"the query took more than {timeout:g} seconds and was stopped", fix=_SLOW) from error
        return Reply(head["status"], head["type"], body, head["cut"])

    async def end(self) -> None:
        """End the process; ending it twice does no harm."""
        if self._process is not None:
            with suppress(ProcessLookupError):
                self._process.kill()
            await self._process.wait()

    async def _started(self) -> asyncio.subprocess.Process:
        """The process, once it is ready: how long that takes is not the query's fault."""
        pipe = asyncio.subprocess.PIPE
        code = f"import sys; sys.path[:] = {sys.path!r}; from kg.serve.worker import main; main()"
        self._process = await asyncio.create_subprocess_exec(sys.executable, "-P", "-c", code, stdin=pipe, stdout=pipe, **_APART)
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(json.dumps(self._settings).encode() + b"\n")  # not an argument: an address may hold a password
        await self._process.stdout.readline()
        return self._process
