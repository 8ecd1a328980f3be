"""What extraction hands on: phrases (mentions to be) and propositions (facts whose ends are phrases, not yet entities)."""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.types import EntityType, MentionKind, Status


@dataclass(frozen=True, slots=True, order=True)
class Phrase:
    """A noun phrase or name that can take part in a fact.

    ``head``, ``start`` and ``end`` count tokens of the Doc (end exclusive). ``text`` is the name to show: the phrase in
    the text's own words without a leading article. Two phrases of one Doc are the same mention when their heads are equal.
    """

    head: int
    start: int
    end: int
    text: str
    kind: MentionKind
    type: EntityType
    label: str = ""  # label of the named entity it is or carries as its core ("PERSON", "GPE", ...), else ""


@dataclass(frozen=True, slots=True)
class Proposition:
    """A fact before resolution. Token positions count the Doc; ``tokens`` are those whose words the relation is made of."""

    subject: Phrase
    predicate: str
    object: Phrase | None
    sentence: int
    value: str = ""
    status: Status = Status.ASSERTED
    sources: tuple[Phrase, ...] = ()
    time: tuple[int, int] | None = None  # token span of a time expression
    place: Phrase | None = None
    arguments: tuple[tuple[str, Phrase], ...] = ()
    trigger: int = -1  # head token of the relation
    tokens: tuple[int, ...] = field(default=())
    construction: str = ""
    generic: bool = False  # says something of a kind, not of particular things
    background: bool = False  # taken for granted by a noun phrase, not told by a clause
    confidence: float = 1.0
