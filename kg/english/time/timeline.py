"""The times of a Doc: found, joined, valued in text order against the reference date, and written into the Doc."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache, partial

from spacy.language import Language
from spacy.tokens import Doc, Span

from kg.english.time.arithmetic import Moment, edtf, moment_of
from kg.english.time.context import Context
from kg.english.time.direction import direction
from kg.english.time.edtf import extent, valid
from kg.english.time.filter import is_time
from kg.english.time.join import join
from kg.english.time.meaning import Anniversary, Between, Calendar, Duration, Kind, Meaning, Part
from kg.english.time.resolve import kind_of, value_of
from kg.english.time.scan import Found, scan
from kg.english.time.text import Text

GROUP = "times"  # key of doc.spans
_KEY = "kg_times"  # key of doc.user_data
_NEAR = 3  # sentences over which "a year later" still finds what it counts from
_HISTORY = 3  # years a text must name before it can be told to be about the past


@dataclass(frozen=True, slots=True)
class Expression:
    """A time expression: tokens ``start`` to ``end`` (exclusive), EDTF value or "", kind; ``parts`` are the times inside it."""

    start: int
    end: int
    value: str
    kind: Kind
    parts: tuple[Expression, ...] = ()

    @property
    def precision(self) -> str:
        """How exactly the value is known: "day", "month", ..., "unknown" without a value."""
        return extent(self.value).precision


def register_extensions() -> None:
    """Declare ``Doc._.reference`` (ISO 8601 date of writing, "" where not known) and, for the spans of ``doc.spans["times"]``,
    ``Span._.edtf``, ``Span._.time_kind`` and ``Span._.time_precision``. Doing it twice does no harm.
    """
    Doc.set_extension("reference", default="", force=True)
    for name, k in (("edtf", 0), ("time_kind", 1), ("time_precision", 2)):
        Span.set_extension(name, getter=partial(_told_of, k), force=True)


def _told_of(k: int, span: Span) -> str:
    found: tuple[str, str, str] = span.doc.user_data.get(_KEY, {}).get(f"{span.start}:{span.end}", ("", "", ""))
    return found[k]


def annotate(doc: Doc, reference: str | None = None) -> Doc:
    """Write the times of a Doc into ``doc.spans["times"]``; returns it. Called again it does so anew.

    Args:
        doc: read by the model, or not (then nothing tells tense, and names are not told apart from times).
        reference: the date of writing as ISO 8601; None takes ``doc._.reference``.
    """
    if not Doc.has_extension("reference"):
        register_extensions()
    if reference is not None:
        doc._.reference = reference
    found = expressions(doc, str(doc._.reference or ""))
    doc.spans[GROUP] = [Span(doc, e.start, e.end, label=e.kind.value) for e in found]
    doc.user_data[_KEY] = {f"{e.start}:{e.end}": (e.value, e.kind.value, e.precision) for e in found}
    return doc


def expressions(doc: Doc, reference: str = "") -> list[Expression]:
    """The times of a Doc in text order, none overlapping another."""
    seen = Text(doc)
    return _Timeline(seen, _day(reference), _found(seen)).run()


def _found(seen: Text) -> list[Found]:
    return join(seen, [f for f in scan(seen) if is_time(seen, f)])


@cache
def _blank() -> Language:
    import spacy

    return spacy.blank("en")


def normalise(text: str, reference: str, direction: int) -> str:
    """The value of the first time in a few words; see ``kg.english.time.normalise``."""
    seen = Text(_blank().make_doc(text))
    made = _Timeline(seen, _day(reference), _found(seen), direction).run()
    return made[0].value if made else ""


def _day(reference: str) -> date | None:
    try:
        return date.fromisoformat(reference[:10])
    except ValueError:
        return None


class _Timeline:
    """Values of times in text order, each knowing the one told before it."""

    def __init__(self, seen: Text, reference: date | None, found: list[Found], direction: int | None = None) -> None:
        self._seen, self._reference, self._found, self._direction = seen, reference, found, direction
        self._history = _is_history(found, reference)
        self._told, self._told_at = "", -99
        self._day_told = ""

    def run(self) -> list[Expression]:
        """All of them."""
        made: list[Expression] = []
        for f in self._found:
            span = self._seen.span(f.start, f.end)
            if made and span.start < made[-1].end:
                continue
            e = self._expression(f, span)
            made.append(e)
            self._remember(f, e, span)
        return made

    def _expression(self, f: Found, span: Span) -> Expression:
        sentence = self._seen.sentence(span)
        near = sentence - self._told_at <= _NEAR or self._history
        context = Context(
            self._reference, self._told if near else "", direction(span.root) if self._direction is None else self._direction, self._history
        )
        value = self._anniversary(f, span) if isinstance(f.meaning, Anniversary) else value_of(f.meaning, context)
        value = value if valid(value) else ""
        parts = tuple(self._part(part, f, value, context) for part in f.parts)
        return Expression(span.start, span.end, value, kind_of(f.meaning, value), parts)

    def _part(self, part: Found, whole: Found, value: str, context: Context) -> Expression:
        """A time inside a longer one; the ends of an interval are what the interval says."""
        own = value_of(part.meaning, context)
        if isinstance(whole.meaning, Between) and len(whole.parts) == 2 and value and not isinstance(part.meaning, Part):
            begin, _, end = value.partition("/")
            first = part is whole.parts[0]
            own = own if "/" in own else begin if first else end
        inner, below = self._seen.span(part.start, part.end), tuple(self._part(p, part, "", context) for p in part.parts)
        return Expression(inner.start, inner.end, own if valid(own) else "", kind_of(part.meaning, own), below)

    def _remember(self, f: Found, e: Expression, span: Span) -> None:
        """What later times can count from: plain dates of the running text, not those of brackets."""
        value = e.value
        if isinstance(f.meaning, Between) and f.meaning.begin is not None and f.meaning.end is not None:
            value = value.partition("/")[2]
        if re.fullmatch(r"\d{4}-[2-3]\d", value):
            value = value[:4]  # of a season or quarter, the year
        if isinstance(f.meaning, Duration) or moment_of(value) is None or _bracketed(self._seen.text, f.start):
            return
        self._told, self._told_at = value.rstrip("~?"), self._seen.sentence(span)

    def _anniversary(self, f: Found, span: Span) -> str:
        """The day of an event so many years on, where the text tells the event's date beside its name."""
        number = f.meaning.number if isinstance(f.meaning, Anniversary) else 0
        event = next((c for c in span.root.children if c.i > span.root.i and any(d.lower_ == "of" for d in c.children)), None)
        if event is None or not number:
            return ""
        noun = event.lemma_.lower()
        for other in self._found:
            at = self._seen.span(other.start, other.end)
            if not isinstance(other.meaning, Calendar) or other.meaning.year is None or other.meaning.unspecified:
                continue
            if any(t.lemma_.lower() == noun for t in (at.root.head, *at.root.children)) or at.root.head.i == event.i:
                said = other.meaning
                return edtf(Moment((said.year or 0) + number, said.month, said.day))
        return ""


def _bracketed(text: str, at: int) -> bool:
    before = text[max(0, at - 60) : at]
    return before.rfind("(") > before.rfind(")")


def _years(meaning: Meaning) -> list[int]:
    match meaning:
        case Calendar() if meaning.year is not None:
            return [meaning.year]
        case Between():
            return [y for end in (meaning.begin, meaning.end) if end is not None for y in _years(end)]
        case Part():
            return _years(meaning.of)
    return []


def _is_history(found: list[Found], reference: date | None) -> bool:
    """Whether most years a text names are long past: a biography or a history, where "in May" is not of the year of writing."""
    if reference is None:
        return False
    years = [y for f in found for y in _years(f.meaning)]
    return len(years) >= _HISTORY and sum(abs(y - reference.year) <= 1 for y in years) < 0.3 * len(years)
