"""General knowledge about words that extraction uses, from the data files of this room."""

from __future__ import annotations

import json
from functools import cache
from importlib import resources


@cache
def words(kind: str, file: str = "verbs") -> frozenset[str]:
    """The lemmas of one class, e.g. ``words("says")``.

    Raises:
        KeyError: the data file has no such class.
    """
    return frozenset(table(file)[kind])


@cache
def pairs(kind: str, file: str = "verbs") -> dict[str, str]:
    """The "lemma=what it gives" entries of one class, e.g. ``pairs("mutual")["clash"]``.

    Raises:
        KeyError: the data file has no such class.
    """
    return dict(entry.split("=") for entry in table(file)[kind])


@cache
def table(file: str) -> dict[str, list[str]]:
    """A whole data file of this room."""
    text = (resources.files("kg.extract") / "data" / f"{file}.json").read_text("utf8")
    data = json.loads(text)
    data.pop("comment", None)
    return dict(data)
