"""What ``kg draw`` calls: readings in, one file out."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Collection, Sequence
from pathlib import Path

from kg.draw.drawing import drawing
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
    format: str = "",
) -> Path:
    """Writes the picture and gives its path; the options are those of ``kg.draw.network.network``.

    Args:
        title: heading of the page; where empty, made from ``about`` or the headlines.
        format: "html", "svg" or "png"; by default what the file's name ends in, or else HTML.

    Raises:
        UsageError: an option makes no sense.
        KgError: the file cannot be written. What was there before stays as it was.
    """
    made = drawing(
        list(readings), about=about, hops=hops, since=since, until=until, types=types, statuses=statuses, limit=limit, title=title
    )
    return made.save(out, format=format)


def replace(out: Path, content: bytes) -> None:
    """Writes beside the file and renames, so that nobody ever finds half a page.

    Raises:
        KgError: the file cannot be written.
    """
    part = ""
    try:
        with tempfile.NamedTemporaryFile("wb", dir=out.parent, suffix=".part", delete=False) as file:
            part = file.name
            file.write(content)
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
