"""Learned coreference: links a model has left in the Doc, taken in below the rules about names.

``doc._.coref_links`` gives each mention's likeliest antecedent with a probability. Where a Doc has only clusters
(``doc.spans["coref_clusters_N"]``, the convention of other spaCy pipelines), each mention is linked to the one before it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from kg.english.coref import PREFIX
from kg.resolve.cluster import LEARNED, Link
from kg.resolve.knowledge import words as known
from kg.resolve.nominals import agree
from kg.resolve.owners import owned_by_pronoun
from kg.resolve.reference import Reference
from kg.resolve.wording import content
from kg.types import EntityType, MentionKind

if TYPE_CHECKING:
    from spacy.tokens import Doc

LEAST_NOMINAL = 0.5  # probability from which a nominal's link joins nodes
LEAST_TELLING = 0.65  # the same for a nominal that says more than the one it takes up
LEAST_PRONOUN = 0.4  # probability from which a third-person pronoun is its likeliest antecedent
LEAST_OTHER = 0.95  # the same for "I", "you", "this": who speaks to whom decides there, which the model sees less well


@dataclass(frozen=True, slots=True)
class Learned:
    """A mention, what it takes up according to the model, and how likely that is (0 to 1)."""

    later: Reference
    earlier: Reference
    probability: float


def learned(doc: Doc, at: Mapping[int, Reference]) -> list[Learned]:
    """The model's links between references, in text order. ``at``: reference by head token."""
    rows: list[tuple[int, int, float]] = []
    if doc.has_extension("coref_links") and doc._.coref_links:
        rows = [(link.later, link.earlier, link.probability) for link in doc._.coref_links]
    else:
        for name in sorted(n for n in doc.spans if n.startswith(PREFIX)):
            heads = sorted({span.root.i for span in doc.spans[name]} & set(at))
            rows += [(later, earlier, 1.0) for earlier, later in pairwise(heads)]
    return [Learned(at[a], at[b], p) for a, b, p in sorted(rows) if a in at and b in at]


def link_learned(
    links: Sequence[Learned],
    key: Mapping[int, str],
    told: Mapping[int, Reference],
    owned: Callable[[Reference, Reference], bool] | None = None,
) -> Iterator[Link]:
    """Links between names and nominals: likely ones that no plain difference speaks against, the likelier the surer.

    ``told``: a name or nominal of what each resolved pronoun means, by the pronoun's number; "the envoy" may take up a "he".
    ``owned`` says whether the first belongs to the second: "her mother" is not she. Without it nothing a pronoun owns is linked.
    """
    for link in links:
        a, b = told.get(link.earlier.number, link.earlier), link.later
        if (owned_by_pronoun(b) or owned_by_pronoun(a)) if owned is None else (owned(b, a) or owned(a, b)):
            continue
        if MentionKind.PRONOUN in {a.kind, b.kind} or link.probability < LEAST_NOMINAL or (a.named and b.named) or a is b:
            continue
        if a.nominal and b.nominal and (told_apart(a, b) or (link.probability < LEAST_TELLING and content(b) - content(a))):
            continue
        if _compatible(a, b) and not _misfit(a, b, key) and not _misfit(b, a, key):
            reason = f"“{b.phrase.text}” takes up “{a.phrase.text}”: learned coreference, {link.probability:.2f}"
            yield Link(LEARNED + 1 - link.probability, a.number, b.number, reason)


def _compatible(a: Reference, b: Reference) -> bool:
    """Whether type, number and gender may be one thing's."""
    genders = {a.gender, b.gender} - {""}
    people = {r.type is EntityType.PERSON for r in (a, b) if r.type is not EntityType.OTHER}
    return agree(a.type, b.type) and _number(a, b) and len(genders) < 2 and len(people) < 2


def told_apart(a: Reference, b: Reference) -> bool:
    """Whether two mentions with one noun each say what the other does not: "lecture sessions" and "afternoon sessions"."""
    if a.lemma != b.lemma:
        return False
    says, said = content(a), content(b)
    return bool(says - said) and bool(said - says)


def _number(a: Reference, b: Reference) -> bool:
    """One is not many, but for nouns and names of bodies that are several people ("the team", "the players")."""
    if a.plural == b.plural:
        return True
    one = b if a.plural else a
    return one.lemma in known("roles", "collective") or one.type in {EntityType.ORGANIZATION, EntityType.GROUP}


def _misfit(noun: Reference, name: Reference, key: Mapping[int, str]) -> bool:
    """Whether a noun's own meaning rules a name out: a country is a state, a city is none."""
    if not noun.nominal or not name.named:
        return False
    state = key.get(name.number, "").startswith("state:")
    if noun.lemma in known("roles", "government") and name.type is EntityType.ORGANIZATION:
        return not state and not known("roles", "government") & set(name.words)
    if noun.lemma in known("roles", "state"):
        return not state
    return state and noun.lemma in known("roles", "city") | known("roles", "region")
