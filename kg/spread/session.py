"""A session of Spark, set as this work wants it."""

from __future__ import annotations

import logging
import os
import re
import shutil
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.errors import MissingExtra, SpreadError, UsageError
from kg.spread.settings import ours, submitted

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

_MASTER = re.compile(r"local(\[[^\]]+\])?|local-cluster\[\d+, ?\d+, ?\d+\]|spark://.+|yarn|k8s://.+")


@contextmanager
def session(master: str, log: Path) -> Iterator[SparkSession]:
    """A session on a master, ended with the ``with`` statement.

    Settings of the user's own (``spark-defaults.conf``, ``PYSPARK_SUBMIT_ARGS``) go before ours (``kg.spread.settings``).

    Args:
        master: as Spark names it: ``local[2]``, ``local-cluster[2,1,2048]``, ``spark://host:7077``, ``yarn``, ``k8s://...``.
        log: where Spark's own words go, which it says on stderr.

    Raises:
        UsageError: this is no master.
        MissingExtra: PySpark is not installed.
        SpreadError: there is no Java, or Spark does not start.
    """
    if not _MASTER.fullmatch(master):
        raise UsageError(f"{master!r} is no master of Spark", where="--on", fix="use local[2], spark://host:7077, yarn or k8s://https://host:6443")
    try:
        from pyspark import SparkConf
        from pyspark.sql import SparkSession
    except ImportError as error:
        raise MissingExtra("Spark is not installed", where="--on", fix="pip install 'kg[spark]'") from error
    if shutil.which("java") is None and not os.environ.get("JAVA_HOME"):
        fix = "install Java 17 (openjdk-17-jre-headless), or set JAVA_HOME"
        raise SpreadError("there is no Java, which Spark runs on", where="--on", fix=fix)
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    builder = SparkSession.builder.master(master).appName("kg build")
    chosen = ours(master)
    there = SparkConf()
    if there.getAll():  # Java runs in this process already, as it does in a notebook
        for name, value in chosen.items():
            builder = builder.config(name, there.get(name, value))
    interrupted = signal.getsignal(signal.SIGINT)
    try:
        with _stderr_to(log), submitted(chosen):
            spark = builder.getOrCreate()
    except SpreadError:
        raise
    except Exception as error:  # the library's exceptions share no other base
        told = " ".join(str(error).split())[:200]
        last = " ".join(log.read_text("utf-8", "replace").split())[-300:] if log.exists() else ""
        raise SpreadError(f"Spark does not start: {told} {last}", where=master, fix="check the master, and Java (17)") from error
    with _as_before(interrupted):
        try:
            yield spark
        finally:
            with suppress(Exception):  # after Ctrl-C the way to Java may be blocked; Java ends with this process in any case
                spark.stop()


@contextmanager
def _as_before(interrupted: Any) -> Iterator[None]:
    """Ctrl-C means what it meant before Spark took it over, and py4j does not write to the log that it has met it."""
    root, quiet = logging.getLogger(), _Quiet()
    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGINT, interrupted)
    root.addFilter(quiet)
    try:
        yield
    finally:
        root.removeFilter(quiet)


class _Quiet(logging.Filter):
    def filter(self, record: logging.LogRecord) -> bool:
        return "while sending command" not in record.getMessage()


@contextmanager
def _stderr_to(log: Path) -> Iterator[None]:
    """What is started meanwhile writes its stderr to a file: Java, and what Java starts."""
    sys.stderr.flush()
    kept = os.dup(2)
    try:
        with log.open("ab") as file:
            os.dup2(file.fileno(), 2)
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
