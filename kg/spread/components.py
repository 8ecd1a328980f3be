"""Connected components of keys, as tables: large star and small star in turns (Kiveris et al., SoCC 2014).

Nodes are 64-bit hashes of keys. Two keys that hash alike make one component of two, which costs time and changes nothing, for what
is decided in a component is decided block by block. Edges are each there once however many articles tell them, so that a name in
half of the articles is no heavier here than any other. Every round leaves its edges on the file system: the plan of the next begins
there, and no loss of a worker has earlier rounds done again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession


class Components:
    """Finds components; ``folder`` is where rounds are left."""

    def __init__(self, spark: SparkSession, folder: str) -> None:
        self._spark, self._folder = spark, folder

    def of(self, edges: DataFrame, name: str) -> DataFrame:
        """The component of each node, ``key`` and ``component`` (the least key in it); those that are the least are left out.

        Args:
            edges: ``a`` and ``b``; edges from a node to itself do no harm.
            name: of the work, for the file system.
        """
        from pyspark.sql import functions as F

        larger = edges.where("a <> b").select(F.greatest("a", "b").alias("a"), F.least("a", "b").alias("b")).distinct()
        found = self._kept(larger, f"{name}/0")
        if found.isEmpty():
            return found.select(F.col("a").alias("key"), F.col("b").alias("component"))
        before: object = None
        for number in range(1, 1_000):
            found = self._kept(_small_star(_large_star(found)), f"{name}/{number}")
            now = found.agg(F.count("*"), F.sum(F.xxhash64("a", "b").cast("decimal(38,0)"))).first()
            if now == before:
                break
            before = now
        return found.select(F.col("a").alias("key"), F.col("b").alias("component"))

    def _kept(self, found: DataFrame, name: str) -> DataFrame:
        path = f"{self._folder}/{name}"
        found.write.mode("overwrite").parquet(path)
        return self._spark.read.schema(found.schema).parquet(path)


def _large_star(edges: DataFrame) -> DataFrame:
    """Each node's larger neighbours hang on its least one."""
    from pyspark.sql import functions as F

    both = edges.union(edges.select(F.col("b").alias("a"), F.col("a").alias("b")))
    least = both.groupBy("a").agg(F.min("b").alias("m")).select("a", F.least("a", "m").alias("m"))
    return both.join(least, "a").where("b > a").select(F.col("b").alias("a"), F.col("m").alias("b")).distinct()


def _small_star(edges: DataFrame) -> DataFrame:
    """Each node and its smaller neighbours hang on the least of them."""
    from pyspark.sql import functions as F

    least = edges.groupBy("a").agg(F.min("b").alias("m"))
    neighbours = edges.join(least, "a").select(F.col("b").alias("a"), F.col("m").alias("b"))
    return neighbours.union(least.select("a", F.col("m").alias("b"))).where("a <> b").distinct()
