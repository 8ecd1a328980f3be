"""Facts as rows: the columns of ``kg facts`` and of CSV files."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields

from kg.types import TRUE, Entity, Fact, Reading


@dataclass(frozen=True, slots=True, order=True)
class FactRow:
    """One fact, in words.

    ``sentence`` counts the article's sentences from 0; ``subject``, ``relation`` and ``object`` are the sentence's own words;
    ``generic`` marks what is said of a kind; ``subject_entity``, ``object_entity``, ``source`` and ``place`` are names of entities,
    several sources joined by "; "; ``arguments`` are what else takes part ("instrument: drones; recipient: Peru"); ``time`` is an
    EDTF value, or the words where it has none; ``event`` is a PLOVER type and ``mode`` how; ``start`` and ``end`` count characters
    of the article's text.
    """

    article: str
    sentence: int
    subject: str
    relation: str
    object: str
    predicate: str
    subject_entity: str
    object_entity: str
    status: str
    generic: bool
    source: str
    time: str
    place: str
    arguments: str
    event: str
    mode: str
    confidence: float
    start: int
    end: int


COLUMNS = tuple(field.name for field in fields(FactRow))


def rows(reading: Reading) -> Iterator[FactRow]:
    """The facts of an article as rows, in the order they come."""
    entities = {entity.id: entity for entity in reading.entities}
    return (row_of(fact, entities) for fact in reading.facts)


def row_of(fact: Fact, entities: Mapping[str, Entity]) -> FactRow:
    """One fact in words; ``entities`` gives its entities by id, and one that it lacks goes by its id."""

    def name(id: str) -> str:
        return entities[id].name if id in entities else id

    return FactRow(
        article=fact.evidence.article,
        sentence=fact.evidence.sentence,
        subject=fact.surface.subject or name(fact.subject),
        relation=fact.surface.relation or fact.predicate,
        object=fact.surface.object or name(fact.object) or ("" if fact.value == TRUE else fact.value),
        predicate=fact.predicate,
        subject_entity=name(fact.subject),
        object_entity=name(fact.object),
        status=str(fact.status),
        generic=fact.generic,
        source="; ".join(name(source) for source in fact.sources),
        time=(fact.time.value or fact.time.text) if fact.time else "",
        place=name(fact.place),
        arguments="; ".join(f"{argument.role}: {name(argument.entity)}" for argument in fact.arguments),
        event=fact.event,
        mode=fact.mode,
        confidence=round(fact.confidence, 2),
        start=fact.evidence.quote.start,
        end=fact.evidence.quote.end,
    )


def csv_lines(readings: Iterable[Reading]) -> Iterator[str]:
    """The facts of articles as lines of CSV, a header first; lines end with a line feed."""
    yield _line(COLUMNS)
    for reading in readings:
        yield from (_line([getattr(row, column) for column in COLUMNS]) for row in rows(reading))


def _line(values: Iterable[object]) -> str:
    """One line. The writer quotes only the ends of lines it writes itself, so it must write both kinds to quote both."""
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\r\n").writerow(values)
    return out.getvalue().removesuffix("\r\n") + "\n"
