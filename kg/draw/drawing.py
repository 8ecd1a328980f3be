"""A picture as an object: shown in a notebook, saved as HTML, SVG or PNG."""

from __future__ import annotations

import os
from collections.abc import Collection, Sequence
from functools import cached_property
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from kg.draw.network import network
from kg.errors import UsageError
from kg.types import EntityType, Reading, Status

if TYPE_CHECKING:
    import networkx
    import rdflib

    from kg.store import Store

    Source: TypeAlias = list[Reading] | tuple[Reading, ...] | Store | str | os.PathLike[str] | rdflib.Dataset

FORMATS = ("html", "svg", "png")
_HEIGHT = 640  # pixels in a notebook


class Drawing:
    """A part of a graph as a picture. In a notebook it shows itself."""

    def __init__(self, graph: networkx.MultiDiGraph, title: str) -> None:
        """``graph`` is made by ``kg.draw.network.network``; ``title`` is plain text."""
        self.graph, self.title = graph, title

    @cached_property
    def html(self) -> str:
        """The page."""
        from kg.draw.page import page

        return page(self.graph, title=self.title)

    @cached_property
    def svg(self) -> str:
        """The picture alone, with its legend."""
        from kg.draw.payload import note
        from kg.draw.svg import svg

        return svg(self.graph, title=self.title, note=note(self.graph))

    @cached_property
    def png(self) -> bytes:
        """The same in pixels.

        Raises:
            MissingExtra: what draws pixels is not installed.
        """
        from kg.draw.png import png

        return png(self.svg)

    def save(self, out: str | os.PathLike[str], *, format: str = "") -> Path:
        """Writes a file and gives its path.

        Args:
            out: the file; what was there is replaced at once, or stays whole.
            format: "html", "svg" or "png"; by default what the file's name ends in, or else HTML.

        Raises:
            UsageError: there is no such format.
            KgError: the file cannot be written.
        """
        from kg.draw.write import replace

        path = Path(out)
        kind = format or (path.suffix[1:].lower() if path.suffix[1:].lower() in FORMATS else "html")
        if kind not in FORMATS:
            raise UsageError(f"a picture cannot be saved as {kind!r}", where="format", fix=f"give one of {', '.join(FORMATS)}")
        made = getattr(self, kind)
        replace(path, made if isinstance(made, bytes) else made.encode("utf-8"))
        return path

    def _repr_html_(self) -> str:
        """The page in a frame of its own, which can reach neither the notebook nor the network."""
        page = escape(self.html, quote=True)
        frame = f'width="100%" height="{_HEIGHT}" style="border:0" sandbox="allow-scripts allow-downloads allow-popups"'
        return f'<iframe title="{escape(self.title, quote=True)}" {frame} srcdoc="{page}"></iframe>'


def drawing(
    source: Source,
    *,
    about: str | None = None,
    hops: int = 1,
    since: str | None = None,
    until: str | None = None,
    types: Collection[EntityType] = (),
    statuses: Collection[Status] = (),
    limit: int = 150,
    title: str = "",
) -> Drawing:
    """A picture of a part of a graph; the options are those of ``kg.draw.network.network``.

    Args:
        source: an open store, where one is (a folder or an address), a dataset as ``kg.build`` gives it, or readings.
        title: heading of the page; where empty, made from ``about`` or the headlines.

    Raises:
        UsageError: an option makes no sense.
        StoreError: the store cannot be read.
    """
    readings = _readings(source)
    graph = network(readings, about=about, hops=hops, since=since, until=until, types=types, statuses=statuses, limit=limit)
    return Drawing(graph, title or _title(about, graph.graph["headlines"]))


def _readings(source: Source) -> Sequence[Reading]:
    from kg.store import Store, open_store

    if isinstance(source, str | os.PathLike):
        with open_store(source) as store:
            return store.readings()
    if isinstance(source, Store):
        return source.readings()
    if isinstance(source, list | tuple):
        return source
    from kg.rdf.decode import readings
    from kg.rdf.rdflib_bridge import from_rdflib

    return readings(from_rdflib(source))


def _title(about: str | None, headlines: tuple[str, ...]) -> str:
    if about:
        return f"About {about}"
    if len(headlines) == 1 and headlines[0]:
        return headlines[0]
    return f"{len(headlines)} articles" if len(headlines) != 1 else "One article"
