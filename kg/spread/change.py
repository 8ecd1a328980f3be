"""What articles that come and go change in a published graph: the buckets that they touch, and no others, are read and made anew."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from kg.resolve.across import Rules
from kg.spread import deciding, editions, showing
from kg.spread.deciding import JOIN
from kg.store.coming import PROFILE

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

    from kg.spread.components import Components
    from kg.spread.tables import Tables

Step = Callable[[str, Callable[[], "DataFrame"]], "DataFrame"]
"""Makes a table where an earlier run has not left it."""


class Change:
    """A version in the making."""

    def __init__(self, tables: Tables, came: DataFrame, gone: DataFrame | None, rules: Rules) -> None:
        """
        Args:
            tables: the version before, if any, and the new one.
            came: what the articles bring that come, see ``schemas.EXTRACTED``; without failures.
            gone: ``id`` of the published articles that go or come anew; None where nothing is published.
            rules: the user's own.
        """
        self._tables, self._came, self._gone, self._rules = tables, came, gone, rules

    def decide(self, components: Components, step: Step) -> None:
        """Who is who now, in all components that the change touches."""
        new = deciding.hashed(deciding.rows_of(self._came, self._rules))
        self._before = None if self._gone is None else step("before", lambda: self._touched(new))
        rows = new if self._before is None else new.unionByName(self._staying())

        def decided() -> DataFrame:
            of = components.of(deciding.edges(rows), "rows")
            return deciding.decided(deciding.put_together(rows, of), self._rules)

        self._decided = step("decided", decided)

    def publish(self) -> None:
        """Write the tables of the new version."""
        self._put_articles()
        self._put_rows()
        self._put_keys()
        self._put_places()

    def _touched(self, new: DataFrame) -> DataFrame:
        """The rows of the version before in the components that rows of coming or leaving articles are in."""
        tables = self._tables
        leaving = deciding.hashed(deciding.rows_of(self._old_articles(self._leaving()), self._rules))
        keys = new.select("hashes").union(leaving.select("hashes")).selectExpr("explode(hashes) AS key").distinct()
        found = tables.read("keys", tables.buckets_of(keys, "key")).join(keys, "key").select("component").distinct()
        return tables.read("rows", tables.buckets_of(found, "component")).join(found, "component", "left_semi")

    def _staying(self) -> DataFrame:
        assert self._before is not None
        rows = self._before.where(f"kind <> '{JOIN}'").join(self._leaving().withColumnRenamed("id", "article"), "article", "left_anti")
        return deciding.hashed(rows.selectExpr("CAST(NULL AS long) AS component", "kind", "article", "id", "keys", "payload"))

    def _leaving(self) -> DataFrame:
        assert self._gone is not None
        return self._gone

    def _old_articles(self, ids: DataFrame) -> DataFrame:
        return self._tables.read("articles", self._tables.buckets_of(ids, "id")).join(ids, "id", "left_semi")

    def _put_articles(self) -> None:
        """The articles that come, those that are joined in another way now, and beside them all others of their buckets."""
        tables = self._tables
        found = _under(self._came, self._joined())
        touched = None
        if self._gone is not None:
            moved = self._moved()
            changing = found.select("id").union(self._gone).union(moved).distinct()
            touched = tables.buckets_of(changing, "id")
            staying = tables.read("articles", touched).join(changing, "id", "left_anti").drop("bucket")
            rejoined = _overlaid(self._old_articles(moved), self._joined()).drop("bucket")
            found = found.unionByName(staying).unionByName(rejoined)
        tables.put("articles", tables.bucket(found, "id"), ["id"], touched)
        made = tables.bucket(tables.made("articles", touched), "id")
        tables.put_texts(("graphs", "kept"), showing.texts(made), ["article"], touched)
        tables.put("facts", showing.facts(made), ["article", "start", "id"], touched)
        tables.put("entities", showing.entities(made), ["id", "article"], touched)

    def _joined(self) -> DataFrame:
        """Of each article the entities that were decided on, and what they are joined under, "" for their own ids."""
        from pyspark.sql import functions as F

        entities = self._decided.where(f"kind = '{PROFILE}'")
        pairs = F.sort_array(F.collect_list(F.struct("id", "joined")))
        keys = F.sort_array(F.collect_list(F.struct("id", "keys")))
        grouped = entities.groupBy(F.col("article").alias("id")).agg(pairs.alias("pairs"), keys.alias("keyed"))
        return grouped.select("id", F.map_from_entries("pairs").alias("decided"), F.map_from_entries("keyed").alias("keyed"))

    def _moved(self) -> DataFrame:
        """The published articles that stay, and of which an entity is joined in another way now."""
        assert self._before is not None
        was = self._before.where(f"kind = '{PROFILE}'").selectExpr("article", "id", "joined AS was")
        now = self._decided.where(f"kind = '{PROFILE}'").select("article", "id", "joined")
        moved = was.join(now, ["article", "id"]).where("was <> joined").selectExpr("article AS id").distinct()
        return moved.join(self._leaving(), "id", "left_anti")

    def _put_rows(self) -> None:
        tables = self._tables
        found, touched = self._decided, None
        if self._before is not None:
            old = self._before.select("component").distinct()
            touched = tables.buckets_of(found.select("component").union(old), "component")
            found = found.unionByName(tables.read("rows", touched).join(old, "component", "left_anti").drop("bucket"))
        rows = tables.bucket(found, "component")
        tables.put("rows", rows, ["component", "kind", "article", "id", "line"], touched)
        lines = rows.where(f"kind = '{JOIN}'").selectExpr("bucket", "'joins' AS what", "component", "line AS text")
        tables.put_texts(("joins",), lines, ["component", "text"], touched)

    def _put_keys(self) -> None:
        tables = self._tables
        found, touched = _keys(self._decided), None
        if self._before is not None:
            old = _keys(self._before)
            touched = tables.buckets_of(found.select("key").union(old.select("key")), "key")
            staying = tables.read("keys", touched).drop("bucket").join(old.select("component").distinct(), "component", "left_anti")
            found = found.unionByName(staying.select("key", "component"))
        tables.put("keys", tables.bucket(found, "key"), ["key"], touched)

    def _put_places(self) -> None:
        tables = self._tables
        found, touched = editions.places(self._came, "id").select("place", "id"), None
        if self._gone is not None:
            old = editions.places(self._old_articles(self._gone), "id").select("place")
            touched = tables.buckets_of(found.select("place").union(old), "place")
            changing = self._came.select("id").union(self._gone).distinct()
            found = found.unionByName(tables.read("places", touched).drop("bucket").join(changing, "id", "left_anti").select("place", "id"))
        tables.put("places", tables.bucket(found, "place"), ["place", "id"], touched)


def _keys(rows: DataFrame) -> DataFrame:
    """The components of keys."""
    hashes = deciding.hashed(rows.where(f"kind <> '{JOIN}'"))
    return hashes.selectExpr("explode(hashes) AS key", "component").distinct()


def _under(articles: DataFrame, joined: DataFrame) -> DataFrame:
    """Articles with the entities that do not keep their ids, and the keys that the user's rules give them."""
    found = articles.drop("failure").join(joined, "id", "left")
    return _keyed(found.withColumn("joined", _others("decided")))


def _overlaid(articles: DataFrame, joined: DataFrame) -> DataFrame:
    """Published articles with what is decided anew in the place of what was."""
    from pyspark.sql import functions as F

    found = articles.join(joined, "id")
    staying = F.map_filter("joined", lambda own, _: ~F.map_contains_key("decided", own))
    return _keyed(found.withColumn("joined", F.map_concat(staying, _others("decided"))))


def _others(column: str):  # type: ignore[no-untyped-def]
    from pyspark.sql import functions as F

    empty = F.create_map().cast("map<string,string>")
    return F.coalesce(F.map_filter(column, lambda _, id: id != ""), empty)


def _keyed(articles: DataFrame) -> DataFrame:
    from pyspark.sql import functions as F

    keys = "transform(profiles, p -> named_struct('id', p.id, 'keys', coalesce(keyed[p.id], p.keys), 'payload', p.payload))"
    return articles.withColumn("profiles", F.expr(keys)).drop("decided", "keyed")
