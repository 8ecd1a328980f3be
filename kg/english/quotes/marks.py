"""Quotation marks and what lies between them.

Straight marks are told apart by the white space around them, single ones from apostrophes by having both ends in one
paragraph. A quotation that is not closed ends with its paragraph, and goes on in the next where that opens with a mark.
Nothing that is out of balance reaches beyond its paragraph.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.english.quotes.words import Words

_OPEN = {"“": '"', "„": '"', "‟": '"', "«": "«", "``": '"', "‘": "'", "‚": "'", "‹": "‹"}
_CLOSE = {"”": '"', "»": "«", "’": "'", "›": "‹"}
_EITHER = {'"': '"', "''": '"', "'": "'", "`": "'", "＂": '"'}
_MARKS = _OPEN.keys() | _CLOSE.keys() | _EITHER.keys()
_REACH = 8  # paragraphs a quotation without marks at their starts may run to its closing mark
_BEFORE = frozenset("([{—–-/")  # what an opening mark may be glued to


@dataclass(slots=True)
class Quoted:
    """Tokens ``start`` to ``end`` (exclusive) between two marks. ``level`` 0 is outermost.

    ``closed``: its closing mark is there. ``goes_on``: it is the next part of a quotation left open a paragraph before.
    """

    start: int
    end: int
    level: int
    closed: bool = True
    goes_on: bool = False


@dataclass(slots=True)
class _Scan:
    """One paragraph: quotations found, marks still open (family and token), and a closing mark before any opening one."""

    found: list[Quoted] = field(default_factory=list)
    open: list[tuple[str, int]] = field(default_factory=list)
    stray: int = -1


def quoted(w: Words) -> list[Quoted]:
    """All quotations of a document in text order, the outer one of two that start together first."""
    marks = [i for i, t in enumerate(w.text) if t in _MARKS]
    found: list[Quoted] = []
    left_open: Quoted | None = None
    at = 0
    while at < len(marks):
        p, end = w.paragraph[marks[at]], at
        while end < len(marks) and w.paragraph[marks[end]] == p:
            end += 1
        scan = _paragraph(w, marks[at:end])
        if left_open is not None:
            apart = p - w.paragraph[left_open.start]
            if apart == 1 and scan.found and scan.found[0].start == marks[at] + 1 and _opens(w, marks[at]):
                scan.found[0].goes_on = True
            elif scan.stray >= 0 and apart <= _REACH:
                left_open.end, left_open.closed = scan.stray, True
        found += scan.found
        left_open = next((q for q in scan.found if q.level == 0 and not q.closed), None)
        at = end
    return found


def _opens(w: Words, mark: int) -> bool:
    """Whether a mark is the first thing in its paragraph."""
    first = next((k for k in range(mark - 1, -1, -1) if w.pos[k] != "SPACE"), -1)
    return first < 0 or w.paragraph[first] < w.paragraph[mark]


def _paragraph(w: Words, marks: list[int]) -> _Scan:
    """The quotations of one paragraph."""
    scan = _Scan()
    doubled: set[int] = set()
    for k, i in enumerate(marks):
        if i in doubled:
            continue
        family = _family(w.text[i])
        if w.text[i] in {"'", "`"} and k + 1 < len(marks) and marks[k + 1] == i + 1 and w.text[i + 1] == w.text[i] and w.glued[i]:
            family = '"'  # two single ones for a double mark
            doubled.add(i + 1)
        last = i + 1 if i + 1 in doubled else i
        side = _side(w, i, last, family, scan)
        if side == "open" and (family != "'" or _has_end(w, i, marks[k + 1 :])):
            scan.open.append((family, last))
        elif side == "close" and any(f == family for f, _ in scan.open):
            _close(scan, family, i)
        elif side == "close" and family != "'" and not scan.open and not scan.found and scan.stray < 0:
            scan.stray = i
    end = marks[-1] + 1
    while end < len(w.text) and w.paragraph[end] == w.paragraph[marks[-1]]:
        end += 1
    _leave(w, scan, end)
    scan.found = sorted((q for q in scan.found if q.end > q.start), key=lambda q: (q.start, -q.end))
    return scan


def _family(mark: str) -> str:
    return _OPEN.get(mark) or _CLOSE.get(mark) or _EITHER[mark]


def _side(w: Words, i: int, last: int, family: str, scan: _Scan) -> str:
    """ "open", "close", or "" for a mark that is neither."""
    held = any(f == family for f, _ in scan.open)
    before = i > 0 and w.pos[i - 1] != "SPACE" and w.glued[i - 1]
    after = last + 1 < len(w.text) and w.pos[last + 1] != "SPACE" and w.glued[last]
    if w.text[i] in _OPEN:
        return "close" if held and w.spaced and before and not after else "open"  # „ is closed by “
    if family == "'" and w.tags[i] == "POS":
        return ""
    if w.text[i] in _CLOSE:
        return "close"
    if w.spaced and before != after:
        if after and not before:
            return "open"
        return "close"
    if w.spaced and before and after and not held:
        return "open" if w.text[i - 1][-1:] in _BEFORE or (family == "'" and w.text[i - 1] in {'"', "“"}) else ""
    if family == "'" and w.spaced and before and after and w.pos[last + 1] != "PUNCT":
        return ""  # inside a word
    return "close" if held else "open"


def _has_end(w: Words, i: int, later: list[int]) -> bool:
    """Whether a single opening mark is closed in its paragraph; else it is an apostrophe ("'tis")."""
    for j in later:
        if w.text[j] in {"'", "’"} and w.tags[j] != "POS" and j > i + 1:
            after = j + 1 < len(w.text) and w.pos[j + 1] not in {"SPACE", "PUNCT"} and w.glued[j]
            before = w.glued[j - 1] and w.pos[j - 1] != "SPACE"
            if not w.spaced or (before and not after):
                return True
    return False


def _close(scan: _Scan, family: str, i: int) -> None:
    """Close the innermost quotation of a family; what was opened inside it and never closed is no quotation."""
    while scan.open:
        opened, start = scan.open.pop()
        if opened == family:
            scan.found.append(Quoted(start + 1, i, len(scan.open)))
            return


def _leave(w: Words, scan: _Scan, end: int) -> None:
    """What is still open at the end of a paragraph runs to it; but one with whole quotations after it lacks its closing mark
    somewhere before them, nobody knows where, and is dropped.
    """
    level = 0
    for family, start in scan.open:
        inside = [q for q in scan.found if q.start > start and family != "'"]
        for q in inside:
            q.level -= 1
        if not inside and end > start + 1:
            scan.found.append(Quoted(start + 1, end, level, closed=False))
            level += 1
