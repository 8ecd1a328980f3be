"""An attribution while cues and quotation marks are being put together."""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.english.quotes.types import Report


@dataclass(slots=True)
class Draft:
    """A cue (None: quotation marks alone), who speaks, the tokens said, those of them between marks."""

    report: Report | None
    speakers: list[int]
    content: set[int] = field(default_factory=set)
    marked: set[int] = field(default_factory=set)
