"""The word lists of quotation."""

from __future__ import annotations

import json
from importlib import resources

from kg.english.quotes import cues


def test_a_lemma_has_one_manner_and_stands_once() -> None:
    data = json.loads((resources.files("kg.english.quotes") / "data" / "cues.json").read_text("utf8"))
    for kind in ("verbs", "adjectives"):
        lemmas = [lemma for group in data[kind].values() for lemma in group]
        assert len(lemmas) == len(set(lemmas))
    for name, group in data.items():
        assert name == "comment" or isinstance(group, dict) or len(group) == len(set(group))


def test_what_claims_and_what_does_not() -> None:
    known = cues()
    assert {known.verbs[v] for v in ("say", "allege", "believe", "estimate", "find")} <= known.claims
    assert not {known.verbs["know"], known.verbs["ensure"]} & known.claims
