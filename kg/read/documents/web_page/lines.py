"""Runs of text with line breaks among them, as a browser would show them, to paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from kg.read.text import clean

BREAK = "\x00"  # a line break of the page; the parser leaves no such character in text
_UNSEEN = re.compile("[\u00ad\u200b\u2060\ufeff]")  # soft hyphens and the like: places to break a line, not text
_ENDED = re.compile(r"""[.!?:;…]["'”’)\]]*$""")
_LONG_LINE = 40  # characters


class Run(NamedTuple):
    """A piece of text, and whether it is in a link or set off from what is around it."""

    text: str
    linked: bool = False
    strong: bool = False


class Line(NamedTuple):
    """A paragraph on one line: how many of its characters are linked and set off, how many words at its beginning are a link."""

    text: str
    linked: int
    strong: int
    lead: int


def paragraphs(runs: list[Run]) -> list[Line]:
    """The paragraphs of a block: line breaks part them, save those at which an editor has broken one paragraph into lines."""
    if not any(BREAK in run.text for run in runs):
        line = _line(runs)
        return [line] if line else []
    rows = list(_rows(runs))
    lines = [_line(row) for row in rows]
    wrapped = _is_wrapped([line.text if line else "" for line in lines])
    groups: list[list[int]] = []
    for n, line in enumerate(lines):
        last = lines[n - 1] if n else None
        goes_on = line is not None and last is not None and (wrapped or _goes_on(last.text, line.text))
        if goes_on:
            groups[-1].append(n)
        else:
            groups.append([n])
    made = (lines[group[0]] if len(group) == 1 else _line(_joined([rows[n] for n in group])) for group in groups)
    return [line for line in made if line]


def _joined(rows: list[list[Run]]) -> list[Run]:
    """Rows one after the other, as one."""
    return [run for row in rows for run in (Run(" "), *row)]


def _rows(runs: list[Run]) -> Iterator[list[Run]]:
    row: list[Run] = []
    for run in runs:
        first, *rest = run.text.split(BREAK)
        row.append(run._replace(text=first))
        for part in rest:
            yield row
            row = [run._replace(text=part)]
    yield row


def _is_wrapped(lines: list[str]) -> bool:
    """Whether lines end where a column did, not where a sentence does."""
    inner = [line for line, after in pairwise(lines) if line and after]
    open_ended = [line for line in inner if len(line) >= _LONG_LINE and not _ENDED.search(line)]
    return len(inner) >= 3 and len(open_ended) > 0.6 * len(inner)


def _goes_on(line: str, after: str) -> bool:
    """Whether a line goes on in the one after it."""
    return not _ENDED.search(line) and after[:1].islower()


def _line(runs: list[Run]) -> Line | None:
    """One line of runs; None where there is nothing to see."""
    text = _plain("".join([run.text for run in runs]))
    if not text:
        return None
    linked = len(_plain("".join([run.text for run in runs if run.linked]))) if any(run.linked for run in runs) else 0
    strong = len(_plain("".join([run.text for run in runs if run.strong]))) if any(run.strong for run in runs) else 0
    first = next((run for run in runs if run.text.strip()), None) if linked else None
    return Line(text, linked, strong, len(first.text.split()) if first and first.linked else 0)


def _plain(text: str) -> str:
    line = " ".join(text.split())
    return line if line.isprintable() else " ".join(clean(_UNSEEN.sub("", line)).split())
