"""In one article: phrases that mean the same thing become one entity. Across articles: ``kg.resolve.across``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kg.resolve.article import Resolution, resolve

__all__ = ["Resolution", "resolve"]


def __getattr__(name: str) -> Any:
    """What needs the language engine is imported on first use: the graph needs only the tables of states and names."""
    if name not in __all__:
        raise AttributeError(f"module 'kg.resolve' has no attribute {name!r}")
    from kg.resolve import article

    return getattr(article, name)
