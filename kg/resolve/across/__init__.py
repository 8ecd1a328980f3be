"""Across articles: which entities of different articles are one."""

from __future__ import annotations

from kg.resolve.across.join import Joined, join
from kg.resolve.across.profile import Profile
from kg.resolve.across.rules import NO_RULES, Rules, read_rules
from kg.resolve.across.telling import profiles

__all__ = ["NO_RULES", "Joined", "Profile", "Rules", "join", "profiles", "read_rules"]
