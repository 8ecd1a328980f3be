"""A process that reads articles for another: pickled articles on its standard input, pickled readings on its standard output.

Both ends are this package, so the pickles are its own.
"""

from __future__ import annotations

import os
import pickle
import sys
from typing import BinaryIO

from kg.errors import KgError


def main() -> None:
    """Read articles until there are no more. What is printed meanwhile goes to stderr, for stdout carries the readings."""
    seconds = float(sys.argv[1])
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    from kg.english import load
    from kg.pipeline.attempts import attempt
    from kg.pipeline.garbage import seldom

    load()  # an article that comes alone is read by one thread, so processes take no core from each other
    seldom()
    while (article := receive(sys.stdin.buffer)) is not None:
        try:
            send(answers, attempt(article, seconds))  # type: ignore[arg-type]
        except KgError as error:  # it concerns all articles, as a model that is missing does
            send(answers, error)


def send(stream: BinaryIO, thing: object) -> None:
    """Write an object, after its length."""
    data = pickle.dumps(thing, pickle.HIGHEST_PROTOCOL)
    stream.write(len(data).to_bytes(8, "big"))
    stream.write(data)
    stream.flush()


def receive(stream: BinaryIO) -> object:
    """The next object; None at the end of the stream, also where it ends within an object."""
    size = stream.read(8)
    data = stream.read(int.from_bytes(size, "big")) if len(size) == 8 else b""
    return pickle.loads(data) if size and len(data) == int.from_bytes(size, "big") else None


if __name__ == "__main__":
    main()
