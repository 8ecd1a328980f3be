"""General relations: which property of ``kg.ttl`` a predicate is a case of, so that one question finds all of them.

"be president of", "be elected president of"     kg:leads, which is a kg:roleIn
"be daughter of"                                 kg:childOf
"be based in"                                    kg:basedIn, which is a kg:locatedIn

A predicate has one IRI wherever it is used, while what stands at its ends varies. So only what holds by the predicate's own words is
declared: by the class of the noun in "be N of", or by a verb that says one thing alone. "Be in" is kg:isIn and not kg:locatedIn:
one is in a city, but also in office and in danger. The words are data (``data/general.json``).
"""

from __future__ import annotations

import json
from functools import cache, lru_cache
from importlib import resources
from typing import Any

_OFFICES = frozenset({"leads", "roleIn"})


@cache
def _data() -> dict[str, Any]:
    text = (resources.files("kg.rdf") / "data" / "general.json").read_text("utf8")
    return dict(json.loads(text))


@cache
def _predicates() -> dict[str, str]:
    return {predicate: name for name, predicates in _data()["predicates"].items() for predicate in predicates}


@cache
def _nouns() -> dict[str, dict[str, str]]:
    """Noun -> preposition -> property."""
    found: dict[str, dict[str, str]] = {}
    for entry in _data()["nouns"].values():
        by_case = {case: name for case, name in entry.items() if case != "nouns"}
        for noun in entry["nouns"]:
            found.setdefault(noun, by_case)
    return found


@lru_cache(8192)  # an article names the same few predicates over and over
def general_relation(predicate: str) -> str:
    """The local name of the general property a predicate is a case of, "" where there is none.

    Args:
        predicate: base form, e.g. "be deputy minister of".

    >>> [general_relation(p) for p in ("be president of", "become vice president of", "be former mayor of", "be born in", "be like")]
    ['leads', 'roleIn', 'hadRoleIn', 'bornIn', '']
    """
    if predicate in _predicates():
        return _predicates()[predicate]
    verb = next((v for v in _longest_first() if predicate.startswith(v + " ")), "")
    *noun, case = predicate.removeprefix(verb).split() or [""]
    if not verb or not noun:
        return ""
    for start in range(len(noun)):
        by_case = _nouns().get(" ".join(noun[start:]))
        if by_case is not None:
            return _modified(by_case.get(case, ""), {word.lower() for word in noun[:start]})
    return ""


@cache
def _longest_first() -> tuple[str, ...]:
    return tuple(sorted(_data()["takes_office"], key=len, reverse=True))


def _modified(name: str, before: set[str]) -> str:
    """What modifiers of the noun leave of a property: a deputy does not lead, who was mayor has no such role now."""
    data = _data()
    if before & set(data["not_yet"]):
        return ""
    if before & set(data["ended"]):
        return "hadRoleIn" if name in _OFFICES else ""
    return "roleIn" if name == "leads" and before & set(data["below"]) else name
