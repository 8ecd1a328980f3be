"""``kg build --on``: the same job on Spark."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.articles import Inputs
from kg.cli.messages import note, plural
from kg.errors import UsageError

if TYPE_CHECKING:
    from kg.resolve.across import Rules

On = Annotated[
    str,
    typer.Option(
        "--on",
        metavar="MASTER",
        show_default=False,
        help="Build on Spark (local[2], spark://host:7077, yarn, k8s://...) and publish the graph in the folder --out; see docs/scale.md.",
    ),
]
_FOLDER = "name it with --out, as --out europe/ or --out s3a://bucket/europe; kg load takes the graph from there"


def check_elsewhere(given: Mapping[str, bool]) -> None:
    """Refuse options that make no sense on Spark.

    Args:
        given: whether they were given, by name.

    Raises:
        UsageError: one was.
    """
    for name, is_given in given.items():
        if is_given:
            raise UsageError(f"{name} does not go with --on", where=name, fix="leave it out; docs/scale.md tells what can be done")


def build_on(master: str, out: Path | None, articles: Inputs, rules: Rules | None, confidence: float) -> None:
    """Publish the graph of the inputs, or add them to the graph that is published there.

    Raises:
        UsageError: there is no folder to publish in, or nothing to read.
        SpreadError: the job fails.
    """
    from kg.spread import Job, build

    if out is None:
        raise UsageError("there is no folder to publish in", where="--on", fix=_FOLDER)
    if not articles.sources:
        raise UsageError("there is nothing to read", fix="for example: kg build news/ --on local[2] --out graph/")
    folder = address(str(out))
    job = Job(tuple(articles.sources), folder, master, articles.options, confidence, articles.seconds, rules)
    built = build(job, failed=articles.fails, note=note)
    came = f"{plural(built.came, 'article')} came, " if built.came else "nothing new came, "
    print(f"{folder}: version {built.version}; {came}{plural(built.articles, 'article')} in all")
    articles.finish()


def address(given: str) -> str:
    """A folder as Spark is to be told of it; a path had one of the two slashes after its scheme taken away."""
    scheme, colon, rest = given.partition(":/")
    return f"{scheme}://{rest.lstrip('/')}" if colon and scheme.isalnum() else str(Path(given).absolute())
