"""GUM's attribution relations: who (``sem-atsrc`` tokens) tells what (the nucleus of the relation), from the MISC column.

GUM's discourse trees (Zeldes et al. 2025, eRST) come as dependencies between elementary units: ``attribution-positive:13->14:1:...``
says that unit 13, the cue, is attributed content of unit 14; the number after it is how many nodes lie between the two, so that
units hanging on 14 with a smaller number belong to what is attributed. Relations after a semicolon are secondary edges.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_EDGE = re.compile(r"([a-z_-]+):(\d+)->(\d+):(\d+)(?::(\d+))?(?=:|$)")
_SOURCE = re.compile(r"sem-atsrc-([\d,-]+)-")


@dataclass(frozen=True)
class Attribution:
    """Positions count the words of the document from 0. ``content`` has no punctuation; ``negative`` as GUM has it."""

    source: int  # the syntactic head of the source by the gold tree
    content: frozenset[int]
    cue: frozenset[int]
    negative: bool


@dataclass(frozen=True)
class _Edge:
    name: str
    child: int
    head: int
    depth: int
    signals: str


def attributions(path: Path) -> list[Attribution]:
    """The attribution relations of one GUM document whose source is marked."""
    heads, punct, columns = _words(path)
    starts = [i for i, m in enumerate(columns) if m]
    units = {k + 1: range(a, b) for k, (a, b) in enumerate(zip(starts, [*starts[1:], len(heads)], strict=True))}
    primary: dict[int, list[_Edge]] = {}
    wanted: list[_Edge] = []
    for column in filter(None, columns):
        for k, e in enumerate(_edges(column)):
            if not k:
                primary.setdefault(e.head, []).append(e)
            if e.name.startswith("attribution"):
                wanted.append(e)
    found = []
    for e in wanted:
        marked = _SOURCE.search(e.signals)
        if marked is None:
            continue
        source = _positions(marked.group(1))
        content = _under(primary, e.head, e.depth) - {e.child}
        told = frozenset(t for u in content for t in units[u] if t not in punct)
        head = next((t for t in source if heads[t] not in source), source[0])
        found.append(Attribution(head, told, frozenset(units[e.child]), e.name.endswith("negative")))
    return found


def _words(path: Path) -> tuple[list[int], set[int], list[str]]:
    """Of each word: its head (itself at a root), whether it is punctuation, its discourse column ("" inside a unit)."""
    heads: list[int] = []
    punct: set[int] = set()
    columns: list[str] = []
    base = 0
    for line in path.read_text("utf8").split("\n"):
        row = line.split("\t")
        if not line:
            base = len(heads)
        elif line[0] != "#" and row[0].isdigit():
            i = len(heads)
            heads.append(base + int(row[6]) - 1 if row[6] != "0" else i)
            if row[3] == "PUNCT":
                punct.add(i)
            marked = re.search(r"Discourse=([^|]*)", row[9])
            columns.append(marked.group(1) if marked else "")
    return heads, punct, columns


def _edges(column: str) -> Iterator[_Edge]:
    for k, part in enumerate(column.split(";")):
        m = _EDGE.match(part)
        if m:
            # A secondary edge tells two depths: of the node it leaves and of the node it reaches.
            depth = int(m[5]) if k and m[5] is not None else int(m[4])
            yield _Edge(m[1], int(m[2]), int(m[3]), depth, part[m.end() :])


def _positions(text: str) -> list[int]:
    """ "168-170,175" as [167, 168, 169, 174]."""
    found: list[int] = []
    for part in filter(None, text.split(",")):
        ends = [int(x) - 1 for x in part.split("-") if x]
        found += range(ends[0], ends[-1] + 1)
    return found


def _under(edges: dict[int, list[_Edge]], unit: int, depth: int) -> set[int]:
    """A unit and what hangs on it below a node ``depth`` nodes up."""
    found, todo = {unit}, [e.child for e in edges.get(unit, ()) if e.depth < depth]
    while todo:
        u = todo.pop()
        if u not in found:
            found.add(u)
            todo += [e.child for e in edges.get(u, ())]
    return found
