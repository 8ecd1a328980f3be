"""Spark's settings: ours, and the user's own, which go before them."""

from __future__ import annotations

import os
import re
import shlex
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from kg.errors import SpreadError

AT_ONCE = 64  # articles that go to a process of Python together
EVERYWHERE = {
    "spark.sql.adaptive.enabled": "true",
    "spark.sql.adaptive.skewJoin.enabled": "true",  # a name that half of the articles bear is parted among several tasks
    "spark.sql.execution.arrow.maxRecordsPerBatch": str(AT_ONCE),
    "spark.sql.parquet.compression.codec": "zstd",
    "spark.sql.session.timeZone": "UTC",
    "spark.python.worker.reuse": "true",  # the language model is loaded once in each
    "spark.ui.showConsoleProgress": "false",
    "spark.log.level": "WARN",
}
# On one machine Java shares the cores with what reads: it compiles its code once and quickly, and collects garbage in one thread.
# Compiling it again, and better, took a third of all processor time for 1,000 articles.
_JAVA = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"
ONE_MACHINE = {
    "spark.ui.enabled": "false",
    "spark.driver.memory": "2g",
    "spark.driver.host": "127.0.0.1",
    "spark.driver.extraJavaOptions": _JAVA,
    "spark.executor.extraJavaOptions": _JAVA,
    "spark.sql.shuffle.partitions": "32",
}
_ARGUMENTS = "PYSPARK_SUBMIT_ARGS"  # PySpark starts Java with them
_NO_ARGUMENTS = "pyspark-shell"
_SETTING = re.compile(r"\s*([^#!\s=:][^\s=:]*)")  # a line of a file of properties, of which the name is wanted


def ours(master: str) -> dict[str, str]:
    """What is set for a master where the user sets nothing."""
    return {**(ONE_MACHINE if master.startswith("local") else {}), **EVERYWHERE}


@contextmanager
def submitted(settings: Mapping[str, str]) -> Iterator[None]:
    """While Java starts, it is given settings before those in ``PYSPARK_SUBMIT_ARGS``, of which the last of a name holds.

    Those in ``spark-defaults.conf`` would give way to ours, so that ours are left out where that file has them.

    Raises:
        SpreadError: that file cannot be read.
    """
    own = _defaults()
    given = os.environ.get(_ARGUMENTS)
    told = [part for name, value in settings.items() if name not in own for part in ("--conf", f"{name}={value}")]
    os.environ[_ARGUMENTS] = f"{shlex.join(told)} {given or _NO_ARGUMENTS}"
    try:
        yield
    finally:
        if given is None:
            del os.environ[_ARGUMENTS]
        else:
            os.environ[_ARGUMENTS] = given


def _defaults() -> set[str]:
    """The names of the settings in the user's ``spark-defaults.conf``."""
    folder = os.environ.get("SPARK_CONF_DIR") or (f"{home}/conf" if (home := os.environ.get("SPARK_HOME")) else None)
    if folder is None:
        return set()
    path = Path(folder) / "spark-defaults.conf"
    try:
        lines = path.read_text("utf-8").splitlines()
    except FileNotFoundError:
        return set()
    except (OSError, UnicodeDecodeError) as error:
        raise SpreadError(f"Spark's settings cannot be read: {error}", where=str(path), fix="make it a file of text") from error
    return {found[1] for line in lines if (found := _SETTING.match(line))}
