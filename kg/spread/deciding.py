"""Who is who: rows put together into components, each decided on one worker."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING

import pyoxigraph

from kg.rdf.terms import JOINS_GRAPH
from kg.resolve.across import NO_RULES, Rules
from kg.spread.batches import Fields, mapped
from kg.spread.schemas import DECIDED, ROW
from kg.store.blocks import Row
from kg.store.coming import PROFILE, SIGNATURE
from kg.store.embedded import Embedded
from kg.store.joining import Derived, copied, joined, under

if TYPE_CHECKING:
    from pyspark.sql import DataFrame


JOIN = "join"
_ALONE = "xxhash64(concat_ws(' ', kind, article, id))"  # what a row without keys is linked to: itself
_HASHES = f"CASE WHEN size(keys) = 0 THEN array({_ALONE}) ELSE transform(keys, key -> xxhash64(concat(kind, ' ', key))) END"
HEAVY = 10_000  # rows with one first key, from which they are parted among several tasks to learn their component
SALTS = 16


def rows_of(brought: DataFrame, rules: Rules) -> DataFrame:
    """The rows of articles that are compared; ``component`` is not known yet.

    Args:
        brought: see ``schemas.EXTRACTED``, without failures.
        rules: the user's own.
    """
    from pyspark.sql import functions as F

    parts = [
        brought.select(F.col("id").alias("article"), F.explode(column).alias("row")).select(
            F.lit(None).cast("long").alias("component"), F.lit(kind).alias("kind"), "article", "row.id", "row.keys", "row.payload"
        )
        for kind, column in ((PROFILE, "profiles"), (SIGNATURE, "signature"))
    ]
    rows = parts[0].unionByName(parts[1])
    return rows if rules == NO_RULES else mapped(rows, partial(_under, rules=rules), ROW)


def _under(rows: Iterable[Fields], *, rules: Rules) -> Iterator[Fields]:
    for row in rows:
        yield row | ({"keys": list(under(rules, [_row(row)])[0].keys)} if row["kind"] == PROFILE else {})


def hashed(rows: DataFrame) -> DataFrame:
    """The rows, with ``hashes`` of their keys and the least of them, ``first``."""
    from pyspark.sql import functions as F

    return rows.withColumn("hashes", F.expr(_HASHES)).withColumn("first", F.array_min("hashes"))


def edges(rows: DataFrame) -> DataFrame:
    """The keys that the rows link: each to the first of its row. What only one row has, as most keys, links nothing and is left out."""
    from pyspark.sql import functions as F

    told = rows.select(F.explode("hashes").alias("a"), F.col("first").alias("b")).distinct()
    linking = told.groupBy("a").count().where("count > 1").select("a")
    return told.join(linking, "a")


def put_together(rows: DataFrame, components: DataFrame) -> DataFrame:
    """The rows with the component of each. The rows of a heavy key are salted: they go to several tasks, and its component to each.

    Args:
        rows: with their ``first`` keys.
        components: of keys, see ``Components.of``.
    """
    from pyspark.sql import functions as F

    heavy = rows.groupBy("first").count().where(F.col("count") > HEAVY).select("first", F.lit(SALTS).alias("salts"))
    known = components.withColumnRenamed("component", "found").withColumnRenamed("key", "first")
    known = known.join(heavy, "first", "left").withColumn("salt", F.explode(F.sequence(F.lit(0), F.coalesce("salts", F.lit(1)) - 1)))
    salted = rows.join(F.broadcast(heavy), "first", "left")
    salted = salted.withColumn("salt", F.pmod(F.xxhash64("article"), F.coalesce("salts", F.lit(1))).cast("int"))
    together = salted.join(known.select("first", "salt", "found"), ["first", "salt"], "left")
    return together.select(F.coalesce("found", "first").alias("component"), "kind", "article", "id", "keys", "payload")


def decided(rows: DataFrame, rules: Rules) -> DataFrame:
    """What the rows of each component are joined to; see ``schemas.DECIDED``.

    Args:
        rows: all rows of whole components.
        rules: the user's own.
    """
    sorted_rows = rows.repartition("component").sortWithinPartitions("component", "kind", "article", "id")
    return mapped(sorted_rows, partial(_decided, rules=rules), DECIDED)


def _decided(rows: Iterable[Fields], *, rules: Rules) -> Iterator[Fields]:
    nowhere = Embedded(pyoxigraph.Store())  # nothing was joined before
    for (component, kind), group in groupby(rows, key=lambda row: (row["component"], row["kind"])):
        found = [_row(row) for row in group]
        derived = joined((), found, rules, nowhere) if kind == PROFILE else copied((), found, nowhere)
        for row in derived.rows or found:
            told = {"kind": row.kind, "article": row.article, "id": row.id, "keys": list(row.keys), "payload": row.payload}
            yield {"component": component, **told, "joined": row.joined}
        for line in sorted(_lines(derived)):
            yield {"component": component, "kind": JOIN, "line": line}


def _lines(derived: Derived) -> Iterator[str]:
    return (f"{quad} ." for quad in derived.new if quad.graph_name == JOINS_GRAPH)


def _row(row: Fields) -> Row:
    return Row(row["kind"], row["article"], row["id"], tuple(row["keys"]), row["payload"], row.get("joined") or "")
