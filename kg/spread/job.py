"""All of it: inputs to the next version of a published graph."""

from __future__ import annotations

import hashlib
import itertools
import json
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import asdict, dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg import __version__
from kg.english import model_name
from kg.errors import KgError, SpreadError
from kg.pipeline.failure import Failure
from kg.read.options import Options
from kg.resolve.across import NO_RULES, Rules
from kg.spread import editions, sources
from kg.spread.batches import mapped, tasks, together
from kg.spread.change import Change
from kg.spread.components import Components
from kg.spread.extracting import extracted
from kg.spread.files import Files
from kg.spread.schemas import EXTRACTED
from kg.spread.session import session
from kg.spread.settings import AT_ONCE
from kg.spread.showing import about
from kg.spread.tables import Manifest, Tables, buckets_for

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

WAVE = 1_024  # articles for each core that are read between two marks: what is lost when the driver falls is a wave at most
_WORK = "_work"
_DONE = "_SUCCESS"  # what Spark leaves where a table is whole

Told = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Job:
    """What is to be done.

    ``out`` is the folder of the published graph, on any file system of Spark's; ``least`` the least confidence of facts to be kept;
    ``seconds`` what an article may take, 0 for any time. ``rules`` None leaves those that hold.
    """

    inputs: tuple[str, ...]
    out: str
    master: str
    options: Options = field(default_factory=Options)
    least: float = 0.0
    seconds: float = 60.0
    rules: Rules | None = None


@dataclass(frozen=True, slots=True)
class Built:
    """What was done: the version of the graph now, how many articles it has, how many came, and how many inputs failed."""

    version: int
    articles: int
    came: int
    failed: int


def build(job: Job, *, failed: Callable[[Failure], None] = lambda failure: None, note: Told = lambda text: None) -> Built:
    """Publish a graph of articles, or add them to the graph that is published there.

    The graph is the one that one machine builds. Interrupted at any point and called again, it goes on; the graph is there when
    all of it is, and until then the one before.

    Args:
        job: what is to be done.
        failed: told of every input that could not be read.
        note: told what is being done.

    Raises:
        MissingExtra: PySpark is not installed.
        SpreadError: Spark does not start, or the job fails; other rules than those of the graph.
    """
    log = Path(tempfile.mkdtemp(prefix="kg-spark-"), "spark.log")
    needed = False
    try:
        with session(job.master, log) as spark:
            try:
                return _Build(spark, job, note).run(failed)
            except KgError:
                raise
            except Exception as error:  # Spark's and Java's share no base with others
                needed = True
                raise _explained(error, job.master, log) from error
    finally:
        if not needed:
            shutil.rmtree(log.parent, ignore_errors=True)


class _Build:
    """One job on its way."""

    def __init__(self, spark: SparkSession, job: Job, note: Told) -> None:
        self._spark, self._job, self._note = spark, job, note
        self._files = Files(spark, job.out)
        self._files.make(_WORK)
        self._tables = Tables(spark, self._files)
        self._rules = self._checked_rules()
        self._work = f"{_WORK}/{self._key()}"
        self._components = Components(spark, self._files.path(f"{self._work}/components"))

    def run(self, failed: Callable[[Failure], None]) -> Built:
        read = partial(sources.articles, self._spark, self._job.inputs, self._job.options, self._job.least)
        self._note("reading the inputs")
        found = self._step("articles", read)
        parts, gone = self._read(found.where("failure IS NULL").drop("failure"))
        bad = [part.where("failure IS NOT NULL").select("ord", "failure") for part in (found, *parts)]
        failures = _tell(together(bad), failed)
        good = [part.where("failure IS NULL") for part in parts]
        count = sum(part.count() for part in good)
        if count or (gone is not None and not gone.isEmpty()):
            return self._publish(together(good), count, gone, failures)
        manifest = self._tables.manifest
        self._files.remove(_WORK)
        return Built(manifest.version if manifest else 0, manifest.articles if manifest else 0, 0, failures)

    def _read(self, articles: DataFrame) -> tuple[list[DataFrame], DataFrame | None]:
        """What the articles that come bring, in parts, and the ids of the published ones that go.

        An article that fails takes nobody's place, so those whose places it would have taken are asked for once more.
        """
        parts: list[DataFrame] = []
        for turn in itertools.count():
            came, gone = self._settled(articles, turn)
            new = came.join(together(parts).select("ord"), "ord", "left_anti") if parts else came
            waves = self._waves(new, turn)
            made = [self._step(f"extracted/{wave}", partial(self._extracted, wave, len(waves))) for wave in waves]
            parts += made
            fell = together(made).where("failure IS NOT NULL").select("ord") if made else None
            if fell is None or fell.isEmpty():
                break
            articles = articles.join(fell, "ord", "left_anti")
        return parts, gone

    def _settled(self, articles: DataFrame, turn: int) -> tuple[DataFrame, DataFrame | None]:
        """The articles that come, and the ids of the published ones that go; None for the latter where nothing is published."""
        new = editions.changed(articles, self._tables)
        whole = new if self._tables.manifest is None else new.unionByName(editions.rivals(new, self._tables))
        whole = self._step(f"rivals/{turn}", lambda: whole)
        out = self._step(f"replaced/{turn}", lambda: editions.replaced(whole, self._components))
        came = whole.where("ord NOT LIKE '-%'").join(out, "ord", "left_anti")
        gone = whole.where("ord LIKE '-%'").join(out, "ord", "left_semi").select("id")
        return came, None if self._tables.manifest is None else gone

    def _waves(self, articles: DataFrame, turn: int) -> list[str]:
        """The articles that are to be read, put aside in waves; the names of these."""
        from pyspark.sql import functions as F

        path = f"{self._work}/waves/{turn}"
        if not self._files.exists(f"{path}/{_DONE}"):
            count = max(1, round(articles.count() / (WAVE * self._spark.sparkContext.defaultParallelism)))
            waves = articles.withColumn("wave", F.pmod(F.xxhash64("id"), F.lit(count)).cast("int"))
            waves.repartition("wave").write.mode("overwrite").partitionBy("wave").parquet(self._files.path(path))
        return [f"{turn}/{name}" for name in self._files.names(path) if name.startswith("wave=")]

    def _extracted(self, wave: str, waves: int) -> DataFrame:
        number = int(wave.rpartition("=")[2]) + 1
        self._note(f"reading articles, part {number} of {waves}")
        articles = self._spark.read.parquet(self._files.path(f"{self._work}/waves/{wave}"))
        parts = tasks(articles.count(), self._spark.sparkContext.defaultParallelism, least=AT_ONCE)
        read = partial(extracted, seconds=self._job.seconds, least=self._job.least)
        return mapped(articles.repartition(parts), read, EXTRACTED)

    def _publish(self, came: DataFrame, count: int, gone: DataFrame | None, failures: int) -> Built:
        before = self._tables.manifest
        if before is None:
            self._tables.buckets = buckets_for(count)
        change = Change(self._tables, came, gone, self._rules)
        self._note("deciding who is who")
        change.decide(self._components, self._step)
        self._note("publishing")
        self._tables.begin()
        change.publish()
        total = (before.articles if before else 0) + count - (gone.count() if gone is not None else 0)
        rules = "" if self._rules == NO_RULES else self._rules.to_json()
        self._tables.put_about(about(self._rules))
        made = self._tables.commit(Manifest(self._tables.buckets, model_name(), self._job.least, rules, articles=total))
        self._files.remove(_WORK)
        return Built(made.version, made.articles, count, failures)

    def _step(self, name: str, make: Callable[[], DataFrame]) -> DataFrame:
        """A table that is made once, also if the driver falls after it."""
        path = self._files.path(f"{self._work}/{name}")
        if not self._files.exists(f"{self._work}/{name}/{_DONE}"):
            make().write.mode("overwrite").parquet(path)
        return self._spark.read.parquet(path)

    def _checked_rules(self) -> Rules:
        """The user's rules; those of the published graph where none are given.

        Raises:
            SpreadError: the graph was published under others.
        """
        before = self._tables.manifest
        if before is None:
            return self._job.rules or NO_RULES
        held = Rules.from_json(before.rules) if before.rules else NO_RULES
        if self._job.rules is not None and self._job.rules != held:
            raise SpreadError("the graph was published under other rules", where=self._job.out, fix="publish it anew, in another folder")
        return held

    def _key(self) -> str:
        """The same for the same job on the same version: what was interrupted is known by it."""
        job = self._job
        chosen = [job.inputs, _told(job.options), job.least, job.seconds, self._rules.to_json()]
        told = [*chosen, self._tables.version, __version__, model_name()]
        return hashlib.sha256(json.dumps(told).encode()).hexdigest()[:16]


def _told(options: Options) -> dict[str, Any]:
    """The choices in options, the same in every process: what fetches, and what tells of known addresses, are no choices."""
    return {name: value for name, value in asdict(replace(options, fetcher=None)).items() if name not in {"fetcher", "known"}}


def _tell(failures: DataFrame, failed: Callable[[Failure], None]) -> int:
    """Tell of all failures, a part at a time; how many they are."""
    count = 0
    for row in failures.orderBy("ord").toLocalIterator():
        failed(Failure(**json.loads(row["failure"])))
        count += 1
    return count


def _explained(error: Exception, master: str, log: Path) -> SpreadError:
    """The error of a job: of kg's own on a worker, else what Java says was the cause of it all."""
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    causes = [line for line in lines if line.startswith(("kg.errors.", "Caused by: "))] or lines[:1] or [type(error).__name__]
    told = causes[-1].removeprefix("Caused by: ").rpartition("Exception: ")[2]
    return SpreadError(f"the job failed: {told[:300]}", where=master, fix=f"what is done already is kept: start it again; see {log}")
