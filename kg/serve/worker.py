"""The process that answers queries: it reads questions from its standard input and writes replies to its standard output.

The engine can neither be stopped in the middle of a query nor kept from using up the stack on one that is nested deeply. So the
server never so much as parses a query itself: this process does, and may be killed, or fall, for it.

A question is one line of JSON; a reply is one line of JSON, which says how many bytes of content follow.
"""

from __future__ import annotations

import json
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict
from typing import BinaryIO

from kg.errors import StoreError
from kg.serve.answer import Question, Reply, answer, refusal
from kg.serve.fresh import Fresh
from kg.store import Store
from kg.store.location import explained

_GRACE = 5.0  # seconds after which a process kills itself that its server should have killed


def main() -> None:
    """Answer questions until there are no more."""
    replies, sys.stdout = sys.stdout.buffer, sys.stderr  # nothing else may get among the replies
    work(sys.stdin.buffer, replies)


def work(questions: BinaryIO, replies: BinaryIO) -> None:
    """Answer questions until there are no more.

    Args:
        questions: first a line of settings in JSON, ``where`` the graph is, ``missing`` (whether one that is not there is empty),
            ``timeout`` in seconds and ``memory`` in bytes; then the questions.
        replies: first a line that all is ready; then the replies.
    """
    settings = json.loads(questions.readline())
    bound_memory(settings["memory"])
    graph: Fresh | None = None
    with suppress(StoreError):  # the first question tries again, and is told
        graph = Fresh(settings["where"], missing=settings["missing"])
    replies.write(b"ready\n")
    replies.flush()
    for line in questions:
        with _alarm(settings["timeout"] + _GRACE):
            try:
                graph = graph or Fresh(settings["where"], missing=settings["missing"])
                reply = reply_to(graph, _question(line))
            except StoreError as error:
                reply = refusal(500, error)
        head = {"status": reply.status, "type": reply.type, "cut": reply.cut, "size": len(reply.body)}
        replies.write(json.dumps(head).encode() + b"\n" + reply.body)
        replies.flush()


def reply_to(graph: Fresh, question: Question) -> Reply:
    """The reply to one question, asked again where files went that were being read: a writer beside takes some away.

    Raises:
        StoreError: the graph cannot be read.
    """

    def asked(store: Store) -> Reply:
        try:
            return answer(store, question)
        except OSError as error:
            raise explained(error, store.backend.where) from error

    try:
        return asked(graph.store())
    except StoreError:
        changed = graph.again()
        if changed is None:
            raise
    return asked(changed)


def line_of(question: Question) -> bytes:
    """A question as a line."""
    return json.dumps(asdict(question)).encode() + b"\n"


def _question(line: bytes) -> Question:
    told = json.loads(line)
    return Question(**told | {"default": tuple(told["default"]), "named": tuple(told["named"])})


def bound_memory(size: int) -> None:
    """Let this process take no more than so many bytes of memory, where the system has such a bound."""
    with suppress(ImportError, ValueError, OSError):  # no Unix, or a bound that is lower already
        import resource

        resource.setrlimit(resource.RLIMIT_DATA, (size, size))


@contextmanager
def _alarm(seconds: float) -> Iterator[None]:
    """The end of this process after so many seconds, unless the block ends before: the server may have fallen while it waited."""
    timer = getattr(signal, "setitimer", None)  # Unix; the signal ends the process though the engine listens to nobody
    if timer:
        timer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        if timer:
            timer(signal.ITIMER_REAL, 0)
