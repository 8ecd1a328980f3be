"""What the shape of a network tells: who is central, who belongs together, what holds it together."""

from __future__ import annotations

from kg.store.measures.central import MEASURES, Central, centralities
from kg.store.measures.communities import Community, communities
from kg.store.measures.cuts import Cut, cuts
from kg.store.measures.summary import Summary, summary

__all__ = ["MEASURES", "Central", "Community", "Cut", "Summary", "centralities", "communities", "cuts", "summary"]
