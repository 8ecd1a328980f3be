"""``--link``: entities linked to what a reconciliation service knows them as."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.errors import UsageError
from kg.types import Reading

if TYPE_CHECKING:
    from kg.link import Service

Link = Annotated[
    str,
    typer.Option(
        "--link",
        metavar="URL",
        show_default=False,
        help="Link entities to those of a W3C reconciliation service, such as https://wikidata.reconci.link/en/api. It is sent their "
        "names; without this option nothing is.",
    ),
]
LinkCache = Annotated[
    Path | None,
    typer.Option(
        "--link-cache",
        metavar="FILE",
        show_default=False,
        help="Keep the answers to --link in FILE; else in links.sqlite in $XDG_CACHE_HOME/kg or ~/.cache/kg.",
    ),
]


def with_links(readings: Iterable[Reading], url: str, cache: Path | None = None) -> Iterator[Reading]:
    """The readings as they come, linked to a service if there is an address. Wrong usage is told at once.

    Raises:
        UsageError: the address is none, or there is a file for answers and no address.
        LinkError: the file of answers cannot be opened, or, with a reading, the service does not answer.
    """
    if not url:
        if cache is not None:
            raise UsageError("there is nothing to keep", where="--link-cache", fix="give --link and the address of a service too")
        return iter(readings)
    from kg.link import default_cache, open_service

    return _linked(readings, open_service(url, cache=cache or default_cache()))


def _linked(readings: Iterable[Reading], service: Service) -> Iterator[Reading]:
    from kg.link import linked

    with service:
        for reading in readings:
            yield linked(reading, service)
