"""In one article: phrases that mean the same thing become one entity."""

from __future__ import annotations

from kg.resolve.article import Resolution, resolve

__all__ = ["Resolution", "resolve"]
