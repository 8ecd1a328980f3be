"""Statements: a body that names itself, then says "we".

"The Council condemns the raid. We call on all sides ..." In a press release nobody is quoted, and the narrator is the body whose
act the release is. Its first main clause gives that away: a body or a state does by saying, in the present tense, what can be done by
saying (expressive, directive and commissive verbs, Searle 1976, "A Classification of Illocutionary Acts"); news tells it in the past.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from kg.resolve.knowledge import words as known
from kg.resolve.quotes import first_person
from kg.resolve.reference import SUBJECT, Reference
from kg.types import EntityType

if TYPE_CHECKING:
    from spacy.tokens import Token

_BODIES = frozenset({EntityType.ORGANIZATION, EntityType.GPE})
_PRESENT = frozenset({"VBZ", "VBP"})


def stated_by(references: Sequence[Reference], quoted: Collection[int]) -> Reference | None:
    """The body that makes the statement a text is, None where it is none. ``quoted``: tokens somebody is known to say.

    It is the first subject of a main clause; where that is "we" already, it is the one body that does the like further on
    ("We condemn the raid. ... The Council reaffirms its support"). Where it is nobody's name, the text does not say who speaks.
    """
    told = [r for r in references if r.head.dep_ in SUBJECT and r.head.i not in quoted and _main(r.head.head)]
    if not told or not _performs(told[0].head.head):
        return None
    if says_we(told[0], quoted):
        bodies = [r for r in told if r.named and r.type in _BODIES and _performs(r.head.head)]
        return bodies[0] if len({r.phrase.text for r in bodies}) == 1 else None
    return told[0] if told[0].named and told[0].type in _BODIES else None


def says_we(r: Reference, quoted: Collection[int]) -> bool:
    """Whether a reference is the narrator's own "we"; "US" is a country."""
    return first_person(r) == "we" and not r.head.is_upper and r.head.i not in quoted


def _main(verb: Token) -> bool:
    return verb.head.i == verb.i


def _performs(verb: Token) -> bool:
    return verb.tag_ in _PRESENT and (verb.lemma_ or verb.lower_).lower() in known("acts", "performatives")
