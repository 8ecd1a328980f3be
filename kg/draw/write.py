"""What ``kg draw`` calls: readings in, one HTML file out."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Collection, Sequence
from pathlib import Path

from kg.errors import KgError
from kg.types import EntityType, Reading, Status


def draw(
    readings: Sequence[Reading],
    out: Path,
    *,
    about: str | None = None,
    hops: int = 1,
    since: str | None = None,
    until: str | None = None,
    types: Collection[EntityType] = (),
    statuses: Collection[Status] = (),
    limit: int = 150,
    title: str = "",
) -> Path:
    """Writes the page and gives its path; the options are those of ``kg.draw.network.network``.

    Args:
        title: heading of the page; where empty, made from ``about`` or the headlines.

    Raises:
        UsageError: an option makes no sense.
        KgError: the file cannot be written. What was there before stays as it was.
    """
    from kg.draw.network import network
    from kg.draw.page import page

    graph = network(readings, about=about, hops=hops, since=since, until=until, types=types, statuses=statuses, limit=limit)
    _replace(out, page(graph, title=title or _title(about, graph.graph["headlines"])))
    return out


def _title(about: str | None, headlines: tuple[str, ...]) -> str:
    if about:
        return f"About {about}"
    if len(headlines) == 1 and headlines[0]:
        return headlines[0]
    return f"{len(headlines)} articles" if len(headlines) != 1 else "One article"


def _replace(out: Path, html: str) -> None:
    """Writes beside the file and renames, so that nobody ever finds half a page."""
    part = ""
    try:
        with tempfile.NamedTemporaryFile("w", encoding="utf-8", newline="\n", dir=out.parent, suffix=".part", delete=False) as file:
            part = file.name
            file.write(html)
        Path(part).chmod(0o666 & ~_umask())
        Path(part).replace(out)
    except OSError as error:
        if part:
            Path(part).unlink(missing_ok=True)
        raise KgError(error.strerror or str(error), where=str(out), fix="choose a file in a folder you may write to") from error


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
