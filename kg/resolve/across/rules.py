"""The user's own word on who is the same: a CSV file of pairs, which wins over everything else."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from kg.errors import UsageError
from kg.resolve.across.profile import Profile
from kg.resolve.names import fold, slug
from kg.resolve.states import state_named

_STATE = "state:"  # no profile has such an id or name: a state needs none
_FIX = "write a header a,b,decision (article_a, article_b) and the decision same or different"
_FIX_TWO = "take one of these lines out"


@dataclass(frozen=True, slots=True, order=True)
class Side:
    """An entity id or a name, in one article or (``article`` "") in all."""

    text: str
    article: str = ""

    def covers(self, other: Side) -> bool:
        """Whether all that the other side means, this one means too."""
        return self.text == other.text and self.article in ("", other.article)

    @property
    def state(self) -> str:
        """The id of the state that it names, "" where it names none."""
        return self.text.removeprefix(_STATE) if self.text.startswith(_STATE) else ""


@dataclass(frozen=True, slots=True)
class Rules:
    """What the user says: groups of sides that are one, pairs of sides that are two."""

    groups: tuple[tuple[Side, ...], ...] = ()
    apart: tuple[tuple[Side, Side], ...] = ()
    _index: dict[str, list[tuple[Side, str]]] = field(default_factory=dict, repr=False, compare=False)
    _groups: dict[str, tuple[Side, ...]] = field(default_factory=dict, repr=False, compare=False)

    def __post_init__(self) -> None:
        for group in self.groups:
            key = "rule:" + hashlib.sha256(repr(group).encode()).hexdigest()[:12]
            self._groups[key] = group
            for side in group:
                self._index.setdefault(side.text, []).append((side, key))
        for number, pair in enumerate(self.apart):
            for which, side in zip("ab", pair, strict=True):
                self._index.setdefault(side.text, []).append((side, f"{number} {which}"))

    def to_json(self) -> str:
        """One line of JSON, in ASCII."""
        groups = [[[side.text, side.article] for side in group] for group in self.groups]
        apart = [[[side.text, side.article] for side in pair] for pair in self.apart]
        return json.dumps([groups, apart], separators=(",", ":"))

    @staticmethod
    def from_json(text: str) -> Rules:
        """The rules that :meth:`to_json` wrote."""
        groups, apart = json.loads(text)
        return Rules(tuple(tuple(Side(*side) for side in group) for group in groups), tuple((Side(*a), Side(*b)) for a, b in apart))

    def _marks(self, profile: Profile) -> Iterator[str]:
        if not self._index:
            return
        texts = {profile.id, minted(profile.id, profile.article), *map(fold, (profile.name, *profile.names))}
        for text in texts & self._index.keys():
            yield from (mark for side, mark in self._index[text] if side.article in ("", profile.article))

    def keys(self, profile: Profile) -> tuple[str, ...]:
        """The block keys that the rules give a profile beside its own: one for each group that it belongs to, and of its state."""
        groups = {mark for mark in self._marks(profile) if mark.startswith("rule:")}
        return tuple(sorted(groups | {f"id:{state}" for key in groups if (state := self.state(key))}))

    def sides(self, profile: Profile) -> frozenset[tuple[int, str]]:
        """The pairs that are two which a profile is of, and on which side."""
        found = (mark.split() for mark in self._marks(profile) if not mark.startswith("rule:"))
        return frozenset((int(number), which) for number, which in found)

    def state(self, key: str) -> str:
        """The id of the state that the group of a key names, "" where it names none."""
        return next((side.state for side in self._groups.get(key, ()) if side.state), "")


NO_RULES = Rules()
_Row = tuple[Side, Side, int]  # two sides and the number of the line


def minted(id: str, article: str) -> str:
    """The id of an entity whose own id another one keeps: ``article`` is the smallest that names it."""
    return f"{id}.{hashlib.sha256(f'{id}{chr(31)}{article}'.encode('utf8', 'surrogatepass')).hexdigest()[:6]}"


def read_rules(path: Path) -> Rules:
    """The rules of a CSV file with the columns a, b, decision and, if wanted, article_a and article_b.

    A side is an entity's id, with or without ``ent:``, or a name; names match without regard to case and accents.

    Raises:
        UsageError: the file cannot be read, a line is wrong, or two lines contradict each other.
    """
    try:
        text = path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"the rules cannot be read: {error}", where=str(path), fix="give a CSV file in UTF-8") from error
    try:
        same, apart = _lines(csv.DictReader(io.StringIO(text), skipinitialspace=True), path)
    except csv.Error as error:
        raise UsageError(f"the rules are no table: {error}", where=str(path), fix=_FIX) from error
    groups = _groups(same, path)
    _check(groups, apart, same, path)
    return Rules(tuple(groups), tuple((a, b) for a, b, _ in apart))


def _lines(rows: csv.DictReader[str], path: Path) -> tuple[list[_Row], list[_Row]]:
    """The lines that say same, and those that say different."""
    if not {"a", "b", "decision"} <= set(rows.fieldnames or ()):
        raise UsageError("the header lacks a, b or decision", where=f"{path}, line 1", fix=_FIX)
    same: list[_Row] = []
    apart: list[_Row] = []
    for row in rows:
        line = rows.line_num
        a, b = (_side(row, which, f"{path}, line {line}") for which in "ab")
        decision = (row["decision"] or "").strip().casefold()
        if decision not in {"same", "different"}:
            raise UsageError(f"“{decision}” is no decision", where=f"{path}, line {line}", fix=_FIX)
        (same if decision == "same" else apart).append((a, b, line))
    return same, apart


def _side(row: dict[str, str | None], which: str, where: str) -> Side:
    text = (row[which] or "").strip()
    if not text:
        raise UsageError(f"column {which} is empty", where=where, fix=_FIX)
    text = text.removeprefix("ent:")
    side = Side(text if _is_id(text) else fold(text), (row.get(f"article_{which}") or "").strip().removeprefix("art:"))
    state = None if side.article else state_named(text) or state_named(text.replace("_", " "))
    return Side(_STATE + slug(state.name)) if state else side


def _is_id(text: str) -> bool:
    base, _, suffix = text.partition(".")
    return base == slug(base) and " " not in text and ("_" in base or bool(suffix))


def _groups(same: Sequence[_Row], path: Path) -> list[tuple[Side, ...]]:
    """Sides that are one by way of others; a side in one article belongs where its text in all articles does."""
    parent: dict[Side, Side] = {}

    def find(side: Side) -> Side:
        while parent.setdefault(side, side) != side:
            side = parent[side]
        return side

    def unite(a: Side, b: Side) -> None:
        first, second = sorted((find(a), find(b)))
        parent[second] = first

    for a, b, _ in same:
        unite(a, b)
    for side in sorted(parent):
        if Side(side.text) in parent:
            unite(side, Side(side.text))
    groups: dict[Side, list[Side]] = defaultdict(list)
    for side in sorted(parent):
        groups[find(side)].append(side)
    for group in groups.values():
        states = sorted({s.state for s in group} - {""})
        if len(states) > 1:
            lines = ", ".join(str(line) for a, _, line in same if a in group)
            raise UsageError(f"{states[0]} and {states[1]} are two states", where=f"{path}, lines {lines}", fix=_FIX_TWO)
    return [tuple(g) for g in groups.values()]


def _check(groups: Sequence[Sequence[Side]], apart: Sequence[_Row], same: Sequence[_Row], path: Path) -> None:
    for a, b, line in apart:
        for group in groups:
            if any(s.covers(a) for s in group) and any(s.covers(b) for s in group):
                lines = ", ".join(str(n) for n in sorted({line, *(n for x, _, n in same if x in group)}))
                cause = f"“{a.text}” and “{b.text}” are both the same and different"
                raise UsageError(cause, where=f"{path}, lines {lines}", fix=_FIX_TWO)
