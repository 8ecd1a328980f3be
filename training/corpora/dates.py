"""Dates in GUM: its TEI ``<date>`` elements, and the day a document's own words count from."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

_TAG = re.compile(r"</date>|<date[^>]*>")
_ATTRIBUTE = re.compile(r'(\w+):::"([^"]*)"')
# Pages that are kept up to date: what they say is said on the day they were last changed, not on the day they were begun.
_KEPT_UP = frozenset({"bio", "voyage", "whow"})


@dataclass(frozen=True)
class Date:
    """A marked date: word positions in the document, end exclusive, and its attributes ("when", "from", "notAfter", ...)."""

    start: int
    end: int
    attributes: Mapping[str, str]


@dataclass
class Dates:
    """The dates of one document, and the day (ISO 8601) it was written."""

    name: str
    written: str = ""
    dates: list[Date] = field(default_factory=list)


def read(path: Path) -> Iterator[Dates]:
    """The documents of one CoNLL-U file of GUM."""
    document, words = Dates(path.stem), 0
    open_: list[tuple[int, dict[str, str]]] = []
    meta: dict[str, str] = {}
    for line in path.read_text("utf8").split("\n"):
        if line.startswith("# newdoc"):
            if document.dates:
                yield document
            document, words, open_, meta = Dates(line.split("=")[-1].strip()), 0, [], {}
        elif line.startswith("# meta::"):
            key, _, value = line.removeprefix("# meta::").partition(" = ")
            meta[key] = value
            document.written = meta.get("dateModified" if meta.get("genre") in _KEPT_UP else "dateCreated", "")
        elif line and not line.startswith("#"):
            columns = line.split("\t")
            if not columns[0].isdigit():
                continue
            for tag in _TAG.findall(_xml(columns[9])):
                if tag != "</date>":
                    open_.append((words, dict(_ATTRIBUTE.findall(tag))))
                elif open_:
                    start, attributes = open_.pop()
                    document.dates.append(Date(start, words + 1, attributes))
            words += 1
    if document.dates:
        yield document


def _xml(misc: str) -> str:
    found = re.search(r"XML=([^|\t]*)", misc)
    return found[1] if found else ""
