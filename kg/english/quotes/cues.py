"""The words that tell of speech and thought, from this package's data file."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib import resources


@dataclass(frozen=True, slots=True)
class Cues:
    """``verbs`` and ``adjectives`` give the manner of a lemma; see the comment of ``data/cues.json`` for the others."""

    verbs: dict[str, str]
    adjectives: dict[str, str]
    quoting: frozenset[str]
    accusing: frozenset[str]
    infinitive: frozenset[str]
    raising: frozenset[str]
    nouns: frozenset[str]
    documents: frozenset[str]
    light: frozenset[str]
    prepositions: frozenset[str]
    media: frozenset[str]
    headline: frozenset[str]
    stressing: frozenset[str]
    claims: frozenset[str]


@cache
def cues() -> Cues:
    """The cues, read once a process."""
    data = json.loads((resources.files("kg.english.quotes") / "data" / "cues.json").read_text("utf8"))

    def manners(kind: str) -> dict[str, str]:
        return {lemma: manner for manner, lemmas in data[kind].items() for lemma in lemmas}

    sets = {k: frozenset(data[k]) for k in Cues.__dataclass_fields__ if k not in {"verbs", "adjectives"}}
    return Cues(manners("verbs"), manners("adjectives"), **sets)
