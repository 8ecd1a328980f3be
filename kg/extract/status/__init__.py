"""Whether a clause is reported as so: its own words, and what the predicates above it do to it."""

from __future__ import annotations

from kg.extract.status.calculus import status
from kg.extract.status.generic import generic
from kg.extract.status.local import local
from kg.extract.status.negation import negated
from kg.extract.status.signatures import stronger

__all__ = ["generic", "local", "negated", "status", "stronger"]
