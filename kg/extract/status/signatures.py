"""What a predicate does to the clause it embeds, by the form of that clause: its *signature*.

A signature says what the clause is where the predicate is so, and what it is where the predicate is denied: "manage to" (+-),
"fail to" (-+), "force to" (+h), "know that" (++), "plan to" (p-). Classes after Karttunen 1971 and Nairn, Condoravdi & Karttunen
2006 lie in ``data/complements.json``; ``data/signatures.json`` holds what human judgements add to them, written by
``python -m training.signatures``.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any

from kg.types import Status

CODES = {"+": Status.ASSERTED, "-": Status.NEGATED, "p": Status.PLANNED, "h": Status.HYPOTHETICAL}
Learned = Mapping[str, Mapping[str, Mapping[str, str]]]
_STRENGTH = {Status.ASSERTED: 0, Status.PLANNED: 1, Status.HYPOTHETICAL: 2, Status.NEGATED: 3}


def stronger(a: Status, b: Status) -> Status:
    """The one that takes more away."""
    return a if _STRENGTH[a] >= _STRENGTH[b] else b


def compose(signature: str, above: Status) -> Status:
    """Status of a clause under a predicate with a signature whose own clause has the status ``above``."""
    so, denied = (CODES[c] for c in signature)
    if above is Status.NEGATED:
        return denied
    if signature == "++":
        return Status.ASSERTED  # presupposed: "may know that the army left"
    return stronger(so, above)


@cache
def classes() -> dict[str, dict[str, str]]:
    """Construction -> lemma -> signature, the classes of the literature; "" stands for any other lemma."""
    found = _by_lemma(_read("complements")["classes"])
    return {kind: {**found.get(kind, {}), "": code} for kind, code in _read("complements")["default"].items()}


@cache
def _in_the_past() -> dict[str, dict[str, str]]:
    return _by_lemma(_read("complements")["past"])


def _by_lemma(table: dict[str, dict[str, list[str]]]) -> dict[str, dict[str, str]]:
    return {kind: {lemma: code for code, lemmas in by.items() for lemma in lemmas} for kind, by in table.items()}


@cache
def shipped() -> Learned:
    """Construction -> lemma -> tense -> signature, where human judgements say otherwise than the classes."""
    return dict(_read("signatures")["signatures"])


@cache
def _read(name: str) -> dict[str, Any]:
    return dict(json.loads((resources.files("kg.extract") / "data" / f"{name}.json").read_text("utf8")))


def signature(construction: str, lemma: str, tense: str, learned: Learned | None = None) -> str:
    """Signature of a lemma for a construction ("verb infinitive", "noun finite", ...) in a tense ("past", "present", ...).

    ``learned`` stands in for the shipped table; {} gives what the classes alone say.
    """
    judged = (shipped() if learned is None else learned).get(construction, {}).get(lemma, {})
    told = judged.get(tense) or (_in_the_past().get(construction, {}).get(lemma) if tense == "past" else None) or judged.get("")
    known = classes()[construction]
    return told or known.get(lemma) or known[""]
