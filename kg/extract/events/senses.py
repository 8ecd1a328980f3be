"""Rules that tell the sense of a happening from its frame, read from ``data/events.json``.

A rule is one line: ``ASSAULT firearms if subject=armed, at`` gives a type, perhaps a mode, and conditions that must all hold.
Conditions: ``slot`` (it is filled), ``no slot``, ``slot=a|b``, ``slot!=a|b``; ``for|to=a`` asks either place. Values are
lemmas, classes of words of the same file ("+armed"), of entities ("Person") or of mentions ("@place"). The first rule that holds
decides; ``none`` decides that it is no event.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from kg.extract.events.frames import Filler, Frame


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition on a frame: any of ``slots`` is filled (by one of ``values``, where there are some), or none is."""

    slots: tuple[str, ...]
    wanted: bool
    values: frozenset[str] | None = None

    def holds(self, frame: Frame) -> bool:
        """Whether the frame meets it."""
        fillers = [frame.slots[slot] for slot in self.slots if slot in frame.slots]
        return self.wanted is any(self.values is None or _among(held, self.values) for held in fillers)


def _among(held: Filler, values: frozenset[str]) -> bool:
    return not values.isdisjoint(held.words) or not values.isdisjoint(held.types)


@dataclass(frozen=True, slots=True)
class Rule:
    """What a frame tells where all conditions hold; ``type`` is "none" where it tells no event."""

    type: str
    mode: str
    conditions: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Senses:
    """The whole data file, ready to use: rules by verb (with particles) and by noun, and what to do with both."""

    verbs: dict[str, tuple[Rule, ...]]
    nouns: dict[str, tuple[Rule, ...]]
    modes: dict[str, tuple[Rule, ...]]
    light: frozenset[str]
    occur: frozenset[str]


def first(rules: Iterable[Rule], frame: Frame) -> Rule | None:
    """The first rule that holds, None where none does."""
    return next((rule for rule in rules if all(c.holds(frame) for c in rule.conditions)), None)


@cache
def senses() -> Senses:
    """The rules of ``data/events.json``."""
    data = json.loads((resources.files("kg.extract") / "data" / "events.json").read_text("utf8"))
    classes = data["words"]
    modes: dict[str, tuple[Rule, ...]] = {
        entry["type"]: tuple(rule(f"{entry['type']} {line}", classes) for line in entry["is"]) for entry in data["modes"]
    }
    verbs, nouns = (_by_word(data[part], classes) for part in ("verbs", "nouns"))
    return Senses(verbs, nouns, modes, frozenset(data["light"]), frozenset(data["occur"]))


def _by_word(entries: list[dict[str, Any]], classes: dict[str, list[str]]) -> dict[str, tuple[Rule, ...]]:
    """Rules by predicate; those of several entries follow one another."""
    found: dict[str, tuple[Rule, ...]] = {}
    for entry in entries:
        rules = tuple(rule(line, classes) for line in entry["is"])
        for predicate in entry["of"]:
            found[predicate] = found.get(predicate, ()) + rules
    return found


def rule(line: str, classes: dict[str, list[str]]) -> Rule:
    """One rule, as the data file writes it.

    >>> rule("COERCE arrest if object=Person, no with", {})  # doctest: +ELLIPSIS
    Rule(type='COERCE', mode='arrest', conditions=(Condition(...), Condition(slots=('with',), wanted=False, values=None)))
    """
    head, _, tail = line.partition(" if ")
    kind, _, mode = head.strip().partition(" ")
    return Rule(kind, mode, tuple(_condition(part.strip(), classes) for part in tail.split(",") if part.strip()))


def _condition(text: str, classes: dict[str, list[str]]) -> Condition:
    slot, equals, values = text.partition("=")
    wanted = not slot.endswith("!") and not slot.startswith("no ")
    slots = tuple(slot.removesuffix("!").removeprefix("no ").split("|"))
    if not equals:
        return Condition(slots, wanted)
    return Condition(slots, wanted, frozenset(_expanded(values.split("|"), classes)))


def _expanded(values: Iterable[str], classes: dict[str, list[str]]) -> set[str]:
    """Values with the members of classes in their stead."""
    found: set[str] = set()
    for value in values:
        found |= _expanded(classes[value[1:]], classes) if value.startswith("+") else {value}
    return found
