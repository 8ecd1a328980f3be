"""News articles in, one RDF knowledge graph out: who did what to whom, when, where, and who says so.

    >>> import kg
    >>> graph = kg.build("article.txt")  # doctest: +SKIP
    >>> facts = kg.extract("Ukraine and Russia traded strikes on Tuesday.")  # doctest: +SKIP

This file is the whole public surface. Importing it is quick: what does the work is imported when it is first used.
``kg.read``, ``kg.extract`` and ``kg.draw`` are rooms of the house as well as functions: as modules they hold the parts, and when
called they do what the room is for.
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

from kg.errors import KgError
from kg.types import Argument, Article, Entity, EntityType, Evidence, Fact, Mention, MentionKind, Reading, Span, Status, Surface, Time

if TYPE_CHECKING:
    from kg.api import build, extract
    from kg.draw.drawing import drawing as draw
    from kg.read.source import read
    from kg.store.network import network

__version__ = "0.1.0"

__all__ = [
    "Argument",
    "Article",
    "Entity",
    "EntityType",
    "Evidence",
    "Fact",
    "KgError",
    "Mention",
    "MentionKind",
    "Reading",
    "Span",
    "Status",
    "Surface",
    "Time",
    "__version__",
    "build",
    "draw",
    "extract",
    "network",
    "read",
]


class _Extract(ModuleType):
    """The room ``kg.extract``, callable."""

    def __call__(self, text: str, *, date: str = "") -> list[Fact]:
        from kg.api import extract

        return extract(text, date=date)


class _Read(ModuleType):
    """The room ``kg.read``, callable."""

    def __call__(self, *arguments: Any, **options: Any) -> Any:
        from kg.read.source import read

        return read(*arguments, **options)


class _Draw(ModuleType):
    """The room ``kg.draw``, callable."""

    def __call__(self, source: Any, **options: Any) -> Any:
        from kg.draw.drawing import drawing

        return drawing(source, **options)


_CALLABLE = {"draw": _Draw, "extract": _Extract, "read": _Read}


class _House(ModuleType):
    """This package: when Python binds a room that is a function too, the room learns to be called."""

    def __setattr__(self, name: str, value: object) -> None:
        if name in _CALLABLE and type(value) is ModuleType:
            value.__class__ = _CALLABLE[name]
        super().__setattr__(name, value)


sys.modules[__name__].__class__ = _House


def __getattr__(name: str) -> Any:
    """Parts of the public surface that are imported on first use."""
    if name == "build":
        return import_module("kg.api").build
    if name == "network":
        return import_module("kg.store.network").network
    if name in _CALLABLE:
        return import_module(f"kg.{name}")
    raise AttributeError(f"module 'kg' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
