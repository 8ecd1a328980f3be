"""How probable it is that a proposition is right: a logistic regression over its features, learned by training/confidence.py.

Right means that somebody who never saw the document would read in it something true to the document. The weights are data
(data/confidence.json): the log-odds of being right change by a feature's weight for each unit of it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib import resources
from math import exp

from kg.extract.confidence.features import features
from kg.extract.phrase import Proposition
from kg.extract.sentence.view import View

_LEAST, _MOST = 0.01, 0.99  # nothing a machine reads is certain


def confidence(view: View, p: Proposition) -> float:
    """Probability that a proposition is right, from 0.01 to 0.99, two decimals. Features without a weight do not count."""
    known = weights()
    odds = known["always"] + sum(known.get(name, 0.0) * value for name, value in features(view, p).items())
    return round(min(_MOST, max(_LEAST, 1 / (1 + exp(-odds)))), 2)


@cache
def weights() -> Mapping[str, float]:
    """The learned weights by feature; "always" is the log-odds of a proposition without features."""
    text = (resources.files("kg.extract") / "data/confidence.json").read_text("utf8")
    return {name: float(weight) for name, weight in json.loads(text).items()}
