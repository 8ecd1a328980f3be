"""Links between mentions, the clusters they make, and their spans in the Doc."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
from spacy.tokens import Doc

from kg.english.coref import inventory as inv
from kg.english.coref.mentions import Mentions, mentions
from kg.english.coref.scorer import Floats, Scorer, probabilities
from kg.english.coref.spans import spans_of
from kg.english.coref.threads import one_thread

if TYPE_CHECKING:
    from kg.english.coref.mentions import Ints

PREFIX = "coref_clusters_"
LEAST = 0.3  # probability from which a mention joins an entity in the clusters; the best of OntoGUM dev
_KEY = "kg_coref_links"
_NEGLIGIBLE = 1e-3


@dataclass(frozen=True, slots=True, order=True)
class Link:
    """A mention and its likeliest antecedent, by the tokens of their heads, and how likely it is (0 to 1)."""

    later: int
    earlier: int
    probability: float


def register_extensions() -> None:
    """Declare ``Doc._.coref_links``: every Link that is likelier than no antecedent at all, in text order."""
    Doc.set_extension("coref_links", getter=lambda doc: tuple(Link(*row) for row in doc.user_data.get(_KEY, ())), force=True)


class Coreference:
    """Finds the clusters of a parsed Doc."""

    def __init__(self, scorer: Scorer) -> None:
        self._scorer = scorer

    def __call__(self, doc: Doc, tokens: Ints, vectors: npt.NDArray[np.float16]) -> Doc:
        """Set ``doc.spans["coref_clusters_N"]`` (N from 1) and ``doc._.coref_links``.

        ``vectors`` [W, VECTOR] are the encoder's, of the ``tokens`` [W] that may head a mention, ascending.
        """
        found = mentions(doc)
        with one_thread():
            links = best_links(found, self._scorer, vectors[np.searchsorted(tokens, found.heads)].astype(np.float32)) if len(found) else []
        doc.user_data[_KEY] = [(link.later, link.earlier, link.probability) for link in links]
        for k, heads in enumerate(clusters(found, links), 1):
            doc.spans[f"{PREFIX}{k}"] = spans_of(doc, heads)
        return doc


def best_links(found: Mentions, scorer: Scorer, vectors: Floats) -> list[Link]:
    """The likeliest entity of each mention that is likelier to have one than none, as a link to its likeliest mention there.

    An entity is as likely as its mentions together: training spreads the probability over all right antecedents. Entities grow
    from the first mention to the last, by links that are likelier than none.
    """
    links: list[Link] = []
    entity = list(range(len(found)))
    for block in scorer.blocks(found, vectors):
        chances = probabilities(block.scores)
        rows = zip(block.later.tolist(), block.earlier.tolist(), chances.tolist(), strict=True)
        for later, earlier, chance in rows:
            mass: dict[int, float] = {}
            for j, p in zip(earlier, chance, strict=True):
                if p > _NEGLIGIBLE:
                    mass[entity[j]] = mass.get(entity[j], 0.0) + p
            if not mass:
                continue
            best = min(mass, key=lambda e: (-mass[e], -e))
            if mass[best] <= 1 - sum(chance):
                continue
            entity[later] = best
            _, antecedent = max((p, j) for j, p in zip(earlier, chance, strict=True) if entity[j] == best and j != later)
            links.append(Link(int(found.heads[later]), int(found.heads[antecedent]), round(mass[best], 4)))
    return links


def clusters(found: Mentions, links: Sequence[Link], least: float = LEAST) -> list[list[int]]:
    """Head tokens of two mentions or more that are one thing, each cluster and the list in text order.

    Surer links go first; a link that would put "he" and "she" into one cluster is left out.
    """
    of = {int(h): [int(h)] for h in found.heads}
    forms = dict(zip(found.heads.tolist(), found.form.tolist(), strict=True))
    for link in sorted(links, key=lambda x: (-x.probability, x.later)):
        a, b = of[link.later], of[link.earlier]
        if link.probability < least or a is b:
            continue
        both = {forms[i] for i in (*a, *b)}
        if {inv.HE, inv.SHE} <= both:
            continue
        joined = sorted((*a, *b))
        for i in joined:
            of[i] = joined
    unique = {id(c): c for c in of.values() if len(c) > 1}
    return sorted(unique.values())
