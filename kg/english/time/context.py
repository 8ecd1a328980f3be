"""What a time is counted from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kg.english.time.arithmetic import Moment, moment_of


@dataclass(frozen=True, slots=True)
class Context:
    """What a time is counted from.

    ``reference`` is the day of writing. ``told`` is the EDTF value of the time told last, "" where none stands near.
    ``direction`` says where the clause looks from the day of writing: -1 back, +1 ahead, 0 not told. ``history`` marks a
    text about times long before its writing, in which dates without a year belong to the year told last.
    """

    reference: date | None = None
    told: str = ""
    direction: int = 0
    history: bool = False

    @property
    def anchor(self) -> Moment | None:
        """The time told last, as a date."""
        return moment_of(self.told)
