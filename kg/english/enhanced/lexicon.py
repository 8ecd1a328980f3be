"""Word lists of the rules, from the package's data."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

_DATA = Path(__file__).parent / "data" / "lexicon.json"


@cache
def words(name: str) -> frozenset[str]:
    """The lemmas of a list.

    ``subject_control``: verbs whose subject, not their object, is to do it ("promised her to come"); ``adverbial_nouns``: nouns
    that a reduced relative clause happens at, in or for ("the day they left").
    """
    return frozenset(json.loads(_DATA.read_text("utf8"))[name])
