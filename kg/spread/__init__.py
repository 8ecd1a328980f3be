"""The same job on many machines: articles to a published graph, by Spark.

There is no logic of its own here beside how the work is parted. Reading an article needs no other article, so articles are parted
as one likes. What joins articles is decided component by component (see ``kg.store.blocks``), so rows are parted by component. What
is shown of an article is made of its original and of how its entities are joined, so graphs are parted by article. Each step leaves
its result on the file system that the graph is published on: what was interrupted goes on from there.

    sources      inputs to articles
    editions     of articles from one place the last is kept
    extracting   articles to what they bring
    components   rows that share keys, put together
    deciding     who is who in each component
    showing      graphs, facts and entities
    tables       the published graph: its tables in buckets, and the manifest that says which files they are
    job          all of it
"""

from __future__ import annotations

from kg.spread.job import Built, Job, build
from kg.spread.tables import files_of

__all__ = ["Built", "Job", "build", "files_of"]
