"""The graph over HTTP: SPARQL 1.1 Protocol, SPARQL 1.1 Graph Store HTTP Protocol, and further routes such as the explorer's.

What is public is imported when it is first used: the processes that answer queries live in this room too, and need no server.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from kg.serve.limits import Limits

if TYPE_CHECKING:
    from kg.serve.access import Access
    from kg.serve.app import application
    from kg.serve.exploring import explorer
    from kg.serve.run import serve

__all__ = ["Access", "Limits", "application", "explorer", "serve"]

_PLACES = {"Access": "kg.serve.access", "application": "kg.serve.app", "explorer": "kg.serve.exploring", "serve": "kg.serve.run"}


def __getattr__(name: str) -> Any:
    """Parts of the public surface that are imported on first use."""
    if name in _PLACES:
        return getattr(import_module(_PLACES[name]), name)
    raise AttributeError(f"module 'kg.serve' has no attribute {name!r}")
