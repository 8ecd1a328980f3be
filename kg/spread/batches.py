"""Tables of Spark's: functions of rows as it calls them, a part at a time, in batches of Arrow; several tables as one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import reduce
from itertools import islice
from typing import TYPE_CHECKING, Any

from kg.spread.schemas import arrow

if TYPE_CHECKING:
    import pyarrow as pa
    from pyspark.sql import DataFrame

Fields = dict[str, Any]
Rows = Callable[[Iterator[Fields]], Iterable[Fields]]
_AT_ONCE = 256  # rows that are handed back together
_TASKS = 4  # for each core, where there are few rows, so that all have some to the end
_A_TASK = 256  # rows at most where there are many: they are lost with a worker, and the start of each task takes time


def mapped(found: DataFrame, function: Rows, ddl: str) -> DataFrame:
    """What a function makes of the rows of each part, with the columns of ``ddl``."""
    schema = arrow(ddl)

    def of_batches(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        import pyarrow as pa

        made = iter(function(row for batch in batches for row in batch.to_pylist()))
        while some := list(islice(made, _AT_ONCE)):
            yield pa.RecordBatch.from_pylist(some, schema=schema)

    return found.mapInArrow(of_batches, ddl)


def tasks(count: int, cores: int, least: int = 1) -> int:
    """How many tasks share some rows; where there are few, none has fewer than ``least``."""
    return max(1, min(-(-count // least), max(_TASKS * cores, -(-count // _A_TASK))))


def together(parts: Sequence[DataFrame]) -> DataFrame:
    """Tables of the same columns as one."""
    return reduce(lambda a, b: a.unionByName(b), parts)
