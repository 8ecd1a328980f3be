"""What the words of a time expression say by themselves, before a reference date makes a value of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What sort of time an expression tells; TimeML's DATE and TIME are points and intervals, its DURATION and SET the others."""

    POINT = "point"
    INTERVAL = "interval"
    DURATION = "duration"
    SET = "set"


@dataclass(frozen=True, slots=True)
class Calendar:
    """A date: "18 March", "May 2011", "the 1990s", "winter", "5 p.m.".

    ``month`` is 1 to 12, or EDTF's number of a season or quarter. ``unspecified`` counts the last digits of the year that are
    open. ``which`` is "last", "this", "next" (of the reference) or "previous", "same", "following" (of the time told before).
    ``general`` is any such month or season, not one of them ("summers").
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    unspecified: int = 0
    clock: str = ""  # "T17:00:00", with a zone where told
    which: str = ""
    mark: str = ""  # "~" about then, "?" perhaps then, "X" some time in it
    general: bool = False


@dataclass(frozen=True, slots=True)
class Weekday:
    """A day of the week, 0 is Monday; ``week`` is "last", "this" or "next" where that week is named."""

    day: int
    which: str = ""
    week: str = ""
    clock: str = ""


@dataclass(frozen=True, slots=True)
class Shift:
    """So many units from now, or (``told``) from the time told before: "yesterday", "last month", "a year later"."""

    unit: str
    by: float
    told: bool = False
    approximate: bool = False
    clock: str = ""


@dataclass(frozen=True, slots=True)
class DayOf:
    """A day of the month so many months from now, or from the one told before."""

    day: int
    months: int
    told: bool = False


@dataclass(frozen=True, slots=True)
class Stretch:
    """The last or next so many units: "the past five years"; ``amounts`` is empty where it is not told how many."""

    amounts: tuple[tuple[float, str], ...]
    towards: int


@dataclass(frozen=True, slots=True)
class Duration:
    """How long; an ISO 8601 duration, "" where it is not told ("several days")."""

    value: str
    ahead: Shift | None = None  # "in two weeks" is a day of the future where the clause tells of one


@dataclass(frozen=True, slots=True)
class Recurring:
    """How often: an ISO 8601 duration, and one of the times it comes back on."""

    period: str
    on: Calendar | Weekday | None = None


@dataclass(frozen=True, slots=True)
class Holiday:
    """A feast by its rule in the data file, "" for one whose day moves or depends on the country."""

    rule: str
    year: int | None = None
    which: str = ""


@dataclass(frozen=True, slots=True)
class Named:
    """A period with a name, as an EDTF value."""

    value: str


@dataclass(frozen=True, slots=True)
class Anniversary:
    """The nth return of the day of an event."""

    number: int


@dataclass(frozen=True, slots=True)
class Part:
    """The beginning, middle or end of a time: "early", "mid", "late", "first half", "second half"."""

    part: str
    of: Meaning


@dataclass(frozen=True, slots=True)
class Between:
    """From one time to another, None where it is open."""

    begin: Meaning | None
    end: Meaning | None


@dataclass(frozen=True, slots=True)
class Untold:
    """A time whose value the words do not give."""

    kind: Kind = Kind.POINT


Meaning = Calendar | Weekday | Shift | DayOf | Stretch | Duration | Recurring | Holiday | Named | Anniversary | Part | Between | Untold
