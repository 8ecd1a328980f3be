"""Articles to what they bring, on a worker: the pipeline of one machine, in a process of its own.

The process that Spark runs must not fall with an article, nor hang with it: Spark would try the same article again, and then give up
the whole job. So the language model runs in a process beside it (``kg.pipeline.workers``), which stays for the articles to come.
"""

from __future__ import annotations

import atexit
import json
from collections import deque
from collections.abc import Iterable, Iterator
from functools import cache

from kg import rdf
from kg.pipeline.workers import Workers
from kg.rdf import names
from kg.rdf.table import row_of
from kg.spread.batches import Fields
from kg.spread.schemas import TOLD
from kg.spread.sources import as_json
from kg.store.blocks import Row
from kg.store.coming import Coming
from kg.types import Article, Entity, Fact, Reading


def extracted(rows: Iterable[Fields], *, seconds: float, least: float) -> Iterator[Fields]:
    """What articles bring, or why they cannot be read; see ``schemas.EXTRACTED``.

    Args:
        rows: the articles, see ``schemas.ARTICLE``.
        seconds: what an article may take, 0 for any time.
        least: the least confidence of facts to be kept.
    """
    taken: deque[Fields] = deque()

    def articles() -> Iterator[Article]:
        for row in rows:
            taken.append(row)
            yield Article(**json.loads(row["article"]))

    for outcome in _workers(seconds).readings(articles()):
        row = taken.popleft()
        known = {name: row[name] for name in ("ord", "id", "url", "source", "told", "article")}
        if isinstance(outcome, Reading):
            yield {**known, **_brought(outcome.surer_than(least))}
        else:
            yield {**known, "failure": as_json(outcome)}


@cache
def _workers(seconds: float) -> Workers:
    """A process beside this one, for as long as Spark keeps it."""
    workers = Workers(1, seconds)
    atexit.register(workers.end)
    return workers


def _brought(reading: Reading) -> Fields:
    coming = Coming.of(reading, rdf.triples(reading))
    entities = {entity.id: entity for entity in reading.entities}
    return {
        "packed": coming.packed,
        "profiles": [_row(row) for row in coming.profiles],
        "signature": [_row(coming.signature)],
        "facts": [_fact(fact, entities) for fact in reading.facts],
        "entities": [_entity(entity) for entity in reading.entities],
    }


def _row(row: Row) -> Fields:
    return {"id": row.id, "keys": [names.clean(key) for key in row.keys], "payload": row.payload}


def _fact(fact: Fact, entities: dict[str, Entity]) -> Fields:
    row = row_of(fact, entities)
    ids = {"id": fact.id, "subject_id": fact.subject, "object_id": fact.object, "source_ids": list(fact.sources), "place_id": fact.place}
    told = ((name, getattr(row, name)) for name in TOLD)
    return ids | {name: names.clean(value) if isinstance(value, str) else value for name, value in told}


def _entity(entity: Entity) -> Fields:
    cleaned = [names.clean(name) for name in entity.names]
    return {"id": entity.id, "name": names.clean(entity.name), "type": str(entity.type), "names": cleaned, "same_as": list(entity.same_as)}
