"""Inputs to articles: files are named on the driver and read where the work is done."""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from kg import __version__
from kg.errors import InputError, UsageError
from kg.pipeline.failure import Failure, of_input
from kg.rdf import names
from kg.read.containers import folder
from kg.read.containers.row import columns_of, item_of, no_text
from kg.read.item import of_bytes
from kg.read.options import Columns, Options
from kg.read.source import STANDARD_INPUT, fetcher_for, found_in
from kg.read.walk import Found, outcomes
from kg.spread.batches import Fields, mapped, tasks, together
from kg.spread.schemas import ARTICLE, SOURCE
from kg.types import Article

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

_LISTS = (".paths", ".paths.gz")  # as Common Crawl calls the lists of its archives
_PARQUET = ".parquet"


def articles(spark: SparkSession, inputs: Sequence[str], options: Options, least: float) -> DataFrame:
    """The articles of all inputs, and the failures of what is none; see ``schemas.ARTICLE``.

    Args:
        spark: the session.
        inputs: files, folders, web addresses, lists of such (``.paths``), tables (``.parquet``), and whatever has a scheme that
            Spark's file systems know (``s3a://bucket/news/``).
        options: how to read.
        least: the least confidence of facts to be kept.

    Raises:
        UsageError: an input cannot be read by several processes.
    """
    from pyspark.sql import functions as F

    plain: list[tuple[str, str]] = []
    found: list[DataFrame] = []
    allow_private, options = _allows_private(options), replace(options, fetcher=None)
    read = partial(_articles, options=options, allow_private=allow_private, least=least)
    for number, given in enumerate(inputs):
        if given.rstrip("/").endswith(_PARQUET):
            found.append(_of_table(spark, given, number, options, least))
        elif _has_scheme(given):
            files = spark.read.format("binaryFile").option("recursiveFileLookup", "true").load(given)
            ord = F.concat(F.lit(f"{number:06}/"), F.col("path"))
            found.append(mapped(files.select(ord.alias("ord"), F.col("path").alias("source"), "content"), read, ARTICLE))
        else:
            plain += ((f"{number:06}/{at:012}", source) for at, source in enumerate(_listed(given)))
    if plain:
        context = spark.sparkContext
        parts = tasks(len(plain), context.defaultParallelism)
        made = spark.createDataFrame(context.parallelize([(o, s, None) for o, s in plain], parts), SOURCE)
        found.append(mapped(made, read, ARTICLE))
    return together(found)


def told_of(article: Article, model: str, least: float) -> str:
    """A digest of all that the graph of an article depends on: itself, and what reads it."""
    told = json.dumps([asdict(article), model, __version__, least], sort_keys=True)
    return hashlib.sha256(told.encode()).hexdigest()[:32]


def _has_scheme(given: str) -> bool:
    return "://" in given and not given.startswith(("http://", "https://"))


def _listed(given: str) -> Iterator[str]:
    """The single files that an input stands for, by name; none of them is opened but lists."""
    if given == STANDARD_INPUT or folder.special(Path(given)):
        raise UsageError("it can be read only once, by one process", where=given, fix="write it to a file")
    if given.endswith(_LISTS):
        try:
            with gzip.open(given, "rt") if given.endswith(".gz") else Path(given).open() as lines:
                yield from filter(None, (line.strip() for line in lines))
        except (OSError, EOFError, UnicodeDecodeError) as error:
            raise UsageError(f"the list cannot be read: {error}", where=given, fix="give a text file, a path or address a line") from error
    elif Path(given).is_dir():
        try:
            yield from (str(path) for path in folder.files(Path(given)))
        except InputError:
            yield given  # told where it is read
    else:
        yield given


def _allows_private(options: Options) -> bool:
    return options.fetcher is not None and options.fetcher.allows_private


def _articles(rows: Iterable[Fields], *, options: Options, allow_private: bool, least: float) -> Iterator[Fields]:
    """The articles of inputs, on a worker."""
    from kg.english import model_name

    model = model_name()
    for row in rows:
        source = row["source"]
        if row["content"] is None:
            fetcher = fetcher_for([source], allow_private=allow_private)
            found = found_in(source, replace(options, fetcher=fetcher))
        else:
            found = outcomes(of_bytes(row["content"], source, name=source.rpartition("/")[2]), options)
        yield from _rows(found, row["ord"], model, least)


def _rows(found: Iterator[Found | InputError], ord: str, model: str, least: float) -> Iterator[Fields]:
    for number, one in enumerate(found):
        if isinstance(one, Found):
            a = one.article
            places = {"url": names.clean(a.url), "source": "" if a.source == STANDARD_INPUT else names.clean(a.source)}
            yield {"ord": f"{ord}/{number:012}", "id": a.id, **places, "told": told_of(a, model, least), "article": json.dumps(asdict(a))}
        else:
            yield {"ord": f"{ord}/{number:012}", "failure": as_json(of_input(one))}


def as_json(failure: Failure) -> str:
    """A failure as a line of JSON, in ASCII."""
    return json.dumps(asdict(failure))


def _of_table(spark: SparkSession, path: str, number: int, options: Options, least: float) -> DataFrame:
    """The articles of a table in Parquet, a row each."""
    from pyspark.sql import functions as F

    table = spark.read.parquet(path)
    columns = columns_of(table.columns, options.columns)
    if columns.text not in table.columns:
        raise no_text(table.columns, options.columns, path, "column")
    at = F.format_string(f"{number:06}/%s/%012d", F.col("_metadata.file_name"), F.col("_metadata.row_index"))
    where = F.format_string(f"{path}#%s,row=%d", F.col("_metadata.file_name"), F.col("_metadata.row_index"))
    wanted = sorted({name for name in asdict(columns).values() if name})
    values = F.create_map(*[part for name in wanted for part in (F.lit(name), F.col(f"`{name}`").cast("string"))])
    rows = table.select(at.alias("ord"), where.alias("where"), values.alias("told"))

    return mapped(rows, partial(_of_rows, columns=columns, options=options, least=least), ARTICLE)


def _of_rows(rows: Iterable[Fields], *, columns: Columns, options: Options, least: float) -> Iterator[Fields]:
    """The articles of rows of a table, on a worker."""
    from kg.english import model_name

    model = model_name()
    for row in rows:
        item = item_of(of_bytes(b"", row["where"]), row["where"], {name: value or "" for name, value in row["told"]}, columns)
        yield from _rows(outcomes(item, options), row["ord"], model, least)
