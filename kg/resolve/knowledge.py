"""General knowledge of this room: small tables that lie beside the code as data."""

from __future__ import annotations

import json
from functools import cache
from importlib import resources
from typing import Any


@cache
def table(name: str) -> dict[str, Any]:
    """A whole table of ``kg/resolve/data``, e.g. ``table("titles")``; comments are left out."""
    text = (resources.files("kg.resolve") / "data" / f"{name}.json").read_text("utf8")
    data: dict[str, Any] = json.loads(text)
    data.pop("comment", None)
    return data


@cache
def words(name: str, kind: str) -> frozenset[str]:
    """One list of a table as a set, e.g. ``words("titles", "male")``.

    Raises:
        KeyError: the table has no such list.
    """
    return frozenset(table(name)[kind])
