"""What a published graph shows of articles: N-Quads made on workers, facts and entities made by Spark alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from pyoxigraph import RdfFormat, serialize

from kg.rdf.lines import in_graph
from kg.resolve.across import Rules
from kg.spread.batches import Fields, mapped
from kg.spread.schemas import SHOWN
from kg.store.blocks import Row
from kg.store.coming import PROFILE, SIGNATURE
from kg.store.merging import graph_of, joined_by, kept
from kg.store.originals import shown

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

GRAPHS, KEPT = "graphs", "kept"


def texts(articles: DataFrame) -> DataFrame:
    """The N-Quads of articles, of their graphs and of what a store keeps of them; see ``schemas.SHOWN``.

    Args:
        articles: the table of articles, see ``tables``.
    """
    return mapped(articles.select("bucket", "id", "packed", "profiles", "signature", "joined"), _texts, SHOWN)


def _texts(rows: Iterable[Fields]) -> Iterator[Fields]:
    for row in rows:
        article, joined = row["id"], dict(row["joined"])
        text = in_graph(shown(row["packed"], article, joined), graph_of(article))
        yield {"bucket": row["bucket"], "what": GRAPHS, "article": article, "text": _block(text)}
        own = [Row(PROFILE, article, r["id"], tuple(r["keys"]), r["payload"], joined.get(r["id"], "")) for r in row["profiles"]]
        own += [Row(SIGNATURE, article, r["id"], tuple(r["keys"]), r["payload"]) for r in row["signature"]]
        quads = [*kept(article, row["packed"]), *(quad for one in own for quad in one.quads())]
        yield {"bucket": row["bucket"], "what": KEPT, "article": article, "text": _block(serialize(quads, format=RdfFormat.N_QUADS) or b"")}


def about(rules: Rules) -> str:
    """The N-Quads of what a store keeps of a graph as a whole: which version joined its articles, under which rules."""
    quads = joined_by(rules)
    return (serialize(quads, format=RdfFormat.N_QUADS) or b"").decode()


def _block(lines: bytes) -> str:
    return lines.decode("utf-8").removesuffix("\n")  # Spark ends it


def facts(articles: DataFrame) -> DataFrame:
    """A row a fact, the ids of its entities being those that they are joined under."""
    from pyspark.sql import functions as F

    def under(column: str) -> str:
        return f"coalesce(joined[fact.{column}], fact.{column}) AS {column}"

    rows = articles.select("bucket", F.col("id").alias("article"), "joined", F.explode("facts").alias("fact"))
    ids = ("subject_id", "object_id", "place_id")
    others = [field for field in rows.schema["fact"].dataType.names if field not in {*ids, "source_ids"}]  # type: ignore[attr-defined]
    sources = "transform(fact.source_ids, s -> coalesce(joined[s], s)) AS source_ids"
    return rows.selectExpr("bucket", "article", *(f"fact.{name} AS {name}" for name in others), *map(under, ids), sources)


def entities(articles: DataFrame) -> DataFrame:
    """A row for each article that an entity is in, the id being that which it is joined under."""
    from pyspark.sql import functions as F

    rows = articles.select("bucket", F.col("id").alias("article"), "joined", F.explode("entities").alias("entity"))
    own = ("name", "type", "names", "same_as")
    id = "coalesce(joined[entity.id], entity.id) AS id"
    return rows.selectExpr("bucket", id, "article", "entity.id AS own_id", *(f"entity.{name} AS {name}" for name in own))
