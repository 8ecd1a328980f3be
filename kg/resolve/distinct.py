"""What tells things of one kind apart: "the Peruvian team" is not "the Chilean team", "the first round" not "the second".

A chain of likely links ("the Peruvian team", "the team", "the Chilean team") must not make one thing of them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from kg.resolve.cluster import Groups, Marks
from kg.resolve.reference import Reference
from kg.types import EntityType

if TYPE_CHECKING:
    from spacy.tokens import Token

_MODIFIERS = frozenset({"compound", "amod", "nmod:poss", "nmod:desc", "nmod:unmarked"})
_MEASURES = frozenset({EntityType.TIME, EntityType.QUANTITY})


def marks(references: Sequence[Reference], at: Mapping[int, Reference], groups: Groups) -> dict[int, Marks]:
    """Number of a nominal -> its noun -> the names, ordinals and counts that pick it out among others of that noun.

    ``groups`` are those of the names: "the US team" and "the American team" have one mark.
    """
    found: dict[int, Marks] = {}
    for r in references:
        if not r.nominal or r.type in _MEASURES:
            continue
        names = {_name(c, at, groups) for c in _modifiers(r.head)} - {""}
        ranks = {c.lower_ for c in _modifiers(r.head) if c.dep_ == "amod" and c.like_num}
        counts = {c.lower_ for c in r.head.children if c.dep_ == "nummod" and c.i < r.head.i and r.plural}
        said = {f"{r.lemma}/{how}": frozenset(what) for how, what in (("name", names), ("rank", ranks), ("count", counts)) if what}
        if said:
            found[r.number] = said
    return found


def _name(c: Token, at: Mapping[int, Reference], groups: Groups) -> str:
    """The thing a modifier names, or the capitalised word it is."""
    words = [t for t in c.subtree if t.i <= c.i and t.pos_ not in {"PUNCT", "DET", "PART"}]
    m = at.get(c.i)
    if not words:  # a determiner or a sign alone
        return ""
    if m is not None and m.named and m.phrase.start <= words[0].i:
        return f"#{groups.of[m.number]}"
    capital = c.is_title and c.pos_ in {"PROPN", "ADJ"} and not c.is_sent_start and c.dep_ != "nmod:desc"
    return " ".join(t.lower_ for t in words) if capital else ""


def _modifiers(head: Token) -> list[Token]:
    return [c for c in head.children if c.dep_ in _MODIFIERS and c.i < head.i]
