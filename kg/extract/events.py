"""PLOVER event types from predicates (Open Event Data Alliance, PLOVER codebook)."""

from __future__ import annotations

from functools import cache

from kg.extract.lexicon import table


@cache
def _types() -> dict[str, str]:
    return {predicate: kind for kind, predicates in table("plover").items() for predicate in predicates}


def event_type(predicate: str) -> str:
    """The PLOVER type a predicate tells, "" where it tells none.

    >>> event_type("strike"), event_type("be in"), event_type("agree to halt")
    ('ASSAULT', '', 'AGREE')
    """
    types = _types()
    words = predicate.split()
    if not words or words[0] == "be":
        return ""
    if predicate in types:
        return types[predicate]
    if "to" in words[1:-1]:
        return types.get(words[0], "")
    return types.get(words[0], "") if len(words) == 2 and words[1] in {"in", "with", "at", "near", "during", "on"} else ""
