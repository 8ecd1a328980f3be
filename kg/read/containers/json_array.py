"""The values of a long JSON array, one at a time."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from io import TextIOWrapper
from typing import Any

from kg.read.containers.lines import MAX_LINE

_PIECE = 1_000_000  # characters read at once
_BETWEEN = re.compile(r"[\s,]*")
_AFTER = ",] \t\r\n"  # what may follow a value; a number at the end of what is held may go on
_BEGIN = re.compile(r"\s*\[")


class Broken(Exception):
    """This is no JSON from there on."""


def objects(text: TextIOWrapper) -> Iterator[Any]:
    """The values of the array that a text is, none longer than MAX_LINE.

    Raises:
        Broken: it is no array, ends before it should, or holds what is no JSON.
    """
    decoder = json.JSONDecoder()
    held = text.read(_PIECE)
    begin = _BEGIN.match(held)
    if not begin:
        raise Broken
    at, wanted, more = begin.end(), 0, True
    while True:
        at = _BETWEEN.match(held, at).end()  # type: ignore[union-attr]  # it matches nothing, too
        if held.startswith("]", at):
            return
        if len(held) - at > wanted or not more:
            try:
                value, end = decoder.raw_decode(held, at)
                if not more or (end < len(held) and held[end] in _AFTER):
                    yield value
                    at, wanted = end, 0
                    continue
            except RecursionError as error:
                raise Broken from error
            except ValueError:
                pass
            wanted = 2 * (len(held) - at)  # twice as much before it is tried again: all tries cost no more than the last
        if not more or len(held) - at > MAX_LINE:
            raise Broken
        piece = text.read(max(_PIECE, wanted - (len(held) - at)))
        held, at, more = held[at:] + piece, 0, bool(piece)
