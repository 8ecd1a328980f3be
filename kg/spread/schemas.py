"""The columns of everything that is passed from step to step, as Spark and as Arrow have them."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING

from kg.rdf.table import FactRow

if TYPE_CHECKING:
    import pyarrow as pa

_TYPES = {"str": "string", "int": "int", "float": "double", "bool": "boolean"}
_TOLD = [field for field in fields(FactRow) if field.name != "article"]  # which is told once for all of its facts
_WORDS = ",".join(f"{field.name}:{_TYPES[str(field.type)]}" for field in _TOLD)
TOLD = tuple(field.name for field in _TOLD)
"""What is told of a fact in words."""

SOURCE = "ord string, source string, content binary"
"""An input: ``ord`` sorts as the user named them; ``content`` is null where a worker opens the source itself."""

ARTICLE = "ord string, id string, url string, source string, told string, article string, failure string"
"""``article`` is its JSON; ``told`` a digest of all that a reading of it depends on; ``failure`` JSON where there is no article."""

FACTS = f"array<struct<id:string,subject_id:string,object_id:string,source_ids:array<string>,place_id:string,{_WORDS}>>"
ENTITIES = "array<struct<id:string,name:string,type:string,names:array<string>,same_as:array<string>>>"
ROWS = "array<struct<id:string,keys:array<string>,payload:string>>"
EXTRACTED = (
    "ord string, id string, url string, source string, told string, article string, packed string, "
    f"profiles {ROWS}, signature {ROWS}, facts {FACTS}, entities {ENTITIES}, failure string"
)
"""What an article brings: see ``kg.store.coming.Coming``; facts and entities are the tables for analysts."""

ROW = "component long, kind string, article string, id string, keys array<string>, payload string"
"""Of ``kg.store.blocks.Row``, with the component it is in."""

DECIDED = f"{ROW}, joined string, line string"
"""Rows with the id that an entity is joined under, and lines of the graph of joins (``kind`` is "join")."""

SHOWN = "bucket int, what string, article string, text string"
"""A piece of N-Quads, ``what`` being "graphs" or "kept"."""


def arrow(ddl: str) -> pa.Schema:
    """The Arrow schema of columns in Spark's words."""
    from pyspark.sql.pandas.types import to_arrow_schema
    from pyspark.sql.types import StructType

    schema = StructType.fromDDL(ddl)
    assert isinstance(schema, StructType)
    return to_arrow_schema(schema)
