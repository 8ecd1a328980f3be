"""Of articles that came from one place the last is kept, as if they had been added one after the other."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from kg.spread.batches import Fields, mapped
from kg.spread.components import Components
from kg.store.editions import takes_place
from kg.types import Article

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

    from kg.spread.tables import Tables

_PLACES = "filter(array(concat('id ', id), concat('url ', nullif(url, '')), concat('source ', nullif(source, ''))), p -> p IS NOT NULL)"


def places(articles: DataFrame, *also: str) -> DataFrame:
    """What articles share that may take each other's place, as ``place``, with the columns in ``also``."""
    from pyspark.sql import functions as F

    return articles.select(*also, F.explode(F.expr(_PLACES)).alias("place")).withColumn("place", F.xxhash64("place"))


def changed(articles: DataFrame, tables: Tables) -> DataFrame:
    """The articles that a published graph does not hold just as they would be added again."""
    if tables.manifest is None:
        return articles
    held = tables.read("articles", tables.buckets_of(articles, "id")).select("id", "told")
    return articles.join(held, ["id", "told"], "left_anti")


def rivals(articles: DataFrame, tables: Tables) -> DataFrame:
    """The articles of a published graph whose places others may take, before all others in their order."""
    from pyspark.sql import functions as F

    wanted = places(articles).distinct()
    ids = tables.read("places", tables.buckets_of(wanted, "place")).join(wanted, "place").select("id").distinct()
    found = tables.read("articles", tables.buckets_of(ids, "id")).join(ids, "id", "left_semi")
    return found.select(F.concat(F.lit("-"), "id").alias("ord"), "id", "url", "source", "told", "article")


def replaced(articles: DataFrame, components: Components) -> DataFrame:
    """The ``ord`` of the articles whose places others take.

    Args:
        articles: see ``schemas.ARTICLE``, without failures; added in the order of ``ord``.
        components: puts together what is linked.
    """
    from pyspark.sql import functions as F

    told = places(articles, "ord")
    shared = told.groupBy("place").count().where("count > 1").select("place")
    meeting = told.join(shared, "place")
    if meeting.isEmpty():
        return meeting.select("ord")
    first = meeting.groupBy("ord").agg(F.min("place").alias("first"))
    linked = meeting.join(first, "ord").select(F.col("place").alias("a"), F.col("first").alias("b"))
    of = components.of(linked, "editions")
    groups = first.join(of, first["first"] == of["key"], "left").select("ord", F.coalesce("component", "first").alias("component"))
    together = articles.join(groups, "ord").select("component", "ord", "article")
    return mapped(together.repartition("component").sortWithinPartitions("component", "ord"), _replaced, "ord string")


def _replaced(rows: Iterable[Fields]) -> Iterator[Fields]:
    for _, group in groupby(rows, key=lambda row: row["component"]):
        there: dict[str, Article] = {}
        for row in group:
            new = Article(**json.loads(row["article"]))
            for ord, old in list(there.items()):
                if old.id == new.id or takes_place(new, old):
                    del there[ord]
                    yield {"ord": ord}
            there[row["ord"]] = new
