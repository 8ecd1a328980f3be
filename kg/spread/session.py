"""A session of Spark, set as this work wants it."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import MissingExtra, SpreadError

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

AT_ONCE = 64  # articles that go to a process of Python together
_SETTINGS = {
    "spark.sql.adaptive.enabled": "true",
    "spark.sql.adaptive.skewJoin.enabled": "true",  # a name that half of the articles bear is parted among several tasks
    "spark.sql.execution.arrow.maxRecordsPerBatch": str(AT_ONCE),
    "spark.sql.parquet.compression.codec": "zstd",
    "spark.sql.session.timeZone": "UTC",
    "spark.python.worker.reuse": "true",  # the language model is loaded once in each
    "spark.ui.showConsoleProgress": "false",
    "spark.sql.sources.partitionOverwriteMode": "static",
    "spark.log.level": "ERROR",
}
_LOG = Path(__file__).with_name("log4j2.properties")
_LOCAL = {"spark.ui.enabled": "false", "spark.driver.memory": "2g", "spark.driver.host": "127.0.0.1"}


@contextmanager
def session(master: str) -> Iterator[SparkSession]:
    """A session on a master, ended with the ``with`` statement.

    Settings of the user's own (``spark-defaults.conf``, ``PYSPARK_SUBMIT_ARGS``) go before those that are set here for one machine.

    Args:
        master: as Spark names it: ``local[2]``, ``local-cluster[2,1,2048]``, ``spark://host:7077``, ``yarn``, ``k8s://...``.

    Raises:
        MissingExtra: PySpark is not installed.
        SpreadError: there is no Java, or no such master.
    """
    try:
        from pyspark import SparkConf
        from pyspark.sql import SparkSession
    except ImportError as error:
        raise MissingExtra("Spark is not installed", where="--on", fix="pip install 'kg[spark]'") from error
    if shutil.which("java") is None and not os.environ.get("JAVA_HOME"):
        fix = "install Java 17 (openjdk-17-jre-headless), or set JAVA_HOME"
        raise SpreadError("there is no Java, which Spark runs on", where="--on", fix=fix)
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    given = SparkConf()
    settings = {**(_LOCAL if master.startswith("local") else {}), **_SETTINGS}
    settings["spark.driver.extraJavaOptions"] = f"-Dlog4j2.configurationFile={_LOG.as_uri()}"
    builder = SparkSession.builder.master(master).appName("kg build")
    for name, value in settings.items():
        builder = builder.config(name, given.get(name, value))
    try:
        spark = builder.getOrCreate()
    except Exception as error:  # the library's exceptions share no other base
        told = " ".join(str(error).split())[:200]
        raise SpreadError(f"Spark does not start: {told}", where=master, fix="check the master, and Java (17)") from error
    try:
        yield spark
    finally:
        spark.stop()
