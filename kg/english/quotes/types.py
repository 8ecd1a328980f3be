"""What an attribution is made of: who (source) says (cue) what (content), and in which way."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

Extent = tuple[int, int]  # tokens of a Doc, end exclusive


class Kind(StrEnum):
    """How the words of the source are given."""

    DIRECT = "direct"  # word for word, between quotation marks
    INDIRECT = "indirect"  # in the writer's words
    MIXED = "mixed"  # in the writer's words, a part of them quoted


@dataclass(frozen=True, slots=True)
class Quote:
    """One attribution. All positions count the tokens of the Doc from 0.

    Attributes:
        content: what is said, one extent or several in order, quotation marks left out.
        kind: direct, indirect or mixed.
        source: the phrase that says it; None where nobody is named ("is believed to").
        speakers: heads of the source, several where it is coordinated ("Smith and Jones said"); pronouns stay pronouns.
        cue: the words that tell of the saying ("said", "according to"); None where there are none.
        manner: class of the cue in ``data/cues.json``: "statement", "claim", "belief", "estimate", "finding",
            "knowledge", "assurance", "charge"; "quotation" where quotation marks alone tell.
        negated: the saying is denied ("did not say why").
        quoted: the parts of the content that are given word for word.
        within: position in ``Doc._.quotes`` of the innermost attribution that holds this one's cue, -1 for none.
    """

    content: tuple[Extent, ...]
    kind: Kind
    source: Extent | None = None
    speakers: tuple[int, ...] = ()
    cue: Extent | None = None
    manner: str = "quotation"
    negated: bool = False
    within: int = -1
    quoted: tuple[Extent, ...] = ()

    def place(self) -> tuple[object, ...]:
        """What quotes are put in order by: where they stand; those of nobody before those of somebody."""
        return self.content, self.kind, self.source or (), self.speakers, self.cue or (), self.manner, self.negated, self.quoted


@dataclass(slots=True)
class Report:
    """A cue with what the tree tells of it, before quotation marks are looked at.

    ``content`` are tokens in order; empty where the cue has no clause and only quotation marks can give it one.
    """

    cue: Extent
    head: int  # token of the cue that others refer to
    manner: str
    speakers: list[int]
    content: list[int]
    negated: bool = False
    opens: bool = False  # what follows it, up to the next cue, is its content ("the statement read:")
