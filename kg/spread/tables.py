"""A published graph: tables in buckets, in files that never change, and a manifest that says which of them are the graph.

    manifest.json            the graph as it is: it is replaced at once, when all files of a new version are there
    v000001/graphs/00017.nq.gz   named graphs of articles, by the hash of the article
    v000001/kept/00017.nq.gz     what a store keeps of them, so that a graph that was loaded can be built on
    v000001/joins/00004.nq.gz    what joins articles, by the hash of the component
    v000001/about.nq             what a store keeps of the graph as a whole
    v000001/facts, entities      the same for analysts, in Parquet, by article
    v000001/articles             what articles bring, and how their entities are joined; by article
    v000001/rows                 what is compared, and what it is joined to; by component
    v000001/keys                 the component of each key, by key
    v000001/places               which article is from where, by place

A new version has new files for the buckets that change, and shares all others with the one before. That one stays whole until the
next, for those who read it meanwhile.
"""

from __future__ import annotations

import json
import os
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from kg import __version__
from kg.errors import SpreadError

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

    from kg.spread.files import Files

MANIFEST = "manifest.json"
BEFORE = "manifest.before.json"
FORMAT = 1
TEXTS = ("graphs", "kept", "joins")
PER_BUCKET = 100  # articles, when the graph is made
FEWEST, MOST = 16, 4096  # buckets
_ENDING = "nq.gz"
_BUCKET = "bucket="  # as Spark names the folders of a column's values

Parts = dict[str, dict[str, list[str]]]  # table -> bucket -> files


@dataclass(frozen=True, slots=True)
class Manifest:
    """A version of a graph: how it was made, and its files by table and bucket."""

    buckets: int
    model: str
    least: float = 0.0
    rules: str = ""
    version: int = 0
    articles: int = 0
    files: Parts = field(default_factory=dict)
    kg: str = __version__
    format: int = FORMAT

    def loaded(self) -> list[str]:
        """The files of N-Quads, all that a store needs to hold the graph."""
        return [name for table in ("about", *TEXTS) for name in _of(self.files[table])]

    def all_files(self) -> set[str]:
        """The files of all tables."""
        return {name for buckets in self.files.values() for name in _of(buckets)}


def read_manifest(text: str, where: str) -> Manifest:
    """The manifest that :func:`written` wrote.

    Raises:
        SpreadError: it is none, or of another version.
    """
    try:
        told = json.loads(text)
        found = Manifest(**told) if told.get("format") == FORMAT else None
    except (ValueError, TypeError, AttributeError) as error:
        raise SpreadError("this is no manifest of a published graph", where=where, fix="publish the graph in another folder") from error
    if found is None or found.kg != __version__:
        raise SpreadError("another version of kg published this graph", where=where, fix="publish it anew, in another folder")
    return found


def files_of(folder: str | os.PathLike[str], table: str) -> list[str]:
    """The files of a table of a graph that is published in a folder of this machine, for whatever reads Parquet or N-Quads.

    Args:
        folder: the published graph.
        table: ``facts``, ``entities``, ``graphs`` or another.

    Raises:
        SpreadError: there is no published graph, or no such table in it.
    """
    tables = manifest_in(folder).files
    if table not in tables:
        raise SpreadError(f"there is no table {table!r}", where=str(folder), fix=f"there are {', '.join(sorted(tables))}")
    return [str(Path(folder) / name) for name in _of(tables[table])]


def manifest_in(folder: str | os.PathLike[str]) -> Manifest:
    """The manifest of a graph that is published in a folder of this machine.

    Raises:
        SpreadError: there is none, or another version of kg made it.
    """
    path = Path(folder) / MANIFEST
    try:
        return read_manifest(path.read_text("utf-8"), str(path))
    except OSError as error:
        fix = "publish one: kg build news/ --on local[2] --out FOLDER"
        raise SpreadError("there is no published graph", where=str(folder), fix=fix) from error


def _of(files: Mapping[str, list[str]], buckets: Iterable[int] | None = None) -> list[str]:
    """The files of some buckets of a table, None for all."""
    wanted = files.keys() if buckets is None else {str(bucket) for bucket in buckets}
    return [name for bucket, names in sorted(files.items()) if bucket in wanted for name in names]


def written(manifest: Manifest) -> str:
    """A manifest as it is kept."""
    return json.dumps(asdict(manifest), indent=1, sort_keys=True) + "\n"


def buckets_for(articles: int) -> int:
    """How many buckets a new graph gets."""
    return min(MOST, max(FEWEST, -(-articles // PER_BUCKET)))


class Tables:
    """The tables of a graph, and those of the version that is being made."""

    def __init__(self, spark: SparkSession, files: Files) -> None:
        """Opens what is published in a folder, if anything is.

        Raises:
            SpreadError: it cannot be read, or another version of kg made it.
        """
        self._spark, self._files = spark, files
        there = files.exists(MANIFEST)
        self.manifest = read_manifest(files.read(MANIFEST), files.path(MANIFEST)) if there else None
        self.buckets = self.manifest.buckets if self.manifest else 0
        self._number = (self.manifest.version if self.manifest else 0) + 1
        self._new: Parts = {}

    @property
    def version(self) -> str:
        """The folder of the version that is being made."""
        return f"v{self._number:06}"

    def read(self, table: str, buckets: Collection[int]) -> DataFrame:
        """Some buckets of a table of the version before; ``buckets`` that hold nothing may be named.

        Raises:
            SpreadError: there is no version before.
        """
        assert self.manifest is not None, "nothing is published"
        files = self.manifest.files[table]
        if names := _of(files, buckets):
            return self._read(names)
        return self._read(next(iter(sorted(files.items())))[1]).limit(0)  # for the columns

    def made(self, table: str, buckets: Collection[int] | None) -> DataFrame:
        """Some buckets of a table as they are in the new version; None for all that this version has made."""
        return self._read(_of(self._new[table], buckets))

    def _read(self, names: Sequence[str]) -> DataFrame:
        return self._spark.read.parquet(*(self._files.path(name) for name in names))

    def bucket(self, found: DataFrame, column: str) -> DataFrame:
        """The rows with the ``bucket`` that a column gives them."""
        from pyspark.sql import functions as F

        return found.withColumn("bucket", F.pmod(F.xxhash64(column), F.lit(self.buckets)).cast("int"))

    def buckets_of(self, found: DataFrame, column: str) -> set[int]:
        """The buckets of rows: a number that does not grow with them."""
        return {row["bucket"] for row in self.bucket(found.select(column), column).select("bucket").distinct().collect()}

    def begin(self) -> None:
        """Take away what an earlier run that was killed has left of the version: files are renamed to names that must be free."""
        self._files.remove(self.version)

    def put(self, table: str, found: DataFrame, order: Sequence[str], touched: Iterable[int] | None = None) -> None:
        """Write buckets of a table for the new version.

        Args:
            table: its name.
            found: all rows of these buckets, with their ``bucket``.
            order: the columns that rows are sorted by.
            touched: the buckets that change; None for all.
        """
        folder = f"{self.version}/{table}"
        rows = found.repartition("bucket").sortWithinPartitions("bucket", *order)
        rows.write.mode("overwrite").partitionBy("bucket").parquet(self._files.path(folder))
        self._settle(table, self._written(folder), touched)

    def put_texts(self, what: Sequence[str], found: DataFrame, order: Sequence[str], touched: Iterable[int] | None = None) -> None:
        """Write buckets of texts, several tables at once.

        Args:
            what: the tables.
            found: ``bucket``, ``what`` and ``text``.
            order: the columns that pieces are sorted by.
            touched: the buckets that change; None for all.
        """
        folder = f"{self.version}/_texts"
        rows = found.repartition("bucket").sortWithinPartitions("what", "bucket", *order).select("what", "bucket", "text")
        rows.write.mode("overwrite").partitionBy("what", "bucket").option("compression", "gzip").text(self._files.path(folder))
        for table in what:
            made: dict[int, list[str]] = {}
            for bucket, parts in self._written(f"{folder}/what={table}").items():
                endings = (f"-{number}.{_ENDING}" if number else f".{_ENDING}" for number in range(len(parts)))
                made[bucket] = [f"{self.version}/{table}/{bucket:05}{ending}" for ending in endings]
                for part, name in zip(parts, made[bucket], strict=True):
                    self._files.move(part, name)
            self._settle(table, made, touched)
        self._files.remove(folder)

    def put_about(self, text: str) -> None:
        """Write what a store keeps of the graph as a whole."""
        name = f"{self.version}/about.nq"
        self._files.write(name, text)
        self._new["about"] = {"0": [name]}

    def _written(self, folder: str) -> dict[int, list[str]]:
        """The files that Spark has written, by bucket."""
        buckets = [name for name in self._files.names(folder) if name.startswith(_BUCKET)]
        return {
            int(bucket.removeprefix(_BUCKET)): [
                f"{folder}/{bucket}/{name}" for name in self._files.names(f"{folder}/{bucket}") if name.startswith("part-")
            ]
            for bucket in buckets
        }

    def _settle(self, table: str, made: Mapping[int, list[str]], touched: Iterable[int] | None) -> None:
        """Note which files a table is made of now."""
        before = self.manifest.files.get(table, {}) if self.manifest else {}
        gone = {str(bucket) for bucket in touched} if touched is not None else set(before)
        kept = {bucket: names for bucket, names in before.items() if bucket not in gone}
        self._new[table] = kept | {str(bucket): names for bucket, names in made.items()}

    def commit(self, manifest: Manifest) -> Manifest:
        """Make the new version the graph; files that neither it nor the one before has go."""
        made = replace(manifest, version=self._number, files=self._new)
        older = read_manifest(self._files.read(BEFORE), BEFORE) if self._files.exists(BEFORE) else None
        if self.manifest is not None:
            self._files.write(BEFORE, written(self.manifest))
        self._files.write(MANIFEST, written(made))
        needed = made.all_files() | (self.manifest.all_files() if self.manifest else set())
        for name in sorted((older.all_files() if older else set()) - needed):
            self._files.remove(name)
        return made
