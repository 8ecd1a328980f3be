"""What tests of the readers share."""

from __future__ import annotations

from typing import Any

from kg.errors import InputError
from kg.read.item import of_bytes
from kg.read.options import Options
from kg.read.walk import Found, outcomes
from kg.types import Article


def found(data: bytes, name: str = "x", **options: Any) -> list[Found | InputError]:
    """What some bytes hold, read as a file of that name."""
    return list(outcomes(of_bytes(data, name, name=name), Options(**options)))


def articles(data: bytes, name: str = "x", **options: Any) -> list[Article]:
    """The articles in some bytes; an error is raised."""
    told = []
    for one in found(data, name, **options):
        if isinstance(one, InputError):
            raise one
        told.append(one.article)
    return told


def article(data: bytes, name: str = "x", **options: Any) -> Article:
    """The one article in some bytes; an error is raised."""
    (one,) = articles(data, name, **options)
    return one


def failures(data: bytes, name: str = "x", **options: Any) -> list[InputError]:
    """What cannot be read of some bytes."""
    return [one for one in found(data, name, **options) if isinstance(one, InputError)]
