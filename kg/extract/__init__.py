"""From a parsed Doc to propositions: one construction a file, each ``find(maker)``."""

from __future__ import annotations

from spacy.tokens import Doc

from kg.extract.constructions import (
    appositions,
    between,
    capacities,
    clausal,
    complements,
    copulas,
    deeds,
    directions,
    examples,
    happenings,
    involvement,
    measures,
    mutual,
    nouns,
    penalties,
    places,
    placing,
    postnominal,
    purposes,
    verbs,
)
from kg.extract.maker import Maker
from kg.extract.phrase import Phrase, Proposition
from kg.extract.sentence.mending import mend
from kg.extract.sentence.rows import mend_rows
from kg.extract.sentence.view import View, view
from kg.extract.speech import Speech, read_speech

CONSTRUCTIONS = (
    verbs,
    complements,
    placing,
    penalties,
    copulas,
    deeds,
    capacities,
    involvement,
    postnominal,
    directions,
    appositions,
    nouns,
    places,
    examples,
    happenings,
    measures,
    purposes,
    mutual,
    between,
)


def propositions(doc: Doc, *, loose: bool = False) -> tuple[list[Proposition], Speech, View]:
    """All propositions of a document in text order, with the quotations found on the way.

    In ``loose`` sentences clauses are told in the place of objects too. The same subject, predicate, object and status in one
    sentence is told once, by the surest construction.
    """
    seen = view(doc)
    mend(seen)
    mend_rows(seen)
    speech = read_speech(seen)
    make = Maker(seen, speech)
    best: dict[tuple[object, ...], Proposition] = {}
    for construction in (*CONSTRUCTIONS, clausal) if loose else CONSTRUCTIONS:
        for p in construction.find(make):
            if p is None:
                continue
            key = (p.subject.head, p.predicate, p.object.head if p.object else p.value, p.status)
            if key not in best or best[key].confidence < p.confidence:
                best[key] = p
    found = sorted(
        best.values(), key=lambda p: (p.sentence, p.trigger, p.subject.head, p.predicate, p.object.head if p.object else -1, p.value)
    )
    return found, speech, seen


__all__ = ["Phrase", "Proposition", "propositions"]
