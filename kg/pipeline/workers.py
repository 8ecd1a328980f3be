"""Articles to their readings, several processes: the readings are the same, and in the same order, as one process gives.

A process that falls, or hangs where no signal reaches it, costs the article it had in hand; another takes its place.
"""

from __future__ import annotations

import subprocess
import sys
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from math import inf
from queue import SimpleQueue
from threading import Condition, Thread
from time import monotonic
from typing import Any, BinaryIO, cast

from kg.errors import KgError
from kg.pipeline import failure
from kg.pipeline.failure import Failure
from kg.pipeline.worker import receive, send
from kg.types import Article, Reading

WORKER = (sys.executable, "-m", "kg.pipeline.worker")  # and the seconds an article may take
_AHEAD = 4  # articles a process that are taken before they are needed: a long one holds up those behind it only so far
_GRACE = 10.0  # seconds past the limit after which a process is ended from outside: it has had its chance to end by itself
_START = 120.0  # seconds more for the first article of a process, on a machine that is busy
_APART: dict[str, Any]  # Ctrl-C is for the parent, which finishes what is in hand
_APART = {"creationflags": 0x200} if sys.platform == "win32" else {"start_new_session": True}


def readings(articles: Iterable[Article], jobs: int, seconds: float = 0) -> Iterator[Reading | Failure]:
    """Readings in the order of the articles, read by some processes; a few articles are taken ahead, in this thread.

    Args:
        articles: what to read.
        jobs: how many processes.
        seconds: what an article may take, 0 for any.

    Raises:
        ModelError: the language model's files are missing or damaged.
    """
    workers = Workers(jobs, seconds)
    try:
        yield from workers.readings(articles)
    finally:
        workers.end()


class Workers:
    """Some processes that read, started when there is something to read and kept for more until they are ended."""

    def __init__(self, jobs: int, seconds: float = 0) -> None:
        """``jobs`` is how many; ``seconds`` what an article may take, 0 for any time."""
        self._watch = _Watch()
        self._processes = [_Process(seconds, self._watch) for _ in range(jobs)]
        self._idle: SimpleQueue[_Process] = SimpleQueue()
        for process in self._processes:
            self._idle.put(process)
        self._threads = ThreadPoolExecutor(jobs, "kg-jobs")

    def readings(self, articles: Iterable[Article]) -> Iterator[Reading | Failure]:
        """See ``readings``."""
        waiting: deque[Future[Reading | Failure]] = deque()
        most = _AHEAD * len(self._processes)
        try:
            for article in articles:
                waiting.append(self._threads.submit(self._read, article))
                while len(waiting) >= most or (waiting and waiting[0].done()):
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        finally:
            for future in waiting:
                future.cancel()

    def end(self) -> None:
        """End the processes, whatever they are at."""
        for process in self._processes:
            process.end()
        self._watch.end()
        self._threads.shutdown(cancel_futures=True)

    def _read(self, article: Article) -> Reading | Failure:
        process = self._idle.get()
        try:
            return process.read(article)
        finally:
            self._idle.put(process)


class _Process:
    """A process that reads one article after the other; started when there is one, and again when it fell."""

    def __init__(self, seconds: float, watch: _Watch) -> None:
        self._seconds, self._watch = seconds, watch
        self._running: subprocess.Popen[bytes] | None = None
        self._ended = False

    def read(self, article: Article) -> Reading | Failure:
        """The reading of an article, or why there is none.

        Raises:
            ModelError: the language model's files are missing or damaged.
        """
        fresh = self._running is None
        process = self._running = self._running or self._started()
        self._watch.over(process, self._seconds + _GRACE + (_START if fresh else 0) if self._seconds else 0)
        answer = _answer(process, article)
        late = self._watch.cancel(process)
        if isinstance(answer, KgError):
            raise answer
        if isinstance(answer, Reading | Failure):
            return answer
        self._running = None
        _close(process)
        return failure.of_time(article, self._seconds) if late else failure.of_crash(article, process.returncode)

    def end(self) -> None:
        """End the process, whatever it is at, and start no other."""
        self._ended = True
        if self._running is not None:
            self._running.kill()
            _close(self._running)

    def _started(self) -> subprocess.Popen[bytes]:
        if self._ended:
            raise RuntimeError("the processes have ended")  # for an article that nobody waits for any more
        return subprocess.Popen([*WORKER, str(self._seconds)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, **_APART)


class _Watch:
    """Kills processes whose time is over. One thread watches them all: to start one for every article takes a millisecond each."""

    def __init__(self) -> None:
        self._changed = Condition()
        self._until: dict[subprocess.Popen[bytes], float] = {}
        self._killed: set[subprocess.Popen[bytes]] = set()
        self._next = inf  # when it looks next
        self._ended = False
        Thread(target=self._run, name="kg-watch", daemon=True).start()

    def over(self, process: subprocess.Popen[bytes], seconds: float) -> None:
        """Kill a process after some seconds, 0 for never."""
        if seconds:
            with self._changed:
                until = self._until[process] = monotonic() + seconds
                if until < self._next:
                    self._changed.notify()

    def cancel(self, process: subprocess.Popen[bytes]) -> bool:
        """Let it live; whether it has been killed."""
        with self._changed:
            self._until.pop(process, None)
            return process in self._killed

    def end(self) -> None:
        """Watch no more."""
        with self._changed:
            self._ended = True
            self._changed.notify()

    def _run(self) -> None:
        with self._changed:
            while not self._ended:
                now = monotonic()
                for process in [process for process, until in self._until.items() if until <= now]:
                    del self._until[process]
                    self._killed.add(process)
                    process.kill()
                self._next = min(self._until.values(), default=inf)
                self._changed.wait(self._next - now if self._until else None)


def _answer(process: subprocess.Popen[bytes], article: Article) -> object:
    """What a process answers; None if it falls meanwhile."""
    try:
        send(cast(BinaryIO, process.stdin), article)
        return receive(cast(BinaryIO, process.stdout))
    except (OSError, ValueError):  # a pipe that is broken, or was closed
        return None


def _close(process: subprocess.Popen[bytes]) -> None:
    """Wait for the end of a process that was killed or has fallen, and let go of its pipes."""
    process.wait()
    for pipe in (process.stdin, process.stdout):
        with suppress(OSError):
            if pipe is not None:
                pipe.close()
