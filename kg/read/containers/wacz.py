"""Web archive collections (WACZ): ZIP archives that hold WARCs, with indexes of them that are not read."""

from __future__ import annotations

from collections.abc import Iterable

_DESCRIPTION = "datapackage.json"
_FOLDER = "archive/"
_SUFFIXES = (".warc", ".warc.gz")


def warcs(names: Iterable[str]) -> frozenset[str]:
    """The WARCs among the names of the members of a ZIP archive, if it is a WACZ; else none."""
    names = frozenset(names)
    if _DESCRIPTION not in names:
        return frozenset()
    return frozenset(name for name in names if name.startswith(_FOLDER) and name.lower().endswith(_SUFFIXES))
